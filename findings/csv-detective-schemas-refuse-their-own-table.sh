#!/usr/bin/env bash
# The schema that csv-detective, the reader of data.gouv.fr, makes of a table of acts refuses that table; its « 7.10 » (divers) is 7.1 (budget), « Contre : 0, 1 » false and true.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check csv-detective==0.13.0 frictionless==5.21.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""csv-detective 0.13.0, ``routine`` with ``output_schema`` and ``output_df``, beside frictionless 5.21.0.

Expected: a schema by which, as the manual says, other tables of the same make can be validated, so first of all the one it was made of; and of columns whose
names tell that they are codes or counts, codes and counts, since digits behind a nought are kept as words.
Seen: the columns of dates, of amounts and of answers are recognised as French writes them, « 12/03/2024 », « 1200,50 », « oui », the values that it casts
are right, and none of that is in the schema: a « date » and a « number » without the format and the sign that were found, a « boolean » without « oui ». All
that was recognised is an error then, in every line. Without any error, the domain of an act goes: codes are read as numbers, so that « 7.10 » of the national
nomenclature of acts, which is « divers », becomes « 7.1 », which is « décisions budgétaires », and « 8.10 » none that there is. A column of the votes against
is of booleans as long as no act has more than one of them, and of numbers in the next file.
Whom it hits: who describes or checks the acts of towns by what was detected on the platform, and who loads the cast table.
Instead: write format, ``decimalChar``, ``trueValues`` and the type « string » of codes into the schema by hand, and read codes from the file.
"""
import json

import pandas
from csv_detective import routine
from frictionless import Dialect, Resource, Schema, validate

LINES = [
    "DELIB_ID;DELIB_MATIERE_CODE;DELIB_DATE;MONTANT;VOTE_CONTRE;PUBLIC",
    "2024-8;7.10;12/03/2024;1200,50;0;oui",
    "2024-9;7.1;13/03/2024;850,00;1;non",
    "2024-10;8.10;14/03/2024;-12,00;0;oui",
    "2024-11;1.1;15/03/2024;12500,75;1;oui",
]
with open("actes.csv", "w", encoding="utf-8") as file:
    file.write("\n".join(LINES) + "\n")
found, parts = routine("actes.csv", num_rows=-1, output_schema=True, output_df=True, save_results=False, verbose=False)
with open("schema.json", "w", encoding="utf-8") as file:
    json.dump({"fields": found["schema"]["fields"]}, file)
cast = pandas.concat(parts)
table = Resource(path="actes.csv", schema=Schema.from_descriptor("schema.json"), dialect=Dialect.from_descriptor({"csv": {"delimiter": ";"}}))
report = validate(table)
refused = {(error.row_number, error.field_name) for error in report.tasks[0].errors}
print(cast.to_string(index=False))
print("valid by its own schema:", report.valid, "- refused:", sorted(refused))
assert [str(code) for code in cast["DELIB_MATIERE_CODE"]] == ["7.1", "7.1", "8.1", "1.1"]
assert cast["VOTE_CONTRE"].tolist() == [False, True, False, True] and found["columns"]["VOTE_CONTRE"]["python_type"] == "bool"
assert [str(day)[:10] for day in cast["DELIB_DATE"]] == ["2024-03-12", "2024-03-13", "2024-03-14", "2024-03-15"]
assert cast["MONTANT"].tolist() == [1200.5, 850.0, -12.0, 12500.75]
assert refused == {(row, field) for row in (2, 3, 4, 5) for field in ("DELIB_DATE", "MONTANT", "PUBLIC")}
PYTHON
