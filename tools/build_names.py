"""Make ``noms.tsv``, the list of names of several words, from the Code officiel géographique.

    python -m tools.build_names communes.csv epci.csv departements.csv regions.csv

The four tables (CSV with a column ``nom``) are those of the npm package
``@etalab/decoupage-administratif``. Needs ``simplemma``, whose French lexicon tells ordinary words
from proper ones: a name made of ordinary words alone (« Vieux-Château ») is left out, because it
would swallow them, and a word of a name stays findable alone when it is no ordinary word
(« Putanges » in Putanges-le-Lac; never in the names of régions and départements).
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from analyzers.letters.folding import fold
from analyzers.letters.tokenizers import pieces
from analyzers.words.filters import STOP_WORDS
from analyzers.words.readings import key

HEADER = """\
# Names of several words: régions, départements, communes, EPCI. Made by build_names.py.
# Source: Insee, Code officiel géographique, millésime 2026; DGCL, liste des EPCI 2026; through
# @etalab/decoupage-administratif 6.0.0. Licence Ouverte 2.0 (Etalab).
# Key words, tab, places of the words that are indexed alone too (from 0).
"""
_LEADING = frozenset(("d", "l", "la", "le", "les"))
_LINKS = frozenset(fold(word) for word in STOP_WORDS) | {
    "sur",
    "saint",
    "sainte",
    "saints",
    "saintes",
}
_SAINTS = frozenset(("saint", "sainte", "saints", "saintes"))
#: « CC du Pays de Craon »: the body is named by what follows.
_EPCI_TYPE = re.compile(
    r"^(?:CC|CA|CU|Métropole|Communauté [\w’' ]+?)\s+(?:de la |de l[’']|du |des |de |d[’'])?"
)
#: Ordinary words that the lexicon lacks because they have one form.
INVARIABLE = frozenset(
    [
        "pays",
        "bois",
        "temps",
        "cas",
        "puits",
        "repos",
        "relais",
        "palais",
        "marais",
        "sud",
        "est",
        "ouest",
        "nord",
        "mont",
    ]
)
_FORMS_OF_VERBS = 12
_SIGLE = re.compile(r"\([^)]*\)")


def column(path: str) -> list[str]:
    """Read the names of a table."""
    with Path(path).open(encoding="utf-8", newline="") as rows:
        return [row["nom"] for row in csv.DictReader(rows)]


def key_words(name: str) -> list[str]:
    """Cut a name into its key words, without a leading article or « d' »."""
    words = [key(piece) for piece in pieces(name)]
    return words[1:] if words and words[0] in _LEADING else words


@lru_cache(maxsize=1)
def lexicon() -> frozenset[str]:
    """Give the ordinary words, accents kept: not the forms of verbs, which look like many places."""
    table = list(DefaultDictionaryFactory().get_dictionary("fr").items())
    forms = Counter(lemma for _, lemma in table)
    known = {form for form, lemma in table if form == lemma or forms[lemma] < _FORMS_OF_VERBS}
    return frozenset(word.lower().replace("œ", "oe") for word in known) | INVARIABLE


def is_ordinary(word: str, spelt: str) -> bool:
    """Say whether a word of a name is also a word of the language (or too short to tell)."""
    return (
        word in _LINKS
        or len(word) < 3
        or word.isdecimal()
        or spelt.lower().replace("œ", "oe") in lexicon()
    )


def entries(names: Iterable[str], *, whole_only: bool) -> Iterator[tuple[str, str]]:
    """Give the key words of each name worth a term of its own, and the places of words to keep."""
    for name in names:
        spelt = pieces(name)
        words = key_words(name)
        spelt = spelt[len(spelt) - len(words) :]
        proper = [
            not is_ordinary(word, written) for word, written in zip(words, spelt, strict=True)
        ]
        significant = sum(word not in _LINKS or word in _SAINTS for word in words)
        if len(words) < 2 or (significant < 2 and not whole_only):
            continue
        places = range(len(words))
        if whole_only:
            kept = []
        elif any(proper) or words[0] in _SAINTS:
            kept = [at for at in places if proper[at] and (at == 0 or words[at - 1] not in _SAINTS)]
        elif words[0] == "pays":  # « Pays des Sources »: a territory, of words that are also others
            kept = [at for at in places if at > 0 and words[at] not in _LINKS]
        else:
            continue
        yield " ".join(words), " ".join(map(str, kept))


def bodies(names: Iterable[str]) -> Iterator[str]:
    """Give what distinguishes each EPCI, without the word for its kind or its acronym."""
    for name in names:
        yield _EPCI_TYPE.sub("", _SIGLE.sub(" ", name)).strip()


def main(communes: str, epci: str, departements: str, regions: str) -> None:
    """Write the list beside this script."""
    found = dict(entries(bodies(column(epci)), whole_only=False))
    found |= entries(column(communes), whole_only=False)
    found |= entries([*column(departements), *column(regions)], whole_only=True)
    lines = [
        f"{words}\t{kept}\n" if kept else f"{words}\n" for words, kept in sorted(found.items())
    ]
    Path(__file__).with_name("noms.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
