#!/usr/bin/env bash
# pypdf's list of attachments holds the files of the document, not those pinned to a page.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1
"$place/venv/bin/python" - <<'PYTHON'
"""pypdf 7.1.1; ISO 32000-1, 7.11.4 and 12.5.6.15: a file is embedded by the document or by an annotation of a page.

Expected: ``attachments`` names all files that a viewer lists.
Seen: a file pinned to a page with a paper clip (an annex beside its deliberation) is in none of
``attachments`` and ``attachment_list``; only the annotations of each page tell of it.
"""
import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, TextStringObject

writer = PdfWriter()
page = writer.add_blank_page(200, 200)
writer.add_attachment("budget.txt", b"le budget")
held = StreamObject()
held.set_data(b"l'annexe")
held[NameObject("/Type")] = NameObject("/EmbeddedFile")
named = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Filespec"),
        NameObject("/F"): TextStringObject("annexe.txt"),
        NameObject("/UF"): TextStringObject("annexe.txt"),
        NameObject("/EF"): DictionaryObject({NameObject("/F"): writer._add_object(held)}),
    }
)
pin = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/FileAttachment"),
        NameObject("/Rect"): ArrayObject([FloatObject(side) for side in (10, 10, 30, 30)]),
        NameObject("/FS"): writer._add_object(named),
    }
)
page[NameObject("/Annots")] = ArrayObject([writer._add_object(pin)])
file = io.BytesIO()
writer.write(file)
reader = PdfReader(file)
listed = [each.name for each in reader.attachment_list]
pinned = [
    note.get_object()["/FS"]["/UF"]
    for each in reader.pages
    for note in each.get("/Annots", [])
    if note.get_object()["/Subtype"] == "/FileAttachment"
]
print("attachments:", dict(reader.attachments))
print("attachment_list:", listed, "pinned to pages:", pinned)
assert list(reader.attachments) == listed == ["budget.txt"]
assert pinned == ["annexe.txt"]
PYTHON
