#!/usr/bin/env bash
# « du 1er janvier au 31 décembre 2024 » begins in 2026 and ends in 2024 for Microsoft’s Recognizers-Text, « le 12 avril 2024 à 18 heures » is no day at all.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check recognizers-text-suite==1.0.2a2 "emoji==1.7.0"
npm install --silent --no-audit --no-fund --prefix "$place" @microsoft/recognizers-text-suite@1.3.1
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""recognizers-text-suite 1.0.2a2 (Python), ``recognize_datetime`` with French, read on 15 January 2026; the same in JavaScript, 1.3.1, below.

Expected: the year behind the second day of a period is that of both days; a day with its hour is that day, as with « à 18h30 ».
Seen: in Python the first day of the period takes the year of the day of reading: conventions, tariffs and budgets of 2024 begin in 2025 or 2026, after
their end, and in another year when they are read again; English days fare no better. In JavaScript a period from the 15th is right, that of a whole
year is « not resolved »: its 1er is a day nought. Where « à 18 heures » or « à 18 h 30 » follows, Python finds neither day nor hour, and so nothing
in the sentence by which an act tells its sitting; behind a comma, or as « 18h30 », it does, as JavaScript always does.
Whom it hits: who finds by these, or by the assistants and chatbots that are built on them, when a convention holds or when a council sat.
Instead: put the year of the second day behind the first before asking, and a comma before « à ».
"""
import datetime

from recognizers_date_time import recognize_datetime
from recognizers_text import Culture


def read(words, today):
    found = recognize_datetime(words, Culture.French, reference=today)
    return [(each.get("start"), each["end"]) if "end" in each else each["value"] for result in found for each in result.resolution["values"]]


cases = {
    "du 1er janvier au 31 décembre 2024": [("2026-01-01", "2024-12-31")],
    "du 15 juin au 15 septembre 2024": [("2025-06-15", "2024-09-15")],
    "du 15 juin 2024 au 15 septembre 2024": [("2024-06-15", "2024-09-15")],
    "le 12 avril 2024 à 18 heures": [],
    "le 12 avril 2024 à 18 h 30": [],
    "le 12 avril 2024 à 18h30": ["2024-04-12 18:30:00"],
    "le 12 avril 2024, à 18 heures": ["2024-04-12", "18:00:00"],
}
seen = {words: read(words, datetime.datetime(2026, 1, 15)) for words in cases}
for words, values in seen.items():
    print("Python:", words, "->", values)
assert seen == cases
later = read("du 1er janvier au 31 décembre 2024", datetime.datetime(2027, 1, 15))
print("Python, a year later:", later)
assert later == [("2027-01-01", "2024-12-31")]
PYTHON
node - <<'JAVASCRIPT'
const { recognizeDateTime, Culture } = require("@microsoft/recognizers-text-suite");
const expected = {
  "du 1er janvier au 31 décembre 2024": "not resolved",
  "du 15 juin au 15 septembre 2024": "2024-06-15 2024-09-15",
  "le 12 avril 2024 à 18 heures": "2024-04-12 18:00:00",
};
let holds = true;
for (const [words, value] of Object.entries(expected)) {
  const [found] = recognizeDateTime(words, Culture.French, undefined, new Date(2026, 0, 15));
  const [first] = found.resolution.values;
  const seen = first.start ? `${first.start} ${first.end}` : first.value;
  console.log("JavaScript:", words, "->", seen, first.timex);
  holds = holds && seen === value;
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
