"""Hostile and damaged files: no crash, no hang, no lost neighbour.

Every file is built here: whole ones first, then cut short, with bits turned, nested and blown up.
They go through a worker, as in a real run, and the worker must read a sound file afterwards.
"""

import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odfdo import Document, Paragraph, Row, Table

from indexer.acts.documents import ExtractedText, Extraction, Failure
from indexer.reading.extraction import ExtractionWorker, Options
from indexer.reading.extraction.bundles.held_files import MAX_DEPTH
from indexer.reading.extraction.page.hyphens import mend
from indexer.reading.extraction.registry import READERS
from indexer.reading.extraction.sniffing import kind_of
from indexer.reading.extraction.text.lines import joined
from tests.corpus.actes_files import Sent, tar_gz, transmission
from tests.corpus.seda_files import Described, manifest

Make = Callable[..., Any]

ACT = "Le conseil municipal de Faux-Bourg adopte à l’unanimité.".encode()
SOUND = Extraction((ExtractedText(ACT.decode()),))
OPTIONS = Options(ocr="never", timeout=10, memory_mb=1024, max_unpacked=20_000_000, max_pages=300)

TABLE = (
    b"COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET\n"
    b"Faux-Bourg;21000000600010;1;2031-03-12;7.10;Finances locales/divers;Tarifs de la cantine\n"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[ExtractionWorker]:
    with ExtractionWorker(OPTIONS) as worker:
        yield worker


@pytest.fixture
def outcome(
    reader: ExtractionWorker, tmp_path: Path
) -> Callable[[str, bytes], Extraction | Failure]:
    """What the worker says of a file; the sound file next to it must be read all the same."""
    neighbour = tmp_path / "voisin.txt"
    neighbour.write_bytes(ACT)

    def told(name: str, content: bytes) -> Extraction | Failure:
        path = tmp_path / name
        path.write_bytes(content)
        result = reader.extract(path)
        assert isinstance(result, Extraction) or result.reason
        assert reader.extract(neighbour) == SOUND
        return result

    return told


@pytest.fixture(scope="module")
def whole(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """A sound file of each format, by name."""
    pdf_bytes, lines_at = (request.getfixturevalue(name) for name in ("pdf_bytes", "lines_at"))
    word = docx.Document()
    word.add_paragraph(ACT.decode())
    word.add_table(2, 2)
    text = Document("text")
    text.body.append(Paragraph(ACT.decode()))
    sheet = Document("spreadsheet")
    sheet.body.clear()
    sheet.body.append(listed := Table("2031"))
    for values in (("N°", "Date", "Objet"), ("1", "12 mars 2031", "Tarifs")):
        row = Row()
        row.set_values(values)
        listed.append_row(row)
    files = {
        "a.txt": ACT * 20,
        "a16.txt": (ACT.decode() * 20).encode("utf-16"),
        "a.html": b"<html><head><meta charset='utf-8'></head><body><table><tr><td>" + ACT,
        "a.csv": TABLE,
        "a.pdf": pdf_bytes([lines_at(60, [ACT.decode()] * 9)] * 3),
        "a.docx": saved(word),
        "a.odt": saved(text),
        "a.ods": saved(sheet),
        "a.rtf": rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 Le conseil {\v cach\'e9}adopte \u8211-.\par}",
    }
    return files | {"a.zip": zipped(files), **holding(files["a.pdf"])}


def holding(pdf: bytes) -> dict[str, bytes]:
    """Files that hold others and state facts of them: a PDF, a transfer, a transmission, a mail."""
    sent = Sent("213499908", "2031-03-12", "1", "Tarifs", annexes=1)
    act = Described("Délibération n° 1", "Tarifs", "2031-03-12", files=("c/1.pdf", "c/2.pdf"))
    mail = EmailMessage()
    mail["Subject"] = "Envoi"
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename="a.pdf")
    return {
        "joint.pdf": bundled(pdf),
        "versement.zip": zipped(
            {"manifest.xml": manifest([act], sent.siren), "c/1.pdf": pdf, "c/2.pdf": pdf}
        ),
        "envoi.tar.gz": tar_gz(transmission(sent, pdf, [pdf], "2031-03-14")),
        "mail.eml": bytes(mail),
    }


def bundled(pdf: bytes) -> bytes:
    """A PDF with bookmarks, labels of pages, attached files, a form and a signature."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as made:
        made.attachments["annexe.pdf"] = pikepdf.AttachedFileSpec(made, pdf)
        with made.open_outline() as outline:
            outline.root += [pikepdf.OutlineItem("Acte", 0), pikepdf.OutlineItem("Annexe", 1)]
        field = {"FT": pikepdf.Name.Tx, "T": "objet", "V": "Tarifs", "Rect": [90, 90, 200, 110]}
        value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name="Zoé", Contents=b"\x30\x03abc")
        signature = {"FT": pikepdf.Name.Sig, "T": "s", "V": value, "Rect": [0, 0, 0, 0]}
        common = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Widget, "F": 4}
        fields = [
            made.make_indirect(pikepdf.Dictionary(**common, **each)) for each in (field, signature)
        ]
        made.pages[0].Annots = pikepdf.Array(fields)
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields), NeedAppearances=True)
        made.save(buffer)
    return buffer.getvalue()


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def turned(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randrange(1, 30)):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def spliced(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:start] + content[start:end] * chance.randrange(3) + content[end:]


HOLDING = ["joint.pdf", "versement.zip", "envoi.tar.gz", "mail.eml"]
FORMATS = [
    "a.txt",
    "a16.txt",
    "a.html",
    "a.csv",
    "a.pdf",
    "a.docx",
    "a.odt",
    "a.ods",
    "a.rtf",
    "a.zip",
]
#: Kinds that are read by programs of the machine.
OF_PROGRAMS = {"doc", "image"}


def test_every_kind_that_is_read_is_damaged_here(whole: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(whole["versement.zip"])) as transfer:
        files = whole | {"manifest.xml": transfer.read("manifest.xml")}
    kinds = set()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        kinds.add(kind_of(tmp_path / name))
    assert kinds | OF_PROGRAMS == set(READERS)


@pytest.mark.parametrize("name", FORMATS)
def test_whole_files_are_read(
    name: str, whole: dict[str, bytes], outcome: Callable[[str, bytes], Any]
) -> None:
    result = outcome(name, whole[name])
    assert isinstance(result, Extraction)
    assert result.failures == ()
    assert len(result.texts) == (len(FORMATS) - 1 if name == "a.zip" else 1)


@pytest.mark.parametrize("name", HOLDING)
def test_whole_files_that_hold_others_are_read(
    name: str, whole: dict[str, bytes], outcome: Callable[[str, bytes], Any]
) -> None:
    result = outcome(name, whole[name])
    assert result.failures == ()
    assert len(result.texts) == {"mail.eml": 1, "joint.pdf": 3}.get(name, 2)


@pytest.mark.parametrize("damage", [cut, turned, spliced])
@pytest.mark.parametrize("name", [*FORMATS, *HOLDING])
def test_damaged_files_give_text_or_a_reason(
    name: str,
    damage: Callable[[bytes, random.Random], bytes],
    whole: dict[str, bytes],
    outcome: Callable[[str, bytes], Any],
) -> None:
    chance = random.Random(f"{name} {damage.__name__}")
    for _ in range(6):
        outcome(name, damage(whole[name], chance))


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FORMATS, *HOLDING])
def test_many_damaged_files_give_text_or_a_reason(
    name: str, whole: dict[str, bytes], outcome: Callable[[str, bytes], Any]
) -> None:
    chance = random.Random(name)
    for _ in range(60):
        damage = chance.choice([cut, turned, spliced])
        outcome(
            name,
            damage(damage(whole[name], chance) or b"x", chance)
            if chance.random() < 0.3
            else damage(whole[name], chance),
        )


def test_a_damaged_member_leaves_the_sound_ones(
    whole: dict[str, bytes], outcome: Callable[[str, bytes], Any]
) -> None:
    chance = random.Random(7)
    members = {
        f"{number}-{name}": turned(content, chance)
        for number, (name, content) in enumerate(whole.items())
    }
    result = outcome("a.zip", zipped({"0.txt": ACT, **members, "z.txt": ACT}))
    assert {"0.txt", "z.txt"} <= {text.member for text in result.texts}
    told = {text.member.split("/")[0] for text in result.texts} | {
        f.name.split("/")[0] for f in result.failures
    }
    assert told == {"0.txt", "z.txt", *members}


def test_archives_nested_without_end_are_stopped(outcome: Callable[[str, bytes], Any]) -> None:
    inner = zipped({"fond.txt": ACT})
    for _ in range(30):
        inner = zipped({"a.txt": ACT, "dedans.zip": inner})
    result = outcome("a.zip", inner)
    assert [text.member for text in result.texts] == [
        "dedans.zip/" * depth + "a.txt" for depth in range(MAX_DEPTH + 1)
    ]
    assert len(result.failures) == 1


def test_a_page_tree_that_bites_its_tail_ends(outcome: Callable[[str, bytes], Any]) -> None:
    outcome(
        "a.pdf",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000000 >>\nendobj\n"
        b"trailer\n<< /Size 3 /Root 1 0 R >>\n%%EOF\n",
    )


@pytest.mark.slow
def test_a_page_stream_that_unpacks_without_end_is_bounded(
    pdf_bytes: Make, outcome: Callable[[str, bytes], Any]
) -> None:
    packed = zlib.compress(b"BT /F1 9 Tf 50 50 Td (a) Tj ET\n" * 500_000, 9)
    sound = pdf_bytes([[(60, 700, 11, "x" * 40)]])
    start = sound.index(b"<< /Length")
    end = sound.index(b"endstream", start)
    bomb = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\n"
    outcome("a.pdf", sound[:start] + bomb + sound[end:])


def test_a_pdf_of_many_pages_stops_at_the_limit(
    pdf_bytes: Make, outcome: Callable[[str, bytes], Any]
) -> None:
    result = outcome("a.pdf", pdf_bytes([[(60, 700, 11, "Le conseil adopte.")]] * 1000))
    assert len(result.texts[0].pages) == OPTIONS.max_pages
    assert "pages 301 to 1000" in result.failures[0].reason


@pytest.mark.slow
def test_ten_thousand_pages_are_read_in_time(pdf_bytes: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([[(60, 700, 11, "Le conseil adopte.")]] * 10_000))
    with ExtractionWorker(Options(max_pages=10_000)) as reader:
        result = reader.extract(path)
    assert isinstance(result, Extraction)
    assert len(result.texts[0].pages) == 10_000


def zeros(count: int) -> bytes:
    """A ZIP archive with a member of so many zeros, and a sound one on each side."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", ACT)
        with archive.open("zeros.txt", "w", force_zip64=True) as member:
            for _ in range(count >> 20):
                member.write(bytes(1 << 20))
        archive.writestr("z.txt", ACT)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "size", [64 << 20, pytest.param(1 << 30, marks=pytest.mark.slow)], ids=["64MB", "1GB"]
)
def test_zeros_in_a_zip_are_stopped_and_its_neighbours_read(
    size: int, outcome: Callable[[str, bytes], Any]
) -> None:
    result = outcome("a.zip", zeros(size))
    assert [text.member for text in result.texts] == ["a.txt", "z.txt"]
    assert result.failures[0].name == "zeros.txt"


