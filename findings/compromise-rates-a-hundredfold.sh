#!/usr/bin/env bash
# fr-compromise reads the rate « 38,25 % » as 3825, « 12 500,75 » as 12 and « quatre-vingts » as 4.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" fr-compromise@0.2.8
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/*
 * fr-compromise 0.2.8, the French of compromise: ``nlp(text).numbers()``.
 *
 * Expected: numbers as French writes them, a comma before the decimals and a blank between the thousands; « cent
 * quatre-vingt-dix-neuf » and « douze mille cinq cents » it reads.
 * Seen: the comma is dropped as one of thousands, so that taxes and fees are a hundred times as high; behind a
 * blank the number ends. « quatre-vingts », eighty where nothing follows, is four, while « quatre-vingt mille » is 80 000.
 */
import nlp from "fr-compromise";
const expected = {
  "douze mille cinq cents": 12500,
  "quatre-vingt mille euros": 80000,
  "quatre-vingts": 4,
  "38,25 %": 3825,
  "3,50 euros": 350,
  "12 500,75 euros": 12,
};
let holds = true;
for (const [words, number] of Object.entries(expected)) {
  const seen = nlp(words).numbers().json()[0]?.number.num;
  console.log(words, "->", seen);
  holds = holds && seen === number;
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
node seen.mjs
