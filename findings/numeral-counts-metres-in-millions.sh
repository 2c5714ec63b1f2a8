#!/usr/bin/env bash
# numeral’s French reads a road of « 150 m » as 150 millions, « 3,5 t » as 3 500 milliards, and article « L. 2121-29 » as −212129.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" numeral@2.0.6
cd "$place"
cat > seen.cjs <<'JAVASCRIPT'
/*
 * numeral 2.0.6, ``numeral(words).value()`` with the French that comes with it.
 *
 * Expected: a number with its unit is that number, as « 150 m² », « 20 km » and « 12 voix » are; « 2,5 M€ » is how
 * French shortens millions.
 * Seen: its French shortens millions by m, milliards by b, billions by t, whatever the blank before it, so that metres,
 * house numbers with a small b and tonnes are multiplied by them, while « 2,5 M€ » is two and a half. A hyphen between figures
 * makes the whole negative: act 2024-12 and articles of law are as good numbers as any, below nothing. With English, its
 * first language, metres are millions as well.
 */
const numeral = require("numeral");
require("numeral/locales/fr");
const expected = {
  "150 m": 150e6, "3,5 t": 3.5e12, "12 b": 12e9, "2,5 M€": 2.5, "acte 2024-12": -202412, "L. 2121-29": -212129,
  "150 m²": 150, "20 km": 20, "12 voix": 12, "12 500,75 €": 12500.75,
};
numeral.locale("fr");
let holds = true;
for (const [words, number] of Object.entries(expected)) {
  const seen = numeral(words).value();
  console.log(words, "->", seen);
  holds = holds && seen === number;
}
numeral.locale("en");
process.exit(holds && numeral("150 m").value() === 150e6 ? 0 : 1);
JAVASCRIPT
node seen.cjs
