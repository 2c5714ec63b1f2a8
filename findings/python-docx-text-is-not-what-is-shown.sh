#!/usr/bin/env bash
# python-docx: the text of a paragraph holds what Word hides and lacks what it shows.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0
"$place/venv/bin/python" - <<'PYTHON'
"""python-docx 1.2.0.

Expected of « paragraph.text » and « document.paragraphs »: what a reader sees in Word.
Seen: text formatted as hidden (w:vanish, how names are struck out before publication) is in it; text
inserted with tracked changes (w:ins), which Word shows, is not; a paragraph inside a content control
(w:sdt, the fields of an act's template) is not among the document's paragraphs.
"""
import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def run(text):
    made, inner = OxmlElement("w:r"), OxmlElement("w:t")
    inner.text = text
    made.append(inner)
    return made


written = docx.Document()
paragraph = written.add_paragraph("Le conseil ")
paragraph.add_run("(agent : A. Personne) ").font.hidden = True
inserted = OxmlElement("w:ins")
inserted.set(qn("w:id"), "1")
inserted.set(qn("w:author"), "mairie")
inserted.append(run("approuve"))
paragraph._p.append(inserted)
control, content, inside = (OxmlElement(name) for name in ("w:sdt", "w:sdtContent", "w:p"))
inside.append(run("Objet : achat d'une balayeuse"))
content.append(inside)
control.append(content)
written.element.body.insert(0, control)
out = io.BytesIO()
written.save(out)

texts = [p.text for p in docx.Document(io.BytesIO(out.getvalue())).paragraphs]
print(texts)
assert texts == ["Le conseil (agent : A. Personne) "]
PYTHON
