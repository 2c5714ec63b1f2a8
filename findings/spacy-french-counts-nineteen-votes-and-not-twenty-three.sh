#!/usr/bin/env bash
# « dix-neuf voix » is a number for spaCy’s French, « vingt-trois voix » none; « deux cent mille euros » is, « deux cents euros » and « trois millions » are not, « quatre-vingts » neither.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""spaCy 3.8.18, ``spacy.blank("fr")``, which needs no model; ``like_num`` and the Matcher.

Expected: ``like_num`` tells, says the manual, whether a token resembles a number, « 10.9 », « 10 », « ten ». English has it of « twenty-three », which
comes apart at its hyphen, so that both halves are.
Seen: a token is a number of French if it stands in a list of single words. The tokenizer keeps « vingt-trois » together and the list has the tens and what
is below twenty, so every number from 21 to 99 in between is none, and neither is what bears a mark of the plural, « cents », « millions », « quatre-vingts »,
which French writes where nothing follows. So the votes of small councils are found and those of larger ones not, and « adopté par vingt-trois voix contre deux »
has two voices. The ordinals are: « premier » of the « premier adjoint » and « seconde » are numbers.
Whom it hits: who takes votes and amounts spelled in full from minutes by rules of spaCy, in French models too, since the attribute comes from the language.
Instead: set a ``like_num`` of one's own with ``vocab.add_flag`` or in ``lex_attr_getters``, which splits at hyphens and takes off the plural.
"""
import spacy
from spacy.matcher import Matcher

french = spacy.blank("fr")
rule = Matcher(french.vocab)
rule.add("count", [[{"LIKE_NUM": True, "OP": "+"}, {"LOWER": {"IN": ["voix", "euros"]}}]], greedy="LONGEST")
SEEN = {
    "Adopté par dix-neuf voix.": ["dix-neuf voix"],
    "Adopté par vingt-trois voix.": [],
    "Adopté par vingt et une voix.": ["une voix"],
    "Une aide de deux cent mille euros.": ["deux cent mille euros"],
    "Une aide de deux cents euros.": [],
    "Une aide de mille deux cents euros.": [],
    "Une aide de mille quatre-vingts euros.": [],
    "Une aide de mille quatre-vingt-dix euros.": ["mille quatre-vingt-dix euros"],
    "Une aide de 23 euros.": ["23 euros"],
}
for sentence, expected in SEEN.items():
    doc = french(sentence)
    found = [doc[start:end].text for _, start, end in rule(doc)]
    print(sentence, "->", found)
    assert found == expected, (sentence, found)
words = {word: [token.like_num for token in french(word)] for word in ("million", "millions", "trente-deux", "premier", "seconde")}
english = [token.like_num for token in spacy.blank("en")("twenty-three")]
print(words, english)
assert words == {"million": [True], "millions": [False], "trente-deux": [False], "premier": [True], "seconde": [True]}, words
assert english == [True, False, True], english
PYTHON
