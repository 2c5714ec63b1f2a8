#!/usr/bin/env bash
# frformat, which checks open data of French administrations, told to ignore accents: « NIMES » is a commune, « BESANCON » and « ALENCON » are none.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check frformat==0.5.0
"$place/venv/bin/python" - <<'PYTHON'
"""frformat 0.5.0, ``Commune`` with the options ``ignore_case`` and ``ignore_accents``.

Expected: characters with accents are replaced by those without, as the option says, so that the name on a letterhead in capitals is the commune
of the official geographic code (COG).
Seen: the option knows a list of vowels, and neither « ç » nor « ÿ » nor « œ ». 113 communes of the code of 2024 are refused when they are written
without their accents, the prefectures Besançon and Alençon among them, with every other option set as well; « L'HAY-LES-ROSES » is refused and
« L'HAŸ-LES-ROSES » taken. The check of the nomenclature of acts in the same package shows nothing, since none of its headings has such a sign.
Whom it hits: who tells the commune of an act by its letterhead, or the column of communes of a table, with the list that validates open data.
"""
import unicodedata

from frformat import Commune, Millesime, Options
from frformat.formats.commune_frozenset import COMMUNES_COG_2024

lenient = Options(
    ignore_case=True, ignore_accents=True, ignore_extra_whitespace=True, replace_non_alphanumeric_with_space=True
)
known = Commune(Millesime.M2024, lenient).is_valid
names = COMMUNES_COG_2024


def bare(name):
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


asked = ("NIMES", "SAINT-ETIENNE", "BESANCON", "ALENCON", "BRIANCON", "L'HAY-LES-ROSES", "L'HAŸ-LES-ROSES", "OEUILLY", "ŒUILLY")
seen = {name: known(name) for name in asked}
refused = sorted(name for name in names if not known(bare(name)))
print(seen, len(names), "names,", len(refused), "refused without accents:", *refused[:12])
assert seen == {
    "NIMES": True, "SAINT-ETIENNE": True, "BESANCON": False, "ALENCON": False, "BRIANCON": False,
    "L'HAY-LES-ROSES": False, "L'HAŸ-LES-ROSES": True, "OEUILLY": False, "ŒUILLY": True,
}
assert all(known(name) for name in names)
assert all(set(unicodedata.normalize("NFD", name)) & {"\u0327", "\u0308"} for name in refused)
assert len(names) == 34921 and len(refused) == 113 and {"Besançon", "Alençon"} <= set(refused)
PYTHON
