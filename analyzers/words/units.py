"""Letters and a number that are one thing, in every spelling: « RD 938 », « AB-123 », « 14 h 15 ».

The whole is one term (``rd938``, ``14h15``) with its parts beside it, the same whether it is written
glued, spaced, dotted or dashed: a query for « RD 938 » asks for the road, not for « RD » here and
« 938 » there, and « 938 » alone still finds it. After Lucene's ``WordDelimiterGraphFilter``, with the
lexicon to tell « RD 938 » from « lot 3 ». :mod:`analyzers.runs.measures` reads those of several pieces.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from analyzers.letters.folding import squeeze
from analyzers.tokens import Reading
from analyzers.wordlists import word_set
from analyzers.words.acronyms import acronyms
from analyzers.words.filters import is_stop
from analyzers.words.numbers import MONTHS, ORDINALS, hour_terms, number_terms
from analyzers.words.stemming import is_word, stem

#: What a number goes on with: « 938 bis ».
AGAIN: Final = word_set("bis ter quater")
#: A number after letters: « 938 », « 123p », « 938bis ».
_TAIL: Final = r"[0-9]{1,5}(?:[bB][iI][sS]|[tT][eE][rR]|[qQ][uU][aA][tT][eE][rR]|[a-zA-Z])?"
_REPEATED: Final = re.compile(r"([0-9]+)([a-z]{3,})")
#: A section and a parcel behind the figures of a commune that merged with no other: « 000AB0123 ».
_WHOLE_PARCEL: Final = re.compile(r"000([A-Za-z]{1,2}[0-9]{1,4})")
#: Hectares, ares and centiares without a space between them: « 1ha12a50ca ».
_AREA: Final = re.compile(r"(?:([0-9]{1,4})(ha))?([0-9]{1,3})a([0-9]{1,2})(?:ca)?", re.IGNORECASE)
_GLUED: Final = re.compile(rf"([^\W\d_]+)({_TAIL})")
#: Years are no part of what letters say: « DETR 2024 » is a grant of a year.
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
#: Letters of the longest name of this kind.
LONGEST_NAME: Final = 5
#: Letters that are no words and yet no names: measures, taxes included or not, abbreviations.
_NOT_NAMES: Final = (
    word_set(
        "km cm mm kg mg cl ml ha ca kw mw wc kwh mwh kva ht ttc eur art al cf pp vol fig ann num tel"
        " fax bp cs ref obj dept env min sec etc st ste av bd bis ter quater de du"
    )
    | frozenset(MONTHS)
    | frozenset(ORDINALS)
)
#: Words that are said with their number, whatever their case.
_LIKE_ACRONYMS: Final = word_set("covid")
#: Letters that a figure ends: « m² », « CO₂ », « km² ».
_FORMULAS: Final = word_set("m km cm dm hm mm co h o n no ch so pm")
#: Capitals that may stand before a number; an initial (« M. ») is none.
_SINGLE: Final = frozenset("ABCDEFGIJKLNOPQRSTUVWXZ")
_HOUR: Final = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)h([0-5][0-9])?", re.IGNORECASE)


@lru_cache(maxsize=1 << 13)
def is_name(piece: str) -> bool:
    """Say whether letters may be one thing with the number after them.

    >>> is_name("RD"), is_name("R.D."), is_name("plui"), is_name("D"), is_name("lot"), is_name("ttc")
    (True, True, True, True, False, False)
    """
    word = squeeze(piece)
    if len(piece) == 1:
        return piece in _SINGLE
    if not word.isalpha() or not 2 <= len(word) <= LONGEST_NAME or word in _NOT_NAMES:
        return False
    if word in acronyms() or word in _LIKE_ACRONYMS:
        return True
    if is_stop(piece) or (is_word(word) and len(word) > 2):
        return False
    return len(word) <= 3 or sum(map(str.isupper, piece)) >= 2


def glued(piece: str) -> tuple[Reading, ...]:
    """Read letters and a number in one piece, or an hour; nothing where it is neither.

    A word and a number that only lack their space (« lot3 ») are nothing of this.

    >>> [r.surface for r in glued("RD938")], [r.surface for r in glued("14h15")]
    (['rd938', 'rd', '938'], ['14h15', '14h', '14', 'heures', '15'])
    >>> glued("lot3")
    ()
    """
    hour = _HOUR.fullmatch(piece)
    if hour:
        return hour_readings(hour[1], hour[2] or "")
    if whole := _WHOLE_PARCEL.fullmatch(piece):
        piece = whole[1]
    elif area := _AREA.fullmatch(piece):
        said = (part.lower().lstrip("0") or "0" for part in area.groups() if part)
        return tuple(Reading(stem(term), term) for term in said)
    match = _GLUED.fullmatch(piece)
    if match and _YEAR.fullmatch(match[2]) and squeeze(match[1]) in acronyms():
        # « BP2024 » lacks its space: the budget of a year is no number of it.
        letters = squeeze(match[1])
        return (Reading(stem(letters), letters), Reading(match[2], match[2]))
    if match and not _YEAR.fullmatch(match[2]) and joins(match[1]):
        return unit_readings(squeeze(match[1]), match[2].lower())
    return ()


def joins(letters: str) -> bool:
    """Say whether letters glued to a number are one thing with it."""
    word = squeeze(letters)
    if len(letters) == 1 or word in _FORMULAS or word in acronyms():
        return True
    return len(word) <= LONGEST_NAME and not is_stop(letters.lower()) and not is_word(word)


def is_tail(piece: str) -> bool:
    """Say whether a piece is a number that letters may stand before.

    >>> is_tail("938"), is_tail("123p"), is_tail("2024")
    (True, True, False)
    """
    return bool(re.fullmatch(_TAIL, piece)) and not _YEAR.fullmatch(piece)


def unit_readings(letters: str, number: str, last: int = 0) -> tuple[Reading, ...]:
    """Give the readings of folded letters and a number: the whole, then its parts.

    ``last`` is the offset of the number's piece from that of the letters.

    >>> [r.surface for r in unit_readings("rd", "938", 1)], [r.surface for r in unit_readings("m", "2")]
    (['rd938', 'rd', '938'], ['m2'])
    """
    number = number.lstrip("0") or "0"
    if again := _REPEATED.fullmatch(number):
        first, *parts = unit_readings(letters, again[1], last)
        return (
            Reading(first.surface + again[2], first.surface + again[2], last=last),
            replace(first, part=True),
            *parts,
            Reading(again[2], again[2], True, last, last),
        )
    whole = letters + number
    found = [Reading(whole, whole, last=last)]
    if not last and len(number) == 1 and letters in _FORMULAS:
        return tuple(found)
    if len(letters) > 1:
        found.append(Reading(stem(letters), letters, True))
    if len(letters) > 1 or last or len(number) > 2:
        found.append(Reading(number, number, True, last, last))
    return tuple(found)


def hour_readings(number: str, minutes: str, last: int = 0) -> tuple[Reading, ...]:
    """Give the readings of an hour or a number of hours: the whole, then its parts."""
    terms = hour_terms(number, minutes)
    return tuple(Reading(stem(t), t, rank > 0, 0, last) for rank, t in enumerate(terms))


def amount(piece: str) -> list[Reading]:
    """Give the readings of a number that counts something."""
    terms = number_terms(piece, counts=True)
    return [Reading(stem(term), term, part=rank > 0) for rank, term in enumerate(terms)]
