"""Words and figures typed in one piece, which acts write apart: « 12mars2031 », « DETR2031 », « 2eadjoint ».

What may be the number of an act (« DE2031-4 », « lot3 ») or a unit (« 20h30 ») stays whole. A word that only
acts can tell (« budgetprimitif2031 ») is parted by who knows what they hold (``indexer.searching.spelling``).
"""

import re
from functools import lru_cache

from analyzers import fold, is_word, single_words
from analyzers.words.numbers import MONTHS, WRITTEN_MONTHS

_YEAR = r"(?:19|20)[0-9]{2}(?:[/-](?:19|20)[0-9]{2})?(?![\w/.-]*[0-9])"
_DAY = r"[0-9]{1,2}(?:er)?"
_ORDINAL = r"[0-9]{1,2}(?:[eè]re?|er|[eè]me|i[eè]me|nde?|[eè])"
#: Where something begins that is no part of a number.
_BEGINS = r"(?<![\w/.,-])"
#: Behind the first pieces of the number of an act, whose last piece touches a word: « DE2031-4Contrat ».
_WITHIN = r"(?<=[0-9][/_-])"
_WORD = r"[^\W\d_]{4,}"
_ACRONYM = r"[^\W\d_]{3,}"
#: Where a letter and a figure touch: few queries go on from here.
_STUCK = re.compile(r"(?<=[^\W\d_])[0-9]|[0-9](?=[^\W\d_])")


@lru_cache(maxsize=1)
def _dates() -> tuple[re.Pattern[str], ...]:
    """The patterns of dates, in their order; each group is a word of its own. Made for the first query that needs them."""
    months = "|".join(sorted({*MONTHS, *WRITTEN_MONTHS}, key=len, reverse=True))
    written = "|".join(sorted({*WRITTEN_MONTHS, *map(fold, WRITTEN_MONTHS)}))
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{_BEGINS}({_WORD})({_DAY} ?(?:{months}) ?{_YEAR})",
            rf"{_BEGINS}({_DAY}) ?({months}) ?({_YEAR})",
            rf"{_BEGINS}({_DAY})({written})\b",
            rf"{_BEGINS}({written})({_YEAR})",
        )
    )


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], ...]:
    """The patterns of a word and figures, parted where the letters are a word of French or a known acronym."""
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{_BEGINS}({_ORDINAL})(?P<word>{_WORD})(?!-?\w)",
            rf"{_BEGINS}([0-9]{{1,4}})(?P<word>{_WORD})(?!-?\w)",
            rf"{_WITHIN}([0-9]{{1,4}})(?P<word>{_WORD})(?!\w)",
            rf"{_BEGINS}(?P<word>{_ACRONYM})({_YEAR})",
        )
    )


def with_blanks(text: str) -> str:
    """Words of a query with the blanks that were not typed between them and figures.

    >>> with_blanks("séance9avril2031 14juillet"), with_blanks("1eradjoint DETR2031 3classes")
    ('séance 9 avril 2031 14 juillet', '1er adjoint DETR 2031 3 classes')
    >>> with_blanks("DE2031-4 20h30 2etages lot3")
    'DE2031-4 20h30 2 etages lot3'
    >>> with_blanks("DE2031-4Contrat 2031/01/04objet 2031/4ab")
    'DE2031-4 Contrat 2031/01/04 objet 2031/4ab'
    """
    if not _STUCK.search(text):
        return text
    for pattern in _dates():
        text = pattern.sub(_apart, text)
    for pattern in _words():
        text = pattern.sub(_known_apart, text)
    return text


def _apart(match: re.Match[str]) -> str:
    return " ".join(match.groups())


def _known_apart(match: re.Match[str]) -> str:
    word = match["word"]
    return _apart(match) if is_word(word) or fold(word) in single_words() else match[0]
