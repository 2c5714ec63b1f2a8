"""What opens a point: a line, or a few, with its number and its title."""

from dataclasses import dataclass
from typing import Literal

#: What opens a point: the word « objet », the number of an act, a rank in words, a number of one of
#: three kinds or a title alone (``points.titles``).
Family = Literal["objet", "acte", "rang", "chiffre", "romain", "lettre", "titre"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (or a few) that opens a point.

    ``line`` is the index of its first line, ``next_line`` that of the first line of its body.
    ``number`` is as written; ``ordinal`` its value in a sequence, ``None`` for those without one.
    """

    family: Family
    line: int
    next_line: int
    number: str | None
    title: str
    ordinal: int | None = None
    style: str = ""
