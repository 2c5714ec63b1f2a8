#!/usr/bin/env bash
# « Adopté : VRAI » of a table saved by a French LibreOffice is False for pandas, as every boolean that is not shown as « TRUE ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""pandas 3.1.1, ``read_excel`` of an ODS file with its own engine « odf » (odfpy 1.4.1), beside its engine « calamine » (python-calamine 0.9.1).

Expected: a boolean is what ``office:boolean-value`` says; the paragraph of the cell only shows it (OpenDocument 1.2, part 1, 19.367).
Seen: the engine, which pandas takes for ODS when none is named, compares what is shown with « TRUE ». LibreOffice shows « VRAI » in a French
document, « Oui » where the cell is formatted so, and puts the note of a cell before its words: the column « Adopté », counted from the votes by
the formula =B2>C2, is False from top to bottom, like the acts that were rejected. No error, and a column of the right type. An hour is read from
what is shown too: a sitting at 18:30 whose cell shows hours only, « 18h », begins at 18:00. The engine « calamine » reads both by their values.
Whom it hits: who loads the tables of votes that a secretary keeps, with the engine that the documentation names for OpenDocument.
"""
import datetime
import zipfile

import pandas

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = f'<manifest:manifest xmlns:manifest="{NAMES}manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'


def cell(kind, value, shown, note=""):
    stated = "" if kind == "string" else f' office:{"value" if kind == "float" else kind + "-value"}="{value}"'
    return f'<table:table-cell office:value-type="{kind}"{stated}>{note}<text:p>{shown}</text:p></table:table-cell>'


def save(path, *rows):
    table = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{NAMES}office:1.0" xmlns:table="{NAMES}table:1.0" xmlns:text="{NAMES}text:1.0"'
            f' office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Votes">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )


def words(*texts):
    return [cell("string", "", text) for text in texts]


note = "<office:annotation><text:p>à vérifier</text:p></office:annotation>"
save(
    "votes.ods",
    words("Acte", "Pour", "Contre", "Adopté", "Heure"),
    [*words("2024-1"), cell("float", 11, "11"), cell("float", 2, "2"), cell("boolean", "true", "VRAI"), cell("time", "PT18H30M00S", "18h")],
    [*words("2024-2"), cell("float", 3, "3"), cell("float", 9, "9"), cell("boolean", "false", "FAUX"), cell("time", "PT18H30M00S", "18h")],
    [*words("2024-3"), cell("float", 13, "13"), cell("float", 0, "0"), cell("boolean", "true", "Oui"), cell("time", "PT18H30M00S", "18h")],
    [*words("2024-4"), cell("float", 12, "12"), cell("float", 1, "1"), cell("boolean", "true", "TRUE", note), cell("time", "PT18H30M00S", "18h")],
    [*words("2024-5"), cell("float", 12, "12"), cell("float", 1, "1"), cell("boolean", "true", "TRUE"), cell("time", "PT18H30M00S", "18h")],
)
own, other = pandas.read_excel("votes.ods"), pandas.read_excel("votes.ods", engine="calamine")
print(own, other, sep="\n")
assert own["Adopté"].dtype == bool and own["Adopté"].tolist() == [False, False, False, False, True]
assert other["Adopté"].tolist() == [True, False, True, True, True]
assert set(own["Heure"]) == {datetime.time(18, 0)} and set(other["Heure"]) == {datetime.time(18, 30)}
PYTHON
