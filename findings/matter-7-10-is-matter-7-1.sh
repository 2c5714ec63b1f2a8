#!/usr/bin/env bash
# Matter « 7.10 » (divers) is « 7.1 » (décisions budgétaires) for pandas, DuckDB, Polars, csv-detective, Papa Parse, lxml.objectify and fast-xml-parser.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pandas==3.1.1 duckdb==2.0.1 polars==2.1.0 csv-detective==0.13.0 lxml==6.1.3
npm install --silent --no-audit --no-fund --prefix "$place" papaparse@5.7.1 fast-xml-parser@5.12.1
cd "$place"
cat > actes.csv <<'CSV'
acte;matiere;objet
DEL-12;7.1;Budget primitif
DEL-13;7.10;Admission en non-valeur
DEL-14;7.2;Taux
CSV
cat > acte.xml <<'XML'
<Actes><Acte><Matiere>7.1</Matiere></Acte><Acte><Matiere>7.10</Matiere></Acte></Actes>
XML
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pandas 3.1.1, DuckDB 2.0.1, Polars 2.1.0, csv-detective 0.13.0; lxml 6.1.3 (objectify).

The acts that are handed to the State bear a code of the matter, first and second rank, which counts on from 7.9 to 7.10; the schema of open data on deliberations
has it as text.
Expected: two codes. csv-detective, made for French open data, knows codes of communes, departments and firms as such.
Seen: a column of these codes is one of decimal numbers, whose last nought is none: 7.10 is 7.1, and what was written off stands among the votes of the
budget. No code looks wrong, and nothing is left to tell them apart. lxml.objectify does so with each element by itself.
"""
import duckdb
import pandas
import polars
from csv_detective import routine
from lxml import objectify

matters = objectify.parse("acte.xml").getroot().Acte
seen = {
    "pandas": pandas.read_csv("actes.csv", sep=";")["matiere"].tolist(),
    "DuckDB": [row[0] for row in duckdb.sql("select matiere from 'actes.csv'").fetchall()],
    "Polars": polars.read_csv("actes.csv", separator=";")["matiere"].to_list(),
}
for reader, codes in seen.items():
    print(f"{reader}: {codes}")
    assert codes[0] == codes[1] == 7.1
told = routine("actes.csv", save_results=False)["columns"]["matiere"]
print("csv-detective:", told["format"], told["python_type"])
assert told["format"] == told["python_type"] == "float"
codes = [act.Matiere.pyval for act in matters]
print("lxml.objectify:", codes)
assert codes == [7.1, 7.1]
PYTHON
node - <<'JAVASCRIPT'
/* Papa Parse 5.7.1 with ``dynamicTyping``, fast-xml-parser 5.12.1 as it comes. */
const fs = require("node:fs");
const Papa = require("papaparse");
const { XMLParser } = require("fast-xml-parser");
const table = Papa.parse(fs.readFileSync("actes.csv", "utf8").trim(), { header: true, dynamicTyping: true }).data.map((row) => row.matiere);
const acts = new XMLParser().parse(fs.readFileSync("acte.xml", "utf8")).Actes.Acte.map((act) => act.Matiere);
console.log("Papa Parse:", table, "fast-xml-parser:", acts);
process.exit(table[0] === table[1] && acts[0] === acts[1] && acts[1] === 7.1 ? 0 : 1);
JAVASCRIPT
