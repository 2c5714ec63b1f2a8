"""What people type otherwise than acts write it, put right in a query before it is cut into pieces.

A text keeps its length, so that what is read in it slices what was typed.
"""

import re
from collections.abc import Callable
from typing import Final

#: « zone au », « 1 au »: an article with nothing after it is none.
_ZONE: Final = re.compile(
    r"(^\s*|\b(?:zones?|secteurs?)\s+(?:[123]\s*)?|\b[123]\s+)au(\s*)$", re.IGNORECASE
)
#: « ca 2023 »: the accounts of a year, no « ça »; « jours de cet »: an account of days, where nothing comes after.
_ACCOUNTS: Final = re.compile(r"\bca(?=\s+(?:19|20)[0-9]{2}\b)|\bcet(?=\s*$)")
#: « parcelle a 92 »: the letter of a section is no « a », nor « y ».
_SECTION: Final = re.compile(
    r"\b((?:parcelles?|sections?|cadastr[ée]e?s?)\s+(?:n[°o]\s?)?)([a-z])(?=\s?[0-9]{1,4}\b)",
    re.IGNORECASE,
)
#: « l2122-22 », « art. r 123-5 », « l 2122 22 »: acts write the letter as a capital, and a hyphen.
_ARTICLE: Final = re.compile(
    r"(?P<word>\bart(?:icles?|\.)?\s+)?\b(?P<letter>[lrd])(?P<dot>\.?\s?\*?\s?)"
    r"(?P<book>[0-9]{3,4})(?P<dash> ?[-‐–] ?|\s)(?P<rank>[0-9]{1,3})(?![0-9])",
    re.IGNORECASE,
)
#: « élu.e.s », « conseiller·ère·s »: the feminine beside the masculine, whose stem is the same.
_FEMININE: Final = re.compile(
    r"(?<=[^\W\d_]{2})[.·‧](?:e|ne|le|se|ve|te|i?[èe]re|trice|rice|euse)(?:[.·‧]?s)?(?![^\W_])",
    re.IGNORECASE,
)


def _zone(match: re.Match[str]) -> str:
    return f"{match[1]}AU{match[2]}"


def _accounts(match: re.Match[str]) -> str:
    return match[0].upper()


def _section(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2].upper()}"


def _article(match: re.Match[str]) -> str:
    """Write an article as acts do; the word before it, which some leave out, is not asked for."""
    word, letter, dash = match["word"] or "", match["letter"].upper(), match["dash"]
    if dash.isspace() and letter == "D" and not word:
        return match[0]  # « d 925 12 » is a road
    said = f"{letter}{match['dot']}{match['book']}{'-' if dash.isspace() else dash}{match['rank']}"
    return " " * len(word) + said


def _nothing(match: re.Match[str]) -> str:
    return " " * len(match[0])


#: What is put right, in this order.
_MENDS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (_ZONE, _zone),
    (_ACCOUNTS, _accounts),
    (_SECTION, _section),
    (_ARTICLE, _article),
    (_FEMININE, _nothing),
)


def as_acts_write(text: str) -> str:
    """Put right what a query types otherwise than acts do.

    >>> as_acts_write("zone au"), as_acts_write("ca 2023"), as_acts_write("élu.e.s locaux")
    ('zone AU', 'CA 2023', 'élu     locaux')
    >>> as_acts_write("monétisation du cet"), as_acts_write("cet achat")
    ('monétisation du CET', 'cet achat')
    >>> as_acts_write("parcelle a 92"), as_acts_write("parcelle à 92 euros")
    ('parcelle A 92', 'parcelle à 92 euros')
    >>> as_acts_write("art. l2122 22"), as_acts_write("l. 2122-22"), as_acts_write("d 925 12")
    ('     L2122-22', 'L. 2122-22', 'd 925 12')
    """
    for pattern, mend in _MENDS:
        text = pattern.sub(mend, text)
    return text
