"""Frozen dataclasses that are quickly made do what those of the standard library do."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from analyzers.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Quick:
    """A value of which nothing need be told twice."""

    name: str
    marks: tuple[int, ...] = ()
    words: list[str] = dataclasses.field(default_factory=list)
    secret: str = dataclasses.field(default="", repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same by the standard library."""

    name: str
    marks: tuple[int, ...] = ()
    words: list[str] = dataclasses.field(default_factory=list)
    secret: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True)
class Open:
    """One whose attributes stand in a mapping."""

    name: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Other:
    """The same attributes, another class."""

    name: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """One without attributes."""


@dataclass(frozen=True, slots=True)
class Folded:
    """One that says itself what is the same."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """One that is the same as itself alone."""

    name: str


@pytest.mark.parametrize(
    "told",
    [
        repr,
        lambda made: repr(dataclasses.replace(made, name="b")),
        lambda made: repr(pickle.loads(pickle.dumps(made))),
        lambda made: repr(copy.deepcopy(made)),
        dataclasses.astuple,
        dataclasses.asdict,
        lambda made: [field.name for field in dataclasses.fields(made)],
        lambda made: made.__match_args__,
        lambda made: hasattr(made, "__dict__"),
    ],
)
def test_a_value_is_that_of_the_standard_library(told: Callable[[Any], object]) -> None:
    assert str(told(Quick("a", (1,), secret="s"))).replace("Quick", "Standard") == str(
        told(Standard("a", (1,), secret="s"))
    )


def test_values_with_the_same_attributes_are_the_same() -> None:
    assert Open("a", (1,)) == Open("a", (1,)) != Open("a", (2,))
    assert len({Open("a"), Open("a"), Open("b"), Other("a"), Nothing(), Nothing()}) == 4
    assert Open("a") != Other("a") != ("a", ())


def test_what_a_class_says_itself_stays() -> None:
    assert len({Folded("a"), Folded("A")}) == 1
    assert len({Single("a"), Single("a")}) == 2


def test_lists_are_not_shared() -> None:
    assert Quick("a").words is not Quick("a").words


@pytest.mark.parametrize("made", [Quick("a"), Open("a"), Nothing()])
def test_a_value_cannot_be_changed(made: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.name


@pytest.mark.parametrize("given", [{}, {"name": "a", "unknown": 1}])
def test_a_value_is_made_of_what_it_has(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Quick(**given)
