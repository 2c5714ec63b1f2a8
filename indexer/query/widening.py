"""What to search for when a query matches nothing: misspellings mended, then less required.

Filters, periods and exclusions are never widened: they are what the user is sure of.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzers import query_groups
from indexer.query.clauses import (
    All,
    Any,
    Clause,
    Phrase,
    Prefix,
    Word,
    conjunction,
    disjunction,
    textual,
)
from indexer.query.parsed import Parsed, from_clause


@dataclass(frozen=True, slots=True)
class Correction:
    """A query whose unknown words were given the nearest known ones.

    ``text`` is what the user may have meant to type; ``parsed`` takes the words as typed or any of
    the near ones.
    """

    text: str
    parsed: Parsed


def relax(parsed: Parsed, correction: Correction | None = None) -> Iterator[Parsed]:
    """The queries to try in turn, each wider than the one before, until one matches something.

    First the words mended, then the words of each phrase without their order, then any of the words.
    """
    if correction is not None:
        yield correction.parsed
        parsed = correction.parsed
    loose = loosened(parsed.clause)
    if loose != parsed.clause:
        parsed = from_clause(parsed.text, loose, notes=parsed.notes)
        yield parsed
    if (wide := any_word(parsed)) is not None:
        yield wide


def any_word(parsed: Parsed) -> Parsed | None:
    """The query that asks for at least one of the words; ``None`` where that changes nothing."""
    clause = parsed.clause
    if not isinstance(clause, All):
        return None
    words = [part for part in clause.parts if _looks_for_words(part)]
    if len(words) < 2:
        return None
    kept = [part for part in clause.parts if not _looks_for_words(part)]
    wide = conjunction([disjunction(words), *kept])
    return from_clause(parsed.text, wide, notes=parsed.notes)


def _looks_for_words(part: Clause) -> bool:
    return isinstance(part, Word | Phrase | Prefix | Any) and any(textual(part))


def loosened(clause: Clause) -> Clause:
    """The clause with the words of each phrase required in any order; exclusions stay exact."""
    if isinstance(clause, All):
        return conjunction([loosened(part) for part in clause.parts])
    if isinstance(clause, Any):
        return disjunction([loosened(part) for part in clause.parts])
    if not isinstance(clause, Phrase) or clause.field is not None:
        return clause
    words: list[Clause] = [
        Word(g.text, clause.start, clause.end, g.terms, g.surface, g.name)
        for g in query_groups(clause.text, synonyms=False)
    ]
    return conjunction(words) if words else clause
