"""The lines of a document that may open the points of a sitting, and what speaks for each and for each pair.

The model of lines (``lines.model``) says of each line how likely it opens an act. What its words, its
number and its style say is added for an opening; for two that follow one another, whether a style of
numbering goes on, numbers rise, something is decided in between. ``whole_reading`` chooses among them.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from math import log
from operator import mul

from indexer.acts import formulas
from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.lines.features import features
from indexer.reading.parsing.lines.leads import Lead, lead
from indexer.reading.parsing.lines.model import LineModel, line_model
from indexer.reading.parsing.lines.title_words import words_say
from indexer.reading.parsing.openings import AGENDA, BODY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.points.layouts.layouts import is_formality
from indexer.reading.parsing.view.cleaning import CleanText

Features = dict[str, float]
#: Marks between two openings, decisions told once, rules skipped, lines between (each up to what counts), steps.
Traits = tuple[int, int, int, int, str]
#: Once an act.
DELIBERATED = Pattern(rf"\b{formulas.DELIBERATED}")
_LIST = re.compile(
    r"\bliste\s+des\s+(?:deliberations|affaires)|\bdeliberations?\s+(?:examinees|votees|adoptees|approuvees)\b"
)
_TOP = 14
#: A line less likely than this opens nothing.
_LEAST = 0.004
#: Below it the reading of a document is worth a warning.
UNSURE = 0.5
#: Lines of a point that are looked through for its decision.
_FAR = 400
#: More marks of a decision than these are those of many.
_MANY_MARKS = 6
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a point, and how sure the reading is of it, from 0 to 1."""

    line: int
    sure: float


@lru_cache(maxsize=1)
def _seen(
    clean: CleanText, model: LineModel
) -> tuple[list[Lead], list[list[str]], list[list[float]]]:
    """What the model sees of the lines of a text, and how likely it finds each role; kept for the next lattice."""
    leads = [lead(line) for line in clean.lines]
    rows = features(clean, leads)
    return _carried_on(leads), rows, model.marginals(rows)


def _carried_on(leads: Sequence[Lead]) -> list[Lead]:
    """The leads, a number of four figures in the style of those it goes on: « 999. », « 1000. »."""
    last: dict[str, int] = {}
    kept: list[Lead] = []
    for first in leads:
        if first.values:
            short = first.style.replace("99", "9")
            if short != first.style and first.values[-1] == last.get(short, 0) + 1:
                first = replace(first, style=short)
            last[first.style] = first.values[-1]
        kept.append(first)
    return kept


