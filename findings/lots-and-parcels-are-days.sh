#!/usr/bin/env bash
# « Lot 2 » is the first of February 2001 for Vega and csv-parse, parcel AB 125 the year 125; act 2024-13 is « Invalid Date » for d3.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" vega-loader@5.1.3 csv-parse@7.0.3 d3-dsv@3.0.2
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/*
 * vega-loader 5.1.3 (``parse: "auto"``, how Vega and Vega-Lite guess the kinds of a table), csv-parse 7.0.3
 * (``cast_date: true``), d3-dsv 3.0.2 (``autoType``).
 *
 * Expected: words with a number behind them are words. Tables of contracts, land and acts are made of such columns.
 * Seen: Vega and csv-parse hand the cell to JavaScript's Date, which in V8 skips every word before the first figure: a lot, an
 * article, a room or a section with a number up to 12 is a month of 2001, from 32 on a year. A column of such cells is one
 * of days and is drawn as a line of time; the words are gone. csv-parse turns each cell alone, so that « Lot 12 » is a day
 * beside « Lot 13 », a word. d3, which wants the forms of ISO 8601, takes the twelfth act of 2024 for December and puts an invalid date in
 * the place of the thirteenth and of all that follow up to 99: of these the number is lost.
 */
import { csvParse, autoType } from "d3-dsv";
import { parse } from "csv-parse/sync";
import { read } from "vega-loader";
const table = "lot,parcelle,acte\nLot 1,AB 12,2024-12\nLot 2,AB 125,2024-13\n";
const day = (value) => (value instanceof Date || typeof value === "number" ? new Date(value).toJSON()?.slice(0, 10) ?? "Invalid Date" : `« ${value} »`);
const rows = {
  Vega: read(table, { type: "csv", parse: "auto" }),
  "csv-parse": parse(table, { columns: true, cast: true, cast_date: true }),
  d3: csvParse(table, autoType),
};
const expected = {
  Vega: ["2001-01-01", "2001-12-01", "« 2024-12 »", "2001-02-01", "0125-01-01", "« 2024-13 »"],
  "csv-parse": ["2001-01-01", "2001-12-01", "2024-12-01", "2001-02-01", "0125-01-01", "« 2024-13 »"],
  d3: ["« Lot 1 »", "« AB 12 »", "2024-12-01", "« Lot 2 »", "« AB 125 »", "Invalid Date"],
};
let holds = true;
for (const [reader, read] of Object.entries(rows)) {
  const seen = [...read].flatMap((row) => [row.lot, row.parcelle, row.acte].map(day));
  console.log(reader, JSON.stringify(seen));
  holds = holds && JSON.stringify(seen) === JSON.stringify(expected[reader]);
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
TZ=UTC node seen.mjs
