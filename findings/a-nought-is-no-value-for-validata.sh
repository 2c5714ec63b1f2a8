#!/usr/bin/env bash
# « Montant : 0 » and « En nature : non » of a table of open data are no value at all for Validata’s rule that one of two columns must have one.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check validata-table==0.12.5 frictionless==5.21.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""validata-table 0.12.5 over frictionless 5.21.0: the checks « one-of-required » and « cohesive-columns-value » of the schemas of French open data.

Expected: of two columns « au moins une des deux doit contenir une valeur »; a subsidy in kind has an amount of 0 and one that is not in kind says « non »,
and both are values, as they are for the constraint ``required`` of Table Schema and for the check of columns that go together, by the same makers.
Seen: a number 0 and a boolean that is false are taken for an empty cell: the line is an error, « doit comporter une valeur », though the cell is filled.
Typed as words, the same « 0 » is a value: whether a line is valid depends on the type of its field.
Whom it hits: towns whose table of subsidies or of votes is refused on schema.data.gouv.fr for a line that is right, and who fill the cell with a word or
another amount to get it through.
Instead: type such a column as a string in the schema, or check the two columns for empty cells oneself.
"""
from validata_core import resource_service, validation_service


def refused(checks, kind, lines, **more):
    """The lines, counted from 2, that Validata refuses by ``checks`` of two columns of which the first is of type ``kind``."""
    schema = {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": "subventions",
        "fields": [{"name": "id", "type": "string"}, {"name": "valeur", "type": kind, **more}, {"name": "nature", "type": "string"}],
        "custom_checks": checks,
    }
    table = "id;valeur;nature\n" + "".join(f"{number};{line}\n" for number, line in enumerate(lines))
    report = validation_service.validate_resource(resource_service.from_file_content("table.csv", table.encode()), schema).to_dict()
    return [error["rowNumber"] for error in report["errors"]]


one = [{"name": "one-of-required", "params": {"column1": "valeur", "column2": "nature"}}]
together = [{"name": "cohesive-columns-value", "params": {"column": "valeur", "othercolumns": ["nature"]}}]
words = {"trueValues": ["oui"], "falseValues": ["non"]}
seen = {
    "one of two, numbers": refused(one, "number", ["1200;", "0;", ";prêt d’une salle", "0;prêt d’une salle"]),
    "one of two, booleans": refused(one, "boolean", ["oui;", "non;", ";prêt d’une salle"], **words),
    "one of two, words": refused(one, "string", ["1200;", "0;", ";prêt d’une salle"]),
    "both or none, numbers": refused(together, "number", ["1200;aide", "0;aide"]),
    "required, numbers": refused([], "number", ["1200;", "0;"], constraints={"required": True}),
}
for check, lines in seen.items():
    print(check, "-> refused lines", lines)
assert [check for check, lines in seen.items() if lines == [3]] == ["one of two, numbers", "one of two, booleans"], seen
assert all(lines in ([], [3]) for lines in seen.values()), seen
PYTHON
