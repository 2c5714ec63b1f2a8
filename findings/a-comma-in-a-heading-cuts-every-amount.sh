#!/usr/bin/env bash
# « Subvention (votée, en euros) » over amounts with decimal commas: pandas, DuckDB, frictionless and Papa Parse cut the semicolon table at its commas.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check frictionless==5.21.0 duckdb==2.0.1 pandas==3.1.1 csv-detective==0.13.0
npm install --silent --no-audit --no-fund --prefix "$place" papaparse@5.7.1
cd "$place"
cat > subventions.csv <<'CSV'
Association;Subvention (votée, en euros)
Les Amis du lavoir;500,00
Le Cercle de voile;1250,50
CSV
cat > tarifs.csv <<'CSV'
Tarif 2023;Tarif 2024
1,50;2,75
38,25;4,50
CSV
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pandas 3.1.1 (``sep=None``), DuckDB 2.0.1, frictionless 5.21.0, csv-detective 0.13.0.

Expected: the separator that French spreadsheets write, which csv-detective, made for French open data, finds in both
tables; « 500,00 » is one cell.
Seen: one comma in every line is taken for the separator where decimals bring it, and a heading « votée, en euros » makes
the count even. The association gets the euros into its name, « Les Amis du lavoir;500 », and what is voted is the
cents. In the table of two tariffs DuckDB takes the commas without any in the headings, makes three columns and drops
the headings. All say that the file is well, and frictionless that it is valid.
"""
import duckdb
import pandas
from csv_detective import routine
from frictionless import Resource, validate


def by_frictionless(name):
    resource = Resource(path=name)
    resource.infer(stats=False)
    with resource:
        return [list(row.values()) for row in resource.row_stream]


seen = {
    "pandas": pandas.read_csv("subventions.csv", sep=None, engine="python").values.tolist(),
    "DuckDB": [list(row) for row in duckdb.sql("from 'subventions.csv'").fetchall()],
    "frictionless": by_frictionless("subventions.csv"),
}
for reader, rows in seen.items():
    print(f"{reader}: {rows}")
    assert [row[0] for row in rows] == ["Les Amis du lavoir;500", "Le Cercle de voile;1250"]
    assert [int(row[1]) for row in rows] == [0, 50]
assert validate("subventions.csv").valid
tariffs = duckdb.sql("from 'tarifs.csv'")
rows = tariffs.fetchall()
print("DuckDB, two tariffs:", tariffs.columns, rows)
assert rows == [(1, "50;2", 75), (38, "25;4", 50)] and "Tarif 2023" not in tariffs.columns
for name in ("subventions.csv", "tarifs.csv"):
    assert routine(name, save_results=False)["separator"] == ";"
PYTHON
node - <<'JAVASCRIPT'
/* Papa Parse 5.7.1, the first table. */
const Papa = require("papaparse");
const { data } = Papa.parse(require("node:fs").readFileSync("subventions.csv", "utf8").trim());
console.log("Papa Parse:", JSON.stringify(data));
process.exit(data[1][0] === "Les Amis du lavoir;500" && data[1][1] === "00" ? 0 : 1);
JAVASCRIPT
