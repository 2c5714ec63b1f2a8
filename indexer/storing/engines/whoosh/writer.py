"""How documents are written into an index of Whoosh: its fields, and a session of changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats
from whoosh.index import FileIndex, LockError

from indexer.acts.recorded import IndexDocument
from indexer.errors import IndexLocked
from indexer.fields.fields import KEYWORD_FIELDS, NUMBER_FIELDS, TEXT_FIELDS
from indexer.storing.engines import likeness
from indexer.storing.engines.pending import Pending, PendingWriter
from indexer.storing.engines.whoosh.execution import (
    SEPARATOR,
    column_of,
    length_column_of,
    rounded,
)

#: Fields of a document that are no field of the index.
ID, SOURCE, STORED, SIGNATURE = "doc_id", "doc_source", "doc_stored", "doc_signature"
#: Megabytes of postings gathered before they are sorted on disk.
_POOL_MB = 256


def schema() -> fields.Schema:
    """The fields of an index: terms to find, columns to sort and count by, what is only kept."""
    made = fields.Schema()
    made.add(ID, fields.ID(stored=True))
    made.add(SOURCE, fields.ID())
    made.add(STORED, fields.STORED())
    made.add(SIGNATURE, fields.STORED())
    for name in TEXT_FIELDS:
        made.add(name, fields.TEXT(phrase=True))
        made.add(length_column_of(name), _number())
    for name in KEYWORD_FIELDS:
        made.add(name, _exact())
        made.add(column_of(name), fields.COLUMN(columns.RefBytesColumn()))
    for name in NUMBER_FIELDS:
        made.add(name, _number())
    return made


def _number() -> fields.FieldType:
    return fields.COLUMN(columns.NumericColumn("Q", default=0))


def _exact() -> fields.FieldType:
    field = fields.ID()
    field.format = formats.Existence()
    return field


class WhooshWriter(PendingWriter):
    """A session of changes; a commit writes them in one step, and ``refresh`` shows them."""

    def __init__(self, index: FileIndex, folder: Path, refresh: Callable[[], None]) -> None:
        self._index, self._folder, self._refresh = index, folder, refresh
        super().__init__(folder)

    def _write(self, changes: Pending) -> None:
        try:
            writer = self._index.writer(limitmb=_POOL_MB)
        except LockError:
            raise IndexLocked(f"another process is writing into {self._folder}") from None
        try:
            for source in changes.sources:
                writer.delete_by_term(SOURCE, source)
            for id in changes.ids:
                writer.delete_by_term(ID, id)
            _add_length_columns(writer)
            for document in changes.added.values():
                writer.add_document(**_fields(document))
        except BaseException:
            writer.cancel()
            raise
        # Terms that only deleted documents hold stay in a segment until it is written anew.
        writer.commit(optimize=changes.erased)
        self._refresh()


def _add_length_columns(writer: Any) -> None:
    """Give an index that is older than the columns of lengths what its next documents have."""
    for column in map(length_column_of, TEXT_FIELDS):
        if column not in writer.schema:
            writer.add_field(column, _number())


def _fields(document: IndexDocument) -> dict[str, Any]:
    text = {name: terms.split() for name, terms in document.text.items()}
    lengths = {length_column_of(name): rounded(len(terms)) for name, terms in text.items()}
    keywords = {name: list(dict.fromkeys(v)) for name, v in document.keywords.items()}
    joined = {column_of(n): SEPARATOR.join(v).encode() for n, v in keywords.items()}
    # Numbers are kept plus one: 0 says that there is none.
    numbers = {name: number + 1 for name, number in document.numbers.items()}
    return {
        ID: document.id,
        SOURCE: document.source,
        STORED: document.stored,
        SIGNATURE: likeness.signature(document.text.get(likeness.FIELD, "")),
        **text,
        **lengths,
        **keywords,
        **joined,
        **numbers,
    }
