"""Mail (.eml): its attachments are read as the files of an archive; its subject is a title where one of them has none.

Nothing of who sent it is taken: neither their name and address nor what they wrote. Pictures that
stand in the text (logos of signatures) are no attachments.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path, PurePosixPath

from indexer.acts.documents import Extraction, StatedFact
from indexer.errors import ExtractionError, LimitExceeded
from indexer.reading.extraction.bundles.archive import read_members
from indexer.reading.extraction.bundles.held_files import MAX_DEPTH
from indexer.reading.extraction.guards.containers import Member
from indexer.reading.extraction.options import Job

_ENDINGS = {"pdf": ".pdf", "zip": ".zip", "msword": ".doc", "rtf": ".rtf"}

#: Kinds of parts that seal or wrap a mail.
_SEALING = re.compile(r"signature|pkcs7|pgp|ms-tnef|ics")

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
    if job.depth + 1 > MAX_DEPTH:
        raise LimitExceeded(f"a mail more than {MAX_DEPTH} deep is not opened")
    parts = list(_attachments(mail))
    names = [_name(part, rank) for rank, part in enumerate(parts, start=1)]
    members = [_member(name, part) for name, part in zip(names, parts, strict=True)]
    found = read_members(members, replace(job, depth=job.depth + 1))
    if not found:
        raise ExtractionError("a mail without an attachment: nothing of it is taken")
    title = _title(mail)
    found.texts = [replace(text, stated=(*text.stated, *title)) for text in found.texts]
    return found.extraction()


def _member(name: str, part: EmailMessage) -> Member:
    try:
        content = _content(part)
    except ExtractionError as error:
        return Member(name, 0, BytesIO, refused=str(error))
    return Member(name, len(content), lambda: BytesIO(content))


def _attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are files, a mail passed on among them, in their order; the whole, where it is one (scanners)."""
    if not mail.is_multipart():
        if mail.is_attachment() or mail.get_filename() or _is_document(mail):
            yield mail
        return
    for part in mail.iter_attachments():
        if part.get_content_maintype() == "image" and part.get_content_disposition() == "inline":
            continue
        if part.get_content_maintype() == "multipart":
            yield from _attachments(part)
        elif part.get_filename() or _is_document(part):
            yield part


def _is_document(part: EmailMessage) -> bool:
    """Whether a part without a name is a file: a mail passed on, or what some programs show in the text."""
    if part.get_content_type() == "message/rfc822":
        return True
    return part.get_content_maintype() == "application" and not _SEALING.search(
        part.get_content_subtype()
    )


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
        if part.get_content_type() == "message/rfc822":
            return f"mail-{rank}.eml"
        return f"part-{rank}{_ENDINGS.get(part.get_content_subtype(), '')}"
    return name[:200]
