"""Words cut at a line's end, put together where the rest of the document proves how they are spelt.

« délibé-⏎ration » may be one word, « procès-⏎verbal » keeps its hyphen, and no rule of letters
tells. The document itself often does: where « délibération » stands elsewhere in it, uncut, the cut
one is mended; where « procès-verbal » does, only the line's end goes. Where neither or both stand,
nothing is changed: the analysis of words tries both forms.
"""

import re
from collections.abc import Sequence

_PART = r"[^\W\d_]{2,}(?:-[^\W\d_]+)*"
#: Starts at the start of a word only, so that a file of endless letters takes no endless time.
_CUT = re.compile(rf"(?<![^\W\d_])(?<!-)({_PART})-\n({_PART})(?!\S*-\n)(\S*)[ \n]?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def mend(pages: Sequence[str]) -> list[str]:
    """Put together the words that line ends cut, page by page, where that is certain.

    All pages together are what proves a spelling. A mended word, with the sign that follows it,
    stands whole at the end of its first line.
    """
    if not any("-\n" in page for page in pages):
        return list(pages)
    whole = {word.lower() for page in pages for word in _WORD.findall(_CUT.sub(" ", page))}
    return [_CUT.sub(lambda cut: _put_together(cut, whole), page) for page in pages]


def _put_together(cut: re.Match[str], whole: set[str]) -> str:
    first, second, sign = cut.groups()
    joined, hyphened = f"{first}{second}", f"{first}-{second}"
    is_joined, is_hyphened = joined.lower() in whole, hyphened.lower() in whole
    if not second[0].islower() or is_joined == is_hyphened:
        return cut.group()
    return f"{joined if is_joined else hyphened}{sign}\n"
