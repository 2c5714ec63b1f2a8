"""Cuts a sitting into its points, and tells those on which the assembly decided.

A procès-verbal is laid out in one of a few ways: acts under their own numbers, « OBJET : » titles,
numbered points (figures, roman numerals, letters below them), or bare titles. All candidates are
found (``headings``), marks of decision are found once (``votes.marks``), and the layout kept is the
one whose points hold the most decisions. A point without a mark is no act. Lists of an ordre du
jour hold no decision and fall out by themselves; lists inside a point break the sequence and are
left in it.

Source: CGCT, art. L2121-15 and L2121-23 (what minutes and registers hold); layouts observed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.parsing.agenda import agenda, bare_title
from indexer.parsing.cleaning import CleanText, fold, tidy
from indexer.parsing.headings import Heading
from indexer.parsing.standing import deliberated, opening, several_decisions, start_of, voted_apart
from indexer.parsing.titles import plain_titles
from indexer.parsing.votes import approves_minutes, marks


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a sitting: its span, where its body starts, its number and title."""

    start: int
    body: int
    end: int
    number: str | None
    title: str


_CLOSING = re.compile(
    r"^(?:(?:l'ordre\s+du\s+jour|les\s+sujets|tous\s+les\s+points|plus\s+(?:rien|aucun)|rien\s+(?:ne\s+restant|n'etant))[^.]{0,60}(?:epuise|etant|restant)"
    r"|(?:la\s+)?seance\s+(?:est\s+)?(?:levee|close)|fin\s+de\s+(?:la\s+)?seance|fait\s+(?:et\s+delibere\s+)?a\s+[a-z' -]{2,40},?\s+le\s|ainsi\s+fait\s+et\s+delibere.{0,80}$"
    r"|(?:le|la)\s+(?:maire|presidente?)\s*,?$|le\s+(?:maire|president)\s*,\s*[a-z -]{4,40}$|deliberations\s*:?$)"
)
_MISCELLANY = re.compile(
    r"^(?:[a-z0-9]{1,4}\s?[.)/-]+\s*)?(?:questions?\s+(?:et\s+informations?\s+)?diverses?|informations?(?:\s+(?:diverses?|generales|et\s+questions\s+diverses))?|affaires\s+diverses|divers|tour\s+de\s+table|communications?\s+(?:du|de)\s.{0,30}|questions?\s+orales|points?\s+divers)\s*[:.]?\s*$"
)
_FORMALITY = re.compile(
    r"\b(?:approbation|adoption|validation|lecture|signature)\b.{0,40}\b(?:proces|comptes?[- ]?rendus?|p\.?v\b|pv\b|cr\b)|\b(?:designation|nomination|election)\b.{0,20}\bsecretaire\b|^ordre\s+du\s+jour|^(?:verification\s+du\s+)?quorum|^appel\b|^(?:ajout|modification).{0,30}ordre\s+du\s+jour|^ouverture\s+de\s+(?:la\s+)?seance|^compte[- ]?rendu\s+de\s+la\s+(?:reunion|seance)|^proces[- ]verbal\s+de\s+la"
)
_MOST_HEADINGS = 600


def points(
    clean: CleanText, candidates: Sequence[Heading], *, numbered: bool = True
) -> list[Point]:
    """Return the points of a sitting on which the assembly decided, in the order of the text.

    Without ``numbered`` only « OBJET : » and numbers of deliberations open a point: within one act
    a list or a title opens none.
    """
    found_marks = marks(clean.folded)
    if not found_marks:
        return []
    candidates = candidates[:_MOST_HEADINGS]
    layout = (
        _best_layout(clean, candidates, found_marks)
        if numbered
        else max(_strong_layouts(candidates), key=lambda own: _decided(clean, own, found_marks))
    )
    if not layout:
        return []
    return _cut(clean, layout, candidates, found_marks)


