#!/usr/bin/env bash
# Words struck with revision marks: odfpy, odfdo's paragraphs and striprtf give them as text, beside what took their place.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3 striprtf==0.0.35
"$place/venv/bin/python" - "$place/acte.odt" <<'PYTHON'
"""odfpy 1.4.1, odfdo 3.27.3, striprtf 0.0.35; OpenDocument 1.3 part 3, 5.5 (text:deletion); RTF 1.9.1 (\\deleted, \\v).

Expected: of a draft corrected with revision marks one reads what was decided; what was struck is kept by the
format outside the body, so that it can be put back.
Seen: both readers of OpenDocument list the struck paragraph among those of the text, before the first one, and
odfpy's text of the body begins with the name of who struck it and when; odfdo's formatted text alone leaves it
out. striprtf joins the struck word and the one in its place, and gives hidden words as any others. A
decision that was « refuse » and became « approuve » says both, and is found by both.
"""
import sys
import zipfile

import odfdo
from odf import teletype
from odf.opendocument import load
from odf.text import P
from striprtf.striprtf import rtf_to_text

file = sys.argv[1]
ns = "urn:oasis:names:tc:opendocument:xmlns:"
content = f"""<office:document-content xmlns:office="{ns}office:1.0" xmlns:text="{ns}text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:body><office:text>\
<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>\
<dc:creator>Secrétariat</dc:creator><dc:date>2024-01-15T10:00:00</dc:date></office:change-info>\
<text:p>refuse</text:p></text:deletion></text:changed-region></text:tracked-changes>\
<text:p>Le conseil <text:change text:change-id="c1"/>approuve.</text:p>\
</office:text></office:body></office:document-content>"""
kind = "application/vnd.oasis.opendocument.text"
manifest = f"""<m:manifest xmlns:m="{ns}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{kind}"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
with zipfile.ZipFile(file, "w") as made:
    made.writestr("mimetype", kind)
    made.writestr("content.xml", content)
    made.writestr("META-INF/manifest.xml", manifest)
    for part in ("styles", "meta"):
        made.writestr(f"{part}.xml", f'<office:document-{part} xmlns:office="{ns}office:1.0" office:version="1.3"/>')

by_odfpy, by_odfdo = load(file), odfdo.Document(file)
seen = {
    "odfpy, paragraphs": [teletype.extractText(each) for each in by_odfpy.getElementsByType(P)],
    "odfpy, body": teletype.extractText(by_odfpy.text),
    "odfdo, paragraphs": [each.inner_text for each in by_odfdo.body.get_elements("//text:p")],
    "odfdo, formatted": by_odfdo.get_formatted_text().strip(),
    "striprtf": rtf_to_text(r"{\rtf1\ansi Le conseil {\deleted refuse }{\revised approuve}{\v  en secret}.}"),
}
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
assert seen["odfpy, paragraphs"] == seen["odfdo, paragraphs"] == ["refuse", "Le conseil approuve."]
assert seen["odfpy, body"] == "Secrétariat2024-01-15T10:00:00refuseLe conseil approuve."
assert seen["odfdo, formatted"] == "Le conseil approuve."
assert seen["striprtf"] == "Le conseil refuse approuve en secret."
PYTHON
