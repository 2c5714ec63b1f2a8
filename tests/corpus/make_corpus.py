"""Make the binary files of the sample corpus from their plain sources.

``python tests/corpus/make_corpus.py [OUT]`` reads every ``sources/**/NAME.EXT.txt`` beside this
script and writes ``OUT/**/NAME.EXT`` (by default the repository's ``corpus/``): a PDF with a text
layer, a scan (a name that ends in ``-scan.pdf``), a .docx, an .odt, an .xlsx, a .zip (a folder
``NAME.zip/`` of plain files), or a .tar.gz (a folder ``NAME.tar.gz/``: ``acte.json`` says what the
message states, the others are the act and its annexes). Text files of the corpus are written by hand and left alone. The
same sources give the same files, byte for byte, as long as the libraries stay the same.
"""

import json
import sys
from pathlib import Path

from actes_files import Sent, cancellation, tar_gz, transmission
from blocks import Source, read_source
from office_files import open_document, spreadsheet, word_file, zip_of
from pdf_pages import image_pdf, text_pdf
from scanned_page import pictures_of

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
CORPUS = HERE.parents[1] / "corpus"
SLANT = 0.7  # degrees: a sheet laid a little askew on the glass


def build(name: str, source: Source) -> bytes:
    """Return the content of the file of that name."""
    if name.endswith("-scan.pdf"):
        return image_pdf(pictures_of(text_pdf(source, SLANT)))
    builders = {"pdf": text_pdf, "docx": word_file, "odt": open_document, "xlsx": workbook}
    return builders[name.rpartition(".")[2]](source)


def workbook(source: Source) -> bytes:
    """Return an .xlsx of one sheet: a row a block."""
    rows = [block.cells or (block.text,) for block in source.blocks]
    return spreadsheet({"Feuil1": rows})


def write_all(out: Path) -> list[Path]:
    """Write every file and return their paths."""
    written = []
    for path in sorted(SOURCES.rglob("*.txt")):
        if path.parent.suffix in (".zip", ".gz"):
            continue
        target = out / path.relative_to(SOURCES).with_suffix("")
        data = build(target.name, read_source(path.read_text(encoding="utf-8")))
        written.append(_write(target, data))
    for folder in sorted(SOURCES.rglob("*.zip")):
        members = [(item.name, item.read_bytes()) for item in sorted(folder.iterdir())]
        written.append(_write(out / folder.relative_to(SOURCES), zip_of(members)))
    for folder in sorted(SOURCES.rglob("*.tar.gz")):
        written.append(_write(out / folder.relative_to(SOURCES), archive_of(folder)))
    return written


def archive_of(folder: Path) -> bytes:
    """Return the archive of a transmission from what its folder says."""
    said = json.loads((folder / "acte.json").read_text("utf-8"))
    received, cancelled = said.pop("recu", None), said.pop("annule", False)
    sent = Sent(**said)
    documents = [
        text_pdf(read_source(path.read_text("utf-8")))
        for name in ("document", *(f"annexe-{rank + 1}" for rank in range(sent.annexes)))
        for path in [folder / f"{name}.pdf.txt"]
    ]
    members = transmission(sent, documents[0], documents[1:], received)
    if cancelled:
        members[f"{sent.identifiant}-6-1_0.xml"] = cancellation(sent)
    return tar_gz(members)


def _write(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


if __name__ == "__main__":
    for made in write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS):
        sys.stdout.write(f"{made.name} {made.stat().st_size}\n")
