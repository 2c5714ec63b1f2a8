#!/usr/bin/env bash
# Acts numbered 2024_11_2 and 2024_1_12 are one number, 2024112, for frictionless, tableschema, agate (csvkit) and petl.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0 tableschema==1.21.0 agate==1.14.2 petl==1.7.17 pandas==3.1.1 duckdb==2.0.1
cd "$place"
printf 'acte,objet\n2024_11_2,Cantine\n2024_1_12,Eau\n' > actes.csv
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""frictionless 5.21.0, tableschema 1.21.0, agate 1.14.2 (the reader of csvkit), petl 1.7.17, pandas 3.1.1, DuckDB 2.0.1.

Expected: the numbers of acts are text, as « 2024-11-2 » is; towns part year, month and number by an underscore where
the number is also the name of a file. The specification of Table Schema has digits, a sign and a group character that
one declares, and no underscore.
Seen: the four hand the cell to Python's numbers, which allow an underscore between digits as code does. A column of
such numbers is inferred as one of integers and said to be valid; the second act of November and the twelfth of January are the
same one. pandas and DuckDB's reader keep text, but a cast in DuckDB makes the number, too.
"""
import agate
import duckdb
import pandas
import petl
import tableschema
from frictionless import Resource, validate


def by_frictionless():
    resource = Resource(path="actes.csv")
    resource.infer(stats=False)
    with resource:
        return [row["acte"] for row in resource.row_stream]


def by_tableschema():
    table = tableschema.Table("actes.csv")
    table.infer()
    return [row[0] for row in table.read()]


seen = {
    "frictionless": by_frictionless(),
    "tableschema": by_tableschema(),
    "agate": [int(number) for number in agate.Table.from_csv("actes.csv").columns["acte"]],
    "petl": list(petl.convertnumbers(petl.fromcsv("actes.csv"))["acte"]),
    "pandas": pandas.read_csv("actes.csv")["acte"].tolist(),
    "DuckDB": [row[0] for row in duckdb.sql("select acte from 'actes.csv'").fetchall()],
    "DuckDB, cast": [row[0] for row in duckdb.sql("select acte::int from 'actes.csv'").fetchall()],
}
for reader, acts in seen.items():
    print(f"{reader}: {acts}")
assert validate("actes.csv").valid
for reader in ("frictionless", "tableschema", "agate", "petl", "DuckDB, cast"):
    assert seen[reader] == [2024112, 2024112]
for reader in ("pandas", "DuckDB"):
    assert seen[reader] == ["2024_11_2", "2024_1_12"]
PYTHON
