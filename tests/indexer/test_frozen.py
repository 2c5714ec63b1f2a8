"""Values are what ``@dataclass(frozen=True, slots=True)`` makes of them, but for what mypy holds."""

import pickle
from dataclasses import dataclass, field, fields, replace

from indexer.frozen import frozen, mapped


@frozen
class Plain:
    """A value."""

    name: str
    counts: tuple[int, ...] = ()
    seen: int = field(default=0, compare=False)
    secret: str = field(default="", repr=False)


@frozen
class Empty:
    """A value without facts."""


@mapped
class Mapped:
    """A value whose facts are a mapping."""

    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """The library's own."""

    name: str
    counts: tuple[int, ...] = ()
    seen: int = field(default=0, compare=False)
    secret: str = field(default="", repr=False)


def test_values_are_equal_where_their_facts_are() -> None:
    assert Plain("a", (1,)) == Plain("a", (1,), seen=3)
    assert Plain("a", (1,)) != Plain("a", (1,), secret="b")
    assert Plain("a") != Known("a")
    assert Empty() == Empty()
    assert len({Plain("a"), Plain("a", seen=1), Plain("b"), Empty(), Empty()}) == 3


def test_values_tell_their_facts_as_the_library_does() -> None:
    told = repr(Plain("a", (1, 2), 3, "hidden"))
    assert told == repr(Known("a", (1, 2), 3, "hidden")).replace("Known", "Plain")
    assert "hidden" not in told
    assert repr(Empty()) == "Empty()"


def test_values_are_dataclasses_with_slots() -> None:
    value = Plain("a", (1,), secret="s")
    assert replace(value, name="b") == Plain("b", (1,), secret="s")
    assert [fact.name for fact in fields(value)] == ["name", "counts", "seen", "secret"]
    assert not hasattr(value, "__dict__")
    assert vars(Mapped("a", 2)) == {"name": "a", "count": 2}
    assert Mapped("a") == Mapped("a", 0) != Mapped("b")
    assert pickle.loads(pickle.dumps(value)) == value
