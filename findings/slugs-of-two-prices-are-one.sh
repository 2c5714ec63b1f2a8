#!/usr/bin/env bash
# python-slugify gives « Tarif à 1,50 € » and « Tarif à 150 € », « parcelles AB 1,2 » and « AB 12 » one address: two acts are one page.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-slugify==9.1.3
"$place/venv/bin/python" - <<'PYTHON'
"""python-slugify 9.1.3, ``slugify``.

Expected: every sign that is neither letter nor figure parts words, as the full stop of « 1.50 » and the comma of
« école,mairie » do.
Seen: a comma between figures is taken out as one of thousands. The addresses of two tariffs, of two rates, of two sets
of lots or parcels are the same, so that the page, the file or the key of the second act takes the place of the first. A
blank behind the comma, which lists have and decimals do not, keeps them apart.
"""
from slugify import slugify

expected = {
    "Tarif à 1,50 €": "tarif-a-150-eur",
    "Tarif à 150 €": "tarif-a-150-eur",
    "Tarif à 1.50 €": "tarif-a-1-50-eur",
    "Cession des parcelles AB 1,2": "cession-des-parcelles-ab-12",
    "Cession des parcelles AB 12": "cession-des-parcelles-ab-12",
    "Cession des parcelles AB 1, 2": "cession-des-parcelles-ab-1-2",
    "Travaux école,mairie": "travaux-ecole-mairie",
}
seen = {title: slugify(title) for title in expected}
for title, address in seen.items():
    print(title, "->", address)
assert seen == expected
PYTHON