def _best_layout(
    clean: CleanText, candidates: Sequence[Heading], found_marks: Sequence[int]
) -> list[Heading]:
    """The family of headings that separates the decisions best."""
    options: list[tuple[float, list[Heading]]] = [
        (1.35, strong) for strong in _strong_layouts(candidates)
    ]
    options.append((1.2, [h for h in candidates if h.family == "rang"]))
    runs = {
        family: _sequence([h for h in candidates if h.family == family], clean, found_marks)
        for family in ("chiffre", "romain", "lettre")
    }
    options.extend((1.15 if family == "chiffre" else 1.1, run) for family, run in runs.items())
    scored = [(layout, weight * _decided(clean, layout, found_marks)) for weight, layout in options]
    best, best_score = max(scored, key=lambda pair: pair[1])
    figures, letters = runs["chiffre"], runs["lettre"]
    if best is letters and scored[-3][1] > 3 and _nested(letters, figures):
        best = figures  # the letters are the parts of one of the numbers
    if len(found_marks) > best_score:
        own = _one_style(clean, opening(clean, _titles(clean), found_marks), found_marks)
        announced = agenda(clean)
        if announced.share > 0.6:
            # The ordre du jour vouches for a numbered layout, else for its own lines.
            if len({h.line for h in best} & {h.line for h in announced.headings}) > 1:
                return best
            if 1.3 * _decided(clean, announced.headings, found_marks) > best_score:
                numbered = {h.line: h for h in candidates if h.family in ("chiffre", "romain")}
                return [numbered.get(h.line, h) for h in announced.headings]
        if _decided(clean, own, found_marks) > 1.9 * best_score:
            return own
    return best if best_score else []


def _nested(inner: Sequence[Heading], outer: Sequence[Heading]) -> bool:
    """Whether all headings of a layout stand in one point of another."""
    starts = [heading.line for heading in outer]
    return len({bisect_left(starts, heading.line) for heading in inner} - {0}) == 1


def _titles(clean: CleanText) -> list[Heading]:
    return [h for h in plain_titles(clean) if not _FORMALITY.search(_fold_title(h))]


def _one_style(
    clean: CleanText, titles: Sequence[Heading], found_marks: Sequence[int]
) -> list[Heading]:
    """The titles of one style (a bullet, capitals) where these open the decisions, else all.

    Titles that open no decision are rather the headings inside a point: a layout is worth the
    decisions it opens times the share of its titles that open one.
    """
    groups = [list(titles)]
    for style in {heading.style for heading in titles} - {""}:
        groups.append([heading for heading in titles if heading.style == style])

    def worth(group: list[Heading]) -> float:
        return _decided(clean, group, found_marks) ** 2 / max(1, len(group))

    return max(groups, key=worth)


def _strong_layouts(candidates: Sequence[Heading]) -> list[list[Heading]]:
    """The layouts that name their acts: by « OBJET : », by number, by both."""
    named = [heading for heading in candidates if heading.family == "objet"]
    acts = _numbered_acts(candidates)
    both = [_merged(acts, named)] if named and acts else []
    return [*both, named, acts]


def _numbered_acts(candidates: Sequence[Heading]) -> list[Heading]:
    """Headings with the number of an act; one without a title only among others of its shape."""
    found = [_under_title(h, candidates) for h in candidates if h.family == "acte"]
    shapes = [re.sub(r"\d", "9", h.number or "") for h in found]
    return [
        h
        for h, shape in zip(found, shapes, strict=True)
        if len(h.title) > 4 or shapes.count(shape) > 2
    ]


def _under_title(act: Heading, candidates: Sequence[Heading]) -> Heading:
    """A number alone on its line bears the title of the point that it stands under."""
    if len(act.title) > 4:
        return act
    above = next((h for h in candidates if h.next_line == act.line and h.family in _RANKED), None)
    return replace(act, line=above.line, title=above.title) if above else act


_RANKED = ("chiffre", "romain", "rang", "lettre")


def _fold_title(heading: Heading) -> str:
    return fold(heading.title)


def _merged(acts: Sequence[Heading], named: Sequence[Heading]) -> list[Heading]:
    """Numbers and « OBJET : » titles of the same acts, one heading for both."""
    merged: list[Heading] = []
    for heading in sorted((*acts, *named), key=lambda h: h.line):
        last = merged[-1] if merged else None
        if last and _same_act(last, heading):
            title = heading.title if heading.family == "objet" else last.title
            merged[-1] = Heading(
                "objet",
                last.line,
                max(last.next_line, heading.next_line),
                last.number or heading.number,
                title,
            )
        else:
            merged.append(heading)
    return merged


def _same_act(last: Heading, heading: Heading) -> bool:
    """A number and an « OBJET : » that stand together, without two different numbers."""
    return (
        heading.line - last.next_line <= 3
        and last.family != heading.family
        and not (last.number and heading.number and last.number != heading.number)
    )


