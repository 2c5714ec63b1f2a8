"""A folder of everything that is too large, too deep or broken: each file's outcome, seconds, seconds of processor.

Makes the folder, indexes each file by itself, then the folder as a whole, and prints JSON lines: the
exit code, what was said, whether the word of the file is found. Nothing may take minutes, and nothing
may end without a sentence.

    python -m benchmarks.files.hostile [--only NAME] [--whole] [--keep FOLDER]
"""

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pikepdf

#: The word that each file holds where it holds one.
WORD = "sarclette"

HEADER = "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET"
ROW = "Valronce;21000000600010;D{};2031-03-12;7.5;Subventions;{}"

Make = Callable[[], bytes]


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def nested_archives(depth: int) -> bytes:
    """An archive in an archive, and so on."""
    inner = zipped({"mot.txt": WORD.encode()})
    for level in range(depth):
        inner = zipped({f"{level}.zip": inner, "mot.txt": WORD.encode()})
    return inner


def table(rows: int, objet: str = "Achat", delimiter: str = ";") -> bytes:
    """A table of deliberations."""
    lines = [HEADER, ROW.format(0, WORD)]
    lines += [ROW.format(number, f"{objet} {number}") for number in range(1, rows)]
    return "\n".join(lines).replace(";", delimiter).encode()


def word_file(paragraphs: int) -> bytes:
    """A Word document of many paragraphs."""
    document = docx.Document()
    document.add_paragraph(WORD)
    out = io.BytesIO()
    document.save(out)
    more = b"<w:p><w:r><w:t>ligne</w:t></w:r></w:p>" * paragraphs
    return rewritten(out.getvalue(), "word/document.xml", b"<w:sectPr", more + b"<w:sectPr")


def deep_word_file(depth: int) -> bytes:
    """A Word document whose tables stand in each other."""
    document = docx.Document()
    document.add_paragraph(WORD)
    out = io.BytesIO()
    document.save(out)
    opened = b"<w:tbl><w:tr><w:tc>" * depth
    closed = b"<w:p/></w:tc></w:tr></w:tbl>" * depth
    return rewritten(
        out.getvalue(), "word/document.xml", b"<w:sectPr", opened + closed + b"<w:sectPr"
    )


