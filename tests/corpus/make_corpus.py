"""Make the binary files of the sample corpus from their plain sources.

``python tests/corpus/make_corpus.py [OUT]`` reads every ``sources/**/NAME.EXT.txt`` beside this
script and writes ``OUT/**/NAME.EXT`` (by default the repository's ``corpus/``): a PDF with a text
layer, a scan (a name that ends in ``-scan.pdf``), a .docx, an .odt, an .xlsx. A folder ``NAME.EXT/``
gives one file of several: a .zip of plain files, or a transfer to an archive (``versement.json`` says what
the manifest states); a .tar.gz (``acte.json`` says what the message states, the others are the act and
its annexes); a .pdf that holds files (``pdf.json`` names them and the bookmarks); an .eml (``mail.json``
says subject and attachments). Text files of the corpus are written by hand and left alone. The
same sources give the same files, byte for byte, as long as the libraries stay the same.
"""

import json
import sys
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
from actes_files import Sent, cancellation, classification, tar_gz, transmission
from blocks import Source, read_source
from office_files import open_document, spreadsheet, word_file, zip_of
from pdf_pages import image_pdf, text_pdf
from scanned_page import pictures_of
from seda_files import Described, manifest

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
        if path.parent.suffix in _BUILT_OF_FOLDERS:
            continue
        target = out / path.relative_to(SOURCES).with_suffix("")
        data = build(target.name, read_source(path.read_text(encoding="utf-8")))
        written.append(_write(target, data))
    for folder in sorted(path for path in SOURCES.rglob("*.*") if path.is_dir()):
        made = _BUILT_OF_FOLDERS[folder.suffix](folder)
        written.append(_write(out / folder.relative_to(SOURCES), made))
    return written


def zip_file(folder: Path) -> bytes:
    """Return a .zip of the files of a folder, or a transfer to an archive of those that it describes."""
    if not (folder / "versement.json").exists():
        return zip_of([(item.name, item.read_bytes()) for item in sorted(folder.iterdir())])
    said = json.loads((folder / "versement.json").read_text("utf-8"))
    acts = [
        Described(**{**act, "keywords": tuple(act["keywords"]), "files": tuple(act["files"])})
        for act in said["acts"]
    ]
    members = {"manifest.xml": manifest(acts, said["siren"], said["body"])}
    for path in (path for act in acts for path in act.files):
        members[path] = _pdf(folder / f"{Path(path).name}.txt")
    return zip_of(list(members.items()))


def bundle_of(folder: Path) -> bytes:
    """Return a PDF that holds files and bookmarks."""
    said = json.loads((folder / "pdf.json").read_text("utf-8"))
    out = BytesIO()
    with pikepdf.open(BytesIO(_pdf(folder / "document.pdf.txt"))) as pdf:
        for name, source in said["files"].items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, _pdf(folder / source))
        with pdf.open_outline() as outline:
            outline.root += [pikepdf.OutlineItem(title, page) for title, page in said["bookmarks"]]
        pdf.save(out, static_id=True)
    return out.getvalue()


def mail_of(folder: Path) -> bytes:
    """Return a mail with its attachments."""
    said = json.loads((folder / "mail.json").read_text("utf-8"))
    made = EmailMessage()
    made["From"] = "Secrétariat <secretariat@exemple.invalid>"
    made["Subject"] = said["subject"]
    made.set_content("Bonjour, voici la délibération pour le registre.")
    for name in said["files"]:
        made.add_attachment((folder / name).read_text("utf-8"), filename=name)
    made.set_boundary("registre-corpus")
    return bytes(made)


def _pdf(path: Path) -> bytes:
    return text_pdf(read_source(path.read_text("utf-8")))


def archive_of(folder: Path) -> bytes:
    """Return the archive of a transmission from what its folder says."""
    said = json.loads((folder / "acte.json").read_text("utf-8"))
    tree = said.pop("classification", None)
    received, cancelled = said.pop("recu", None), said.pop("annule", False)
    sent = Sent(**said)
    names = ("document", *(f"annexe-{rank + 1}" for rank in range(sent.annexes)))
    documents = [_pdf(folder / f"{name}.pdf.txt") for name in names]
    members = transmission(sent, documents[0], documents[1:], received)
    if tree:
        members[f"{sent.departement}-{sent.siren}----7-2_1.xml"] = classification(**tree)
    if cancelled:
        members[f"{sent.identifiant}-6-1_0.xml"] = cancellation(sent)
    return tar_gz(members)


_BUILT_OF_FOLDERS = {".zip": zip_file, ".gz": archive_of, ".pdf": bundle_of, ".eml": mail_of}


def _write(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


if __name__ == "__main__":
    for made in write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS):
        sys.stdout.write(f"{made.name} {made.stat().st_size}\n")
