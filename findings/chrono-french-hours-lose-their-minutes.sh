#!/usr/bin/env bash
# chrono-node’s French reads « 18 h 30 » as 18:00, and takes ages, lots and parcels for hours and days.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" chrono-node@2.10.3
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/*
 * chrono-node 2.10.3, ``chrono.fr.parse``, asked on 15 January 2024.
 *
 * Expected: the hour as French typography writes it, blanks around its h; no hours where none are written.
 * Seen: minutes behind a blank are lost, so that a sitting convened at 18 h 30 begins at 18:00, and one « de 18 h 30 à
 * 20 h » in eighteen hours from now. Two numbers with a hyphen or « à » between them are a span of hours: children
 * of 12-15 years, lots 1 to 4, 12 to 15 votes. A parcel 12/24, which is no day of a thirteenth or later month, is
 * read the American way, the 24th of December.
 */
import { fr } from "chrono-node";
const now = new Date(2024, 0, 15, 12);
const told = (day) => `${day.get("year")}-${day.get("month")}-${day.get("day")} ${day.get("hour")}:${String(day.get("minute")).padStart(2, "0")}`;
const expected = {
  "séance du 12 mai 2024 à 18h30": ["2024-5-12 18:30"],
  "séance du 12 mai 2024 à 18 h 30": ["2024-5-12 18:00"],
  "séance du 12 mai 2024 à 18 heures 30": ["2024-5-12 18:00"],
  "convoqué de 18 h 30 à 20 h": ["2024-1-16 6:00", "2024-1-15 20:00"],
  "séjour des 12-15 ans": ["2024-1-15 12:00", "2024-1-15 15:00"],
  "attribution des lots 1 à 4": ["2024-1-15 1:00", "2024-1-15 4:00"],
  "par 12 à 15 voix": ["2024-1-15 12:00", "2024-1-15 15:00"],
  "cession de la parcelle 12/24": ["2023-12-24 12:00"],
  "exercice 2024/2025": [],
};
let holds = true;
for (const [words, days] of Object.entries(expected)) {
  const seen = fr.parse(words, now).flatMap((found) => [found.start, ...(found.end ? [found.end] : [])].map(told));
  console.log(words, "->", seen.join(", ") || "nothing");
  holds = holds && seen.join() === days.join();
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
TZ=Europe/Paris node seen.mjs
