"""Mail (.eml): its attachments are read as files; its subject is a title where one of them has none.

Nothing of who sent it is taken: neither their name and address nor what they wrote. Pictures that
stand in the text (logos of signatures) are no attachments.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

from indexer.documents import Extraction, Failure, StatedFact
from indexer.errors import ExtractionError
from indexer.reading.extraction.held_files import Found, read_inner
from indexer.reading.extraction.options import Job

#: What programs put in front of a subject that is answered or passed on.
_PREFIX = re.compile(r"^(?:\s*(?:re|r[ée]p|fwd?|tr|wg)\s*:)+\s*", re.IGNORECASE)


def read(path: Path, job: Job) -> Extraction:
    """Read the attachments of a mail; raises ``ExtractionError`` where it has none."""
    try:
        return _read(path, job)
    except RecursionError as error:
        raise ExtractionError("mails passed on inside each other too often to be opened") from error


def _read(path: Path, job: Job) -> Extraction:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise ExtractionError("no mail: it has no header")
    found = Found()
    title = _title(mail)
    for rank, part in enumerate(_attachments(mail), start=1):
        name = _name(part, rank)
        if rank > job.options.max_members:
            found.failures.append(Failure(name, "over the limit max_members"))
            break
        job.tick()
        try:
            content = _content(part)
        except ExtractionError as error:
            found.failures.append(Failure(name, str(error)))
            continue
        read_inner(name, content, job, found, fallback=title)
    if not found:
        raise ExtractionError("a mail without an attachment: nothing of it is taken")
    return found.extraction()


def _attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are files, a mail passed on among them, in their order."""
    for part in mail.iter_attachments() if mail.is_multipart() else ():
        if part.get_content_maintype() == "image" and part.get_content_disposition() == "inline":
            continue
        if part.get_content_maintype() == "multipart":
            yield from _attachments(part)
        elif part.get_filename() or part.get_content_type() == "message/rfc822":
            yield part


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
