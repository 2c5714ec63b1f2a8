"""What the numbers of an act say: act numbers, articles, dates in figures, amounts, ordinals.

A number has one canonical term (« 3 500 » and « 3500,00 » are ``3500``; « n° 2025/01/04 » and
« 2025-1-4 » are ``2025-1-4``), and may have parts, indexed beside it.
"""

import re
from datetime import date
from typing import Final

from analyzers.letters.folding import fold, squeeze
from analyzers.wordlists import word_set, words

#: Months as they are written, January first.
WRITTEN_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_SHORT_MONTHS: Final = {
    "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
#: The names of months by their numbers, folded.
MONTH_NAMES: Final = {number: fold(name) for number, name in enumerate(WRITTEN_MONTHS, start=1)}
#: Months by their folded names and usual abbreviations.
MONTHS: Final = {name: number for number, name in MONTH_NAMES.items()} | _SHORT_MONTHS

_UNITS: Final = words(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_TENS: Final = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    80: "quatre vingt",
}


def spell(number: int) -> str:
    """Write a number under 100 in folded words, with spaces for hyphens.

    >>> spell(21), spell(72), spell(80), spell(91)
    ('vingt et un', 'soixante douze', 'quatre vingts', 'quatre vingt onze')
    """
    if number <= 16:
        return _UNITS[number]
    if number < 20:
        return f"dix {_UNITS[number - 10]}"
    ten = max(t for t in _TENS if t <= number)
    rest = number - ten
    if rest == 0:
        return "quatre vingts" if ten == 80 else _TENS[ten]
    link = " et " if rest in (1, 11) and ten != 80 else " "
    return f"{_TENS[ten]}{link}{spell(rest)}"


def _ordinal_words() -> dict[str, str]:
    words = {"premier": "1er", "premiere": "1er", "ler": "1er", "second": "2e", "seconde": "2e"}
    for number in range(2, 101):
        cardinal = (
            "cent"
            if number == 100
            else spell(number).removesuffix("s")
            if number == 80
            else spell(number)
        )
        if " " in cardinal:
            continue  # « vingt et unième » is two or three pieces
        stem = cardinal.removesuffix("e")
        ending = {"cinq": "cinqu", "neuf": "neuv"}.get(stem, stem)
        words[ending + "ieme"] = f"{number}e"
    words |= {word + "s": term for word, term in words.items() if word != "ler"}
    return words


#: Ordinals in words, folded, and the term each one is.
ORDINALS: Final = _ordinal_words()
_ORDINAL_ENDINGS: Final = word_set("er ere re eme e ieme nd nde ers eres res emes es nds ndes")

#: Letters of Roman numerals, and what each is worth.
_ROMAN_FIGURES: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
#: Without « vi », « xi » and their like, which are more often something else.
_SMALL_ROMAN: Final = re.compile(r"i{2,3}|x{1,2}(?:ix|iv|v|vi{1,3})|vi{2,3}|xi{2,3}")

#: Spaces that stand inside numbers, for a set of characters.
SPACES: Final = " \u00a0\u202f\u2009\u2007"
_GROUPS: Final = re.compile(r"[0-9]+")
_SEPARATORS: Final = re.compile(r"[^0-9]+")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_ISO_DATE: Final = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})")
_SHORT_DATE: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-4][0-9]|[0-9]{2}\.[0-9]{2}\.[0-4][0-9]")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:19|20)[0-9]{2})")
_DECIMAL: Final = re.compile(r"([0-9]+)[,.]([0-9]+)")
#: With a point, what may be a code of the nomenclature of acts: « 5.7 », « 7.10 », not « 3.50 ».
_CODE: Final = re.compile(r"[1-9]\.(?:[0-9]|10)")
#: With a point and nothing that says it counts: « 599.66 », « 3.50 », « 0.85 », not « 12.03.04 ».
_POINT: Final = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+")
_THOUSANDS: Final = re.compile(
    rf"[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?:[.,](?P<a>[0-9]+))?"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,(?P<b>[0-9]+))?"
    r"|[1-9][0-9]{0,2}(?:['’][0-9]{3})+(?:[.,](?P<c>[0-9]+))?"
    r"|[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+(?=\.))(?:\.(?P<d>[0-9]+))?"
)
_SUFFIXED: Final = re.compile(rf"(.*[0-9])[{SPACES}]?([^\W\d_]+|[°º])([0-9]*)", re.DOTALL)
#: The last day of a month: what is written « 32° » is no ordinal.
_MOST_DEGREES: Final = 31
#: What says, after a number, that it counts something.
_SIGN: Final = re.compile(rf"(.*[0-9])[{SPACES}]?[kKM]?([€%‰])", re.DOTALL)
#: Thousands and millions of euros: « 15 k€ », « 1,25 M€ ».
_MANY_EUROS: Final = re.compile(rf"([0-9]+)(?:[.,]([0-9]+))?[{SPACES}]?([kKM])€")
#: How many figures each moves the comma.
_MANY: Final = {"k": 3, "K": 3, "M": 6}
_FRACTIONS: Final = {"¼": "25", "½": "5", "¾": "75", "⅓": "33", "⅔": "67", "⅛": "125"}


