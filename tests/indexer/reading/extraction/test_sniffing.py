from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import ExtractionError, UnsupportedFormat
from indexer.reading.extraction.sniffing import kind_of

Write = Callable[[str, bytes], Path]
Zip = Callable[..., bytes]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"Le conseil", "text"),
        ("a.TXT", b"Le conseil", "text"),
        ("a", b"Le conseil", "text"),
        ("a.md", b"# Budget", "text"),
        ("a.txt", "Le conseil".encode("utf-16-le"), "text"),
        ("a.htm", b"Le conseil", "html"),
        ("a.txt", b"<!DOCTYPE html><p>Le conseil", "html"),
        ("a.pdf", b"\xef\xbb\xbf<!-- x --><html>", "html"),
        ("a.csv", b"a;b", "table"),
        ("a.pdf", b"%PDF-1.4", "pdf"),
        ("a.txt", b"%PDF-1.4", "pdf"),
        ("a.pdf", b"\r\n\r\n%PDF-1.4", "pdf"),
        ("a.txt", b"un fichier %PDF-1.4 ?", "text"),
        ("a.dat", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image"),
        ("a.tif", b"II*\x00", "image"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("a.doc", b"{\\rtf1", "rtf"),
    ],
)
def test_content_decides_and_the_extension_only_among_texts(
    write: Write, name: str, content: bytes, kind: str
) -> None:
    assert kind_of(write(name, content)) == kind


@pytest.mark.parametrize(
    ("members", "name", "kind"),
    [
        ({"word/document.xml": b"", "[Content_Types].xml": b""}, "a.bin", "docx"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "a.zip", "odt"),
        ({"a.txt": b""}, "a.zip", "zip"),
        ({"a.txt": b""}, "a.txt", "zip"),
    ],
)
def test_what_an_archive_holds_tells_its_kind(
    write: Write, zip_bytes: Zip, members: dict[str, bytes], name: str, kind: str
) -> None:
    assert kind_of(write(name, zip_bytes(members))) == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{}"),
        ("a.msg", OLE),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00"),
        ("a.gif", b"GIF89a\x01\x00"),
        ("a.exe", b"MZ\x90\x00"),
    ],
)
def test_kinds_that_no_reader_takes_are_named(write: Write, name: str, content: bytes) -> None:
    with pytest.raises(UnsupportedFormat):
        kind_of(write(name, content))


def test_a_spreadsheet_is_known_by_what_it_holds(write: Write, zip_bytes: Zip) -> None:
    members = {"[Content_Types].xml": b"", "xl/workbook.xml": b""}
    assert kind_of(write("liste.zip", zip_bytes(members))) == "sheet"
    assert kind_of(write("a.doc", OLE + "Workbook".encode("utf-16-le"))) == "sheet"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02\x03rien", "binary"),
        ("a.pdf", b"Le conseil", "not a PDF"),
        ("a.docx", b"Le conseil", "not a Word document"),
        ("a.docx", b"PK\x03\x04rien", "damaged"),
        ("a.doc", OLE, "damaged"),
    ],
)
def test_what_contradicts_its_name_is_refused(
    write: Write, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(ExtractionError, match=reason):
        kind_of(write(name, content))


def test_an_archive_without_the_parts_of_a_document_is_refused(
    write: Write, zip_bytes: Zip
) -> None:
    with pytest.raises(ExtractionError, match="parts of it are missing"):
        kind_of(write("a.docx", zip_bytes({"a.txt": b"x"})))