def _decided(clean: CleanText, layout: Sequence[Heading], found_marks: Sequence[int]) -> int:
    """How many points of a layout hold a mark of decision."""
    starts = [start_of(clean, heading) for heading in layout] + [len(clean.folded) + 1]
    return sum(
        bisect_left(found_marks, stop) > bisect_left(found_marks, start)
        for start, stop in pairwise(starts)
    )


def _sequence(
    candidates: Sequence[Heading], clean: CleanText, found_marks: Sequence[int]
) -> list[Heading]:
    """The increasing run of ordinals that holds the most decisions.

    A weighted longest chain: steps of one to three, a change of style costs a little, later
    candidates win a tie (the ordre du jour comes first and decides nothing).
    """
    count = len(candidates)
    if not count:
        return []
    starts = [clean.lines[h.line].start for h in candidates] + [len(clean.folded) + 1]
    weights = [
        (
            2.0
            if bisect_left(found_marks, starts[i + 1]) > bisect_left(found_marks, starts[i])
            else 0.3
        )
        + i * 1e-4
        for i in range(count)
    ]
    best = [0.0] * count
    previous = [-1] * count
    reach: dict[tuple[int, str], int] = {}
    for i, heading in enumerate(candidates):
        ordinal = heading.ordinal or 0
        top, origin = (-0.8 if ordinal > 2 else 0.0), -1
        for step in (1, 2, 3):
            for style in {h.style for h in candidates}:
                j = reach.get((ordinal - step, style))
                if j is None:
                    continue
                gain = best[j] - (0.9 if style != heading.style else 0.0) - 0.15 * (step - 1)
                if gain > top:
                    top, origin = gain, j
        best[i], previous[i] = top + weights[i], origin
        known = reach.get((ordinal, heading.style))
        if known is None or best[known] <= best[i]:
            reach[ordinal, heading.style] = i
    index = max(range(count), key=lambda i: best[i])
    chain: list[Heading] = []
    while index >= 0:
        chain.append(candidates[index])
        index = previous[index]
    return chain[::-1]


def _cut(
    clean: CleanText,
    layout: Sequence[Heading],
    candidates: Sequence[Heading],
    found_marks: Sequence[int],
) -> list[Point]:
    boundaries = _boundaries(clean, layout, candidates)
    announced = agenda(clean).headings
    result: list[Point] = []
    for heading, following in zip(layout, (*layout[1:], None), strict=True):
        start = start_of(clean, heading)
        stop = start_of(clean, following) if following else len(clean.folded)
        body = (
            clean.lines[heading.next_line].start if heading.next_line < len(clean.lines) else stop
        )
        for boundary in boundaries:
            if body <= boundary < stop:
                stop = boundary
                break
        if stop <= start:
            continue
        if start < clean.lines[heading.line].start:
            body = start
        point = Point(start, min(max(body, start), stop), stop, heading.number, heading.title)
        parts = _announced(clean, heading, point, announced, found_marks)
        parts = parts or _subpoints(clean, heading, point, candidates, found_marks)
        parts = parts or _apart(clean, heading, point)
        result.extend(parts or [point])
    return [
        point
        for point in _once(result)
        if not _is_formality(point)
        and (
            bisect_left(found_marks, point.end) > bisect_left(found_marks, point.start)
            or approves_minutes(clean.folded[point.body : point.end], fold(point.title))
        )
    ]


def _once(found: Sequence[Point]) -> list[Point]:
    """Leave out a number that comes again: the list of the deliberations that closes minutes."""
    kept: dict[str, Point] = {}
    for index, point in enumerate(found):
        long = point.number and sum(char.isdigit() for char in point.number) >= 6
        kept.setdefault(point.number if point.number and long else f"#{index}", point)
    return list(kept.values())


def _is_formality(point: Point) -> bool:
    return point.number is None and bool(_FORMALITY.search(fold(point.title)))


def _boundaries(
    clean: CleanText, layout: Sequence[Heading], candidates: Sequence[Heading]
) -> list[int]:
    """Where a point stops although no other of its layout starts."""
    family = layout[0].family
    own = {heading.line for heading in layout}
    found: list[int] = []
    first = layout[0].line
    romans = [
        h for h in candidates if h.family == "romain" and h.line not in own and h.line > first
    ]
    if family == "chiffre" and any(h.family == "romain" and h.line < first for h in candidates):
        found.extend(clean.lines[h.line].start for h in romans)
    for index, line in enumerate(clean.lines):
        if index <= first or index in own or len(line.folded) >= 160:
            continue
        late = line.folded != "deliberations" or index > len(clean.lines) * 0.6
        miscellany = family != "titre" and _MISCELLANY.match(line.folded)
        if (late and _CLOSING.match(line.folded)) or miscellany:
            found.append(line.start)
    return sorted(found)


