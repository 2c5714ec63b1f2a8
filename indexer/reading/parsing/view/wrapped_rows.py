"""Rows of a list whose cells were laid line by line: each is made whole again.

A list of deliberations is a table of titles and results. Where a cell runs over several lines, the
extraction gives the first line of every cell, then the second of every cell, so that the end of the
title parts « Approuvée » from « à l'unanimité ». The words of the result are told by what they go
on after; the rest is the title's.

Source: lists published under CGCT, art. L2121-25.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers import fold_letters
from indexer.acts.formulas import any_of
from indexer.reading.parsing.lexicon import DANGLING

_TOP = 1500
_LISTS = re.compile(
    r"\bsens\s+du\s+vote|\b(?:compte[- ]?rendu|releve|tableau|liste|resultats?)\s+des\s+votes\b|\bdeliberations?\s+(?:examinee|votee|adoptee|prise)s\b"
    r"|\b(?:liste|tableau|synthese)\s+des\s+(?:deliberations|affaires|dossiers|votes)\b|(?:^|\n)\W*deliberations\s+d[ue]\b|\b(?:objet|intitule|titre)\b[^\n]{0,60}\b(?:votes?|decisions?|resultats?)\s*(?=\n)"
)
#: One of these stands in whatever tells a list.
_LISTING = ("vote", "deliberations", "liste", "decision", "resultat")
_REPORTER = re.compile(r"\brapporteure?s?\b")
_PASSED = r"(?:(?:Approuv|Adopt|Valid|Accept|Rejet|Refus)[ée]e?|Vot(?:ée?|ee))s?"
#: What begins a result, and what may end it on the next line.
_RESULTS = (
    (
        rf"{_PASSED}(?:[ \t]+(?:(?:à|a)(?:[ \t]+(?:la|l['’]))?|par))?",
        r"(?:(?:à|a)[ \t]+)?(?:l['’]|la[ \t]+)?(?:unanimité|majorité|unanimite|majorite)\b[^\n]*$|(?:par[ \t]+)?\d{1,3}[ \t]+(?:voix|votes?|pour|contre|abst)[^\n]*$|(?:pour|contre|abstentions?)[ \t]*:[^\n]*$",
    ),
    (
        r"(?:À|A)[ \t]+la[ \t]+majorité|Majorité[ \t]?[,:]?(?:[ \t]+pour)?(?:[ \t]+\d{1,3}(?:[ \t]+(?:voix|votes?|contre|abst\w*),?)?)?",
        r"(?:contre|abstentions?)[ \t]*:[^\n]*$|\d{1,3}[ \t]+(?:voix|votes?|pour|contre|abst)[^\n]*$",
    ),
    (
        r"Majorité,?[ \t]+\d{1,3}[ \t]+(?:voix[ \t]+|votes?[ \t]+)?(?:contre|abst\w*)[ \t]*:",
        r"(?-i:(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][a-zà-ÿ][\w'’-]*)[ \t]+[A-ZÀ-Ý'’-]{2,})[^\n]*$",  # who they are
    ),
    (r"(?:À|A)[ \t]+l['’]", r"unanimité\b[^\n]*$|unanimite\b[^\n]*$"),
    (r"\d{1,3}[ \t]+(?:voix[ \t]+)?pour", r"\d{1,3}[ \t]+(?:voix[ \t]+)?contre\b[^\n]*$"),
    (r"(?:Point[ \t]+)?Retirée?[ \t]+de", r"l['’]ordre[ \t]+du[ \t]+jour\b[^\n]*$"),
    (
        r"(?:Point[ \t]+)?(?:Report|Ajourn|Renvoy)[ée]e?[ \t]+(?:à|a|au)(?:[ \t]+(?:une|la))?(?:[ \t]+prochaine?)?",
        r"(?:prochaine?|ultérieure?|séance|conseil|date)\b[^\n]*$",
    ),
    (r"Pour[ \t]*:?[ \t]*\d{1,3}", r"(?:Contre|Abstentions?)[ \t]*:?[ \t]*\d{1,3}[ \t]*$"),
    (r"Prise", r"d['’]acte[ \t]*$"),
    (r"(?:Le[ \t]+conseil[ \t]+)?(?:Prend|Pris|Dont)", r"acte\b[^\n]*$"),
)


def _ending(begins: str) -> re.Pattern[str]:
    """The beginning of a result at the end of a line: in capitals or not, but the words of a title may be the same."""
    return re.compile(rf"(?:^|(?<=\S))[ \t]+(?P<result>(?=[A-ZÀ-Ý\d])(?i:{begins}))[ \t]*$")


_BEGINNINGS = tuple(
    (_ending(begins), re.compile(rf"(?<!\S)(?i:{goes_on})")) for begins, goes_on in _RESULTS
)
#: Most lines end on none.
_BEGINNING = _ending("|".join(f"(?:{begins})" for begins, _goes_on in _RESULTS))
#: A result that is whole at the end of a line, in capitals or not.
_WHOLE = _ending(
    rf"{_PASSED}(?:[ \t]+(?:à|a)[ \t]+(?:l['’]|la[ \t]+)(?:unanimit|majorit)[ée])?|(?:(?:À|A)[ \t]+(?:l['’]|la[ \t]+))?(?:unanimit|majorit)[ée]"
    r"|(?:Le[ \t]+conseil[ \t]+)?(?:Prend|Pris|Dont)[ \t]+acte|Prise[ \t]+d['’]acte|(?:Report|Ajourn|Retir)[ée]e?"
)
#: The end of a title that goes on below: a word that calls for another, a sign.
_CALLS = re.compile(rf"(?:\s(?:{any_of(DANGLING)}|à)|[ld]['’]|[-–,(])\s*$")
#: « le 7 juillet 2031 », under the last row: the day of posting.
_DAY = re.compile(r"^\s*(?:le|du)[ \t]+\d{1,2}(?:er)?[ \t]+\w+[ \t]+\d{4}\W*$")
_NAME = r"[A-ZÀ-Ý][\w'’-]*\.?"
_NAMES = re.compile(rf"[ \t]*{_NAME}(?:[ \t,]+(?:et[ \t]+)?{_NAME})*[ \t,]*$")
_PERSON = re.compile(
    r"[ \t](?P<name>(?:(?:M|Mme|Mr)\.?[ \t]+)?[A-ZÀ-Ý][a-zà-ÿ-]+[ \t]+[A-ZÀ-Ý'’-]{2,})[ \t]*$"
)
_CELLS = re.compile(r"[\t|]")
_LEAST_TITLE = 8
_MOST_LINES = 5
Span = tuple[int, int]


@dataclass(slots=True)
class _Row:
    """The lines of a row, and what each of its cells is made of."""

    start: int
    end: int
    title: list[Span]
    result: list[Span]
    reporter: list[Span] = field(default_factory=list)
    lines: int = 1
    cells: list[list[Span]] = field(default_factory=list)


def with_whole_rows(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text with the rows of its list whole, and where each character stood.

    ``None`` where it is no list, or none of its results runs over a line. The cells of a row are
    parted by tabs.
    """
    head = fold_letters(text[:_TOP])
    if not (any(word in head for word in _LISTING) and _LISTS.search(head)):
        return None
    lines = _spans(text)
    reported = bool(_REPORTER.search(head))
    rows: list[_Row] = []
    index = 0
    while index < len(lines):
        row = _row(text, lines, index, reported=reported)
        if row:
            rows.append(row)
        index += row.lines if row else 1
    return _laid(text, rows) if rows else None


