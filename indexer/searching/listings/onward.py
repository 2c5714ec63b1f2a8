"""A listing by date that goes on after a mark, however deep: what came or went meanwhile moves nothing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from indexer.acts.recorded import Record
from indexer.acts.stored import listed_from_json
from indexer.fields.fields import SORTS
from indexer.searching.asking import engine_request
from indexer.searching.query import Parsed
from indexer.searching.ranking import ranking
from indexer.searching.results import Mark, SearchRequest
from indexer.searching.view import View
from indexer.storing.engines.protocol import EngineHit, Range
from indexer.storing.schema import numbers


def following(
    view: View, parsed: Parsed, request: SearchRequest, after: Mark | None
) -> Iterator[EngineHit]:
    """The hits of a listing by date after a mark, found by the number that sorts it."""
    asked = engine_request(view, ranking.scored(parsed), request)
    if after and asked.sort:
        down, field = asked.sort.startswith("-"), asked.sort.removeprefix("-")
        bound = Range(field, None, after.key) if down else Range(field, after.key, None)
        asked = replace(asked, ranges=(*asked.ranges, bound))
    for offset in count(0, request.per_page + 1):
        hits = view.store.engine.search(
            replace(asked, offset=offset, limit=request.per_page + 1)
        ).hits
        for hit in hits:
            mark = mark_of(listed_from_json(hit.stored), request)
            if after is None or mark.key != after.key or mark.id > after.id:
                yield hit
        if len(hits) <= request.per_page:
            return


def mark_of(record: Record, request: SearchRequest) -> Mark:
    """The mark of an act in a listing."""
    field = (SORTS[request.tri].field or "").removeprefix("-")
    return Mark(numbers(record)[field], record.id)
