"""What tests of indexing share: both engines of one machine, and where an index stands."""

import pytest

from indexer.indexing.build import Settings


@pytest.fixture(params=["tantivy", "whoosh"])
def settings(request):
    return Settings(engine=request.param)


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"