def _spans(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _row(text: str, lines: Sequence[Span], index: int, *, reported: bool) -> _Row | None:
    """The row whose result begins at the end of a line and goes on below."""
    begin, end = lines[index]
    line = text[begin:end]
    if "|" in line:
        return _of_cells(text, lines, index)
    if _CELLS.search(line):
        return None  # its cells are known
    if not _BEGINNING.search(line):
        return _told_at_once(text, lines, index)
    for begins, goes_on in _BEGINNINGS:
        match = begins.search(line)
        if match and match.start() >= _LEAST_TITLE:
            cut = begin + match.start()
            row = _Row(begin, end, [(begin, cut)], [(begin + match.start("result"), end)])
            if _gather(text, lines, index, row, goes_on):
                if reported and (person := _PERSON.search(text[begin:cut])):
                    row.title[0] = (begin, begin + person.start())
                    row.reporter = [(begin + person.start("name"), cut)]
                return row
    return _told_at_once(text, lines, index)


def _told_at_once(text: str, lines: Sequence[Span], index: int) -> _Row | None:
    """The numbered row whose result is whole on its first line, and whose title goes on below."""
    begin, end = lines[index]
    match = _WHOLE.search(text[begin:end])
    if match is None or match.start() < _LEAST_TITLE:
        return None
    row = _Row(begin, end, [(begin, begin + match.start())], [(begin + match.start("result"), end)])
    for below in range(index + 1, min(len(lines), index + 1 + _MOST_LINES)):
        if not _goes_on(text, lines, index, below, row):
            break
        row.title.append(lines[below])
        row.end, row.lines = lines[below][1], below - index + 1
    return row if row.lines > 1 else None


def _goes_on(text: str, lines: Sequence[Span], index: int, below: int, row: _Row) -> bool:
    """Whether a line goes on with the title of a numbered row, whose result is told."""
    first, line = text[slice(*lines[index])], text[slice(*lines[below])]
    if not (line.strip() and _NUMBER.match(first)) or _opens_alike(first, line):
        return False
    others = (_CELLS, _BEGINNING, _WHOLE, _DAY)
    if any(other.search(line) for other in others):
        return False
    return line.lstrip()[0].islower() or bool(_CALLS.search(text[slice(*row.title[-1])]))


def _of_cells(text: str, lines: Sequence[Span], index: int) -> _Row | None:
    """The row whose cells, parted by bars, go on in lines of which the first cell is empty."""
    begin, end = lines[index]
    edged = text[begin:end].lstrip().startswith("|")
    cells = _parted(text, lines[index], edged=edged)
    if len(cells) < _FEWEST_CELLS or not _written(text, cells[0]):
        return None
    last = text[slice(*cells[-1])]
    told = _UNFINISHED.search(last) and any(begins.search(last) for begins, _rest in _BEGINNINGS)
    row = _Row(begin, end, [], [], cells=[[cell] for cell in cells])
    for offset, line in enumerate(lines[index + 1 : index + 1 + _MOST_LINES], 1):
        more = _parted(text, line, edged=edged)
        goes_on = len(more) == len(cells) and (told or not _written(text, more[0]))
        if not goes_on or not any(_written(text, cell) for cell in more):
            break
        told = False
        for known, cell in zip(row.cells, more, strict=True):
            known.extend([cell] if _written(text, cell) else [])
        row.end, row.lines = line[1], offset + 1
    return row if row.lines > 1 else None


_FEWEST_CELLS = 2
#: A cell that calls for more: « Approuvée à », « Adoptée à la ».
_UNFINISHED = re.compile(r"(?i)(?:\s(?:à|a|par|la)|l['’])\s*$")


def _parted(text: str, line: Span, *, edged: bool) -> list[Span]:
    """The cells of a line, parted by bars; those outside the edges of a table are none."""
    spans, start = [], line[0]
    for piece in text[line[0] : line[1]].split("|"):
        spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans[1:-1] if edged else spans


def _written(text: str, cell: Span) -> bool:
    return bool(text[slice(*cell)].strip())


def _gather(
    text: str, lines: Sequence[Span], index: int, row: _Row, goes_on: re.Pattern[str]
) -> bool:
    """Share out the lines under the first of a row; tell whether one holds the rest of the result."""
    found = False
    for offset, (begin, end) in enumerate(lines[index + 1 : index + 1 + _MOST_LINES], 1):
        line = text[begin:end]
        next_row = not goes_on.match(line) and _opens_alike(text[slice(*lines[index])], line)
        if next_row or _CELLS.search(line):
            break
        if not line.strip():
            continue
        rest = goes_on.search(line)
        if found and rest and not line[: rest.start()].strip():
            row.result.append((begin, end))
        elif found:
            # The names of those who voted against run on.
            last = text[slice(*row.result[-1])]
            if ":" in text[row.result[0][0] : end] and _NAMES.match(line) and _open(last):
                row.result.append((begin, end))
            elif _goes_on(text, lines, index, index + offset, row):
                row.title.append((begin, end))
            else:
                break
        elif rest:
            row.title.append((begin, begin + rest.start()))
            row.result.append((begin + rest.start(), end))
            found = True
        elif any(begins.search(line) for begins, _rest in _BEGINNINGS):
            break
        else:
            row.title.append((begin, end))
        row.end, row.lines = end, offset + 1
    return found


#: The number with which a row begins.
_NUMBER = re.compile(r"\s*([^\s]*\d[^\s]*)")
_FIGURES = re.compile(r"\d+")


def _opens_alike(first: str, line: str) -> bool:
    """Whether a line begins with a number of the same shape as the first of a row: it opens the next."""
    one, two = _NUMBER.match(first), _NUMBER.match(line)
    return bool(one and two and _FIGURES.sub("9", one[1]) == _FIGURES.sub("9", two[1]))


def _open(last: str) -> bool:
    """Whether a list of names goes on: after a comma, or a first name without its surname."""
    words = last.replace(",", " ").split()
    return last.rstrip().endswith(",") or bool(words and not words[-1].isupper())


def _laid(text: str, rows: Sequence[_Row]) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    positions: list[int] = []
    position = 0
    for row in rows:
        pieces.append(text[position : row.start])
        positions.extend(range(position, row.start))
        for column, cell in enumerate(row.cells or (row.title, row.reporter, row.result)):
            for rank, (begin, end) in enumerate(cell):
                if column or rank:
                    pieces.append(" " if rank else "\t")
                    positions.append(begin)
                pieces.append(text[begin:end])
                positions.extend(range(begin, end))
        position = row.end
    pieces.append(text[position:])
    positions.extend(range(position, len(text) + 1))
    return "".join(pieces), tuple(positions)
