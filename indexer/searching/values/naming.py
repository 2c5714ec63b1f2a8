"""Which body a query names: « cantine couthenans » may be about the commune of Couthenans."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from analyzers import is_word
from analyzers.runs.compounds import find_name
from indexer.keys import words_key
from indexer.referentials import SMALL_WORDS

#: Words of the longest name looked for.
_MAX_WORDS = 12
#: Letters of the shortest name of several words in which slips are looked for.
_LONG_NAME = 9
_FEWEST_INITIALS = 4
#: Words that are left of the longest name that lacks its small words.
_MOST_SHORTENED = 5
_PIECE = re.compile(r"[^\W\d_]+")
#: Letters of the shortest word that may name a body alone.
_FEWEST_LETTERS = 4


def named_bodies(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    """The bodies of an index by the words of their names, without case, accents or hyphens."""
    return {words: name for name in names if (words := words_key(name))}


def telling_words(bodies: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """The words that stand in the name of one body of an index alone (« putanges »), and the two that begin it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for words, name in bodies.items():
        holders[" ".join(words[:2])].add(name)
        for word in words:
            if len(word) >= _FEWEST_LETTERS:
                holders[word].add(name)
    return {word: min(names) for word, names in holders.items() if len(names) == 1}


def initials(bodies: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """The bodies of an index by the first letters of the words of their names, small ones left out, that one alone has.

    >>> initials(named_bodies(["Communauté de communes du Val d'Orvel", "Valbreuil", "Orne-le-Vert"]))
    {'ccvo': "Communauté de communes du Val d'Orvel"}
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for words, name in bodies.items():
        letters = "".join(word[0] for word in words if word not in SMALL_WORDS)
        if len(letters) >= _FEWEST_INITIALS:
            holders[letters].add(name)
    return {letters: min(names) for letters, names in holders.items() if len(names) == 1}


def body_partly_named(text: str, telling: Mapping[str, str]) -> str | None:
    """The body that a word of a text names alone, and that is no word of the language besides.

    So do two words that are a name and begin that of the body: « sainte maure ». ``None`` where two are named.
    """
    words = words_key(text)
    told = [word for word in words if word in telling and not is_word(word)]
    told += [" ".join(two) for two in pairwise(words) if " ".join(two) in telling and _is_name(two)]
    named = {telling[each] for each in told}
    return named.pop() if len(named) == 1 else None


def body_misspelt(text: str, bodies: Mapping[tuple[str, ...], str]) -> str | None:
    """The one body whose name of several words a text is, but for a slip or two: « st loup camas »."""
    # Few queries name what no act has: the names are read for these.
    from indexer.referentials import name_key
    from indexer.storing.engines.vocabulary import within

    typed = name_key(text)
    if " " not in typed or len(typed) < _LONG_NAME or not typed.replace(" ", "").isalpha():
        return None
    known = {name_key(name): name for name in bodies.values()}
    near = within(2, typed, list(known))
    best = [name for name, far in near.items() if far == min(near.values())]
    return known[best[0]] if len(best) == 1 else None


def shortened_name(text: str) -> tuple[int, int, str] | None:
    """Where a text holds the name of a commune without its small words (« st andre cubzac »), and the name's whole key."""
    # Few queries name what no act has: the names are read for these.
    from indexer.referentials import commune_key_shortened, name_key

    pieces = list(_PIECE.finditer(text))
    keys = [name_key(piece[0]) for piece in pieces]
    for length in range(min(len(pieces), _MOST_SHORTENED), 1, -1):
        for at in range(len(pieces) - length + 1):
            if key := commune_key_shortened(keys[at : at + length]):
                return pieces[at].start(), pieces[at + length - 1].end(), key
    return None


def tells_body(text: str, body: str) -> bool:
    """Whether a text is words of the name of a body: a name, or one of them is no word of the language besides.

    >>> tells_body("plouarvezec", "Plouarvezec"), tells_body("nord", "Communauté de communes Nord Ambrelle")
    (True, False)
    """
    words = words_key(text)
    told = set(words) <= set(words_key(body))
    return told and (_is_name(words) or not all(map(is_word, words)))


def _is_name(words: Sequence[str]) -> bool:
    """Whether words, case and accents aside, are the whole name of a place."""
    found = find_name(words, 0) if len(words) > 1 else None
    return found is not None and found[0] == len(words)


def holds_words(name: str, text: str) -> bool:
    """Whether the words of a text follow each other in a name, case and accents aside.

    >>> holds_words("Communauté de communes Nord Ambrelle", "nord-ambrelle"), holds_words("Lens", "len")
    (True, False)
    """
    return f" {' '.join(words_key(text))} " in f" {' '.join(words_key(name))} "


def body_named(text: str, bodies: Mapping[tuple[str, ...], str]) -> str | None:
    """The body whose whole name stands in a text: the longest one, then the first."""
    words = words_key(text)
    for length in range(min(len(words), _MAX_WORDS), 0, -1):
        for start in range(len(words) - length + 1):
            if name := bodies.get(words[start : start + length]):
                return name
    return None
