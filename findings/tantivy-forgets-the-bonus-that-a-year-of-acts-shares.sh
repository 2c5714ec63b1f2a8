#!/usr/bin/env bash
# tantivy leaves out the score of a range that every act of a segment lies in: recent acts indexed together lose their bonus.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$place/venv/bin/python" - <<'PYTHON'
"""tantivy 0.27.0 (tantivy-py), a boolean query with an optional range.

Expected: a range scores 1.0 for each document in it, as it does alone; as an optional clause it moves recent acts above older ones, however
the acts were committed.
Seen: where all acts of a segment lie in the range, tantivy takes it for « all documents » and leaves it out of the boolean query with its
score. Acts of 2021 and 2022 that were committed after those of 2019, as one who indexes year by year does, score as those of 2019; committed
all at once they have the bonus. The order of an answer so depends on how acts fell into segments, and changes when these are merged. A
required range, and ``all_query`` beside a filter, lose theirs alike. A range within ``boost_query`` or ``const_score_query`` keeps it.
Whom it hits: who prefers recent acts by such a clause, or compares the scores of two engines.
"""
import tantivy
from tantivy import Occur, Query

fields = tantivy.SchemaBuilder()
fields.add_text_field("objet", stored=True)
fields.add_integer_field("annee", stored=True, indexed=True, fast=True)
schema = fields.build()


def scores(commits, bonus):
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=1)
    for years in commits:
        for year in years:
            writer.add_document(tantivy.Document(objet="tarifs de la cantine", annee=year))
        writer.commit()
    index.reload()
    searcher = index.searcher()
    word = Query.term_query(schema, "objet", "cantine")
    query = Query.boolean_query([(Occur.Must, word), (Occur.Should, bonus)])
    found = {searcher.doc(at)["annee"][0]: round(score, 2) for score, at in searcher.search(query).hits}
    print(commits, dict(sorted(found.items())))
    return found


recent = Query.range_query(schema, "annee", tantivy.FieldType.Integer, 2020, 2030)
assert scores([[2019, 2021, 2022]], recent) == {2019: 0.13, 2021: 1.13, 2022: 1.13}
assert scores([[2019], [2021, 2022]], recent) == {2019: 0.13, 2021: 0.13, 2022: 0.13}
boosted = Query.boost_query(recent, 1.5)
assert scores([[2019], [2021, 2022]], boosted) == {2019: 0.13, 2021: 1.63, 2022: 1.63}
PYTHON
