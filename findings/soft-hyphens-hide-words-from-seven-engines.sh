#!/usr/bin/env bash
# « délibération » with the hyphen that Word shows at the end of a line only: three readers keep it, and seven engines do not find the word; five find « ration ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 markitdown==0.1.9 pypandoc_binary==1.17 docx2txt==0.9 docx2python==3.7.1 tantivy==0.27.0 whoosh==2.7.4 apsw==3.50.4.0
npm install --silent --no-audit --no-fund --prefix "$place" lunr@2.3.9 minisearch@7.2.0 @orama/orama@3.1.18 flexsearch@0.8.212
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""mammoth 1.13.0, MarkItDown 0.1.9, pandoc 3.9, python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1; tantivy-py 0.27.0, Whoosh 2.7.4, FTS5
of SQLite (apsw 3.50.4.0). ECMA-376 part 1, 17.3.3.29 (w:softHyphen); Unicode standard, 23.2, by which a soft hyphen (U+00AD)
says where a word may be cut and is no part of it, and Unicode annex 29, 4.1, by which it ends no word.

Expected: the word, from the reader or from the engine.
Seen: mammoth, MarkItDown and pandoc hand the soft hyphen on, as pages on the web do that are hyphenated by a program. It cannot be
seen, and copying the word from a result into the search gives another one. tantivy, Whoosh and FTS5 take it for the end of a word and
index « délibé » and « ration »: the word as it is typed finds nothing.
"""
from pathlib import Path

import apsw
import docx
import docx2txt
import mammoth
import pypandoc
import tantivy
from docx.oxml import OxmlElement
from docx2python import docx2python
from markitdown import MarkItDown
from whoosh.analysis import StandardAnalyzer

file = "acte.docx"
act = docx.Document()
line = act.add_paragraph()
line.add_run("La délibé")._r.append(OxmlElement("w:softHyphen"))
line.add_run("ration")
act.save(file)
with docx2python(file) as opened, open(file, "rb") as raw:
    texts = {
        "mammoth": mammoth.extract_raw_text(raw).value,
        "MarkItDown": MarkItDown().convert(file).text_content,
        "pandoc": pypandoc.convert_file(file, "plain"),
        "python-docx": docx.Document(file).paragraphs[0].text,
        "docx2txt": docx2txt.process(file),
        "docx2python": opened.text,
    }
for reader, text in texts.items():
    print(f"{reader}: {text.strip()!r}")
    kept = reader in ("mammoth", "MarkItDown", "pandoc")
    assert text.strip() == ("La délibé\u00adration" if kept else "La délibération"), reader
words = texts["mammoth"].strip()
Path("words.txt").write_text(words, encoding="utf-8")


def by_tantivy(asked):
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("words")
    index = tantivy.Index(schema.build())
    writer = index.writer()
    writer.add_document(tantivy.Document(words=words))
    writer.commit()
    index.reload()
    return index.searcher().search(index.parse_query(asked, ["words"])).count


def by_fts5(asked):
    base = apsw.Connection(":memory:")
    base.execute("create virtual table acts using fts5(words)")
    base.execute("insert into acts values (?)", (words,))
    return len(base.execute("select 1 from acts where acts match ?", (asked,)).fetchall())


def by_whoosh(asked):
    return [token.text for token in StandardAnalyzer()(words)].count(asked)


for engine in (by_tantivy, by_fts5, by_whoosh):
    seen = [engine(asked) for asked in ("délibération", "ration")]
    print(f"{engine.__name__}, « délibération » and « ration »: {seen}")
    assert seen == [0, 1]
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
/* Orama 3.1.18 and FlexSearch 0.8.212 cut the word too; lunr 2.3.9 and MiniSearch 7.2.0 keep the sign in it. None finds the word. */
import { readFileSync } from "node:fs";
import { create, insert, search } from "@orama/orama";
import flexsearch from "flexsearch";
import lunr from "lunr";
import MiniSearch from "minisearch";
const words = readFileSync("words.txt", "utf8");
const orama = create({ schema: { words: "string" }, language: "french" });
insert(orama, { words });
const flex = new flexsearch.Index();
flex.add(1, words);
const mini = new MiniSearch({ fields: ["words"] });
mini.add({ id: 1, words });
const index = lunr(function () {
  this.field("words");
  this.add({ id: 1, words });
});
const engines = {
  Orama: async (asked) => (await search(orama, { term: asked })).count,
  FlexSearch: (asked) => flex.search(asked).length,
  MiniSearch: (asked) => mini.search(asked).length,
  lunr: (asked) => index.search(asked).length,
};
const expected = { Orama: [0, 1], FlexSearch: [0, 1], MiniSearch: [0, 0], lunr: [0, 0] };
let holds = true;
for (const [name, find] of Object.entries(engines)) {
  const seen = [await find("délibération"), await find("ration")];
  console.log(`${name}, « délibération » and « ration »:`, seen);
  holds = holds && seen.join() === expected[name].join();
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
node seen.mjs
