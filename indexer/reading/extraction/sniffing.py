"""Telling what kind a file is: its first bytes decide, its extension only where they cannot.

A PDF named ``.txt`` is read as a PDF; a program named ``.txt`` is refused as binary. Only files
that look like text are told apart by their extension (text, HTML, table).
"""

import gzip
import re
import zipfile
import zlib
from pathlib import Path

from indexer.errors import ExtractionError, UnsupportedFormat
from indexer.reading.extraction.text.decoding import is_binary, looks_like_utf16

HEAD = 8192

#: Where a tar archive says what it is (POSIX.1-1988, ustar).
_TAR_MAGIC = slice(257, 262)

TEXT_EXTENSIONS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".asc"})
HTML_EXTENSIONS = frozenset({".html", ".htm", ".xhtml"})
TABLE_EXTENSIONS = frozenset({".csv", ".tsv"})

#: Extensions of formats that have a signature of their own: without it the file is damaged.
SIGNED = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".dotx": "a Word template",
    ".dotm": "a Word template",
    ".rtf": "an RTF document",
    ".odt": "an OpenDocument text",
    ".doc": "a Word document",
    ".xlsx": "a spreadsheet",
    ".ods": "a spreadsheet",
    ".xls": "a spreadsheet",
    ".zip": "a ZIP archive",
    ".tar": "a tar archive",
    ".tgz": "a tar archive",
    ".png": "a PNG image",
    ".jpg": "a JPEG image",
    ".jpeg": "a JPEG image",
    ".tif": "a TIFF image",
    ".tiff": "a TIFF image",
}

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"II+\x00", "image"),
    (b"MM\x00+", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
)

#: Kinds that are known and not read, with what a person calls them.
_UNSUPPORTED: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip file that is no tar archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a SQLite database"),
)

_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?>(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

_ODF_KINDS = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "sheet",
    "application/vnd.oasis.opendocument.spreadsheet-template": "sheet",
}

_OPENXML_UNSUPPORTED = (("ppt/", "a presentation (.pptx)"),)


def kind_of(path: Path) -> str:
    """The kind of a file: text, html, table, pdf, docx, odt, doc, rtf, image, zip, tar, xml, sheet or mail.

    Raises ``UnsupportedFormat`` for a kind that no reader takes and ``ExtractionError`` for an
    empty file, a binary one, or one whose content contradicts its extension.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if not head:
        raise ExtractionError("empty file")
    extension = path.suffix.lower()
    signed = _by_signature(path, head, extension)
    return signed if signed is not None else _by_extension(head, extension)


def is_plain(head: bytes) -> bool:
    """Whether the first bytes of a file are those of no format but text."""
    signs = (b"%PDF-", b"\x1f\x8b", *(signature for signature, _ in _SIGNATURES))
    return not (
        head.startswith(signs)
        or head[_TAR_MAGIC] == b"ustar"
        or is_binary(head)
        or _HTML_START.match(head)
    )


def _by_signature(path: Path, head: bytes, extension: str) -> str | None:
    # The PDF specification (ISO 32000-1, implementation note 13) lets the header stand anywhere
    # in the first 1024 bytes; text that merely quotes it is not a PDF.
    if b"%PDF-" in head[:1024] and (head.startswith(b"%PDF-") or extension == ".pdf"):
        return "pdf"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            if kind == "zip":
                return _kind_of_zip(path, extension)
            return _kind_of_ole(path) if kind == "ole" else kind
    if _is_tar(path, head, extension):
        return "tar"
    if is_binary(head):
        for signature, what in _UNSUPPORTED:
            if head.startswith(signature):
                raise UnsupportedFormat(f"{what} is not read")
    return None


def _is_tar(path: Path, head: bytes, extension: str) -> bool:
    """Whether a file is a tar archive, plain or packed by gzip."""
    if head.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(path) as stream:
                head = stream.read(_TAR_MAGIC.stop)
        except (OSError, EOFError, zlib.error):
            return extension in (".tgz", ".gz")  # its reader says what is wrong with it
    return head[_TAR_MAGIC] == b"ustar"


def _by_extension(head: bytes, extension: str) -> str:
    if extension == ".eml":
        return "mail"
    if _HTML_START.match(head):
        return "html"
    if extension in SIGNED:
        raise ExtractionError(f"named {extension} but not {SIGNED[extension]}, or damaged")
    if is_binary(head) and not looks_like_utf16(head):
        raise ExtractionError("binary file")
    if extension in TEXT_EXTENSIONS:
        return "text"
    if extension in HTML_EXTENSIONS:
        return "html"
    if extension in TABLE_EXTENSIONS:
        return "table"
    if extension == ".xml":
        return "xml"
    raise UnsupportedFormat(f"no reader takes files named {extension}")


def _kind_of_zip(path: Path, extension: str) -> str:
    """Word and OpenDocument files are ZIP archives; what they hold tells them apart."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = _mimetype(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise ExtractionError(
            f"damaged: {SIGNED.get(extension, 'a ZIP archive')} that cannot be opened ({error})"
        ) from error
    if mimetype:
        return _kind_of_odf(mimetype)
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "[Content_Types].xml" in names:
        if any(name.startswith("xl/") for name in names):
            return "sheet"
        for folder, what in _OPENXML_UNSUPPORTED:
            if any(name.startswith(folder) for name in names):
                raise UnsupportedFormat(f"{what} is not read")
    if extension in (".docx", ".docm", ".dotx", ".dotm", ".odt"):
        raise ExtractionError(f"damaged: not {SIGNED[extension]}, parts of it are missing")
    return "zip"


def _mimetype(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as stream:
        return stream.read(200).decode("ascii", "replace").strip()


def _kind_of_odf(mimetype: str) -> str:
    kind = _ODF_KINDS.get(mimetype)
    if kind is None:
        what = mimetype.rsplit(".", 1)[-1] if "opendocument" in mimetype else mimetype
        raise UnsupportedFormat(f"a document of kind « {what} » is not read")
    return kind


def _kind_of_ole(path: Path) -> str:
    """Word, Excel and PowerPoint of before 2007 share a container; a stream's name tells."""
    marks = {
        "WordDocument": "doc",
        "Workbook": "sheet",
        "EncryptedPackage": "protected by a password",
        "PowerPoint Document": "a presentation (.ppt)",
    }
    content = path.read_bytes()
    for mark, kind in marks.items():
        if mark.encode("utf-16-le") in content:
            if kind in ("doc", "sheet"):
                return kind
            if mark == "EncryptedPackage":
                raise ExtractionError(kind)
            raise UnsupportedFormat(f"{kind} is not read")
    if path.suffix.lower() == ".doc":
        raise ExtractionError("damaged: no Word document inside")
    raise UnsupportedFormat("a file of that Microsoft format is not read")
