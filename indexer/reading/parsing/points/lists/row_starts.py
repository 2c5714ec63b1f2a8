"""Where the rows of a list begin: at a number of one shape, at a letter, else above each result."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.reading.parsing.facts.numbers.number_forms import NUMBER, tidy_number
from indexer.reading.parsing.points.lists.list_titles import names_rows
from indexer.reading.parsing.points.lists.row_results import is_result_only
from indexer.reading.parsing.view.cleaning import Line

_NUMBERED = re.compile(
    r"[|\[\s•*>-]*(?:(?:deliberation|delib\.?|dcm|del\.?(?=\s))\s*)?(?:n\s?°\s*)?(?P<number>"
    + NUMBER
    + r")(?=[\s|:.)\]–-]|examinee|$|;)[\s|:;.)\]–-]*"
)
SHORT_LABEL = re.compile(r"[|\s•*>-]*(?:deliberation|delib\.?|dcm)\b")
_BULLETED = re.compile(r"[-•*>]\s")
#: The shape of a number that is a rank in the list.
_RANK = "9"


@dataclass(frozen=True, slots=True)
class ListedRow:
    """Where a row begins: the index of its first line, and where in that line its title does."""

    start: int
    number: str | None
    title: int


def opens_row(line: Line) -> bool:
    """Whether a line begins with the name of an act, or with a number that is none of a list of ranks."""
    return any(begins.match(line.folded) for begins in (SHORT_LABEL, _NUMBERED, _BULLETED))


def rows_by_number(lines: Sequence[Line], most: int) -> list[ListedRow]:
    """The rows that begin with a number, all of one shape; ranks must follow one another."""
    found: list[tuple[str, ListedRow]] = []
    ranks: list[tuple[int, ListedRow]] = []
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.folded)
        if match is None or is_result_only(line):
            continue
        begin, end = match.span("number")
        number = tidy_number(line.text[begin:end])
        shape = re.sub(r"[a-z]+", "a", re.sub(r"\d+", "9", number.lower()))
        row = ListedRow(index, number, match.end())
        if shape == _RANK:
            ranks.append((int(match["number"]), row))
        else:
            found.append((shape, row))
    found.extend((_RANK, row) for row in _in_turn(ranks))
    if not found:
        return []
    shape, count = Counter(kept for kept, _row in found).most_common(1)[0]
    return [row for kept, row in found if kept == shape] if 2 <= count <= max(most, 4) else []


def _in_turn(ranks: Sequence[tuple[int, ListedRow]]) -> list[ListedRow]:
    """The rows whose ranks follow one another: from one on where two do, else the longest run of them."""
    runs: list[list[int]] = []
    ends: dict[int, int] = {}  # by the last rank of a run, which run it is
    for at, (rank, _row) in enumerate(ranks):
        if rank - 1 in ends and rank not in ends:
            ends[rank] = ends.pop(rank - 1)
            runs[ends[rank]].append(at)
        elif rank not in ends:
            ends[rank] = len(runs)
            runs.append([at])
    best = max(runs, key=lambda run: (ranks[run[0]][0] == 1 and len(run) > 1, len(run)), default=[])
    return [ranks[at][1] for at in best]


_LETTERED = re.compile(r"[|\s•*>-]*(?P<letter>[a-z])\s?[).]\s*(?=\w)")


def rows_by_letter(lines: Sequence[Line]) -> list[ListedRow]:
    """The rows « a) … », « b) … », whose letters follow one another and begin again under each theme."""
    rows: list[ListedRow] = []
    last = ""
    for index, line in enumerate(lines):
        match = _LETTERED.match(line.folded)
        if match is None:
            continue
        letter = match["letter"]
        if letter != "a" and ord(letter) != ord(last or "z") + 1:
            return []
        rows.append(ListedRow(index, letter, match.end()))
        last = letter
    return rows


def rows_by_result(lines: Sequence[Line], results: Sequence[int]) -> list[ListedRow]:
    """Rows without a number: what stands before a result, back to the blank or the row before."""
    rows: list[ListedRow] = []
    last = -1
    for index in results:
        start = index
        while (
            start - 1 > last
            and index - start < 3
            and (is_result_only(lines[start]) or not _opens(lines, start))
            and not names_rows(lines[start - 1])
        ):
            start -= 1
        sign = re.match(r"[|\s•*>-]*", lines[start].folded)
        rows.append(ListedRow(start, None, sign.end() if sign else 0))
        last = index
    return rows


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a row begins in a line: under a bullet, after a blank line, with a capital."""
    line = lines[index]
    return line.gap > 0 or line.text[0] in "-•*>|" or line.text[0].isupper()
