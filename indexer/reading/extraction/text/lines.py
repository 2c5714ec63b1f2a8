"""Joining lines that a reader found into a text."""

import re
import unicodedata
from collections.abc import Iterable

from indexer.reading.extraction.text.raised import without_calls
from indexer.reading.extraction.text.symbols import with_boxes
from indexer.reading.marks import hyphenated

#: The number of an act or a day in front of nothing else: « 2031-012 », « 14.03.31 ».
_OF_AN_ACT = re.compile(r"\W*(?:\d+\W+){2,}\d+\W*|\W*(?:19|20)\d\d\s*[/._-]\s*\d+\W*")

_PAGE = re.compile(r"(?:page\W*)?\d*\W*(?:(?:sur|de|/)\W*\d*\W*)?", re.IGNORECASE)

_TABS = re.compile(r"(?<! ) *\t[ \t]*")

#: Characters that are not seen (soft hyphens, joiners and blanks without a width), and ligatures, whose letters are.
_UNSEEN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff")),
    **{sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)},
}


def without_unseen(text: str) -> str:
    """A text without soft hyphens and blanks that have no width, which would cut its words, ligatures and calls of notes."""
    return text if text.isascii() else without_calls(hyphenated(text).translate(_UNSEEN))


def is_page_number(line: str) -> bool:
    """Whether a line at the head or foot of pages holds nothing, or nothing but the page's number."""
    bare = line.strip()
    if _PAGE.fullmatch(bare) or not any(map(str.isalpha, bare)):
        return _OF_AN_ACT.fullmatch(bare) is None
    return False


def without_tab_runs(text: str) -> str:
    """A text in which several tabs in a row, by which people align, count as one."""
    return _TABS.sub("\t", text) if "\t" in text else text


def joined(lines: Iterable[str]) -> str:
    """Lines without spaces at their ends, never more than one empty line in a row, none outside."""
    kept: list[str] = []
    for piece in lines:
        for line in without_unseen(piece).split("\n"):
            bare = line.rstrip()
            if bare or (kept and kept[-1]):
                kept.append(bare)
    return with_boxes("\n".join(kept).strip("\n"))
