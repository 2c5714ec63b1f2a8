"""The sample corpus in each engine, its index made once for the tests of a module."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from indexer.indexing.build import Settings, build
from indexer.searching.search import Search

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
ENGINES = ["tantivy", "whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)]


@pytest.fixture(scope="module")
def over(own_index, tmp_path_factory):
    """Gives the search over the sample corpus in an engine, whose index is made once."""
    made = {}
    with ExitStack() as stack:

        def search_of(engine):
            if engine not in made:
                if engine == "opensearch":
                    stack.enter_context(own_index())
                folder = tmp_path_factory.mktemp(engine)
                build([CORPUS], folder, Settings(engine=engine))
                made[engine] = stack.enter_context(Search.open(folder))
            return made[engine]

        yield search_of


@pytest.fixture(params=ENGINES)
def search(request, over):
    return over(request.param)


@pytest.fixture
def engines(over):
    return [over("tantivy"), over("whoosh")]
