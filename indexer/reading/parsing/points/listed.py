"""The list of the deliberations that an assembly examined: one row each, and its result.

Since 1 July 2022 every commune and every group of communes publishes such a list within a week of
each sitting. It has no reports and no formula of decision, often not even a word for the assembly:
a number, a title and a result, in a table or in lines, on one line or over several.

Source: CGCT, art. L2121-25 and L5211-1; forms observed in published lists.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from indexer.formulas import PUBLISHED
from indexer.reading.parsing.facts.kinds import tells_who_sat
from indexer.reading.parsing.facts.number_forms import NUMBER, tidy_number
from indexer.reading.parsing.lexicon import CIVILITY
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.points.list_titles import (
    TOP,
    may_title_list,
    names_rows,
    reports,
)
from indexer.reading.parsing.points.no_openings import RESULT
from indexer.reading.parsing.points.segments import Point
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy

_COUNTS = (
    r"(?:(?:(?:voix\s+)?(?:pour|contre|abstentions?)\s*:?\s*\d{1,3}|\d{1,3}\s*(?:voix\s+|votes?\s+)?(?:pour|contre|abstentions?))"
    r"[\s,;/()|.-]*(?:et\s+)?){1,4}"
)
_WORDS = (
    r"(?:(?:le\s+(?:conseil|comite)\s+)?(?:est\s+|non\s+)?(?:adopt|approuv|valid|accept|vot|rejet|refus|ajourn|report|renvoy|retir)(?:ee?s?\b|e\(e?s?\)(?:\(s\))?)(?:\s+a\s+(?:une|la)\s+[^\n|,;.]{3,30})?"
    r"(?:[\s,:|-]+(?:a\s+)?(?:l'|la\s+)?(?:unanimite|majorite)\b(?:\s+des\s+(?:membres|voix|votants|suffrages|presents|exprimes|\s)+)?)?"
    r"|(?:accord\s+)?(?:a\s+)?(?:l'|la\s+)?(?:unanimite|majorite)\b|(?:le\s+(?:conseil|comite)\s+)?(?:(?:pris|prend|donne)\s+acte|prise\s+d'acte)\b|dont\s+acte\b|(?:avis\s+)?(?:de)?favorable\b)"
)
_RESULT = re.compile(
    rf"(?P<before>(?:^|[\t|:;/(\[,–—>-]|\s))\s*(?P<result>(?:votes?\s*:\s*)?(?:{_WORDS}[\s,:;(-]*(?:{_COUNTS})?(?:\([^()\n]{{0,120}}\))?|elue?s?\s*:\s*[^\n|]{{3,60}}|{_COUNTS}))[\s.)\]|]*$"
)
#: A cell that begins with a result, whatever it goes on with: « Majorité : 3 votes contre (…) ».
_CELL = re.compile(rf"(?P<before>\t)\s*(?P<result>(?:point\s+)?{_WORDS}[^\t]*)$")
#: « Convention avec le club Point ajourné », where a blank alone parts the cells.
_POINT_CELL = re.compile(r"(?P<before>\s)(?P<result>Point\s+(?:ajourné|reporté|retiré)\b[^\t]*)$")
_NUMBERED = re.compile(
    r"[|\[\s•*>-]*(?:(?:deliberation|delib\.?|dcm|del\.?(?=\s))\s*)?(?:n\s?°\s*)?(?P<number>"
    + NUMBER
    + r")(?=[\s|:.)\]–-]|examinee|$|;)[\s|:;.)\]–-]*"
)
_SHORT_LABEL = re.compile(r"[|\s•*>-]*(?:deliberation|delib\.?|dcm)\b")
#: « examinée le 12 octobre 2023 » between the number and the title.
_EXAMINED = re.compile(
    r"(?:(?:examinee|presentee|votee|adoptee|prise)\s+)?(?:le|du|en\s+seance\s+du)\s+(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})[\s–—|:-]*"
)
_MOST_LINES = 8
#: Letters of a title, fewer than which a row has none.
_LEAST_TITLE = 8
#: Rows that name themselves, fewer than which make no list without a title.
_LEAST_LABELLED = 3


@dataclass(frozen=True, slots=True)
class _Row:
    start: int  # index of its first line
    number: str | None
    title: int  # offset in that line where the title starts


def _many_labelled(clean: CleanText) -> bool:
    """Whether a text has lines enough that begin with the name of an act."""
    if sum(map(clean.folded.count, ("delib", "dcm"))) < _LEAST_LABELLED:
        return False
    labelled = sum(bool(_SHORT_LABEL.match(line.folded)) for line in clean.lines)
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
    results = [at for at, line in enumerate(lines) if _result(line) and not names_rows(line)]
    if named and results:
        # « Rapport adopté », below the vote: no row of its own
        rest = (at for at, line in enumerate(lines) if not RESULT.match(line.folded))
        results = sorted({*results, *(at for at in rest if _ends_row(lines, at))})
    if len(results) < 2 or not (named or _labelled(lines, results)):
        return []
    numbered = _numbered_rows(lines, 2 * len(results))
    rows = numbered if 2 * len(numbered) >= len(results) else _lettered_rows(lines)
    rows = rows if 2 * len(rows) >= len(results) else _plain_rows(lines, results)
    stops = [*(row.start for row in rows[1:]), len(lines)]
    spans = list(zip(rows, stops, strict=True))
    if 4 * sum(_reports(lines, row, stop) for row, stop in spans) > len(rows):
        return []  # minutes
    return [point for row, stop in spans for point in _points(clean, row, stop)]


def _labelled(lines: Sequence[Line], results: Sequence[int]) -> bool:
    """Whether the rows name themselves: « Délibération n° … : titre, approuvée », again and again."""
    own = sum(bool(_SHORT_LABEL.match(lines[index].folded)) for index in results)
    above = sum(bool(_SHORT_LABEL.match(lines[index - 1].folded)) for index in results if index)
    return (
        len(results) >= _LEAST_LABELLED and 2 * own >= len(results) and own + above >= len(results)
    )


def _reports(lines: Sequence[Line], row: _Row, stop: int) -> bool:
    """Whether a report stands between the title of a row and its result."""
    if _result(lines[row.start]) or _ends_row(lines, row.start):
        return False
    for line in lines[row.start + 1 : min(stop, row.start + _MOST_LINES)]:
        speaks = line.text[0].isupper() and BODY.match(line.folded) and not _result_only(line)
        if speaks or line.folded.startswith("rapporteur"):
            return True
        if _result(line) or _LOOSE.search(line.folded):
            return False
    return False


def _result(line: Line) -> re.Match[str] | None:
    """The result on which a line ends, set off from the title by a sign, a cell or a capital."""
    match = _cell(line) or _RESULT.search(line.folded)
    if match is None or match.re is not _RESULT:
        return match
    begin = match.start("result")
    set_off = match["before"].strip() or "\t" in match["before"] or not line.folded[:begin].strip()
    first = line.text[begin]
    return match if set_off or first.isupper() or first.isdigit() else None


def _cell(line: Line) -> re.Match[str] | None:
    return _CELL.search(line.folded) or _POINT_CELL.search(line.text)


#: « … au département approuvée »: nothing but its place, and its gender, sets it off.
_LOOSE = re.compile(
    r"\s(?P<result>(?:non\s+)?(?:adopt|approuv|rejet|ajourn|report|retir)ee?(?:\s+a\s+(?:l'unanimite|la\s+majorite))?)[\s.]*$"
)


def _ends_row(lines: Sequence[Line], index: int) -> re.Match[str] | None:
    """The result on which the last line of a row ends without a sign, where the next row begins."""
    match = _LOOSE.search(lines[index].folded)
    if match is None or _result(lines[index]):
        return None
    following = lines[index + 1] if index + 1 < len(lines) else None
    ends = (
        following is None
        or following.gap > 0
        or _opens_row(following)
        or _AFTER.match(following.folded)
    )
    own = range(max(0, index - _MOST_LINES), index + 1)
    return match if ends and any(_opens_row(lines[at]) for at in own) else None


#: What stands under the last row: who signs, when it was posted.
_AFTER = re.compile(
    rf"(?:{CIVILITY}\s+)?(?:le|la)\s+(?:maire|presidente?|secretaire)\b|(?:{PUBLISHED}|fait|mis|signe)e?s?\b|affichage\b|pour\s+(?:extrait|copie)"
)


def _opens_row(line: Line) -> bool:
    """Whether a line begins with the name of an act, or with a number that is none of a list of ranks."""
    numbered = _NUMBERED.match(line.folded)
    return bool(_SHORT_LABEL.match(line.folded) or numbered or _BULLETED.match(line.folded))


_BULLETED = re.compile(r"[-•*>]\s")


def _numbered_rows(lines: Sequence[Line], most: int) -> list[_Row]:
    """The rows that begin with a number, all of one shape; ranks must follow one another."""
    found: list[tuple[str, _Row]] = []
    ranks: list[tuple[int, _Row]] = []
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.folded)
        if match is None or _result_only(line):
            continue
        begin, end = match.span("number")
        number = tidy_number(line.text[begin:end])
        shape = re.sub(r"[a-z]+", "a", re.sub(r"\d+", "9", number.lower()))
        row = _Row(index, number, match.end())
        if shape == _RANK:
            ranks.append((int(match["number"]), row))
        else:
            found.append((shape, row))
    found.extend((_RANK, row) for row in _in_turn(ranks))
    if not found:
        return []
    shape, count = Counter(kept for kept, _row in found).most_common(1)[0]
    return [row for kept, row in found if kept == shape] if 2 <= count <= max(most, 4) else []


#: The shape of a number that is a rank in the list.
_RANK = "9"


def _in_turn(ranks: Sequence[tuple[int, _Row]]) -> list[_Row]:
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


def _lettered_rows(lines: Sequence[Line]) -> list[_Row]:
    """The rows « a) … », « b) … », whose letters follow one another and begin again under each theme."""
    rows: list[_Row] = []
    last = ""
    for index, line in enumerate(lines):
        match = _LETTERED.match(line.folded)
        if match is None:
            continue
        letter = match["letter"]
        if letter != "a" and ord(letter) != ord(last or "z") + 1:
            return []
        rows.append(_Row(index, letter, match.end()))
        last = letter
    return rows


def _result_only(line: Line) -> bool:
    match = _result(line)
    return bool(match and not line.folded[: match.start("result")].strip(" |\t-"))


def _plain_rows(lines: Sequence[Line], results: Sequence[int]) -> list[_Row]:
    """Rows without a number: what stands before a result, back to the blank or the row before."""
    rows: list[_Row] = []
    last = -1
    for index in results:
        start = index
        while (
            start - 1 > last
            and index - start < 3
            and (_result_only(lines[start]) or not _opens(lines, start))
            and not names_rows(lines[start - 1])
        ):
            start -= 1
        sign = re.match(r"[|\s•*>-]*", lines[start].folded)
        rows.append(_Row(start, None, sign.end() if sign else 0))
        last = index
    return rows


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a row begins in a line: under a bullet, after a blank line, with a capital."""
    line = lines[index]
    return line.gap > 0 or line.text[0] in "-•*>|" or line.text[0].isupper()


