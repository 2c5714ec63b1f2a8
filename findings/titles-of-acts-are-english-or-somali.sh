#!/usr/bin/env bash
# CLD2 is sure that « Convention de mise à disposition » is English; in capitals langdetect takes titles for Somali, German or Catalan.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pycld2==0.42 langdetect==1.0.9 py3langid==0.4.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pycld2 0.42 (Compact Language Detector 2), langdetect 1.0.9, py3langid 0.4.0.

Expected: French, which the accents and « de », « du », « à » tell, or that a detector says when it cannot know, as CLD2
does for « Participation communale ».
Seen: CLD2 calls its answer reliable, with 96 hundredths of the text and more, and it is English: nouns in -tion weigh
more than the words between them. langdetect knows small letters alone: the same title is French in small letters and
another language in capitals, in which acts have their titles, each with a probability beyond 0.99. py3langid has French
for all of them, in both. An act that is indexed by the rules of its language is then
found by the form that stands in it and by no other.
"""
import langdetect
import py3langid
import pycld2

langdetect.DetectorFactory.seed = 0
english = (
    "Convention de mise à disposition",
    "Mise à disposition du personnel communal",
    "Modification des statuts du syndicat",
    "Attribution de subventions",
    "Décision modificative n° 2",
)
capitals = {
    "Convention de mise à disposition": "so",
    "Vote du budget primitif 2024 de la commune": "de",
    "Travaux de voirie et d'assainissement": "de",
    "Compte rendu des décisions du maire": "de",
    "Subvention à l'amicale des pompiers": "ca",
    "Personnel communal : création de postes": "ca",
}
for title in english:
    reliable, _, ((_, code, share, _), *_) = pycld2.detect(title)
    print(f"CLD2: {title}: {code}, reliable: {reliable}, {share} %; py3langid: {py3langid.classify(title)[0]}")
    assert reliable and code == "en" and share >= 96
    assert py3langid.classify(title)[0] == "fr"
assert pycld2.detect("Participation communale")[0] is False
for title, expected in capitals.items():
    (small, *_), (large, *_) = langdetect.detect_langs(title), langdetect.detect_langs(title.upper())
    print(f"langdetect: {title}: {small.lang}; {title.upper()}: {large.lang} {large.prob:.2f}")
    assert (small.lang, large.lang) == ("fr", expected) and min(small.prob, large.prob) > 0.99, large
    assert {py3langid.classify(words)[0] for words in (title, title.upper())} == {"fr"}
PYTHON
