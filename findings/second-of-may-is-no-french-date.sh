#!/usr/bin/env bash
# arrow and pendulum write « jeudi 2e mai 2024 », which dateparser cannot read; Day.js writes « 2 mai » by « Do » and does not read it by « Do ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0 pendulum==3.3.0 dateparser==1.5.0
npm install --silent --no-audit --no-fund --prefix "$place" dayjs@1.11.23 moment@2.31.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""arrow 1.4.0 and pendulum 3.3.0, format « dddd Do MMMM YYYY » with the locale ``fr``; dateparser 1.5.0.

Expected: the one token that writes « 1er mai » writes « 2 mai », as in French only the first of a month is an
ordinal.
Seen: every other day gets an « e », as a page or a feed of acts then shows it. dateparser, told that the text is
French, finds no date in it, though it reads « 1er mai 2024 » and « 2 mai 2024 ». Read by the same token, « 1er mars » is
one to both, and « 2 mars » an error, so that a program that reads acts needs two formats.
"""
import arrow
import dateparser
import pendulum

form = "dddd Do MMMM YYYY"
expected = {1: "mercredi 1er mai 2024", 2: "jeudi 2e mai 2024", 21: "mardi 21e mai 2024"}
for day, words in expected.items():
    written = arrow.get(2024, 5, day).format(form, locale="fr"), pendulum.date(2024, 5, day).format(form, locale="fr")
    read = dateparser.parse(words, languages=["fr"])
    print("arrow, pendulum:", *written, "| dateparser:", read)
    assert written == (words, words)
    assert (read is None) == (day > 1)
assert dateparser.parse("jeudi 2 mai 2024", languages=["fr"]).day == 2


def reads(read, words):
    try:
        return read(words, "Do MMMM YYYY", locale="fr").day
    except ValueError:
        return None


for read in (arrow.get, pendulum.from_format):
    seen = [reads(read, words) for words in ("1er mars 2024", "2 mars 2024", "2e mars 2024")]
    print(read.__module__, seen)
    assert seen == [1, None, 2]
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* Day.js 1.11.23 with its French, beside moment 2.31.0: what each writes by « Do », read again by « Do ». */
const dayjs = require("dayjs");
require("dayjs/locale/fr");
dayjs.extend(require("dayjs/plugin/advancedFormat"));
dayjs.extend(require("dayjs/plugin/customParseFormat"));
const moment = require("moment");
require("moment/locale/fr");
const form = "Do MMMM YYYY";
const days = [1, 2].map((day) => new Date(2024, 4, day));
const again = {
  "Day.js": days.map((day) => dayjs(dayjs(day).locale("fr").format(form), form, "fr").isValid()),
  moment: days.map((day) => moment(moment(day).locale("fr").format(form), form, "fr").isValid()),
};
console.log(dayjs(days[1]).locale("fr").format(form), again);
process.exit(again["Day.js"].join() === "true,false" && again.moment.join() === "true,true" ? 0 : 1);
JAVASCRIPT
