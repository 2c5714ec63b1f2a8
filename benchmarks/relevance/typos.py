"""One slip of the keyboard in each query, the same for the same seed.

A word of at least four letters is drawn, then one of four slips, as likely as each other: a letter
left out, a letter too many, a letter of a neighbouring key instead, two letters exchanged. The first
letter stays: people look at it.
"""

import random
import re
from collections.abc import Iterable
from dataclasses import replace

from indexer.evaluation import Query

SEED = 20_250_327
_WORD = re.compile(r"[^\W\d_]{4,}")
#: The rows of a French keyboard; a neighbour is a letter beside it in its row.
_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def with_typos(queries: Iterable[Query], seed: int = SEED) -> list[Query]:
    """The queries, each with one slip; one without a word long enough stays as it is."""
    chance = random.Random(seed)
    return [replace(query, text=typo(query.text, chance)) for query in queries]


def typo(text: str, chance: random.Random) -> str:
    """A text with one slip in one of its words.

    >>> typo("cantine scolaire", random.Random(1)) != "cantine scolaire"
    True
    """
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word = chance.choice(words)
    slipped = word[0]
    while slipped == word[0]:
        slipped = _slip(word[0], chance)
    return text[: word.start()] + slipped + text[word.end() :]


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    match chance.choice(("leave out", "add", "neighbour", "exchange")):
        case "leave out":
            return word[:at] + word[at + 1 :]
        case "add":
            return word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at:]
        case "neighbour":
            return word[:at] + _neighbour(word[at], chance) + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _neighbour(letter: str, chance: random.Random) -> str:
    for row in _ROWS:
        place = row.find(letter.lower())
        if place >= 0:
            return chance.choice(row[max(place - 1, 0) : place] + row[place + 1 : place + 2])
    return chance.choice("aeiou")
