"""The result on which a row of a list ends: « adoptée à l'unanimité », « Pour : 12 », « Point retiré ».

A sign, a cell of a table or a capital sets it off from the title.

Source: forms observed in published lists (see ``listed``).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: « Pour : 12, contre : 3 », « 12 voix pour et 3 abstentions ».
_COUNTS = (
    r"(?:(?:(?:voix\s+)?(?:pour|contre|abstentions?)\s*:?\s*\d{1,3}|\d{1,3}\s*(?:voix\s+|votes?\s+)?(?:pour|contre|abstentions?))"
    r"[\s,;/()|.-]*(?:et\s+)?){1,4}"
)
#: « Adoptée à la majorité des voix », « Le conseil prend acte », « avis favorable ».
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
#: « Rapport adopté », « Amendement rejeté par 65 voix »: the result of the point above.
RESULT_ABOVE = re.compile(
    r"(?:rapport|amendement|v\w{1,2}u|motion|deliberation|point|question|proposition|dossier|affaire)s?\s+(?:est\s+|sont\s+)?"
    r"(?:accept|adopt|ajourn|approuv|rejet|report|retir|valid|vot)ee?s?\b"
)


def result_of(line: Line) -> re.Match[str] | None:
    """The result on which a line ends, set off from the title by a sign, a cell or a capital."""
    match = result_cell(line) or _RESULT.search(line.folded)
    if match is None or match.re is not _RESULT:
        return match
    begin = match.start("result")
    set_off = match["before"].strip() or "\t" in match["before"] or not line.folded[:begin].strip()
    first = line.text[begin]
    return match if set_off or first.isupper() or first.isdigit() else None


def result_cell(line: Line) -> re.Match[str] | None:
    """The result that is a cell of a table, from its tab or blank (``before``) to the end of the line."""
    return _CELL.search(line.folded) or _POINT_CELL.search(line.text)


def is_result_only(line: Line) -> bool:
    """Whether a line is nothing but a result."""
    match = result_of(line)
    return bool(match and not line.folded[: match.start("result")].strip(" |\t-"))


def past_results(clean: CleanText, line: int, stop: int) -> int:
    """Return the first line below a row's number that is more than a result, ``line`` where none is."""
    below = range(line + 1, stop)
    return next((at for at in below if not is_result_only(clean.lines[at])), line)


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
    found = ((line, result_of(line)) for line in lines)
    return [(line.start + match.start("result"), line.end) for line, match in found if match]
