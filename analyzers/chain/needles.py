"""Letters without which a text gives no such term: what to look for before reading anything.

Reading a word costs a hundred times what it costs to see that it is none of those asked for. A term is
made of a word's beginning, save for what readings, slips of optical reading and irregular forms change:
:class:`Needles` holds, for terms, beginnings one of which a word that bears one of them has. They may
stand where no term does; they always stand where one does (``tests/analyzers/chain/test_needles.py``).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, Self

from analyzers.frozen import dataclass
from analyzers.letters.folding import fold
from analyzers.runs.compounds import joined_words, known_prefixes
from analyzers.runs.dates import WORDS as DATE_WORDS
from analyzers.words.numbers import MONTH_NAMES, MONTHS, ORDINALS, in_roman, spell
from analyzers.words.stemming import irregular

#: Letters of a beginning: longer ones leave out few words more and hold more slips.
_LENGTH: Final = 4
#: What stands beyond Latin-1 and is written in ASCII, character for character: signs change no word beside them;
#: « œ » and « € » have marks of their own.
_BEYOND: Final = (
    *((sign, "\x03") for sign in "’–—“”…•\u202f"),
    *(("œ", "\x01"), ("Œ", "\x01"), ("€", "\x02")),
)
#: The same for what is Latin-1.
_WITHIN: Final = {
    **dict.fromkeys("\u00a0«»°§·", "\x03"),
    **dict(zip("éèàêçùâîôûëïüäöñÉÈÀÊÇÙÂÎÔÛËÏÜÄÖ", "eeaecuaioueiuaoneeaecuaioueiuao", strict=True)),
}
_STRANGE: Final = re.compile(f"[^\x00-\x7f{''.join(_WITHIN)}]")
#: Letters that optical reading takes for each other, one for one.
_ALIKE: Final = (("l", "i"), ("1", "i"), ("y", "i"), ("0", "o"))
#: What may be written for letters of a term that are several.
_SLIPS: Final = {"ni": ("ni", "m", "rn"), "oe": ("oe", "\x01", "ce"), "m": ("m", "rn")}
#: The same for the last letter of a term, which may have lost the other.
_AT_END: Final = {"n": ("n", "m", "rn"), "o": ("o", "\x01", "ce")}
#: Signs inside one word, after which the second part of it begins.
_INSIDE: Final = "-/."
#: What may stand after a part of one letter, in a plain text.
_APART: Final = "- \n\t\r./,;:()[]'\"_+*&\x00\x01\x02\x03"
#: What stands between texts that are looked through at once; no needle holds it.
_BETWEEN: Final = "\x04"
#: What stands between the letters of an acronym, and of a heading in spaced letters.
_SPACED: Final = (".", ". ", " ")
#: How much of a stem's end its words may not have: endings that become others.
_CHANGED: Final = (("eur", 3), ("iqu", 2), ("ent", 2), ("ant", 2), ("er", 2), ("l", 1), ("r", 1))
_FIGURES: Final = re.compile(r"\d+")
_DAY: Final = re.compile(r"d\d{4}-(0[1-9]|1[0-2])-\d{2}")
#: Forms written otherwise from their first letters on, and the forms that are read.
_OTHERWISE: Final = (
    *(
        ("st", "saint"),
        ("lez", "les"),
        ("s", "sur"),
        ("ss", "sous"),
        ("h", "heures"),
        ("\x02", "euros"),
    ),
    *((short, MONTH_NAMES[month]) for short, month in MONTHS.items()),
)
#: Numbers up to this one are also days, written in words, and Roman numerals.
_DAYS: Final = 31


def _plain(char: str) -> str:
    """A character of Latin-1 in small ASCII letters; what has none is a sign that stands for nothing."""
    return _WITHIN.get(char, char if char.isascii() else "\x00").lower()


def _likened(plain: str) -> str:
    """A plain text in which letters that are taken for each other are one."""
    for one, other in _ALIKE:
        plain = plain.replace(one, other)
    return plain


#: For each character of Latin-1 the one of a plain text, and of a likened one.
_PLAIN: Final = "".join(map(_plain, map(chr, range(256)))).encode()
_LIKENED: Final = _likened(_PLAIN.decode()).encode()


def _in_latin(text: str) -> bytes:
    """A text as one byte a character, each in its place; what has no letter of Latin-1 is a zero byte."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        for sign, mark in _BEYOND:
            text = text.replace(sign, mark)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return _STRANGE.sub("\x00", text).encode("latin-1")


