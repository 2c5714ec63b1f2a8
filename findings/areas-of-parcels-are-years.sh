#!/usr/bin/env bash
# A parcel of « 25 a 30 ca » lasts 25 years and 30 hundredths of one for pint, astropy and quantulum3.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pint==0.25.3 astropy==8.0.2 quantulum3==0.10.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pint 0.25.3, astropy 8.0.2, quantulum3 0.10.0.

Expected: the cadastre writes areas in hectares, ares and centiares (« 1 ha 25 a 30 ca »), and acts that sell land repeat them;
who reads « ha » as an area reads « a » and « ca » beside it as areas too, or refuses them.
Seen: all three know the hectare, and take « a » for the year, so that 25 a are 788 940 000 s. Pint makes one product of the
whole, « 1 ha 25 a » are 25 hectare years, without a word; only written with a plus sign does it refuse.
"""
import pint
from astropy import units
from quantulum3 import parser

registry = pint.UnitRegistry()
for text in ("1 ha", "25 a", "30 ca", "1 ha 25 a"):
    print("pint:", text, "->", registry(text))
assert registry("1 ha").check("[area]") and registry("25 a") == 25 * registry.year
assert registry("30 ca").check("[time]") and registry("1 ha 25 a").units == registry.hectare * registry.year

area = units.Quantity("25 a").decompose()
print("astropy:", area, units.Quantity("1 ha").decompose())
assert str(area) == "788940000.0 s" and str(units.Quantity("1 ha").decompose()) == "10000.0 m2"

told = [(found.value, found.unit.entity.name) for found in parser.parse("une parcelle de 12 ha 50 a")]
print("quantulum3:", told)
assert told == [(12.0, "area"), (50.0, "time")]
PYTHON
