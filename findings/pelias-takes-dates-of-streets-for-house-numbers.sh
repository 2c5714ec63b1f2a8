#!/usr/bin/env bash
# Pelias’ parser takes « 3 rue du 19 mars 1962 » for number 19 of « rue du »: streets named after a day lose name and number.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" pelias-parser@4.1.0 lodash@4.17.21
cd "$place"
cat > seen.js <<'JAVASCRIPT'
/*
 * pelias-parser 4.1.0, AddressParser, its first solution (lodash is one that it asks for and does not list); AFNOR
 * NF Z10-011, by which the number goes before the name of the way.
 *
 * Expected: the number before « rue » is the house, what follows « rue du » is the name of the street. Streets named
 * after 8 May 1945, 11 November 1918 and 19 March 1962 are in very many communes and in acts that name or repair them.
 * Seen: the day or the year is the house, and the number of the house is lost, or the name of the street is « rue du »
 * and its day is lost. Without a postcode the year is one, and « mai » is a town; « route départementale 12 » is its
 * house 12. Streets named otherwise are right, and so is that of 14 July. pelias/parser#45 says that not all of these
 * streets are handled and that a full date may want a class of its own.
 */
const AddressParser = require("pelias-parser/parser/AddressParser");
const Tokenizer = require("pelias-parser/tokenization/Tokenizer");
const parser = new AddressParser();
const parsed = (address) => {
  const text = new Tokenizer(address);
  parser.classify(text);
  parser.solve(text);
  return text.solution[0].pair.map((part) => `${part.classification.label}=${part.span.body}`).join(", ");
};
const expected = {
  "12 rue du Lavoir, 35000 Rennes": "housenumber=12, street=rue du Lavoir, postcode=35000, locality=Rennes",
  "12 rue du 8 mai 1945, 35000 Rennes": "housenumber=12, street=rue du, postcode=35000, locality=Rennes",
  "3 rue du 19 mars 1962, 35000 Rennes": "street=rue du, housenumber=19, postcode=35000, locality=Rennes",
  "5 place du 11 novembre 1918, 35000 Rennes": "street=place du 11 novembre, housenumber=1918, postcode=35000, locality=Rennes",
  "rue du 19 mars 1962, Rennes": "street=rue du, housenumber=19, postcode=1962, locality=Rennes",
  "rue du 8 mai 1945": "street=rue du, housenumber=8, locality=mai, postcode=1945",
  "25 route départementale 12, 35000 Rennes": "street=route départementale, housenumber=12, postcode=35000, locality=Rennes",
  "rue du 14 juillet, Rennes": "street=rue du 14 juillet, locality=Rennes",
};
let holds = true;
for (const [address, parts] of Object.entries(expected)) {
  const seen = parsed(address);
  console.log(`« ${address} » -> ${seen}`);
  holds = holds && seen === parts;
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
node seen.js