@dataclass(frozen=True, slots=True)
class Needles:
    """What to look for: ``letters`` where a word begins in a likened text, ``figures`` in a plain one."""

    letters: tuple[str, ...]
    figures: tuple[str, ...]

    @classmethod
    def of(
        cls, stems: Iterable[str] = (), forms: Iterable[str] = (), prefixes: Iterable[str] = ()
    ) -> Self:
        """What words that bear one of the stems or of the forms, or a form begun so, hold.

        >>> Needles.of(["cantin"], ["2500"]).places("Les cantines : 2 500 repas")
        [4, 17]
        """
        stems, forms, prefixes = tuple(stems), tuple(forms), tuple(prefixes)
        found = [
            *map(letters, stems),
            *(letters(form, stemmed=False) for form in (*forms, *prefixes)),
        ]
        numbers = [*map(figures, (*stems, *forms)), *map(_beginning_figures, prefixes)]
        return cls(_shortest(chain(*found)), tuple(dict.fromkeys(chain(*numbers))))

    def places(self, text: str) -> list[int]:
        """Where one of them stands, or a character that may be read in ways of its own; in order."""
        # Tables of bytes take a twentieth of what replacing each letter does.
        written = _in_latin(text)
        likened, plain = written.translate(_LIKENED).decode(), written.translate(_PLAIN).decode()
        found: list[int] = []
        for small, needles in ((likened, self.letters), (plain, ("\x00", *self.figures))):
            for needle in needles:
                at = small.find(needle)
                # One of letters stands after no other letter, which a plain text tells from a figure.
                lettered = at >= 0 and needle[0].isalpha()
                while at >= 0:
                    if not (lettered and at and plain[at - 1].isalpha()):
                        found.append(at)
                    at = small.find(needle, at + 1)
        return sorted(found)

    def places_in(self, texts: Sequence[str]) -> list[list[int]]:
        """Those of several texts, looked for in all at once: a look costs more than the letters it goes through.

        >>> Needles.of(["cantin"]).places_in(["La cantine", "", "Cantines"])
        [[3], [], [0]]
        """
        found = self.places(_BETWEEN.join(texts))
        apart, start, first = list[list[int]](), 0, 0
        for text in texts:
            end = start + len(text)
            after = bisect_left(found, end, first)
            apart.append([place - start for place in found[first:after]])
            start, first = end + 1, after
        return apart


@lru_cache(maxsize=4_096)
def letters(term: str, *, stemmed: bool = True) -> tuple[str, ...]:
    """Give the beginnings, in a likened text, one of which words that bear a term have.

    Empty for a term of figures: :func:`figures` tells what to look for. ``stemmed`` tells a stem from a
    folded form, or the beginning of one.

    >>> letters("cantin"), letters("bien", stemmed=False)
    (('c a', 'c. a', 'c.a', 'cant'), ('b i', 'b. i', 'b.i', 'bi-', 'bi.', 'bi/', 'biem', 'bien', 'biern'))
    """
    if _FIGURES.search(term):
        return ()
    first = term.partition("_")[0]
    size = min(_LENGTH, len(first) - (_changed(first) if stemmed and first == term else 0))
    found = set(_written(first, max(size, 1)))
    if len(first) > 1:
        found.update(f"{first[0]}{gap}{first[1]}" for gap in _SPACED)
    for prefix in known_prefixes(first[:size]):
        found.update(prefix + sign for sign in _INSIDE)
    found.update(_written_otherwise(first, size))
    if stemmed:
        found.update(form[:_LENGTH] for form in irregular(term))
    return _shortest(map(_likened, found))


def _changed(stem: str) -> int:
    return next((size for end, size in _CHANGED if stem.endswith(end)), 0)


