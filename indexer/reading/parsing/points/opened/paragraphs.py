"""Minutes in prose, without a title: each paragraph that decides is an act.

Source: minutes of small bodies; CGCT, art. L2121-15.
"""

import re
from collections.abc import Sequence

from indexer.acts.formulas import DECIDING, GRANTING, REFUSING, RESOLVING, any_of
from indexer.reading.parsing.facts.votes.votes import passes_minutes
from indexer.reading.parsing.facts.votes.written_counts import COUNT_WORDS
from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.openings import BODY, has_verb
from indexer.reading.parsing.points.headings.sentences import matter_of
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.opened.no_openings import changes_agenda, closes
from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening
from indexer.reading.parsing.view.cleaning import Line

#: Prose is cut where it decides in as many paragraphs, each of so few lines.
_LEAST_TOLD = 3
_LEAST_ALONE = 2
_HEAD_LINES = 4
_LONGEST_PARAGRAPH = 8
_ASSEMBLY_DECIDES = re.compile(
    rf"""
      \b(?:{ASSEMBLY}|elus|conseillers|delegues|membres|unanimite|^\W*il)\b(?:[^.]|\bm\.){{0,120}}
      \b(?:{any_of({*DECIDING, *GRANTING, *RESOLVING, *REFUSING})}|pren(?:d|nent)\s+acte|vote|donne)
    | \b(?:est|sont)\s+(?:adopte|approuve|repousse|rejete)e?s?\b     # told of a text
    | \bil\s+est\s+pris\s+acte\b
    # how it was voted, whatever verb tells of what
    | \ba\s+l'unanimite\b | [.!]\s+unanimite[ .!]*(?:\n|\Z) | \ba\s+la\s+majorite\b(?!\s+absolue) | \bpar\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+voix\b
    """,
    re.VERBOSE,
)
#: « La décision sur … est ajournée »: no vote tells of it.
_POSTPONED = re.compile(r"\b(?:est|sont)\s+(?:ajourne|reporte|differe|renvoye)e?s?\b")


def told_points(
    lattice: Lattice, openings: Sequence[Opening], known: Sequence[Point]
) -> list[Point]:
    """Return the paragraphs that decide, where nothing else opens a point; else none.

    A paragraph that the reading took for a title opens none: its first line tells the decision. What it
    took for one above the first of them, or below the last, is no act.
    """
    if known and not openings:
        return []
    if any(lattice.leads[opening.line].style for opening in openings):
        return []
    found = _paragraphs(lattice)
    enough = len(found) >= _LEAST_TOLD or (
        len(found) == _LEAST_ALONE and _nothing_else(lattice, found)
    )
    if not enough:
        return []
    starts = {point.start for point in found}
    opened = (lattice.clean.lines[opening.line] for opening in openings)
    inside = [line for line in opened if found[0].start <= line.start <= found[-1].start]
    # Where each paragraph says what it is about, one that decides nothing is news.
    labelled = all(_label(line) for line in lattice.clean.lines if line.start in starts)
    told = all(
        (line.start in starts and _decides(line.folded)) or (labelled and _label(line))
        for line in inside
    )
    return found if told else []


def _nothing_else(lattice: Lattice, found: Sequence[Point]) -> bool:
    """Whether a text holds, between its first lines and its end, only paragraphs that decide."""
    lines = lattice.clean.lines
    inside = [line for line in lines if found[0].start <= line.start < found[-1].end]
    told = [line for line in inside if any(p.start <= line.start < p.end for p in found)]
    above = sum(line.start < found[0].start for line in lines)
    below = [at for at, line in enumerate(lines) if line.start >= found[-1].end]
    return (
        len(told) == len(inside) and above <= _HEAD_LINES and all(closes(lines, at) for at in below)
    )


def _heads(lattice: Lattice) -> list[int]:
    """The lines that begin a paragraph: under a blank one, and each sentence where all that begin a line decide."""
    lines = lattice.clean.lines
    parted = [at for at, line in enumerate(lines) if line.gap or not at]
    sentences = [at for at in range(1, len(lines)) if _begins_sentence(lattice, at)]
    told = [at for at in sentences if _decides(lines[at].folded)]
    # The first of them may stand right under the letterhead.
    first = next((at for at, line in enumerate(lines) if _decides(line.folded)), None)
    parted += [first] if first is not None and lines[first].text[0].isupper() else []
    inside = {at for at in sentences if told and told[0] < at < told[-1]}
    return sorted({*parted, *told} if inside <= set(told) else {*parted})


def _begins_sentence(lattice: Lattice, at: int) -> bool:
    lines = lattice.clean.lines
    return lines[at - 1].text.rstrip().endswith(_ENDED) and lines[at].text[0].isupper()


#: « Toiture de la halle : trois devis ont été reçus »: what a paragraph is about, before what is told of it.
_LABEL = re.compile(r"(?P<title>[A-ZÀ-Ý][^:.;!?]{2,70}?)\s?:\s+\S")


def _title(line: Line) -> str:
    """What a paragraph is about: what its first words say, or the matter of its first sentence."""
    return _label(line) or matter_of(_SENTENCE_END.split(line.text, maxsplit=1)[0])


_SENTENCE_END = re.compile(r"(?:(?<=[a-zà-ÿ)»]{2})[.;](?=\s|$)|(?<=\d)\.(?=\s+[A-ZÀ-Ý][a-zà-ÿ]))")


def _label(line: Line) -> str:
    """What the first words of a paragraph say it is about, nothing where they are a sentence."""
    label = _LABEL.match(line.text)
    told = label is None or BODY.match(line.folded) or has_verb(line.folded[: label.end("title")])
    return "" if told or label is None else label["title"]


def _decides(folded: str) -> bool:
    return bool(_ASSEMBLY_DECIDES.search(folded) or _POSTPONED.search(folded)) or passes_minutes(
        folded
    )


_ENDED = (".", "!", ";")


def _paragraphs(lattice: Lattice) -> list[Point]:
    lines = lattice.clean.lines
    heads = _heads(lattice)
    found = []
    for at, stop in zip(heads, [*heads, len(lines)][1:], strict=True):
        if stop - at > _LONGEST_PARAGRAPH:
            continue
        begin, end = lines[at].start, lines[stop - 1].end
        folded = lattice.clean.folded[begin:end]
        decided = lattice.marked[stop] > lattice.marked[at] and _ASSEMBLY_DECIDES.search(folded)
        told = (decided or _POSTPONED.search(folded)) and not changes_agenda(folded)
        if told or passes_minutes(folded):
            found.append(Point(begin, begin, end, None, _title(lines[at])))
    return found
