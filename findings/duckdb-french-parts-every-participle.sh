#!/usr/bin/env bash
# DuckDB’s French search takes the accents off before it stems: « approuvé » finds no « approuvée », « délégué » no « déléguée »; and no figure is kept.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==1.5.5 duckdb-extension-fts==1.5.5 snowballstemmer==3.0.1
"$place/venv/bin/python" - <<'PYTHON'
"""DuckDB 1.5.5 and its extension fts, ``create_fts_index(…, stemmer='french', stopwords='none')``; snowballstemmer 3.0.1.

Expected: the stems of Snowball's French, by which a participle and its feminine are one, in an index that may fold accents.
Seen: ``strip_accents``, on unless turned off, is done first, and the stemmer, whose endings are « é » and « ée », gets « approuve »
and « approuvee »: the first is cut to « approuv », the second to « approuve ». Nearly all that a council does is told by such
words, of a délibération or of an arrêté. Turned off, the two are one. Figures are among the signs that are taken
out: the year, the number of an act and an amount are neither indexed nor asked for, and a search for them finds nothing without
a word.
"""
import importlib.util
from pathlib import Path

import duckdb
import snowballstemmer

found = importlib.util.find_spec("duckdb_extension_fts").submodule_search_locations[0]
extension = next(Path(found).rglob("fts.duckdb_extension"))
acts = ("convention approuvée", "projet approuvé", "adjointe déléguée", "adjoint délégué", "somme affectée", "budget affecté", "acte 2024-12")
base = duckdb.connect()
base.load_extension(str(extension))
base.execute("create table acts (id int, words text)")
base.executemany("insert into acts values (?, ?)", list(enumerate(acts)))
base.execute("pragma create_fts_index('acts', 'id', 'words', stemmer='french', stopwords='none')")
base.execute("create table kept as from acts")
base.execute("pragma create_fts_index('kept', 'id', 'words', stemmer='french', stopwords='none', strip_accents=0)")
stem = snowballstemmer.stemmer("french").stemWord
matching = "select id from (select id, fts_main_acts.match_bm25(id, ?) as score from acts) where score is not null order by id"
expected = {"approuvé": [1], "approuvée": [0], "délégué": [3], "déléguée": [2], "affecté": [5], "affectée": [4], "2024": [], "12": []}
for asked, places in expected.items():
    hits = [row[0] for row in base.execute(matching, [asked]).fetchall()]
    print(f"« {asked} » finds", [acts[hit] for hit in hits])
    assert hits == places
hits = [row[0] for row in base.execute(matching.replace("_acts", "_kept").replace("from acts", "from kept"), ["approuvé"]).fetchall()]
print("« approuvé », accents kept, finds", [acts[hit] for hit in hits])
assert hits == [0, 1]
for word in ("approuvé", "délégué", "affecté"):
    assert stem(word) == stem(word + "e"), word
PYTHON
