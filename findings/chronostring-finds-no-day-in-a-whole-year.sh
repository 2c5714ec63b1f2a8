#!/usr/bin/env bash
# « du 1er janvier au 31 décembre 2024 » has no day for chronostring, which reads dates in French, « à 18 heures 30 » is 18:00, « 12/03/24 » of the year 24, and after « ; » a day is lost.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check chronostring==0.1.5
"$place/venv/bin/python" - <<'PYTHON'
"""chronostring 0.1.5, ``parse_dates``.

Expected: the manual shows « du 3 au 5 juillet », « les 1er, 2 et 5 juin à 10h », « vendredi 12/01/2025 à 18h30 », and says that days which leave out their
month or year are completed from what stands around them. A span is given as each of its days, as is « du 15 janvier au 20 février 2024 ».
Seen: a span within one year that is longer than half of it has no day at all, so that the whole year, the span of every tariff and every credit, has none,
though its two ends are days that are read alone. Up to the first of July it has its 183, and with the year said twice all 366. The hour of a sitting in words
is read to the hour, « 20 heures 45 » is 20:00. Years of two figures, as stamps of prefectures have them, are of the first century.
Of days that « ; » parts, as in lists of hearings, only the first is told, of those that « , » or « et » part all.
Nothing is raised: the list is shorter, or the day another.
Whom it hits: who takes the validity of tariffs, or the hours and days of sittings, from the text of acts.
Instead: write the year to both ends, « h » for « heures » and a comma for the semicolon before it reads, and leave out years below 1900.
"""
from chronostring import parse_dates

SPANS = {
    "du 15 janvier au 20 février 2024": 37,
    "du 3 mai au 5 juillet 2024": 64,
    "du 1er janvier au 1er juillet 2024": 183,
    "du 1er janvier au 1er août 2024": 0,
    "du 1er janvier au 31 décembre 2024": 0,
    "du 1er janvier 2024 au 31 décembre 2024": 366,
}
MOMENTS = {
    "le 12 mars 2024 à 18h30": ["2024-03-12 18:30:00"],
    "le 12 mars 2024 à 18 heures 30": ["2024-03-12 18:00:00"],
    "le 12 mars 2024 à 20 heures 45": ["2024-03-12 20:00:00"],
    "reçu le 12/03/2024": ["2024-03-12"],
    "reçu le 12/03/24": ["0024-03-12"],
    "12 mars 24": ["0024-03-12"],
    "3 mars 2024, 4 mai 2025": ["2024-03-03", "2025-05-04"],
    "3 mars 2024 et 4 mai 2025": ["2024-03-03", "2025-05-04"],
    "3 mars 2024 ; 4 mai 2025": ["2024-03-03"],
}
days = {words: len(list(parse_dates(words))) for words in SPANS}
moments = {words: [str(moment) for moment in parse_dates(words)] for words in MOMENTS}
for words, seen in {**days, **moments}.items():
    print(words, "->", seen)
assert days == SPANS, days
assert moments == MOMENTS, moments
PYTHON
