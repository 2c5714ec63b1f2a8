#!/usr/bin/env bash
# dateparser finds dates in the articles of law, rates, markets and accounting plans that acts cite.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$place/venv/bin/python" - <<'PYTHON'
"""dateparser 1.5.0, ``search_dates`` with ``languages=["fr"]``.

Expected: sentences of an act without a day hold no date, or at most doubtful ones.
Seen: article L. 2121-29 is November 2121, a rate of 38,25 % is a day of 2038, the accounting plan M57 is the
year 2057, Mme Avril a day of April; all come as full days like the one date that is meant. A day with a
French hour (« à 18 h 30 ») is none for ``parse``.
"""
import dateparser
from dateparser.search import search_dates


def found(text):
    return [(words, day.year, day.month) for words, day in search_dates(text, languages=["fr"]) or []]


seen = {
    text: found(text)
    for text in (
        "Vu l'article L. 2121-29 du code général",
        "taxe foncière 38,25 %",
        "nomenclature M57",
        "nommée secrétaire Mme Avril",
    )
}
for text, dates in seen.items():
    print(f"{text!r} -> {dates}")
hour = dateparser.parse("le 12 mai 2020 à 18 h 30", languages=["fr"])
print("le 12 mai 2020 à 18 h 30 ->", hour)
years = [dates[0][1] for dates in list(seen.values())[:3]]
assert years == [2121, 2038, 2057]
assert seen["nommée secrétaire Mme Avril"][0][0] == "Avril"
assert hour is None
PYTHON
