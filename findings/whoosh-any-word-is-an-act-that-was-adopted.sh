#!/usr/bin/env bash
# « adopté : non » asks Whoosh for the acts that were adopted, an act added with « oui » is not among them, and « piscine » in all fields finds every act adopted.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cat > "$place/seen.py" <<'PYTHON'
"""Whoosh-Reloaded 2.7.5 and whoosh3 3.54.0, a field of the type ``BOOLEAN``.

Expected: the manual has such a field hold True or False; a word that is neither is refused, as ``DATETIME`` refuses a day that it cannot read, or
means the same where an act is added and where it is asked for.
Seen: where an act is added « t », « true », « yes » and « 1 » are true and every other word is false: « oui » and « VRAI » of a table of votes are
acts that were not adopted, beside True, which is stored as it came and so is shown. Where the query is parsed « f », « false », « no » and « 0 » are
false and every other word is true: « adopte:non », « adopte:faux » and « adopte:rejeté » list what was adopted. A parser of several fields puts each
word to the boolean one, too: « piscine », in no act, finds all that were adopted, and two words of two acts find neither of these but
an adopted third. In 2013 each word was false (whoosh-community/whoosh#336, closed); which way it goes has changed, not that it is taken for a value.
Whom it hits: who keeps « adopté », « annulé » or « transmis » of an act so, and lets people search all fields.
"""
import whoosh
from whoosh.fields import BOOLEAN, ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import MultifieldParser

schema = Schema(numero=ID(stored=True), objet=TEXT, adopte=BOOLEAN(stored=True))
index = RamStorage().create_index(schema)
writer = index.writer()
acts = {"1": ("tarifs", "oui"), "2": ("voirie", "non"), "3": ("vente", "VRAI"), "4": ("budget", "FAUX"), "5": ("cantine", True), "6": ("emprunt", False)}
for number, (subject, carried) in acts.items():
    writer.add_document(numero=number, objet=subject, adopte=carried)
writer.commit()
expected = {
    "adopte:oui": "5", "adopte:vrai": "5", "adopte:non": "5", "adopte:faux": "5", "adopte:rejeté": "5", "adopte:false": "12346",
    "piscine": "5", "emprunt": "56", "voirie tarifs": "5",
}
with index.searcher() as searcher:
    parser = MultifieldParser(["objet", "adopte"], schema)
    seen = {words: "".join(sorted(hit["numero"] for hit in searcher.search(parser.parse(words)))) for words in expected}
print(whoosh.__version__, seen)
assert seen == expected
PYTHON
for package in Whoosh-Reloaded==2.7.5 whoosh3==3.54.0; do
    python3 -m venv "$place/$package"
    "$place/$package/bin/pip" install --quiet --disable-pip-version-check "$package"
    "$place/$package/bin/python" "$place/seen.py"
done
