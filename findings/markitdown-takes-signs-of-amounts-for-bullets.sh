#!/usr/bin/env bash
# MarkItDown writes the lines « - 1 200,00 € » and « + 1 200,00 € » of an act as they stand: read as Markdown, both are a bullet and 1 200,00 €.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check markitdown==0.1.9 markdownify==1.2.3 python-docx==1.2.0 mammoth==1.13.0 pypandoc_binary==1.17 markdown-it-py==4.3.0
"$place/venv/bin/python" -W ignore - "$place/decision.docx" <<'PYTHON'
"""MarkItDown 0.1.9 (over mammoth's HTML and markdownify 1.2.3), read by markdown-it-py 4.3.0 (CommonMark 0.31.2, 5.2: a sign and a
blank begin a list; 2.4: a backslash takes that away).

Expected: what is a paragraph in Word is one in the Markdown that is made of it, as in mammoth's own and pandoc's, which
write « \\- 1 200,00 € ».
Seen: MarkItDown, and markdownify unless asked for ``escape_misc``, put a backslash before stars and underlines and before none of
the signs that begin a line. What an amendment of the budget takes from one line and puts on another is the same item
in two lists, without a sign; the « # 12 » of a plan is a heading.
"""
import sys

import docx
import mammoth
import pypandoc
from markdown_it import MarkdownIt
from markdownify import markdownify
from markitdown import MarkItDown

file = sys.argv[1]
act = docx.Document()
for words in ("Fêtes :", "- 1 200,00 €", "Voirie :", "+ 1 200,00 €", "Lot *", "# 12"):
    act.add_paragraph(words)
act.save(file)
with open(file, "rb") as opened:
    page = mammoth.convert_to_html(opened).value
with open(file, "rb") as opened:
    by_mammoth = mammoth.convert_to_markdown(opened).value
written = {
    "MarkItDown": MarkItDown().convert(file).text_content,
    "markdownify": markdownify(page),
    "markdownify, escape_misc": markdownify(page, escape_misc=True),
    "mammoth": by_mammoth,
    "pandoc": pypandoc.convert_file(file, "commonmark"),
}
for writer, text in written.items():
    shown = "".join(MarkdownIt().render(text).split("\n"))
    print(f"{writer}: {shown}")
    lost = writer in ("MarkItDown", "markdownify")
    assert (shown.count("<li>1 200,00 €</li>") == 2 and "<h1>12</h1>" in shown and "Lot *" in shown) == lost
    assert ("<p>- 1 200,00 €</p>" in shown and "<p>+ 1 200,00 €</p>" in shown) == (not lost)
PYTHON
