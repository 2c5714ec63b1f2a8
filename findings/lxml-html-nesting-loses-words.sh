#!/usr/bin/env bash
# lxml 6.0.2 (libxml2 2.14): lxml.html, asked for huge trees, gives of a page nested 3,000 deep an empty
# body and raises nothing: the words are gone, only the parser's error_log tells. Nested 2,000 deep all is
# there. The option names itself as the remedy of the very limit that it does not lift.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "lxml==6.0.2"
"$folder/venv/bin/python" - <<'PYTHON'
import lxml.html

def read(depth):
    parser = lxml.html.HTMLParser(huge_tree=True)
    page = f"<html><body>{'<div>' * depth}mot{'</div>' * depth}<p>fin</p></body></html>"
    text = lxml.html.document_fromstring(page, parser=parser).text_content()
    return text, [entry.message for entry in parser.error_log][:1]

for depth in (2_000, 3_000):
    print(depth, *read(depth))
assert read(2_000) == ("motfin", [])
text, told = read(3_000)
assert text == "" and "Excessive depth in document: 2048" in told[0]
PYTHON
