"""The acts of a search in the order they came into the index, the last ones first.

The engine knows which acts match, the catalogue when each came. Of a short answer all are asked for;
of a long one, the newest acts of the index are gone through until enough of them match.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from indexer.searching.view import View
from indexer.storing.engines.protocol import EngineHit, EngineRequest, Filter

#: Matches up to which all are read, and acts gone through at once.
_FEW, _AT_ONCE = 1_000, 500

Key = tuple[str, str]


def arrivals(
    view: View, asked: EngineRequest, total: int, offset: int, limit: int
) -> list[EngineHit]:
    """Part of the hits of a request, by their arrival; ``total`` is how many there are."""
    found = _of_few(view, asked, total) if total <= _FEW else _of_many(view, asked)
    return [hit for _, hit in zip(range(offset + limit), found, strict=False)][offset:]


def _of_few(view: View, asked: EngineRequest, total: int) -> Iterator[EngineHit]:
    hits = view.store.engine.search(replace(asked, offset=0, limit=max(total, 1))).hits
    return iter(sorted(hits, key=_arrival(view, hits), reverse=True))


def _of_many(view: View, asked: EngineRequest) -> Iterator[EngineHit]:
    for start in count(0, _AT_ONCE):
        ids = view.store.catalogue.newest(start, _AT_ONCE)
        if not ids:
            return
        of_these = (*asked.filters, Filter("id", tuple(ids)))
        found = view.store.engine.search(
            replace(asked, filters=of_these, offset=0, limit=_AT_ONCE)
        ).hits
        yield from sorted(found, key=lambda hit: ids.index(hit.id))


def _arrival(view: View, hits: tuple[EngineHit, ...]) -> Callable[[EngineHit], Key]:
    known = view.store.catalogue.entered([hit.id for hit in hits])
    return lambda hit: (known[hit.id].isoformat() if hit.id in known else "", hit.id)
