#!/usr/bin/env bash
# A note in the margin of an ODT (« à vérifier : refuse ») stands in the sentence for odfpy and odfdo’s paragraphs, a hidden section in the text of five readers.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3 pypandoc_binary==1.17 kreuzberg==4.10.4
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""odfpy 1.4.1, odfdo 3.27.3, pandoc 3.9 (pypandoc_binary 1.17), Kreuzberg 4.10.4. OpenDocument 1.3 part 3: office:annotation, a note that is shown
beside the text; text:section with text:display="none" and text:hidden-paragraph, parts that are not shown.

Expected: « Le conseil approuve la vente. » and what is shown of the act; what the town hides for the public version, by a section or a condition
« version publique », stays out, or is marked.
Seen: for odfpy and odfdo's paragraphs the note is part of the sentence, with who wrote it and when, and a paragraph of its own besides: the council
approves and « refuse » is found in the act. All five give the hidden section and paragraph as any other, with what stands in them: names.
"""
import zipfile

import odfdo
import pypandoc
from kreuzberg import extract_file_sync
from odf import teletype
from odf.opendocument import load
from odf.text import P

URN = "urn:oasis:names:tc:opendocument:xmlns:"
KIND = "application/vnd.oasis.opendocument.text"
BODY = """<text:p>Le conseil <office:annotation><dc:creator>Secrétariat</dc:creator><dc:date>2024-01-15T10:00:00</dc:date>\
<text:p>à vérifier : refuse</text:p></office:annotation>approuve la vente.</text:p>\
<text:section text:name="interne" text:display="none"><text:p>Acquéreur : A. Personne</text:p></text:section>\
<text:p><text:hidden-paragraph text:condition="ooow:1==1" text:is-hidden="true"/>Née le 2 mai</text:p>"""
CONTENT = f"""<office:document-content xmlns:office="{URN}office:1.0" xmlns:text="{URN}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3"><office:automatic-styles/><office:body><office:text>{BODY}</office:text></office:body></office:document-content>"""
MANIFEST = f"""<m:manifest xmlns:m="{URN}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{KIND}"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
with zipfile.ZipFile("acte.odt", "w") as made:
    made.writestr("mimetype", KIND)
    made.writestr("content.xml", CONTENT)
    made.writestr("META-INF/manifest.xml", MANIFEST)
    for part in ("styles", "meta"):
        made.writestr(f"{part}.xml", f'<office:document-{part} xmlns:office="{URN}office:1.0" office:version="1.3"/>')

by_odfpy, by_odfdo = load("acte.odt"), odfdo.Document("acte.odt")
seen = {
    "odfpy": "\n".join(teletype.extractText(each) for each in by_odfpy.getElementsByType(P)),
    "odfdo, paragraphs": "\n".join(each.inner_text for each in by_odfdo.body.get_elements("//text:p")),
    "odfdo, formatted": by_odfdo.get_formatted_text(),
    "pandoc": pypandoc.convert_file("acte.odt", "plain"),
    "Kreuzberg": extract_file_sync("acte.odt").content,
}
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
    assert "A. Personne" in text and "Née le 2 mai" in text
    assert ("refuse" in text.split("vente.")[0]) == (reader in ("odfpy", "odfdo, paragraphs"))
assert seen["odfpy"].startswith("Le conseil Secrétariat2024-01-15T10:00:00à vérifier : refuseapprouve la vente.\nà vérifier : refuse\n")
assert "approuve la vente." in seen["pandoc"] and "refuse" not in seen["pandoc"] + seen["Kreuzberg"]
PYTHON
node - <<'JAVASCRIPT'
/* officeparser 7.8.0. */
const { parseOffice } = require("officeparser");
parseOffice("acte.odt").then((file) => {
  const seen = file.toText();
  console.log("officeparser:", JSON.stringify(seen));
  process.exit(seen.includes("A. Personne") && seen.includes("Née le 2 mai") && !seen.includes("refuse") ? 0 : 1);
});
JAVASCRIPT
