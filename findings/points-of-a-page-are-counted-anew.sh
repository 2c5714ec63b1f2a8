#!/usr/bin/env bash
# Points 3, 7 and 8 of an agenda (<ol start="3">, value="7"): of ten readers of web pages none says so; three say 1, 2, 3, six 3, 4, 5, inscriptis 1, 7, 8.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6 inscriptis==2.7.6 html2text==2025.4.15 resiliparse==2.0.1 markdownify==1.2.3 markitdown==0.1.9 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix "$place" turndown@7.2.5 html-to-text@10.0.1 node-html-markdown@2.0.0
cd "$place"
cat > page.html <<'HTML'
<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Actes</title></head><body><main><article>
<h1>Extrait de la séance</h1>
<ol start="3"><li>Tarifs de la cantine</li><li value="7">Vente de la halle</li><li>Motion</li></ol>
<p>Le conseil municipal, après en avoir délibéré, approuve la convention avec le syndicat des eaux de la vallée et autorise le maire à signer.</p>
</article></main></body></html>
HTML
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""trafilatura 2.3.1 (as Markdown), Resiliparse 2.0.1, inscriptis 2.7.6, html2text 2025.4.15, markdownify 1.2.3, MarkItDown 0.1.9, pandoc 3.9
(pypandoc_binary 1.17, plain text). HTML standard, « ol » and « li »: « start » is the number of the first item, « value » that of its own, and the
next ones go on from there.

Expected: who writes numbers before the items writes those that the page shows: an extract of minutes holds points 3, 7 and 8, by which agenda,
prefecture and later acts name them. No number would be no harm.
Seen: trafilatura and Resiliparse count from 1, the others heed the first number alone; inscriptis, which sets out to lay a page out as a browser
does, heeds « value » and not « start ». For a reader of the text the sale of the hall is point 2 or 4, and point 7 is not on the agenda. pandoc
counts the items of an OpenDocument text that begin anew at 3 and 7 (text:start-value of text:list-item) as 1, 2, 3.
"""
import pathlib
import re
import zipfile

import html2text
import inscriptis
import markdownify
import pypandoc
import trafilatura
from markitdown import MarkItDown
from resiliparse.extract.html2text import extract_plain_text

page = pathlib.Path("page.html").read_text()
texts = {
    "trafilatura": trafilatura.extract(page, output_format="markdown"),
    "Resiliparse": extract_plain_text(page),
    "inscriptis": inscriptis.get_text(page),
    "html2text": html2text.html2text(page),
    "markdownify": markdownify.markdownify(page),
    "MarkItDown": MarkItDown().convert("page.html").text_content,
    "pandoc": pypandoc.convert_text(page, "plain", format="html"),
}
seen = {reader: [int(number) for number in re.findall(r"^\s*(\d+)\. ", text, re.M)] for reader, text in texts.items()}
print(seen)
assert seen["trafilatura"] == seen["Resiliparse"] == [1, 2, 3] and seen["inscriptis"] == [1, 7, 8]
assert all(seen[reader] == [3, 4, 5] for reader in ("html2text", "markdownify", "MarkItDown", "pandoc"))

URN = "urn:oasis:names:tc:opendocument:xmlns:"
KIND = "application/vnd.oasis.opendocument.text"
STYLE = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
ITEMS = "".join(
    f"<text:list-item{start}><text:p>{words}</text:p></text:list-item>"
    for start, words in ((' text:start-value="3"', "Tarifs"), (' text:start-value="7"', "Vente de la halle"), ("", "Motion"))
)
with zipfile.ZipFile("acte.odt", "w") as made:
    made.writestr("mimetype", KIND)
    made.writestr(
        "META-INF/manifest.xml",
        f'<m:manifest xmlns:m="{URN}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{KIND}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
    )
    made.writestr(
        "content.xml",
        f'<office:document-content xmlns:office="{URN}office:1.0" xmlns:text="{URN}text:1.0" xmlns:style="{URN}style:1.0" office:version="1.3">'
        f"<office:automatic-styles>{STYLE}</office:automatic-styles><office:body><office:text>"
        f'<text:list text:style-name="L">{ITEMS}</text:list></office:text></office:body></office:document-content>',
    )
    for part in ("styles", "meta"):
        made.writestr(f"{part}.xml", f'<office:document-{part} xmlns:office="{URN}office:1.0" office:version="1.3"/>')
text = pypandoc.convert_file("acte.odt", "plain")
print("pandoc, OpenDocument:", text.split("\n"))
assert re.findall(r"^(\d+)\. ", text, re.M) == ["1", "2", "3"]
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
/* turndown 7.2.5, html-to-text 10.0.1, node-html-markdown 2.0.0. */
import { readFileSync } from "node:fs";
import { convert } from "html-to-text";
import { NodeHtmlMarkdown } from "node-html-markdown";
import Turndown from "turndown";
const page = readFileSync("page.html", "utf8");
const texts = { turndown: new Turndown().turndown(page), "html-to-text": convert(page), "node-html-markdown": NodeHtmlMarkdown.translate(page) };
const seen = Object.entries(texts).map(([name, text]) => [name, [...text.matchAll(/^\s*(\d+)\. /gm)].map((found) => found[1]).join()]);
console.log(JSON.stringify(seen));
process.exit(seen.map(([, numbers]) => numbers).join(" ") === "3,4,5 3,4,5 1,2,3" ? 0 : 1);
JAVASCRIPT
node seen.mjs
