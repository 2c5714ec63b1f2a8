"""The whole way of a text, from its characters to its terms, under some rules.

The way of a text: repaired (:mod:`analyzers.letters.normalize`), cut into pieces
(:mod:`analyzers.letters.tokenizers`), each piece read (:mod:`analyzers.words.readings`), and runs of pieces read
together where they are a name or a date (:mod:`analyzers.runs.compounds`, :mod:`analyzers.runs.dates`).

The fast way never makes an object per token: pieces are looked up in dictionaries that read a piece
the first time they meet it, and only the few pieces that may begin a name or a date are looked at
one by one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, Literal

from analyzers.chain.given import ROOTS_OF, STEMS_OF, SURFACE_OF, Given, given
from analyzers.chain.lone_words import Alone
from analyzers.chain.needles import Needles
from analyzers.chain.piece_cache import PieceCache
from analyzers.chain.together import Together
from analyzers.frozen import dataclass
from analyzers.letters.alone import WORD
from analyzers.letters.normalize import Aligned, repair, repair_aligned, sound
from analyzers.letters.tokenizers import PIECE
from analyzers.rules import EVERY_RULE, Rules
from analyzers.runs.compounds import Edit, Run
from analyzers.tokens import Reading
from analyzers.words.acronyms import capital_stop
from analyzers.words.readings import key, read

Layer = Literal["stems", "surface", "names"]
#: Distinct pieces of which it is remembered what they give an index: most of those that a year of a body's acts has.
_GIVEN: Final = 30_000
#: What a piece gives that is read with the one before it.
_NOTHING: Final[Given] = ("", "", "", "", 0)
#: Characters before and after a word that decide what it is read together with.
_AROUND: Final = 300


@dataclass(frozen=True, slots=True)
class IndexTerms:
    """The terms of a text for each layer of the index, joined by single spaces."""

    stems: str
    surface: str
    names: str
    roots: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading, and the slice of the original text that it covers."""

    reading: Reading
    start: int
    end: int
    name: bool = False
    loose: bool = False


