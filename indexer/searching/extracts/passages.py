"""Which passages of an act show best why it was found.

``indexer.searching.extracts.finds`` sees where the words of the query stand; a passage is a window over some of them,
tidied to the edges of sentences.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise, starmap
from typing import NamedTuple

from indexer.searching.extracts.finds import Find
from indexer.searching.extracts.landmarks import LINE_OPENINGS, decision, furniture

Span = tuple[int, int]

#: Characters of a text that are looked at for extracts.
SCANNED = 200_000
#: Windows in which page furniture is looked for.
_LOOKED_AT = 12
#: How far a passage is widened, on each side, to end where a sentence does.
_SLACK = 60
_SPACES = re.compile(r"\s+")
#: It begins with white space, by which `re` skips all else; what must stand before it is looked at from there.
_SENTENCE_END = re.compile(
    # The point of « art. L. 2121-29 » or of « M. » ends nothing.
    r"\s(?:(?<=[.;:!?»]\s)(?<!\b[A-Z]\.\s)(?<!\b[Aa]rt\.\s)\s*(?=[^\sa-zà-ÿ])"
    r"|(?<=\n)(?:\s*\n|(?=\s*(?:[-–•*]|\d+[.)°]|" + LINE_OPENINGS + "))))"
)


def passages(scanned: str, found: list[Find], count: int, width: int) -> list[Span]:
    """The spans of the ``count`` best passages of about ``width`` characters, in order of the text.

    A passage holds many different words of the query, close to each other, begins and ends with a
    sentence where one is near, and never cuts a word.
    """
    if not found:
        opening = _opening(scanned, width)
        return [opening] if opening[1] > opening[0] else []
    if len(found) == 1:
        return [_tidied(scanned, found[0].start, found[0].end, width)]
    chosen: list[Span] = []
    seen: set[int] = set()
    for window in _ranked_windows(scanned, found, width):
        if len(chosen) == count:
            break
        # A second passage that repeats one word of several adds nothing.
        if chosen and len(window.ranks) == 1 < len(seen) and window.ranks <= seen:
            continue
        if _overlaps((window.start, window.end), chosen):
            continue
        passage = _tidied(scanned, window.start, window.end, width)
        if not _overlaps(passage, chosen):
            chosen.append(passage)
            seen |= window.ranks
    return sorted(chosen)


def _overlaps(span: Span, chosen: Sequence[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in chosen)


class _Window(NamedTuple):
    """A stretch of text over some finds, the ranks of the words it holds, and how good it is."""

    start: int
    end: int
    ranks: frozenset[int]
    score: float


def _ranked_windows(text: str, found: list[Find], width: int) -> Iterator[_Window]:
    """Windows of at most ``width`` characters that begin at a find, the best first.

    Page furniture is looked for in the best of them only, and once nothing better is left: it costs more
    than all the rest.
    """
    windows = sorted(_windows(found, width), key=lambda w: (-w.score, w.start))
    # Furniture takes from a score and never adds: who comes first after the look is the best of all.
    waiting = [(-w.score, w.start, at, False) for at, w in enumerate(windows[:_LOOKED_AT])]
    while waiting:
        score, start, at, seen = heappop(waiting)
        if seen:
            yield windows[at]
        else:
            noise = len(furniture(text, max(start - 40, 0), windows[at].end + 20))
            heappush(waiting, (score + 0.7 * noise, start, at, True))
    yield from windows[_LOOKED_AT:]


def _windows(found: list[Find], width: int) -> Iterator[_Window]:
    counts = Counter([find.rank for find in found])
    # A word that is everywhere in this text tells little about where to look.
    weight = {rank: 1.0 + 1.0 / n for rank, n in counts.items()}
    ranks = [find.rank for find in found]
    # What a find gives with the one after it; windows overlap, and each would ask again.
    beside = list(starmap(_closeness, pairwise(found)))
    told: dict[frozenset[int], float] = {}
    last = 0
    for first, find in enumerate(found):
        last = max(last, first)
        while last + 1 < len(found) and found[last + 1].end <= find.start + width:
            last += 1
        held = frozenset(ranks[first : last + 1])
        if held not in told:
            told[held] = sum([weight[rank] for rank in held])
        score = told[held] + min(sum(beside[first:last]), 1.5)
        yield _Window(find.start, found[last].end, held, score)


def _closeness(find: Find, following: Find) -> float:
    """A bonus for words of the query that stand side by side, more in the query's order."""
    if find.rank == following.rank or following.start - find.end > 8:
        return 0.0
    return 0.4 if following.rank == find.rank + 1 else 0.2


def _opening(text: str, width: int) -> Span:
    """The beginning of the decision, else of the text, as a passage."""
    decides = decision(text)
    start = len(text) - len(text.lstrip()) if decides is None else decides
    return start, _word_end(text, min(start + width, len(text)), start)


def _tidied(text: str, start: int, end: int, width: int) -> Span:
    """A window widened to about ``width``, to the edges of sentences where they are near."""
    room = max(width - (end - start), 0)
    low, high = max(start - room // 2 - _SLACK, 0), min(end + room // 2 + _SLACK, len(text))
    if before := _SENTENCE_END.search(text, low, start):
        first = before.end()
    else:
        first = 0 if low == 0 else _word_start(text, start - room // 2, start)
    first = _after_furniture(text, first, start)
    target = min(max(first + width, end), len(text))
    after = _SENTENCE_END.search(text, max(end, target - _SLACK), high)
    last = after.start() if after else _word_end(text, target, end)
    return first, max(last, end)


def _after_furniture(text: str, first: int, start: int) -> int:
    """The beginning of a passage moved after the last line of furniture before the first find."""
    for _, noise_end in furniture(text, first, start):
        line_end = text.find("\n", noise_end, start)
        if line_end >= 0:
            first = line_end + 1
    return first


def _word_start(text: str, place: int, latest: int) -> int:
    """The first beginning of a word at or after a place, not after ``latest``."""
    place = max(place, 0)
    space = _SPACES.search(text, place, latest)
    if place == 0 or text[place - 1].isspace():
        return place
    return space.end() if space else latest


def _word_end(text: str, place: int, earliest: int) -> int:
    """The last end of a word at or before a place, not before ``earliest``."""
    if place >= len(text) or text[place].isspace():
        return place
    cut = max(text.rfind(" ", earliest, place), text.rfind("\n", earliest, place))
    if cut > earliest:
        return cut
    # A single word longer than the whole passage: it is shown to its end.
    space = _SPACES.search(text, place)
    return space.start() if space else len(text)
