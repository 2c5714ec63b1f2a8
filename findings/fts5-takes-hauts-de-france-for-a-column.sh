#!/usr/bin/env bash
# Asked for Hauts-de-France, act 2024-12 or « M57 : budget », SQLite's full text search looks for columns of these names.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.50.4.0
"$place/venv/bin/python" - <<'PYTHON'
"""SQLite 3.50.4 (apsw 3.50.4.0), FTS5 with the tokenizer unicode61.

Expected: what an act says finds it, or finds nothing.
Seen: the text after MATCH is a language in which « - » excludes a column and « : » names one: « Hauts-de-France », « compte-rendu »,
« 2024-12 » and « M57 : budget » are no such column: de, rendu, 12, M57. Where the word is the name of a column nothing
is told: « Commune : entente » looks for « entente » among names of communes, and does not find the act that says both.
"""
import apsw

place = apsw.Connection(":memory:")
place.execute("create virtual table acts using fts5(commune, objet, tokenize='unicode61 remove_diacritics 2')")
place.execute("insert into acts values ('Orme', 'Compte-rendu 2024-12 : convention avec la région Hauts-de-France, budget M57')")
place.execute("insert into acts values ('Vaux', 'Entente de la commune et objet de la convention')")


def asked(query: str) -> object:
    """The rows that a query finds, or what is told of it."""
    try:
        return [row for (row,) in place.execute("select rowid from acts where acts match ?", (query,))]
    except apsw.SQLError as error:
        return str(error)


seen = {query: asked(query) for query in ("Hauts-de-France", "compte-rendu", "2024-12", "M57 : budget", "Commune : entente", "Commune entente")}
for query, answer in seen.items():
    print(query, "->", answer)
for query, column in (("Hauts-de-France", "de"), ("compte-rendu", "rendu"), ("2024-12", "12"), ("M57 : budget", "M57")):
    assert str(seen[query]).endswith(f"no such column: {column}"), seen
assert seen["Commune : entente"] == [] and seen["Commune entente"] == [2], seen
PYTHON
