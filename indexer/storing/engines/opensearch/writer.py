"""Writing into a cluster: in bulk, in parallel, again where it is refused, never twice.

A session keeps its changes in memory until a commit. The commit sends them under the documents'
own ids, so that sending again after a lost answer writes nothing twice, and ends with a refresh,
before which no search sees any of it. A commit that is killed leaves part of its documents behind,
unseen until the next commit; the next run reads the same files again and replaces them.
"""

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError, TransportError

from indexer.acts.recorded import IndexDocument
from indexer.errors import EngineUnavailable
from indexer.storing.engines import likeness
from indexer.storing.engines.opensearch.cluster import BUSY, NO_INDEX, Settings, again, speaking
from indexer.storing.engines.opensearch.index import (
    SIGNATURE,
    SOURCE,
    STORED,
    WORDS,
    WORDS_OF,
    drop_older,
    note_commit,
    switch_alias,
)
from indexer.storing.engines.opensearch.query import ID
from indexer.storing.engines.pending import Pending, PendingWriter

#: Bytes of one bulk request, and how many are under way at once.
_CHUNK_BYTES = 4_000_000
_AT_ONCE = 2
#: Seconds after which a cluster that keeps refusing is given up.
_PATIENCE = 120.0
_BULK_TIMEOUT = 30
_FOUND_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class _Line:
    """One change: what it does to which document, as lines of a bulk request."""

    id: str
    text: bytes


class OpenSearchWriter(PendingWriter):
    """A session of changes."""

    def __init__(
        self,
        client: OpenSearch,
        settings: Settings,
        index: str,
        folder: Path,
        committed: Callable[[], None],
    ) -> None:
        self._client, self._settings, self._index = client, settings, index
        self._committed = committed
        super().__init__(folder)

    def _begin(self) -> None:
        with speaking(self._settings):
            # What a killed session left must be seen to be replaced.
            self._refresh()
            drop_older(self._client, self._settings, self._index)

    def _write(self, changes: Pending) -> None:
        with speaking(self._settings):
            gone = {*changes.ids, *self._of_sources(list(changes.sources))}
            gone -= changes.added.keys()
            _send(self._client, self._index, _deletions(gone))
            _send(self._client, self._index, map(_addition, changes.added.values()))
            self._refresh()
            if changes.erased:
                # Terms that only deleted documents hold stay until their segment is written anew.
                params = {"only_expunge_deletes": "true", "request_timeout": _BULK_TIMEOUT}
                self._client.indices.forcemerge(index=self._index, params=params)
            note_commit(self._client, self._index)
        self._committed()

    def _end(self) -> None:
        with speaking(self._settings):
            switch_alias(self._client, self._settings, self._index)

    def _of_sources(self, sources: Sequence[str]) -> Iterator[str]:
        """The ids of what the index holds of some sources."""
        for start in range(0, len(sources), 500):
            wanted = {"terms": {SOURCE: sources[start : start + 500]}}
            yield from all_ids(self._client, self._index, wanted)

    def _refresh(self) -> None:
        params = {"request_timeout": _BULK_TIMEOUT}
        _persist(lambda: self._client.indices.refresh(index=self._index, params=params))


def all_ids(client: OpenSearch, index: str, query: dict[str, Any]) -> Iterator[str]:
    """The ids of all that match, in their order."""
    after: list[Any] | None = None
    while True:
        asked: dict[str, Any] = {
            "query": query,
            "sort": [{ID: "asc"}],
            "size": _FOUND_AT_ONCE,
            "_source": False,
            "track_total_hits": False,
        }
        if after is not None:
            asked["search_after"] = after
        params = {"allow_partial_search_results": "false"}
        hits = again(partial(client.search, index=index, body=asked, params=params))
        page = hits["hits"]["hits"]
        yield from (hit["_id"] for hit in page)
        if len(page) < _FOUND_AT_ONCE:
            return
        after = page[-1]["sort"]


def _addition(document: IndexDocument) -> _Line:
    fields: dict[str, Any] = {
        **{name: terms for name, terms in document.text.items() if terms},
        **{
            name: list(dict.fromkeys(values))
            for name, values in document.keywords.items()
            if values
        },
        **document.numbers,
        ID: document.id,
        SOURCE: document.source,
        STORED: document.stored,
        SIGNATURE: likeness.signature(document.text.get(likeness.FIELD, "")),
        WORDS: list(dict.fromkeys(document.text.get(WORDS_OF, "").split())),
    }
    action = json.dumps({"index": {"_id": document.id}}, ensure_ascii=False)
    content = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return _Line(document.id, f"{action}\n{content}\n".encode())


def _deletions(ids: Iterable[str]) -> Iterator[_Line]:
    for id in sorted(ids):
        action = json.dumps({"delete": {"_id": id}}, ensure_ascii=False)
        yield _Line(id, f"{action}\n".encode())


def _send(client: OpenSearch, index: str, lines: Iterable[_Line]) -> None:
    """Send every change, a few requests at a time; the slowest holds back the reading of more."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        under_way = []
        for chunk in _chunks(lines):
            under_way.append(pool.submit(_send_chunk, client, index, chunk))
            if len(under_way) >= 2 * _AT_ONCE:
                under_way.pop(0).result()
        for request in under_way:
            request.result()


def _chunks(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    chunk: list[_Line] = []
    size = 0
    for line in lines:
        if chunk and size + len(line.text) > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += len(line.text)
    if chunk:
        yield chunk


def _send_chunk(client: OpenSearch, index: str, chunk: list[_Line]) -> None:
    """Send changes until each is done; those refused for want of room are sent again."""
    end, wait = time.monotonic() + _PATIENCE, 0.5
    params = {"request_timeout": _BULK_TIMEOUT}
    while chunk:
        content = b"".join(line.text for line in chunk)
        answer = _persist(lambda c=content: client.bulk(body=c, index=index, params=params))
        outcomes = [next(iter(item.values())) for item in answer["items"]]
        # To take out a document that is not there is no error, though its status is 404.
        refused = [
            (line, outcome)
            for line, outcome in zip(chunk, outcomes, strict=True)
            if "error" in outcome
        ]
        lasting = [
            (line, o)
            for line, o in refused
            if o["status"] not in BUSY and o["error"].get("type") != NO_INDEX
        ]
        if lasting:
            line, outcome = lasting[0]
            reason = outcome["error"].get("reason", outcome["status"])
            raise EngineUnavailable(
                f"the cluster refuses {len(lasting)} documents, {line.id} first: {reason}"
            )
        chunk = [line for line, _ in refused]
        if chunk and time.monotonic() > end:
            raise EngineUnavailable(
                f"the cluster has no room for {len(chunk)} documents after {_PATIENCE:.0f} s: "
                "run the same command again later"
            )
        if chunk:
            wait = _pause(wait)


def _persist(call: Any) -> Any:
    """Call until the cluster takes it, for as long as patience lasts."""
    end, wait = time.monotonic() + _PATIENCE, 0.5
    while True:
        try:
            return again(call)
        except TransportError as error:
            passing = isinstance(error, ConnectionError) or error.status_code in BUSY
            if not passing or time.monotonic() > end:
                raise
        wait = _pause(wait)


def _pause(wait: float) -> float:
    """Wait about so long (two writers must not come back together); gives the next wait."""
    time.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311 - no secret depends on it
    return min(wait * 2, 10.0)
