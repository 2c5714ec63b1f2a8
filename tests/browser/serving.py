"""The invented acts in a real index of any engine, and a site over it."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from fakes import invented
from opensearchpy import OpenSearch
from waitress.server import create_server

from indexer.build import Settings as BuildSettings
from indexer.build import fill
from indexer.documents import Record, SourceFile
from indexer.preparation import Prepared
from indexer.search import Search
from webapp import create_app
from webapp.settings import Settings


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the pages over an index, for the time of a block."""
    with Search.open(folder) as search:
        server = create_server(create_app(search, Settings()), host="127.0.0.1", port=0)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        thread.join(5)


def index(folder: Path, engine: str) -> Path:
    """An index of the invented acts, each with a file of its own as its original."""
    originals = folder / "originals"
    originals.mkdir()
    fill(
        [_prepared(record, originals) for record in invented()],
        folder / "index",
        BuildSettings(engine=engine),
    )
    return folder / "index"


def _prepared(record: Record, root: Path) -> Prepared:
    path = root / f"{record.id}.txt"
    content = f"Page originale : {record.acte.objet}".encode()
    path.write_bytes(content)
    known = path.stat()
    file = SourceFile(
        path, record.source, known.st_size, known.st_mtime_ns, sha256(content).hexdigest()
    )
    return Prepared.of(file, root, [record])


@contextmanager
def own_index(url: str) -> Iterator[None]:
    """The settings of an index of its own in the cluster, which is dropped after the block."""
    name = f"pages-{uuid4().hex[:8]}"
    # Two shards, so that counts, orders and frequencies have to be put together.
    settings = {"URL": url, "INDEX": name, "SHARDS": "2", "REPLICAS": "0"}
    try:
        with pytest.MonkeyPatch.context() as environment:
            for setting, value in settings.items():
                environment.setenv(f"REGISTRE_OPENSEARCH_{setting}", value)
            yield
    finally:
        with closing(OpenSearch(url.split(","), timeout=60)) as client:
            client.indices.delete(index=f"{name}-*")
            client.indices.delete_index_template(name=name, params={"ignore": "404"})
