"""What happens when nodes die, freeze, restart, or the writer itself is killed: on a real cluster.

No act may be lost or doubled, searches go on as long as one copy of each shard is left, and what
cannot be answered is said in one sentence, in bounded time.
"""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from opensearchpy import OpenSearch

from indexer.acts.documents import IndexDocument
from indexer.errors import EngineUnavailable, IndexMismatch, IndexMissing
from indexer.storing.engines import nodes
from indexer.storing.engines.opensearch import engine as opensearch
from indexer.storing.engines.opensearch import index as opensearch_index
from indexer.storing.engines.opensearch import query as opensearch_query
from indexer.storing.engines.opensearch.cluster import Settings
from indexer.storing.engines.protocol import EngineRequest, Filter

pytestmark = [pytest.mark.cluster, pytest.mark.slow]

BATCH = 400


def act(n: int) -> IndexDocument:
    return IndexDocument(
        id=f"{n:06}",
        source=f"commune/{n // 10}.txt",
        text={"texte": f"eau assainissement mot{n % 97} numero{n}", "surface": f"eau mot{n % 97}"},
        keywords={"annee": (str(2015 + n % 10),)},
        numbers={"date": 20150101 + n % 10, "ordre_recent": n},
        stored=json.dumps({"id": f"{n:06}"}),
    )


@pytest.fixture
def settings(cluster: Any) -> Iterator[Settings]:
    assert cluster.wait("green", 120), cluster.health()
    name = f"pannes-{uuid4().hex[:8]}"
    yield Settings(tuple(cluster.url.split(",")), index=name, shards=3, replicas=1, timeout=5)
    for node in cluster.nodes:
        node.signal(signal.SIGCONT)
        node.start()
    assert cluster.wait("green", 120), cluster.health()
    client = OpenSearch(cluster.url.split(","), timeout=60)
    client.indices.delete(index=f"{name}-*")
    client.indices.delete_index_template(name=name)
    client.close()


class Readers:
    """Searches without pause from two threads; remembers what came back."""

    def __init__(self, engine: opensearch.OpenSearchEngine) -> None:
        self.totals: list[int] = []
        self.refused: list[EngineUnavailable] = []
        self.slowest = 0.0
        self._engine = engine
        self._done = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(2)]

    def _ask(self) -> None:
        request = EngineRequest(nodes.Term("texte", "eau"), facets=("annee",))
        while not self._done.is_set():
            began = time.monotonic()
            try:
                result = self._engine.search(request)
                assert sum(result.facets["annee"].values()) == result.total
                self.totals.append(result.total)
            except EngineUnavailable as error:
                self.refused.append(error)
            self.slowest = max(self.slowest, time.monotonic() - began)
            time.sleep(0.02)

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()


def write(
    engine: opensearch.OpenSearchEngine, batches: int, events: dict[int, Callable[[], None]]
) -> None:
    """Write so many batches in one session; before some of them, something happens."""
    with engine.writer() as writer:
        for batch in range(batches):
            if batch in events:
                # While the batch is under way, not between two.
                threading.Timer(0.05, events[batch]).start()
            for n in range(batch * BATCH, (batch + 1) * BATCH):
                writer.add(act(n))
            writer.commit()


def holds_exactly(engine: opensearch.OpenSearchEngine, count: int) -> None:
    """Assert that every act is there, once."""
    ids = list(engine.ids())
    assert len(ids) == count
    assert ids == [f"{n:06}" for n in range(count)]
    assert engine.search(EngineRequest(nodes.Every())).total == count


def test_a_killed_node_loses_and_doubles_nothing(
    cluster: Any, settings: Settings, tmp_path: Path
) -> None:
    engine = opensearch.Factory(settings).create(tmp_path)
    assert cluster.wait("green", 60)
    with Readers(engine) as readers:
        write(engine, 12, {4: lambda: cluster.nodes[1].signal(signal.SIGKILL)})
    holds_exactly(engine, 12 * BATCH)
    # Shards show a commit one after the other; what is there is never seen twice.
    assert max(readers.totals) <= 12 * BATCH
    assert readers.refused == []
    cluster.nodes[1].start()
    assert cluster.wait("green", 120)
    # Each node alone, the one that came back included, knows the same acts.
    for node in cluster.nodes:
        alone = Settings((node.url,), index=settings.index)
        again = opensearch.Factory(alone).open(tmp_path)
        holds_exactly(again, 12 * BATCH)
        again.close()
    engine.close()


def test_a_frozen_node_delays_but_loses_nothing(
    cluster: Any, settings: Settings, tmp_path: Path
) -> None:
    engine = opensearch.Factory(settings).create(tmp_path)
    assert cluster.wait("green", 60)
    frozen = cluster.nodes[2]
    with Readers(engine) as readers:
        write(
            engine,
            6,
            {
                2: lambda: frozen.signal(signal.SIGSTOP),
                4: lambda: frozen.signal(signal.SIGCONT),
            },
        )
    frozen.signal(signal.SIGCONT)
    assert cluster.wait("green", 120)
    holds_exactly(engine, 6 * BATCH)
    assert readers.totals
    # Four tries of five seconds, and what a busy machine adds.
    assert readers.slowest < 60
    engine.close()


def test_a_rolling_restart_goes_unnoticed(cluster: Any, settings: Settings, tmp_path: Path) -> None:
    engine = opensearch.Factory(settings).create(tmp_path)
    assert cluster.wait("green", 60)  # an index whose copies are not made yet cannot lose a node
    with Readers(engine) as readers, engine.writer() as writer:
        for turn, node in enumerate(cluster.nodes[:2]):
            node.stop()
            for n in range(turn * BATCH, (turn + 1) * BATCH):
                writer.add(act(n))
            writer.commit()
            node.start()
            assert cluster.wait("green", 120)
    holds_exactly(engine, 2 * BATCH)
    assert readers.refused == []
    engine.close()


