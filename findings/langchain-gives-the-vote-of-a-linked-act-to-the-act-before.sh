#!/usr/bin/env bash
# An act whose heading is a link is part of the act before for LangChain’s splitter of web pages, its votes with it; « <b>12</b> 500 € » is 500 € and a 12 behind it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check langchain-text-splitters==1.1.3 beautifulsoup4==4.14.3
"$place/venv/bin/python" - <<'PYTHON'
"""langchain-text-splitters 1.1.3, ``HTMLHeaderTextSplitter``.

Expected: a page of minutes is cut at its headings, each piece with the headings above it, as the manual shows for headings and paragraphs of plain text; what
stands in a paragraph stays in its order.
Seen: only the text that is an element's own counts, what is inside its links, bold and raised letters comes after it. A heading that is all link, as pages
list their acts, is none: what follows is handed out under the heading of the act before. Where the number alone is the link all acts have one heading,
« Acte ». A paragraph behind an act that is an article of the page (« Certifié exécutoire ») is taken into the act's last piece, and takes its heading away.
Bold figures and raised letters leave their sentence: « Contre : <b>2</b>, pour : <b>11</b> » is « Contre : , pour : », then « 2 » and « 11 ». Of the
sister class ``HTMLSemanticPreservingSplitter`` the order is a known fault (langchain-ai/langchain#38404, open).
Whom it hits: who has questions on acts answered by a language model, which is given such pieces and their headings.
"""
from langchain_text_splitters import HTMLHeaderTextSplitter

splitter = HTMLHeaderTextSplitter([("h1", "seance"), ("h2", "acte")])


def votes(body):
    """The heading under which each vote is handed out."""
    pieces = splitter.split_text(f"<html><body><h1>Séance</h1>{body}</body></html>")
    print(*((piece.page_content, piece.metadata.get("acte")) for piece in pieces), sep="\n", end="\n\n")
    return {piece.page_content.split("Contre : ")[-1][0]: piece.metadata.get("acte") for piece in pieces if "Contre" in piece.page_content}


page = "<h2>{}</h2><p>Contre : 2</p><h2>{}</h2><p>Contre : 9</p>"
assert votes(page.format("Acte 2024-12", "Acte 2024-13")) == {"2": "Acte 2024-12", "9": "Acte 2024-13"}
assert votes(page.format("Acte 2024-12", "<a href='13'>Acte 2024-13</a>")) == {"9": "Acte 2024-12"}
assert votes(page.format("Acte <a href='12'>2024-12</a>", "Acte <a href='13'>2024-13</a>")) == {"2": "Acte", "9": "Acte"}
articles = "<article><h2>Acte 12</h2><p>Contre : 2</p></article>{}<article><h2>Acte 13</h2><p>Contre : 9</p></article>"
assert votes(articles.format("")) == {"2": "Acte 12", "9": "Acte 13"}
assert votes(articles.format("<p>Certifié exécutoire.</p>")) == {"2": None, "9": "Acte 13"}
(piece,) = splitter.split_text("<p>Une aide de <b>12</b> 500 €. Contre : <b>2</b>, pour : <b>11</b></p>")
print(piece.page_content)
assert piece.page_content.split() == "Une aide de 500 €. Contre : , pour : 12 2 11".split()
PYTHON