def _points(clean: CleanText, row: _Row, stop: int) -> Iterator[Point]:
    """The point of a row, and those of the rows without a number that follow it in the table."""
    point = _point(clean, row, stop)
    if point is None:
        return
    yield point
    for index in range(row.start, stop):
        line = clean.lines[index]
        if line.start < point.end or not (cell := _cell(line)):
            continue
        if cell.start() >= _LEAST_TITLE:
            body = line.start + cell.start("result")
            title = _TOLD_TWICE.sub("", tidy(line.text[: cell.start()]))
            yield Point(line.start, body, line.end, None, title)


def _point(clean: CleanText, row: _Row, stop: int) -> Point | None:
    lines = clean.lines
    first = lines[row.start]
    for index in range(row.start, min(stop, row.start + _MOST_LINES)):
        match = _result(lines[index]) or _ends_row(lines, index)
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
        lambda line: line.text[0].islower() and not line.gap and not _result(line),
        lines[index + 1 : min(stop, index + 1 + _MOST_WRAPPED)],
    )
    return [line.text for line in below]


def past_results(clean: CleanText, line: int, stop: int) -> int:
    """Return the first line below a row's number that is more than a result, ``line`` where none is."""
    below = range(line + 1, stop)
    return next((at for at in below if not _result_only(clean.lines[at])), line)


