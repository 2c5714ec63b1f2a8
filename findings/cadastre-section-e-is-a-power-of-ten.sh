#!/usr/bin/env bash
# A parcel of section E of the land register is a number in scientific notation for DuckDB, pandas, Polars and frictionless.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check duckdb==2.0.1 pandas==3.1.1 polars==2.1.0 frictionless==5.21.0
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""DuckDB 2.0.1, pandas 3.1.1, Polars 2.1.0, frictionless 5.21.0.

The land register names a parcel by fourteen signs: commune, prefix, section of two signs, number of four; section E
is « 0E ».
Expected: an identifier is text, as « 990040000D0012 » is, parcel 12 of section D.
Seen: a list of parcels of section E is one of numbers, of 9.9004 × 10²⁰ and upwards, so that the name of the parcel
is gone; from some number on all are infinite, and two parcels one and the same. A zero in front of the commune
makes DuckDB keep text, not the others. frictionless decides on the first hundred rows: parcels of other sections
after them are errors and come as nothing.
"""
import math
from decimal import Decimal

import duckdb
import pandas
import polars
from frictionless import Resource

parcels = ["990040000E0012", "990040000E0412", "990040000E0415"]


def written(name, values):
    with open(name, "w") as file:
        file.write("parcelle;surface\n" + "".join(f"{value};250\n" for value in values))
    return name


def by_frictionless(name):
    resource = Resource(path=name)
    resource.infer(stats=False)
    with resource:
        return [row["parcelle"] for row in resource.row_stream]


readers = {
    "DuckDB": lambda name: [row[0] for row in duckdb.sql(f"from '{name}'").fetchall()],
    "pandas": lambda name: pandas.read_csv(name, sep=";")["parcelle"].tolist(),
    "Polars": lambda name: polars.read_csv(name, separator=";")["parcelle"].to_list(),
    "frictionless": by_frictionless,
}
seen = {reader: read(written("e.csv", parcels)) for reader, read in readers.items()}
others = {reader: read(written("d.csv", [each.replace("E", "D") for each in parcels])) for reader, read in readers.items()}
for reader, values in seen.items():
    print(f"{reader}: {values}; of section D {others[reader]}")
for reader in ("DuckDB", "pandas", "Polars"):
    assert seen[reader] == [9.9004e20, math.inf, math.inf]
assert seen["frictionless"] == [Decimal("9.90040000E+20"), Decimal("9.90040000E+420"), Decimal("9.90040000E+423")]
assert readers["DuckDB"](written("zero.csv", ["010040000E0012"])) == ["010040000E0012"]
assert all(values == [each.replace("E", "D") for each in parcels] for values in others.values())
late = by_frictionless(written("late.csv", [f"990040000E{number:04}" for number in range(100)] + ["990040000A0013"]))
print("frictionless, a parcel of section A behind a hundred of section E:", late[-1])
assert late[-1] is None
PYTHON
