"""Every engine in turn, and what makes indexes of it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from indexer.acts.documents import IndexDocument
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine, EngineFactory

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(
    scope="module",
    params=["tantivy", "whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)],
)
def engines(
    request: pytest.FixtureRequest, own_index: Callable[[], AbstractContextManager[None]]
) -> Iterator[EngineFactory]:
    with own_index() if request.param == "opensearch" else nullcontext():
        yield factory(request.param)


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
