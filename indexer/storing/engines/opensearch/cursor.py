"""Beyond the first ten thousand hits: a cursor over the index as it was when it began.

OpenSearch refuses to skip further than a window. A point in time freezes what is searched and
``search_after`` goes on from the last hit seen, at the same cost on every page. Cursors are kept
between calls, because the one who reads page 101 comes for page 102 next.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError, OpenSearchException

from indexer.storing.engines.opensearch.cluster import again

_KEEP = "5m"
_MAX_CURSORS = 8
_STEP = 5_000
#: Hits that come with their stored text at once.
_WALKED = 1_000


@dataclass(slots=True)
class _Cursor:
    """Where a walk stands: after ``offset`` hits, the last of which had the keys ``after``."""

    point: str
    offset: int = 0
    after: list[Any] | None = None


class Cursors:
    """The walks under way over one index."""

    def __init__(self, client: OpenSearch, index: str) -> None:
        self._client, self._index = client, index
        self._lock = threading.Lock()
        self._open: OrderedDict[str, _Cursor] = OrderedDict()

    def page(self, body: dict[str, Any], offset: int, limit: int) -> list[dict[str, Any]]:
        """The hits from ``offset`` on of a search whose body is given without aggregations."""
        asked = {name: part for name, part in body.items() if name != "aggs"}
        asked["track_total_hits"] = False
        key = json.dumps(asked, sort_keys=True)
        with self._lock:
            cursor = self._open.pop(key, None)
            try:
                hits, cursor = self._walk(asked, cursor, offset, limit)
            except NotFoundError:
                # Nobody came for it in a while and the cluster let it go.
                hits, cursor = self._walk(asked, None, offset, limit)
            self._open[key] = cursor
            while len(self._open) > _MAX_CURSORS:
                self._release(self._open.popitem(last=False)[1])
        return hits

    def _walk(
        self, asked: dict[str, Any], cursor: _Cursor | None, offset: int, limit: int
    ) -> tuple[list[dict[str, Any]], _Cursor]:
        if cursor is not None and cursor.offset > offset:
            self._release(cursor)
            cursor = None
        cursor = cursor or _begin(self._client, self._index)
        while cursor.offset < offset:
            size = min(offset - cursor.offset, _STEP)
            if not _step(self._client, asked | {"_source": False}, cursor, size):
                return [], cursor
        hits: list[dict[str, Any]] = []
        while len(hits) < limit:
            found = _step(self._client, asked, cursor, min(limit - len(hits), _STEP))
            if not found:
                break
            hits += found
        return hits, cursor

    def _release(self, cursor: _Cursor) -> None:
        _give_back(self._client, cursor)

    def close(self) -> None:
        """Give back every point in time."""
        with self._lock:
            while self._open:
                self._release(self._open.popitem()[1])


def walk(client: OpenSearch, index: str, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every hit of a search, in its order."""
    cursor = _begin(client, index)
    try:
        while hits := _step(client, body | {"track_total_hits": False}, cursor, _WALKED):
            yield from hits
            if len(hits) < _WALKED:
                return
    finally:
        _give_back(client, cursor)


def _begin(client: OpenSearch, index: str) -> _Cursor:
    return _Cursor(client.create_pit(index=index, params={"keep_alive": _KEEP})["pit_id"])


def _step(
    client: OpenSearch, asked: dict[str, Any], cursor: _Cursor, size: int
) -> list[dict[str, Any]]:
    """The next hits of a walk, at most so many."""
    body = {**asked, "size": size, "pit": {"id": cursor.point, "keep_alive": _KEEP}}
    if cursor.after is not None:
        body["search_after"] = cursor.after
    params = {"allow_partial_search_results": "false", "search_type": "dfs_query_then_fetch"}
    answer = again(lambda: client.search(body=body, params=params))
    hits: list[dict[str, Any]] = answer["hits"]["hits"]
    if hits:
        cursor.point = answer.get("pit_id", cursor.point)
        cursor.after = hits[-1]["sort"]
        cursor.offset += len(hits)
    return hits


def _give_back(client: OpenSearch, cursor: _Cursor) -> None:
    # A point in time that cannot be given back ends by itself.
    with suppress(OpenSearchException):
        client.delete_pit(body={"pit_id": [cursor.point]})
