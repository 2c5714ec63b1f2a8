#!/usr/bin/env bash
# Unidecode gives the signs of French acts other words: « n° » and « № » part, « ‰ » becomes « %0 ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check Unidecode==1.4.0
"$place/venv/bin/python" - <<'PYTHON'
"""Unidecode 1.4.0.

Expected: two ways to write one sign give one text, or at least none that means another thing.
Seen: « n° 12 » gives « ndeg 12 », « nº 12 » gives « no 12 » and « № 12 » gives « No.  12 »; « 3 ‰ » becomes
« 3 %0 », which reads as three per cent and a zero; « 1½ » becomes « 1 1/2 », so that an index of words
holds 1, 1 and 2; « § » becomes « SS ».
"""
from unidecode import unidecode

seen = {text: unidecode(text) for text in ("n° 12", "nº 12", "№ 12", "3 ‰", "1½ poste", "§ 2")}
for text, plain in seen.items():
    print(f"{text!r} -> {plain!r}")
assert seen == {"n° 12": "ndeg 12", "nº 12": "no 12", "№ 12": "No.  12", "3 ‰": "3 %0",
                "1½ poste": "1 1/2 poste", "§ 2": "SS 2"}
PYTHON
