"""Words that the end of a line cuts: « munici- ⏎ pal » is made whole at the end of its line.

The rest of the word moves up, the break behind it: no other character moves. A hyphen that a word
keeps (« vice- ⏎ président », « vingt- ⏎ deux ») and names in capitals (« Saint- ⏎ Germain ») stay.
"""

import re

from indexer.formulas import any_of
from indexer.reading.parsing.lexicon import TENS, UNITS

_CUT = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u00ac\u2010]\n(?P<margin>[ \t]*+)(?P<rest>[a-zà-ÿ]\S*+)")
_LONGEST = 20
#: What stands before a hyphen of its own, at the end of what a line holds.
_FIRST = re.compile(
    rf"(?:^|[^a-zà-ÿ])(?:{TENS}|{UNITS}|cents?|mil|mille|vice|sous|non|compte|procès|demi|ci|là|mi|par|peut|au|à|celui|celles?|ceux|lui|eux|elles?|nous|vous"
    r"|soi|moi|rendez|chef|contre|hors|avant|après|arrière|grand|socio|t)$"
)
_SECOND = re.compile(
    rf"(?:{any_of(('même', 'dessus', 'dessous', 'après', 'contre', 'joint', 'annex', 'verba', 'rendu'))}|(?:là|ci|ils?|elles?|on|t|ce)\b)"
)


def with_whole_words(text: str) -> str:
    """Return the text, of the same length, with its cut words whole."""
    return _CUT.sub(_joined, text)


def _joined(cut: re.Match[str]) -> str:
    first = cut.string[max(0, cut.start() - _LONGEST) : cut.start()]
    if _FIRST.search(first) or _SECOND.match(cut["rest"]):
        return cut.group()
    return f"{cut['rest']} \n{cut['margin']}"
