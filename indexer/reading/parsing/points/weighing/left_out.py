"""Openings that the best reading left out: points of chapters, ranks that lack, titles like all others, the last one.

The lattice weighs what is decided between two openings. It passes over a title that the model of
lines is sure of where the text has lost the decision below it, and takes the heading of a chapter
for a point where the points under it are numbered by it. What a document does again and again
(numbers of one style, titles in capitals, a matter named before what is told of it) tells the others.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from indexer.reading.parsing.facts.matieres import is_matter_line
from indexer.reading.parsing.facts.numbers.ending_numbers import ends_on_number
from indexer.reading.parsing.lines.leads import Lead
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.points.headings.act_headings import act_ending
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.headings.running_titles import calls_for_more, capitals
from indexer.reading.parsing.points.headings.titles import is_title, may_be_title
from indexer.reading.parsing.points.layouts.layouts import is_contested, is_formality
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening
from indexer.reading.parsing.points.weighing.outermost import (
    first_title,
    last_point,
    secretary_point,
)
from indexer.reading.parsing.points.weighing.undecided import (
    is_ordinal,
    named_act,
    reported,
    titles_alone,
)

#: A line likelier than this opens a point where that before it and that after it are decided.
_LIKELIER = 0.8
#: Lines of a heading, its number among them.
_HEADING = 4


def with_left_out(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """Return the openings of a document, those that the reading left out among them."""
    found = _chaptered(lattice, _parted(lattice, openings))
    found = _with(found, _missing_ranks(lattice, found))
    found = _with(found, _further_ranks(lattice, found))
    found = _with(found, {*_titled_alike(lattice, found), *_contested_first(lattice, found)})
    found = _with(found, {*_named_alike(lattice, found), *_numbered_below(lattice, found)})
    found = _with(found, _marked_alike(lattice, found))
    found = _with(found, _underlined(lattice))
    found = _with(found, {*last_point(lattice, found), *titles_alone(lattice)})
    found = _with(found, {*secretary_point(lattice, found), *first_title(lattice, found)})
    return _one_a_title(lattice, _with_named(lattice, found))


def _one_a_title(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """The openings without a line on which the title above it goes on, and without a rank alone above its title."""
    lines, leads = lattice.clean.lines, lattice.leads
    chosen = {opening.line for opening in openings}

    def goes_on(at: int) -> bool:
        above = not leads[at].style and at - 1 in chosen
        return above and calls_for_more(lines[at - 1].folded)

    def stands_above(at: int) -> bool:
        rank = bool(leads[at].values) and leads[at].rest == len(lines[at].text)
        below = at + 1
        if rank and below < len(lines) - 1 and is_matter_line(lines[below].folded):
            below += 1  # « 2031-041 », « 7.1 Finances locales », the title
        return rank and below in chosen and not leads[below].style

    return [one for one in openings if not (goes_on(one.line) or stands_above(one.line))]


def _missing_ranks(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The lines of the ranks that a run of points lacks, 2 between 1 and 3 or before a first 3, where something is decided."""
    leads, found, before = lattice.leads, list[int](), -1
    for line in [opening.line for opening in openings]:
        own = leads[line]
        follows = before < 0 or leads[before].style == own.style
        last = leads[before].values if before >= 0 else tuple(n - 2 for n in own.values)
        if (
            follows
            and len(own.values) == len(last) == 1
            and own.values > (1,)
            and own.values[0] - last[0] == 2
        ):
            lacking = [
                at
                for at in range(before + 1, line)
                if leads[at].style == own.style and leads[at].values == (own.values[0] - 1,)
            ]
            if lacking and lattice.marked[lacking[-1]] < lattice.marked[line]:
                found.append(lacking[-1])
        before = line
    return found


