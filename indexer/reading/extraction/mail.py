"""Mail (.eml): its attachments are read as files; its subject is a title where one of them has none.

Nothing of who sent it is taken: neither their name and address nor what they wrote. Pictures that
stand in the text (logos of signatures) are no attachments.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

from indexer.documents import ExtractedText, Extraction, Failure, StatedFact
from indexer.errors import ExtractionError
from indexer.reading.extraction import actes
from indexer.reading.extraction.archive import MAX_DEPTH
from indexer.reading.extraction.options import LEFT_OUT, Job
from indexer.reading.extraction.registry import read as read_file
from indexer.reading.transmissions import stated_by_name

#: What programs put in front of a subject that is answered or passed on.
_PREFIX = re.compile(r"^(?:\s*(?:re|r[ée]p|fwd?|tr|wg)\s*:)+\s*", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    """What was read of a mail so far."""

    texts: list[ExtractedText] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(path: Path, job: Job) -> Extraction:
    """Read the attachments of a mail; raises ``ExtractionError`` where it has none."""
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise ExtractionError("no mail: it has no header")
    found = _Found()
    stated = _title(mail)
    with tempfile.TemporaryDirectory(prefix="registre-") as folder:
        for rank, part in enumerate(_attachments(mail), start=1):
            if rank > job.options.max_members:
                found.failures.append(Failure(_name(part, rank), "over the limit max_members"))
                break
            job.tick()
            _read_part(part, rank, Path(folder), job, stated, found)
    if not (found.texts or found.failures or found.notes):
        raise ExtractionError("a mail without an attachment: nothing of it is taken")
    return Extraction(tuple(found.texts), tuple(found.failures), notes=tuple(found.notes))


def _attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are files, a mail passed on among them, in their order."""
    for part in mail.iter_attachments() if mail.is_multipart() else ():
        if part.get_content_maintype() == "image" and part.get_content_disposition() == "inline":
            continue
        if part.get_content_maintype() == "multipart":
            yield from _attachments(part)
        elif part.get_filename() or part.get_content_type() == "message/rfc822":
            yield part


def _read_part(
    part: EmailMessage,
    rank: int,
    folder: Path,
    job: Job,
    stated: tuple[StatedFact, ...],
    found: _Found,
) -> None:
    name = _name(part, rank)
    named = stated_by_name(name)
    if actes.is_individual(named) and not job.options.individuals:
        found.notes.append(f"{name}: {LEFT_OUT}")
        return
    target = folder / f"part-{rank}{PurePosixPath(name).suffix.lower()[:10]}"
    try:
        if job.depth + 1 > MAX_DEPTH:
            raise ExtractionError(f"a mail more than {MAX_DEPTH} deep is not opened")
        target.write_bytes(_content(part))
        extraction = read_file(target, replace(job, depth=job.depth + 1, beside=False))
    except ExtractionError as error:
        found.failures.append(Failure(name, str(error)))
        return
    finally:
        target.unlink(missing_ok=True)
    for text in extraction.texts:
        inside = f"{name}/{text.member}" if text.member else name
        found.texts.append(replace(text, member=inside, stated=(*named, *text.stated, *stated)))
    found.failures += [Failure(f"{name}: {f.name}", f.reason) for f in extraction.failures]
    found.notes += [f"{name}: {note}" for note in extraction.notes]


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return bytes(inner.as_bytes()) if isinstance(inner, EmailMessage) else b""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise ExtractionError("an attachment that cannot be decoded")
    return content


def _title(mail: EmailMessage) -> tuple[StatedFact, ...]:
    subject = " ".join(_PREFIX.sub("", str(mail.get("Subject", ""))).split())[:300]
    return (StatedFact("titre", subject, "subject of the mail"),) if subject else ()


def _name(part: EmailMessage, rank: int) -> str:
    """The name of an attachment, without the folders that it may pretend to lie in."""
    name = PurePosixPath(str(part.get_filename() or "").replace("\\", "/")).name
    if name in ("", ".", ".."):
        return f"mail-{rank}.eml" if part.get_content_type() == "message/rfc822" else f"part-{rank}"
    return name[:200]
