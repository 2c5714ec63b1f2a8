"""Words that are a piece by themselves, seen without cutting what stands around them into pieces.

Most words that are looked for are plain letters between signs or spaces: no rule of
:mod:`analyzers.letters.tokenizers` makes them part of a longer piece. What is no such word is left to the pattern.
"""

import re
from typing import Final

from analyzers.letters.tokenizers import PIECE

#: All but what the pattern of pieces may take for letters or figures beside those of ``\\w``; see there why so.
_APART: Final = r"\x00-\u036f\u2000-\u2bff\U00010000-\U0010ffff"
#: Two letters or more. After a number and a space they may be its ending (« 2 ème »).
WORD: Final = re.compile(
    rf"(?<!\w)(?<![^{_APART}])(?<![0-9] )[A-Za-zÀ-ÖØ-öø-ÿŒœ]{{2,}}(?!\w)(?![^{_APART}])"
)
#: Characters before a word among which the piece before it begins.
_NEAR: Final = 40


def piece_before(text: str, at: int) -> str | None:
    """Give the piece that stands before a word; empty for none, ``None`` where a look does not tell.

    >>> piece_before("une cantine", 4), piece_before("(co-cantine", 4), piece_before("« cantine", 2)
    ('une', 'co', '')
    >>> piece_before("une à cantine", 6), piece_before("E. C. cantine", 6), piece_before("E X T cantine", 6)
    ('à', None, None)
    """
    end, floor = at - 1, max(at - _NEAR, 0)
    while end >= floor and not text[end].isalnum():
        end -= 1
    if end < floor:
        return None if floor else ""
    start = text.rfind(" ", floor, end) + 1
    if not start and floor:
        return None
    chunk = text[start : end + 1]
    piece: str = chunk if chunk.isalpha() else (PIECE.findall(chunk) or [""])[-1]
    if len(piece) > 1:
        return piece
    # Letters apart, several in a row or with dots, may be one piece.
    in_a_row = start > 2 and text[start - 3].isspace()
    return None if "." in text[start:at] or in_a_row or not piece else piece