def _subpoints(
    clean: CleanText,
    heading: Heading,
    point: Point,
    candidates: Sequence[Heading],
    found_marks: Sequence[int],
) -> list[Point]:
    """The points under a point: lettered ones, or titles each followed by its own vote."""
    inside = bisect_left(found_marks, point.end) - bisect_left(found_marks, point.body)
    if inside < 2 or heading.family not in ("acte", "chiffre", "romain"):
        return []
    letters = [
        h
        for h in candidates
        if h.family == "lettre" and point.body <= clean.lines[h.line].start < point.end
    ]
    run = _sequence(letters, clean, [m for m in found_marks if m < point.end])
    if len(run) >= 2 and run[0].ordinal == 1:
        own = _MISCELLANY.match(heading.title.lower()) or 2 * len(
            deliberated(clean, point.end, run)
        ) > max(3, len(run))
        if own:
            return _pieces(clean, point, run, f"{heading.number}.")
    return _voted_titles(clean, point)


def _announced(
    clean: CleanText,
    heading: Heading,
    point: Point,
    announced: Sequence[Heading],
    found_marks: Sequence[int],
) -> list[Point]:
    """The titles under a point that the ordre du jour announced, where each holds its decision."""
    if heading.family not in ("chiffre", "romain"):
        return []
    inside = [
        h for h in announced if heading.line < h.line and clean.lines[h.line].start < point.end
    ]
    if 2 * _decided(clean, inside, found_marks) < max(4, len(inside)):
        return []
    parent = bare_title(clean.lines[heading.line])
    named = [Heading(h.family, h.line, h.next_line, "", f"{parent} - {h.title}") for h in inside]
    before = replace(point, end=clean.lines[inside[0].line].start)
    pieces = [before, *_pieces(clean, point, named, point.number or "")]
    return [
        piece
        for piece in pieces
        if bisect_left(found_marks, piece.end) > bisect_left(found_marks, piece.body)
    ]


def _apart(clean: CleanText, heading: Heading, point: Point) -> list[Point]:
    """A point, and the points without a number that follow it before the next number."""
    if heading.family == "titre" or not several_decisions(clean, point.body, point.end):
        return []
    run = [
        replace(title, number="")
        for title in voted_apart(clean, point.body, point.end, _titles(clean))
    ]
    if not run:
        return []
    before = replace(point, end=clean.lines[run[0].line].start)
    return [before, *(replace(piece, number=None) for piece in _pieces(clean, point, run, ""))]


def _pieces(clean: CleanText, point: Point, run: Sequence[Heading], prefix: str) -> list[Point]:
    starts = [clean.lines[h.line].start for h in run] + [point.end]
    pieces = []
    for h, start, stop in zip(run, starts, starts[1:], strict=False):
        body = clean.lines[h.next_line].start if h.next_line < len(clean.lines) else stop
        pieces.append(
            Point(start, min(max(body, start), stop), stop, f"{prefix}{h.number}", h.title)
        )
    return pieces


_BARE_VOTE = re.compile(
    r"^(?:vote\s*:?\s*)?(?:(?:(?:\d{1,2}\s*(?:voix|votes?)?\s*(?:pour|contre|abst\w*|absentions?)|pour\s*:?\s*\d+|contre\s*:?\s*\d+|abstentions?\s*:?\s*\d+)[\s,;.et-]*){1,4}|adopte\w*\s+a\s+l'unanimite\W*|unanimite\W*)$"
)


def _voted_titles(clean: CleanText, point: Point) -> list[Point]:
    """A title line straight followed by a line that is nothing but its vote, several times."""
    indexes = [i for i, line in enumerate(clean.lines) if point.body <= line.start < point.end]
    pairs = [
        (clean.lines[i - 1], clean.lines[i])
        for i in indexes[1:]
        if _BARE_VOTE.match(clean.lines[i].folded)
        and 8 <= len(clean.lines[i - 1].text) <= 120
        and clean.lines[i - 1].text[0].isupper()
        and not _BARE_VOTE.match(clean.lines[i - 1].folded)
        and not clean.lines[i - 1].text.rstrip().endswith(".")
    ]
    if len(pairs) < 2:
        return []
    return [
        Point(title.start, title.end, vote.end, point.number, tidy(title.text))
        for title, vote in pairs
    ]
