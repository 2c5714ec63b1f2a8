"""The points of a sitting: what the rules of layouts propose, what the reader of lines makes of it.

The rules find the points of layouts that they know (``segments``, ``listed``). The lattice weighs
their openings with all others that the model of lines thinks likely, and chooses one reading of the
whole document. A point that the rules know too keeps its number and title; others are read here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes.written_counts import COUNT_WORDS
from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.lines.model import LineModel
from indexer.reading.parsing.openings import BODY, SITTING
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.headings.running_titles import is_sentence, leads_to_page
from indexer.reading.parsing.points.headings.titles import may_be_title, themes
from indexer.reading.parsing.points.layouts.layouts import is_formality
from indexer.reading.parsing.points.layouts.segments import Point, points
from indexer.reading.parsing.points.lists.list_rows import (
    LEAST_ROW,
    numbered_rows,
    titled_rows,
    with_motions,
)
from indexer.reading.parsing.points.lists.listed import listed_points
from indexer.reading.parsing.points.lists.recapitulated import recapitulated, told_above
from indexer.reading.parsing.points.lists.row_results import with_shared_results
from indexer.reading.parsing.points.opened.announced import without_announced
from indexer.reading.parsing.points.opened.no_openings import (
    COUNTS,
    is_rule,
    of_sitting,
    on_each_page,
    opens_nothing,
)
from indexer.reading.parsing.points.opened.number_lines import under_parents
from indexer.reading.parsing.points.opened.numbers_below import (
    is_below,
    numbered_below,
    numbers_below,
    opened_above,
    opened_by_titles,
)
from indexer.reading.parsing.points.opened.opened import heading_at
from indexer.reading.parsing.points.opened.paragraphs import told_points
from indexer.reading.parsing.points.opened.read_points import points_of_openings
from indexer.reading.parsing.points.opened.verb_bullets import verb_bullets
from indexer.reading.parsing.points.weighing.inner import without_inner
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening
from indexer.reading.parsing.points.weighing.left_out import with_left_out
from indexer.reading.parsing.points.weighing.rules_or_reader import better_known
from indexer.reading.parsing.points.weighing.undecided import only_tells
from indexer.reading.parsing.points.weighing.whole_reading import Weights, best_reading
from indexer.reading.parsing.view.cleaning import CleanText, Line

Use = Literal["both", "rules", "model"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The weights to read with, those that are shipped where ``None``; what to read with, for measures."""

    model: LineModel | None = None
    weights: Weights | None = None
    use: Use = "both"


SHIPPED = Reader()


@dataclass(frozen=True, slots=True)
class Cut:
    """The points of a document; ``unsure`` counts those that the reading is not sure of."""

    points: tuple[Point, ...] = ()
    unsure: int = 0


def rules_points(clean: CleanText) -> list[Point]:
    """Return the points that the rules of layouts find."""
    return listed_points(clean) or points(clean, headings(clean))


def proposed_lines(clean: CleanText, known: Sequence[Point]) -> dict[int, Point]:
    """Return the points of the rules by the line where each begins."""
    starts = [line.start for line in clean.lines]
    return {max(0, bisect_right(starts, point.start) - 1): point for point in known}


def cut(clean: CleanText, known: Sequence[Point], reader: Reader, *, listed: bool = False) -> Cut:
    """Return the points of the best-scoring reading of a document, in the order of the text."""
    if reader.use == "rules":
        return Cut(tuple(known))
    last = len(clean.lines) if listed else recapitulated(clean)
    known = told_above(clean, _of_matters(known), last) if reader.use == "both" else []
    proposed = proposed_lines(clean, known)
    lattice = Lattice(clean, proposed, reader.model)
    read = _read(lattice, reader, proposed, listed=listed)
    if read is None:
        return Cut(tuple(known))
    read = [opening for opening in read if opening.line < last]
    openings = [opening for opening in read if not opens_nothing(lattice, opening.line)]
    if not listed:
        openings = [one for one in openings if not leads_to_page(clean.lines[one.line])]
    openings = _without(lattice, _without_sentences(lattice, openings), _tells_decision)
    openings = _without(lattice, _from_titles(lattice, openings), is_below)
    openings = _without(lattice, openings, _is_acronym)
    openings = opened_by_titles(lattice, without_announced(lattice, openings))
    if read and not openings and known and all(map(_is_numbered_title, known)):
        return _doubted(known)
    if not listed and (told := told_points(lattice, openings, known) or verb_bullets(lattice)):
        return Cut(tuple(told))
    if not listed and (below := numbers_below(lattice)):
        above = opened_above(lattice, below)
        ended = points_of_openings(lattice, {}, above, last, listed=False)
        return Cut(tuple(numbered_below(lattice, below, [point for _line, point in ended])))
    found = [*points_of_openings(lattice, proposed, openings, last, listed=listed)]
    if better := better_known(lattice, proposed, openings, [point for _line, point in found]):
        return _doubted(better)
    cut_points = under_parents(lattice, found)
    if listed:
        cut_points = with_shared_results(clean, cut_points)
    return Cut(tuple(cut_points), sum(opening.sure < UNSURE for opening in openings))


def _of_matters(known: Sequence[Point]) -> list[Point]:
    """The points of the rules but those that open the sitting, only tell something, or stand on each page.

    What stands below a line of each page is of the point above it.
    """
    kept: list[Point] = []
    for point in known:
        if kept and on_each_page(fold_letters(point.title)):
            kept[-1] = replace(kept[-1], end=point.end)
        elif not (of_sitting(point.title) or (point.sure and only_tells(point.title))):
            kept.append(point)
    return kept


