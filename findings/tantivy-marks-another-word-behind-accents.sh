#!/usr/bin/env bash
# tantivy’s Python counts the place of a hit in bytes: cut out as its tutorial does, « cantine » of a French act is « ale ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$place/venv/bin/python" - <<'PYTHON'
"""tantivy 0.27.0 (tantivy-py), SnippetGenerator.

Expected: the tutorial cuts the word that was found out of the fragment by ``start`` and ``end``, ``fragment[hit.start:hit.end]``, and both
are Python strings.
Seen: the numbers count the bytes of the text in UTF-8, where each accent, « ° », « € » and typographic apostrophe is one or two more than
Python counts. In English nothing shows; in an act the marked word lies as many letters further on as there are such signs before it: « ale »
of « municipale », or nothing at the end of the fragment. Its own HTML marks the right word. Cut from the encoded fragment the numbers hold.
"""
import tantivy

fields = tantivy.SchemaBuilder()
fields.add_text_field("text", stored=True)
schema = fields.build()
index = tantivy.Index(schema)
writer = index.writer()
act = "Délibération du conseil : création d’un emploi à l’école élémentaire, décidée par délégation, pour la cantine municipale"
plain = "Decision of the council on the posts of the school and the canteen, cantine municipale"
for text in (act, plain):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
query = index.parse_query("cantine", ["text"])
searcher = index.searcher()
generator = tantivy.SnippetGenerator.create(searcher, query, schema, "text")
seen = {}
for _, address in searcher.search(query).hits:
    document = searcher.doc(address)
    snippet = generator.snippet_from_doc(document)
    (hit,) = snippet.highlighted()
    fragment = snippet.fragment()
    seen[document["text"][0]] = fragment[hit.start : hit.end]
    print(f"« {fragment} »: {hit.start} to {hit.end}: « {fragment[hit.start : hit.end]} »")
    assert "<b>cantine</b>" in snippet.to_html()
    assert fragment.encode()[hit.start : hit.end].decode() == "cantine"
assert seen == {plain: "cantine", act: "ale"}
PYTHON
