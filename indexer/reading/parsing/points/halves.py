"""Where the middle of a text is missing: tables of texts keep the first and the last so many characters.

What is told behind the gap is not of the point that was open before it: its vote is that of another.
"""

from bisect import bisect_left

from indexer.reading.parsing.view.cleaning import CleanText

#: Such tables count in hundreds, and strip what they keep.
_ROUND, _LEAST, _STRIPPED = 100, 500, 8


def gap(clean: CleanText) -> int | None:
    r"""Return the line at which the second half begins, ``None`` where the text is in one piece.

    >>> from indexer.reading.parsing.view.cleaning import clean
    >>> gap(clean("Vu le code " * 50)), gap(clean(("Vu le code " * 50)[:500] + "\n\n" + "tarifs, " * 62 + "fin."))
    (None, 1)
    """
    text, size = clean.text, clean.origin(len(clean.text))
    half = (size - 2 + _STRIPPED) // 2 // _ROUND * _ROUND
    short = 2 * half - (size - 2)
    if half < _LEAST or not 0 <= short <= _STRIPPED:
        return None
    at = bisect_left(clean.positions, half) if clean.positions else half
    if text[at : at + 2] != "\n\n" or text[at - 1] in ".!?":
        return None
    line = bisect_left(clean.lines, at, key=lambda one: one.start)
    return line if line < len(clean.lines) else None
