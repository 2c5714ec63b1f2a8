"""Where the words of a query stand in a text, by a quick look at one word after the other.

What a word of the text means is remembered from text to text, so that a text costs little more than
cutting it into words. Names, phrases and synonyms of several words are followed from word to word.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from analyzers import STEMS, SURFACE
from indexer.searching.query import Parsed, Phrase, Prefix, Word

#: Words found after which it is enough.
ENOUGH = 400
#: Words, with what the analyzers read as one: dotted acronyms, thousands, numbers of acts, hyphens.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\w+(?:[-‑/.]\w+)*"
)
_PIECE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch of the text that stands for a word of the query, the ``rank``-th."""

    start: int
    end: int
    rank: int


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Terms that stand for a word of the query where they follow each other."""

    terms: tuple[str, ...]
    rank: int


@dataclass(slots=True)
class _Layer:
    """The sequences to look for among stems, or among folded forms, and those begun."""

    by_first: dict[str, list[_Sequence]] = field(default_factory=lambda: defaultdict(list))
    terms: set[str] = field(default_factory=set)
    begun: list[tuple[_Sequence, int, int]] = field(default_factory=list)

    def want(self, terms: tuple[str, ...], rank: int) -> None:
        """Look for these terms."""
        if terms:
            self.by_first[terms[0]].append(_Sequence(terms, rank))
            self.terms.update(terms)

    def follow(self, term: str, start: int, end: int) -> list[Find]:
        """Go on with the next term of the text; gives the sequences that end with it."""
        going = [(s, at + 1, first) for s, at, first in self.begun if s.terms[at] == term]
        going += [(sequence, 1, start) for sequence in self.by_first.get(term, ())]
        self.begun = [(s, at, first) for s, at, first in going if at < len(s.terms)]
        return [Find(first, end, s.rank) for s, at, first in going if at == len(s.terms)]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What of the query a word of the text may take part in."""

    stems: tuple[str, ...]
    forms: tuple[str, ...]
    prefix: int


#: Meanings of the words that end every sequence, and of those that stop words are.
_OTHER, _TRANSPARENT = "other", "transparent"


def finds(text: str, parsed: Parsed) -> list[Find]:
    """The finds in a text, in order; at most ``ENOUGH``."""
    stems, forms, prefixes = _wanted(parsed)
    if not (stems.terms or forms.terms or prefixes):
        return []
    known: dict[str, _Meaning | str] = {}
    found: list[Find] = []
    for match in _WORD.finditer(text):
        word = match[0]
        meaning = known.get(word)
        if meaning is None:
            meaning = known[word] = _meaning(word, stems, forms, prefixes)
        if meaning is _TRANSPARENT:
            continue
        if not isinstance(meaning, _Meaning):
            stems.begun, forms.begun = [], []
            continue
        found += _followed(meaning, match.start(), match.end(), stems, forms)
        if len(found) >= ENOUGH:
            break
    return found


def _followed(meaning: _Meaning, start: int, end: int, stems: _Layer, forms: _Layer) -> list[Find]:
    found = [f for term in meaning.stems for f in stems.follow(term, start, end)]
    found += [f for term in meaning.forms for f in forms.follow(term, start, end)]
    if meaning.prefix >= 0:
        found.append(Find(start, end, meaning.prefix))
    # One word of the text may be found in several ways; it is one find for each word of the query.
    return list({f.rank: f for f in found}.values())


def _wanted(parsed: Parsed) -> tuple[_Layer, _Layer, list[tuple[str, int]]]:
    """What to look for among stems, among forms, and as beginnings of forms."""
    stems, forms = _Layer(), _Layer()
    prefixes: list[tuple[str, int]] = []
    for rank, word in enumerate(parsed.words):
        if isinstance(word, Prefix):
            prefixes.append((word.prefix, rank))
        elif isinstance(word, Phrase):
            forms.want(word.terms, rank)
        else:
            _want_word(word, rank, stems, forms)
    return stems, forms, prefixes


def _want_word(word: Word, rank: int, stems: _Layer, forms: _Layer) -> None:
    stems.want(word.terms, rank)
    for synonym in word.synonyms:
        stems.want(synonym.terms, rank)
    pieces = _PIECE.findall(word.text)
    if len(pieces) > len(word.terms) == 1:
        # A name or a date is one term: here it is its words, one after the other.
        forms.want(tuple(form for piece in pieces for form in _analysed(piece)[1]), rank)


@lru_cache(maxsize=200_000)
def _analysed(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems and the folded forms of a word, remembered: texts repeat their words."""
    return tuple(STEMS.terms(word)), tuple(SURFACE.terms(word))


def _meaning(
    word: str, stems: _Layer, forms: _Layer, prefixes: list[tuple[str, int]]
) -> _Meaning | str:
    own_stems, own_forms = _analysed(word)
    if not own_stems:
        return _TRANSPARENT
    prefix = next((r for p, r in prefixes if any(f.startswith(p) for f in own_forms)), -1)
    if prefix < 0 and stems.terms.isdisjoint(own_stems) and forms.terms.isdisjoint(own_forms):
        return _OTHER
    return _Meaning(own_stems, own_forms, prefix)
