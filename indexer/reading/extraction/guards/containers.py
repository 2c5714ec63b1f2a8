"""What archives have in common: members with a name and a size that can be opened one by one.

A tar archive has no index: its members are found by unpacking it, up to the limit of bytes and to
that of the ratio, so that neither its claims nor a bomb lead further.
"""

import gzip
import io
import lzma
import stat
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from indexer.errors import ExtractionError, LimitExceeded
from indexer.reading.extraction.options import Options
from indexer.reading.sources import is_ignored

#: Unpacked bytes for one packed byte. Plain text packs 10 to 1, forms full of blanks 100 to 1;
#: DEFLATE cannot do more than 1032 to 1, which is what bombs come near to.
MAX_RATIO = 250

#: Small members may pack as well as they like: a megabyte harms nobody.
SMALL = 1 << 20

#: Packed bytes up to which a tar archive is unpacked in memory, once.
_IN_MEMORY = 1 << 20
_CHUNK = 1 << 18

_UTF8_NAME = 0x800  # bit 11 of the flags (APPNOTE.TXT, 4.4.4): the name is UTF-8
_ENCRYPTED = 0x1

#: What ``zipfile`` and ``tarfile`` raise on members that they cannot unpack.
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name, its size as claimed, how to open it; ``refused`` says why not."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    refused: str | None = None


@contextmanager
def members_of_zip(path: Path) -> Iterator[Iterator[Member]]:
    """The files of a ZIP archive; raises ``ExtractionError`` where it cannot be opened."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise ExtractionError(f"damaged ZIP archive: {error}") from error
    with archive:
        yield (
            _of_zip(archive, each, name)
            for each in archive.infolist()
            if not each.is_dir()
            and not stat.S_ISLNK(each.external_attr >> 16)
            and not is_left_out(name := _name_in_zip(each))
        )


@contextmanager
def members_of_tar(path: Path, max_unpacked: int) -> Iterator[Iterator[Member]]:
    """The regular files of a tar archive, packed by gzip or not; links and devices are left out."""
    packed = path.stat().st_size
    with path.open("rb") as stream:
        zipped = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        inner = cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if zipped else stream
        try:
            bounded = _Bounded(inner, packed, max_unpacked)
            if zipped and packed <= _IN_MEMORY and (whole := _whole(bounded)) is not None:
                bounded = _Bounded(io.BytesIO(whole), packed, max_unpacked)
            with tarfile.open(fileobj=cast(IO[bytes], bounded), mode="r:") as archive:
                yield _of_tar(archive)
        except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ExtractionError(f"damaged tar archive: {error}") from error


def is_left_out(name: str) -> bool:
    """Whether a member is left out without a word, as a file of a folder would be."""
    # « ../ » hides nothing: archives of a folder beside begin so, and no member is written anywhere.
    parts = (part for part in PurePosixPath(name).parts if part != "..")
    return any(is_ignored(part) or part == "__MACOSX" for part in parts)


def _of_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    refused = None
    if info.flag_bits & _ENCRYPTED:
        refused = "protected by a password"
    elif info.file_size > SMALL and info.file_size > MAX_RATIO * info.compress_size:
        refused = "packed suspiciously well: a ZIP bomb?"
    return Member(name, info.file_size, lambda: archive.open(info), refused)


def _of_tar(archive: tarfile.TarFile) -> Iterator[Member]:
    for info in archive:
        name = _name_in_tar(info.name)
        if info.isreg() and not is_left_out(name):
            yield Member(name, info.size, lambda info=info: _opened(archive, info))  # type: ignore[misc]


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(info) or io.BytesIO()


def _whole(stream: "_Bounded") -> bytes | None:
    """All of a small stream, whose members are looked at in more than one order; ``None`` if damaged."""
    chunks = []
    try:
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
    except (EOFError, zlib.error, OSError):
        stream.seek(0)
        return None
    return b"".join(chunks)


class _Bounded:
    """A stream that goes no further than an archive of its size may unpack to."""

    def __init__(self, inner: IO[bytes], packed: int, max_unpacked: int) -> None:
        self._inner = inner
        self._most = max_unpacked
        self._honest = max(SMALL, MAX_RATIO * packed)

    def read(self, size: int = -1) -> bytes:
        data = self._inner.read(size if size >= 0 else self._most + 1)
        self._check(self._inner.tell())
        return data

    def seek(self, position: int, whence: int = 0) -> int:
        if whence == 0:
            self._check(position)
        return self._inner.seek(position, whence)

    def tell(self) -> int:
        return self._inner.tell()

    def _check(self, position: int) -> None:
        if position > self._honest:
            raise LimitExceeded("packed suspiciously well: a bomb?")
        if position > self._most:
            raise LimitExceeded(
                f"unpacks to more than is allowed ({self._most} bytes, limit max_unpacked)"
            )


def _name_in_zip(member: zipfile.ZipInfo) -> str:
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
    return _tidy(name.replace("\\", "/"))


def _name_in_tar(name: str) -> str:
    """A member's name, which tar does not say the encoding of: UTF-8, else that of Windows."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return _tidy(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _tidy(raw.decode("cp1252", "replace"))


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name.removeprefix("./").lstrip("/"))


def check_unpacked_size(path: Path, options: Options) -> None:
    """Refuse a document that is a ZIP archive (.docx, .odt) and would unpack beyond the limit.

    Raises ``LimitExceeded``. The index of the archive is trusted here: the memory limit of the
    child process stands behind it.
    """
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.file_size > SMALL and member.file_size > MAX_RATIO * member.compress_size:
                raise LimitExceeded(f"{member.filename} is packed suspiciously well: a ZIP bomb?")
        total = sum(member.file_size for member in archive.infolist())
    if total > options.max_unpacked:
        raise LimitExceeded(
            f"unpacks to {total} bytes, over the limit of {options.max_unpacked} (max_unpacked)"
        )


def is_encrypted(path: Path) -> bool:
    """Whether the parts of an OpenDocument package (.odt, .ods) are encrypted (OpenDocument 1.3, part 2, 3.4)."""
    with zipfile.ZipFile(path) as archive:
        name = "META-INF/manifest.xml"
        return name in archive.namelist() and b"encryption-data" in archive.read(name)
