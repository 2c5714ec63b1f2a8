"""Ranks of points that stand alone beside the number of the act: « POINT N° 1 ⏎ CCVAL19071 ⏎ OBJET : … ».

Rules read one number above a title: that of the act is kept, the rank becomes blank, so that no character moves.

Source: minutes of communautés of communes.
"""

import re

_RANK = re.compile(
    r"\n(?P<rank>(?:POINT|Point|AFFAIRE|Affaire|QUESTION|Question|RAPPORT|Rapport|DOSSIER|Dossier)\s?(?:[Nn]\s?°\s?)?\d{1,3}\s?[:.–-]?[ \t]*\n\s{0,20})(?=\S)"
)
#: A number with three figures at least, alone on its line.
_CODE = (
    r"(?:[Nn]\s?°\s?)?(?=(?:[^\d\s]*\d){3})[A-Za-z\d]{1,14}(?:[-_./][A-Za-z\d]{1,10}){0,5}[ \t]*\n"
)
#: What the two stand above: the label of a title, or one in capitals, where several do.
_TITLE = r"\s{0,20}(?:(?P<label>OBJET|Objet)\s?:|[A-ZÀ-Ý][^a-zà-ÿ\n]{8,})"
_CODE_UNDER = re.compile(_CODE + _TITLE)
_CODE_OVER = re.compile(rf"\n{_CODE}\s{{0,20}}\Z")
_UNDER = re.compile(_TITLE)
#: Characters of the longest number and of the blanks around it.
_BEFORE = 100
_SEVERAL = 2


def without_ranks_beside_codes(text: str) -> str:
    """Return the text, of the same length, without the ranks that stand alone beside the numbers of acts."""
    ranks = list(_RANK.finditer(text))
    found = [(rank.span("rank"), titled) for rank in ranks if (titled := _titled(text, rank))]
    pieces, last = list[str](), 0
    for (begin, end), titled in found:
        if titled["label"] or len(found) >= _SEVERAL:
            pieces += (text[last:begin], " " * (end - begin))
            last = end
    return "".join((*pieces, text[last:])) if pieces else text


def _titled(text: str, rank: re.Match[str]) -> re.Match[str] | None:
    """The title below a rank and the number of an act, ``None`` where these do not stand together."""
    over = _CODE_OVER.search(text, max(0, rank.start() - _BEFORE), rank.start() + 1)
    return (_UNDER if over else _CODE_UNDER).match(text, rank.end())
