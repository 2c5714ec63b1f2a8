#!/usr/bin/env bash
# Whoosh refuses an act for its date and finds the act that is added after it by the words and the number of the refused one.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cat > "$place/seen.py" <<'PYTHON'
"""Whoosh-Reloaded 2.7.5 and whoosh3 3.54.0, ``add_document`` in a session that goes on after an error.

Expected: an act that ``add_document`` refuses with an exception is not in the index, and no other act changes by it.
Seen: the fields are indexed one after the other, by name, under the rank that the act is to have. A date in French words in the field
« seance » is refused; « numero » and « objet » came before it, and their entries stay. The rank goes to the next act, which is found by the
number and the words of both, and shown with its own: « vente du presbytère » finds a secretary's post. The counts of the index are right.
Expected of the fields behind the refused one: nothing of them, which is so: what an act inherits depends on the names of the fields.
Whom it hits: an indexer that notes a failed act and goes on. ``writer.cancel()`` gives up the session with all its acts; the only way to keep
them is to try the values of an act before it is added.
"""
from datetime import datetime

import whoosh
from whoosh.fields import DATETIME, ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

schema = Schema(numero=ID(stored=True), objet=TEXT(stored=True), seance=DATETIME(stored=True), texte=TEXT)
index = RamStorage().create_index(schema)
day = datetime(2024, 5, 2)
writer = index.writer()
refused = []
for number, subject, date, text in (
    ("2024-1", "tarifs de la cantine", day, "fixe"),
    ("2024-2", "vente du presbytère", "2 mai 2024", "cède"),
    ("2024-3", "emploi de secrétaire", day, "crée"),
):
    try:
        writer.add_document(numero=number, objet=subject, seance=date, texte=text)
    except ValueError:
        refused.append(number)
writer.commit()


def found(words):
    return [hit["numero"] for hit in searcher.search(QueryParser("objet", schema).parse(words))]


with index.searcher() as searcher:
    seen = {words: found(words) for words in ("cantine", "secrétaire", "presbytère", "numero:2024-2", "texte:cède")}
    count = searcher.doc_count()
print(whoosh.__version__, "refused", refused, "acts", count, seen)
assert refused == ["2024-2"] and count == 2
assert seen["cantine"] == ["2024-1"] and seen["secrétaire"] == ["2024-3"]
assert seen["presbytère"] == seen["numero:2024-2"] == ["2024-3"] and seen["texte:cède"] == []
PYTHON
for package in Whoosh-Reloaded==2.7.5 whoosh3==3.54.0; do
    python3 -m venv "$place/$package"
    "$place/$package/bin/pip" install --quiet --disable-pip-version-check "$package"
    "$place/$package/bin/python" "$place/seen.py"
done
