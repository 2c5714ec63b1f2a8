"""Stems: one term for the forms of a word, and for the verb and the act of doing it.

A folded word loses its ending (``data/desinences.tsv``), which gives its lemma or nearly, and gets the
stem that ``data/racines.tsv`` lists where Snowball's would put together what professionals keep
apart (commune, communication) or part what belongs together (modifier, modification); Snowball's
elsewhere. Both tables are made by ``tools/build_stems.py``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import snowballstemmer

from analyzers.letters.folding import squeeze
from analyzers.tables import lines, pairs
from analyzers.wordlists import word_set

#: Shorter words are their own stem.
_SHORTEST_STEMMED: Final = 3
#: The forms of shorter words.
_SHORT_FORMS: Final = word_set(
    "ans due dus ifs lue lus mue mus nee nes nue nus ors sue sus tue tus vue vus"
)
#: Letters of the longest ending in the table.
_LONGEST_ENDING: Final = 8
#: Letters by which a word is told to begin as its stem does.
_TOLD: Final = 4
#: Endings of verbs in -er; those of feminines.
_OF_VERB: Final = re.compile(r"(?<=[a-z]{3})(?:e|es|ent|ons|ez|ant|ait|aient|ee|ees|era|eront)$")
_OF_ADJECTIVE: Final = re.compile(r"(?<=[a-z]{2}[dtslu])es?$")
#: The letters that end those endings.
_LAST_OF_FORMS: Final = frozenset("aestz")


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    stemmer = snowballstemmer.stemmer("french")
    # PyStemmer's own memory of words: what asks for stems remembers them.
    stemmer.maxCacheSize = 0
    return stemmer


def snowball(word: str) -> str:
    """Give Snowball's stem of a folded word, by PyStemmer where it is installed.

    >>> snowball("communications")
    'commun'
    """
    return str(_stemmer().stemWord(word)) if len(word) >= _SHORTEST_STEMMED else word


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, str]:
    """Load a table of two columns, once."""
    return pairs(name)


def by_ending(word: str, rules: Mapping[str, str]) -> str:
    """Give the lemma of a folded word as the longest known ending has it.

    >>> by_ending("adoptaient", {"": "0", "s": "1", "taient": "5er"})
    'adopter'
    """
    for start in range(max(0, len(word) - _LONGEST_ENDING), len(word) + 1):
        rule = rules.get(word[start:])
        if rule is not None:
            return word[: len(word) - int(rule[0], 36)] + rule[1:]
    return word


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Give the stem of a folded word.

    >>> stem("deliberer") == stem("deliberations"), stem("commune") == stem("communication")
    (True, False)
    """
    return stem_once(word)


def stem_once(word: str) -> str:
    """Do what :func:`stem` does for a word that is not met again: nothing is remembered of it.

    >>> stem_once("deliberer") == stem("deliberer")
    True
    """
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return word
    listed = _table("racines.tsv")
    if word in listed:
        return listed[word]
    if len(word) == _SHORTEST_STEMMED and word not in _SHORT_FORMS and not is_word(word):
        return word  # « DAE », « SIE »: an acronym has no ending
    lemma = by_ending(word, _table("desinences.tsv"))
    return listed.get(lemma) or snowball(lemma)


def irregular(wanted: str) -> list[str]:
    """Give the forms whose stem is listed and begins otherwise than they do.

    >>> "lisent" in irregular(stem("lecture")), irregular(stem("cantine"))
    (True, [])
    """
    return [form for word in _listed().get(wanted, ()) for form in _forms(word)]


@lru_cache(maxsize=1)
def _listed() -> dict[str, list[str]]:
    """The words that the table lists with a stem that begins otherwise, by their stem."""
    found: dict[str, list[str]] = {}
    for word, listed in _table("racines.tsv").items():
        if word[:_TOLD] != listed[:_TOLD]:
            found.setdefault(listed, []).append(word)
    return found


def _forms(lemma: str) -> Iterator[str]:
    """The forms of which a lemma may be told by their endings: the other way of :func:`by_ending`."""
    for ending, rule in _table("desinences.tsv").items():
        taken, added = int(rule[0], 36), rule[1:]
        base = lemma.removesuffix(added)
        if lemma.endswith(added) and base.endswith(ending[: len(ending) - taken]):
            yield base + ending[len(ending) - taken :]


def is_word(word: str) -> bool:
    """Say whether a word is one of French or a known acronym, whatever its form.

    A word that an index lacks but that exists is no misspelling: « vent » must not become « vente ».

    >>> is_word("Délibérations"), is_word("CCAS"), is_word("délibaration")
    (True, True, False)
    """
    folded = squeeze(word)
    if not folded.isalpha():
        return False
    words = _words()
    return (
        folded in words
        or folded.removesuffix("s") in words
        or folded in _table("racines.tsv")
        or by_ending(folded, _table("desinences.tsv")) in words
        or (folded[-1] in _LAST_OF_FORMS and _is_form(folded, words))
    )


def is_lemma(word: str) -> bool:
    """Say whether a word is one as dictionaries list it, or its plural: no mere form of a verb.

    >>> is_lemma("écoles"), is_lemma("financer"), is_lemma("financent")
    (True, True, False)
    """
    folded = squeeze(word)
    return folded in _words() or folded.removesuffix("s") in _words()


def lemmas() -> frozenset[str]:
    """Give the folded words of French as dictionaries list them.

    >>> "seance" in lemmas(), "seances" in lemmas()
    (True, False)
    """
    return _words()


def _is_form(folded: str, words: frozenset[str]) -> bool:
    return _OF_VERB.sub("er", folded) in words or _OF_ADJECTIVE.sub("", folded) in words


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(lines("mots.txt"))
