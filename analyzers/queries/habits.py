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
#: « délib 15 », « DCM n° 2031-15 »: what is numbered is an act, and its letters tell no more.
_NUMBERED: Final = re.compile(
    r"\b(?:d[ée]lib[sé]?\.?|dcm|del(?=\s+(?:n|[0-9]{1,8}[/_.-][0-9]|[0-9]{4})))\s+"
    r"(?=(?:n\s?[°ºo]\.?\s?|num[ée]ro\s+)?[0-9])",
    re.IGNORECASE,
)
#: « DEL 2031 15 »: behind such letters a year and a rank are one number.
_APART: Final = re.compile(
    r"\b((?:d[ée]lib[sé]?\.?|dcm|del)\s+(?:n\s?[°ºo]\.?\s?)?(?:19|20)[0-9]{2}) (?=[0-9]{1,4}(?![\w/.,-]))",
    re.IGNORECASE,
)
#: « 12 500 € HT », « 90 TTC »: who types it with a sum asks for the sum.
_TAXES: Final = re.compile(
    r"(?:(?<=[0-9€])|(?<=euro)|(?<=euros))\s?(?:\b(?:HT|TTC|hors\s+taxes?)\b|\bH\.T\.|\bT\.T\.C\.)",
    re.IGNORECASE,
)
#: « 4€45 »: the sign stands for the comma.
_SIGN_WITHIN: Final = re.compile(r"(?<![0-9.,/-])([0-9]{1,4})€(?=[0-9]{2}(?![0-9]))")
#: « 130 mille euros ».
_THOUSANDS: Final = re.compile(r"(?<![0-9.,/-])([0-9]{1,3}) mille\b(?!-)", re.IGNORECASE)
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


def _joined(match: re.Match[str]) -> str:
    return f"{match[1]}-"


def _decimal(match: re.Match[str]) -> str:
    return f"{match[1]},"


def _thousands(match: re.Match[str]) -> str:
    return f"{match[1]} 000  "


_Mends = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]
#: What is put right, in this order.
_MENDS: Final[_Mends] = ((_ZONE, _zone), (_ACCOUNTS, _accounts), (_FEMININE, _nothing))
#: The same of texts that hold a figure.
_OF_FIGURES: Final[_Mends] = (
    (_SECTION, _section),
    (_ARTICLE, _article),
    (_APART, _joined),
    (_NUMBERED, _nothing),
    (_TAXES, _nothing),
    (_SIGN_WITHIN, _decimal),
    (_THOUSANDS, _thousands),
)
_FIGURE: Final = re.compile("[0-9]")


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
    >>> as_acts_write("délib 15/2031").strip(), as_acts_write("DEL 2031 15").strip()
    ('15/2031', '2031-15')
    >>> as_acts_write("90 € HT").strip(), as_acts_write("repas 4€45"), as_acts_write("130 mille €")
    ('90 €', 'repas 4,45', '130 000   €')
    """
    for pattern, mend in _MENDS:
        text = pattern.sub(mend, text)
    if _FIGURE.search(text):
        for pattern, mend in _OF_FIGURES:
            text = pattern.sub(mend, text)
    return text
