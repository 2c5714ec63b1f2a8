"""Which words of a query an act lacks: said of acts that are shown although they lack some.

The act is given to the analyzers as it was when it was indexed, so that a word is missing exactly
where no engine found it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analyzers import IndexTerms, analyze_for_index
from indexer.documents import Record
from indexer.searching.query import All, Any, Clause, Most, Phrase, Prefix, Textual, Word
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.searching.query.wording import worded
from indexer.storing.schema import whole_text

#: Characters of the texts whose terms are remembered, and of how many: some 10 MB.
_USUAL, _USUAL_TEXTS = 10_000, 512


def missing_words(clause: Clause, record: Record) -> tuple[str, ...]:
    """What a query asks for in words and an act lacks, as typed and in that order.

    Of the sides of OU, none is missing where one is whole. What restricts where to look
    (``commune:``, ``date:``) or excludes is no word.
    """
    return tuple(dict.fromkeys(_missing(clause, _Terms(record))))


def _missing(clause: Clause, terms: "_Terms") -> Iterator[str]:
    match clause:
        case Word() | Phrase() | Prefix():
            if not terms.hold(clause):
                yield worded(clause)
        case Any(parts):
            sides = [tuple(_missing(part, terms)) for part in parts]
            if all(sides):
                yield from (word for side in sides for word in side)
        case All(parts) | Most(_, parts):
            for part in parts:
                yield from _missing(part, terms)


@dataclass(frozen=True)
class _Terms:
    """The terms of an act in the fields that decide what matches."""

    record: Record

    @cached_property
    def _whole(self) -> IndexTerms:
        text = whole_text(self.record)
        return _terms_of(text) if len(text) < _USUAL else analyze_for_index(text)

    @cached_property
    def _objet(self) -> str:
        return analyze_for_index(self.record.acte.objet or "").stems

    def hold(self, clause: Textual) -> bool:
        """Whether the act has what a clause looks for; a name of a body is not looked for here."""
        if clause.field in NAME_FIELDS:
            return True
        if isinstance(clause, Phrase):
            return _holds(self._whole.surface, clause.terms)
        stems = self._objet if clause.field == "objet" else self._whole.stems
        if isinstance(clause, Prefix):
            terms = stems if clause.field else self._whole.surface
            return f" {clause.prefix}" in f" {terms}"
        ways = (clause.terms, *(other.terms for other in clause.synonyms))
        return any(_holds(stems, way) for way in ways)


@lru_cache(maxsize=_USUAL_TEXTS)
def _terms_of(text: str) -> IndexTerms:
    return analyze_for_index(text)


def _holds(terms: str, wanted: tuple[str, ...]) -> bool:
    """Whether terms, joined by spaces, hold others in a row."""
    return f" {' '.join(wanted)} " in f" {terms} "
