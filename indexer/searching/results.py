"""What a search is asked and what it answers, for pages, JSON, feeds and the terminal alike."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Protocol

from analyzers.frozen import dataclass
from indexer.acts.recorded import Record
from indexer.acts.shapes import Address, act_path, record_json

#: Deepest hit that can be paged to.
MAX_DEPTH = 10_000
MAX_PER_PAGE = 100
#: An answer of fewer acts than this is short: acts near the query follow, up to so many in all.
SHORT = 10


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as a person or a program asks it.

    ``filters`` gives each of ``FACET_FIELDS`` the values kept (OR within a field, AND between fields), and
    those left out, with a minus before them (``-Lens``). ``du`` and ``au`` are the first and last day, both
    included. ``tri`` is ``pertinence``, ``date`` (oldest first) or ``-date``. Pages count from 1. ``deduites``
    lets the matière filter take deduced codes too. ``near`` lets acts near the query follow a short answer.
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
    near: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a listing by date: the act after which it goes on.

    ``key`` is the number by which the listing is sorted, ``id`` decides between equals. It stays
    where it is when acts come and go.
    """

    key: int
    id: str


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of an act's text and the spans to mark in it, in characters of ``text``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One act found: what is stored of it but the roll of its sitting, why it was found, what it lacks of the query."""

    record: Record
    score: float
    extracts: tuple[Extract, ...]
    objet_marks: tuple[tuple[int, int], ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An act found, and when it came into the index (``None`` where that was not noted)."""

    hit: Hit
    entered: dt.datetime | None


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
    that the query was widened: nothing matched it whole, or what does, ``whole`` acts that are among the
    others, treats of it less than what lacks a word. ``suggestion`` is a better spelt query.
    ``proposed_body`` is a collectivité that the query names and that could be a filter. ``notes``
    are French sentences about what was left out of the query. ``near`` are acts that lack some of the
    words and pass the same filters; they follow an answer shorter than ``SHORT`` and are counted
    nowhere, neither in ``total`` nor in ``facets``. ``alone`` are words that acts have, where none has all of the
    query.
    """

    request: SearchRequest
    understood: str
    relaxed: bool
    suggestion: str | None
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    proposed_body: str | None = None
    notes: tuple[str, ...] = ()
    near: tuple[Hit, ...] = ()
    whole: int = 0
    alone: tuple[str, ...] = ()

    @property
    def mended(self) -> bool:
        """Whether the answer is that to a better spelt query, all of whose words each act has."""
        return self.relaxed and self.whole == self.total

    @property
    def pages(self) -> int:
        """How many pages the answer has (0 where nothing matched)."""
        return -(-self.total // self.request.per_page)


@dataclass(frozen=True, slots=True)
class Beside:
    """Acts of a sitting in their order, those around one, itself included, or a page of them; ``total`` is of the sitting."""

    total: int
    acts: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what is being typed: its text, and ``kind`` (objet, collectivite, mot)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index holds: files, acts, bodies, the period of its sittings, and what made it.

    ``documents`` counts the files indexed, ``failed`` those that could not be read; ``bytes`` is
    the room taken, where the engine can tell.
    """

    engine: str
    generation: int
    schema_version: int
    documents: int
    failed: int
    acts: int
    collectivites: int
    first_date: dt.date | None
    last_date: dt.date | None
    bytes: int | None


class Links(Protocol):
    """Where a page of the answer is found, for the ``links`` of the JSON shape."""

    def page(self, number: int) -> str:
        """The address of the page of that number."""
        ...

    def act(self, id: str) -> str:
        """The address of the page of an act, on its site."""
        ...


def page_json(page: SearchPage, links: Links | None = None) -> dict[str, Any]:
    """A page of the answer in the documented JSON shape, the same for programs and terminal.

    Without ``links`` (in the terminal) the links are null.
    """
    request = page.request
    address = links.act if links else act_path
    return {
        "query": request.text,
        "understood": page.understood,
        "relaxed": page.relaxed,
        "suggestion": page.suggestion,
        "collectivite_proposee": page.proposed_body,
        "notes": list(page.notes),
        "total": page.total,
        "page": request.page,
        "per_page": request.per_page,
        "pages": page.pages,
        "took_ms": round(page.took_ms, 1),
        "results": [_hit_json(hit, address) for hit in page.hits],
        "proches": [_hit_json(hit, address) for hit in page.near],
        "facets": {name: [facet_json(v) for v in values] for name, values in page.facets.items()},
        "links": _links_json(page, links),
    }


def _hit_json(hit: Hit, address: Address) -> dict[str, Any]:
    return {
        **record_json(hit.record, address),
        "score": round(hit.score, 4),
        "extraits": [
            {"texte": e.text, "surlignages": [list(span) for span in e.marks]} for e in hit.extracts
        ],
        "objet_surlignages": [list(span) for span in hit.objet_marks],
        "manquants": list(hit.missing),
    }


def facet_json(value: FacetValue) -> dict[str, Any]:
    """A value of a facet in the documented JSON shape."""
    plain: dict[str, Any] = {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }
    if value.children:
        plain["children"] = [facet_json(child) for child in value.children]
    return plain


def _links_json(page: SearchPage, links: Links | None) -> dict[str, str | None]:
    if links is None:
        return dict.fromkeys(("self", "next", "prev", "first", "last"))
    number, last = page.request.page, max(page.pages, 1)
    reachable = min(last, MAX_DEPTH // page.request.per_page)
    return {
        "self": links.page(number),
        "next": links.page(number + 1) if number < reachable else None,
        "prev": links.page(min(number - 1, reachable)) if number > 1 else None,
        "first": links.page(1),
        "last": links.page(reachable),
    }
