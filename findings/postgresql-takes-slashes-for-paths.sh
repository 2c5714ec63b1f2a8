#!/usr/bin/env bash
# PostgreSQL's French search takes « cantine/garderie » for the path of a file, and cuts « école/collège » at è.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pgserver==0.1.4
"$place/venv/bin/python" -W ignore - "$place/data" <<'PYTHON'
"""PostgreSQL 16.2 (pgserver 0.1.4), configuration « french ».

Expected: a slash parts two words, as it does for readers; « Le n° 2024-12 » holds 2024 and 12.
Seen: words with a slash between them are one lexeme of the kind « file » and are found by neither: cantine/garderie,
eau/assainissement; so is the article L.2121-29. A path ends at an accent, which cuts the word behind it in two:
« école/collège » holds « /coll » and « ège », so that a search for « collège » fails. « 2024-12 » holds the
negative number -12, which « 12 » does not find.
"""
import sys

import pgserver

expected = {
    "cantine/garderie": {"cantine/garderie"},
    "école/collège": {"écol", "/coll", "ège"},
    "eau/assainissement": {"eau/assainissement"},
    "L.2121-29": {"l.2121-29"},
    "acte 2024-12": {"acte", "2024", "-12"},
}
sought = {"cantine/garderie": "cantine", "école/collège": "collège", "acte 2024-12": "12"}
server = pgserver.get_server(sys.argv[1])
try:
    for text, terms in expected.items():
        rows = server.psql(f"select 'term', unnest(tsvector_to_array(to_tsvector('french', '{text}')))")
        seen = {row.split("|")[1].strip() for row in rows.splitlines() if row.strip().startswith("term ")}
        print(f"{text} -> {sorted(seen)}")
        assert seen == terms, seen
    for text, word in sought.items():
        found = server.psql(f"select to_tsvector('french', '{text}') @@ plainto_tsquery('french', '{word}')")
        print(f"« {word} » in « {text} »:", found.splitlines()[2].strip())
        assert found.splitlines()[2].strip() == "f"
finally:
    server.cleanup()
PYTHON
