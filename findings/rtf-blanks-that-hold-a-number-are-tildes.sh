#!/usr/bin/env bash
# The no-break blank and hyphen of RTF, « 12\~500 » and « 2121\_29 », are « 12~500 » and « 2121_29 » for Kreuzberg and officeparser.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check kreuzberg==4.10.4 striprtf==0.0.35 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
r"""Kreuzberg 4.10.4; striprtf 0.0.35, pandoc 3.9 (pypandoc_binary 1.17). RTF 1.9.1, special characters: \~ is a nonbreaking space, \_ a nonbreaking
hyphen, \- a hyphen that may be used.

Expected: the three of them as the signs they are, as striprtf and pandoc give them.
Seen: the backslash goes and its sign stays. Word writes the blank before « € », in thousands and behind « n° » so, and the hyphen of articles
of law and of names that shall not be cut: « 12~500~€ », « L.~2121_29 », « Saint_Aubin ». Engines take the underscore for a letter, and many queries the tilde
for « nearly »: neither the amount nor the article nor the town is found.
"""
import pathlib

import pypandoc
from kreuzberg import extract_file_sync
from striprtf.striprtf import rtf_to_text

words = "n\\'b0\\~12, 12\\~500\\~\\'80, article L.\\~2121\\_29, Saint\\_Aubin, d\\'e9lib\\-\\'e9ration"
text = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\pard " + words + "\\par}"
pathlib.Path("acte.rtf").write_text(text)
expected = "n°\u00a012, 12\u00a0500\u00a0€, article L.\u00a02121‑29, Saint‑Aubin, délib\u00adération"
for reader, seen in {
    "striprtf": rtf_to_text(text),
    "pandoc": pypandoc.convert_text(text, "plain", format="rtf", extra_args=["--wrap=none"]),
}.items():
    print(f"{reader}: {seen.strip()!r}")
    assert seen.strip() == expected, seen
seen = extract_file_sync("acte.rtf").content.strip()
print("Kreuzberg:", repr(seen))
assert seen == "n°~12, 12~500~€, article L.~2121_29, Saint_Aubin, délibération"
PYTHON
node - <<'JAVASCRIPT'
/* officeparser 7.8.0. */
const { parseOffice } = require("officeparser");
parseOffice("acte.rtf").then((file) => {
  const seen = file.toText().trim();
  console.log("officeparser:", JSON.stringify(seen));
  process.exit(seen === "n°~12, 12~500~€, article L.~2121_29, Saint_Aubin, délibération" ? 0 : 1);
});
JAVASCRIPT
