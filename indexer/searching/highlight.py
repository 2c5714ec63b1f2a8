"""What to show of an act that was found: its best passages, and what to mark in a text.

Marks come from the analyzers' own offsets, so that a marked word is exactly one that matched,
whatever engine found it. ``indexer.searching.passages`` chooses the passages; only those go through the
analyzers.
"""

import re
from collections.abc import Iterable, Sequence

from analyzers import STEMS, SURFACE
from analyzers.tokens import Token
from indexer.searching.passages import Span, passages
from indexer.searching.query import Parsed, Phrase, Prefix, Word
from indexer.searching.results import Extract

_SPACES = re.compile(r"\s+")
#: « Hauts-⏎de-France »: the line ends, the word does not.
_LINE_END_HYPHEN = re.compile(r"(?<=\w-)[^\S\n]*\n\s*")


def spans(text: str, parsed: Parsed) -> tuple[Span, ...]:
    """What to mark in a whole text: offsets in characters, in order, apart from each other."""
    exact = [word for word in parsed.words if isinstance(word, Phrase | Prefix)]
    stemmed = [word for word in parsed.words if isinstance(word, Word)]
    found: list[Span] = []
    if stemmed:
        found.extend(_word_spans(STEMS.tokens(text), stemmed))
    if exact:
        tokens = SURFACE.tokens(text)
        for clause in exact:
            if isinstance(clause, Phrase):
                found.extend(_sequences(tokens, clause.terms))
            else:
                found.extend((t.start, t.end) for t in tokens if t.text.startswith(clause.prefix))
    return _merged(found)


def extracts(text: str, parsed: Parsed, count: int = 2, width: int = 240) -> tuple[Extract, ...]:
    """The ``count`` passages, of about ``width`` characters, that best show why an act was found.

    In order of the text. Where nothing was looked for, it is the beginning of the decision. Marks
    are offsets in the passage as shown, on one line.
    """
    chosen = passages(text, parsed, count, width)
    return tuple(_extract(text, passage, parsed) for passage in chosen)


def _word_spans(tokens: Sequence[Token], words: Iterable[Word]) -> list[Span]:
    wanted = {word.terms for word in words}
    wanted |= {synonym.terms for word in words for synonym in word.synonyms}
    single = {terms[0] for terms in wanted if len(terms) == 1}
    found = [(t.start, t.end) for t in tokens if t.text in single]
    for terms in wanted:
        if len(terms) > 1:
            found.extend(_sequences(tokens, terms))
    return found


def _sequences(tokens: Sequence[Token], terms: tuple[str, ...]) -> list[Span]:
    """Where the terms follow each other: from the first's start to the last's end."""
    by_position: dict[int, list[Token]] = {}
    starts: list[Token] = []
    for token in tokens:
        by_position.setdefault(token.position, []).append(token)
        if token.text == terms[0]:
            starts.append(token)
    found: list[Span] = []
    for first in starts:
        end = first.end
        for step, term in enumerate(terms[1:], start=1):
            nexts = [t for t in by_position.get(first.position + step, ()) if t.text == term]
            if not nexts:
                break
            end = nexts[0].end
        else:
            found.append((first.start, end))
    return found


def _merged(found: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(set(found)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)


def _extract(text: str, passage: Span, parsed: Parsed) -> Extract:
    """The passage on one line, with its marks; « … » where a sentence is cut."""
    start, end = passage
    start += len(text[start:end]) - len(text[start:end].lstrip())
    raw = text[start:end].rstrip()
    lead = "" if _begins_sentence(text, start) else "… "
    tail = (
        "" if start + len(raw) >= len(text.rstrip()) or raw.endswith((".", "!", "?", ";")) else " …"
    )
    marks = tuple(
        (len(lead) + len(_one_line(raw[:low])), len(lead) + len(_one_line(raw[:high])))
        for low, high in spans(raw, parsed)
    )
    return Extract(f"{lead}{_one_line(raw)}{tail}", marks)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t")[-1:]
    return not before or before in "\n.;:!?»"


def _one_line(raw: str) -> str:
    """The text with its white space reduced, and words cut at the end of a line put together.

    What a beginning of the text becomes is the beginning of what the text becomes, so that its
    length tells where a character went.
    """
    return _SPACES.sub(" ", _LINE_END_HYPHEN.sub("", raw))
