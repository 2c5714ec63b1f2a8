#!/usr/bin/env bash
# htmldate dates a page of August, or of the first of a month, on New Year’s day.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0
"$place/venv/bin/python" - <<'PYTHON'
"""htmldate 1.11.0, ``find_date``; French is one of the languages that it knows.

Expected: the day that the page tells, or none.
Seen: of « 3 août 2023 » and « 1er mars 2023 » it keeps the year alone and answers with its first day, in the form
of any other date, so that nothing tells a day that was read from one that was made up. « aout » without its
accent, « 2 mars » and « 3 août » in an element ``time`` are read. Councils sit on the first of months, and where
a date of another kind stands on the page it is taken for that of the sitting.
"""
from htmldate import find_date


def dated(words):
    return find_date(f"<html lang='fr'><head><title>Acte</title></head><body><article>{words}</article></body></html>")


expected = {
    "<p>Séance du 2 mars 2023</p>": "2023-03-02",
    "<p>Séance du 1er mars 2023</p>": "2023-01-01",
    "<p>Séance du jeudi 1er juin 2023 à 20 heures</p>": "2023-01-01",
    "<p>Séance du 3 août 2023</p>": "2023-01-01",
    "<p>Séance du 31 août 2023</p>": "2023-01-01",
    "<p>Séance du 3 aout 2023</p>": "2023-08-03",
    "<time>3 août 2023</time>": "2023-08-03",
    "<p>Séance du 1er mars 2023</p><p>Publié le 4 mars 2023</p>": "2023-03-04",
}
seen = {words: dated(words) for words in expected}
for words, day in seen.items():
    print(words, "->", day)
assert seen == expected
PYTHON
