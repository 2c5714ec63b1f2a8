#!/usr/bin/env bash
# The day of a sitting and the rank of an act, « 06.12.2023 - 01 », are a mobile phone number to libphonenumber.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43
"$place/venv/bin/python" - <<'PYTHON'
"""phonenumbers 9.0.43 (libphonenumber), PhoneNumberMatcher for France.

Expected: who looks for phone numbers, to hide them before an act is put on line, leaves days and numbers of acts alone.
Seen: ten figures that begin with 01 to 07 or 09 are a valid number however they are grouped, so that a day from the 1st to the
7th or the 9th with two figures behind it is one (« 06.12.2023 - 01 »), and so are the numbers of parcels in a row. With the
strictest leniency, exact grouping, the day is left alone; parcels of two figures still are not.
"""
from phonenumbers import Leniency, PhoneNumberMatcher

TEXTS = ("Séance du 06.12.2023 - 01 : tarifs", "Acte 04 12 2023 07", "parcelles 01 23 45 67 89", "Séance du 16.12.2023 - 01")
seen = {}
for leniency in (Leniency.VALID, Leniency.EXACT_GROUPING):
    for text in TEXTS:
        found = [match.raw_string for match in PhoneNumberMatcher(text, "FR", leniency=leniency)]
        seen[leniency, text] = found
        print(leniency, text, "->", found)
assert [seen[Leniency.VALID, text] for text in TEXTS] == [["06.12.2023 - 01"], ["04 12 2023 07"], ["01 23 45 67 89"], []]
assert [seen[Leniency.EXACT_GROUPING, text] for text in TEXTS] == [[], [], ["01 23 45 67 89"], []]
PYTHON
