#!/usr/bin/env bash
# tantivy refuses a batch with an amount in whole euros at its commit: the commits after it succeed and the acts of them are not there.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$place/venv/bin/python" - <<'PYTHON'
"""tantivy 0.27.0 (tantivy-py), a schema with a float field and a writer of one thread and of two.

Expected: a value that a field cannot hold is refused with its act; a commit that returns has kept what was added before it.
Seen: ``Document(montant=1200)`` is an integer, ``add_document`` takes it, and only ``commit`` says « Expected a F64 »; with it go all acts of the
batch, of which none is named. The thread that met it has ended, and the writer does not start another: with one thread it takes every act that
follows and returns from every commit with its number, and no act is ever written; with two, the half of the batch that fell to the other thread
comes in late, without a word. ``rollback()`` gives a writer that writes. A document made by ``Document.from_dict(…, schema)`` has 1200.0 from
the start.
Whom it hits: an indexer that notes a failed batch and goes on to the next, as one that runs by night does.
"""
import tantivy

fields = tantivy.SchemaBuilder()
fields.add_text_field("numero", stored=True, tokenizer_name="raw")
fields.add_float_field("montant", stored=True, indexed=True)
schema = fields.build()


def after_a_refusal(threads):
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=threads)
    for rank, amount in enumerate((12.5, 1200, 4.5)):
        writer.add_document(tantivy.Document(numero=f"2024-{rank}", montant=amount))
    try:
        writer.commit()
        refused = ""
    except ValueError as error:
        refused = str(error)
    given = []
    for rank in (10, 11, 12):
        writer.add_document(tantivy.Document(numero=f"2024-{rank}", montant=1.5))
        given.append(writer.commit())
    index.reload()
    kept = index.searcher().num_docs
    writer.rollback()
    writer.add_document(tantivy.Document(numero="2024-20", montant=1.5))
    writer.commit()
    index.reload()
    print(f"{threads} thread(s): {refused}; commits {given} keep {kept}; one act after rollback(): {index.searcher().num_docs - kept}")
    assert "Expected a F64" in refused and given == sorted(given) and len(set(given)) == 3
    assert index.searcher().num_docs == kept + 1
    return kept


assert after_a_refusal(1) == 0
assert after_a_refusal(2) > 0
index = tantivy.Index(schema)
writer = index.writer(num_threads=1)
writer.add_document(tantivy.Document.from_dict({"numero": "2024-1", "montant": 1200}, schema))
writer.commit()
index.reload()
assert index.searcher().num_docs == 1
PYTHON
