"""The national ACTES nomenclature: 9 chapters and 57 matters under which acts are transmitted.

Codes are strings: ``7.1`` (décisions budgétaires) is not ``7.10`` (divers).
"""

from functools import cache

from analyzers.frozen import dataclass
from indexer.referentials.packed_tables import read_table


@dataclass(frozen=True, slots=True)
class Matter:
    """A node of the nomenclature; ``children`` is empty at level 2."""

    code: str
    libelle: str
    children: tuple["Matter", ...] = ()


@cache
def _labels() -> dict[str, str]:
    return {code: label for code, label, _sent in read_table("matieres.tsv.gz", 3)}


def _order(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split("."))


def matiere_label(code: str) -> str | None:
    """Return the label of a code of level 1 or 2, ``None`` where the nomenclature has no such code."""
    return _labels().get(code)


def matiere_codes() -> tuple[str, ...]:
    """Return the codes of level 2 in their order (``7.9`` before ``7.10``)."""
    return tuple(sorted((code for code in _labels() if "." in code), key=_order))


@cache
def matiere_tree() -> tuple[Matter, ...]:
    """Return the nine chapters with their matters, in the nomenclature's order."""
    return tuple(
        Matter(
            chapter,
            label,
            tuple(
                Matter(code, _labels()[code])
                for code in matiere_codes()
                if code.partition(".")[0] == chapter
            ),
        )
        for chapter, label in sorted(_labels().items())
        if "." not in chapter
    )
