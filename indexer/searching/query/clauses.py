"""What a query means, free of any engine: clauses that hold the words a person typed.

::

    Clause = Everything | Word | Phrase | Prefix | Keyword | Period | Compared | All | Any | Most | Not

``Word``, ``Phrase`` and ``Prefix`` look in the text of the acts, or where ``field`` says: ``objet``, ``texte``,
or for a phrase the names of a ``commune`` or ``collectivite``. ``start`` and ``end`` slice the text that was
typed.
"""

from collections.abc import Iterator

from analyzers import TermGroup
from analyzers.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """All acts."""


@dataclass(frozen=True, slots=True)
class Period:
    """Acts of a period, both days included, as numbers YYYYMMDD."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Word(TermGroup):
    """A word (or a name of several words) as typed, and the index terms that stand for it.

    ``terms`` follow each other in the text; each of ``synonyms`` stands for the whole, and so do the
    sittings of the year that it may be (``sittings``).
    """

    field: str | None = None
    sittings: Period | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other exactly as typed, case and accents aside."""

    text: str
    start: int
    end: int
    terms: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so, case and accents aside."""

    text: str
    start: int
    end: int
    prefix: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Keyword:
    """An exact value of a keyword field; ``label`` is the filter in the language of queries."""

    field: str
    values: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Acts whose quantity (votes against, amount…) lies between two numbers, both included."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Most:
    """At least ``count`` of the parts hold; only widening makes one."""

    count: int
    parts: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Clause"


Clause = Everything | Word | Phrase | Prefix | Keyword | Period | Compared | All | Any | Most | Not
#: Clauses that narrow, and look for no word.
Restriction = Keyword | Period | Compared
#: Clauses that look for words, and can therefore be highlighted.
Textual = Word | Phrase | Prefix


def textual(clause: Clause) -> Iterator[Textual]:
    """The clauses that look for words, in reading order, without those that are excluded."""
    if isinstance(clause, Word | Phrase | Prefix):
        yield clause
    elif isinstance(clause, All | Any | Most):
        for part in clause.parts:
            yield from textual(part)


def conjunction(parts: list[Clause]) -> Clause:
    """All of the parts, flattened; everything where there is none."""
    flat: list[Clause] = []
    for part in parts:
        if isinstance(part, All):
            flat.extend(part.parts)
        elif not isinstance(part, Everything):
            flat.append(part)
    unique = _unique(flat)
    if not unique:
        return Everything()
    return unique[0] if len(unique) == 1 else All(unique)


def disjunction(parts: list[Clause]) -> Clause:
    """At least one of the parts, flattened; everything where one part is everything."""
    flat: list[Clause] = []
    for part in parts:
        if isinstance(part, Everything):
            return part
        flat.extend(part.parts if isinstance(part, Any) else (part,))
    unique = _unique(flat)
    if not unique:
        return Everything()
    return unique[0] if len(unique) == 1 else Any(unique)


def _unique(parts: list[Clause]) -> tuple[Clause, ...]:
    """The parts, those that ask for the same said once, where they were first typed."""
    first: dict[object, Clause] = {}
    for part in parts:
        first.setdefault(_asked(part), part)
    return tuple(first.values())


def _asked(part: Clause) -> object:
    match part:
        case Word() | Phrase():
            return type(part), part.terms, part.field
        case Prefix():
            return part.prefix, part.field
        case _:
            return part
