"""Make ``pairs_together.tsv``: the plurals and feminines of the commonest words, which must share a stem.

    python -m tools.build_pairs TEXT…

Needs ``simplemma``, whose French list says what the plural and the feminine of a word are. The texts
say which words are common. A pair whose words do not share a stem is either in
``pairs_apart.tsv``, by hand and with the reason why its words mean other things, or printed: then a line of
``familles.txt`` is to be written, and ``build_stems`` run. The tests of the stems hold both lists.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from analyzers.letters.folding import fold
from analyzers.words.filters import is_stop
from analyzers.words.stemming import stem
from tools.build_stems import count_words

FOLDER = Path(__file__).parents[1] / "tests" / "analyzers" / "words"
COMMONEST = 3_000
HEADER = """\
# Plurals and feminines of the commonest words. Made by tools/build_pairs.py.
# Derived from the French list of simplemma 2.0.0 (Open Database License 1.0); this file is under
# the same licence.
"""
_PLURALS = (("", "s"), ("", "x"), ("al", "aux"), ("ail", "aux"))
_FEMININES = (
    ("", "e"), ("er", "ère"), ("f", "ve"), ("x", "se"), ("el", "elle"), ("en", "enne"), ("on", "onne"),
    ("et", "ette"), ("et", "ète"), ("eur", "euse"), ("teur", "trice"), ("c", "que"), ("c", "che"),
    ("g", "gue"), ("eau", "elle"), ("il", "ille"), ("ul", "ulle"),
)  # fmt: skip
#: Forms of verbs, which look like feminines of their participles.
_OF_VERBS = ("isse", "isses", "usse", "usses")


def changed(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Give what a word would be with other endings."""
    for ending, other in endings:
        if word.endswith(ending):
            yield word.removesuffix(ending) + other


def forms(word: str, lexicon: Mapping[str, str]) -> Iterator[str]:
    """Give the plural and the feminines of a word that the lexicon gives to the same lemma."""
    feminines = list(changed(word, _FEMININES))
    plurals = [p for one in (word, *feminines) for p in changed(one, _PLURALS)]
    for form in dict.fromkeys((*feminines, *plurals)):
        same = lexicon.get(form) in (word, lexicon[word]) if form in lexicon else False
        if same and form != word and not form.endswith(_OF_VERBS):
            yield form


def apart() -> frozenset[tuple[str, str]]:
    """Read the pairs that part, by hand."""
    lines = (FOLDER / "pairs_apart.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset((one, other) for one, other, *_ in rows)


def main(*texts: str) -> None:
    """Write the list, and print the pairs that are to be decided."""
    counts = count_words(texts)
    lexicon = DefaultDictionaryFactory().get_dictionary("fr")
    known = [word for word, _ in counts.most_common() if word in lexicon and not is_stop(word)]
    parted = apart()
    lines = []
    for word in known[:COMMONEST]:
        for form in forms(word, lexicon):
            if stem(fold(word)) == stem(fold(form)):
                lines.append(f"{word}\t{form}\n")
            elif (word, form) not in parted and counts[form]:
                print(word, form, stem(fold(word)), stem(fold(form)))
    (FOLDER / "pairs_together.tsv").write_text(HEADER + "".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
