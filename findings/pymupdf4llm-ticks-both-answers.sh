#!/usr/bin/env bash
# « ● Pour » over « ○ Contre », or « ■ » over « □ », are « - Pour » and « - Contre » for PyMuPDF4LLM, whichever is filled.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pymupdf4llm==1.28.2 pymupdf==1.28.2 pymupdf-layout==1.28.2
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""pymupdf4llm 1.28.2, ``to_markdown`` without its model of layout (``use_layout(False)``); pymupdf 1.28.2, ``get_text``, beside it.

Expected: the marks of a choice are text of the page, which ``get_text`` has.
Seen: circles and squares at the head of a line are taken for the bullets of a list, filled or not, and written as « - »: the answer that was ticked
and the one that was not are alike, and so are an opinion for and one against. Two answers on one line lose the first mark. Boxes with a cross or without
(☒, ☐) are kept. With the model it happens where that finds a list. The list of bullets was widened to these on purpose, for lists (pymupdf/pymupdf4llm#81).
Whom it hits: who has votes, opinions of commissions and answers to public inquiries read by language models, for which this Markdown is made.
"""
import pymupdf
import pymupdf4llm


pymupdf4llm.use_layout(False)


def read(lines):
    """The text and the Markdown of a page."""
    file = pymupdf.open()
    page = file.new_page()
    for number, line in enumerate(lines):
        page.insert_htmlbox((72, 72 + 30 * number, 500, 100 + 30 * number), line)
    text, markdown = page.get_text(), pymupdf4llm.to_markdown(file)
    print(text, markdown, sep="\n")
    return text, [line.strip() for line in markdown.split("\n")]


OPENING = "Le conseil municipal de Vaucourt, réuni le 12 mars, après en avoir délibéré, se prononce ainsi :"
for filled, empty in ("●○", "■□"):
    carried, refused = (read([OPENING, f"{left} Pour", f"{right} Contre", "Suit le texte."]) for left, right in (filled + empty, empty + filled))
    assert carried[0] != refused[0]
    assert carried[1] == refused[1] and {"- Pour", "- Contre"} <= set(carried[1])
assert "- Favorable ○ Défavorable" in read([OPENING, "● Favorable ○ Défavorable", "Suit le texte."])[1]
crossed = " ".join(read([OPENING, "☒ Pour", "☐ Contre", "Suit le texte."])[1])
assert "☒" in crossed and "☐" in crossed
PYTHON
