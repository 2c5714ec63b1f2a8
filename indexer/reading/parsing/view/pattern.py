"""Patterns that are tried only where the words with which they begin stand."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.reading.parsing.view.heads import Way, ways_of
from indexer.reading.parsing.view.word_starts import Prose, WordStarts

#: A pattern that could begin at more than one place in so many characters is tried everywhere.
_SPARSE = 6


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a text a pattern may match: behind the signs before some words, or at them."""

    words: list[int]
    signs: bool


class Pattern:
    """A pattern as ``re`` compiles it, which finds the same, sooner in a :class:`Prose`."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._tried = re.compile(pattern, flags)
        self.pattern, self.flags = self._tried.pattern, self._tried.flags
        self.match, self.fullmatch = self._tried.match, self._tried.fullmatch
        self.sub, self.split = self._tried.sub, self._tried.split

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        if type(text) is not Prose or (places := self._places(text.starts)) is None:
            return self._tried.search(text, pos, endpos)
        if not places.words:
            return None
        return next(self._matches(places, text, pos, endpos), None)

    def finditer(
        self, text: str, pos: int = 0, endpos: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        if type(text) is not Prose or (places := self._places(text.starts)) is None:
            return self._tried.finditer(text, pos, endpos)
        return self._matches(places, text, pos, endpos)

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[str]:
        """As ``re.Pattern.findall``, of a pattern without groups."""
        return [match.group() for match in self.finditer(text, pos, endpos)]

    def _matches(
        self, places: _Places, text: Prose, pos: int, endpos: int
    ) -> Iterator[re.Match[str]]:
        words, base, end = places.words, text.base, min(endpos, len(text))
        low = bisect_left(words, pos + base)
        high = bisect_left(words, end + base, low)
        match = self._tried.match
        done = pos
        for place in words[low:high]:
            word = place - base
            if word < done:
                continue
            begin = _first_sign(text, word, done) if places.signs else word
            while begin <= word:
                if found := match(text, begin, end):
                    yield found
                    done = found.end()
                    break
                begin += 1

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        return ways_of(self._tried)

    @cached_property
    def _begins(self) -> frozenset[str] | None:
        """The words with which it begins, whatever the way; ``None`` where it may with any."""
        firsts = [way.first for way in self._ways]
        return None if None in firsts else frozenset().union(*filter(None, firsts))

    def _places(self, starts: WordStarts) -> _Places | None:
        """Where it may match in a text, worked out once; ``None`` where it must be tried everywhere."""
        known = starts.memory.get(self, _UNKNOWN)
        if known is _UNKNOWN:
            known = starts.memory[self] = self._sought(starts)
        places: _Places | None = known
        return places

    def _sought(self, starts: WordStarts) -> _Places | None:
        lacks = starts.lacks
        if not self._ways:
            return None
        if self._begins is not None and lacks(self._begins):
            return _NOWHERE
        ways = [
            way
            for way in self._ways
            if not (way.first and lacks(way.first)) and not any(map(lacks, way.needs))
        ]
        firsts = [way.first for way in ways if way.first]
        if len(firsts) < len(ways):
            return None
        words = starts.among(frozenset().union(*firsts))
        if len(words) * _SPARSE > starts.size:
            return None
        return _Places(words, any(way.signs for way in ways))


_NOWHERE = _Places([], signs=False)
_UNKNOWN = object()


def _first_sign(text: str, word: int, least: int) -> int:
    """Where the signs before a word begin."""
    while word > least and not ((sign := text[word - 1]).isalnum() or sign == "_"):
        word -= 1
    return word