def _read(
    lattice: Lattice, reader: Reader, proposed: Mapping[int, Point], *, listed: bool
) -> list[Opening] | None:
    """The openings of the best reading, or of the rows of a list; ``None`` where the rules know these."""
    if not listed:
        best = _below_rules(lattice, best_reading(lattice, reader.weights))
        return with_left_out(lattice, without_inner(lattice, best))
    rows = with_motions(lattice, numbered_rows(lattice, proposed))
    if not rows and proposed:
        return None
    rows = rows or titled_rows(lattice)
    return rows or without_inner(lattice, best_reading(lattice, reader.weights))


def _below_rules(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """The openings, those at a theme or a line that only parts others, « -------- », moved to the title below."""
    lines = lattice.clean.lines
    over = themes(lines)
    moved: dict[int, Opening] = {}
    for opening in openings:
        at = opening.line
        if is_rule(lines[at].folded) and at + 1 < len(lines) and may_be_title(lines[at + 1]):
            at += 1
        at += at in over
        moved[at] = replace(opening, line=at)
    return [moved[at] for at in sorted(moved)]


def _is_numbered_title(point: Point) -> bool:
    return bool(point.number) and point.title[:1].isupper()


def _doubted(known: Sequence[Point]) -> Cut:
    """The points of the rules, where the reader of lines knows none of them."""
    return Cut(tuple(replace(point, doubtful=True) for point in known), len(known))


def _without_sentences(lattice: Lattice, openings: list[Opening]) -> list[Opening]:
    """The openings without the sentences among them, where others bear numbers."""
    lines = lattice.clean.lines
    if not any(lattice.leads[opening.line].values for opening in openings):
        return openings
    return [
        opening
        for opening in openings
        if lattice.leads[opening.line].style
        or not (BODY.match(lines[opening.line].folded) and lines[opening.line].text.endswith("."))
    ]


#: « Les délégués, par 17 voix pour et une voix contre »: who decides, and how.
_DECIDED_SO = re.compile(
    rf"(?:le|la|les|l')\s*(?:{ASSEMBLY}|membres|elus|conseillers|delegues)\b[^.;:]{{0,60}}?\s(?:par\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+voix|a\s+l'unanimite|a\s+la\s+majorite)\b"
)


#: Whether a line opens nothing, by itself and the line that opens the point above it.
_IsNone = Callable[[Lattice, int, int], bool]


def _without(lattice: Lattice, openings: list[Opening], is_none: _IsNone) -> list[Opening]:
    """The openings without those that are none, below a point of which nothing is decided yet."""
    kept: list[Opening] = []
    for opening in openings:
        at, above = opening.line, kept[-1].line if kept else None
        undecided = above is not None and lattice.marked[above] == lattice.marked[at]
        if above is None or not (undecided and is_none(lattice, at, above)):
            kept.append(opening)
    return kept


def _tells_decision(lattice: Lattice, at: int, _above: int) -> bool:
    """Whether a line is the decision of the point above."""
    return _DECIDED_SO.match(lattice.clean.lines[at].folded) is not None


_ACRONYM = re.compile(r"[A-Z]{2,5}")


def _is_acronym(lattice: Lattice, at: int, above: int) -> bool:
    """Whether a line is a doubted acronym alone, « CCAS », below a likely title."""
    if not _ACRONYM.fullmatch(lattice.clean.lines[at].text):
        return False
    likely, doubted = lattice.probability(above, "O"), lattice.probability(at, "O")
    return likely > UNSURE > doubted


#: « Nomenclature ACTES : 7.1 Décisions budgétaires », under the title.
_CODED = re.compile(r"(?:nomenclature|classification|code\s+matiere|matieres?)\b[^:]{0,30}:")


def _from_titles(lattice: Lattice, openings: list[Opening]) -> list[Opening]:
    """The openings, those that are the first sentence of a report, or a code, moved to the title right above them."""
    lines = lattice.clean.lines
    taken = {opening.line for opening in openings}
    kept: list[Opening] = []
    for opening in openings:
        at = opening.line
        coded = at > 0 and _CODED.match(lines[at].folded)
        if not lattice.leads[at].style and (coded or _is_sentence_under_title(lines, at)):
            if at - 1 in taken:
                continue
            opening = replace(opening, line=at - 1)
        kept.append(opening)
    return kept


def _is_sentence_under_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a sentence right below a line that stands apart and may be a title."""
    if not at or lines[at].gap or not is_sentence(lines[at]):
        return False
    return lines[at - 1].gap > 0 and may_be_title(lines[at - 1])


def likely_title(
    clean: CleanText, reader: Reader, start: int, end: int
) -> tuple[str | None, str] | None:
    """Return the number and the title that the reader of lines finds in an extrait, where it is sure."""
    lattice = Lattice(clean, (), reader.model)
    lines = [
        at
        for at in range(bisect_left(lattice.starts, start), bisect_left(lattice.starts, end))
        if lattice.probability(at, "O") > UNSURE and not opens_nothing(lattice, at)
    ]
    for at in lines:
        number, title, _after = heading_at(lattice, at, len(clean.lines))
        folded = fold_letters(title)
        others = SITTING.match(folded) or COUNTS.match(folded) or is_formality(title)
        if len(title) >= LEAST_ROW and not others:
            return number, title
    return None
