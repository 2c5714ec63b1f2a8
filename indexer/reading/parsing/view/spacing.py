"""Texts set to a width: the blanks that even out their lines, and the margin before all of them.

A PDF whose lines are justified often gives two or three blanks between words, and keeps the margin of the
page. Patterns meet one blank between words, and lines that begin where they begin. Lines that hold a wider
gap are rows of a table, or two columns: they stay as they are.
"""

import re
from collections.abc import Iterator

#: Two words of a sentence, parted by more than a blank.
_PARTED = re.compile(r"[a-zà-ÿ,] {2,3}[a-zà-ÿ]")
#: « l' assemblée », as reading machines and some fonts set an elision; « M' ORVAL » is a misread « M. ».
_ELIDED = r" (?:(?<=\b[cdjlmnsCDJLNS]['’] )|(?<=\b[Qq]u['’] )) {0,2}(?=[^\W\d_])"
_BEHIND_ELISION = re.compile(_ELIDED)
_DOUBLED = re.compile(rf"{_ELIDED}|(?<=\S) {{1,2}}(?= \S)")
_COLUMNS = re.compile(r"\S(?: {4}| *\t)\s*+\S")
#: Texts with fewer such places, or fewer for all their blanks, are not justified.
_LEAST, _SHARE = 12, 25
#: The share of the lines that a margin stands before.
_MOST = 0.75


def evenly_spaced(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text without the blanks that set it, and where each character stood; else ``None``."""
    justified = _is_justified(text)
    margin = _margin(text)
    elided = ("' " in text or "’ " in text) and _BEHIND_ELISION.search(text)
    if not (justified or margin or elided):
        return None
    extra = _DOUBLED if justified else _BEHIND_ELISION
    pieces: list[str] = []
    positions: list[int] = []
    for begin, end in _kept(text, margin, extra):
        pieces.append(text[begin:end])
        positions.extend(range(begin, end))
    return "".join(pieces), (*positions, len(text))


def _is_justified(text: str) -> bool:
    if text.count("  ") < _LEAST:
        return False
    parted = sum(1 for _ in _PARTED.finditer(text))
    return parted >= _LEAST and parted * _SHARE >= text.count(" ")


def _margin(text: str) -> int:
    """How many blanks stand before nearly all lines."""
    if not text.startswith(" ") and text.count("\n ") < _LEAST:
        return 0
    lines = [line for line in text.split("\n") if line.strip()]
    widths = sorted(len(line) - len(line.lstrip(" ")) for line in lines)
    return widths[int(len(widths) * (1 - _MOST))] if widths else 0


def _kept(text: str, margin: int, extra: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of the text that stay."""
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        begin = start + min(margin, len(line) - len(line.lstrip(" ")))
        removed = _BEHIND_ELISION if "  " in line and _COLUMNS.search(line) else extra
        for blanks in removed.finditer(text, begin, stop):
            yield begin, blanks.start()
            begin = blanks.end()
        yield begin, min(stop + 1, len(text))
        start = stop + 1
