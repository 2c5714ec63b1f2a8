"""One reader a kind of file, imported when the first file of that kind is met."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from indexer.acts.documents import ExtractedText, Extraction, Failure, StatedFact
from indexer.errors import ExtractionError, LimitExceeded, UnsupportedFormat
from indexer.reading.extraction.options import LEFT_OUT, Job, Options, Reader
from indexer.reading.extraction.sniffing import kind_of
from indexer.reading.mapping import mapping_of
from indexer.reading.transmissions import (
    INDIVIDUAL,
    as_text,
    no_act,
    of_part,
    stands_alone,
    stated_by_name,
)

#: Kind (see ``sniffing.kind_of``) → module of this package whose ``read`` takes it.
READERS = {
    "text": "text.plain",
    "html": "text.markup",
    "table": "tables.table",
    "sheet": "tables.spreadsheet",
    "pdf": "pdf.pdf",
    "image": "scans.images",
    "docx": "word_processors.word",
    "odt": "word_processors.opendocument",
    "doc": "word_processors.legacy",
    "rtf": "word_processors.rtf",
    "zip": "bundles.archive",
    "tar": "bundles.archive",
    "mail": "bundles.mail",
    "xml": "bundles.xml_messages",
}


def extract(path: Path, *, options: Options | None = None) -> Extraction:
    """Read a file in this process.

    Raises ``UnsupportedFormat`` for a kind that no reader takes, ``LimitExceeded`` over a limit,
    and ``ExtractionError`` for anything else that cannot be read; each message is a sentence for
    the user. Time and memory are only bounded by ``ExtractionWorker``.
    """
    return read(path, Job(options or Options()))


def read(path: Path, job: Job) -> Extraction:
    """Read a file or a member of an archive with the reader of its kind."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ExtractionError(
                "a folder: name the files in it" if path.is_dir() else "not a regular file"
            )
        if size > job.options.max_bytes:
            raise LimitExceeded(
                f"too large: {size} bytes, over the limit of {job.options.max_bytes} (max_bytes)"
            )
        kind = kind_of(path)
        if not job.beside or kind == "xml":
            return _reader(kind)(path, job)
        return _with_stated(path, kind, job)
    except ExtractionError:
        raise
    except FileNotFoundError as error:
        raise ExtractionError("no such file") from error
    except PermissionError as error:
        raise ExtractionError("no permission to read it") from error
    except MemoryError:
        raise
    except Exception as error:
        # The readers' libraries raise what they like on damaged files (KeyError, struct.error,
        # their own classes): a file that cannot be read is reported, whatever the reason.
        raise ExtractionError(f"damaged or not understood: {_sentence(error)}") from error


def _with_stated(path: Path, kind: str, job: Job) -> Extraction:
    """A file with what the messages of its folder, or its own name, state of it."""
    from indexer.reading.extraction.exchange.beside import messages_beside, packages_above, relative

    messages, packages = messages_beside(path), packages_above(path)
    letter = messages.letter(path.name)
    reason = f"{letter}, no act: left out" if letter else no_act(path.name)
    if reason := reason or packages.why_left_out(relative(path)):
        return Extraction((), notes=(reason,))
    described = (*messages.of(path.name), *packages.of(relative(path)))
    stated = described if messages.of(path.name) else (*described, *stated_by_name(path.name))
    nature = next((fact.value for fact in stated if fact.name == "nature"), None)
    if nature == INDIVIDUAL and not job.options.individuals:
        return Extraction((), notes=(LEFT_OUT,))
    mapping = mapping_of(path)
    stated = (*stated, *(mapping.stated(path) if mapping else ()))
    try:
        extraction = _reader(kind)(path, job)
    except ExtractionError as error:
        if not stands_alone(stated):
            raise
        whole = ExtractedText(as_text(stated), stated=messages.labelled(stated))
        return Extraction((whole,), (Failure(path.name, str(error)),))

    def inside(text: ExtractedText) -> tuple[StatedFact, ...]:
        known = kind in ("zip", "tar") and text.member
        return packages.of(f"{relative(path.parent)}/{text.member}") if known else ()

    def of_file(text: ExtractedText) -> tuple[StatedFact, ...]:
        return of_part(stated, text) if kind == "pdf" else stated

    if not stated and not messages.classifications and not packages.transfers:
        return extraction
    # An archive states by itself; the classification of its body, or the manifest, may lie beside it.
    texts = (
        replace(text, stated=messages.labelled((*text.stated, *inside(text), *of_file(text))))
        for text in extraction.texts
    )
    return replace(extraction, texts=tuple(texts))


def _sentence(error: Exception) -> str:
    first_line = (str(error).strip().splitlines() or [""])[0][:200]
    return f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__


def _reader(kind: str) -> Reader:
    module = READERS.get(kind)
    if module is None:
        raise UnsupportedFormat(f"no reader takes a file of kind {kind}")
    return cast(Reader, import_module(f"{__package__}.{module}").read)
