"""Patterns that are tried only where the words with which they begin stand."""

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from indexer.reading.parsing.patterns.heads import WAYS_WIDTH, Heads, Way
from indexer.reading.parsing.patterns.word_starts import Prose, WordStarts, read_opening

#: A pattern that could begin at more than one place in so many characters is tried everywhere.
_SPARSE = 6
#: Before it has looked through so many characters, a pattern is tried everywhere: reading its heads costs as much.
_UNREAD = 60_000
#: A pattern of so many ways is tried by those alone that may begin with the word at hand, once words that
#: begin the same ways came so often that compiling them pays.
_MANY_WAYS = 4
_OFTEN = 50
_MOST_OPENINGS = 5000
_Match = Callable[[str, int, int], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class _Sort:
    """Ways of a pattern, of each of whose ``needs`` a text holds a word if any matches; as ``Way``."""

    first: frozenset[str] | None
    signs: bool
    needs: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, needs: tuple[frozenset[str], ...], ways: Sequence[Way]) -> "_Sort":
        firsts = [way.first for way in ways]
        known = frozenset().union(*[first or () for first in firsts])
        return cls(known if all(firsts) else None, any(way.signs for way in ways), needs)


@dataclass(slots=True)
class _Places:
    """Where in a text a pattern may match: behind the signs before some words, or at them."""

    words: list[int]
    signs: bool

    def between(self, text: Prose, pos: int, endpos: int) -> list[int]:
        """Return the words that begin between two offsets of a text, or of a part of one."""
        low = bisect_left(self.words, pos + text.base)
        return self.words[low : bisect_left(self.words, min(endpos, len(text)) + text.base, low)]


class Pattern:
    """A pattern as ``re`` compiles it, which finds the same, sooner in a :class:`Prose`."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._tried = re.compile(pattern, flags)
        self.pattern, self.flags = self._tried.pattern, self._tried.flags
        self.match, self.fullmatch = self._tried.match, self._tried.fullmatch
        self.sub, self.split = self._tried.sub, self._tried.split
        self._looked = 0
        #: By openings as written: the ways that may begin so, and what tries them; by ways, how often they were
        #: asked for.
        self._likely: dict[str, tuple[int, ...]] = {}
        self._matchers: dict[str, _Match] = {}
        self._asked: dict[tuple[int, ...], int] = {}
        self._parts: dict[tuple[int, ...], _Match] = {}

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        if type(text) is not Prose or (places := self._places(text.starts)) is None:
            return self._tried.search(text, pos, endpos)
        words = places.between(text, pos, endpos)
        return next(self._matches(words, places.signs, text, pos, endpos), None) if words else None

    def finditer(
        self, text: str, pos: int = 0, endpos: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        if type(text) is not Prose or (places := self._places(text.starts)) is None:
            return self._tried.finditer(text, pos, endpos)
        words = places.between(text, pos, endpos)
        return self._matches(words, places.signs, text, pos, endpos) if words else iter(())

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[str]:
        """As ``re.Pattern.findall``, of a pattern without groups."""
        return [match.group() for match in self.finditer(text, pos, endpos)]

    def tokens(self, text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        """As ``finditer``, of a pattern that matches nearly everywhere, never nothing, and at no blank.

        At each place those of its ways are tried that may begin with the letters there.
        """
        self._looked += endpos - pos
        if self._looked < _UNREAD or not self._heads.ways:
            yield from self._tried.finditer(text, pos, endpos)
            return
        known = self._matchers.get
        while pos < endpos:
            if text[pos] == " ":
                pos += 1
                continue
            opening = text[pos : pos + WAYS_WIDTH]
            match = known(opening) or self._matcher(opening)
            if found := match(text, pos, endpos):
                yield found
                pos = found.end()
            else:
                pos += 1

    def _matches(
        self, words: Sequence[int], signs: bool, text: Prose, pos: int, endpos: int
    ) -> Iterator[re.Match[str]]:
        """What it finds at some words of a text, or behind the signs before them."""
        base, end = text.base, min(endpos, len(text))
        apart = len(self._ways) >= _MANY_WAYS
        known = self._matchers.get
        match: _Match = self._tried.match
        done = pos
        for place in words:
            word = place - base
            if word < done:
                continue
            if apart:
                opening = text[word : word + WAYS_WIDTH]
                match = known(opening) or self._matcher(opening)
            begin = _first_sign(text, word, done) if signs else word
            found = match(text, begin, end)
            while found is None and begin < word:
                begin += 1
                found = match(text, begin, end)
            if found is not None:
                yield found
                done = found.end()

    def _matcher(self, opening: str) -> _Match:
        """What tries the pattern at a word, by its opening as written."""
        ranks = self._likely.get(opening)
        if ranks is None:
            _bound(self._likely)
            ranks = self._likely[opening] = self._heads.likely(read_opening(opening))
        match = self._parts.get(ranks)
        if match is None:
            asked = self._asked[ranks] = self._asked.get(ranks, 0) + 1
            if asked < _OFTEN:
                return self._tried.match
            match = self._parts[ranks] = self._of_ways(ranks)
        _bound(self._matchers)
        self._matchers[opening] = match
        return match

    def _of_ways(self, ranks: tuple[int, ...]) -> _Match:
        """What tries some of the ways alone."""
        if not ranks:
            return _never
        if 2 * len(ranks) > len(self._heads.ways):
            return self._tried.match
        return self._heads.compiled(ranks).match

    @cached_property
    def _heads(self) -> Heads:
        return Heads.of(self._tried)

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        """The ways by which places are told, none where nothing is known of one of them."""
        return self._heads.ways if self._heads.known else ()

    @cached_property
    def _sorts(self) -> tuple[_Sort, ...]:
        """The ways, those together of which a text must hold the same words."""
        sorts: dict[tuple[frozenset[str], ...], list[Way]] = {}
        for way in self._ways:
            sorts.setdefault(way.needs, []).append(way)
        return tuple(_Sort.of(needs, ways) for needs, ways in sorts.items())

    def _places(self, starts: WordStarts) -> _Places | None:
        """Where it may match in a text, worked out once; ``None`` where it must be tried everywhere."""
        known = starts.memory.get(self, _UNKNOWN)
        if known is _UNKNOWN:
            known = starts.memory[self] = self._sought(starts)
        places: _Places | None = known
        return places

    def _sought(self, starts: WordStarts) -> _Places | None:
        self._looked += starts.size
        if self._looked < _UNREAD or not self._ways:
            return None
        lacks, signs = starts.lacks, False
        firsts: list[frozenset[str]] = []
        for sort in self._sorts:
            first = sort.first
            if first and lacks(first):
                continue
            for need in sort.needs:
                if lacks(need):
                    break
            else:
                if first is None:
                    return None
                firsts.append(first)
                signs = signs or sort.signs
        if not firsts:
            return _NOWHERE
        words = starts.among(firsts)
        return None if len(words) * _SPARSE > starts.size else _Places(words, signs)


_NOWHERE = _Places([], signs=False)
_UNKNOWN = object()


def _bound(known: dict[str, Any]) -> None:
    if len(known) >= _MOST_OPENINGS:
        known.clear()


def _never(_text: str, _begin: int, _end: int) -> None:
    return None


def _first_sign(text: str, word: int, least: int) -> int:
    """Where the signs before a word begin."""
    while word > least and not ((sign := text[word - 1]).isalnum() or sign == "_"):
        word -= 1
    return word
