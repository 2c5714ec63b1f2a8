"""Searching an index: what pages, JSON, feeds and the terminal all call.

``Search`` stays open: before each answer it looks at the index's generation and sees what was
committed since, even after a rebuild, without a restart. A snapshot of it looks once: for an answer
that asks several things.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Self

from indexer.acts.recorded import Copy, Record
from indexer.acts.stored import from_json, listed_from_json
from indexer.errors import ActNotFound
from indexer.fields.fields import FACET_FIELDS, SORTS
from indexer.searching import query, suggest
from indexer.searching.answering import Answer, answered, found, near, proposed_body
from indexer.searching.asking import (
    engine_request,
    facet_field,
    matches,
    meant,
    unknown_values,
    unmet,
    unnamed_communes,
    withheld_roads,
    words_alone,
)
from indexer.searching.extracts import highlight
from indexer.searching.listings.arrivals import arrivals
from indexer.searching.listings.onward import following, mark_of
from indexer.searching.listings.sittings import acts_of_sitting, around, page_of_sitting
from indexer.searching.query.nowadays import told_from_today
from indexer.searching.ranking import ranking
from indexer.searching.ranking.nearness import walked
from indexer.searching.results import (
    SHORT,
    Beside,
    Entry,
    FacetValue,
    Hit,
    IndexInfo,
    Mark,
    SearchPage,
    SearchRequest,
    Suggestion,
)
from indexer.searching.stopwatch import answering
from indexer.searching.values.facets import facet_values
from indexer.searching.view import Follower, View
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest, EngineResult
from indexer.storing.store import Store

#: How many times more acts are looked at so that some of other bodies are among the most like.
_DEEPER = 10
#: Acts of a long listing that are completed at once.
_WALKED = 500


class Search:
    """An index open for reading, from several threads at once."""

    def __init__(self, now: Callable[[], View], close: Callable[[], None] = lambda: None) -> None:
        self._now = now
        self._close = close

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index of a folder. Raises ``IndexUnusable`` where there is none to read."""
        follower = Follower(Store.open(folder))
        return cls(follower.now, follower.close)

    def snapshot(self) -> Self:
        """The same index as it is now, which does not look for later commits."""
        view = self._now()
        return type(self)(lambda: view)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release files and connections, those of snapshots too; closing a snapshot does nothing."""
        self._close()

    @property
    def generation(self) -> int:
        """A number that changes with each commit of the index."""
        return self._now().store.meta.generation

    @property
    def version(self) -> str:
        """What names the state of the index: no commit bears the name of another."""
        meta = self._now().store.meta
        return f"{meta.generation}-{meta.mark}"

    @property
    def engine(self) -> Engine:
        """The engine of the index as it is now."""
        return self._now().store.engine

    @answering
    def search(self, request: SearchRequest) -> SearchPage:
        """One page of the answer to a request."""
        began = time.perf_counter()
        view = self._now()
        request = meant(view, request)
        page = view.answers.get(request)
        if page is None:
            page = _page(view, request)
            if not told_from_today(request.text):
                view.answers.keep(page)
        return replace(page, took_ms=round((time.perf_counter() - began) * 1000, 2))

    @answering
    def onward(self, request: SearchRequest, after: Mark | None) -> tuple[SearchPage, Mark | None]:
        """A page of a listing by date that begins after a mark, and the mark of the page after it.

        The query is carried out as it is, neither mended nor widened. There is no depth that cannot
        be reached, and no act is given twice or left out because others came or went meanwhile.
        """
        began = time.perf_counter()
        view, parsed = self._now(), query.parse(request.text)
        request = replace(request, page=1, facets=False)
        total = matches(view, parsed, replace(request, per_page=1)).total
        some = islice(following(view, parsed, request, after), request.per_page + 1)
        answer = Answer(parsed, parsed, EngineResult(total, tuple(some)))
        hits = found(view, answer)
        shown, more = hits[: request.per_page], len(hits) > request.per_page
        page = SearchPage(
            request=request,
            understood=parsed.understood,
            relaxed=False,
            suggestion=None,
            total=total,
            hits=_with_copies(view, shown),
            notes=parsed.notes,
            took_ms=round((time.perf_counter() - began) * 1000, 2),
        )
        return page, mark_of(shown[-1].record, request) if more else None

    @answering
    def latest(self, request: SearchRequest) -> tuple[int, tuple[Entry, ...]]:
        """How many acts match, and a page of them by when they came into the index, last first."""
        view, parsed = self._now(), query.parse(request.text)
        plain = replace(request, facets=False)
        total = matches(view, parsed, replace(plain, page=1, per_page=1)).total
        asked = engine_request(view, ranking.scored(parsed), plain)
        hits = arrivals(view, asked, total, (request.page - 1) * request.per_page, request.per_page)
        came = view.store.catalogue.entered([hit.id for hit in hits])
        answer = Answer(parsed, parsed, EngineResult(total, tuple(hits)))
        held = _with_copies(view, found(view, answer))
        return total, tuple(Entry(hit, came.get(hit.record.id)) for hit in held)

    def values(self, facet: str, request: SearchRequest) -> tuple[FacetValue, ...]:
        """Every value that a facet of a search has, where the search itself gives the first ones."""
        view, field = self._now(), facet_field(facet, request)
        asked = engine_request(view, query.parse(request.text).tree, replace(request, page=1))
        result = view.store.engine.search(replace(asked, limit=0, facets=(field,)))
        return facet_values(facet, result.facets[field], request.filters.get(facet, ()), limit=None)

    def by_year(
        self, facet: str, request: SearchRequest
    ) -> tuple[tuple[FacetValue, Mapping[str, int]], ...]:
        """The values of a facet of a search, each with how many acts it has in each year."""
        view = self._now()
        asked = engine_request(view, query.parse(request.text).tree, replace(request, facets=False))
        counts = view.store.engine.crossed(asked, facet_field(facet, request), "annee")
        totals = {value: sum(years.values()) for value, years in counts.items()}
        values = facet_values(facet, totals, limit=None)
        return tuple((value, counts.get(value.value, {})) for value in values)

    def all(self, request: SearchRequest) -> Iterator[Record]:
        """Every act that matches, in the order asked for."""
        view = self._now()
        parsed = query.parse(request.text)
        asked = engine_request(view, ranking.scored(parsed), replace(request, facets=False))
        hits = walked(view.store.engine, asked, parsed)
        while some := [from_json(hit.stored) for hit in islice(hits, _WALKED)]:
            yield from _told(view, some)

    def act(self, id: str) -> Record:
        """The act of that id. Raises ``ActNotFound``."""
        found = self._records([id])
        if not found:
            raise ActNotFound(f"no act of id {id}")
        return found[0]

    def sitting(self, seance_id: str) -> tuple[Record, ...]:
        """The acts of a sitting, in their order."""
        return acts_of_sitting(self.engine, seance_id)

    def in_sitting(self, seance_id: str, first: int, most: int) -> Beside:
        """How many acts a sitting has, and ``most`` of them in their order from place ``first`` on, 0 for the first."""
        return page_of_sitting(self.engine, seance_id, first, most)

    def listing(self, request: SearchRequest) -> tuple[int, tuple[Record, ...]]:
        """How many acts match, and those of a page, read without marks and passages."""
        view = self._now()
        found = matches(view, query.parse(request.text), replace(request, facets=False))
        return found.total, _told(view, [listed_from_json(hit.stored) for hit in found.hits])

    def beside(self, record: Record) -> Beside:
        """Where an act stands in its sitting, and those around it: five before, six after.

        Only these are read, whatever the length of the sitting; of a short one, all of its acts.
        """
        return around(self.engine, record)

    def cites(self, record: Record) -> tuple[Record, ...]:
        """The acts it cites that are in the index."""
        return self._records(self._now().store.catalogue.cites(record.id))

    def cited_by(self, record: Record) -> tuple[Record, ...]:
        """The acts of the index that cite it."""
        return self._records(self._now().store.catalogue.cited_by(record.id))

    def similar(self, record: Record, limit: int) -> tuple[Record, ...]:
        """The acts most like one: those of other bodies first, each in order of likeness."""
        near = [listed_from_json(h.stored) for h in self.engine.similar(record.id, limit * _DEEPER)]
        near.sort(key=lambda other: other.collectivite.nom == record.collectivite.nom)
        return tuple(near[:limit])

    def _records(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """The acts of those ids that are in the engine: one taken down is not."""
        view = self._now()
        stored = view.store.engine.fetch(ids)
        return _told(view, [from_json(stored[id]) for id in ids if id in stored])

    def copies(self, id: str) -> tuple[Copy, ...]:
        """The other places where an act stands."""
        return self._now().copies([id]).get(id, ())

    def successor(self, id: str) -> str | None:
        """The id that the act of a former id has now."""
        return self._now().store.catalogue.heir(id)

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What a person who began to type so may want to search for."""
        view = self._now()
        return suggest.complete(view.store.engine, text, view.known, limit)

    def highlight(self, text: str, query_text: str) -> tuple[tuple[int, int], ...]:
        """The spans of a text that answer a query."""
        return highlight.spans(text, query.parse(query_text))

    def info(self) -> IndexInfo:
        """What the index holds."""
        view = self._now()
        store = view.store
        stats = store.engine.stats()
        documents, failed = store.catalogue.counts()
        first, last = (_foremost(store.engine, sort) for sort in ("ordre_ancien", "-ordre_recent"))
        return IndexInfo(
            engine=store.meta.engine,
            generation=store.meta.generation,
            schema_version=store.meta.schema_version,
            documents=documents,
            failed=failed,
            acts=stats.documents,
            collectivites=len(view.known),
            first_date=first.seance.date if first else None,
            last_date=last.seance.date if last else None,
            bytes=stats.bytes,
        )

    def original(self, record: Record) -> Path | None:
        """A file the act stands in, where it still is and holds nothing that was taken down."""
        catalogue = self._now().store.catalogue
        for name in (record.source, *(copy.path for copy in record.copies)):
            path = catalogue.source_path(name)
            if path and path.is_file() and not catalogue.withheld(name):
                return path
        return None

    def withheld(self, record: Record) -> bool:
        """Whether the file the act came from is kept back, as part of it was taken down."""
        return self._now().store.catalogue.withheld(record.source)


