"""How unlikely it is to type one word for another.

Costs are in units of the logarithm of a frequency, so that a cost is taken from how common the word is that may
be meant.
"""

import re

from indexer.storing.engines.vocabulary import distance

#: Costs, in units of the logarithm of a frequency.
SLIP, _SWAP, _DOUBLING, _SECOND_SLIP, _FIRST_LETTER = 4.0, 3.0, 2.5, 6.0, 2.0
OTHER_NUMBER = 1.0
#: A word that sounds the same is spelt otherwise, whatever the letters.
BY_EAR = 5.0
#: All the letters of a long word are there, in another order.
REARRANGED = 7.0
_NEXT_KEY, _LIKE_SOUND, _FAR_KEY = 3.5, 4.0, 6.0
#: The letters of a French keyboard, row by row.
_KEYBOARD = "azertyuiop qsdfghjklm wxcvbn"
#: Letters that French writes for one sound, or nearly one: who spells by ear takes one for the other.
_SOUNDS = ("cs", "sz", "ck", "kq", "cq", "iy", "gj", "ae", "mn", "eo", "dt", "bp", "xs")


def cost_of(typed: str, known: str) -> float:
    """How unlikely it is to type the one, or its other number, for the other."""
    cost = _cost_of_slips(typed, known)
    if typed.endswith("s") != known.endswith("s"):
        # The index may only have the singular, or the plural: that is no slip.
        typed, known = typed.removesuffix("s"), known.removesuffix("s")
        cost = min(cost, OTHER_NUMBER + _cost_of_slips(typed, known))
    return cost


def _cost_of_slips(typed: str, known: str) -> float:
    if typed == known:
        return 0.0
    first = _FIRST_LETTER if typed[0] != known[0] else 0.0
    slips = distance(typed, known)
    if slips > 1:
        return SLIP + _SECOND_SLIP * (slips - 1) + first
    if len(typed) == len(known):
        return _exchange_cost(typed, known) + first
    return (_DOUBLING if undoubled(typed) == undoubled(known) else SLIP) + first


def _exchange_cost(typed: str, known: str) -> float:
    """The cost of two letters swapped, or of one key struck for another."""
    wrong = [(one, other) for one, other in zip(typed, known, strict=True) if one != other]
    if len(wrong) == 2:
        return _SWAP
    pair = "".join(wrong[0]) if wrong else ""
    ways = (pair, pair[::-1])
    if any(way in _KEYBOARD for way in ways):
        return _NEXT_KEY
    return _LIKE_SOUND if any(way in _SOUNDS for way in ways) else _FAR_KEY


def undoubled(word: str) -> str:
    """A word with each doubled letter once."""
    return re.sub(r"(.)\1", r"\1", word)
