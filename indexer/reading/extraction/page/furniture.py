"""Page numbers and running footers: lines that belong to the paper, not to the text.

Only what is certain goes. A *page number* is a line of its own at the top or bottom of the page that counts
with the pages (« 3 », « - 3 - », « Page 3 sur 12 », « 3/12 »). A *numbered title* is the same line on every
page but for such a number at its end (« Commune de … – page 3 »). A *running foot* is the same line in the same
place at the bottom of at least half the pages. Of these two the first occurrence stays. Other running heads
stay all: several acts bundled in one file each start with « EXTRAIT DU REGISTRE … », and stamps of
télétransmission at the top of a page bear facts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from indexer.reading.extraction.page.layout import Line

#: Lines at each end of a page that may be furniture.
_REACH = 2

#: Fewest pages that prove something.
_PAGES = 3

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?|folio|feuillet)?\s*(?:n°)?\s*[-–—\[(|]*\s*(\d{1,4})\s*(?:(?:/|sur|de|of)\s*(\d{1,4}))?\s*[-–—\])|]*\s*",
    re.IGNORECASE,
)

_NUMBER_AT_END = re.compile(
    r"\b(page\s*|p\.\s*)?(?<!\d)(\d{1,4})(?:\s*(?:/|sur)\s*(\d{1,4}))?\W{0,4}\Z", re.IGNORECASE
)

#: Longest line that may be furniture, in characters.
_SHORT = 200

#: Words of lines that close an act, which a bundle of acts repeats at the foot of every page.
_OF_AN_ACT = re.compile(
    r"maire|pr[ée]sident|secr[ée]taire|extrait|certifi|conforme|fait|d[ée]lib|vot|adopt|unanim|"
    r"affich|publi|re[cç]u|envoy|pr[ée]fecture|\bID\b|transmi|ex[ée]cutoire",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without page numbers and running feet."""
    numbers = _page_numbers(pages)
    feet = _running_feet(pages)
    titles = _numbered_titles(pages)
    kept: list[list[Line]] = []
    for index, lines in enumerate(pages):
        gone = numbers[index] | feet[index] | titles[index]
        kept.append([line for position, line in enumerate(lines) if position not in gone])
    return kept


def _ends(lines: Sequence[Line]) -> set[int]:
    """Positions of the lines that stand highest and lowest on the page."""
    by_height = sorted(range(len(lines)), key=lambda position: lines[position].top)
    return {*by_height[:_REACH], *by_height[-_REACH:]}


def _page_numbers(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Positions of page numbers: those that keep one distance to the page's own number.

    A file of one or two pages proves nothing by counting: there only « n / total » is believed.
    """
    candidates: list[dict[int, tuple[int, bool]]] = []
    distances: Counter[int] = Counter()
    for index, lines in enumerate(pages):
        found = _numbers_at_ends(lines, len(pages))
        candidates.append(found)
        distances.update({number - index for number, _ in found.values()})
    usual, count = distances.most_common(1)[0] if distances else (0, 0)
    counts = count >= max(_PAGES, len(pages) / 2)
    return [
        {
            position
            for position, (number, of_total) in found.items()
            if (counts and number - index == usual) or (of_total and number == index + 1)
        }
        for index, found in enumerate(candidates)
    ]


def _numbers_at_ends(lines: Sequence[Line], total: int) -> dict[int, tuple[int, bool]]:
    """Position → number and whether the line says « n of all the pages »."""
    found: dict[int, tuple[int, bool]] = {}
    for position in _ends(lines):
        text = lines[position].text.strip()
        match = _PAGE_NUMBER.fullmatch(text) if len(text) <= _SHORT else None
        if match:
            of_total = match.group(2) is not None and int(match.group(2)) == total
            found[position] = (int(match.group(1)), of_total)
    return found


def _numbered_titles(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Positions of titles that bear the page's own number, the first occurrence excepted.

    The number follows the word « page », or the number of all pages follows it.
    """
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for index, lines in enumerate(pages):
        for position in _ends(lines):
            text = lines[position].text.strip()
            match = _NUMBER_AT_END.search(text) if len(text) <= _SHORT else None
            if match and match.start() and (match.group(1) or match.group(3) == str(len(pages))):
                title = text[: match.start()]
                places[title, int(match.group(2)) - index].append((index, position))
    gone: list[set[int]] = [set() for _ in pages]
    for occurrences in places.values():
        for index, position in sorted(occurrences)[1:]:
            gone[index].add(position)
    return gone


def _running_feet(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Positions of lines repeated at the foot of most pages, the first occurrence excepted."""
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for index, lines in enumerate(pages):
        by_height = sorted(range(len(lines)), key=lambda position: lines[position].top)
        for position in by_height[-_REACH:]:
            line = lines[position]
            if line.text and not _OF_AN_ACT.search(line.text):
                places[line.text, round(line.top / 6)].append((index, position))
    gone: list[set[int]] = [set() for _ in pages]
    for occurrences in places.values():
        if len(occurrences) >= max(_PAGES, len(pages) / 2):
            for index, position in occurrences[1:]:
                gone[index].add(position)
    return gone