class Lattice:
    """The candidates of a text, and the features of the readings they make.

    ``proposed`` are the lines at which the rules of layouts begin a point.
    """

    def __init__(
        self, clean: CleanText, proposed: Collection[int], model: LineModel | None = None
    ) -> None:
        self.clean = clean
        self.proposed = frozenset(proposed)
        model = model or line_model()
        self.roles = {role: index for index, role in enumerate(model.roles)}
        #: The names of the roles of a line, of that above it and of that below it; what they are worth.
        self._names = [
            (sign, step, tuple([sign + role for role in self.roles]))
            for sign, step in (("", 0), ("-", -1), ("+", 1))
        ]
        self._worth: dict[tuple[str, ...], list[float]] = {}
        self._said: dict[int, list[str]] = {}
        self.leads, self.rows, self.marginals = _seen(clean, model)
        #: Of an opening, up to which line it was looked for a decision, and how likely the likeliest is.
        self._reach: dict[int, tuple[int, float]] = {}
        self._prepare()

    def probability(self, line: int, role: str) -> float:
        """Return how likely a line plays a role."""
        return self.marginals[line][self.roles[role]]

    @cached_property
    def agendas(self) -> tuple[int, ...]:
        """The lines at which an ordre du jour begins; points without a vote are many there, and each asks for them."""
        return self._matching(AGENDA)

    @cached_property
    def spoken(self) -> tuple[int, ...]:
        """The lines at which somebody speaks, or the assembly decides."""
        return self._matching(BODY)

    def _matching(self, opening: re.Pattern[str]) -> tuple[int, ...]:
        return tuple(at for at, line in enumerate(self.clean.lines) if opening.match(line.folded))

    def _prepare(self) -> None:
        lines, count = self.clean.lines, len(self.clean.lines)
        opens, decides = self.roles["O"], self.roles["D"]
        self.styles = [
            first.style + ("C" if line.text[first.rest :].isupper() else "")
            for line, first in zip(lines, self.leads, strict=True)
        ]
        likely = [row[opens] for row in self.marginals]
        self.candidates = [
            index for index in range(count) if likely[index] > _LEAST or index in self.proposed
        ]
        self.skipped = _running(count, Counter(self.proposed))
        self.decision = [row[decides] for row in self.marginals]
        self.starts = starts = [line.start for line in lines]
        marked = {bisect_right(starts, mark) - 1 for mark in marks(self.clean.folded)}
        marked |= {index for index in range(count) if self.decision[index] > 0.5}
        self.marked = _running(count, Counter(marked))
        self.once = _running(
            count,
            Counter(
                bisect_right(starts, m.start()) - 1 for m in DELIBERATED.finditer(self.clean.folded)
            ),
        )
        self.listed = any(_LIST.search(line.folded) for line in lines[:_TOP])
        groups: dict[str, list[int]] = defaultdict(list)
        for index in self.candidates:
            groups[self.styles[index]].append(index)
        self.support = {
            style: _support(group, likely, self.marked) for style, group in groups.items()
        }

    def opening(self, index: int) -> Features:
        """Return what speaks for and against one opening."""
        found = self._own(index)
        for names, row in self._around(index):
            found.update(zip(names, row, strict=True))
        return found

    def opening_score(self, index: int, worth: Mapping[str, float]) -> float:
        """Return the score of ``opening``; the roles of a line and its neighbours are summed without being named."""
        score = _score(self._own(index), worth)
        for names, row in self._around(index):
            if names not in self._worth:
                self._worth[names] = [worth.get(name, 0.0) for name in names]
            score = sum(map(mul, self._worth[names], row), score)
        return score

    def _around(self, index: int) -> Iterator[tuple[tuple[str, ...], Sequence[float]]]:
        """The roles of a line, of that above it and of that below it, by their names, and how likely each is."""
        for sign, step, names in self._names:
            if 0 <= index + step < len(self.marginals):
                yield names, self.marginals[index + step]
            else:
                yield (sign + "none",), (1.0,)

    def _own(self, index: int) -> Features:
        """What speaks for an opening but the roles of lines."""
        line, first, row = self.clean.lines[index], self.leads[index], self.marginals[index]
        likely = row[self.roles["O"]]
        odds = _logit(likely)
        found = {"bias": 1.0, "logit": odds, "logit+": max(0.0, odds)}
        found.update(self.support[self.styles[index]])
        found["num" if first.values else "bare" if not first.style else "bullet"] = 1.0
        if index in self.proposed:
            found["rules"] = 1.0
            found["rules share"] = len(self.proposed) / len(self.candidates)
        elif self.proposed:
            found["not rules"] = 1.0
        formal = is_formality(line.text, line.folded)
        said = (
            ("listed", self.listed),
            ("anum", line_number(line) is not None),
            ("form", formal),
            ("gap", line.gap),
            ("dot", line.text[-1] == "."),
            ("short", len(line.text) < _SHORT),
            ("form num", formal and bool(first.values)),
            *((name[-5:], True) for name in self.rows[index] if name.startswith("again=")),
            *((name, True) for name in self._words_say(index)),
        )
        found.update([(name, 1.0) for name, holds in said if holds])
        if index + 1 < len(self.leads):
            found.update([("below " + name, 1.0) for name in self._words_say(index + 1)])
        return found

    def _words_say(self, index: int) -> list[str]:
        """What the words of a line say, kept for the opening above it or below it."""
        said = self._said.get(index)
        if said is None:
            said = self._said[index] = [*words_say(self.clean.lines[index], self.leads[index])]
        return said

    def pair(self, first: int, second: int) -> Features:
        """Return what speaks for two openings that follow one another; the end of the text ends."""
        found = self._told(self._traits(first, second))
        end = "end " if second == len(self.marginals) else ""
        found[end + "len"] = log(second - first)
        found[end + "decision"] = self._likeliest_decision(first, second)
        return found

    def pair_score(
        self, first: int, second: int, worth: Mapping[str, float], known: dict[Traits, float]
    ) -> float:
        """Return the score of ``pair``; ``known`` keeps that of traits, which most pairs share with others."""
        traits = self._traits(first, second)
        score = known.get(traits)
        if score is None:
            score = known[traits] = _score(self._told(traits), worth)
        end = "end " if second == len(self.marginals) else ""
        measured = worth.get(end + "len", 0.0) * log(second - first)
        decision = worth.get(end + "decision", 0.0) * self._likeliest_decision(first, second)
        return score + measured + decision

    def _traits(self, first: int, second: int) -> Traits:
        """What is told of two openings but their distance and the likeliest decision, each up to what counts."""
        marked, once, skipped = self.marked, self.once, self.skipped
        steps = ""
        if second < len(self.marginals):
            one, two = self.leads[first], self.leads[second]
            steps = "same" if self.styles[first] == self.styles[second] else "diff"
            if one.style != two.style:
                steps += " styles"
            elif one.values and two.values:
                step = two.values[-1] - one.values[-1]
                steps += f" step{step}" if 0 <= step < 3 else " stepneg" if step < 0 else " stepbig"
            if bool(one.values) != bool(two.values):
                steps += " mixnum"
        return (
            min(marked[second] - marked[first], _MANY_MARKS + 1),
            min(once[second] - once[first], 5),
            min(skipped[second] - skipped[first + 1], 3),
            min(second - first, 3),
            steps,
        )

    def _told(self, traits: Traits) -> Features:
        """The features of two openings, of their traits; without steps the second is the end of the text."""
        decided, once, skipped, length, steps = traits
        listed = "L" if self.listed else ""
        found = {("decided" if decided else "none") + listed: 1.0}
        if once > 1:
            found["several"] = once - 1
        if decided > _MANY_MARKS:
            found["manymk"] = 1.0
        if skipped:
            found["skips rules"] = skipped
        if length < 3:
            found[f"adj{length}"] = 1.0
        if not steps:
            return {"end " + name: value for name, value in found.items()}
        found.update(dict.fromkeys(steps.split(" "), 1.0))
        return found

    def _likeliest_decision(self, first: int, second: int) -> float:
        """How likely the likeliest of the lines of a point decides, of so many at most."""
        stop = min(second, first + _FAR)
        seen, likeliest = self._reach.get(first, (first, 0.0))
        if stop < seen:
            return max(self.decision[first:stop])
        if stop > seen:  # those that follow are mostly looked at in their order
            likeliest = max(likeliest, *self.decision[seen:stop])
            self._reach[first] = stop, likeliest
        return likeliest


def _running(count: int, at: Mapping[int, int]) -> list[int]:
    """How many of what stands at some lines stand before each line, and in all."""
    return list(accumulate([at.get(index, 0) for index in range(count)], initial=0))


def _support(group: Sequence[int], likely: Sequence[float], marked: Sequence[int]) -> Features:
    """What speaks for the openings of one style together: their number, how many are decided."""
    stops = [*group[1:], len(marked) - 1]
    hits = sum(marked[stop] > marked[start] for start, stop in zip(group, stops, strict=True))
    total = sum(likely[index] for index in group)
    return {
        "sup": min(total, 6.0) / 6,
        "supmean": total / len(group),
        "dec": hits / len(group),
        "decn": min(hits, 8) / 8,
    }


def _logit(value: float) -> float:
    value = min(max(value, 1e-4), 1 - 1e-4)
    return log(value / (1 - value))


def _score(found: Features, worth: Mapping[str, float]) -> float:
    get = worth.get
    return sum([get(name, 0.0) * value for name, value in found.items()])
