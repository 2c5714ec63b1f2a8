#!/usr/bin/env bash
# « Cantine - Tarifs 2024 », a title put into the search as it stands, excludes « tarifs » in PostgreSQL, tantivy, Whoosh’s simple parsers, lunr and search-string.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0 Whoosh==2.7.4 pgserver==0.1.4 xapian-bindings-binary==1.4.26
npm install --silent --no-audit --no-fund --prefix "$place" lunr@2.3.9 search-string@4.1.0 search-query-parser@1.6.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""PostgreSQL 16.2 (pgserver 0.1.4, ``websearch_to_tsquery``), tantivy 0.27.0 (``parse_query_lenient``), Whoosh 2.7.4 (SimpleParser,
DisMaxParser, PlusMinusPlugin), Xapian 1.4.26 (FLAG_LOVEHATE).

Expected: the manuals put the minus that excludes right before its word, and these parsers are the forgiving ones: PostgreSQL's is said to
take raw input, tantivy's to read whatever it is given. A dash with a blank on either side stands between two words, as it does for Xapian
with the same operator.
Seen: blanks are skipped, and the word behind the dash must not occur. Titles of acts join subject and matter so, « Cantine - Tarifs
2024 »: put in again, the title finds what is called « Cantine » alone or nothing, and every act but its own. None says that anything was
excluded. Written with the longer dash, which word processors put in its place, the same title is found.
"""
import os

import pgserver
import tantivy
import xapian
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import DisMaxParser, PlusMinusPlugin, QueryParser, SimpleParser

TITLES = ("Cantine - Tarifs 2024", "Cantine 2024")
HYPHEN, DASH = "Cantine - Tarifs 2024", "Cantine – Tarifs 2024"

schema = Schema(title=TEXT(stored=True))
index = RamStorage().create_index(schema)
writer = index.writer()
for title in TITLES:
    writer.add_document(title=title)
writer.commit()
signs = QueryParser("title", schema)
signs.add_plugin(PlusMinusPlugin())
parsers = {
    "SimpleParser": SimpleParser("title", schema),
    "DisMaxParser": DisMaxParser({"title": 1}, schema),
    "PlusMinusPlugin": signs,
}


def by_whoosh(parser, asked):
    with index.searcher() as searcher:
        return {hit["title"] for hit in searcher.search(parser.parse(asked))}


fields = tantivy.SchemaBuilder()
fields.add_text_field("title", stored=True)
acts = tantivy.Index(fields.build())
writer = acts.writer()
for title in TITLES:
    writer.add_document(tantivy.Document(title=title))
writer.commit()
acts.reload()


def by_tantivy(asked):
    query, errors = acts.parse_query_lenient(asked, ["title"], conjunction_by_default=True)
    assert not errors, errors
    return {acts.searcher().doc(address)["title"][0] for _, address in acts.searcher().search(query).hits}


terms = xapian.QueryParser()
love = xapian.QueryParser.FLAG_LOVEHATE
for name, parser in parsers.items():
    seen = {asked: by_whoosh(parser, asked) for asked in (HYPHEN, DASH)}
    print(f"Whoosh, {name}: {seen}")
    assert seen[HYPHEN] == {"Cantine 2024"} and TITLES[0] in seen[DASH]
print("tantivy:", by_tantivy(HYPHEN), by_tantivy(DASH))
assert by_tantivy(HYPHEN) == {"Cantine 2024"} and by_tantivy(DASH) == {TITLES[0]}
assert str(terms.parse_query(HYPHEN, love)) == str(terms.parse_query(DASH, love)) and "NOT" in str(terms.parse_query("Cantine -Tarifs", love))
server = pgserver.get_server(f"{os.getcwd()}/data")
try:
    for asked, holds in ((HYPHEN, "f"), (DASH, "t")):
        query = f"websearch_to_tsquery('french', '{asked}')"
        row = server.psql(f"select {query}, to_tsvector('french', '{TITLES[0]}') @@ {query}").splitlines()[2]
        print("PostgreSQL:", asked, "->", row)
        assert row.split("|")[1].strip() == holds and ("!'tarif'" in row) == (holds == "f")
finally:
    server.cleanup()
PYTHON
node - <<'JAVASCRIPT'
/* lunr 2.3.9 and search-string 4.1.0 exclude the word, search-query-parser 1.6.0 (told of a keyword) asks for all three. */
const lunr = require("lunr");
const { default: SearchString } = require("search-string");
const { parse } = require("search-query-parser");
const titles = ["Cantine - Tarifs 2024", "Cantine 2024"];
const index = lunr(function () {
  this.ref("id");
  this.field("title");
  titles.forEach((title, id) => this.add({ id, title }));
});
const found = (asked) => index.search(asked).map((hit) => titles[hit.ref]).sort().join("; ");
const hyphen = found("Cantine - Tarifs 2024");
const dash = found("Cantine – Tarifs 2024");
const excluded = SearchString.parse("Cantine - Tarifs 2024").getTextSegments().filter((part) => part.negated).map((part) => part.text);
const other = parse("Cantine - Tarifs 2024", { keywords: ["commune"], tokenize: true }).text;
console.log("lunr:", hyphen, "| with the dash:", dash);
console.log("search-string excludes:", excluded, "search-query-parser asks for:", other);
process.exit(hyphen === "Cantine 2024" && dash.includes("Tarifs") && excluded.join() === "Tarifs" && other.join() === "Cantine,Tarifs,2024" ? 0 : 1);
JAVASCRIPT
