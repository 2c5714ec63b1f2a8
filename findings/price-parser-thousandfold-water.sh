#!/usr/bin/env bash
# price-parser reads the price of a cubic metre of water a thousandfold: « 1,875 € » is 1875.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check price-parser==0.5.1
"$place/venv/bin/python" - <<'PYTHON'
"""price-parser 0.5.1.

Expected: in « 0,625 € » no separator of thousands can be meant, and the comma that parts the decimals of
« 1 234,5 € » parts those of « 1,875 € ».
Seen: three figures after a comma are thousands whatever stands before it, so that tariffs of water, sewage and
electricity, set to the tenth of a centime, come out a thousand times too high, « 0,625 € » as 625; set to
four decimals they are right. A caller who names the decimal separator gets them right.
"""
from decimal import Decimal

from price_parser import Price

expected = {"0,625 €": "625", "1,875 €/m³": "1875", "1,87 €/m³": "1.87", "1,8750 €/m³": "1.8750", "1 234,5 €": "1234.5"}
for text, amount in expected.items():
    seen = Price.fromstring(text).amount
    print(f"{text} -> {seen}")
    assert seen == Decimal(amount)
named = Price.fromstring("0,625 €", decimal_separator=",").amount
print("0,625 € with the separator named ->", named)
assert named == Decimal("0.625")
PYTHON
