#!/usr/bin/env bash
# « M. Brisset ; » over « M. Duval » is « M. Brisset » and « N. Duval » once read by Asciidoctor or Djot, and « L. 2121-29 » an item 2121-29.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix "$place" @asciidoctor/core@4.1.0 @djot/djot@0.3.2
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/*
 * Asciidoctor.js 4.1.0, Djot 0.3.2; both languages number lists by letters too, « A. », « B. ».
 *
 * Expected: a capital and a full stop begin a list where they are A, B, C in turn; who votes is listed by « M. », articles by « L. ».
 * Seen: any one capital does. The title of a man and the letter of an article are taken off the text, and stand nowhere in the
 * page but as the number of the first item: 13 of letters for Asciidoctor, the Roman thousand or fifty for Djot. A page that a
 * browser shows has « M. » before the first name, « N. », « O. » before the next ones (« MI. », « MII. »); a reader of its text
 * has bare names. « Mme » stays. Asciidoctor warns of the second line of a list, and not of lines that stand apart.
 */
import { convert } from "@asciidoctor/core";
import * as djot from "@djot/djot";
const readers = { Asciidoctor: convert, Djot: async (text) => djot.renderHTML(djot.parse(text)) };
const roll = "Ont voté contre :\n\nM. Brisset ;\nM. Duval ;\nMme Orval.\n";
const apart = "M. Brisset\n\nMme Orval\n\nL. 2121-29 du code général des collectivités territoriales\n";
const starts = { Asciidoctor: [["A", 13], ["A", 12]], Djot: [["I", 1000], ["I", 50]] };
let holds = true;
for (const [name, read] of Object.entries(readers)) {
  for (const text of [roll, apart]) {
    const page = await read(text);
    const lists = [...page.matchAll(/<ol[^>]*>/g)].map(([tag]) => [/type="(.)"/.exec(tag)[1], Number(/start="(\d+)"/.exec(tag)[1])]);
    const words = page.replace(/<[^>]+>/g, "").split(/\s*\n\s*/).filter(Boolean);
    console.log(name, JSON.stringify(lists), JSON.stringify(words));
    const wanted = text === roll ? starts[name].slice(0, 1) : starts[name];
    holds = holds && JSON.stringify(lists) === JSON.stringify(wanted);
    holds = holds && !/M\. |L\. /.test(words.join(" ")) && words.join(" ").includes("Mme Orval");
    holds = holds && (text === roll ? /Brisset ; ?Duval/.test(words.join(" ")) : words.at(-1).startsWith("2121-29"));
  }
}
process.exit(holds ? 0 : 1);
JAVASCRIPT
node seen.mjs
"$place/venv/bin/python" - <<'PYTHON'
"""pandoc 3.9 (pypandoc_binary 1.17) writes out the letters that a browser would show; its Markdown keeps the title."""
import pypandoc

roll = "Ont voté contre :\n\nM. Brisset ;\nM. Duval.\n"
for kind in ("djot", "rst"):
    text = pypandoc.convert_text(roll, "plain", format=kind)
    print(f"pandoc, {kind}: {text!r}")
    assert [line.split() for line in text.splitlines()[2:]] == [["M.", "Brisset", ";"], ["N.", "Duval."]]
assert "M. Brisset ; M. Duval." in pypandoc.convert_text(roll, "plain", format="markdown")
PYTHON