def _written(word: str, size: int) -> Iterator[str]:
    """The first letters of a word, and what optical reading may have made of them."""
    ways = [""]
    at = 0
    while at < size:
        read = word[at : at + 2] if word[at : at + 2] in _SLIPS else word[at]
        written = _SLIPS.get(read, (read,))
        if at + len(read) > size:
            # The pair goes on past the end, where a part may begin.
            written = (read[0], *written[1:])
        elif at + 1 == len(word):
            written = _AT_END.get(read, written)
        ways = [way + one for way in ways for one in written]
        at += len(read)
    return iter(ways)


def _written_otherwise(word: str, size: int) -> Iterator[str]:
    for written, read in _others().get(word[:1], ()):
        if _agree(word, read, size):
            yield written


def _agree(one: str, other: str, size: int) -> bool:
    size = min(size, len(other))
    return one[:size] == other[:size]


@lru_cache(maxsize=1)
def _others() -> dict[str, list[tuple[str, str]]]:
    """Forms, and first parts of words of several, of what does not begin as they do; by its first letter."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for written, read in _OTHERWISE:
        found[read[0]][written, read] = None
    for run, word in joined_words().items():
        if run[:_LENGTH] == word[:_LENGTH]:
            # Most begin as their first part does.
            continue
        part, whole = run.partition(" ")[0], fold(word)
        if part[:_LENGTH] != whole[:_LENGTH]:
            # Of « e-commerce », every word in « e » would be looked at.
            for sign in _APART if len(part) == 1 else ("",):
                found[whole[0]][part[:_LENGTH] + sign, whole[:_LENGTH]] = None
    return {first: list(pairs) for first, pairs in found.items()}


def _shortest(found: Iterable[str]) -> tuple[str, ...]:
    """Without those that begin as another."""
    kept: list[str] = []
    for one in sorted(found):
        if not (kept and one.startswith(kept[-1])):
            kept.append(one)
    return tuple(kept)


@lru_cache(maxsize=4_096)
def figures(term: str) -> tuple[str, ...]:
    """Give what a text holds, folded letter by letter, one of it where it bears a term of figures.

    A number is written in groups, with another sign or in words; its last figures stay together. A month
    may be written in figures too.

    >>> figures("3500"), figures("d2025-01-04"), figures("juin"), figures("cantin")
    (('5', 'mil'), ('25', 'jan', 'mil'), ('-6-', '.6.', '/6/', '06'), ())
    """
    runs = [run.lstrip("0") for run in _FIGURES.findall(term)]
    if not runs:
        return tuple(sorted(_of_month(term)))
    longest = max(runs, key=len)
    if not longest:
        return ("0",)
    found = {longest[-3:] if term.isdecimal() else longest[-2:]}
    if term.isdecimal() and term.endswith("0"):
        # « 15 k€ » is 15000, « 1,23 k€ » is 1230: its last figure but the zeros stands there.
        found = {longest.rstrip("0")[-1:]}
    if len(longest) == len("2025"):
        found.add("mil")
    if day := _DAY.fullmatch(term):
        found.add(MONTH_NAMES[int(day[1])][:3])
    if int(longest) <= _DAYS:
        found.add(spell(int(longest))[:_LENGTH])
        if len(numeral := in_roman(int(longest))) > 1 and term.isdecimal():
            found.add(numeral)
        if term.endswith(("e", "er")):
            found.update("xvi")
    found.update(word[:_LENGTH] for word, ordinal in ORDINALS.items() if ordinal == term)
    return tuple(sorted(found))


def _beginning_figures(prefix: str) -> Iterator[str]:
    """What a text holds where a form of figures begins so, a day does (« d2025… »), or a month."""
    if _FIGURES.search(prefix) or prefix == "d":
        yield from "0123456789"
        yield from {word[:3] for word in (*DATE_WORDS, *ORDINALS)}
        yield from "xvi"
    yield from _of_month(prefix)


def _of_month(term: str) -> Iterator[str]:
    """How dates in figures write a month."""
    for number, name in MONTH_NAMES.items():
        if term and name.startswith(term):
            yield f"{number:02}"
            yield from (f"{sign}{number}{sign}" for sign in _INSIDE if number < 10)
