#!/usr/bin/env bash
# A line broken inside a paragraph or a cell: mammoth’s raw text, calamine and officeparser join its words into one.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
"$place/venv/bin/python" - "$place" <<'PYTHON'
"""mammoth 1.13.0 (``extract_raw_text``), python-calamine 0.9.1; ECMA-376 part 1, 17.3.3.1 (w:br); OpenDocument 1.3
part 3, 6.1.4, 6.1.5.

Expected: what stands on two lines is two words. mammoth says that raw text leaves formatting out, and its HTML
keeps the break; calamine gives the paragraphs of a cell as lines, and its blanks.
Seen: mammoth's raw text and calamine's cells of OpenDocument drop the element that breaks a line, calamine the
tab too. Lists of members, addresses and votes are typed so: « Mme Orval↵M. Brisset » is « OrvalM. Brisset », and
nobody finds Orval.
"""
import sys
import zipfile

import docx
import mammoth
from python_calamine import CalamineWorkbook

word, sheet = f"{sys.argv[1]}/acte.docx", f"{sys.argv[1]}/acte.ods"
written = docx.Document()
written.add_paragraph("Présents : Mme Orval\nM. Brisset\tabsent")
written.save(word)
ns = "urn:oasis:names:tc:opendocument:xmlns:"
content = f"""<office:document-content xmlns:office="{ns}office:1.0" xmlns:text="{ns}text:1.0" xmlns:table="{ns}table:1.0"
 office:version="1.3"><office:body><office:spreadsheet><table:table table:name="t"><table:table-row>\
<table:table-cell office:value-type="string"><text:p>Mme Orval<text:line-break/>M. Brisset<text:tab/>absent</text:p>\
<text:p>Mme Lescot</text:p></table:table-cell>\
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
kind = "application/vnd.oasis.opendocument.spreadsheet"
manifest = f"""<m:manifest xmlns:m="{ns}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{kind}"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
with zipfile.ZipFile(sheet, "w") as made:
    made.writestr("mimetype", kind)
    made.writestr("content.xml", content)
    made.writestr("META-INF/manifest.xml", manifest)

with open(word, "rb") as file:
    raw, html = mammoth.extract_raw_text(file).value, mammoth.convert_to_html(file).value
((cell,),) = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()
print("mammoth, raw text:", repr(raw))
print("mammoth, HTML:", repr(html))
print("calamine:", repr(cell))
assert raw == "Présents : Mme OrvalM. Brisset\tabsent\n\n"
assert "Orval<br />M. Brisset" in html
assert cell == "Mme OrvalM. Brissetabsent\nMme Lescot"
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* officeparser 7.8.0: in a Word file it drops the break of a line and the tab. */
const { parseOffice } = require("officeparser");
parseOffice("acte.docx").then((read) => {
  const text = read.toText();
  console.log("officeparser:", JSON.stringify(text));
  process.exit(text.trim() === "Présents : Mme OrvalM. Brissetabsent" ? 0 : 1);
});
JAVASCRIPT
