"""What a search is asked and what it answers, for pages, JSON, feeds and the terminal alike."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.documents import Record

#: The filters a request may hold, in the order they are shown; each is a keyword field.
FILTER_FIELDS = (
    "collectivite",
    "commune",
    "departement",
    "type_collectivite",
    "type",
    "matiere",
    "resultat",
    "organe",
    "annee",
)

#: Deepest hit that can be paged to.
MAX_DEPTH = 10_000
MAX_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as a person or a program asks it.

    ``filters`` gives each of ``FILTER_FIELDS`` the values kept (OR within a field, AND between
    fields). ``du`` and ``au`` are the first and last day, both included. ``tri`` is
    ``pertinence``, ``date`` (oldest first) or ``-date``. Pages count from 1. ``deduites`` lets the
    matière filter take deduced codes too.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    du: dt.date | None = None
    au: dt.date | None = None
    tri: str = "pertinence"
    page: int = 1
    per_page: int = 10
    facets: bool = True
    deduites: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of an act's text and the spans to mark in it, in characters of ``texte``."""

    texte: str
    surlignages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One act found: what is stored of it, why it was found."""

    record: Record
    score: float
    extraits: tuple[Extract, ...]
    objet_surlignages: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how it is shown, how many acts have it, whether it is a filter now."""

    value: str
    label: str
    count: int
    selected: bool = False
    children: tuple["FacetValue", ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of the answer.

    ``understood`` is the query as it was carried out, in the query language. ``relaxed`` tells
    that the whole query matched nothing and was widened. ``suggestion`` is a better spelt query.
    ``collectivite_proposee`` is a collectivité that the query names and that could be a filter.
    """

    request: SearchRequest
    understood: str
    relaxed: bool
    suggestion: str | None
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    collectivite_proposee: str | None = None

    @property
    def pages(self) -> int:
        """How many pages the answer has (0 where nothing matched)."""
        return -(-self.total // self.request.per_page)
