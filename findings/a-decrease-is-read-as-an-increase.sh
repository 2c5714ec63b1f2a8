#!/usr/bin/env bash
# « − 1 200,00 € », a credit taken back, adds 1200 for frictionless, tableschema, price-parser, currency.js, accounting.js and numeral.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0 tableschema==1.21.0 price-parser==0.5.1
npm install --silent --no-audit --no-fund --prefix "$place" currency.js@2.0.4 accounting@0.4.1 numeral@2.0.6
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""frictionless 5.21.0, tableschema 1.21.0 (« bareNumber »: false, by which signs of a currency around a number are allowed),
price-parser 0.5.1.

Expected: an amount below nothing, or a refusal: budgets are amended by what is taken from one line and put on another, and
« − » (U+2212) is the minus that is printed, brackets another way to write it.
Seen: whatever stands before the first figure is thrown away, the sign with it. tableschema does so with the hyphen of
keyboards too, so that -1200 is 1200; frictionless keeps that one alone. The column is valid, a line cut by 1200 euros is
raised by as much, and the two lines of a transfer no longer make nothing together.
"""
from frictionless import fields
from price_parser import Price
from tableschema import Field

by_frictionless = fields.NumberField(name="montant", bare_number=False, decimal_char=",", group_char=" ")
by_tableschema = Field({"name": "montant", "type": "number", "bareNumber": False, "decimalChar": ",", "groupChar": " "})
readers = {
    "frictionless": lambda words: by_frictionless.read_cell(words)[0],
    "tableschema": by_tableschema.cast_value,
    "price-parser": lambda words: Price.fromstring(words).amount,
}
for words, kept in (("− 1 200,00 €", ()), ("(1 200,00)", ()), ("-1 200,00 €", ("frictionless",))):
    for name, read in readers.items():
        amount = read(words)
        print(f"{name}: « {words} » -> {amount}")
        assert amount == (-1200 if name in kept else 1200)
PYTHON
node - <<'JAVASCRIPT'
/*
 * currency.js 2.0.4, accounting.js 0.4.1, numeral 2.0.6 with its French: told of the comma, they know the hyphen and the
 * brackets, and drop the minus.
 */
const currency = require("currency.js");
const accounting = require("accounting");
const numeral = require("numeral");
require("numeral/locales/fr");
numeral.locale("fr");
const readers = {
  "currency.js": (words) => currency(words, { decimal: ",", separator: " " }).value,
  "accounting.js": (words) => accounting.unformat(words, ","),
  numeral: (words) => numeral(words).value(),
};
let holds = true;
for (const [words, amount] of [["− 1 200,00 €", 1200], ["(1 200,00)", -1200], ["-1 200,00 €", -1200]]) {
  for (const [name, read] of Object.entries(readers)) {
    console.log(`${name}: « ${words} » -> ${read(words)}`);
    holds = holds && read(words) === amount;
  }
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
