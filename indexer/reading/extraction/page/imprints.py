"""Stamps of télétransmission that a program printed onto a page, beside or over the act's own lines.

« Envoyé en préfecture le …, Reçu en préfecture le …, Publié le …, ID : … » stand in a block of their
own. Where a line of the block is level with a line of the act, reading across would mix both: the
block is then read first, by itself. Elsewhere it is left where it stands.
"""

import re
from collections.abc import Iterator, Sequence

from indexer.reading.extraction.page.pieces import Word

_STRONG = re.compile(
    r"(?:envoy|re[cç]u|transmi|d[ée]pos|retour)\w*\s+(?:en|[àa]\s+la)\s+(?:sous[- ])?pr[ée]fecture\b"
    r"|accus[ée]\s+de\s+r[ée]ception\s+(?:en|de\s+la)\s+(?:sous[- ])?pr[ée]fecture\b"
    r"|(?:ID\s*:\s*)?\d{3}-\d{9}-\d{8}-\S+",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?:ID\s*:\s*\d|{_STRONG.pattern.rpartition('|')[0]})", re.IGNORECASE)
_WEAK = re.compile(
    r"(?:affich|publi|notifi|mis)\w*(?:\s+en\s+ligne)?\s*(?:le\b|:|$)|ID\s*:|le\s+\d", re.IGNORECASE
)

Run = list[Word]


def set_apart(words: Sequence[Word]) -> tuple[list[Word], list[Run]]:
    """The words of the page, and the lines of stamps that would be mixed with them."""
    runs = list(_runs(words))
    mixed: list[Run] = []
    for block in _blocks(runs):
        others = [word for run in runs if not any(run is one for one in block) for word in run]
        if any(_is_level(run, others) for run in block):
            mixed += block
    gone = {id(word) for run in mixed for word in run}
    return [word for word in words if id(word) not in gone], mixed


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    """The lines of the file, cut before what may be a stamp."""
    run: Run = []
    for index, word in enumerate(words):
        if run and (word.opens_line or _OPENING.match(_text(words[index : index + 5]))):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _blocks(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Lines one under the other that are those of a stamp, at least one beyond doubt."""
    block: list[Run] = []
    for run in [*runs, []]:
        text = _text(run)
        is_stamp = bool(run) and bool(_STRONG.match(text) or _WEAK.match(text))
        if is_stamp and (not block or _follows(block[-1], run)):
            block.append(run)
            continue
        if any(_STRONG.match(_text(one)) for one in block):
            yield block
        block = [run] if is_stamp else []


def _follows(before: Run, after: Run) -> bool:
    height = max(before[0].bottom - before[0].top, 1.0)
    return (
        abs(before[0].left - after[0].left) < 1.5 * height
        and -0.5 * height < after[0].top - before[0].bottom < 2 * height
    )


def _is_level(run: Run, others: Sequence[Word]) -> bool:
    top, bottom = min(word.top for word in run), max(word.bottom for word in run)
    return any(
        min(bottom, word.bottom) - max(top, word.top) > 0.3 * (bottom - top) for word in others
    )


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
