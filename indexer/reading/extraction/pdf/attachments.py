"""Files attached to a PDF: portfolios, attachments, the source or the data that PDF/A-3 carries.

Each is read as a file of its own. The source of the document is the document once more and is left out;
a message of the exchange of acts among them states facts of the document.

Source: ISO 32000-1, 7.11 (embedded files), 12.3.5 (portfolios); ISO 19005-3 (``AFRelationship``).
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from analyzers import fold
from indexer.acts.documents import Failure, StatedFact
from indexer.reading.extraction.bundles.held_files import Found, read_inner
from indexer.reading.extraction.exchange import actes
from indexer.reading.extraction.exchange.file_titles import is_annex
from indexer.reading.extraction.exchange.messages import key_of
from indexer.reading.extraction.options import Job

#: What Acrobat writes on the cover of a portfolio for readers that show none.
_COVER = re.compile(r"\bportfolio\b|\bporte[- ]?documents?\b")


@dataclass(frozen=True, slots=True)
class File:
    """An attached file: its name, its content, what it is to the document."""

    name: str
    data: bytes
    relation: str = ""


def is_portfolio(source: Path) -> bool:
    """Whether a PDF is shown as a collection of files."""
    try:
        with pikepdf.open(source) as pdf:
            return "/Collection" in pdf.Root
    except pikepdf.PdfError:
        return False


def is_cover(text: str) -> bool:
    """Whether the text of a portfolio only says that it is one."""
    return not any(map(str.isalnum, text)) or bool(_COVER.search(fold(text[:2_000])))


def attached(document: Any) -> Iterator[File]:
    """The files of the document itself, in its order."""
    for index in range(document.count_attachments()):
        if raw := pdfium.FPDFDoc_GetAttachment(document, index):
            yield _file(raw)


def attached_to(page: Any) -> Iterator[File]:
    """The files that annotations of a page hold."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                held = pdfium.FPDFAnnot_GetFileAttachment(annotation)
                if held:
                    yield _file(held)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _file(raw: Any) -> File:
    attachment = pypdfium2.PdfAttachment(raw, None)
    name, data = "", b""
    # One that is damaged is told as an empty file, under its name where that can be read.
    with suppress(pypdfium2.PdfiumError, ValueError):
        name = PurePosixPath(attachment.get_name().replace("\\", "/")).name[:200]
        data = bytes(attachment.get_data())
    return File(name or "fichier joint", data, _relation(raw))


def _relation(raw: Any) -> str:
    buffer = (ctypes.c_ushort * 64)()
    size = pdfium.FPDFAttachment_GetAFRelationship(raw, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(min(size, ctypes.sizeof(buffer)) - 2, 0)].decode(
        "utf-16-le", "replace"
    )


def read_files(
    files: list[File], job: Job, found: Found, *, has_text: bool
) -> tuple[StatedFact, ...]:
    """Read attached files; what messages among them state of the document itself is given back."""
    messages = actes.read_messages({each.name: each.data for each in files})
    own = messages.unplaced({key_of(each.name) for each in files})
    found.failures += messages.failures
    found.notices += messages.notices
    annexes = 0
    for rank, file in enumerate(files, start=1):
        job.tick()
        if rank > job.options.max_members:
            reason = "it and those after it: over the limit max_members"
            found.failures.append(Failure(file.name, reason))
            break
        if file.name in messages.taken:
            continue
        stated = messages.of(file.name)
        if not stated and is_annex((PurePosixPath(file.name).stem,)):
            annexes += 1
            stated = _annexed(file.name, annexes)
        _read(file, stated, job, found, has_text=has_text)
    return own


def _read(
    file: File, stated: tuple[StatedFact, ...], job: Job, found: Found, *, has_text: bool
) -> None:
    if len(file.data) > job.options.max_bytes:
        found.failures.append(Failure(file.name, "over the limit max_bytes"))
    elif has_text and file.relation in ("Source", "Alternative"):
        found.notes.append(f"{file.name}: another form of the document itself: left out")
    elif file.name.lower().endswith(".xml"):
        found.notes.append(f"{file.name}: data in XML, no act: left out")
    else:
        read_inner(file.name, file.data, job, found, stated)


def _annexed(name: str, rank: int) -> tuple[StatedFact, ...]:
    """What the name of an attached annex states."""
    title = re.sub(r"[-_\s]+", " ", PurePosixPath(name).stem).strip()
    return (
        StatedFact("annexe_de", f"{rank}/", "attached file"),
        StatedFact("titre", title[:1].upper() + title[1:], "name of the attached file"),
    )