def with_body(body: bytes) -> bytes:
    """A Word document whose main part is replaced."""
    word = docx.Document()
    source = zipfile.ZipFile(BytesIO(saved(word)))
    members = {name: source.read(name) for name in source.namelist()}
    return zipped(members | {"word/document.xml": body})


def test_a_bomb_inside_a_document_is_stopped(outcome: Callable[[str, bytes], Any]) -> None:
    bomb = b"<w:document>" + b" " * 60_000_000 + b"</w:document>"
    result = outcome("a.docx", with_body(bomb))
    assert isinstance(result, Failure)
    assert "bomb" in result.reason


def test_entities_that_multiply_are_not_expanded(outcome: Callable[[str, bytes], Any]) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    laughing = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{levels}]>'
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    )
    result = outcome("a.docx", with_body((laughing + body).encode()))
    assert isinstance(result, Failure) or len(result.texts[0].text) < 1000


def test_html_nested_a_hundred_thousand_deep_ends(outcome: Callable[[str, bytes], Any]) -> None:
    outcome("a.html", b"<div>" * 100_000 + ACT)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    name=st.sampled_from(
        ["a.txt", "a.pdf", "a.docx", "a.odt", "a.zip", "a.csv", "a.html", "a.doc", "a"]
    ),
    head=st.sampled_from(
        [
            b"",
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"<html>",
            b"\xff\xfe",
        ]
    ),
    rest=st.binary(max_size=400),
)
def test_any_bytes_under_any_name(
    name: str, head: bytes, rest: bytes, outcome: Callable[[str, bytes], Any]
) -> None:
    outcome(name, head + rest)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<!-- -->" * 1000 + b"<"),
        ("a.html", b"<meta charset" * 20_000 + ACT),
        ("a.txt", b"a" * 300_000 + b"-\n" + b"ab-" * 100_000),
        ("a.txt", "Ã".encode() * 200_000),
        ("a.csv", TABLE + b'"' * 200_001),
        ("a.docx", with_body(b"<w:document/>")),
    ],
)
def test_text_made_to_waste_time_is_done_within_it(
    name: str, content: bytes, outcome: Callable[[str, bytes], Any]
) -> None:
    result = outcome(name, content)
    assert isinstance(result, Extraction) or "took" not in result.reason


@pytest.mark.parametrize("text", ["a" * 200_000, "ab-" * 60_000, "ab-\n" * 50_000, "é-" * 90_000])
def test_mending_hyphens_reads_each_word_once(text: str) -> None:
    assert len(mend([f"{text}-\nx"])[0]) >= len(text)


@pytest.mark.parametrize("text", [" " * 100_000 + "x\t", "\t " * 50_000, "x" + " " * 100_000 + "y"])
def test_joining_lines_reads_each_blank_once(text: str) -> None:
    assert len(joined([text])) <= len(text)
