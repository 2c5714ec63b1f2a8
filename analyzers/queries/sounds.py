"""Words of French that sound as what was typed: « bibliotek » is « bibliothèque », « buro » « bureau ».

Who spells by ear is several letters off, which no count of slips allows. What was typed is read sound by sound; a
pattern of all that French writes for these sounds finds the words, in one pass over the list of all of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from analyzers.words.stemming import lemmas

#: What follows a vowel that is said through the nose.
_CLOSED: Final = "(?![aeiouymn])"
#: What is typed for a sound, and what French writes for it, in the order in which they are tried.
_SPELLINGS: Final = (
    ("s?ch(?![lnrt])", "(?:s?ch|sh)"),
    ("ph|ff?", "(?:ff?|ph)"),
    ("x|[ckg][sz]|cc(?=[eiy])", "(?:x[cs]?|cc|[ck]s)"),
    ("qu?|ck|k|ch|cc?(?![eiy])", "(?:cc?h?|qu?|ck|k)"),
    # « c » before « a » is a « ç », folded.
    ("ss|sc?(?=[eiy])|c|s|z|t(?=ion)", "(?:ss?|sc|c|z|t(?=i))"),
    ("gu(?=[eiy])|gg?(?![eiy])", "gg?u?"),
    ("ge(?=[aou])|g|j", "(?:j|ge?)"),
    (f"[ae]?[iyu][nm]{_CLOSED}|ens?$", "(?:[ae]?[iyu][nm]|en)"),
    (f"[ae][nm]{_CLOSED}", "[ae][nm]"),
    (f"o[nm]{_CLOSED}", "o[nm]"),
    ("oi|oua|wa", "(?:oi|oua|wa)"),
    ("oeu|eu|oe", "(?:oe?u|eu)"),
    ("ou", "ou"),
    ("e?au|o", "(?:e?au|o)"),
    ("(?:er|ez|ee)s?$", "(?:e[erz]?|ai)"),
    # « fransais » is no « France », whose last letter nobody hears.
    ("[ae][iy](?=[dpstxz]*$)", "(?:[ae][iy]|e[erz])"),
    ("[ae][iy]|e", "(?:[ae][iy]|ee?)"),
    ("[iy]", "[iy]"),
    ("h", ""),
    (r"([bdlmnprtv])\1?", ""),
    (".", ""),
)
_VOWELS: Final = frozenset("aeiouy")
#: What is not heard at the end of a word, of those that are typed and of those that exist.
_SILENT: Final = frozenset("dpstxz")
_ENDING: Final = "e?[dpstxz]{0,2}"
#: Letters of what is looked for: each adds to a pattern.
_FEWEST_LETTERS, _MOST_LETTERS = 4, 30


@lru_cache(maxsize=256)
def homophones(word: str) -> tuple[str, ...]:
    """Give the words of French, folded, that may sound as a folded word does; none of a very short or long one.

    >>> homophones("bibliotek"), homophones("buro")
    (('bibliotheque',), ('bureau',))
    >>> homophones("kartier"), homophones("konseil"), homophones("zxqv")
    (('quartier',), ('conseil',), ())
    """
    if not (_FEWEST_LETTERS <= len(word) <= _MOST_LETTERS and word.isalpha()):
        return ()
    return tuple(re.findall(f"^{''.join(_written(word))}{_ENDING}$", _words(), re.MULTILINE))


def _written(word: str) -> Iterator[str]:
    """Give what French writes for each sound of a word: « h » before vowels, an « e » unheard between others."""
    at, consonant = 0, False
    while at < len(word):
        typed, written = next(
            (found, written)
            for pattern, written in _spellings()
            if (found := pattern.match(word, at))
        )
        at = typed.end()
        if typed[0] == "h":
            continue
        letter = typed[0][0]
        if letter in _VOWELS:
            yield "h?"
        elif consonant:
            yield "e?"
        consonant = letter not in _VOWELS
        said = written or (f"{letter}{letter}?" if consonant else letter)
        yield f"(?:{said})?" if at == len(word) and letter in _SILENT else said


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the spellings ready to look for: few queries hold a word that nothing else tells."""
    return tuple((re.compile(typed), written) for typed, written in _SPELLINGS)


@lru_cache(maxsize=1)
def _words() -> str:
    """Give all words, a line for each."""
    return "\n".join(sorted(lemmas()))
