"""Which words of a query an act lacks: said of acts that are shown although they lack some.

The engine that found them is asked, so that a word is missing exactly where it finds none.
"""

from collections.abc import Container, Iterator, Sequence

from indexer.searching.presence import held
from indexer.searching.query import All, Any, Clause, Most, Phrase, Prefix, Textual, Word
from indexer.searching.query.clauses import textual
from indexer.searching.query.compiling import tree
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.searching.query.wording import worded
from indexer.storing.engines.protocol import Engine, EngineHit


def missing_words(
    engine: Engine, clause: Clause, hits: Sequence[EngineHit]
) -> list[tuple[str, ...]]:
    """What a query asks for in words and each hit lacks, as typed and in that order.

    Of the sides of OU, none is missing where one is whole. What restricts where to look
    (``commune:``, ``date:``) or excludes is no word, nor is the name of a body.
    """
    asked = [part for part in dict.fromkeys(textual(clause)) if part.field not in NAME_FIELDS]
    lacks = [
        {part for place, part in enumerate(asked) if place not in had}
        for had in held(engine, hits, [tree(part) for part in asked])
    ]
    return [tuple(dict.fromkeys(_missing(clause, lacking))) for lacking in lacks]


def _missing(clause: Clause, lacking: Container[Textual]) -> Iterator[str]:
    match clause:
        case Word() | Phrase() | Prefix():
            if clause in lacking:
                yield worded(clause)
        case Any(parts):
            sides = [tuple(_missing(part, lacking)) for part in parts]
            if all(sides):
                yield from (word for side in sides for word in side)
        case All(parts) | Most(_, parts):
            for part in parts:
                yield from _missing(part, lacking)
