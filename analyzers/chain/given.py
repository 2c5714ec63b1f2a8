"""What each distinct piece gives an index: decided once, and looked up for every piece of every text.

One look gives all of it, since what a look costs is the memory that it waits for.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Final

from analyzers.rules import EVERY_RULE, Rules
from analyzers.runs.compounds import begins, first_words, is_prefix
from analyzers.runs.dates import TRIGGERS
from analyzers.runs.measures import DATE, PREFIX, RUN, neighbourly
from analyzers.words.readings import key, key_of, plain, read
from analyzers.words.roots import roots

#: The stems of a piece, its folded forms and their roots, each joined by spaces and empty for a stop word; its key
#: for names and dates; what it may be part of. A plain tuple: the garbage collector does not look at those.
Given = tuple[str, str, str, str, int]

STEMS_OF: Final = itemgetter(0)
SURFACE_OF: Final = itemgetter(1)
ROOTS_OF: Final = itemgetter(2)
KEY_OF: Final = itemgetter(3)
MARKS_OF: Final = itemgetter(4)


def given(piece: str, rules: Rules) -> Given:
    """Give what an index is given of a piece, and what tells whether it is read with those beside it.

    >>> from analyzers.rules import EVERY_RULE
    >>> given("Écoles", EVERY_RULE)
    ('ecol', 'ecoles', 'ecole', 'ecoles', 0)
    """
    known = plain(piece) if rules is EVERY_RULE else None
    if known:
        stems, surface, folded = known
        word = key_of(folded)
    else:
        readings, word, folded = read(piece, rules), key(piece), ""
        stems = " ".join([reading.stem for reading in readings])
        surface = " ".join([reading.surface for reading in readings])
    # What is the same stands once in memory.
    own = surface if surface == word else word
    told = marks(piece, word, rules, folded, begin=first_words().__contains__)
    return stems, surface, roots(surface), own, told


def marks(
    piece: str,
    word: str,
    rules: Rules,
    folded: str = "",
    *,
    begin: Callable[[str], bool] = begins,
) -> int:
    """Give what a piece of some key may be part of, with those beside it: the sum of some of the marks.

    ``folded`` is the piece folded, where that is known; ``begin`` says whether a key begins a name or a word of
    several pieces.
    """
    found = nameless_marks(piece, word, rules, folded)
    runs = rules.names or rules.words
    return found | RUN if runs and (found & PREFIX or begin(word)) else found


def nameless_marks(piece: str, word: str, rules: Rules, folded: str = "") -> int:
    """Give the same but for the names that a piece begins: they are looked for in long lists."""
    found = DATE if rules.dates and word in TRIGGERS else 0
    if (rules.names or rules.words) and is_prefix(word):
        found |= PREFIX
    return found | neighbourly(piece, folded) if rules.units else found
