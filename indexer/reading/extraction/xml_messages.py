"""XML files that lie beside the documents they speak of: messages of the ACTES exchange, unpacked.

A message whose documents are there gives nothing of its own: what it states goes with them
(``beside``). One whose document is absent stands for it.
"""

from pathlib import Path

from indexer.documents import ExtractedText, Extraction, Failure
from indexer.errors import LimitExceeded, UnsupportedFormat
from indexer.reading.extraction import actes, safe_xml
from indexer.reading.extraction.beside import messages_beside
from indexer.reading.extraction.options import LEFT_OUT, Job


def read(path: Path, job: Job) -> Extraction:
    """Read a message; raises ``UnsupportedFormat`` for XML of any other kind."""
    if path.stat().st_size > safe_xml.MAX_BYTES:
        raise LimitExceeded(f"XML over the limit of {safe_xml.MAX_BYTES} bytes")
    with path.open("rb") as stream:
        if not actes.is_message(stream.read(4096)):
            raise UnsupportedFormat("XML that is no message of the exchange of acts is not read")
    messages = messages_beside(path)
    folder = path.absolute().parent
    texts: list[ExtractedText] = []
    failures = [failure for failure in messages.failures if failure.name == path.name]
    notes: list[str] = []
    for found in messages.absent(lambda name: (folder / name).exists(), of=path.name):
        if isinstance(found, Failure):
            failures.append(found)
        elif actes.is_individual(found.stated) and not job.options.individuals:
            notes.append(LEFT_OUT)
        else:
            texts.append(ExtractedText(found.text, stated=found.stated))
    notices = [each for each in messages.notices if each.fact.where.startswith(f"{path.name},")]
    return Extraction(tuple(texts), tuple(failures), tuple(notices), tuple(notes))
