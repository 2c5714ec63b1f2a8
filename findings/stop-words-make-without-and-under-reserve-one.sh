#!/usr/bin/env bash
# Three lists of French stop words make « sans réserve » and « sous réserve » one, two of them eleven votes and three.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check stopwordsiso==0.7.1 stop-words==2025.11.4 spacy==3.8.18
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""stopwordsiso 0.7.1, stop-words 2025.11.4, spaCy 3.8.18 (``spacy.blank("fr")``, ``is_stop``).

Expected of stop words: what is left of two texts that say the contrary differs, as it does for articles and
pronouns.
Seen: all three take prepositions that decide, « sans », « sous », « hors », and « toutes » besides: an opinion without
reserve and one under a reserve, an amount without tax and one with it leave the same words. The lists of stopwords-iso
and spaCy hold the numbers from one to sixteen and the ordinals too: a motion carried by eleven votes is one
carried by three, and the first deputy is the third. An index without such words finds either for the other, and
removing duplicates keeps one of the two.
"""
import re

import spacy
import stop_words
import stopwordsiso

french = spacy.blank("fr")
lists = {"stopwords-iso": stopwordsiso.stopwords("fr"), "stop-words": set(stop_words.get_stop_words("fr"))}


def left(text):
    kept = {name: [word for word in re.findall(r"\w+", text) if word not in words] for name, words in lists.items()}
    return kept | {"spaCy": [token.text for token in french(text) if not token.is_stop]}


pairs = {
    ("avis favorable sans réserve", "avis favorable sous réserve"): {"stopwords-iso", "stop-words", "spaCy"},
    ("participation hors taxes", "participation toutes taxes"): {"stopwords-iso", "stop-words", "spaCy"},
    ("adopté par onze voix", "adopté par trois voix"): {"stopwords-iso", "spaCy"},
    ("élection du premier adjoint", "élection du troisième adjoint"): {"stopwords-iso", "spaCy"},
}
for (one, other), expected in pairs.items():
    of_one, of_other = left(one), left(other)
    same = {name for name in of_one if sorted(of_one[name]) == sorted(of_other[name])}
    print(f"« {one} » and « {other} »:", {name: of_one[name] for name in sorted(same)})
    assert same == expected, (same, of_one, of_other)
PYTHON
