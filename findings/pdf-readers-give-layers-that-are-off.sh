#!/usr/bin/env bash
# Three PDF readers give the text of a layer that is off, which no viewer shows.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pillow==13.0.0
"$place/venv/bin/python" - <<'PYTHON'
"""pypdfium2 5.15.2, pypdf 7.1.1, pdfminer.six 20260107, on a page with an optional content group.

ISO 32000-1, 8.11: content of a group whose state is OFF is not shown. An act drafted in layers
(a working version under the final one) is published so.
Seen: the page is drawn without the layer, and the text extracted by all three readers holds it.
"""
import io

import pikepdf
import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 200))
group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Version de travail"))
pdf.Root.OCProperties = pikepdf.Dictionary(
    OCGs=[group], D=pikepdf.Dictionary(ON=[], OFF=[group], Order=[group]))
font = pikepdf.Dictionary(
    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
page.Resources = pikepdf.Dictionary(
    Font=pikepdf.Dictionary(F1=font), Properties=pikepdf.Dictionary(L1=group))
page.Contents = pdf.make_stream(
    b"BT /F1 12 Tf 20 150 Td (Le conseil approuve) Tj ET "
    b"/OC /L1 BDC BT /F1 12 Tf 20 100 Td (montant propose) Tj ET EMC")
out = io.BytesIO()
pdf.save(out)
data = out.getvalue()

read = pypdfium2.PdfDocument(data)[0]
drawn = read.render(scale=1).to_pil().convert("L")
shown, hidden = drawn.crop((0, 30, 400, 70)), drawn.crop((0, 80, 400, 120))
texts = {
    "pdfium": read.get_textpage().get_text_range(),
    "pypdf": PdfReader(io.BytesIO(data)).pages[0].extract_text(),
    "pdfminer": extract_text(io.BytesIO(data)),
}
print("drawn: line shown", shown.getextrema(), "layer that is off", hidden.getextrema())
for name, text in texts.items():
    print(name, repr(text))
assert shown.getextrema()[0] < 128 and hidden.getextrema() == (255, 255)
assert all("montant propose" in text for text in texts.values())
PYTHON
