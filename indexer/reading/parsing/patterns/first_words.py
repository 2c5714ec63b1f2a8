"""The openings of the words with which a part of a pattern may begin: a walk over its nodes.

What is told may be too much, never too little; of what can begin inside a word nothing is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from string import digits
from typing import Any, NamedTuple

from analyzers import fold_letters
from indexer.reading.parsing.patterns.word_starts import FIGURE, WIDTH

#: Letters of a set that are told apart.
_MOST_LETTERS = 12
#: A part of a pattern: the kinds and the arguments of its nodes.
Nodes = tuple[tuple[Any, Any], ...]


def first_words(
    nodes: Nodes, *, behind_a_sign: bool, most: int
) -> tuple[frozenset[str] | None, bool]:
    """Return the openings of the words with which nodes may begin, and whether signs may stand before.

    ``None`` where any word may, a part of one, or one of more than ``most``. ``behind_a_sign`` tells that no word
    goes on into them.
    """
    walk = _Walk(most)
    try:
        walk.run(_Rest(nodes, 0, None), _At().past_sign() if behind_a_sign else _At())
    except _AnyWord:
        return None, False
    return frozenset(walk.openings), walk.signs


class _AnyWord(Exception):
    """A pattern may begin with any word, or inside one."""


class _At(NamedTuple):
    """Where a walk stands: the letters of the word met so far, and what is known before it.

    ``outside``: no letter or figure stands before; ``figureless``: no figure does.
    """

    letters: str = ""
    outside: bool = False
    figureless: bool = False

    def past_sign(self) -> "_At":
        return _At(self.letters, outside=True, figureless=True)


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """What is still to be walked: nodes from an index on, then what comes after them."""

    nodes: Sequence[tuple[Any, Any]]
    index: int
    after: "_Rest | None"


@dataclass(slots=True)
class _Walk:
    """Collects the openings of the words with which a part of a pattern may begin."""

    most: int
    openings: set[str] = field(default_factory=set)
    signs: bool = False
    seen: set[tuple[Any, ...]] = field(default_factory=set)

    def run(self, rest: _Rest | None, at: _At) -> None:
        """Walk all ways through what is left; raises ``_AnyWord``."""
        while rest and rest.index == len(rest.nodes):
            rest = rest.after
        if rest is None or len(at.letters) == WIDTH:
            self._stop(at)
            return
        mark = (id(rest.nodes), rest.index, rest.after, at)
        if mark in self.seen:
            return
        self.seen.add(mark)
        kind, what = rest.nodes[rest.index]
        step = _STEPS.get(str(kind))
        if step is None:
            self._stop(at)
        else:
            step(self, what, _Rest(rest.nodes, rest.index + 1, rest.after), at)

    def _stop(self, at: _At) -> None:
        if not at.letters or len(self.openings) > self.most:
            raise _AnyWord
        self.openings.add(at.letters)

    def branch(self, what: Any, rest: _Rest, at: _At) -> None:
        for branch in what[1]:
            self.run(_Rest(branch, 0, rest), at)

    def group(self, what: Any, rest: _Rest, at: _At) -> None:
        self.run(_Rest(what[3], 0, rest), at)

    def atomic(self, what: Any, rest: _Rest, at: _At) -> None:
        self.run(_Rest(what, 0, rest), at)

    def repeat(self, what: Any, rest: _Rest, at: _At) -> None:
        least, most, body = what
        if least == 0:
            self.run(rest, at)
        self.run(_Rest(body, 0, rest if most == 1 else _Rest((("AGAIN", body),), 0, rest)), at)

    def again(self, body: Any, rest: _Rest, at: _At) -> None:
        """Another round of what is repeated may come here, or what follows it."""
        one_character = len(body) == 1 and str(body[0][0]) in ("LITERAL", "IN")
        if not at.letters:
            self.run(rest, at)
        elif one_character:
            self.run(rest, at)
            self.run(_Rest(body, 0, _Rest((("AGAIN", body),), 0, rest)), at)
        else:
            self._stop(at)

    def anchor(self, what: Any, rest: _Rest, at: _At) -> None:
        place = str(what)
        if at.letters or place.startswith("AT_END"):
            self.run(rest, at)
        else:
            self.run(rest, _At() if place == "AT_NON_BOUNDARY" else at.past_sign())

    def character(self, may: "_Characters", rest: _Rest, at: _At) -> None:
        if may.anything:
            self._stop(at)
        elif at.letters:
            self._next(may, rest, at)
        else:
            self._first(may, rest, at)

    def _next(self, may: "_Characters", rest: _Rest, at: _At) -> None:
        if may.other_signs:
            self.openings.add(at.letters)
        elif may.figures:
            self.openings.update(at.letters + figure for figure in digits)
        for char in may.letters | may.signs:
            self.run(rest, _At(at.letters + char, at.outside, at.figureless))

    def _first(self, may: "_Characters", rest: _Rest, at: _At) -> None:
        if may.signs or may.other_signs:
            self.signs = True
            self.run(rest, at.past_sign())
        if may.figures:
            if not at.figureless:
                raise _AnyWord
            self.openings.add(FIGURE)
        if may.letters and not at.outside:
            raise _AnyWord
        for letter in may.letters:
            self.run(rest, _At(letter, at.outside, at.figureless))


def _look(kind: str) -> "_Step":
    def step(walk: _Walk, what: Any, rest: _Rest, at: _At) -> None:
        walk.run(rest, at if at.letters else _after_look(kind, what, at))

    return step


def _character(kind: str) -> "_Step":
    def step(walk: _Walk, what: Any, rest: _Rest, at: _At) -> None:
        walk.character(_characters(kind, what), rest, at)

    return step


_Step = Callable[[_Walk, Any, _Rest, _At], None]
_STEPS: dict[str, _Step] = {
    "BRANCH": _Walk.branch,
    "SUBPATTERN": _Walk.group,
    "ATOMIC_GROUP": _Walk.atomic,
    "MAX_REPEAT": _Walk.repeat,
    "MIN_REPEAT": _Walk.repeat,
    "POSSESSIVE_REPEAT": _Walk.repeat,
    "AGAIN": _Walk.again,
    "AT": _Walk.anchor,
    "ASSERT": _look("ASSERT"),
    "ASSERT_NOT": _look("ASSERT_NOT"),
    "LITERAL": _character("LITERAL"),
    "IN": _character("IN"),
}


@dataclass(slots=True)
class _Characters:
    """What one place of a pattern takes, of folded text where white space is a blank."""

    letters: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)
    other_signs: bool = False
    figures: bool = False
    anything: bool = False

    @classmethod
    def of(cls, items: Sequence[tuple[str, Any]]) -> "_Characters":
        found = cls()
        if items[0][0] == "NEGATE":
            # All but some signs: a word too, unless no character of a word is taken.
            found.other_signs = "CATEGORY_WORD" in [str(w) for _k, w in items]
            found.anything = not found.other_signs
            return found
        for name, value in items:
            found._take(name, value)
        found.anything |= len(found.letters) + len(found.signs) > _MOST_LETTERS
        return found

    @property
    def only_signs(self) -> bool:
        return bool(self.signs or self.other_signs) and not (
            self.letters or self.figures or self.anything
        )

    def _take(self, kind: str, what: Any) -> None:
        if kind == "CATEGORY":
            match str(what):
                case "CATEGORY_SPACE":
                    self.signs.add(" ")
                case "CATEGORY_NOT_WORD":
                    self.other_signs = True
                case "CATEGORY_DIGIT":
                    self.figures = True
                case _:
                    self.anything = True
            return
        first, last = (what, what) if kind == "LITERAL" else what
        if last - first > 4 * _MOST_LETTERS:
            self.anything = True
            return
        for char in map(chr, range(first, last + 1)):
            if char.isdecimal():
                self.figures = True
            elif char.isalnum() or char == "_":
                self.letters.add(fold_letters(char))
            else:
                self.signs.add(" " if char.isspace() else char)


def _characters(kind: str, what: Any) -> _Characters:
    return _taken((("LITERAL", what),) if kind == "LITERAL" else tuple(what))


@lru_cache(maxsize=1024)
def _taken(items: tuple[tuple[Any, Any], ...]) -> _Characters:
    """What some items of a set take; sets come again and again."""
    return _Characters.of([(str(kind), what) for kind, what in items])


def _after_look(kind: str, what: Any, at: _At) -> _At:
    """What is known after a look behind."""
    direction, body = what
    if direction > 0:
        return at
    if kind == "ASSERT":
        return at.past_sign() if ends_on_a_sign(tuple(body)) else at
    if len(body) != 1 or str(body[0][0]) != "IN":
        return at
    refused = [str(value) for _kind, value in body[0][1]]
    if "None" in refused:
        return at
    outside = "CATEGORY_WORD" in refused
    figureless = outside or "CATEGORY_DIGIT" in refused
    return _At(at.letters, at.outside or outside, at.figureless or figureless)


def ends_on_a_sign(nodes: Nodes) -> bool:
    """Tell whether a word that follows some nodes surely begins there."""
    if not nodes:
        return False
    kind, what = str(nodes[-1][0]), nodes[-1][1]
    match kind:
        case "BRANCH":
            return all(ends_on_a_sign(tuple(branch)) for branch in what[1])
        case "SUBPATTERN":
            return ends_on_a_sign(tuple(what[3]))
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, _most, body = what
            return ends_on_a_sign(tuple(body)) and (least > 0 or ends_on_a_sign(nodes[:-1]))
        case "LITERAL" | "IN":
            return _characters(kind, what).only_signs
    return kind == "AT" and not str(what).startswith("AT_END") and str(what) != "AT_NON_BOUNDARY"
