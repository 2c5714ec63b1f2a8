#!/usr/bin/env bash
# « 1,50 » in a column of tariffs is a place on the globe for frictionless, and 150 for SheetJS.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0 duckdb==2.0.1 polars==2.1.0
npm install --silent --no-audit --no-fund --prefix "$place" xlsx@0.18.5
cd "$place"
cat > tarifs.csv <<'CSV'
Objet;Tarif;Séance;Acte
Repas;1,50;03/04/2024;3-5
Garderie;38,25;05/06/2024;12-15
CSV
"$place/venv/bin/python" - <<'PYTHON'
"""frictionless 5.21.0, DuckDB 2.0.1, Polars 2.1.0, on a table as French spreadsheets write it: semicolons between the
cells, commas before the decimals.

Expected: numbers, or text as long as nobody has said what a comma means; all four find the semicolon themselves or
are told.
Seen: frictionless, which validators of open data are made of, infers « geopoint », degrees of longitude and
latitude: « 1,50 » is a point at 1° East and 50° North, « 38,25 » another. The column is said to be valid. DuckDB and
Polars give text.
"""
import duckdb
import polars
from frictionless import Resource

resource = Resource(path="tarifs.csv")
resource.infer(stats=False)
with resource:
    kinds = {field.name: field.type for field in resource.schema.fields}
    places = [row["Tarif"] for row in resource.row_stream]
valid = Resource(path="tarifs.csv").validate().valid
print("frictionless:", kinds, places, "valid:", valid)
rows = duckdb.sql("from 'tarifs.csv'").fetchall()
print("DuckDB:", rows)
columns = polars.read_csv("tarifs.csv", separator=";").to_dict(as_series=False)
print("Polars:", columns)
assert kinds["Tarif"] == "geopoint" and valid
assert [[float(degree) for degree in point] for point in places] == [[1, 50], [38, 25]]
assert [row[1] for row in rows] == columns["Tarif"] == ["1,50", "38,25"]
PYTHON
TZ=Europe/Paris node - <<'JAVASCRIPT'
/*
 * SheetJS (xlsx 0.18.5, the newest on npm), as it reads a table if not told otherwise: the comma is dropped as that of
 * thousands, the third of April is the fourth of March, and the acts 3-5 and 12-15 are the days 5 March and 15
 * December 2001.
 */
const { readFile, utils, SSF } = require("xlsx");
const book = readFile("tarifs.csv");
const rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0]]);
const day = (value) => SSF.format("yyyy-mm-dd", value);
const seen = rows.map((row) => [row.Tarif, day(row["Séance"] ?? Object.values(row)[2]), day(row.Acte)]);
console.log("SheetJS:", JSON.stringify(seen));
const expected = [[150, "2024-03-04", "2001-03-05"], [3825, "2024-05-06", "2001-12-15"]];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JAVASCRIPT
