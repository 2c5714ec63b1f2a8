#!/usr/bin/env bash
# « vœu » is « vu », the first word of every act, and « l’école » « lecole » for scikit-learn, told to take accents off, and in the addresses that Django makes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 Django==5.2.19
"$place/venv/bin/python" - <<'PYTHON'
"""scikit-learn 1.9.1, ``CountVectorizer`` and ``TfidfVectorizer`` with ``strip_accents="ascii"``; Django 5.2.19, ``slugify``.

Expected: accents off, words as they were, or parted where a sign was. scikit-learn's manual says that « ascii » is the fast way and works on characters that
have a direct ASCII mapping, and not what becomes of others; Django's that what is neither letter nor figure is removed.
Seen: every sign that Unicode does not take apart is deleted, and nothing is put in its place. « œ » is one: a wish of the council is a citation, « Vu le code »,
which opens each act, « sœur » is « sur », « main-d’œuvre » « duvre ». The typographic apostrophe is another, the dash between two figures a third, so that an
article is glued to its word and « 2023–2024 » is one number; with a straight apostrophe and a hyphen all is well. A search for « vœu » by the weights of words so
finds acts by the words of their recitals, and the page of a wish and that of a citation have one address.
Whom it hits: who compares, sorts or finds acts by these vectors, and whose text came from a word processor.
"""
from django.utils.text import slugify
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

words = CountVectorizer(strip_accents="ascii").build_analyzer()
expected = {
    "vœu": ["vu"], "Vu": ["vu"], "sœur": ["sur"], "main-d’œuvre": ["main", "duvre"], "l’école": ["lecole"], "l'école": ["ecole"],
    "2023–2024": ["20232024"], "2023-2024": ["2023", "2024"],
}
seen = {text: words(text) for text in expected}
print(seen)
assert seen == expected
acts = ["Vu le code général", "Vœu pour la forêt", "Tarifs de l’école"]
vectors = TfidfVectorizer(strip_accents="ascii").fit(acts)
found = [act for act, weight in zip(acts, (vectors.transform(acts) @ vectors.transform(["vœu"]).T).toarray()) if weight]
print("vœu finds", found)
assert found == acts[:2]
addresses = [slugify(text) for text in ("Vœu pour la forêt", "Vu pour la forêt", "Travaux à l’école", "2023–2024")]
print(addresses)
assert addresses == ["vu-pour-la-foret", "vu-pour-la-foret", "travaux-a-lecole", "20232024"]
PYTHON
