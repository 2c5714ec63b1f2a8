"""The engine for what outgrows one machine: an index in an OpenSearch cluster.

The same terms, trees, counts and orders as the embedded engines, asked for over HTTP. Scores use
the frequencies of the whole index (``dfs_query_then_fetch``), so that a ranking does not depend on
how documents fell into shards; the copies of a shard that answer are the same for all pages of one
search, so that pages follow each other. Half an answer is an error, never a smaller total.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import crc32

from opensearchpy import OpenSearch
from opensearchpy.exceptions import HTTP_EXCEPTIONS, TransportError

from indexer import configuration
from indexer.errors import IndexCorrupt, IndexMissing
from indexer.storing.engines.likeness import FIELD, counts, likeness
from indexer.storing.engines.opensearch import index as layout
from indexer.storing.engines.opensearch.cluster import (
    NO_INDEX,
    Settings,
    again,
    connect,
    kept_file,
    require_server,
    speaking,
)
from indexer.storing.engines.opensearch.cursor import Cursors, walk
from indexer.storing.engines.opensearch.index import SIGNATURE, STORED, Ranking
from indexer.storing.engines.opensearch.query import (
    crossing_body,
    facets,
    listing_body,
    search_body,
)
from indexer.storing.engines.opensearch.terms import Terms
from indexer.storing.engines.opensearch.writer import OpenSearchWriter, all_ids
from indexer.storing.engines.protocol import (
    Crossed,
    EngineHit,
    EngineRequest,
    EngineResult,
    EngineStats,
)
from indexer.storing.engines.scratch import temporary
from indexer.storing.engines.trees import expressible

#: Hits that a search can skip to; beyond, a cursor walks.
WINDOW = 10_000
_STRICT = {"allow_partial_search_results": "false"}


class Factory:
    """Makes and opens indexes in the cluster that the environment names."""

    def __init__(
        self,
        settings: Settings | None = None,
        ranking: Ranking = Ranking(),  # noqa: B008
    ) -> None:
        self._given = settings
        self._ranking = ranking

    def create(self, folder: Path) -> "OpenSearchEngine":
        """Make an empty index, known by a file in the folder."""
        settings = self._given or Settings.read()
        client = connect(settings)
        server = require_server(client, settings)
        name = layout.create(client, settings, self._ranking, server)
        folder.mkdir(parents=True, exist_ok=True)
        kept = {**settings.kept(), "name": name}
        kept_file(folder).write_text(json.dumps(kept, indent=1), encoding="utf-8")
        return OpenSearchEngine(client, settings, name, folder)

    def open(self, folder: Path) -> "OpenSearchEngine":
        """Open an index that exists.

        Raises ``IndexMissing``, ``IndexMismatch``, ``IndexCorrupt`` or ``EngineUnavailable``.
        """
        kept = _kept(folder)
        settings = (self._given or Settings.read(_environment(kept))).over(kept)
        client = connect(settings)
        require_server(client, settings)
        layout.require_current(client, settings, kept["name"])
        return OpenSearchEngine(client, settings, kept["name"], folder)

    @contextmanager
    def scratch(self) -> Iterator["OpenSearchEngine"]:
        """An empty index for the time of a block, beside those of the index that is in use."""
        settings = self._given or Settings.read()
        own = replace(settings, index=f"{settings.index}_essai_{uuid4().hex[:8]}", replicas=0)
        try:
            with temporary(Factory(own, self._ranking).create) as engine:
                yield engine
        finally:
            client = connect(own)
            with speaking(own):
                layout.remove(client, own)
            client.close()


def _kept(folder: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(kept_file(folder).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(f"no index of a cluster is known in {folder}") from None
    except (OSError, ValueError) as error:
        raise IndexCorrupt(f"{kept_file(folder)} cannot be read: {error}") from None
    if not {"hosts", "index", "shards", "replicas", "name"} <= kept.keys():
        raise IndexCorrupt(f"{kept_file(folder)} does not say which index it stands for")
    return kept


def _environment(kept: Mapping[str, Any]) -> dict[str, str]:
    """The settings, with the addresses known from before where they name none."""
    return {"REGISTRE_OPENSEARCH_URL": ",".join(kept["hosts"]), **configuration.given()}


class OpenSearchEngine:
    """An open index in a cluster."""

    name = "opensearch"

    def __init__(self, client: OpenSearch, settings: Settings, index: str, folder: Path) -> None:
        self._client, self._settings, self._index, self._folder = client, settings, index, folder
        self._cursors = Cursors(client, index)
        self._terms = Terms(self._ask)

    def writer(self) -> OpenSearchWriter:
        """Begin a session of changes. Raises ``IndexLocked`` while another one is open."""
        return OpenSearchWriter(
            self._client, self._settings, self._index, self._folder, self.refresh
        )

    def state(self) -> str:
        """What identifies the last commit: its name, noted in the mapping once it is whole."""
        with speaking(self._settings):
            found = again(lambda: self._client.indices.get_mapping(index=self._index))
        return str(found[self._index]["mappings"].get("_meta", {}).get("commit", ""))

    def refresh(self) -> None:
        """Forget what was known of terms. Searches see the last commit by themselves."""
        self._terms.forget()

    def search(self, request: EngineRequest) -> EngineResult:
        """Run one search."""
        asked = search_body(request)
        offset, limit = max(request.offset, 0), max(request.limit, 0)
        near = offset + limit <= WINDOW
        asked |= {"from": offset, "size": limit} if near else {"size": 0}
        answer = self._ask(asked)
        total = int(answer["hits"]["total"]["value"])
        hits = answer["hits"]["hits"]
        if not near and offset < total:
            with speaking(self._settings):
                hits = self._cursors.page(search_body(request), offset, limit)
        found = facets(request, answer.get("aggregations", {}))
        counts = {
            name: found[name].counts if found[name].whole else self._listed(request, name)
            for name in request.facets
        }
        return EngineResult(total, tuple(map(_hit, hits)), counts)

    def walk(self, request: EngineRequest) -> Iterator[EngineHit]:
        """Every hit of a search in its order, as the index was when it began."""
        plain = replace(request, facets=())
        with speaking(self._settings):
            yield from map(_hit, walk(self._client, self._index, search_body(plain)))

    def _listed(self, request: EngineRequest, facet: str) -> dict[str, int]:
        """The counts of a facet that has more values than one answer may hold, page by page."""
        found = self._pages(lambda after: listing_body(request, facet, after))
        return {bucket["key"]["v"]: bucket["doc_count"] for bucket in found}

    def crossed(self, request: EngineRequest, rows: str, columns: str) -> Crossed:
        """How many of the matches have each value of one keyword field with each of another."""
        counts: dict[str, dict[str, int]] = {}
        for bucket in self._pages(lambda after: crossing_body(request, rows, columns, after)):
            pair = bucket["key"]
            counts.setdefault(pair["row"], {})[pair["column"]] = bucket["doc_count"]
        return counts

    def _pages(
        self, body: Callable[[dict[str, Any] | None], dict[str, Any]]
    ) -> Iterator[dict[str, Any]]:
        """The values counted by a search that gives them page by page."""
        after: dict[str, Any] | None = None
        while True:
            page = self._ask(body(after))["aggregations"]["values"]
            yield from page["buckets"]
            after = page.get("after_key")
            if not after:
                return

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        params = dict(_STRICT)
        # Acts that only lend their words to a suggestion need no exact scores.
        if asked.get("size") and "suggest" not in asked:
            # The same copies for every page of a search, different ones for different searches.
            same = json.dumps([asked["query"], asked.get("sort")], sort_keys=True)
            params["preference"] = f"registre-{crc32(same.encode(errors='replace')):08x}"
            params["search_type"] = "dfs_query_then_fetch"
        with speaking(self._settings):
            answer: dict[str, Any] = again(
                lambda: self._client.search(index=self._index, body=asked, params=params)
            )
        return answer

    def fetch(self, ids: Sequence[str]) -> dict[str, str]:
        """What is stored for each of the ids that exist."""
        wanted = [id for id in ids if expressible(id) and len(id.encode()) <= 512]
        if not wanted:
            return {}
        return dict(self._got(wanted, STORED))

    def _got(self, ids: Sequence[str], field: str) -> Iterator[tuple[str, str]]:
        """The ids that exist, each with a field that is stored of it."""

        def read() -> list[dict[str, Any]]:
            params = {"_source": field, "realtime": "false"}
            body = {"ids": list(ids)}
            found = self._client.mget(index=self._index, body=body, params=params)["docs"]
            # A document that could not be looked for is not one that is not there.
            for failed in (document["error"] for document in found if "error" in document):
                status = 404 if failed["type"] == NO_INDEX else 503
                raise HTTP_EXCEPTIONS.get(status, TransportError)(status, failed["type"], failed)
            return list(found)

        with speaking(self._settings):
            documents = again(read)
        return ((d["_id"], d["_source"][field]) for d in documents if d.get("found"))

    def frequencies(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents each term stands, in one round trip at most."""
        return self._terms.frequencies(field, terms)

    def prefixed(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The terms that begin so, most frequent first; over a sample where very many acts do."""
        return self._terms.prefixed(field, prefix, limit)

    def near(self, field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """The terms within an edit distance (at most 2), nearest then most frequent first."""
        return self._terms.near(field, term, distance, limit)

    def similar(self, id: str, limit: int) -> list[EngineHit]:
        """The documents most like one, best first, without itself."""
        if not expressible(id) or limit < 1:
            return []
        signed = dict(self._got([id], SIGNATURE)).get(id)
        if signed is None:
            return []
        known = self._terms.frequencies(FIELD, counts(signed))
        tree = likeness(signed, known.__getitem__, self._documents())
        answer = self._ask(search_body(EngineRequest(tree)) | {"size": limit + 1})
        hits = map(_hit, answer["hits"]["hits"])
        return [hit for hit in hits if hit.id != id][:limit]

    def ids(self) -> Iterable[str]:
        """Every id, in order."""
        with speaking(self._settings):
            yield from all_ids(self._client, self._index, {"match_all": {}})

    def stats(self) -> EngineStats:
        """Documents searchable and bytes of the primary shards."""
        with speaking(self._settings):
            found = self._client.indices.stats(index=self._index, metric="store")
        size = int(found["_all"]["primaries"]["store"]["size_in_bytes"])
        return EngineStats(self._documents(), size)

    def _documents(self) -> int:
        with speaking(self._settings):
            return int(again(lambda: self._client.count(index=self._index))["count"])

    def check(self) -> list[str]:
        """What is wrong with the index, in sentences; empty when it is sound."""
        with speaking(self._settings):
            health = self._client.cluster.health(index=self._index)
        if health["status"] == "red":
            return [f"part of the index {self._index} is on no node of the cluster"]
        return []

    def close(self) -> None:
        """Release connections."""
        self._cursors.close()
        self._client.close()


def _hit(found: Mapping[str, Any]) -> EngineHit:
    kept = found["_source"]
    return EngineHit(found["_id"], found.get("_score") or 0.0, kept[STORED], kept[SIGNATURE])
