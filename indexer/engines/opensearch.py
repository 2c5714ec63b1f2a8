"""The engine for what outgrows one machine: an index in an OpenSearch cluster.

The same terms, trees, counts and orders as the embedded engines, asked for over HTTP. Scores use
the frequencies of the whole index (``dfs_query_then_fetch``), so that a ranking does not depend on
how documents fell into shards; the copies of a shard that answer are the same for all pages of one
search, so that pages follow each other. Half an answer is an error, never a smaller total.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from opensearchpy import OpenSearch

from indexer.engines import opensearch_index as layout
from indexer.engines.likeness import FIELD, likeness
from indexer.engines.opensearch_cluster import (
    Settings,
    again,
    connect,
    kept_file,
    require_server,
    speaking,
)
from indexer.engines.opensearch_cursor import Cursors
from indexer.engines.opensearch_index import SIGNATURE, STORED, WORDS, WORDS_OF, Ranking
from indexer.engines.opensearch_query import facets, listing_body, search_body
from indexer.engines.opensearch_writer import OpenSearchWriter, all_ids
from indexer.engines.protocol import EngineHit, EngineRequest, EngineResult, EngineStats
from indexer.engines.trees import expressible, expressible_prefix, term_field
from indexer.engines.vocabulary import Vocabulary
from indexer.errors import IndexCorrupt, IndexMissing

#: Hits that a search can skip to; beyond, a cursor walks.
WINDOW = 10_000
#: Documents a shard looks at to find the words that begin in a way.
_SAMPLE = 5_000
_STRICT = {"allow_partial_search_results": "false"}
#: Candidates a shard looks at for a misspelt word.
_CANDIDATES = 1_000
_FUZZY_ACTS = 20


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
        require_server(client, settings)
        name = layout.create(client, settings, self._ranking)
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
    """The environment, with the addresses known from before where it names none."""
    return {"REGISTRE_OPENSEARCH_URL": ",".join(kept["hosts"]), **os.environ}


class OpenSearchEngine:
    """An open index in a cluster."""

    name = "opensearch"

    def __init__(self, client: OpenSearch, settings: Settings, index: str, folder: Path) -> None:
        self._client, self._settings, self._index, self._folder = client, settings, index, folder
        self._cursors = Cursors(client, index)

    def writer(self) -> OpenSearchWriter:
        """Begin a session of changes. Raises ``IndexLocked`` while another one is open."""
        return OpenSearchWriter(self._client, self._settings, self._index, self._folder)

    def refresh(self) -> None:
        """Nothing to do: every search sees the last commit."""

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

    def _listed(self, request: EngineRequest, facet: str) -> dict[str, int]:
        """The counts of a facet that has more values than one answer may hold, page by page."""
        counts: dict[str, int] = {}
        after: dict[str, Any] | None = None
        while True:
            answer = self._ask(listing_body(request, facet, after))
            page = answer["aggregations"]["values"]
            counts |= {bucket["key"]["v"]: bucket["doc_count"] for bucket in page["buckets"]}
            after = page.get("after_key")
            if not after:
                return counts

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        params = dict(_STRICT)
        if asked.get("size"):
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
        with speaking(self._settings):
            found = self._client.mget(
                index=self._index,
                body={"ids": wanted},
                params={"_source": STORED, "realtime": "false"},
            )
        return {d["_id"]: d["_source"][STORED] for d in found["docs"] if d.get("found")}

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands."""
        name = term_field(field)
        if not expressible(term):
            return 0
        with speaking(self._settings):
            found = self._client.count(index=self._index, body={"query": {"term": {name: term}}})
        return int(found["count"])

    def _frequencies(self, name: str, terms: Sequence[str]) -> dict[str, int]:
        """In how many documents each term stands, in one round trip."""
        if not terms:
            return {}
        wanted = {f"t{rank}": {"term": {name: term}} for rank, term in enumerate(terms)}
        asked = {"size": 0, "aggs": {"terms": {"filters": {"filters": wanted}}}}
        buckets = self._ask(asked)["aggregations"]["terms"]["buckets"]
        return {term: buckets[f"t{rank}"]["doc_count"] for rank, term in enumerate(terms)}

    def prefixed(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The terms that begin so, most frequent first, with their frequencies.

        Counted over a sample of acts where more than a few thousand a shard have such a term.
        """
        name = term_field(field)
        if not expressible_prefix(prefix) or limit < 1:
            return []
        counted = {
            "field": _column(name),
            "include": f"{_escaped(prefix)}.*",
            "size": limit,
            "order": [{"_count": "desc"}, {"_key": "asc"}],
        }
        held = {"prefix": {name: prefix}} if prefix else {"exists": {"field": name}}
        sampled = {"sampler": {"shard_size": _SAMPLE}, "aggs": {"terms": {"terms": counted}}}
        answer = self._ask({"size": 0, "query": held, "aggs": {"sample": sampled}})
        buckets = answer["aggregations"]["sample"]["terms"]["buckets"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]

    def near(self, field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """The terms within an edit distance (at most 2), nearest then most frequent first."""
        name = term_field(field)
        if not expressible_prefix(term) or [term] != term.split():
            return []
        answer = self._ask(_near_body(name, term, distance))
        words = {o["text"] for entry in answer["suggest"]["near"] for o in entry["options"]}
        for hit in answer["hits"]["hits"]:
            words.update(*hit["fields"].values())
        candidates = Vocabulary({term, *words})
        reached = [t for t, _ in candidates.near(term, distance, _CANDIDATES, lambda _: 1)]
        counts = self._frequencies(name, reached)
        return candidates.near(term, distance, limit, lambda t: counts.get(t, 0))

    def similar(self, id: str, limit: int) -> list[EngineHit]:
        """The documents most like one, best first, without itself."""
        if not expressible(id) or limit < 1:
            return []
        with speaking(self._settings):
            found = self._client.mget(
                index=self._index,
                body={"ids": [id]},
                params={"_source": SIGNATURE, "realtime": "false"},
            )
        if not found["docs"][0].get("found"):
            return []
        parts = found["docs"][0]["_source"][SIGNATURE].split()
        counts = self._frequencies(FIELD, parts[::2])
        tree = likeness(" ".join(parts), counts.__getitem__, self._documents())
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
            return int(self._client.count(index=self._index)["count"])

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


def _near_body(name: str, term: str, distance: int) -> dict[str, Any]:
    """A search for what may be within an edit distance of a term.

    The suggester reads the terms themselves but, two edits away, only those of the same first
    letter; the words of some acts that match the term fuzzily make up for the others.
    """
    suggested = {
        "field": name,
        "analyzer": "whitespace",
        "suggest_mode": "always",
        "max_edits": 2,
        "prefix_length": 0,
        "min_word_length": 1,
        "max_inspections": 100,
        "max_term_freq": 1e9,
        "accuracy": 0.0,
        "size": _CANDIDATES,
        "shard_size": _CANDIDATES,
    }
    body: dict[str, Any] = {"size": 0, "suggest": {"near": {"text": term, "term": suggested}}}
    if distance > 1:
        body |= {
            "size": _FUZZY_ACTS,
            "_source": False,
            "query": {"fuzzy": {name: {"value": term, "fuzziness": 2, "max_expansions": 100}}},
            "docvalue_fields": [_column(name)],
        }
    return body


def _column(name: str) -> str:
    """Where the words of a text field can be read: its column, or its field data."""
    return WORDS if name == WORDS_OF else name


def _hit(found: Mapping[str, Any]) -> EngineHit:
    return EngineHit(found["_id"], found.get("_score") or 0.0, found["_source"][STORED])


def _escaped(text: str) -> str:
    """A text as a regular expression of Lucene that matches it alone."""
    return "".join(f"\\{char}" if not char.isalnum() else char for char in text)
