"""Where the words of a query stand in a text, without reading the words that are not asked for.

The letters without which no word asked for stands (:mod:`analyzers.chain.needles`) are looked for at the speed
of C. Only what stands around them between white space is cut into words and read, and followed from
word to word where it begins a name, a phrase or a synonym of several words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analyzers import Needles, analyze_short
from indexer.searching.query import Parsed, Phrase, Prefix, Word

#: Words found after which it is enough.
ENOUGH = 400
#: Words, with what the analyzers read as one: dotted acronyms, thousands, numbers of acts, hyphens.
#: Only thousands hold white space, and no word depends on what stands before it.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\w+(?:[-‑/.]\w+)*"
)
#: Where white space may stand in one number.
_THOUSAND = re.compile(r"\d[ \u00a0\u202f]\d{3}")
_PIECE = re.compile(r"\w+")
_INK = re.compile(r"\S*")
_FIGURE = re.compile(r"\d")
#: Characters of a stretch that is no single chunk, nor met again.
_LONGEST = 30


class Find(NamedTuple):
    """A stretch of the text that stands for a word of the query, the ``rank``-th."""

    start: int
    end: int
    rank: int


class _Sequence(NamedTuple):
    """Terms that stand for a word of the query where they follow each other."""

    terms: tuple[str, ...]
    rank: int


@dataclass(slots=True)
class _Layer:
    """The sequences to look for among stems, or among folded forms."""

    by_first: dict[str, list[_Sequence]] = field(default_factory=lambda: defaultdict(list))
    terms: set[str] = field(default_factory=set)

    def want(self, terms: tuple[str, ...], rank: int) -> None:
        """Look for these terms."""
        if terms:
            self.by_first[terms[0]].append(_Sequence(terms, rank))
            self.terms.update(terms)


@dataclass(slots=True)
class _Trail:
    """The sequences of a layer that are begun at a place of the text."""

    layer: _Layer
    begun: list[tuple[_Sequence, int, int]] = field(default_factory=list)

    def follow(self, term: str, start: int, end: int) -> list[Find]:
        """Go on with the next term of the text; gives the sequences that end with it."""
        if not self.begun and term not in self.layer.by_first:
            return []
        going = [(s, at + 1, first) for s, at, first in self.begun if s.terms[at] == term]
        going += [(sequence, 1, start) for sequence in self.layer.by_first.get(term, ())]
        self.begun = [(s, at, first) for s, at, first in going if at < len(s.terms)]
        return [Find(first, end, s.rank) for s, at, first in going if at == len(s.terms)]


class Sought:
    """What to look for of a query, made once for all the texts that answer it."""

    def __init__(self, parsed: Parsed) -> None:
        self._stems, self._forms = _Layer(), _Layer()
        self._prefixes: list[tuple[str, int]] = []
        for rank, word in enumerate(parsed.words):
            if isinstance(word, Prefix):
                self._prefixes.append((word.prefix, rank))
            elif isinstance(word, Phrase):
                self._forms.want(word.terms, rank)
            else:
                self._want_word(word, rank)
        prefixes = {prefix for prefix, _ in self._prefixes}
        self.needles = Needles.of(self._stems.terms, self._forms.terms, prefixes)
        asked = self._stems.terms | self._forms.terms | prefixes
        self._numeric = any(map(_FIGURE.search, asked))

    def _want_word(self, word: Word, rank: int) -> None:
        self._stems.want(word.terms, rank)
        for synonym in word.synonyms:
            self._stems.want(synonym.terms, rank)
        pieces = _PIECE.findall(word.text)
        if len(pieces) > len(word.terms) == 1:
            # A name or a date is one term: here it is its words, one after the other.
            self._forms.want(tuple(form for p in pieces for form in _analysed(p)[1]), rank)

    def places(self, texts: Sequence[str]) -> list[list[int]]:
        """Where letters stand in each of some texts without which no word asked for does, in order."""
        return self.needles.places_in(texts)

    def finds(self, text: str, places: Sequence[int]) -> list[Find]:
        """The finds in a text, in order; about ``ENOUGH`` at most. ``places`` are its own."""
        stems, forms = _Trail(self._stems), _Trail(self._forms)
        found: list[Find] = []
        done = 0
        for low, high in self._stretches(text, places):
            if (stems.begun or forms.begun) and not _transparent(text, done, low):
                stems.begun, forms.begun = [], []
            done = high
            for first, last, own_stems, own_forms in _words(text[low:high]):
                prefix = self._prefix(own_forms)
                if prefix < 0 and not self._wanted(own_stems, own_forms):
                    stems.begun, forms.begun = [], []
                    continue
                start, end = low + first, low + last
                here = [f for term in own_stems for f in stems.follow(term, start, end)]
                here += [f for term in own_forms for f in forms.follow(term, start, end)]
                if prefix >= 0:
                    here.append(Find(start, end, prefix))
                # One word may be found in several ways; it is one find for each word of the query.
                found += {f.rank: f for f in here}.values()
                if len(found) >= ENOUGH:
                    return found
        return found

    def _wanted(self, stems: tuple[str, ...], forms: tuple[str, ...]) -> bool:
        return not (self._stems.terms.isdisjoint(stems) and self._forms.terms.isdisjoint(forms))

    def _prefix(self, forms: tuple[str, ...]) -> int:
        """The rank of the first prefix that a form begins with, -1 for none."""
        if not self._prefixes:
            return -1
        return next((r for p, r in self._prefixes if any(f.startswith(p) for f in forms)), -1)

    def _stretches(self, text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The stretches outside which no word is asked for, in order, each of whole words."""
        found = [(at, at + 1) for at in places]
        if self._numeric:
            found += (match.span() for match in _THOUSAND.finditer(text))
            found.sort()
        done = 0
        for start, end in found:
            if start >= done:
                start, done = _widened(text, start, end)
                yield start, done


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch widened to whole chunks, with those that may be one number with its own."""
    while start > 0 and not (text[start - 1].isspace() and _apart(text, start - 1)):
        start -= 1
    end = _INK.match(text, end).end()  # type: ignore[union-attr]  # it matches anything
    while end < len(text) and not _apart(text, end):
        end = _INK.match(text, end + 1).end()  # type: ignore[union-attr]
    return start, end


def _apart(text: str, at: int) -> bool:
    """Whether no number goes on after the white space at a place."""
    return at == 0 or not text[at - 1].isdecimal() or not _THOUSAND.match(text, at - 1)


def _transparent(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds nothing but stop words, which sequences pass over."""
    return not any(_analysed(match[0])[0] for match in _WORD.finditer(text, start, end))


#: A word in a stretch: where it begins and ends, its stems, its folded forms.
_Read = tuple[int, int, tuple[str, ...], tuple[str, ...]]


def _words(stretch: str) -> tuple[_Read, ...]:
    """The words of a stretch that no stop words are; texts repeat their short ones."""
    return _remembered(stretch) if len(stretch) < _LONGEST else _read(stretch)


def _read(stretch: str) -> tuple[_Read, ...]:
    analysed = ((match.span(), _analysed(match.group())) for match in _WORD.finditer(stretch))
    return tuple((*span, *terms) for span, terms in analysed if terms[0])


_remembered = lru_cache(maxsize=1 << 15)(_read)


@lru_cache(maxsize=1 << 16)
def _analysed(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems and the folded forms of a word, remembered: texts repeat their words."""
    stems, forms = analyze_short(word)
    return tuple(stems), tuple(forms)
