#!/usr/bin/env bash
# « 1er mars 2024 » in a cell of an ODS, its « er » raised, is « er » for officeparser; « Montant voté : 1 200 € », its amount in bold, « 1 200 € »; a note stands before the vote.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check odfdo==3.27.3 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""officeparser 7.8.0 on a table of OpenDocument, beside odfdo 3.27.3 and python-calamine 0.9.1; OpenDocument 1.2, part 1, 6.1.7 (text:span)
and 14.1 (office:annotation).

Expected: the text of a cell is that of its paragraph, as officeparser gives it for a document of text, whatever stands in it is raised or bold.
Seen: once a part of the cell has a format of its own, that part is the cell and the rest of the paragraph is gone. French raises the « er » of a
first of month and the « o » of « No »: the day of a sitting is « er », the number of an act « o », and of « article 5 bis » what is
left is « bis ». The note of a cell stands before its words without a blank: « à vérifierPour ». No message. A like fault of workbooks of Excel is
mended (harshankur/officeParser#66).
Whom it hits: who indexes registers, tables of acts and budgets kept as ODS by what officeparser reads of them.
"""
import zipfile

import odfdo
from python_calamine import CalamineWorkbook

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = f'<manifest:manifest xmlns:manifest="{NAMES}manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
ROOT = f'xmlns:office="{NAMES}office:1.0" xmlns:text="{NAMES}text:1.0" xmlns:table="{NAMES}table:1.0" xmlns:style="{NAMES}style:1.0" office:version="1.2"'
STYLES = (
    '<office:automatic-styles><style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="bold" style:family="text"><style:text-properties/></style:style></office:automatic-styles>'
)


def part(style, words):
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def row(words, note=""):
    cell = f'<table:table-cell office:value-type="string">{note}<text:p>{words}</text:p></table:table-cell>'
    return f"<table:table-row>{cell}</table:table-row>"


note = "<office:annotation><text:p>à vérifier</text:p></office:annotation>"
rows = (
    row("Séance du 1" + part("raised", "er") + " mars 2024"),
    row("Délibération N" + part("raised", "o") + " 2024-12"),
    row("Montant voté : " + part("bold", "1 200 €")),
    row("Pour", note),
    row("Contre"),
)
with zipfile.ZipFile("table.ods", "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    file.writestr("META-INF/manifest.xml", MANIFEST)
    file.writestr("meta.xml", f"<office:document-meta {ROOT}><office:meta/></office:document-meta>")
    file.writestr("styles.xml", f"<office:document-styles {ROOT}/>")
    file.writestr(
        "content.xml",
        f'<office:document-content {ROOT}>{STYLES}<office:body><office:spreadsheet><table:table table:name="T">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    )
shown = ["Séance du 1er mars 2024", "Délibération No 2024-12", "Montant voté : 1 200 €", "Pour", "Contre"]
by_odfdo = [line[0] for line in odfdo.Document("table.ods").body.get_table(0).get_values()]
by_calamine = [line[0] for line in CalamineWorkbook.from_path("table.ods").get_sheet_by_index(0).to_python()]
print("odfdo, calamine", by_odfdo, by_calamine)
assert by_odfdo == by_calamine == shown
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
import { parseOffice } from "officeparser";
const text = (await parseOffice("table.ods")).toText();
const seen = text.split("\n").map((line) => line.trim()).filter(Boolean);
console.log("officeparser", seen);
const expected = ["er", "o", "1 200 €", "à vérifierPour", "Contre"];
process.exit(JSON.stringify(seen.slice(-5)) === JSON.stringify(expected) ? 0 : 1);
JAVASCRIPT
node seen.mjs
