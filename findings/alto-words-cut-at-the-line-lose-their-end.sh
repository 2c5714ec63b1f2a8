#!/usr/bin/env bash
# « délibé-/ration » at the end of a line of a scanned register: alto-tools reads « délibé » twice and « ration » never.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check alto-tools==0.1.0
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""alto-tools 0.1.0 (``alto-tools -t``). ALTO 3 and 4, the form in which libraries and archives keep the text of scanned registers: of a word
cut at the end of a line each half is a String, its CONTENT as printed, the whole word in SUBS_CONTENT of both, HypPart1 and HypPart2.

Expected: the halves as printed, « délibé » and « ration », as the tool sets out to give them so that no word comes twice, or the whole word once.
Seen: the second half is asked for where only the first one can be, and the text of the String before it is written anew, without a blank, joined to
the word that follows: « La délibé » over « délibédu conseil ». The end of each cut word is in no text. Where a page begins in the middle of a word
nothing stands for it but what the line before ended with.
"""
import subprocess
import sys
from pathlib import Path

LINES = (
    [("La", ""), ("délibé", "HypPart1")],
    [("ration", "HypPart2"), ("du", ""), ("conseil", ""), ("munici", "HypPart1")],
    [("pal", "HypPart2"), ("fixe", "")],
)
WHOLE = {"délibé": "délibération", "ration": "délibération", "munici": "municipal", "pal": "municipal"}
BOX = 'HPOS="0" VPOS="0" WIDTH="900" HEIGHT="40"'


def string(content, part):
    whole = f' SUBS_TYPE="{part}" SUBS_CONTENT="{WHOLE[content]}"' if part else ""
    return f'<String CONTENT="{content}"{whole} {BOX}/>' + ('<HYP CONTENT="-"/>' if part == "HypPart1" else '<SP WIDTH="9" HPOS="0" VPOS="0"/>')


def page(version):
    lines = "".join(f'<TextLine {BOX}>{"".join(string(*each) for each in line)}</TextLine>' for line in LINES)
    return f"""<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v{version}#"><Description>\
<MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG_NR="1" HEIGHT="900" WIDTH="900">\
<PrintSpace {BOX}><TextBlock ID="B1" {BOX}>{lines}</TextBlock></PrintSpace></Page></Layout></alto>"""


for version in (3, 4):
    Path("page.xml").write_text(page(version), encoding="utf-8")
    tool = Path(sys.executable).with_name("alto-tools")
    ran = subprocess.run([tool, "-t", "page.xml"], check=True, capture_output=True, text=True, encoding="utf-8")
    seen = [line.strip() for line in ran.stdout.strip().split("\n")]
    print(f"ALTO {version}: {seen}")
    assert seen == ["La délibé", "délibédu conseil munici", "municifixe"]
PYTHON
