"""ZIP archives: every member is read as a file would be; one that fails leaves the others.

Limits hold against archives made to fill a disk: bytes unpacked (counted while unpacking, whatever
the archive's own index claims), number of members, ratio of compression, depth of archives inside
archives. All are counted over the whole of an archive, nested ones included.
"""

import lzma
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from indexer.documents import ExtractedText, Extraction, Failure
from indexer.errors import ExtractionError, LimitExceeded
from indexer.reading.extraction.options import Job, Options
from indexer.reading.extraction.registry import read as read_file
from indexer.reading.extraction.sniffing import kind_of
from indexer.reading.sources import is_ignored

#: An archive in an archive is read, one deeper is not.
MAX_DEPTH = 2

#: Unpacked bytes for one packed byte. Plain text packs 10 to 1, forms full of blanks 100 to 1;
#: DEFLATE cannot do more than 1032 to 1, which is what bombs come near to.
MAX_RATIO = 250

#: Small members may pack as well as they like: a megabyte harms nobody.
_SMALL = 1 << 20

_CHUNK = 1 << 16

_UTF8_NAME = 0x800  # bit 11 of the flags (APPNOTE.TXT, 4.4.4): the name is UTF-8
_ENCRYPTED = 0x1


#: What ``zipfile`` raises on members that it cannot unpack.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class _Allowance:
    """What is still allowed; shared by an archive and those inside it.

    Bytes of members that were refused while unpacking are counted apart, so that a bomb takes no
    room from its neighbours, and are bounded too, so that a thousand bombs end.
    """

    unpacked: int
    wasted: int
    members: int


def read(path: Path, job: Job) -> Extraction:
    """Read every member; raises ``ExtractionError`` where the archive cannot be opened."""
    texts: list[ExtractedText] = []
    failures: list[Failure] = []
    allowance = _Allowance(
        unpacked=job.options.max_unpacked,
        wasted=job.options.max_unpacked,
        members=job.options.max_members,
    )
    with tempfile.TemporaryDirectory(prefix="registre-") as folder:
        for found in _members(path, Path(folder), "", job, allowance):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                texts.append(found)
    if not texts and not failures:
        raise ExtractionError("an archive with no file in it")
    return Extraction(tuple(texts), tuple(failures))


def check_unpacked_size(path: Path, options: Options) -> None:
    """Refuse a document that is a ZIP archive (.docx, .odt) and would unpack beyond the limit.

    Raises ``LimitExceeded``. The index of the archive is trusted here: the memory limit of the
    child process stands behind it.
    """
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.file_size > _SMALL and member.file_size > MAX_RATIO * member.compress_size:
                raise LimitExceeded(f"{member.filename} is packed suspiciously well: a ZIP bomb?")
        total = sum(member.file_size for member in archive.infolist())
    if total > options.max_unpacked:
        raise LimitExceeded(
            f"unpacks to {total} bytes, over the limit of {options.max_unpacked} (max_unpacked)"
        )


def _members(
    path: Path, folder: Path, prefix: str, job: Job, allowance: _Allowance
) -> Iterator[ExtractedText | Failure]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise ExtractionError(f"damaged ZIP archive: {error}") from error
    with archive:
        for member in archive.infolist():
            name = _name_of(member)
            if member.is_dir() or _is_left_out(name) or _is_link(member):
                continue
            if allowance.members <= 0 or allowance.wasted <= 0:
                limit = "max_members" if allowance.members <= 0 else "max_unpacked"
                reason = f"neither it nor the members after it were read: over the limit {limit}"
                yield Failure(f"{prefix}{name}", reason)
                return
            allowance.members -= 1
            job.tick()
            yield from _member(archive, member, f"{prefix}{name}", folder, job, allowance)


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    folder: Path,
    job: Job,
    allowance: _Allowance,
) -> Iterator[ExtractedText | Failure]:
    """Unpack a member into a file of its own and read it; every refusal is a ``Failure``."""
    target = Path(tempfile.mkdtemp(dir=folder)) / f"member{PurePosixPath(name).suffix.lower()[:10]}"
    try:
        _unpack(archive, member, target, job.options, allowance)
        if kind_of(target) == "zip":
            if job.depth + 1 >= MAX_DEPTH:
                raise LimitExceeded(f"an archive more than {MAX_DEPTH} deep is not opened")
            inner = replace(job, depth=job.depth + 1)
            yield from _members(target, folder, f"{name}/", inner, allowance)
            return
        extraction = read_file(target, job)
    except ExtractionError as error:
        yield Failure(name, str(error))
        return
    finally:
        target.unlink(missing_ok=True)
    for text in extraction.texts:
        yield replace(text, member=name)
    for failure in extraction.failures:
        yield Failure(name, failure.reason)


def _unpack(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    target: Path,
    options: Options,
    allowance: _Allowance,
) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise ExtractionError("protected by a password")
    if member.file_size > _SMALL and member.file_size > MAX_RATIO * member.compress_size:
        raise LimitExceeded("packed suspiciously well: a ZIP bomb?")
    room = min(allowance.unpacked, options.max_bytes)
    written = 0
    try:
        with archive.open(member) as source, target.open("wb") as sink:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                if written > room:
                    limit = "max_unpacked" if room == allowance.unpacked else "max_bytes"
                    raise LimitExceeded(f"unpacks to more than is allowed (limit {limit})")
                sink.write(chunk)
    except LimitExceeded:
        allowance.wasted -= written
        raise
    except _DAMAGED as error:
        allowance.wasted -= written
        raise ExtractionError(f"damaged member: {error}") from error
    allowance.unpacked -= written


def _name_of(member: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where the archive says so, else the likelier of UTF-8 and CP437.

    Many programs write UTF-8 without saying so; Windows' own writes the DOS code page 850, of which
    CP437 (the format's rule) differs in no small letter of French.
    """
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return unicodedata.normalize("NFC", name.replace("\\", "/").lstrip("/"))


def _is_left_out(name: str) -> bool:
    return any(is_ignored(part) or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)
