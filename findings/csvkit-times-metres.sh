#!/usr/bin/env bash
# csvkit reads a road of « 150 m » as two hours and a half, and the one vote against as « true ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > "$place/voirie.csv" <<'CSV'
voie;longueur;avant
rue des Lilas;150 m;150 ml
rue du Lavoir;80 m;80 ml
CSV
cat > "$place/votes.csv" <<'CSV'
objet;pour;contre;abstentions
Budget;14;1;0
Cantine;13;0;2
CSV
cat > "$place/emplois.csv" <<'CSV'
poste;hebdomadaire
agent technique;35 h
agent d'accueil;28 h
CSV
for file in voirie votes emplois; do
    "$place/venv/bin/csvjson" --delimiter ';' "$place/$file.csv" > "$place/$file.json"
done
"$place/venv/bin/csvsql" --delimiter ';' --dialect sqlite "$place/votes.csv" > "$place/votes.sql"
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""csvkit 2.2.0 and agate 1.14.2, each column's type guessed as both do unless told not to; SI brochure, table 2: m is metre.

Expected: « 150 m » is a length, or a text; a column of counts is one of numbers, whatever its counts are.
Seen: a column in which each cell is a number and an m is one of minutes: two roads that a council takes into its
network are 2:30:00 and 1:20:00 long, where « ml » is left alone; the 35 hours a week of a post are « 1 day, 11:00:00 ».
A column of none and one is one of truths: who is against is « true » or « false » and cannot be added up, while the
column beside it, of none and two, is numbers, so that the same column changes its type from sitting to sitting.
That ones and noughts are taken for truths is known (wireservice/csvkit#685, #849), that « 1m » is a minute was
reported where guessing was turned off (#752).
"""
import json
from pathlib import Path


def column(file, name):
    return [row[name] for row in json.loads(Path(f"{file}.json").read_text())]


columns = [("voirie", "longueur"), ("voirie", "avant"), ("emplois", "hebdomadaire")]
columns += [("votes", name) for name in ("pour", "contre", "abstentions")]
seen = {name: column(file, name) for file, name in columns}
for name, values in seen.items():
    print(name, values)
assert seen["longueur"] == ["2:30:00", "1:20:00"]
assert seen["avant"] == ["150 ml", "80 ml"]
assert seen["hebdomadaire"] == ["1 day, 11:00:00", "1 day, 4:00:00"]
assert seen["contre"][0] is True and seen["contre"][1] is False
assert (seen["pour"], seen["abstentions"]) == ([14, 13], [0, 2]) and seen["abstentions"][0] is not False
table = Path("votes.sql").read_text()
print(table)
assert "contre BOOLEAN" in table and "abstentions FLOAT" in table
PYTHON
