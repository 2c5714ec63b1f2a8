#!/usr/bin/env bash
# « Objet », « Cantine », « Numéro », « 2024-12 » in a list of terms (dl): « ObjetCantineNuméro2024-12 » for inscriptis and html-to-text, nothing for Kreuzberg and goose3.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check inscriptis==2.7.6 kreuzberg==4.10.4 goose3==3.1.22 boilerpy3==1.0.7 html-text==0.7.1 trafilatura==2.3.1 lxml_html_clean==0.4.6
npm install --silent --no-audit --no-fund --prefix "$place" html-to-text@10.0.1 turndown@7.2.5
cd "$place"
cat > page.html <<'HTML'
<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Actes</title></head><body><main><article>
<h1>Délibération</h1>
<dl><dt>Objet</dt><dd>Cantine</dd><dt>Numéro</dt><dd>2024-12</dd><dt>Pour</dt><dd>11</dd></dl>
<p>Le conseil municipal, après en avoir délibéré, approuve la convention avec le syndicat des eaux de la vallée et autorise le maire à signer.</p>
<p>La participation de la commune est inscrite au budget de l'exercice, et la présente délibération est transmise au représentant de l'État.</p>
</article></main></body></html>
HTML
tr -d '\n' < page.html > act.html
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""inscriptis 2.7.6, Kreuzberg 4.10.4, goose3 3.1.22, boilerpy3 1.0.7 (ArticleExtractor); html-text 0.7.1, trafilatura 2.3.1. HTML standard, « dl »,
by which dl holds names and their values, and its chapter on rendering, by which each is a block of its own.

Expected: the names and values on lines of their own; inscriptis says that it lays a page out as a browser does. Sites of towns tell number, object,
date and vote of an act in such a list, with the text of the act, or its PDF, below.
Seen: for inscriptis none of the three elements begins a line, so that « Objet », « Cantine » and « Numéro » are one word which no search for
« cantine » finds. Kreuzberg and goose3 leave the list out and give the paragraphs, boilerpy3 keeps its last lines. html-text and trafilatura
give all six.
"""
import pathlib

import html_text
import inscriptis
import trafilatura
from boilerpy3 import extractors
from goose3 import Goose
from kreuzberg import extract_file_sync

page = pathlib.Path("act.html").read_text()
texts = {
    "inscriptis": inscriptis.get_text(page),
    "Kreuzberg": extract_file_sync("act.html").content,
    "goose3": Goose({"target_language": "fr"}).extract(raw_html=page).cleaned_text,
    "boilerpy3": extractors.ArticleExtractor().get_content(page),
    "html-text": html_text.extract_text(page),
    "trafilatura": trafilatura.extract(page),
}
whole = "Objet Cantine Numéro 2024-12 Pour 11"
for reader, text in texts.items():
    words = " ".join(word for word in text.split() if word != "-")
    print(f"{reader}: {words[: words.index('Le conseil')]!r}")
    assert "Le conseil municipal" in words
    assert (whole in words) == (reader in ("html-text", "trafilatura"))
    assert ("Cantine" in words) == (reader not in ("Kreuzberg", "goose3", "boilerpy3"))
assert "ObjetCantineNuméro2024-12Pour11" in texts["inscriptis"]
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
/* html-to-text 10.0.1 makes one word of them, turndown 7.2.5 paragraphs. */
import { readFileSync } from "node:fs";
import { convert } from "html-to-text";
import Turndown from "turndown";
const page = readFileSync("act.html", "utf8");
const glued = convert(page).includes("ObjetCantineNuméro2024-12Pour11");
const apart = new Turndown().turndown(page).split(/\n+/).includes("Cantine");
console.log("html-to-text:", JSON.stringify(convert(page).split("\n").slice(0, 3)), "turndown keeps them apart:", apart);
process.exit(glued && apart ? 0 : 1);
JAVASCRIPT
node seen.mjs
