#!/usr/bin/env bash
# nameparser knows « Mme » and « née » and takes « M. » for a first name: half of a council has one and the same.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check nameparser==2.6.0
"$place/venv/bin/python" - <<'PYTHON'
"""nameparser 2.6.0.

Expected: of « Mme Jeanne Orval » and « M. Jean Brisset » the same parts, since French titles, particles and maiden
names are among its words.
Seen: « Mme », « Monsieur » and « Dr » are titles; « M. », which acts write, is the first name and « Jean » the second,
and of a couple « M. et Mme » is the first name. Two councillors of one family name are the same man « M. Le Gall » to whoever asks for first
and last name, and no search for Jean finds him; the women are kept apart. « BRISSET Jean », as lists of those present
have it, is a Mr Jean.
"""
from nameparser import HumanName

expected = {
    "Mme Jeanne Le Gall": ("Mme", "Jeanne", "", "Le Gall"),
    "Monsieur Jean Le Gall": ("Monsieur", "Jean", "", "Le Gall"),
    "M. Jean Le Gall": ("", "M.", "Jean", "Le Gall"),
    "M. Paul Le Gall": ("", "M.", "Paul", "Le Gall"),
    "Dr Paul Brisset": ("Dr", "Paul", "", "Brisset"),
    "M. et Mme Brisset": ("", "M. et Mme", "", "Brisset"),
    "BRISSET Jean": ("", "BRISSET", "", "Jean"),
}
for words, parts in expected.items():
    name = HumanName(words)
    seen = (name.title, name.first, name.middle, name.last)
    print(f"{words}: title {seen[0]!r}, first {seen[1]!r}, middle {seen[2]!r}, last {seen[3]!r}")
    assert seen == parts, seen
assert HumanName("Mme Orval née Brisset").maiden == "Brisset"
PYTHON
