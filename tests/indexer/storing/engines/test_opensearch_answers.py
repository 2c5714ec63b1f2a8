"""What the engine makes of answers that a cluster gives in bad moments, played by a stand-in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from opensearchpy.exceptions import NotFoundError

from indexer.acts.documents import IndexDocument
from indexer.errors import EngineUnavailable, IndexMissing
from indexer.storing.engines import nodes
from indexer.storing.engines.opensearch import cluster as opensearch_cluster
from indexer.storing.engines.opensearch.cluster import Settings
from indexer.storing.engines.opensearch.engine import OpenSearchEngine
from indexer.storing.engines.protocol import EngineRequest

NEW_NODE = NotFoundError(404, "index_not_found_exception", {})
MOVED = NotFoundError(404, "search_phase_execution_exception", {})
EMPTY = {"hits": {"total": {"value": 0}, "hits": []}}


class StandIn:
    """A client whose answers are given beforehand, one for each call of a method."""

    def __init__(self, **answers: list[Any]) -> None:
        self.answers = {"refresh": [{}, {}, {}], "exists_alias": [False], **answers}
        self.sent: list[str] = []
        self.indices = self

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def answer(**given: Any) -> Any:
            self.sent.append(str(given.get("body", "")))
            if not self.answers.get(method):
                return {}
            said = self.answers[method].pop(0)
            if isinstance(said, Exception):
                raise said
            return said

        return answer


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., OpenSearchEngine]:
    monkeypatch.setattr(opensearch_cluster.time, "sleep", lambda _: None)
    settings = Settings(("http://a:9200",))

    def make(**answers: list[Any]) -> OpenSearchEngine:
        return OpenSearchEngine(StandIn(**answers), settings, "registre-1", tmp_path)  # type: ignore[arg-type]

    return make


def test_a_node_that_has_just_started_is_asked_again(engine: Callable[..., Any]) -> None:
    assert engine(search=[NEW_NODE, EMPTY]).search(EngineRequest(nodes.Every())).total == 0


def test_an_index_that_no_node_knows_is_gone(engine: Callable[..., Any]) -> None:
    with pytest.raises(IndexMissing):
        engine(search=[NEW_NODE] * 10).search(EngineRequest(nodes.Every()))


def test_an_index_whose_shards_moved_is_not_gone(engine: Callable[..., Any]) -> None:
    assert engine(search=[MOVED, EMPTY]).search(EngineRequest(nodes.Every())).total == 0
    with pytest.raises(EngineUnavailable, match="lacks part of the index"):
        engine(search=[MOVED] * 3).search(EngineRequest(nodes.Every()))


def test_an_act_that_cannot_be_looked_for_is_not_one_that_is_not_there(
    engine: Callable[..., Any],
) -> None:
    lost = {"docs": [{"_id": "1", "error": {"type": "no_shard_available_action_exception"}}]}
    there = {"docs": [{"_id": "1", "found": True, "_source": {"doc_stored": "{}"}}]}
    absent = {"docs": [{"_id": "1", "found": False}]}
    assert engine(mget=[lost, there]).fetch(["1"]) == {"1": "{}"}
    assert engine(mget=[absent]).fetch(["1"]) == {}
    with pytest.raises(EngineUnavailable, match="lacks part of the index"):
        engine(mget=[lost] * 3).fetch(["1"])


def test_a_document_that_a_new_node_refused_is_sent_again(engine: Callable[..., Any]) -> None:
    refused = {"status": 404, "error": {"type": "index_not_found_exception", "reason": "no"}}
    opened = engine(
        bulk=[{"items": [{"index": refused}]}, {"items": [{"index": {"status": 201}}]}],
    )
    with opened.writer() as writer:
        writer.add(IndexDocument("1", "a.txt", {}, {}, {}, "{}"))
    sent = [body for body in opened._client.sent if "doc_stored" in body]
    assert len(sent) == 2


def test_a_document_refused_for_good_is_named(engine: Callable[..., Any]) -> None:
    wrong = {"status": 400, "error": {"type": "mapper_parsing_exception", "reason": "trop long"}}
    opened = engine(bulk=[{"items": [{"index": wrong}]}])
    writer = opened.writer()
    writer.add(IndexDocument("1", "a.txt", {}, {}, {}, "{}"))
    with pytest.raises(EngineUnavailable, match="refuses 1 documents, 1 first: trop long"):
        writer.commit()
