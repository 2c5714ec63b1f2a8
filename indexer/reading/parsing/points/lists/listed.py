"""The list of the deliberations that an assembly examined: one row each, and its result.

Since 1 July 2022 every commune and every group of communes publishes such a list within a week of
each sitting. It has no reports and no formula of decision, often not even a word for the assembly:
a number, a title and a result, in a table or in lines, on one line or over several.

Source: CGCT, art. L2121-25 and L5211-1; forms observed in published lists.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from indexer.acts.formulas import PUBLISHED
from indexer.reading.parsing.facts.kinds import tells_who_sat
from indexer.reading.parsing.lexicon import CIVILITY
from indexer.reading.parsing.openings import BODY, DAY_ALONE
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.lists.list_titles import (
    TOP,
    may_title_list,
    names_rows,
    reports,
)
from indexer.reading.parsing.points.lists.row_results import (
    RESULT_ABOVE,
    is_result_only,
    result_cell,
    result_of,
)
from indexer.reading.parsing.points.lists.row_starts import (
    SHORT_LABEL,
    ListedRow,
    opens_row,
    rows_by_letter,
    rows_by_number,
    rows_by_result,
)
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy

#: « examinée le 12 octobre 2023 » between the number and the title.
_EXAMINED = re.compile(
    r"(?:(?:examinee|presentee|votee|adoptee|prise)\s+)?(?:le|du|en\s+seance\s+du)\s+(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})[\s–—|:-]*"
)
_MOST_LINES = 8
#: Letters of a title, fewer than which a row has none.
_LEAST_TITLE = 8
#: Rows that name themselves, fewer than which make no list without a title.
_LEAST_LABELLED = 3


def _many_labelled(clean: CleanText) -> bool:
    """Whether a text has lines enough that begin with the name of an act."""
    if sum(map(clean.folded.count, ("delib", "dcm"))) < _LEAST_LABELLED:
        return False
    labelled = sum(bool(SHORT_LABEL.match(line.folded)) for line in clean.lines)
    return labelled >= _LEAST_LABELLED


def listed_points(clean: CleanText) -> list[Point]:
    """Return the rows of a text that is a list of deliberations, each with its result; else none."""
    lines = clean.lines
    top = range(min(TOP, len(lines)))
    named = any(names_rows(lines[at]) for at in top) or (
        any(may_title_list(lines, at) for at in top) and not tells_who_sat(clean)
    )
    if not named and not _many_labelled(clean):
        return []
    if reports(clean):
        return []
    results = [at for at, line in enumerate(lines) if result_of(line) and not names_rows(line)]
    if named and results:
        # « Rapport adopté », below the vote: no row of its own
        rest = (at for at, line in enumerate(lines) if not RESULT_ABOVE.match(line.folded))
        results = sorted({*results, *(at for at in rest if _ends_row(lines, at))})
    if len(results) < 2 or not (named or _labelled(lines, results)):
        return []
    numbered = rows_by_number(lines, 2 * len(results))
    rows = numbered if 2 * len(numbered) >= len(results) else rows_by_letter(lines)
    rows = rows if 2 * len(rows) >= len(results) else rows_by_result(lines, results)
    stops = [*(row.start for row in rows[1:]), len(lines)]
    spans = list(zip(rows, stops, strict=True))
    if 4 * sum(_reports(lines, row, stop) for row, stop in spans) > len(rows):
        return []  # minutes
    found = [point for row, stop in spans for point in _points(clean, row, stop)]
    first = rows[0].start if rows else 0
    head = max((at for at in top if at < first and names_rows(lines[at])), default=first)
    return [*_unnumbered(clean, head + 1, first, 0), *found]


def _labelled(lines: Sequence[Line], results: Sequence[int]) -> bool:
    """Whether the rows name themselves: « Délibération n° … : titre, approuvée », again and again."""
    own = sum(bool(SHORT_LABEL.match(lines[index].folded)) for index in results)
    above = sum(bool(SHORT_LABEL.match(lines[index - 1].folded)) for index in results if index)
    return (
        len(results) >= _LEAST_LABELLED and 2 * own >= len(results) and own + above >= len(results)
    )


def _reports(lines: Sequence[Line], row: ListedRow, stop: int) -> bool:
    """Whether a report stands between the title of a row and its result."""
    if result_of(lines[row.start]) or _ends_row(lines, row.start):
        return False
    for line in lines[row.start + 1 : min(stop, row.start + _MOST_LINES)]:
        speaks = line.text[0].isupper() and BODY.match(line.folded) and not is_result_only(line)
        if speaks or line.folded.startswith("rapporteur"):
            return True
        if result_of(line) or _LOOSE.search(line.folded):
            return False
    return False


#: « … au département approuvée »: nothing but its place, and its gender, sets it off.
_LOOSE = re.compile(
    r"\s(?P<result>(?:non\s+)?(?:adopt|approuv|rejet|ajourn|report|retir)ee?(?:\s+a\s+(?:l'unanimite|la\s+majorite))?)[\s.]*$"
)


def _ends_row(lines: Sequence[Line], index: int) -> re.Match[str] | None:
    """The result on which the last line of a row ends without a sign, where the next row begins."""
    match = _LOOSE.search(lines[index].folded)
    if match is None or result_of(lines[index]):
        return None
    following = lines[index + 1] if index + 1 < len(lines) else None
    ends = (
        following is None
        or following.gap > 0
        or opens_row(following)
        or _AFTER.match(following.folded)
    )
    own = range(max(0, index - _MOST_LINES), index + 1)
    return match if ends and any(opens_row(lines[at]) for at in own) else None


#: What stands under the last row: who signs, when it was posted.
_AFTER = re.compile(
    rf"(?:{CIVILITY}\s+)?(?:le|la)\s+(?:maire|presidente?|secretaire)\b|(?:{PUBLISHED}|fait|mis|signe)e?s?\b|affichage\b|pour\s+(?:extrait|copie)"
)


def _points(clean: CleanText, row: ListedRow, stop: int) -> Iterator[Point]:
    """The point of a row, and those of the rows without a number that follow it in the table."""
    point = _point(clean, row, stop)
    if point is None:
        return
    yield point
    yield from _unnumbered(clean, row.start, stop, point.end)


def _unnumbered(clean: CleanText, first: int, stop: int, after: int) -> Iterator[Point]:
    """The rows without a number among some lines of a table, from an offset on."""
    for index in range(first, stop):
        line = clean.lines[index]
        if line.start < after or not (cell := result_cell(line)):
            continue
        if cell.start() >= _LEAST_TITLE:
            body = line.start + cell.start("result")
            title = _TOLD_TWICE.sub("", tidy(line.text[: cell.start()]))
            yield Point(line.start, body, line.end, None, title)


def _point(clean: CleanText, row: ListedRow, stop: int) -> Point | None:
    lines = clean.lines
    first = lines[row.start]
    for index in range(row.start, min(stop, row.start + _MOST_LINES)):
        match = result_of(lines[index]) or _ends_row(lines, index)
        if match is None:
            continue
        body = lines[index].start + match.start("result")
        begin = first.start + row.title
        if aside := _EXAMINED.match(clean.folded, begin):
            begin = aside.end()
        cells = clean.text[begin : max(begin, body)].split("\t")
        title = max(cells, key=len).strip(" \t|[(–—->:;/\n")
        title = tidy(" ".join((title, *_rest_of_cell(lines, index, stop))))
        title = _TOLD_TWICE.sub("", title)
        if len(title) < 4 or not any(char.isalpha() for char in title):
            return None
        end = lines[index].start + match.end("result")
        return Point(first.start, body, end, row.number, title)
    return None


#: « Vœu » in the column of numbers, and again in that of titles.
_TOLD_TWICE = re.compile(r"^(\w{3,})\s+(?=\1\b)")
#: Lines of a title beside a result, at most.
_MOST_WRAPPED = 2


def _rest_of_cell(lines: Sequence[Line], index: int, stop: int) -> list[str]:
    """The words of a title that runs on below the first line of its row, on which the result stands."""
    if "\t" in lines[index].text:
        return []
    below = takewhile(
        lambda line: (
            line.text[0].islower()
            and not (line.gap or result_of(line) or DAY_ALONE.fullmatch(line.folded))
        ),
        lines[index + 1 : min(stop, index + 1 + _MOST_WRAPPED)],
    )
    return [line.text for line in below]