def date_term(day: date) -> str:
    """Give the term of a day, the same however the date is written.

    >>> date_term(date(2025, 1, 4))
    'd2025-01-04'
    """
    return f"d{day.isoformat()}"


def day_term(day: int) -> str:
    """Give the term of a day of the month: the first is an ordinal."""
    return "1er" if day == 1 else str(day)


def ordinal_term(value: int) -> str:
    """Give the term of an ordinal.

    >>> ordinal_term(1), ordinal_term(2)
    ('1er', '2e')
    """
    return "1er" if value == 1 else f"{value}e"


def roman_number(piece: str) -> int | None:
    """Give the number that a Roman numeral of two letters or more is: « tranche II » is the second.

    >>> roman_number("II"), roman_number("xiv"), roman_number("X"), roman_number("VIE")
    (2, 14, None, None)
    """
    if len(piece) < 2 or not (_ROMAN.fullmatch(piece) or _SMALL_ROMAN.fullmatch(piece)):
        return None
    return roman_value(piece)


def roman_value(numeral: str) -> int:
    """Give the value of a Roman numeral.

    >>> roman_value("XIX"), roman_value("iv")
    (19, 4)
    """
    values = [_ROMAN_FIGURES[letter] for letter in numeral.upper()]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))


def in_roman(number: int) -> str:
    """Write a number under 40 as a Roman numeral, in small letters.

    >>> in_roman(4), in_roman(19)
    ('iv', 'xix')
    """
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + units[number % 10]


