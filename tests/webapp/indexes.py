"""The invented acts in a real index of any engine."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from fakes import invented
from opensearchpy import OpenSearch

from indexer.build import Settings, fill
from indexer.documents import Record, SourceFile
from indexer.preparation import Prepared

ENGINES = ["tantivy", "whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)]


def index(folder: Path, engine: str) -> Path:
    """An index of the invented acts, each with a file of its own as its original."""
    originals = folder / "originals"
    originals.mkdir()
    fill(
        [_prepared(record, originals) for record in invented()],
        folder / "index",
        Settings(engine=engine),
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
