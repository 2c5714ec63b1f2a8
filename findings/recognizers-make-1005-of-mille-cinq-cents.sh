#!/usr/bin/env bash
# Microsoft’s Recognizers-Text reads « mille cinq cents euros » as 1005, and « un million deux cent mille » as 100 000 200 000.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check recognizers-text-suite==1.0.2a2 "emoji==1.7.0"
npm install --silent --no-audit --no-fund --prefix "$place" @microsoft/recognizers-text-suite@1.3.1
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""recognizers-text-suite 1.0.2a2 (Python), ``recognize_number`` with French.

Expected: the amounts that deeds and deliberations write in words, at least without the sums that the words do not
say; French is one of the languages whose numbers the suite knows, and « deux cent mille » it reads.
Seen: « cents » in the plural is no part of the number, so that « deux mille cinq cents » is 2005. A hundred after a
thousand or a million multiplies it instead of being added: « mille neuf cent » is 100 900 in Python, a million two
hundred thousand a hundred milliards in both. « 12 500,75 », with the blank of French figures, is no number at all.
"""
from recognizers_number import recognize_number
from recognizers_text import Culture

expected = {
    "deux cent mille euros": ["200000"],
    "mille cinq cents euros": ["1005"],
    "deux mille cinq cents euros": ["2005"],
    "mille neuf cent euros": ["100900"],
    "un million deux cent mille euros": ["100000200000"],
    "12500,75 euros": ["12500,75"],
    "12 500,75 euros": [],
}
seen = {words: [found.resolution["value"] for found in recognize_number(words, Culture.French)] for words in expected}
for words, values in seen.items():
    print(words, "->", values)
assert seen == expected
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* @microsoft/recognizers-text-suite 1.3.1 (JavaScript): amounts with their unit. */
const { recognizeCurrency, recognizeNumber, Culture } = require("@microsoft/recognizers-text-suite");
const expected = {
  "deux cent mille": "200000",
  "mille cinq cents": "1005",
  "deux mille cinq cents": "2005",
  "un million deux cent mille": "100000200000",
  "12 500,75": undefined,
};
let holds = true;
for (const [words, value] of Object.entries(expected)) {
  const seen = recognizeNumber(words, Culture.French)[0]?.resolution.value;
  console.log(words, "->", seen);
  holds = holds && seen === value;
}
const [amount] = recognizeCurrency("la somme de douze mille cinq cents euros", Culture.French);
console.log(amount.text, "->", amount.resolution);
process.exit(holds && amount.resolution.value === "12005" ? 0 : 1);
JAVASCRIPT