def test_a_cluster_that_is_gone_is_said_so_and_found_again(
    cluster: Any, settings: Settings, tmp_path: Path
) -> None:
    engine = opensearch.Factory(settings).create(tmp_path)
    write(engine, 1, {})
    for node in cluster.nodes:
        node.signal(signal.SIGSTOP)
    began = time.monotonic()
    try:
        with pytest.raises(EngineUnavailable, match="no OpenSearch answers at") as raised:
            engine.search(EngineRequest(nodes.Every()))
    finally:
        for node in cluster.nodes:
            node.signal(signal.SIGCONT)
    assert raised.value.retry_after > 0
    assert time.monotonic() - began < 60
    assert cluster.wait("green", 120)
    # The same engine, without a restart.
    holds_exactly(engine, BATCH)
    engine.close()


KILLED = """
import sys
from pathlib import Path
from indexer.storing.engines.opensearch import engine as opensearch
sys.path.insert(0, sys.argv[2])
from test_faults import act

engine = opensearch.Factory().open(Path(sys.argv[1]))
with engine.writer() as writer:
    for n in range(0, 20):
        writer.delete_source(act(n).source)
    for n in range(20_000):
        writer.add(act(n))
    print("ready", flush=True)
    writer.commit()
    print("done", flush=True)
"""


def test_a_killed_writer_is_resumed(
    cluster: Any, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opensearch.Factory(settings).create(tmp_path)
    monkeypatch.setenv("REGISTRE_OPENSEARCH_URL", cluster.url)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, tmp_path, Path(__file__).parent],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.7)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    assert rest == "", "the commit was over before the kill: nothing was tested"
    assert engine.search(EngineRequest(nodes.Every())).total == 0
    # The next run reads the same files again.
    with engine.writer() as writer:
        for source in {act(n).source for n in range(4_000)}:
            writer.delete_source(source)
        for n in range(20_000):
            writer.add(act(n))
    holds_exactly(engine, 20_000)
    engine.close()


def test_a_rebuild_switches_without_a_failed_search(settings: Settings, tmp_path: Path) -> None:
    factory = opensearch.Factory(settings)
    before = factory.create(tmp_path / "1")
    write(before, 1, {})
    public = OpenSearch(list(settings.hosts), timeout=30)
    with Readers(before) as readers:
        after = factory.create(tmp_path / "2")
        assert public.count(index=settings.index)["count"] == BATCH
        write(after, 2, {})
        assert public.count(index=settings.index)["count"] == 2 * BATCH
        time.sleep(0.3)
    assert readers.refused == []
    assert set(readers.totals) == {BATCH}
    # Readers have looked again by the time of the next session, which drops what is no longer used.
    write(after, 1, {})
    with pytest.raises(IndexMissing):
        factory.open(tmp_path / "1")
    with pytest.raises(IndexMissing):
        before.search(EngineRequest(nodes.Every()))
    holds_exactly(after, 2 * BATCH)
    public.close()


def test_an_index_of_another_schema_is_refused(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(opensearch_index, "SCHEMA_VERSION", 0)
        opensearch.Factory(settings).create(tmp_path).close()
    with pytest.raises(IndexMismatch, match="rebuild"):
        opensearch.Factory(settings).open(tmp_path)


def test_deep_pages_follow_each_other_while_acts_come_and_go(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opensearch, "WINDOW", 100)
    engine = opensearch.Factory(settings).create(tmp_path)
    write(engine, 2, {})
    request = {"query": nodes.Term("texte", "eau"), "sort": "-ordre_recent", "limit": 60}
    seen: list[str] = []
    for offset in range(120, 2 * BATCH, 60):
        if offset == 300:
            with engine.writer() as writer:
                writer.delete_source(act(300).source)
                writer.add(act(5_000))
        page = engine.search(EngineRequest(**request, offset=offset)).hits  # type: ignore[arg-type]
        seen += [hit.id for hit in page]
    assert seen == [f"{n:06}" for n in reversed(range(2 * BATCH - 120))]
    back = engine.search(EngineRequest(**request, offset=120)).hits  # type: ignore[arg-type]
    assert len(back) == 60
    engine.close()


def test_a_facet_of_very_many_values_is_counted_whole(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opensearch_query, "MAX_BUCKETS", 3)
    monkeypatch.setattr(opensearch_query, "_PAGE_OF_VALUES", 4)
    engine = opensearch.Factory(settings).create(tmp_path)
    write(engine, 1, {})
    kept = (Filter("annee", ("2016",)),)
    request = EngineRequest(nodes.Term("texte", "eau"), filters=kept, facets=("annee", "type"))
    result = engine.search(request)
    assert result.total == BATCH // 10
    assert result.facets == {"annee": {str(2015 + n): BATCH // 10 for n in range(10)}, "type": {}}
    engine.close()


def test_an_unknown_field_is_refused_by_the_index(settings: Settings, tmp_path: Path) -> None:
    engine = opensearch.Factory(settings).create(tmp_path)
    wrong = IndexDocument("1", "a.txt", {"inconnu": "eau"}, {}, {}, "{}")
    with (
        pytest.raises(EngineUnavailable, match="refuses 1 documents, 1 first"),
        engine.writer() as writer,
    ):
        writer.add(wrong)
    holds_exactly(engine, 0)
    engine.close()
