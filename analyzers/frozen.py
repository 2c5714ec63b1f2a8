"""Frozen dataclasses that are quickly made, for the modules that a query in a new process loads.

The decorator of the standard library writes six methods of each class as text and compiles each: .6 ms a class,
a fifth of such a query, which loads ninety. Here ``__init__`` alone is written so, and the others are
shared. For who uses a class, for ``dataclasses.replace`` and for a checker of types nothing is different. What
``search --help`` loads has the decorator of the library, as it loads nothing of this package.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

__all__ = ["dataclass"]

_Methods = dict[str, Callable[..., Any]]
_put = object.__setattr__


def _frozen(
    *, frozen: Literal[True], slots: bool = False, eq: bool = True
) -> Callable[[type[Any]], type[Any]]:
    """Make a frozen dataclass of a class; that it is one stands for readers."""

    def made(plain: type[Any]) -> type[Any]:
        kind: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(
            plain
        )
        methods: _Methods = {"__init__": _init(kind), "__repr__": _repr}
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        if eq:
            methods |= _comparing(kind)
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _restore}
        for name, method in methods.items():
            # What a class has of its own stays; where it has only `__eq__`, Python has set `__hash__` to nothing.
            if vars(plain).get(name) is None:
                setattr(kind, name, method)
        return kind

    return made


def _init(kind: type[Any]) -> Callable[..., None]:
    """Write the method that gives an object its attributes."""
    known: dict[str, Any] = {"put": _put, "absent": dataclasses.MISSING}
    given, lines = ["self"], []
    for field in dataclasses.fields(kind):
        name, value = field.name, field.name
        if field.default is not dataclasses.MISSING:
            known[f"of_{name}"] = field.default
            given.append(f"{name}=of_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"of_{name}"] = field.default_factory
            given.append(f"{name}=absent")
            value = f"of_{name}() if {name} is absent else {name}"
        else:
            given.append(name)
        lines.append(f" put(self, {name!r}, {value})")
    text = "\n".join((f"def __init__({', '.join(given)}):", *(lines or [" pass"])))
    exec(text, known)  # noqa: S102 (as the standard library does)
    written: Callable[..., None] = known["__init__"]
    return written


def _comparing(kind: type[Any]) -> _Methods:
    names = [field.name for field in dataclasses.fields(kind)]
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def same(self: object, other: object) -> bool:
        return (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": same, "__hash__": hashed}


def _repr(self: Any) -> str:
    told = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def _refuse(self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        _put(self, field.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _frozen
