"""Which words of a query an act lacks: said of acts that are shown although they lack some.

The act is given to the analyzers as it was when it was indexed, so that a word is missing exactly
where no engine found it; only what may be one of the words asked for is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analyzers import STEMS, SURFACE, IndexTerms, Needles, analyze_for_index
from indexer.documents import Record
from indexer.searching.query import All, Any, Clause, Most, Phrase, Prefix, Textual, Word
from indexer.searching.query.clauses import textual
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.searching.query.wording import worded
from indexer.storing.schema import whole_text


def missing_words(clause: Clause, record: Record) -> tuple[str, ...]:
    """What a query asks for in words and an act lacks, as typed and in that order.

    Of the sides of OU, none is missing where one is whole. What restricts where to look
    (``commune:``, ``date:``) or excludes is no word.
    """
    return tuple(dict.fromkeys(_missing(clause, _Terms(record, _sought(clause)))))


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


@dataclass(frozen=True, slots=True)
class _Sought:
    """The letters without which a text holds nothing of a clause: of its stems, of its folded forms."""

    stems: Needles
    forms: Needles


@lru_cache(maxsize=32)
def _sought(clause: Clause) -> _Sought:
    stems, forms, beginnings = list[str](), list[str](), list[str]()
    for part in textual(clause):
        match part:
            case Phrase():
                forms += part.terms
            case Prefix():
                beginnings.append(part.prefix)
            case Word():
                stems += (term for way in _ways(part) for term in way)
    return _Sought(Needles.of(stems), Needles.of((), forms, beginnings))


def _ways(word: Word) -> tuple[tuple[str, ...], ...]:
    return (word.terms, *(other.terms for other in word.synonyms))


@dataclass(frozen=True)
class _Terms:
    """The terms of an act in the fields that decide what matches, as far as a clause asks for them."""

    record: Record
    sought: _Sought

    @cached_property
    def _text(self) -> str:
        return whole_text(self.record)

    @cached_property
    def _whole(self) -> IndexTerms:
        return analyze_for_index(self._text)

    @cached_property
    def _objet(self) -> str:
        return analyze_for_index(self.record.acte.objet or "").stems

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(STEMS.borne(self._text, self.sought.stems))

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(SURFACE.borne(self._text, self.sought.forms))

    def hold(self, clause: Textual) -> bool:
        """Whether the act has what a clause looks for; a name of a body is not looked for here."""
        if clause.field in NAME_FIELDS:
            return True
        if clause.field == "objet" and not isinstance(clause, Phrase):
            return self._in_objet(clause)
        match clause:
            case Phrase(terms=terms):
                return self._forms.issuperset(terms) and (
                    len(terms) == 1 or _holds(self._whole.surface, terms)
                )
            case Prefix(field=None):
                return any(term.startswith(clause.prefix) for term in self._forms)
            case Prefix():
                return f" {clause.prefix}" in f" {self._whole.stems}"
            case Word():
                return any(map(self._hold_way, _ways(clause)))

    def _hold_way(self, way: tuple[str, ...]) -> bool:
        return self._stems.issuperset(way) and (len(way) == 1 or _holds(self._whole.stems, way))

    def _in_objet(self, clause: Word | Prefix) -> bool:
        if isinstance(clause, Prefix):
            return f" {clause.prefix}" in f" {self._objet}"
        return any(_holds(self._objet, way) for way in _ways(clause))


def _holds(terms: str, wanted: tuple[str, ...]) -> bool:
    """Whether terms, joined by spaces, hold others in a row."""
    return f" {' '.join(wanted)} " in f" {terms} "
