#!/usr/bin/env bash
# tantivy's filter « alphanum_only » drops every French word that bears an accent.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$place/venv/bin/python" - <<'PYTHON'
"""tantivy 0.27.0 (Python), TextAnalyzerBuilder.

Expected of a filter named « alphanum_only »: tokens of letters and digits stay, punctuation goes.
Seen: only ASCII letters and digits count; « école », « forêt » and « délibère » vanish from the text, so
they are neither indexed nor found, without a word. Folding accents first (ascii_fold) keeps them.
"""
import tantivy

f = tantivy.Filter
text = "Le conseil délibère sur l'école de la forêt 2025"


def tokens(*filters):
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in filters:
        builder = builder.filter(each)
    return builder.build().analyze(text)


plain, folded_first = tokens(f.lowercase(), f.alphanum_only()), tokens(
    f.lowercase(), f.ascii_fold(), f.alphanum_only())
print("alphanum_only:", plain)
print("ascii_fold, then alphanum_only:", folded_first)
assert plain == ["le", "conseil", "sur", "l", "de", "la", "2025"]
assert folded_first == ["le", "conseil", "delibere", "sur", "l", "ecole", "de", "la", "foret", "2025"]
PYTHON