def _foremost(engine: Engine, sort: str) -> Record | None:
    """The first act of all in an order."""
    hits = engine.search(EngineRequest(nodes.Every(), sort=sort, limit=1)).hits
    return from_json(hits[0].stored) if hits else None


def _page(view: View, request: SearchRequest) -> SearchPage:
    """The answer to a request, looked for."""
    answer = answered(view, query.parse(request.text), request)
    room = _room(request, answer.result.total)
    beside = near(view, answer, request, room) if room else []
    hits = found(view, answer)
    # One look for the copies of both.
    shown = _with_copies(view, (*hits, *beside))
    alone = () if answer.result.total else words_alone(view, answer.asked)
    return SearchPage(
        request=request,
        understood=answer.parsed.understood,
        relaxed=answer.relaxed,
        whole=answer.whole,
        suggestion=answer.suggestion,
        total=answer.result.total,
        hits=shown[: len(hits)],
        near=shown[len(hits) :],
        facets={
            facet: facet_values(
                facet,
                answer.result.facets[facet_field(facet, request)],
                request.filters.get(facet, ()),
            )
            for facet in (FACET_FIELDS if request.facets else ())
        },
        proposed_body=proposed_body(view, request, answer.asked.text),
        alone=alone,
        notes=(
            *answer.parsed.notes,
            *unknown_values(view, request),
            *(() if answer.result.total else unmet(view, answer.parsed.clause)),
            *(() if answer.whole else unnamed_communes(view, answer.asked)),
            *withheld_roads(answer.asked, alone),
        ),
        took_ms=0.0,
    )


def _told(view: View, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records with their copies named."""
    if not records:
        return ()
    copies = view.copies([record.id for record in records])
    return tuple(
        replace(record, copies=copies[record.id]) if record.id in copies else record
        for record in records
    )


def _with_copies(view: View, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    records = _told(view, [hit.record for hit in hits])
    return tuple(
        hit if record is hit.record else replace(hit, record=record)
        for hit, record in zip(hits, records, strict=True)
    )


def _room(request: SearchRequest, total: int) -> int:
    """How many acts near the query may follow its answer: none but after a short first page."""
    by_score = request.page == 1 and SORTS[request.tri].field is None
    return max(0, min(request.per_page, SHORT) - total) if request.near and by_score else 0