class Chain:
    """The whole way of a text under some rules, with what it remembers of the pieces it met."""

    def __init__(self, rules: Rules = EVERY_RULE) -> None:
        self.rules = rules
        self._given = PieceCache(lambda piece: given(piece, rules), _GIVEN)
        self._readings = PieceCache(lambda piece: read(piece, rules))
        keys = PieceCache(key)
        self._together, self._alone = Together(rules, keys), Alone(rules, keys)

    def for_index(self, text: str) -> IndexTerms:
        """Give the layers of a text in one pass."""
        pieces: list[str] = PIECE.findall(repair(text) if self.rules.repairs else text)
        found = list(map(self._given.__getitem__, pieces))
        said, names = found.copy(), []
        for edit in self._together.edits(pieces, found):
            first, run = edit.first, edit.run
            said[first] = (run.stems, run.surface, run.roots, "", 0)
            for covered in range(first + 1, edit.last + 1):
                said[covered] = _NOTHING
            if run.name:
                names.append(run.name)
        stems, surface, roots = (
            " ".join(filter(None, map(layer, said))) for layer in (STEMS_OF, SURFACE_OF, ROOTS_OF)
        )
        return IndexTerms(stems, surface, " ".join(names), roots)

    def of_short(self, text: str) -> tuple[list[str], list[str]]:
        """Give the stems and the folded forms of a text of a word or a few: those of :meth:`for_index`.

        The lists that an index is made with are not loaded for it.
        """
        readings: Sequence[Reading]
        if WORD.fullmatch(text) and not capital_stop(text):
            readings = self._readings[text]
        else:
            readings = [placed.reading for run in self.placed(text) for placed in run]
        return [reading.stem for reading in readings], [r.surface for r in readings]

    def placed(self, text: str) -> list[list[Placed]]:
        """Give what is read in a text, with offsets: a list for each piece or run of pieces."""
        aligned = repair_aligned(text) if self.rules.repairs else Aligned(text)
        matches = list(PIECE.finditer(aligned.text))
        following = self._together.edits([match.group() for match in matches])
        edit = next(following, None)
        runs: list[list[Placed]] = []
        at = 0
        while at < len(matches):
            here = edit if edit is not None and edit.first == at else None
            readings = here.run.readings if here else read(matches[at].group(), self.rules)
            covered = matches[at : here.last + 1 if here else at + 1]
            placed = _placed(readings, covered, aligned, here.run if here else None)
            runs.append(list(placed))
            at = here.last + 1 if here else at + 1
            edit = next(following, None) if here else edit
        return runs

    def spans(self, text: str, layer: Layer) -> list[tuple[str, int, int]]:
        """Give the terms of one layer with the slices of the original text they come from.

        What :meth:`placed` gives, without an object for each: this is what marks are made of.
        """
        aligned = repair_aligned(text) if self.rules.repairs else Aligned(text)
        matches = list(PIECE.finditer(aligned.text))
        pieces = [match.group() for match in matches]
        at, found = 0, list[tuple[str, int, int]]()
        for edit in self._together.edits(pieces):
            found += self._lone(matches[at : edit.first], pieces[at : edit.first], layer)
            at = edit.last + 1
            if layer != "names" or edit.run.name is not None:
                found += _in_run(edit, matches, layer)
        found += self._lone(matches[at:], pieces[at:], layer)
        if aligned.starts is None:
            return found
        return [(term, *aligned.span(start, end)) for term, start, end in found]

    def bearing(
        self, text: str, layer: Layer, needles: Needles, places: Sequence[int] | None = None
    ) -> list[tuple[str, int, int]]:
        """Give those of :meth:`spans` that stand where needles do: all terms asked for, and some others.

        Nothing else is read, save what may be one thing with it. ``places`` are those of the needles,
        where they are known.
        """
        aligned = repair_aligned(text) if self.rules.repairs and not sound(text) else None
        if aligned is None or aligned.starts is None:
            known = needles.places(text) if places is None else places
            return self._borne(text, layer, known)
        found = self._borne(aligned.text, layer, needles.places(aligned.text))
        return [(term, *aligned.span(start, end)) for term, start, end in found]

    def _borne(self, text: str, layer: Layer, places: Sequence[int]) -> list[tuple[str, int, int]]:
        found, lone, joined = list[tuple[str, int, int]](), set[int](), list[int]()
        for place in dict.fromkeys(places):
            word = WORD.match(text, place)
            if word is None or not self._alone.stands(text, word):
                joined.append(place)
                continue
            lone.add(place)
            if layer != "names":
                found += _terms(self._readings[word.group()], *word.span(), layer)
        for start, end, here in _windows(text, joined):
            matches = list(PIECE.finditer(text, start, end))
            starts = [match.start() for match in matches]
            chosen = {bisect_right(starts, place) - 1 for place in here} - {-1}
            others = sorted(at for at in chosen if starts[at] not in lone)
            found += self._chosen(matches, others, layer)
        return sorted(found, key=itemgetter(1)) if joined else found

    def _chosen(
        self, matches: Sequence[re.Match[str]], chosen: Sequence[int], layer: Layer
    ) -> Iterator[tuple[str, int, int]]:
        """Give the terms of chosen pieces, and of what covers one of them."""
        pieces = [match.group() for match in matches]
        unsure = any(self._alone.may_join(pieces, at) for at in chosen)
        done = 0
        for edit in self._together.edits(pieces) if unsure else ():
            if bisect_left(chosen, edit.first) < bisect_right(chosen, edit.last):
                alone = [at for at in chosen if done <= at < edit.first]
                yield from self._lone(
                    [matches[a] for a in alone], [pieces[a] for a in alone], layer
                )
                yield from _in_run(edit, matches, layer)
                done = edit.last + 1
        alone = [at for at in chosen if done <= at]
        yield from self._lone([matches[a] for a in alone], [pieces[a] for a in alone], layer)

    def _lone(
        self, matches: Sequence[re.Match[str]], pieces: Sequence[str], layer: Layer
    ) -> list[tuple[str, int, int]]:
        """Give the terms of pieces that are read one by one; none of them is a name."""
        if layer == "names":
            return []
        readings = map(self._readings.__getitem__, pieces)
        return [
            term
            for match, own in zip(matches, readings, strict=True)
            for term in _terms(own, *match.span(), layer)
        ]


def _windows(text: str, places: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Give the stretches, cut at white space, that decide what stands at places, each with its own of them."""
    at = 0
    while at < len(places):
        first = at
        while at + 1 < len(places) and places[at + 1] - places[at] <= 2 * _AROUND:
            at += 1
        at += 1
        before, after = max(0, places[first] - _AROUND), places[at - 1] + _AROUND
        before, after = text.rfind(" ", 0, before) + 1, text.find(" ", after)
        yield before, len(text) if after < 0 else after, list(places[first:at])


def _terms(
    readings: Iterable[Reading], start: int, end: int, layer: Layer
) -> list[tuple[str, int, int]]:
    """Give the terms of one piece, each with its slice."""
    if layer == "stems":
        return [(reading.stem, start, end) for reading in readings]
    return [(reading.surface, start, end) for reading in readings]


def _in_run(
    edit: Edit, matches: Sequence[re.Match[str]], layer: Layer
) -> Iterator[tuple[str, int, int]]:
    """Give the terms of a run of pieces with their slices; of a name, not its parts as names."""
    for reading in edit.run.readings:
        if layer != "names" or not reading.part:
            first, last = matches[edit.first + reading.first], matches[edit.first + reading.last]
            term = reading.stem if layer == "stems" else reading.surface
            yield term, first.start(), last.end()


def _placed(
    readings: Iterable[Reading], matches: Sequence[re.Match[str]], aligned: Aligned, run: Run | None
) -> Iterator[Placed]:
    name, loose = run is not None and run.name is not None, run is not None and run.loose
    for reading in readings:
        start, end = aligned.span(matches[reading.first].start(), matches[reading.last].end())
        yield Placed(reading, start, end, name and not reading.part, loose)
