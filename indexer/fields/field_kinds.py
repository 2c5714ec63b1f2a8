"""What a row of the table of fields (``fields``) tells: a field, its quantity, how it is counted and filtered by.

The command line makes the table each time it starts, and nobody asks whether two rows are equal: no class here
has the methods for that (``eq=False``), nor has :class:`~indexer.fields.accepted.Accepted`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from indexer.fields.accepted import Accepted

if TYPE_CHECKING:
    from indexer.acts.documents import Record

#: Terms made by ``analyzers``; exact values, for filters and facets; numbers, for ranges and sorts.
Kind = Literal["text", "keyword", "number"]
#: Most frequent first; latest first; codes under the codes that hold them.
Order = Literal["frequent", "latest", "tree"]
Values = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A field that a query compares with a number: ``montant:>100000``, ``contre:1-3``.

    ``of`` gives the quantity of a record, a whole number, ``None`` where the act does not state it.
    """

    of: Callable[[Record], int | None]
    meaning: str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What a value given as a filter must look like, and how to say so in French."""

    pattern: str
    expected: str


def _no_code(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """How a field is counted and filtered by.

    ``label`` names it on the pages, ``meaning`` in ``openapi.json``, ``help`` in the terminal. ``rank`` is its
    place among the counts of an answer, ``place`` that among the boxes of the pages (none: shown otherwise),
    ``open`` whether these are unfolded at first. ``shown`` is how a value is written for people; ``code_of``
    gives the value that a filter names in another way: a code, a closed value by an everyday word. ``deduced``
    is the field that stands for it when deduced values count too; ``closed`` are all its values, where they are
    known.
    """

    label: str
    meaning: str
    help: str
    rank: int
    place: int | None = None
    open: bool = False
    order: Order = "frequent"
    shown: Callable[[str], str] = str
    code_of: Callable[[str], str | None] = _no_code
    form: Form | None = None
    deduced: str | None = None
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field of the index; ``values`` gives those of a record, for exact values only.

    ``names`` are written before a colon in a query: without ``accepted``, what follows is words to
    look for, of the text or of a name. What fills text fields, and number fields that are no
    quantity, is in ``storing.schema``.
    """

    name: str
    kind: Kind
    values: Callable[[Record], Values] | None = None
    names: tuple[str, ...] = ()
    accepted: Accepted | None = None
    facet: Facet | None = None
    quantity: Quantity | None = None