#: « Retirée de l'ordre du jour », « Point retiré »: the assembly did not vote on it.
_WITHDRAWN = re.compile(r"\W*(?:point\s+|affaire\s+)?retiree?s?\b")


def is_withdrawn(clean: CleanText, point: Point) -> bool:
    """Tell whether a row says that its matter was withdrawn."""
    return bool(_WITHDRAWN.match(clean.folded, point.body))


def with_shared_results(clean: CleanText, rows: Sequence[Point]) -> list[Point]:
    """Return the rows of a list, those without a result given those that stand together below.

    Where a column of results was read after the column of titles, rows in a row have none, and the
    next has theirs before its own, line by line.
    """
    made: list[Point] = []
    waiting: list[Point] = []
    for row in rows:
        results = _results_in(clean, row)
        if not results:
            waiting.append(row)
            continue
        if waiting and len(results) > len(waiting):
            shared = zip(waiting, results, strict=False)
            waiting = [replace(one, result=span) for one, span in shared]
            row = replace(row, result=(results[len(waiting)][0], row.end))
        made.extend((*waiting, row))
        waiting = []
    return [*made, *waiting]


def _results_in(clean: CleanText, row: Point) -> list[tuple[int, int]]:
    """Where the lines of a row end on a result."""
    first, stop = (
        bisect_left(clean.lines, offset, key=lambda line: line.start)
        for offset in (row.start, row.end)
    )
    lines = (clean.lines[at] for at in range(first, stop))
    found = ((line, _result(line)) for line in lines)
    return [(line.start + match.start("result"), line.end) for line, match in found if match]
