"""Words that the end of a line cuts: « munici- ⏎ pal » is made whole at the end of its line.

The rest of the word moves up, the break behind it: no other character moves. A hyphen that a word
keeps (« vice- ⏎ président », « vingt- ⏎ deux ») and names in capitals (« Saint- ⏎ Germain ») stay.
"""

import re

from analyzers import fold_letters
from analyzers.letters.normalize import keeps_hyphen

_CUT = re.compile(
    r"[-\u00ad\u00ac\u2010]\n(?<=[a-zà-ÿ].\n)(?P<margin>[ \t]*+)(?P<rest>(?P<word>[a-zà-ÿ]+)\S*+)"
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LONGEST = 30


def with_whole_words(text: str) -> str:
    """Return the text, of the same length, with its cut words whole."""
    return _CUT.sub(_joined, text)


def _joined(cut: re.Match[str]) -> str:
    before = _LAST_WORD.search(cut.string[max(0, cut.start() - _LONGEST) : cut.start()])
    first = fold_letters(before.group()) if before else ""
    # « Ci- ⏎ dessus », « ci- ⏎ joint ».
    if first == "ci" or keeps_hyphen(first, fold_letters(cut["word"])):
        return cut.group()
    return f"{cut['rest']} \n{cut['margin']}"