def _titled_alike(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The titles in capitals, apart and decided, where all other points have such titles."""
    lines, chosen = lattice.clean.lines, [opening.line for opening in openings]
    if not chosen or not all(_stands_out(lattice, at) for at in chosen):
        return []
    stops, found = [*chosen, len(lines)], list[int]()
    for at in sorted({*range(len(lines))} - set(chosen)):
        if not (_stands_out(lattice, at) and is_title(lines, at)):
            continue
        if not BODY.match(lines[min(at + 1, len(lines) - 1)].folded):
            continue  # a line of the ordre du jour, a cell of a table
        following = bisect_right(stops, at)
        since = stops[following - 1] + 1 if following else None
        before = since is None or lattice.marked[since] < lattice.marked[at]
        if before and lattice.marked[at] < lattice.marked[stops[following]]:
            found.append(at)
    return found


def _contested_first(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The title above all points under which the minutes of the last sitting are passed by a divided vote."""
    if not openings:
        return []
    lines, first = lattice.clean.lines, openings[0].line
    formal = [at for at in range(first) if lines[at].gap and is_formality(lines[at].text)]
    titled = formal[-1:] if first and lattice.marked[first] else []
    return [at for at in titled if is_contested(lattice.clean, lines[at].end, lines[first].start)]


def _stands_out(lattice: Lattice, at: int) -> bool:
    """Whether a line without a number, below a blank one, is in capitals."""
    line = lattice.clean.lines[at]
    return line.gap > 0 and not lattice.leads[at].style and capitals(line.text)


def _further_ranks(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The lines whose rank is further on than that of the point they stand in, once it is decided: an extract jumps."""
    leads, found = lattice.leads, list[int]()
    stops = [*(opening.line for opening in openings), len(leads)]
    for since, stop in pairwise(stops):
        last, limit = since, leads[stop] if stop < len(leads) else None
        for at in range(since + 1, stop if len(leads[since].values) == 1 else since):
            own = leads[at]
            further = own.style == leads[last].style and own.values > leads[last].values
            before = limit is None or limit.style != own.style or own.values < limit.values
            if (
                further
                and before
                and lattice.marked[last + 1] < lattice.marked[at] < lattice.marked[stop]
            ):
                found.append(at)
                last = at
    return found


#: « Voirie : le conseil … », « Eau et assainissement : un devis … »: a matter, and what is told of it.
_MATTER = re.compile(
    r"(?:[-–•*]\s+)?[A-ZÀ-Ý](?:[^\W\d_]+(?:[\s/'’-]+[^\W_]+){0,5}|[^:a-zà-ÿ]{4,80})\s?:\s+\w"
)
#: Points that such lines open, where others do.
_FEWEST_ALIKE = 3


def _named_alike(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The paragraphs that name their matter and decide, where most points are such paragraphs."""
    lines, chosen = lattice.clean.lines, [opening.line for opening in openings]
    alike = [at for at in chosen if _MATTER.match(lines[at].text)]
    if len(alike) < max(_FEWEST_ALIKE, len(chosen) // 2 + 1):
        return []
    styles = {lattice.styles[at] for at in alike if lattice.leads[at].style}
    heads = [
        at
        for at, line in enumerate(lines)
        if line.gap and (at >= alike[0] or lattice.styles[at] in styles)
    ]
    return [
        at
        for at, stop in zip(heads, [*heads, len(lines)][1:], strict=True)
        if _MATTER.match(lines[at].text) and lattice.marked[at] < lattice.marked[stop]
    ]


def _marked_alike(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The titles « - tarifs du camping : », each decided but for the last, where all points bear that bullet and that sign."""
    chosen = [opening.line for opening in openings]
    styles = {lattice.styles[at] for at in chosen if _is_label(lattice, at)}
    if (
        len(chosen) < _FEWEST_ALIKE
        or len(styles) != 1
        or not all(_is_label(lattice, at) for at in chosen)
    ):
        return []
    count = len(lattice.leads)
    alike = [at for at in range(count) if _is_label(lattice, at) and lattice.styles[at] in styles]
    return [
        at
        for at, stop in pairwise((*alike, count))
        if at not in chosen and (stop == count or lattice.marked[at] < lattice.marked[stop])
    ]


#: « =========== », under a title.
_UNDERLINE = re.compile(r"(?:-{4,}|={4,})")


def _underlined(lattice: Lattice) -> list[int]:
    """The titles that are underlined and decided, where several are, as typed registres do."""
    lines, count = lattice.clean.lines, len(lattice.leads)
    ruled = [
        at
        for at in range(count - 1)
        if lines[at + 1].text[0] in "-=" and _UNDERLINE.fullmatch(lines[at + 1].text)
    ]
    if len(ruled) < _FEWEST_ALIKE:
        return []
    titles = [at for at in ruled if may_be_title(lines[at])]
    return [
        at
        for at, stop in pairwise((*titles, count))
        if lattice.marked[at] < lattice.marked[stop] and not is_formality(lines[at].text)
    ]


def _is_label(lattice: Lattice, at: int) -> bool:
    """Whether a line is a bullet, some words and a colon."""
    own = lattice.leads[at]
    return bool(own.style) and not own.values and lattice.clean.lines[at].text.endswith(":")


def _numbered_below(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """The titles of points that end on « Délibération n° 3 adoptée », where nothing opens them."""
    lines, chosen = lattice.clean.lines, {opening.line for opening in openings}
    ends = [at for at, line in enumerate(lines) if ends_on_number(line.folded)]
    found = list[int]()
    for before, end in pairwise(ends):
        titles = [at for at in range(before + 1, end) if lines[at].gap and is_title(lines, at)]
        if titles and chosen.isdisjoint(range(before + 1, end)):
            found.append(titles[-1])
    return found


#: Lines between the heading of a chapter and its first point.
_UNDER_CHAPTER = 2


def _chaptered(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """The openings, those of a chapter, « 3) Finances », given up for its points, « 3.1) Tarifs », « a) Tarifs »."""
    chosen = {opening.line for opening in openings}
    leads = lattice.leads
    last: dict[str, tuple[int, ...]] = {}  # by style, the values of the last point above
    chapters: set[int] = set()
    points: set[int] = set()
    for at, own in enumerate(leads):
        if len(own.values) != 1:
            continue
        # « 2. Stratégie » within « 6. Plan climat » is a part of its report.
        goes_on = own.values > max((1,), last.get(own.style, own.values))
        if at in chosen:
            last[own.style] = own.values
        run = list(_points_of(lattice, at, own.values)) if goes_on else []
        if not run and at in chosen and lattice.probability(at, "theme") > UNSURE:
            run = list(_points_of(lattice, at, ()))
            run = [] if _lists(lattice, run) else [line for line in run if _likely(lattice, line)]
        if run:
            chapters.add(at)
            points.update(run)
    for at in (_with_one_point(lattice, chosen) | _with_sibling(lattice, chosen)) - chapters:
        chapters.add(at)
        points.add(at + 1)
    points |= _under_chapters(lattice, chosen)
    return _with([opening for opening in openings if opening.line not in chapters], points)


def _lists(lattice: Lattice, run: Sequence[int]) -> bool:
    """Whether numbers are those of a list within one point, « 1) Création », « 2) Suppression » in a row: none decides."""
    if not run or all(_likely(lattice, line) for line in run):
        return False
    in_a_row = run[-1] - run[0] == len(run) - 1
    return in_a_row and lattice.marked[run[0]] == lattice.marked[run[-1] + 1]


def _under_chapters(lattice: Lattice, chosen: Collection[int]) -> set[int]:
    """The first points of chapters, « - Projet : » straight below « 5. SANTÉ », decided as that of another is."""
    looks, marked = _looks(lattice, chosen), lattice.marked
    stops = sorted((*chosen, len(lattice.leads)))
    firsts = {at for at in range(1, len(lattice.leads)) if _look(lattice, at) in looks} - {*chosen}
    return {at for at in firsts if marked[at] < marked[stops[bisect_right(stops, at)]]}


def _looks(lattice: Lattice, chosen: Collection[int]) -> set[tuple[str, str]]:
    return {look for at in chosen if (look := _look(lattice, at))}


def _look(lattice: Lattice, at: int) -> tuple[str, str] | None:
    """The styles of a point with a bullet and of the numbered heading straight above it."""
    above, own = lattice.leads[at - 1] if at else None, lattice.leads[at]
    if above is None or not above.values or own.values or not own.style:
        return None
    return lattice.styles[at - 1], own.style


def _with_one_point(lattice: Lattice, chosen: Collection[int]) -> set[int]:
    """The points that are chapters as others are, « 5. SANTÉ » straight above « - Projet : »."""
    looks = _looks(lattice, chosen)
    return {at for at in chosen if at + 1 < len(lattice.leads) and _look(lattice, at + 1) in looks}


def _with_sibling(lattice: Lattice, chosen: Collection[int]) -> set[int]:
    """The points that are chapters, as « - Projet : » straight below is decided before the next of its bullets, a point."""
    leads, marked = lattice.leads, lattice.marked
    lines = sorted(chosen)
    return {
        at
        for at, sibling in pairwise(lines)
        if leads[at].values
        and sibling > at + 1
        and _is_bullet(leads[at + 1])
        and _is_bullet(leads[sibling])
        and lattice.styles[at + 1] == lattice.styles[sibling]
        and marked[at + 1] < marked[sibling]
    }


def _is_bullet(lead: Lead) -> bool:
    return bool(lead.style) and not lead.values


def _likely(lattice: Lattice, line: int) -> bool:
    return lattice.probability(line, "O") > UNSURE


def _points_of(lattice: Lattice, chapter: int, above: tuple[int, ...]) -> Iterator[int]:
    """The lines numbered 1, 2 and so on, behind the numbers ``above``, the first straight below a chapter."""
    leads = lattice.leads
    rank, style = 1, ""
    for at in range(chapter + 1, len(leads)):
        own = leads[at]
        if own.style == leads[chapter].style or (rank == 1 and at > chapter + _UNDER_CHAPTER):
            return
        if own.values == (*above, rank) and style in ("", own.style):
            yield at
            rank, style = rank + 1, own.style


def _with(openings: Sequence[Opening], lines: Collection[int]) -> list[Opening]:
    """The openings in the order of the text, those on some lines as unsure."""
    own = [opening for opening in openings if opening.line not in lines]
    return sorted((*own, *(Opening(at, UNSURE) for at in lines)), key=lambda o: o.line)


def _parted(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """The openings, and those as likely on which the assembly decides again, within a point."""
    if not openings:
        return []
    chosen, count = {opening.line for opening in openings}, len(lattice.clean.lines)
    stops = [*sorted(chosen), count]
    parted: list[int] = []
    for at in range(stops[0] + 1, count):
        goes_on = lattice.clean.lines[at].text[0] in ":;,."
        if at not in chosen and not goes_on and lattice.probability(at, "O") > _LIKELIER:
            following = bisect_right(stops, at)
            since, stop = stops[following - 1], stops[following]
            if lattice.marked[since + 1] < lattice.marked[at] < lattice.marked[stop]:
                parted.append(at)
    return _with(openings, parted)


def _with_named(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """The openings, and the headings that name an act whose vote the text may have lost."""
    chosen = {opening.line for opening in openings}
    count = len(lattice.clean.lines)
    # A number under a title is that of the point which the title opens.
    lines = lattice.clean.lines
    held = {at + below for at in chosen for below in range(_HEADING)}
    held = {at for at in held if at in chosen or at >= count or act_ending(lines, at) is None}
    ordinals = {at for at in range(count) if is_ordinal(lines[at])} - chosen
    named = {at for at in range(count) if at not in held and named_act(lattice, at)} | ordinals
    if named:
        heads = {head.line for head in headings(lattice.clean) if head.family in ("acte", "objet")}
        named &= heads | ordinals
    stops = sorted((*chosen, *named, count))
    lost = [at for at in named if reported(lattice, at, stops[bisect_right(stops, at)])]
    return _with(openings, lost)
