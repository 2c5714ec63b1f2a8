#!/usr/bin/env bash
# A cross that moves from « Pour » to « Contre » is no change to lxml’s htmldiff, and two to htmldiff-js.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check lxml==6.1.3
npm install --silent --no-audit --no-fund --prefix "$place" htmldiff-js@1.0.5
cd "$place"
cat > other.js <<'JAVASCRIPT'
const { default: differ } = require("htmldiff-js");
const [before, after] = process.argv.slice(2);
console.log(differ.execute(before, after));
JAVASCRIPT
"$place/venv/bin/python" - <<'PYTHON'
"""lxml 6.1.3, ``lxml.html.diff.htmldiff``; htmldiff-js 1.0.5.

Expected of a comparison of two versions of an act: what a reader sees changed is marked. That markup « is generally
ignored », as the docstring of htmldiff says, may be taken for its look; the cell of a cross is what it says.
Seen: words are compared in their order, so that a cross or number that passes over an empty cell into the next column
is where it was, and so are a box ticked the other way and, of two amounts, the one that is struck. The result holds
neither <ins> nor <del>: who voted for and now votes against is a minute without change. Another number is marked.
htmldiff-js marks the cross in the cell that it left and in the one where it stands, and the amount, but not the box.
That a change of tags counts for nothing in a like program is known (tnwinc/htmldiff.js#10).
"""
import subprocess

from lxml.html.diff import htmldiff


def votes(for_it, against):
    heading = "<tr><th>Élu</th><th>Pour</th><th>Contre</th></tr>"
    return f"<table>{heading}<tr><td>M. Brisset</td><td>{for_it}</td><td>{against}</td></tr></table>"


def marks(compared):
    return compared.count("<ins") + compared.count("<del")


def with_js(before, after):
    return subprocess.run(["node", "other.js", before, after], check=True, capture_output=True, text=True).stdout


box = "<p>Pour <input type=checkbox {}> Contre <input type=checkbox {}></p>"
pairs = {
    "cross": (votes("X", ""), votes("", "X"), 0, 2),
    "box": (box.format("checked", ""), box.format("", "checked"), 0, 0),
    "struck": ("<p>Verse <s>1 200</s> 1 500 euros</p>", "<p>Verse 1 200 <s>1 500</s> euros</p>", 0, 4),
    "number": (votes("12", "3"), votes("13", "2"), 4, 4),
}
for name, (before, after, of_lxml, of_js) in pairs.items():
    compared = htmldiff(before, after)
    other = with_js(before, after)
    print(f"{name}: lxml {marks(compared)}, htmldiff-js {marks(other)}; {compared}")
    assert (marks(compared), marks(other)) == (of_lxml, of_js)
PYTHON
