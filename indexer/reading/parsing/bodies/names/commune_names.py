"""Names of communes of the Code officiel géographique, where they stand in a text.

Keys are those of ``indexer.referentials``: folded, articles kept (« le haut orme »). A key is not yet
a commune: several may bear it (``homonyms`` tells them apart).
"""

import re
from itertools import islice

from indexer.referentials import is_commune_key, name_key

#: What the link before a name says of its article: « commune du Haut-Orme » is « le haut orme ».
_ARTICLES = {"du": "le ", "des": "les ", "de la": "la ", "de l'": "l "}
_NAME_WORDS = re.compile(r"[^\s,;:.()«»\"|/]+")
#: Names of communes that an act says of something else: « conseil municipal de la réunion du … ».
WORDS_OF_ACTS = frozenset(("la reunion", "reunion"))
#: Names of communes that are far more often common words where one stands without « commune de ».
COMMON_WORDS = frozenset(("ville", "bureau", "le bourg", "bourg", "les communes"))
#: Names of communes that are words of acts too: one is told where nothing goes on behind it, « Commune de Plan, ».
_ALSO_WORDS = frozenset(
    re.findall(
        r"\w+",
        "aire avril charge chemin contre cours frais grand marches mars moyen place plan rue salles sens son vers ville vue",
    )
)
_ENDS = re.compile(r"[ \t]*(?:[^\w\s'’-]|\n|\Z)")
#: A name that its line cuts at a hyphen, and what follows is not its end.
_CUT_NAME = re.compile(r"[a-z]-[^a-z]*\Z")


def article_of(link: str | None) -> str:
    """The article, with its blank, that a link before a name holds (« du » → « le »); else nothing."""
    return _ARTICLES.get(" ".join((link or "").split()), "")


def commune_key_at(folded: str, position: int, link: str | None) -> str | None:
    """The key of the longest name of a commune that begins at a position of a folded text.

    ``link`` is what stands between « commune » and the name, as written. ``None`` where no name
    begins there, where its line cuts it, or where it is a word of acts that goes on.
    """
    words = [*islice(_NAME_WORDS.finditer(folded, position, position + 90), 9)]
    article = article_of(link)
    keys = [name_key(word.group()) for word in words]
    for count in range(len(words), 0, -1):
        name = folded[words[0].start() : words[count - 1].end()]
        if len(name) < 2 and not (link and _ENDS.match(folded, words[count - 1].end())):
            continue  # « Commune d'Y », and nothing behind it
        if "-" in name and _CUT_NAME.search(name):
            return None  # cut at the end of its line, and what follows is not known
        key = " ".join(filter(None, keys[:count]))
        if article and is_commune_key(name_key(article + key)):
            return name_key(article + key)
        if key and is_commune_key(key) and not (article and count == 1 and len(key) < 3):
            word = key in _ALSO_WORDS and (
                article or not _ENDS.match(folded, words[count - 1].end())
            )
            return None if word else key
    return None
