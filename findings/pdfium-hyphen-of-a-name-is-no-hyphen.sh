#!/usr/bin/env bash
# PDFium gives the hyphen of a name that meets the end of its line the same sign as the cut of a word.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 pypdf==7.1.1 pikepdf==10.18.0
"$place/venv/bin/python" - <<'PYTHON'
"""pypdfium2 5.15.2 (PDFium), get_text_range.

Expected: the hyphen that is drawn, and the end of the line, as pypdf 7.1.1 gives them.
Seen: a hyphen between letters at the end of a line becomes U+FFFE, which is no character, and the two lines
one. The name of a commune (« Saint-Aubin ») cannot be told from a word cut between syllables (« sub-vention »),
and no search for either finds it; put back or taken away by rule, one of the two is wrong. Before a figure
(« 2024-12 ») the hyphen and the end of the line stay. All names of the kind that are long enough to
be broken are hit: Hauts-de-France, Aix-en-Provence.
"""
import io

import pikepdf
from pikepdf import Dictionary, Name
from pypdf import PdfReader
from pypdfium2 import PdfDocument

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 200))
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
page.Resources = Dictionary(Font=Dictionary(F1=font))
lines = ("la commune de Saint-", "Aubin verse une sub-", "vention, acte 2024-", "12")
drawn = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 150 Td {drawn} ET".encode())
file = io.BytesIO()
pdf.save(file)
seen = PdfDocument(file.getvalue())[0].get_textpage().get_text_range()
plain = PdfReader(file).pages[0].extract_text()
print("pdfium:", ascii(seen))
print("pypdf: ", ascii(plain))
assert seen == "la commune de Saint\ufffeAubin verse une sub\ufffevention, acte 2024-\r\n12"
assert plain.split("\n") == list(lines)
PYTHON
