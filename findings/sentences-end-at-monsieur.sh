#!/usr/bin/env bash
# « Le conseil élit M. » | « Brisset. » for sentencex’s French, « Vu l’art. » | « L. 2121-29 … » for pysbd and syntok too.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sentencex==1.0.32 pysbd==0.3.4 syntok==1.4.4
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""sentencex 1.0.32 and pysbd 0.3.4 with French, syntok 1.4.4.

Expected: the commonest abbreviations of French acts end no sentence, as « Mr. » ends none for English.
Seen: « M. » ends one for sentencex, so that who is elected stands in no sentence with the election; « L. » and « R. »
before the number of an article do too, and « S.A.R.L. » is two sentences. All three part « art. » from its
article. pysbd too parts an hour from its minutes and a first name at its hyphen. A full stop behind « € » is one for the
others and none for syntok, which makes an approval and a refusal one sentence.
"""
import pysbd
import sentencex
import syntok.segmenter

by_pysbd = pysbd.Segmenter(language="fr", clean=False)
splitters = {
    "sentencex": lambda text: sentencex.segment("fr", text),
    "pysbd": by_pysbd.segment,
    "syntok": lambda text: ["".join(token.spacing + token.value for token in found) for part in syntok.segmenter.process(text) for found in part],
}
expected = {
    "Le conseil élit M. Brisset.": (["Le conseil élit M.", "Brisset."], None, None),
    "Vu l'article L. 2121-29 du code.": (["Vu l'article L.", "2121-29 du code."], None, None),
    "Le lot va à la S.A.R.L. Brisset.": (["Le lot va à la S.", "A.R.L. Brisset."], None, None),
    "Vu l'art. L. 2121-29 du code.": (
        ["Vu l'art.", "L.", "2121-29 du code."],
        ["Vu l'art.", "L. 2121-29 du code."],
        ["Vu l'art.", "L. 2121-29 du code."],
    ),
    "La séance ouvre à 18 h. 30 en mairie.": (
        ["La séance ouvre à 18 h.", "30 en mairie."],
        ["La séance ouvre à 18 h.", "30 en mairie."],
        None,
    ),
    "Est élu J.-P. Brisset.": (["Est élu J.", "-P.", "Brisset."], ["Est élu J.", "-P.", "Brisset."], None),
    "Est approuvé l'achat à 3,50 €. Est refusée la vente.": (
        ["Est approuvé l'achat à 3,50 €.", "Est refusée la vente."],
        ["Est approuvé l'achat à 3,50 €.", "Est refusée la vente."],
        None,
    ),
}
for text, each in expected.items():
    for (name, split), parts in zip(splitters.items(), each, strict=True):
        seen = [part.strip() for part in split(text)]
        print(f"{name}: {' | '.join(seen)}")
        assert seen == (parts or [text]), (name, seen)
PYTHON
