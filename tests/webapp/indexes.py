"""The invented acts in a real index of any engine."""

from hashlib import sha256
from pathlib import Path

import pytest
from fakes import invented

from indexer.acts.documents import Record, SourceFile
from indexer.indexing.build import Settings, fill
from indexer.indexing.preparation import Prepared

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
