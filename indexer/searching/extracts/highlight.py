"""What to show of an act that was found: its best passages, and what to mark in a text.

Marks come from the analyzers' own offsets, so that a marked word is exactly one that matched,
whatever engine found it. ``indexer.searching.extracts.passages`` chooses the passages; only those go through the
analyzers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from analyzers import STEMS, SURFACE, FrenchAnalyzer, Needles
from indexer.searching.extracts.finds import Sought
from indexer.searching.extracts.passages import SCANNED, Span, passages
from indexer.searching.query import Parsed, Phrase, Prefix, Word
from indexer.searching.results import Extract

#: A term of a text, and its slice.
Placed = tuple[str, int, int]
#: The terms of one way to say a word.
Terms = tuple[str, ...]

_INK = re.compile(r"\S")
#: « Hauts-⏎de-France »: the line ends, the word does not.
_HYPHEN_AT_END = re.compile(r"-\s*\n")
_LINE_END_HYPHEN = re.compile(r"(?<=\w-)[^\S\n]*\n\s*")


class _Layer:
    """What a query marks in one layer of the analysis: terms alone, terms in a row, beginnings."""

    def __init__(
        self, analyzer: FrenchAnalyzer, ways: Iterable[Terms], prefixes: Sequence[str] = ()
    ) -> None:
        ways = set(ways)
        self._analyzer = analyzer
        self._single = {terms[0] for terms in ways if len(terms) == 1}
        self._rows = [terms for terms in ways if len(terms) > 1]
        self._prefixes = tuple(prefixes)
        self.asks = bool(ways or prefixes)

    def marks(self, text: str, needles: Needles, places: Sequence[int] | None) -> list[Span]:
        """What to mark in a text, in no order; see :meth:`Marker.spans`."""
        borne = self._analyzer.bearing(text, needles, places)
        found = [
            (start, end)
            for term, start, end in borne
            if term in self._single or term.startswith(self._prefixes)
        ]
        there = {term for term, _, _ in borne} if self._rows else set()
        if rows := [row for row in self._rows if there.issuperset(row)]:
            # Which terms follow each other is seen among all of them.
            terms = self._analyzer.spans(text)
            found += (span for row in rows for span in _sequences(terms, row))
        return found


class Marker:
    """What a query marks, made once for all the texts that answer it."""

    def __init__(self, parsed: Parsed) -> None:
        self._sought = Sought(parsed)
        words = [word for word in parsed.words if isinstance(word, Word)]
        ways = [word.terms for word in words]
        ways += [other.terms for word in words for other in word.synonyms]
        phrases = [word.terms for word in parsed.words if isinstance(word, Phrase)]
        prefixes = [word.prefix for word in parsed.words if isinstance(word, Prefix)]
        layers = (_Layer(STEMS, ways), _Layer(SURFACE, phrases, prefixes))
        self._layers = [layer for layer in layers if layer.asks]

    def spans(self, text: str, places: Sequence[int] | None = None) -> tuple[Span, ...]:
        """What to mark in a text: offsets in characters, in order, apart from each other.

        ``places`` are those of the words asked for, where they are known.
        """
        needles = self._sought.needles
        return _merged(
            span for layer in self._layers for span in layer.marks(text, needles, places)
        )

    def extracts(self, text: str, count: int = 2, width: int = 240) -> tuple[Extract, ...]:
        """The ``count`` passages, of about ``width`` characters, that best show why an act was found.

        In order of the text. Where nothing was looked for, it is the beginning of the decision. Marks
        are offsets in the passage as shown, on one line.
        """
        (places,) = self._sought.places([text[:SCANNED]])
        return self._extracts(text, places, count, width)

    def shown(
        self, texts: Sequence[str], titles: Sequence[str]
    ) -> list[tuple[tuple[Extract, ...], tuple[Span, ...]]]:
        """The extracts of each of some texts, and what to mark in its title; letters are looked for in all of them at once."""
        places = self._sought.places([*(text[:SCANNED] for text in texts), *titles])
        extracts = map(self._extracts, texts, places)
        return list(zip(extracts, map(self.spans, titles, places[len(texts) :]), strict=True))

    def _extracts(
        self, text: str, places: Sequence[int], count: int = 2, width: int = 240
    ) -> tuple[Extract, ...]:
        scanned = text[:SCANNED]
        chosen = passages(scanned, self._sought.finds(scanned, places), count, width)
        return tuple(self._extract(text, places, passage) for passage in chosen)

    def _extract(self, text: str, places: Sequence[int], passage: Span) -> Extract:
        """The passage on one line, with its marks; « … » where a sentence is cut."""
        start, end = passage
        start += len(text[start:end]) - len(text[start:end].lstrip())
        raw = text[start:end].rstrip()
        lead = "" if _begins_sentence(text, start) else "… "
        ends = raw.endswith((".", "!", "?", ";")) or not _INK.search(text, start + len(raw))
        tail = "" if ends else " …"
        here = places[bisect_left(places, start) : bisect_left(places, start + len(raw))]
        line, marks = _one_line(raw), self.spans(raw, [place - start for place in here])
        if len(line) < len(raw):
            marks = tuple((len(_one_line(raw[:a])), len(_one_line(raw[:b]))) for a, b in marks)
        shift = len(lead)
        return Extract(f"{lead}{line}{tail}", tuple((a + shift, b + shift) for a, b in marks))


def spans(text: str, parsed: Parsed) -> tuple[Span, ...]:
    """What a query marks in one text."""
    return Marker(parsed).spans(text)


def extracts(text: str, parsed: Parsed, count: int = 2, width: int = 240) -> tuple[Extract, ...]:
    """The passages of one text that answer a query."""
    return Marker(parsed).extracts(text, count, width)


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
    while start and text[start - 1] in " \t":
        start -= 1
    return not start or text[start - 1] in "\n.;:!?»"


def _one_line(raw: str) -> str:
    """The text with its white space reduced, and words cut at the end of a line put together.

    What a beginning of the text becomes is the beginning of what the text becomes, so that its
    length tells where a character went.
    """
    if _HYPHEN_AT_END.search(raw):
        raw = _LINE_END_HYPHEN.sub("", raw)
    line = " ".join(raw.split())
    if not line:
        return " " if raw else ""
    lead, tail = raw[0].isspace(), raw[-1].isspace()
    return f"{' ' * lead}{line}{' ' * tail}" if lead or tail else line
