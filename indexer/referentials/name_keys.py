"""One spelling for the names of places and bodies, so that any spelling finds them."""

import re
import unicodedata
from functools import lru_cache

from analyzers.wordlists import word_set

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAINT = re.compile(r"\b(st|ste|sts|stes)\b")
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
#: Words within names that people leave out of them.
SMALL_WORDS = word_set("a au aux d de des du en et l la le les lez sous sur")


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Reduce a name to lower-case words without accents, hyphens or apostrophes.

    ``ST-ÉTIENNE`` and ``Saint Étienne`` give ``saint etienne``; an empty text gives ``""``.
    """
    plain = name.lower().replace("œ", "oe").replace("æ", "ae").replace("&", " et ")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = "".join([c for c in decomposed if not unicodedata.combining(c)])
    words = _NOT_WORD.sub(" ", plain).strip()
    return _SAINT.sub(lambda m: _SAINTS[m.group()], words)
