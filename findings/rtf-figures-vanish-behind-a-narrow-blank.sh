#!/usr/bin/env bash
# In RTF « 12\u8239?500 » is « 12 500 » in Word, « 12 00 » for pandoc and « 12 ?500 » for officeparser; pandoc’s own « 2024–2025 » comes back as « 2024–025 ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17 striprtf==0.0.35
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
r"""pandoc 3.9 (pypandoc_binary 1.17); striprtf 0.0.35. RTF 1.9.1, Unicode: « \uN » is followed by as many signs for old readers as \uc says, one
where it says nothing, « ? » mostly; a reader that knows \u leaves these out and goes on.

Expected: blanks that hold a number together, « № », « ☒ », « – » and the letters of « œuvre » come out as the one sign, what stands behind
them as it is; striprtf gives it so.
Seen: pandoc leaves out the sign for old readers and the one behind it, too, where nothing parts \uN from its « ? », as most writers do. The first
figure behind each blank is gone, « 12 500 » is 12 and 00; act « 2024‑12 » is 2024‑2, article « 2121‑29 » is 2121‑9. Its own RTF parts them but for
dashes and quotation marks: budgets of « 2024–2025 » are not the same after one journey. That signs are swallowed was reported
(jgm/pandoc#8264) and closed.
"""
import pathlib

import pypandoc
from striprtf.striprtf import rtf_to_text

WORDS = {
    "12\\u8239?500\\u160?\\u8364?": ("12\u202f500\u00a0€", "12\u202f00\u00a0€"),
    "acte 2024\\u8209?12": ("acte 2024‑12", "acte 2024‑2"),
    "L.\\u160?2121\\u8209?29": ("L.\u00a02121‑29", "L.\u00a0121‑9"),
    "12\\u8239\\'3f500": ("12\u202f500", "12\u202f500"),
}
for place, (words, (shown, by_pandoc)) in enumerate(WORDS.items()):
    text = "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\pard " + words + "\\par}"
    pathlib.Path(f"{place}.rtf").write_text(text)
    seen = pypandoc.convert_text(text, "plain", format="rtf", extra_args=["--wrap=none"]).strip()
    print(f"{words}: striprtf « {rtf_to_text(text).strip()} », pandoc « {seen} »")
    assert rtf_to_text(text).strip() == shown and seen == by_pandoc
own = pypandoc.convert_text("budgets 2024–2025", "rtf", format="markdown-smart", extra_args=["--standalone"])
back = pypandoc.convert_text(own, "plain", format="rtf").strip()
print("pandoc, to RTF and back:", back)
assert back == "budgets 2024–025"
PYTHON
node - <<'JAVASCRIPT'
/* officeparser 7.8.0 gives both: the sign, and the one that stands for it where it cannot be shown. */
const { parseOffice } = require("officeparser");
Promise.all([0, 1, 2].map((place) => parseOffice(`${place}.rtf`))).then((files) => {
  const seen = files.map((file) => file.toText().trim());
  console.log("officeparser:", JSON.stringify(seen));
  process.exit(seen.join("|") === "12\u202f?500\u00a0?€?|acte 2024‑?12|L.\u00a0?2121‑?29" ? 0 : 1);
});
JAVASCRIPT
