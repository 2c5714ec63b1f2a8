"""What to show of an act that was found: its best passages, and what to mark in a text.

Marks come from the analyzers' own offsets, so that a marked word is exactly one that matched,
whatever engine found it. ``indexer.searching.passages`` chooses the passages; only those go through the
analyzers.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from analyzers import STEMS, SURFACE
from indexer.searching.finds import Sought
from indexer.searching.passages import Span, passages
from indexer.searching.query import Parsed, Phrase, Prefix, Word
from indexer.searching.results import Extract

#: A term of a text, and its slice.
Placed = tuple[str, int, int]

#: Characters of the texts whose terms are remembered: objets and passages, which come again with the
#: acts that many queries find; and of how many of them.
_SHORT, _SHORT_TEXTS = 600, 2_048
_SPACES = re.compile(r"\s+")
_INK = re.compile(r"\S")
#: « Hauts-⏎de-France »: the line ends, the word does not.
_LINE_END_HYPHEN = re.compile(r"(?<=\w-)[^\S\n]*\n\s*")


class Marker:
    """What a query marks, made once for all the texts that answer it."""

    def __init__(self, parsed: Parsed) -> None:
        self._sought = Sought(parsed)
        words = [word for word in parsed.words if isinstance(word, Word)]
        ways = {word.terms for word in words}
        ways |= {other.terms for word in words for other in word.synonyms}
        self._single = {terms[0] for terms in ways if len(terms) == 1}
        self._rows = [terms for terms in ways if len(terms) > 1]
        self._stemmed = bool(words)
        self._phrases = [word.terms for word in parsed.words if isinstance(word, Phrase)]
        self._prefixes = tuple(word.prefix for word in parsed.words if isinstance(word, Prefix))

    def spans(self, text: str) -> tuple[Span, ...]:
        """What to mark in a whole text: offsets in characters, in order, apart from each other."""
        found: list[Span] = []
        if self._stemmed:
            terms = _stems(text) if len(text) < _SHORT else STEMS.spans(text)
            found += [(start, end) for term, start, end in terms if term in self._single]
            for row in self._rows:
                found += _sequences(terms, row)
        if self._phrases or self._prefixes:
            terms = SURFACE.spans(text)
            for phrase in self._phrases:
                found += _sequences(terms, phrase)
            found += [(start, end) for term, start, end in terms if term.startswith(self._prefixes)]
        return _merged(found)

    def extracts(self, text: str, count: int = 2, width: int = 240) -> tuple[Extract, ...]:
        """The ``count`` passages, of about ``width`` characters, that best show why an act was found.

        In order of the text. Where nothing was looked for, it is the beginning of the decision. Marks
        are offsets in the passage as shown, on one line.
        """
        chosen = passages(text, self._sought, count, width)
        return tuple(self._extract(text, passage) for passage in chosen)

    def _extract(self, text: str, passage: Span) -> Extract:
        """The passage on one line, with its marks; « … » where a sentence is cut."""
        start, end = passage
        start += len(text[start:end]) - len(text[start:end].lstrip())
        raw = text[start:end].rstrip()
        lead = "" if _begins_sentence(text, start) else "… "
        ends = raw.endswith((".", "!", "?", ";")) or not _INK.search(text, start + len(raw))
        tail = "" if ends else " …"
        marks = tuple(
            (len(lead) + len(_one_line(raw[:low])), len(lead) + len(_one_line(raw[:high])))
            for low, high in self.spans(raw)
        )
        return Extract(f"{lead}{_one_line(raw)}{tail}", marks)


def spans(text: str, parsed: Parsed) -> tuple[Span, ...]:
    """What a query marks in one text."""
    return Marker(parsed).spans(text)


def extracts(text: str, parsed: Parsed, count: int = 2, width: int = 240) -> tuple[Extract, ...]:
    """The passages of one text that answer a query."""
    return Marker(parsed).extracts(text, count, width)


@lru_cache(maxsize=_SHORT_TEXTS)
def _stems(text: str) -> tuple[Placed, ...]:
    return tuple(STEMS.spans(text))


def _sequences(terms: Sequence[Placed], wanted: tuple[str, ...]) -> list[Span]:
    """Where terms follow each other: from the first's start to the last's end."""
    found: list[Span] = []
    for at, (term, start, _) in enumerate(terms):
        if term == wanted[0]:
            row = terms[at : at + len(wanted)]
            if tuple(each[0] for each in row) == wanted:
                found.append((start, row[-1][2]))
    return found


def _merged(found: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(set(found)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t")[-1:]
    return not before or before in "\n.;:!?»"


def _one_line(raw: str) -> str:
    """The text with its white space reduced, and words cut at the end of a line put together.

    What a beginning of the text becomes is the beginning of what the text becomes, so that its
    length tells where a character went.
    """
    return _SPACES.sub(" ", _LINE_END_HYPHEN.sub("", raw))
