#!/usr/bin/env bash
# A footnote makes « Article 21 » of « Article 2 » for odfpy and for odfdo’s paragraphs.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3
"$place/venv/bin/python" - "$place/acte.odt" <<'PYTHON'
"""odfpy 1.4.1, odfdo 3.27.3; OpenDocument 1.3 part 3, 6.3.2 (text:note).

Expected: a note stands inside the paragraph that calls it, with the number of its call, so that a program may
show it elsewhere; the text of the paragraph goes on after it.
Seen: both readers write the number of the call against the word before it, and the whole note into the sentence:
« Article 2 » with its first note is « Article 21 », « 12 000 » with its second « 12 0002 », an amount ten times
as high. odfdo's formatted text alone keeps them apart, « 2[1] ».
"""
import sys
import zipfile

import odfdo
from odf import teletype
from odf.opendocument import load
from odf.text import P

file = sys.argv[1]
ns = "urn:oasis:names:tc:opendocument:xmlns:"


def note(number, words):
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


content = f"""<office:document-content xmlns:office="{ns}office:1.0" xmlns:text="{ns}text:1.0" office:version="1.3"><office:body><office:text>\
<text:p>Article 2{note(1, "Sous réserve.")} : il est voté 12 000{note(2, "Hors taxes.")} euros.</text:p>\
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

by_odfdo = odfdo.Document(file)
seen = {
    "odfpy": teletype.extractText(load(file).getElementsByType(P)[0]),
    "odfdo, paragraph": by_odfdo.body.get_elements("//text:p")[0].inner_text,
    "odfdo, formatted": by_odfdo.get_formatted_text().strip(),
}
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
assert seen["odfpy"] == "Article 21Sous réserve. : il est voté 12 0002Hors taxes. euros."
assert seen["odfdo, paragraph"] == "Article 21. Sous réserve. : il est voté 12 0002. Hors taxes. euros."
assert seen["odfdo, formatted"].startswith("Article 2[1] : il est voté 12 000[2] euros.")
PYTHON