def rewritten(archive: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An archive of which one member says something else."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        members = {n: opened.read(n) for n in opened.namelist()}
    members[name] = members[name].replace(old, new, 1)
    return zipped(members)


def odt(body: str) -> bytes:
    """An OpenDocument text of this body."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    head = '<?xml version="1.0"?>'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"{head}<manifest:manifest xmlns:manifest="
            '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'.encode(),
            "styles.xml": f"{head}<office:document-styles {spaces}/>".encode(),
            "content.xml": f"{head}<office:document-content {spaces}><office:body><office:text>"
            f"<text:p>{WORD}</text:p>{body}</office:text></office:body>"
            "</office:document-content>".encode(),
        }
    )


def pdf(pages: int, words: int) -> bytes:
    """A PDF of many pages, or of one with many words."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    chosen = random.Random(17)
    for _ in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        shown = (
            b"1 0 0 1 %d %d Tm (mot%d) Tj" % (chosen.randrange(590), chosen.randrange(840), number)
            for number in range(words)
        )
        page.Contents = made.make_stream(
            b"BT /F 8 Tf 1 0 0 1 50 700 Tm ("
            + WORD.encode()
            + b") Tj "
            + b"\n".join(shown)
            + b" ET"
        )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mail(depth: int) -> bytes:
    """A message forwarded in a message, and so on."""
    message = EmailMessage()
    message["Subject"] = "Séance"
    message.set_content(WORD)
    data = message.as_bytes()
    for _ in range(depth):
        head = b"Subject: Fwd\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
        data = head + data
    return b"From: a@b.example\n" + data


def many_attached(count: int) -> bytes:
    """A message with many files attached."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Actes", "a@b.example"
    message.set_content(WORD)
    for number in range(count):
        message.add_attachment(f"acte {number}", filename=f"{number}.txt")
    return message.as_bytes()


def traps() -> bytes:
    """Words on which a careless rule goes back and forth for ever."""
    pieces = (
        "Objet : ",
        "le ",
        "pour ",
        "M. ",
        "1 ",
        "12 voix ",
        "n° ",
        "- ",
        "\t",
        "| ",
        "« ",
        "l'an ",
    )
    lines = [piece * 20_000 for piece in pieces]
    lines += [
        "Étaient présents : " + "M. A B, " * 20_000,
        "(" * 50_000,
        "a-" * 50_000,
        "1" * 50_000,
    ]
    return "\n".join([WORD, *lines]).encode()


FILES: dict[str, Make] = {
    "colonnes.csv": lambda: "\n".join(
        ";".join(f"{head}{n}" for n in range(100_000)) for head in ("colonne", "mot")
    ).encode()
    + f";{WORD}".encode(),
    "colonnes-scdl.csv": lambda: (
        HEADER + "".join(f";C{n}" for n in range(100_000)) + "\n" + ROW.format(1, WORD)
        + ";x" * 100_000 + "\n" + ROW.format(2, "Bail ; suite") + ";x" * 100_000
    ).encode(),
    "ligne.txt": lambda: f"{WORD} ".encode() + b"mot " * 1_250_000,
    "lettre.txt": lambda: f"{WORD} ".encode() + b"a" * 5_000_000,
    "lignes.txt": lambda: f"{WORD}\n".encode() + b"ligne du registre\n" * 1_000_000,
    "vides.txt": lambda: f"{WORD}\n".encode() + b"\n" * 5_000_000,
    "lignes.csv": lambda: f"nom;voix\n{WORD};1\n".encode() + b"Odile;12\n" * 1_000_000,
    "rangs.csv": lambda: table(10_000),
    "guillemets.csv": lambda: table(5_000, '"Achat'),
    "cellules.csv": lambda: table(5_000, "Achat ; vente ; bail"),
    "cellule.csv": lambda: table(3, '"' + "mot " * 1_000_000 + '"'),
    "lot.zip": lambda: zipped({f"{n}.txt": f"{WORD} {n}".encode() for n in range(30_000)}),
    "emboite.zip": lambda: nested_archives(50),
    "bombe.zip": lambda: zipped({"mot.txt": WORD.encode(), "bombe.txt": bytes(3_000_000_000)}),
    "profond.html": lambda: f"{'<div>' * 100_000}{WORD}{'</div>' * 100_000}".encode(),
    "listes.html": lambda: f"{WORD}{'<ul><li>' * 100_000}".encode(),
    "balises.html": lambda: f"<p>{WORD}</p>".encode() + b"<b><i></b></i>" * 200_000,
    "rangs.html": lambda: f"<table><tr><td>{WORD}".encode() + b"<tr><td>a<td>b" * 200_000,
    "profond.xml": lambda: f"{'<a>' * 100_000}{WORD}{'</a>' * 100_000}".encode(),
    "entites.xml": lambda: (
        '<!DOCTYPE a [<!ENTITY b0 "mot">'
        + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
        + f"]><a>{WORD} &b11;</a>"
    ).encode(),
    "groupes.rtf": lambda: (
        r"{\rtf1 " + "{" * 100_000 + WORD + "}" * 100_000 + "}"
    ).encode(),
    "paragraphes.docx": lambda: word_file(300_000),
    "tableaux.docx": lambda: deep_word_file(2_000),
    "paragraphes.odt": lambda: odt("<text:p>ligne</text:p>" * 300_000),
    "sections.odt": lambda: odt("<text:section>" * 5_000 + "</text:section>" * 5_000),
    "repete.odt": lambda: odt(
        '<text:p><text:s text:c="2000000000"/></text:p><table:table><table:table-row '
        'table:number-rows-repeated="2000000000"><table:table-cell '
        'table:number-columns-repeated="2000000000"/></table:table-row></table:table>'
    ),
    "pages.pdf": lambda: pdf(3_000, 1),
    "mots.pdf": lambda: pdf(1, 100_000),
    "transferts.eml": lambda: mail(2_000),
    "pieces.eml": lambda: many_attached(2_000),
    "pieges.txt": traps,
    "octets.txt": lambda: random.Random(17).randbytes(3_000_000),
    "octets.pdf": lambda: b"%PDF-1.7\n" + random.Random(17).randbytes(3_000_000),
    "tronque.docx": lambda: word_file(10)[:2_000],
    "vide.txt": lambda: b"",
    "zeros.txt": lambda: bytes(5_000_000),
}  # fmt: skip


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``search`` as an operator does."""
    return subprocess.run(
        [sys.executable, "-m", "indexer.cli", *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def indexed(what: Path, index: Path) -> dict[str, Any]:
    """Index a file or a folder, and tell what came of it."""
    began, worked = time.perf_counter(), _worked()
    done = command("index", str(what), "--index", str(index))
    seconds, cpu = time.perf_counter() - began, _worked() - worked
    found = command("query", WORD, "--index", str(index), "--json")
    total = json.loads(found.stdout)["total"] if found.returncode == 0 else 0
    said = [line for line in done.stderr.splitlines() if line.strip()]
    return {
        "name": what.name, "seconds": round(seconds, 1), "cpu": round(cpu, 1), "exit": done.returncode, "found": total,
        "said": [line[:200] for line in said if "indexed," not in line][:4],
        "traces": done.stderr.count("Traceback"),
    }  # fmt: skip


def _worked() -> float:
    """Seconds of processor that commands which ended have taken, with all that they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def awkward(folder: Path) -> None:
    """Names and kinds of entries that are no plain files."""
    with_word = WORD.encode()
    for name in (
        b"\xe9t\xe9.txt",
        "é.txt".encode(),
        "e\u0301.txt".encode(),
        b"-rf.txt",
        b"a\nb.txt",
    ):
        (folder / os.fsdecode(name)).write_bytes(with_word + b" " + name.hex().encode())
    (folder / "dehors").symlink_to("/")
    (folder / "boucle").symlink_to(folder)
    (folder / "mort").symlink_to(folder / "rien")
    os.mkfifo(folder / "tuyau.txt")
    for module in ("select.py", "json.py", "lxml.py"):
        (folder / module).write_text(f"open({str(folder / 'execute')!r}, 'w')")


def main() -> None:
    """Measure as the command line says."""
    options = argparse.ArgumentParser()
    options.add_argument("--only", action="append", choices=FILES, help="of the files these")
    options.add_argument("--whole", action="store_true", help="the folder as a whole alone")
    options.add_argument("--keep", type=Path, help="make the folder here, and leave it")
    given = options.parse_args()
    with TemporaryDirectory(prefix="registre-hostile-") as scratch:
        folder = given.keep or Path(scratch) / "actes"
        folder.mkdir(parents=True, exist_ok=True)
        for number, name in enumerate(given.only or FILES):
            alone = folder / name
            alone.write_bytes(FILES[name]())
            if given.whole:
                continue
            print(
                json.dumps(indexed(alone, Path(scratch) / f"{number}"), ensure_ascii=False),
                flush=True,
            )
        if not given.only:
            awkward(folder)
            told = indexed(folder, Path(scratch) / "tout")
            print(
                json.dumps(told | {"executed": (folder / "execute").exists()}, ensure_ascii=False)
            )


if __name__ == "__main__":
    main()
