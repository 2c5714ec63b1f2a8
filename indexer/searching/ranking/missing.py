"""Which words of a query an act lacks: said of acts that are shown although they lack some.

The engine that found them is asked, so that a word is missing exactly where it finds none.
"""

from collections.abc import Container, Iterator, Sequence

from indexer.searching.query import All, Any, Clause, Most, Phrase, Prefix, Textual, Word
from indexer.searching.query.clauses import textual
from indexer.searching.query.compiling import tree
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.searching.query.wording import worded
from indexer.searching.ranking.presence import held
from indexer.storing.engines.protocol import Engine, EngineHit


def missing_words(
    engine: Engine, clause: Clause, hits: Sequence[EngineHit]
) -> list[tuple[str, ...]]:
    """What a query asks for in words and each hit lacks, as typed and in that order.

    Of the sides of OU, none is missing where one is whole. What restricts where to look
    (``commune:``, ``date:``) or excludes is no word, nor is the name of a body.
    """
    asked = asked_for(clause)
    has = held(engine, hits, [tree(part) for part in asked])
    return [lacking(clause, asked, had) for had in has]


def asked_for(clause: Clause) -> list[Textual]:
    """What a query asks for in words, once each, the names of bodies left out."""
    return [part for part in dict.fromkeys(textual(clause)) if part.field not in NAME_FIELDS]


def lacking(clause: Clause, asked: Sequence[Textual], had: Container[int]) -> tuple[str, ...]:
    """What an act lacks, as typed, that has those of ``asked`` at some places."""
    lacks = {part for place, part in enumerate(asked) if place not in had}
    return tuple(dict.fromkeys(_missing(clause, lacks)))


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
