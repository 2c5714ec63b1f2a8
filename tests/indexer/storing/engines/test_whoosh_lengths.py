"""Lengths of texts in an index of Whoosh that was made before they had columns of their own."""

from pathlib import Path

from acts import act, found
from whoosh import fields
from whoosh.index import FileIndex

from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import EngineRequest
from indexer.storing.engines.whoosh.durable import DurableStorage
from indexer.storing.engines.whoosh.engine import Factory
from indexer.storing.engines.whoosh.execution import length_column_of
from indexer.storing.engines.whoosh.writer import schema


def test_an_older_index_is_searched_and_goes_on(tmp_path: Path) -> None:
    own = length_column_of("")
    older = fields.Schema(**{n: f for n, f in schema().items() if not n.endswith(own)})
    index = FileIndex.create(DurableStorage(str(tmp_path)), older)
    with index.writer() as writer:
        writer.add_document(
            doc_id="long",
            doc_source="a.pdf",
            doc_stored="{}",
            doc_signature="",
            texte=["eau", *"xyz"],
        )
        writer.add_document(
            doc_id="short", doc_source="a.pdf", doc_stored="{}", doc_signature="", texte=["eau"]
        )
    engine = Factory().open(tmp_path)
    eau = nodes.Term("texte", "eau")
    assert found(engine, eau) == ["short", "long"]
    with engine.writer() as session:
        session.add(act("middle", "eau x y"))
        session.commit()
    assert found(engine, eau) == ["short", "middle", "long"]
    scores = [hit.score for hit in engine.search(EngineRequest(eau)).hits]
    assert len(set(scores)) == 3
    engine.close()
