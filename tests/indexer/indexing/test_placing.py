"""What the catalogue is told of a file that gave nothing, or not all."""

from pathlib import Path

import pytest

from indexer.acts.documents import Failure, IndexDocument, SourceFile
from indexer.indexing.placing import _failure
from indexer.indexing.preparation import Prepared

_FILE = SourceFile(Path("a.zip"), "actes/a.zip", 1, 1, "0")
_DOCUMENT = IndexDocument("a1", "actes/a.zip", {}, {}, {}, "{}")


@pytest.mark.parametrize(
    ("failures", "notes", "documents", "told"),
    [
        ((), (), (_DOCUMENT,), None),
        ((), (), (), None),
        ((), ("an individual order",), (_DOCUMENT,), None),
        # All of it was left out: the next run reads it again, since it may be asked for then.
        ((), ("an individual order",), (), ""),
        (("damaged",), (), (), "damaged"),
        (("cut off\n  at its end", "empty"), (), (_DOCUMENT,), "cut off at its end\nempty"),
    ],
)
def test_why_a_file_gave_nothing_is_told_a_line_each(
    failures: tuple[str, ...],
    notes: tuple[str, ...],
    documents: tuple[IndexDocument, ...],
    told: str | None,
) -> None:
    reasons = tuple(Failure(_FILE.name, reason) for reason in failures)
    assert (
        _failure(Prepared(_FILE, Path("actes"), None, documents, (), reasons, notes=notes)) == told
    )
