#!/usr/bin/env bash
# A feed of acts: rss-parser links to what an act is related to and keeps one annex or none, feed-extractor dates the act by its last correction and calls act « 0012 » « 12 ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" rss-parser@3.13.0 @extractus/feed-extractor@8.0.3 feedsmith@3.0.1
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
cd "$place"
cat > atom.xml <<'XML'
<feed xmlns="http://www.w3.org/2005/Atom"><title>Actes</title><id>urn:actes</id><updated>2024-04-20T09:00:00+02:00</updated>
<author><name>Mairie</name></author>
<entry><id>urn:acte:0012</id><title>Tarifs</title><published>2024-03-12T18:30:00+01:00</published><updated>2024-04-20T09:00:00+02:00</updated>
<link rel="related" href="https://mairie.example.fr/projet-12"/><link href="https://mairie.example.fr/acte-12"/>
<link rel="enclosure" type="application/pdf" href="https://mairie.example.fr/annexe-a.pdf"/>
<link rel="enclosure" type="application/pdf" href="https://mairie.example.fr/annexe-b.pdf"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le prix est fixé.</p></div></content></entry>
</feed>
XML
cat > rss.xml <<'XML'
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Actes</title><link>https://mairie.example.fr</link>
<description>Actes</description><item><title>0012</title><guid isPermaLink="false">0012</guid><link>https://mairie.example.fr/acte-12</link>
<dc:date>2024-03-12T18:30:00+01:00</dc:date><enclosure url="https://mairie.example.fr/annexe-a.pdf" length="9" type="application/pdf"/>
<enclosure url="https://mairie.example.fr/annexe-b.pdf" length="9" type="application/pdf"/></item></channel></rss>
XML
cat > seen.mjs <<'JAVASCRIPT'
/*
 * rss-parser 3.13.0, @extractus/feed-extractor 8.0.3; feedsmith 3.0.1. RFC 4287 (Atom), 4.2.7.2: a link without « rel » is the entry's page
 * (« alternate »), « related » another one, « enclosure » a file, as many as there are; 4.2.9 and 4.2.15: « published » stands for the first time that it was
 * made public, « updated » for the last change that matters.
 *
 * Expected: the page, the annexes and the day of publication, from which the time to appeal runs, as feedsmith and Python's feedparser give them.
 * Seen: both take the first link, whatever it is, where the page has no « rel »: the act is its draft, or its annex where that comes first. The annexes of an
 * Atom entry are nowhere in what rss-parser gives, of RSS it keeps the first. feed-extractor gives « updated » under the name « published »: an act of March
 * that was corrected in April is one of April. The text of an entry that is XHTML is empty, a day in « dc:date » is left out. A number that stands alone
 * is one, act « 0012 » is « 12 ». (That rss-parser mixes up the words of XHTML is known, rbren/rss-parser#275.)
 */
import assert from "node:assert";
import fs from "node:fs";
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const [atom, rss] = ["atom.xml", "rss.xml"].map((name) => fs.readFileSync(name, "utf8"));
const first = async (text) => (await new Parser().parseString(text)).items[0];
const read = { atom: await first(atom), rss: await first(rss) };
console.log("rss-parser", read);
assert.strictEqual(read.atom.link, "https://mairie.example.fr/projet-12");
assert.ok(!JSON.stringify(read.atom).includes("annexe"));
assert.strictEqual(read.rss.enclosure.url, "https://mairie.example.fr/annexe-a.pdf");
assert.ok(!JSON.stringify(read.rss).includes("annexe-b"));
const extracted = { atom: extractFromXml(atom).entries[0], rss: extractFromXml(rss).entries[0] };
console.log("feed-extractor", extracted);
assert.strictEqual(extracted.atom.link, "https://mairie.example.fr/projet-12");
assert.strictEqual(extracted.atom.published, "2024-04-20T07:00:00.000Z");
assert.strictEqual(extracted.atom.description, "");
assert.deepStrictEqual([extracted.rss.id, extracted.rss.title, extracted.rss.published], ["12", "12", ""]);
const entry = parseFeed(atom).feed.entries[0];
assert.strictEqual(entry.published, "2024-03-12T18:30:00+01:00");
assert.deepStrictEqual(entry.links.map((link) => link.rel ?? "alternate"), ["related", "alternate", "enclosure", "enclosure"]);
JAVASCRIPT
node seen.mjs
venv/bin/python - <<'PYTHON'
"""feedparser 6.0.14 gives the page, both annexes, the day and the number."""
import feedparser

atom, rss = (feedparser.parse(name).entries[0] for name in ("atom.xml", "rss.xml"))
assert (atom.link, atom.published[:10], len(atom.enclosures)) == ("https://mairie.example.fr/acte-12", "2024-03-12", 2)
assert (rss.id, rss.title, len(rss.enclosures)) == ("0012", "0012", 2)
PYTHON