def as_date(year: int, month: int, day: int) -> date | None:
    """Make a date, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number_terms(piece: str, *, counts: bool = False) -> tuple[str, ...]:
    """Give the terms of a piece that begins with a digit: the whole first, then its parts.

    ``counts`` says that a unit follows, so that the piece is no code of the nomenclature of acts.

    >>> number_terms("2025/01/04")
    ('2025-1-4', '2025', '01', '04')
    >>> number_terms("3 500,00"), number_terms("5.7"), number_terms("2121-29"), number_terms("2ème")
    (('3500',), ('5.7',), ('2121-29',), ('2e',))
    >>> number_terms("3.50"), number_terms("3,5 €"), number_terms("5.7 %"), number_terms("1½")
    (('3,5',), ('3,5', 'euros'), ('5,7',), ('1,5',))
    >>> number_terms("04/01/2025")
    ('d2025-01-04', '4', 'janvier', '2025')
    >>> number_terms("15 k€"), number_terms("1,25 M€")
    (('15000', '15', 'euros'), ('1250000', '1,25', 'euros'))
    """
    many = _MANY_EUROS.fullmatch(piece)
    if many:
        whole, decimals = many[1], many[2] or ""
        return times_ten(whole, decimals, _MANY[many[3]]), _amount(whole, decimals), "euros"
    sign = _SIGN.fullmatch(piece)
    if sign:
        terms = number_terms(sign[1], counts=True)
        return (*terms, "euros") if sign[2] == "€" else terms
    if piece[-1] in "€%‰":
        # Letters stand before the sign: « 00A % ».
        return number_terms(piece[:-1].rstrip(SPACES))
    if piece[-1] in _FRACTIONS:
        return (_amount(piece[:-1].strip(), _FRACTIONS[piece[-1]]),)
    suffixed = _SUFFIXED.fullmatch(piece)
    if suffixed:
        return _suffixed_terms(*suffixed.groups())
    thousands = _THOUSANDS.fullmatch(piece)
    if thousands:
        decimals = next(filter(None, thousands.groups()), "")
        digits = "".join(_GROUPS.findall(piece))
        return (_amount(digits.removesuffix(decimals) if decimals else digits, decimals),)
    decimal = _DECIMAL.fullmatch(piece)
    if decimal and (counts or "," in piece or (_POINT.fullmatch(piece) and not is_code(piece))):
        return (_amount(decimal[1], decimal[2]),)
    return _day_first(piece) or _act_number(piece)


def is_code(piece: str) -> bool:
    """Say whether a piece may be a code of the nomenclature of acts.

    >>> is_code("5.7"), is_code("7.10"), is_code("3.50"), is_code("12.5")
    (True, True, False, False)
    """
    return _CODE.fullmatch(piece) is not None


def hour_terms(number: str, minutes: str) -> tuple[str, ...]:
    """Give the terms of an hour, or of a number of hours: the whole, then its parts.

    >>> hour_terms("14", "15"), hour_terms("28", ""), hour_terms("17,50", ""), hour_terms("09", "00")
    (('14h15', '14h', '14', 'heures', '15'), ('28h', '28', 'heures'), ('17,5h', '17,5', 'heures'), ('9h', '9', 'heures'))
    """
    (count,) = number_terms(number.lstrip("0") or "0", counts=True)
    if not minutes.strip("0"):
        return f"{count}h", count, "heures"
    return f"{count}h{minutes}", f"{count}h", count, "heures", minutes


def _suffixed_terms(number: str, letters: str, digits: str) -> tuple[str, ...]:
    if letters in "°º":
        # « le 2° adjoint », « 3° De signer … »: an ordinal, as many typed it; more are degrees.
        known = number.isdigit() and 1 <= int(number) <= _MOST_DEGREES
        return (ordinal_term(int(number)), str(int(number))) if known else number_terms(number)
    folded = squeeze(letters)
    if folded in _ORDINAL_ENDINGS and not digits and number.isdigit():
        return (ordinal_term(int(number)),)
    if len(folded) >= 4 and not digits:  # « 3500euros »
        return (*number_terms(number, counts=True), folded)
    return (f"{number}{folded}{digits}".replace(" ", ""),)


def times_ten(whole: str, decimals: str, times: int) -> str:
    """Give the term of a decimal number whose comma moves to the right.

    >>> times_ten("1", "25", 6), times_ten("2", "", 3)
    ('1250000', '2000')
    """
    moved = str(int(whole + decimals[:times].ljust(times, "0")))
    return _amount(moved, decimals[times:])


def _amount(whole: str, decimals: str) -> str:
    """Give the term of a decimal number, whatever its last zeros."""
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


def _day_first(piece: str) -> tuple[str, ...]:
    match = _DAY_FIRST.fullmatch(piece)
    if match is None:
        return ()
    day = as_date(int(match[4]), int(match[3]), int(match[1]))
    if day is None:
        return ()
    return date_term(day), day_term(day.day), MONTH_NAMES[day.month], match[4]


def _act_number(piece: str) -> tuple[str, ...]:
    groups = _GROUPS.findall(piece)
    if len(groups) == 1:
        return (piece,)
    day = possible_day(piece) if _SHORT_DATE.fullmatch(piece) else None
    if day is not None:
        return "-".join(map(_unpadded, groups)), date_term(day)
    dated = any(_YEAR.fullmatch(group) for group in groups)
    if not dated and "." in piece and set(_SEPARATORS.findall(piece)) == {"."}:
        return (piece,)  # 5.7 is not 57, and 7.10 is not 7.1
    if not dated and "," in piece:
        return tuple(groups)
    whole = "-".join(map(_unpadded, groups))
    return (whole, *groups) if dated else (whole,)


def _unpadded(group: str) -> str:
    return group.lstrip("0") or "0"


def possible_day(piece: str) -> date | None:
    """Give the day that the number of an act may also be: « 2025-01-04 », « 04/01/25 ».

    >>> possible_day("2025-01-04"), possible_day("4/1/25"), possible_day("2025-13-01")
    (datetime.date(2025, 1, 4), datetime.date(2025, 1, 4), None)
    """
    iso, short = _ISO_DATE.fullmatch(piece), _SHORT_DATE.fullmatch(piece)
    if iso:
        return as_date(int(iso[1]), int(iso[2]), int(iso[3]))
    if short is None:
        return None
    day, month, year = map(int, _GROUPS.findall(piece))
    return as_date(2000 + year, month, day)
