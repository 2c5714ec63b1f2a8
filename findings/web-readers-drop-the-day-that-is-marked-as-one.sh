#!/usr/bin/env bash
# « La séance du <time>12 mars 2024</time> est levée » is « La séance du est levée » for trafilatura, goose3 and Resiliparse, in the middle of the act.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
install() {
    python3 -m venv "$place/$1"
    "$place/$1/bin/pip" install --quiet --disable-pip-version-check "${@:2}"
}
install trafilatura trafilatura==2.3.1 lxml_html_clean==0.4.6
install goose3 goose3==3.1.22
install others Resiliparse==2.0.1 readability-lxml==0.9 lxml_html_clean==0.4.6
cat > "$place/page.py" <<'PYTHON'
"""trafilatura 2.3.1, goose3 3.1.22, Resiliparse 2.0.1 (``main_content``); readability-lxml 0.9. HTML standard: « time » is text within a
sentence that stands for a day, « output » a result, « label » the words beside a field.

Expected: of the text of an act its words; the marks for dates are what makes a date easy to find, and pages that follow the rules of access bear
them. That dates beside a title, of the page, are left out is another matter.
Seen: the first three drop the element with what it says, wherever it stands and how long the paragraph is: the sitting, the day from which a
tariff holds and a deadline have no date, « à compter du , le prix … ». trafilatura's ``favor_recall`` changes nothing. It drops a total in an
« output » and « Contre » in a « label » likewise; Resiliparse a label. readability keeps all three.
Whom it hits: who gathers acts from sites of towns, most where these are well made.
"""
TEXT = "Le conseil municipal, après en avoir délibéré, fixe les tarifs de la cantine scolaire et charge le maire de les appliquer aux familles."


def losses(read):
    lost = ""
    for element in ("time", "output", "label"):
        sentence = f"La séance du <{element}>12 mars 2024</{element}> est levée par le maire, après que le conseil a voté les tarifs."
        body = f"<h1>Acte</h1><p>{TEXT}</p><p>{sentence}</p><p>{TEXT}</p>"
        text = read(f"<html lang='fr'><head><title>Acte</title></head><body><article>{body}</article></body></html>")
        assert "est levée par le maire" in text
        if "12 mars 2024" not in text:
            lost += f" {element}"
    return lost.split()


def check(name, read, *expected):
    print(name, "drops", seen := losses(read))
    assert seen == list(expected)
PYTHON
cd "$place"
trafilatura/bin/python - <<'PYTHON'
from functools import partial

import trafilatura
from page import check

check("trafilatura", trafilatura.extract, "time", "output", "label")
check("trafilatura, recall", partial(trafilatura.extract, favor_recall=True), "time", "output", "label")
PYTHON
goose3/bin/python - <<'PYTHON'
from goose3 import Goose
from page import check

check("goose3", lambda page: Goose({"target_language": "fr"}).extract(raw_html=page).cleaned_text, "time", "output", "label")
PYTHON
others/bin/python - <<'PYTHON'
from page import check
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

check("Resiliparse", lambda page: extract_plain_text(page, main_content=True), "time", "label")
check("readability", lambda page: Document(page).summary())
PYTHON
