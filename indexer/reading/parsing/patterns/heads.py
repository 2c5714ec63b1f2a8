r"""With which words a pattern can begin: what must be looked for before the pattern is tried.

``\b(?:unanimite|a\s+la\s+majorite)`` begins with a word in « unani », or with the word « a ». Signs may
stand before it (``(?:^|\n)\s*decide``): the match then begins among the signs before the word. What
is told may be too much, never too little; of what can begin inside a word nothing is told.

The tree is that of Python's own parser of patterns, which has no public name; the tests hold what is
read out of it against patterns tried everywhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Any

from indexer.reading.parsing.patterns.first_words import Nodes, ends_on_a_sign, first_words
from indexer.reading.parsing.patterns.word_starts import FIGURE

#: ``None`` in a Python that keeps it elsewhere: patterns are then tried everywhere.
_parser: Any = import_module("re._parser") if find_spec("re._parser") else None
_compiler: Any = import_module("re._compiler") if find_spec("re._compiler") else None
_MOST_NEEDS = 3
#: Openings beyond which a pattern is tried everywhere, and beyond which a text hardly lacks all of them.
_MOST_FIRST = 500
_MOST_NEEDED = 64
#: Characters of an opening by which the ways of a pattern are told apart: with more, there are more of them to
#: remember, of which each comes less often.
WAYS_WIDTH = 3


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One of the ways in which a pattern matches, in the order in which it tries them.

    ``first`` are the openings of the words of which one begins the match, or stands behind the
    ``signs`` that begin it; ``None`` where any may. Of each of ``needs`` the match holds one word.
    ``nodes`` are the pattern of this way alone.
    """

    first: frozenset[str] | None
    signs: bool
    needs: tuple[frozenset[str], ...]
    nodes: Nodes


@dataclass(frozen=True, slots=True)
class Heads:
    """The ways in which a pattern matches; ``known`` tells that something is known of each."""

    ways: tuple[Way, ...]
    known: bool = False
    always: tuple[int, ...] = ()
    by_opening: Mapping[str, Sequence[int]] = field(default_factory=dict)
    flags: int = 0
    state: Any = None

    @classmethod
    def of(cls, pattern: re.Pattern[str]) -> "Heads":
        """Return the ways of a pattern."""
        if _parser is None:
            return cls(())
        # A plain number: with a member of the enumeration, compiling ways adds up enumerations.
        tree = _parser.parse(pattern.pattern, pattern.flags & ~int(re.UNICODE))
        reader = _Reader()
        ways = tuple(reader.way(bare, whole) for bare, whole in _parted((), (), tuple(tree)))
        known = all(way.first or way.needs for way in ways)
        always = tuple(rank for rank, way in enumerate(ways) if way.first is None)
        return cls(ways, known, always, _by_opening(ways), pattern.flags, tree.state)

    def likely(self, opening: str) -> tuple[int, ...]:
        """Return the ranks of the ways that may begin with an opening, of a word or of signs."""
        if len(opening) < WAYS_WIDTH:
            return tuple(range(len(self.ways)))
        begins = [self.by_opening.get(opening[:width], ()) for width in range(1, WAYS_WIDTH + 1)]
        if opening[0].isdecimal():
            begins.append(self.by_opening.get(FIGURE, ()))
        elif not (opening[0].isalnum() or opening[0] == "_"):
            begins.append(self.by_opening.get("", ()))
        return tuple(sorted({*self.always, *chain.from_iterable(begins)}))

    def compiled(self, ranks: Sequence[int]) -> re.Pattern[str]:
        """Return what matches some of the ways alone, with the groups of the whole pattern."""
        branches = [_parser.SubPattern(self.state, list(self.ways[rank].nodes)) for rank in ranks]
        tree = _parser.SubPattern(self.state, [(_parser.BRANCH, (None, branches))])
        only: re.Pattern[str] = _compiler.compile(tree, self.flags)
        return only


def _by_opening(ways: Sequence[Way]) -> dict[str, list[int]]:
    """The ranks of ways by the openings with which they may begin, under none those that signs may."""
    found: dict[str, list[int]] = {}
    for rank, way in enumerate(ways):
        openings = {one if one == FIGURE else one[:WAYS_WIDTH] for one in way.first or ()}
        for opening in openings | ({""} if way.signs else set()):
            found.setdefault(opening, []).append(rank)
    return found


def _parted(before: Nodes, shell: Nodes, nodes: Nodes) -> Iterator[tuple[Nodes, Nodes]]:
    """The alternatives with which some nodes begin, each with what comes before and after.

    Twice: without the groups around what begins, and with them.
    """
    if nodes:
        (kind, what), rest = nodes[0], nodes[1:]
        match str(kind):
            case "AT" | "ASSERT" | "ASSERT_NOT":
                yield from _parted((*before, nodes[0]), (*shell, nodes[0]), rest)
                return
            case "BRANCH":
                for branch in what[1]:
                    for bare, whole in _parted((), (), tuple(branch)):
                        yield (*before, *bare, *rest), (*shell, *whole, *rest)
                return
            case "SUBPATTERN":
                for bare, whole in _parted((), (), tuple(what[3])):
                    group = (kind, (*what[:3], _parser.SubPattern(what[3].state, list(whole))))
                    yield (*before, *bare, *rest), (*shell, group, *rest)
                return
    yield (*before, *nodes), (*shell, *nodes)


@dataclass(slots=True)
class _Reader:
    """Reads ways; what they have in common is read once."""

    known: dict[tuple[Any, ...], tuple[frozenset[str] | None, bool]] = field(default_factory=dict)

    def way(self, nodes: Nodes, whole: Nodes) -> Way:
        first, signs = self._words(nodes, behind_a_sign=False, most=_MOST_FIRST)
        needs: list[frozenset[str]] = []
        for index in range(1, len(nodes)):
            if len(needs) == _MOST_NEEDS:
                break
            behind_a_sign = ends_on_a_sign(nodes[:index])
            words, _signs = self._words(
                nodes[index:], behind_a_sign=behind_a_sign, most=_MOST_NEEDED
            )
            if words and words not in needs and words != first:
                needs.append(words)
        return Way(first, signs, tuple(needs), whole)

    def _words(
        self, nodes: Nodes, *, behind_a_sign: bool, most: int
    ) -> tuple[frozenset[str] | None, bool]:
        """What is told of nodes, which live on."""
        key = (behind_a_sign, most, *map(id, nodes))
        if key not in self.known:
            self.known[key] = first_words(nodes, behind_a_sign=behind_a_sign, most=most)
        return self.known[key]
