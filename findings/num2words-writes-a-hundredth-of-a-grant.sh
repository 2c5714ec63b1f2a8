#!/usr/bin/env bash
# num2words writes a grant of 1200 euros as « douze euros », unless it is handed as a number with decimals.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$place/venv/bin/python" - <<'PYTHON'
"""num2words 0.5.14, French, to="currency".

Expected: 1200 and 1200.0 are the same sum; acts repeat their sums in words, which prevail over figures where the two differ.
Seen: a whole number is a number of cents, so that a grant of 1200 is « douze euros et zéro centimes », and a price read
out of a table is right or a hundredth with the type that its column happens to have. A million lacks its « d' »: « un million euros ».
"""
from decimal import Decimal

from num2words import num2words

for sum_ in (1200, 1200.0, Decimal("1200"), "1200", 1000000.0):
    print(repr(sum_), "->", num2words(sum_, lang="fr", to="currency"))
assert num2words(1200, lang="fr", to="currency") == "douze euros et zéro centimes"
assert num2words(1200.0, lang="fr", to="currency").startswith("mille deux cents euros")
assert num2words(1000000.0, lang="fr", to="currency").startswith("un million euros")
PYTHON
