"""The stored record: its dataclasses as JSON in an index, and read back.

It leaves out what is unknown or empty: it is small, and an added fact does not make old ones unreadable.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from indexer.acts.recorded import Record
from indexer.acts.shapes import PLAIN, attributes, json_of

T = TypeVar("T")


def to_json(record: Record) -> str:
    """A record as compact JSON, without what is unknown."""
    return json.dumps(_known(record), ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str) -> Record:
    """The record that :func:`to_json` wrote, by this version or by one of fewer facts."""
    return _structured(Record, json.loads(stored))


def listed_from_json(stored: str) -> Record:
    """The same without the roll of its sitting: no list shows it, and it is most of what a record is made of."""
    data = json.loads(stored)
    data.get("seance", {}).pop("membres", None)
    return _structured(Record, data)


def _known(value: Any) -> Any:
    """As :func:`indexer.acts.shapes.json_of`, without what is unknown or empty."""
    kind: Any = value.__class__
    if kind in PLAIN:
        return value
    if kind is tuple:
        return [_known(item) for item in value]
    if not is_dataclass(kind):
        return json_of(value)
    known: dict[str, Any] = {}
    for name in attributes(value.__class__):
        item = getattr(value, name)
        if item is None or item is False or item == ():
            continue
        told = _known(item)
        if told != {}:
            known[name] = told
    return known


def _structured(kind: Callable[..., T], data: dict[str, Any]) -> T:
    """A dataclass from its JSON, which it takes: what is absent is unknown, what it does not have is left."""
    names, readers = _readers(kind)
    if not names.issuperset(data):
        data = {name: value for name, value in data.items() if name in names}
    for name, read in readers:
        if name in data:
            data[name] = read(data[name])
    for name, empty in _required(kind):
        if name not in data:
            data[name] = empty()
    of: Any = kind
    made: T = object.__new__(of)
    # The mapping becomes the attributes; a default is that of the class. ``kind(**data)`` would set each of them apart.
    object.__setattr__(made, "__dict__", data)
    return made


@cache
def _readers(kind: Any) -> tuple[frozenset[str], tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """The attributes of a dataclass, and how those are read from JSON that are not there as they are."""
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    told = ((name, read) for name, read in readers.items() if read is not _same)
    return frozenset(readers), tuple(told)


@cache
def _required(kind: Any) -> tuple[tuple[str, Callable[[], Any]], ...]:
    """The attributes without a default, and what stands for each where it was left out as empty."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if _has_no_default(field)]
    return tuple(
        (name, _nothing if type(None) in get_args(hints[name]) else hints[name]) for name in names
    )


def _has_no_default(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _nothing() -> None:
    return None


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (kind for kind in get_args(hint) if kind is not type(None))
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return tuple if item is _same else lambda values: tuple([item(value) for value in values])
    if hint is dt.date:
        return dt.date.fromisoformat
    if is_dataclass(hint):
        of: Any = hint
        return partial(_structured, of)
    return _same


def _same(value: T) -> T:
    return value
