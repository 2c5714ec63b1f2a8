"""How a sitting is laid out: which of the candidates open its points.

The layouts are those of ``headings``: acts under their own numbers, « OBJET : » titles, figures,
roman numerals, letters, bare titles. The one kept is the one whose points hold the most decisions.

Source: layouts observed in published minutes.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analyzers import fold_letters
from indexer.acts.formulas import DELIBERATED, PASSING, any_of
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.headings.titles import plain_titles
from indexer.reading.parsing.points.layouts.standing import opening, start_of
from indexer.reading.parsing.view.cleaning import CleanText

_FORMALITY = re.compile(
    r"\b(?:approbation|adoption|validation|lecture|signature|distribution|remise)\b.{0,40}\b(?:proces|comptes?[- ]{0,2}rendus?|p\.?v\b|pv\b|cr\b)|\b(?:designation|nomination|election)\b.{0,20}\bsecretaire\b|^secretar?i\w+\s+de\s+(?:la\s+)?seance\b|^approbation\s+d(?:e\s+la|es)\s+(?:(?:precedente|derniere)s?\s+)?(?:seance|reunion)s?\b|^ordre\s+du\s+jour|^(?:verification\s+du\s+)?quorum|^appel\b|^(?:ajout|modification).{0,30}ordre\s+du\s+jour|^ouverture\s+de\s+(?:la\s+)?seance|^comptes?[- ]{0,2}rendus?\s+de(?:\s+la|s)\s+(?:(?:precedente|derniere)s?\s+)?(?:reunion|seance)s?\b|^proces[- ]verbal\s+de\s+la|^(?:proces[- ]verbal|comptes?[- ]{0,2}rendus?)\s+d(?:u|e\s+la)\s+(?:seance|reunion|conseil|comite|bureau)\b.{0,60}?\bdu\s+\d"
)

#: One of these stands in every title of a formality.
_FORMAL = (
    "proces", "compte", "p.v", "pv", "cr", "secretar", "seance", "reunion", "ordre", "quorum", "appel", "ouverture",
)  # fmt: skip


def is_formality(title: str, folded: str | None = None) -> bool:
    """Tell whether a title, folded too where known, is that of a formality of the sitting, which is no act."""
    folded = fold_letters(title) if folded is None else folded
    for word in _FORMAL:
        if word in folded:
            return bool(_FORMALITY.search(folded))
    return False


#: What makes an act of a formality without a number: a divided vote.
_DELIBERATED = re.compile(
    rf"\b{DELIBERATED}(?:[^.;(]|\bm\.|\([^()]{{1,200}}\)){{0,250}}\b(?:{any_of((*PASSING, 'decide', 'arrete'))})\b"
)
_DIVIDED = re.compile(r"\b(?:majorite|[1-9]\d?\s+(?:voix|votes?\s+)?(?:contre|abstentions?))\b")


def is_contested(clean: CleanText, start: int, end: int) -> bool:
    """Tell whether the assembly deliberates between two offsets, and not all agree."""
    return all(p.search(clean.folded, start, end) for p in (_DELIBERATED, _DIVIDED))


#: How many times as many decisions bare titles must open as numbers do, to be followed.
_BARE_LEAD = 1.9


def best_layout(
    clean: CleanText, candidates: Sequence[Heading], found_marks: Sequence[int]
) -> list[Heading]:
    """Return the headings of the family that separates the decisions best."""
    options: list[tuple[float, list[Heading]]] = [
        (1.35, strong) for strong in strong_layouts(candidates)
    ]
    options.append((1.2, [h for h in candidates if h.family == "rang"]))
    runs = {
        family: sequence([h for h in candidates if h.family == family], clean, found_marks)
        for family in ("chiffre", "romain", "lettre")
    }
    options.extend((1.15 if family == "chiffre" else 1.1, run) for family, run in runs.items())
    scored = [(layout, weight * decided(clean, layout, found_marks)) for weight, layout in options]
    best, best_score = max(scored, key=lambda pair: pair[1])
    # Each point of a layout holds a mark at least: fewer marks need no look at the titles.
    if len(found_marks) > _BARE_LEAD * best_score:
        own = _one_style(clean, opening(clean, point_titles(clean), found_marks), found_marks)
        if decided(clean, own, found_marks) > _BARE_LEAD * best_score:
            return own
    return best if best_score else []


def point_titles(clean: CleanText) -> list[Heading]:
    """Return the titles without a number, formalities of the sitting left out."""
    return [h for h in plain_titles(clean) if not is_formality(h.title)]


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
        return decided(clean, group, found_marks) ** 2 / max(1, len(group))

    return max(groups, key=worth)


def strong_layouts(candidates: Sequence[Heading]) -> list[list[Heading]]:
    """Return the layouts that name their acts: by « OBJET : », by number, by both."""
    named = [h for h in candidates if h.family == "objet"]
    acts = _numbered_acts(candidates)
    both = [_merged(acts, named)] if named and acts else []
    return [*both, named, acts]


def _numbered_acts(candidates: Sequence[Heading]) -> list[Heading]:
    """Headings with the number of an act; one without a title only among others of its shape."""
    found = [_under_title(h, candidates) for h in candidates if h.family == "acte"]
    shapes = [re.sub(r"\d", "9", h.number or "") for h in found]
    titled = {shape for h, shape in zip(found, shapes, strict=True) if len(h.title) > 4}
    return [
        h
        for h, shape in zip(found, shapes, strict=True)
        # A number without a title, of another shape than those with one, is that of a leaf.
        if len(h.title) > 4
        or (h.line and shapes.count(shape) > 2 and (not titled or shape in titled))
    ]


def with_act_numbers(layout: Sequence[Heading], candidates: Sequence[Heading]) -> list[Heading]:
    """Number the points as their acts are, where most have the number of theirs under the title."""
    numbers = {h.line: h.number for h in candidates if h.family == "acte" and len(h.title) <= 4}
    below = [h for h in layout if h.family in _RANKED and h.next_line in numbers]
    if len(below) < 3 or 2 * len(below) < len(layout):
        return list(layout)
    return [replace(h, number=numbers[h.next_line]) if h in below else h for h in layout]


def _under_title(act: Heading, candidates: Sequence[Heading]) -> Heading:
    """A number alone on its line bears the title of the point that it stands under."""
    if len(act.title) > 4:
        return act
    above = next((h for h in candidates if h.next_line == act.line and h.family in _RANKED), None)
    return replace(act, line=above.line, title=above.title) if above else act


_RANKED = ("chiffre", "romain", "rang", "lettre")


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
    bare = [h for h in merged if h.family == "objet" and h.number is None]
    # Among acts that their numbers open, a lone « Objet : » is a label inside one.
    return [h for h in merged if h not in bare] if 2 * len(bare) < len(acts) - 1 else merged


def _same_act(last: Heading, heading: Heading) -> bool:
    """A number and an « OBJET : » that stand together, without two different numbers."""
    return (
        heading.line - last.next_line <= 3
        and last.family != heading.family
        and not (last.number and heading.number and last.number != heading.number)
    )


def decided(clean: CleanText, layout: Sequence[Heading], found_marks: Sequence[int]) -> int:
    """Return how many points of a layout hold a mark of decision."""
    starts = [start_of(clean, heading) for heading in layout] + [len(clean.folded) + 1]
    return sum(
        bisect_left(found_marks, stop) > bisect_left(found_marks, start)
        for start, stop in pairwise(starts)
    )


def sequence(
    candidates: Sequence[Heading], clean: CleanText, found_marks: Sequence[int]
) -> list[Heading]:
    """Return the increasing run of ordinals that holds the most decisions.

    A weighted longest chain: steps of one to three, a change of style costs a little, later
    candidates win a tie (the ordre du jour comes first and decides nothing).
    """
    if not candidates:
        return []
    weights = _weights(candidates, clean, found_marks)
    styles = dict.fromkeys(heading.style for heading in candidates)
    best = [0.0] * len(candidates)
    previous = [-1] * len(candidates)
    reach: dict[tuple[int, str], int] = {}
    for i, heading in enumerate(candidates):
        ordinal = heading.ordinal or 0
        top, origin = (-0.8 if ordinal > 2 else 0.0), -1
        for step in (1, 2, 3):
            for style in styles:
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
    index = max(range(len(candidates)), key=best.__getitem__)
    chain: list[Heading] = []
    while index >= 0:
        chain.append(candidates[index])
        index = previous[index]
    return chain[::-1]


#: What a point gives that is decided, and one that is not; what each gives more than the one before it.
_DECIDED, _UNDECIDED, _LATER = 2.0, 0.3, 1e-4


def _weights(
    candidates: Sequence[Heading], clean: CleanText, found_marks: Sequence[int]
) -> list[float]:
    """What each candidate gives to a run that holds it: most where something is decided before the next."""
    starts = [clean.lines[h.line].start for h in candidates] + [len(clean.folded) + 1]
    marks = [bisect_left(found_marks, start) for start in starts]
    return [
        (_DECIDED if after > before else _UNDECIDED) + place * _LATER
        for place, (before, after) in enumerate(pairwise(marks))
    ]
