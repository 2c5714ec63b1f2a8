"""Titles as people read them: the code that a file name brought along apart, words instead of its signs.

The title of an act from a table often is the name of a file: « DE2025_150_convention_de_prêt ». What is
shown is « Convention de prêt », and its code beside it; places in the title move with it, so that
marks stay on their words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analyzers import fold, is_word
from analyzers.words.acronyms import acronyms
from analyzers.words.filters import is_stop
from webapp.showing.formatting import held

#: A year and a rank, or figures run together, before words; letters that announce a deliberation count.
_CODE = re.compile(
    r"\s*(?P<code>(?:DE|DEL|DELIB|DCM|CM)[ _.-]?(?:19|20)\d\d[ _.-]\d{1,4}|(?:19|20)\d\d[_-](?!(?:19|20)\d\d)\d{1,4}(?=_)|(?:19|20)\d{8})"
    r"(?:[ _–-]+|(?-i:(?=[A-ZÀ-Ý])))(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
#: An elision that a name of a file could not hold: « d entretien ».
_ELISION = re.compile(r"\b(?P<letter>[dln]|qu) (?=[aeiouyhàâéèêëîïôûœ])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
#: Letters of the shortest title in capitals that is put in small ones, and what share of them is capitals.
_FEWEST, _CAPITALS = 12, 0.85
#: Letters of the longest word of capitals that is taken for an acronym where it is no word.
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is shown, the code taken off it, and how many characters that took."""

    text: str
    code: str
    cut: int

    def marks(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The places of the whole title, in what is shown of it."""
        moved = ((start - self.cut, end - self.cut) for start, end in spans)
        return [(max(start, 0), end) for start, end in moved if end > 0]


@lru_cache(maxsize=1 << 12)
def shown_title(objet: str) -> Title:
    """The title of an act as people read it.

    >>> shown_title("DE2025_150_convention_de_pret")
    Title(text='Convention de pret', code='DE2025 150', cut=11)
    >>> shown_title("Budget 2024-2025 de la cantine").code
    ''
    """
    match = _CODE.match(objet)
    cut, code = (match.end(), match["code"].replace("_", " ")) if match else (0, "")
    rest = objet[cut:]
    if ("_" in rest and " " not in rest.strip()) or cut:
        rest = _ELISION.sub(r"\g<letter>’", rest.replace("_", " "))
        rest = rest[:1].upper() + rest[1:]
    return Title(held(sentence_case(rest)), code, cut)


def sentence_case(text: str) -> str:
    """A title in capitals in small letters, but for acronyms and the first letters of names.

    Each character stays in its place, so that marks do.

    >>> sentence_case("RÉVISION DU PLU DE VALBREUIL"), sentence_case("Tarifs du SIVOM")
    ('Révision du PLU de Valbreuil', 'Tarifs du SIVOM')
    """
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _FEWEST or sum(map(str.isupper, letters)) < _CAPITALS * len(letters):
        return text
    lowered = _WORD.sub(_lowered, text)
    first = next((at for at, character in enumerate(lowered) if character.isalpha()), 0)
    return lowered[:first] + text[first] + lowered[first + 1 :]


def _lowered(match: re.Match[str]) -> str:
    """A word of a title in capitals as it stands within a sentence."""
    word, small = match[0], match[0].lower()
    around = match.string[max(match.start() - 1, 0) : match.end() + 1].replace(word, "")
    dotted = len(word) == 1 and "." in around
    if len(small) != len(word) or dotted:
        return word
    if is_stop(word):
        return small
    if fold(word) in acronyms():
        return word
    if is_word(word):
        return small
    short = 1 < len(word) <= _ACRONYM and "-" not in around
    return word if short else word[0] + small[1:]
