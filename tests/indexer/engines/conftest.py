"""Every engine in turn, and what makes indexes of it."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from opensearchpy import OpenSearch

from indexer.documents import IndexDocument
from indexer.engines import factory
from indexer.engines.protocol import Engine, EngineFactory

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(
    scope="module",
    params=["tantivy", "whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)],
)
def engines(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EngineFactory]:
    if request.param != "opensearch":
        yield factory(request.param)
        return
    url = os.environ.get("REGISTRE_OPENSEARCH_URL") or request.getfixturevalue("cluster").url
    name = f"contrat-{uuid4().hex[:8]}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGISTRE_OPENSEARCH_URL", url)
        patch.setenv("REGISTRE_OPENSEARCH_INDEX", name)
        # Two shards, so that counts, orders and frequencies have to be put together.
        patch.setenv("REGISTRE_OPENSEARCH_SHARDS", "2")
        patch.setenv("REGISTRE_OPENSEARCH_REPLICAS", "0")
        yield factory(request.param)
    client = OpenSearch(url.split(","), timeout=60)
    client.indices.delete(index=f"{name}-*")
    client.indices.delete_index_template(name=name)
    client.close()


@pytest.fixture(scope="module")
def fresh(
    engines: EngineFactory, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Engine]]:
    """Makes an engine that holds the given documents."""
    made: list[Engine] = []

    def make(*documents: IndexDocument, reuse: bool = False) -> Engine:
        # An index of a cluster costs a second to make: where deleted documents, which weigh on
        # scores for a while, do not matter, the last one is emptied and used again.
        again = made[-1] if reuse and made and made[-1].name == "opensearch" else None
        engine = again or engines.create(tmp_path_factory.mktemp("index"))
        if again is None:
            made.append(engine)
        before = list(engine.ids())
        if documents or before:
            with engine.writer() as writer:
                for id in before:
                    writer.delete(id)
                for document in documents:
                    writer.add(document)
        return engine

    yield make
    for engine in made:
        engine.close()
