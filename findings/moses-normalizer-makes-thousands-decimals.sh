#!/usr/bin/env bash
# sacremoses’ French writes « 12 500 € », held together by a no-break space, « 12,500 € »: a thousandth.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sacremoses==0.2.0
"$place/venv/bin/python" - <<'PYTHON'
"""sacremoses 0.2.0, ``MosesPunctNormalizer(lang="fr")``; the Imprimerie nationale's Lexique.

Expected: groups of three figures are parted by a no-break space, which stays a space, and the comma is the
sign of decimals; a normalizer of French punctuation leaves a number the number it was.
Seen: a no-break space (U+00A0) between two figures becomes a comma, by a rule for languages whose thousands it should
stand for. Twelve thousand five hundred euros are read by any reader of French as twelve and a half, and an amount
with cents has two commas. The narrow no-break space (U+202F) of the same typography is left, so that of two acts, one
typed in Word and one written by a program, one is changed. The rule is that of Moses' own normalize-punctuation.perl,
which hplt-project/sacremoses#56 brought it in line with. Corpora and translations are cleaned with it.
"""
from sacremoses import MosesPunctNormalizer

expected = {
    "12\u00a0500 €": "12,500 €",
    "12\u00a0500,75 €": "12,500,75 €",
    "1\u00a0200\u00a0000 euros": "1,200,000 euros",
    "lots 1\u00a02 et 3": "lots 1,2 et 3",
    "12\u202f500 €": "12\u202f500 €",
    "12 500 €": "12 500 €",
    "le 2\u00a0mai 2024": "le 2\u00a0mai 2024",
}
french = MosesPunctNormalizer(lang="fr")
seen = {text: french.normalize(text) for text in expected}
for text, normalized in seen.items():
    print(f"{text!r} -> {normalized!r}")
assert seen == expected
PYTHON
