"""Make ``composes.tsv``: words of several parts, and the one word that they are however written.

    python -m tools.build_compounds

Needs ``simplemma``, whose French list holds the words written with hyphens. « plate-forme »,
« plate forme » and « plateforme » then are one. Left out are the words that grammar makes (« dit-il »,
« celui-ci »), numbers, and what begins with a word too common to be looked at each time.
"""

from collections.abc import Mapping
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from analyzers.letters.folding import fold
from analyzers.runs.compounds import PREFIXES, WORDS
from analyzers.wordlists import word_set
from analyzers.words.filters import is_stop
from analyzers.words.numbers import spell

FOLDER = Path(__file__).parents[1] / "analyzers" / "data"
HEADER = """\
# Words of several parts, and the one word that they are. Made by build_compounds.py.
# Derived from the French list of simplemma 2.0.0 (Open Database License 1.0); this file is under
# the same licence.
"""
MOST_PARTS = 4
#: Words of this field and new ones, which the list lacks.
OURS = [
    "plate-forme",
    "plates-formes",
    "porte-à-porte",
    "quote-part",
    "quotes-parts",
    "rond-point",
    "ronds-points",
    "city-stade",
    "skate-park",
    "pump-track",
    "wi-fi",
    "e-mail",
    "abri-bus",
    "hand-ball",
    "foot-ball",
    "basket-ball",
    "volley-ball",
    "base-ball",
    "eco-point",
    "aqua-gym",
    "aqua-bike",
    "body-board",
    "bloc-note",
    "fab-lab",
    "food-truck",
    "click-and-collect",
    "co-working",
    "drop-zone",
    "prud-homal",
    "chauffe-eau",
    "sapeur-pompier",
    "sapeurs-pompiers",
    "contre-allée",
    "contre-allées",
    "pré-enseigne",
    "cross-fit",
    "bike-park",
    "street-work",
    "street-art",
    "open-data",
    "cloud-computing",
    "news-letter",
    "smart-phone",
    "week-end",
    "basse-cour",
    "tri-flux",
    "point-tri",
    "bouche-porte",
    "car-port",
    "tiny-house",
    "mobile-home",
    "mobil-home",
    "camping-car",
    "garde-corps",
    "gardes-corps",
    "main-courante",
    "mains-courantes",
    "pare-ballons",
    "brise-vue",
    "e-administration",
    "e-commerce",
    "e-démarche",
    "e-démarches",
    "e-santé",
    "e-service",
    "e-services",
    "e-gouvernement",
    "e-inclusion",
    "e-learning",
    "e-sport",
    "e-sports",
    "e-billet",
    "e-billetterie",
    "e-mobilité",
    "e-citoyen",
    "e-citoyenneté",
    "e-bus",
]
#: What a word that begins with « ré » is also written with a hyphen after, and how nouns and infinitives end.
_AGAIN = ("ré", "re")
_OF_NOUNS = ("tion", "ment", "age", "oi", "ure", "ance", "ence", "er", "ir", "ndre")
#: Last parts that grammar adds, and first parts that begin half of all sentences.
_GRAMMAR = word_set(
    "je tu il elle on nous vous ils elles ce ci la moi toi lui leur les le en y t meme memes dessus dessous"
)
_TOO_COMMON = word_set(
    "a au aux de du des en et la le les l d par un une qui que ce c ne pas non"
    " entre ex mi demi quasi lock tire pese est pas plus ci bien toutes apres deux si"
)
#: Of a verb only the infinitive: « sous-évalue » is hardly ever met.
_INFINITIVE = ("er", "ir", "re")
_NUMBERS = {word for number in range(100) for word in spell(number).split()} | {
    "cent",
    "cents",
    "mille",
}


def parts(form: str) -> list[str]:
    """Give the folded parts of a word written with hyphens."""
    return fold(form).replace("'", "-").replace("’", "-").split("-")


def kept(form: str) -> bool:
    """Say whether a word with hyphens is one that people write in other ways."""
    words = parts(form)
    return (
        2 <= len(words) <= MOST_PARTS
        and all(word.isalpha() for word in words)
        and form == form.lower()
        and words[-1] not in _GRAMMAR
        and words[0] not in _TOO_COMMON | _NUMBERS
        and words[0] not in PREFIXES
        and " ".join(words) not in WORDS
        and len("".join(words)) >= 5
        and not all(map(is_stop, words))
    )


def again(word: str, lexicon: Mapping[str, str]) -> str:
    """Give « ré-emploi » for a noun or an infinitive that is another done again; else nothing.

    >>> again("réemploi", {"emploi": "emploi", "réemploi": "réemploi"}), again("recette", {})
    ('ré-emploi', '')
    """
    rest = word[2:]
    noun = rest.removesuffix("s").endswith(_OF_NOUNS) and rest in lexicon and len(rest) >= 5
    return f"{word[:2]}-{rest}" if noun and word.startswith(_AGAIN) else ""


def main() -> None:
    """Write the table."""
    lexicon = DefaultDictionaryFactory().get_dictionary("fr")
    entries = {form: lemma for form, lemma in lexicon.items() if "-" in form}
    entries |= {form: form.removesuffix("s").replace("s-", "-") for form in OURS}
    entries |= {form: form for word in lexicon if (form := again(word, lexicon))}
    found = {
        " ".join(parts(form)): (lemma if "-" in lemma else form).replace("-", "").replace("'", "")
        for form, lemma in sorted(entries.items())
        if kept(form) and (form == lemma or not lemma.endswith(_INFINITIVE))
    }
    rows = "".join(f"{run}\t{word.lower()}\n" for run, word in sorted(found.items()))
    (FOLDER / "composes.tsv").write_text(HEADER + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
