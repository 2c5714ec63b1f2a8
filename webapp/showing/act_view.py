"""The text of an act as HTML: its plan, the query's words marked, cited law linked."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from indexer.acts.plan import Block, parts
from webapp.showing import legifrance
from webapp.showing.formatting import marked

Span = tuple[int, int]
#: A page shows no more lines of a text: laid out, each costs ten times what it does as plain text.
MOST_LINES = 20_000
_NOTHING = Markup()
_ANCHOR = Markup('<a class="loi" href="{}" rel="external noopener noreferrer">{}</a>')


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the text, ready: its kind, its pieces (items of a list, cells by row)."""

    kind: str
    body: Markup = _NOTHING
    items: tuple[Markup, ...] = ()
    rows: tuple[tuple[Markup, ...], ...] = ()
    lead: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the act, ready."""

    name: str
    title: str
    blocks: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is laid over it: marks and links, each in order and apart from each other.

    ``mark_ends`` and ``link_ends`` let a piece find its own among thousands (minutes of a whole
    sitting have hundreds of pages).
    """

    text: str
    marks: Sequence[Span]
    links: Sequence[legifrance.Link]
    mark_ends: Sequence[int]
    link_ends: Sequence[int]

    @classmethod
    def of(cls, text: str, marks: Iterable[Span]) -> "Text":
        """Lay the words to mark and the law that is cited over a text."""
        apart = _apart(marks)
        links = legifrance.links(text)
        return cls(text, apart, links, [end for _, end in apart], [link.end for link in links])

    def html(self, start: int, end: int) -> Markup:
        """A span of the text, its marks and links in place."""
        pieces: list[str] = []
        at = start
        for rank in range(bisect_right(self.link_ends, start), len(self.links)):
            link = self.links[rank]
            if link.start >= end:
                break
            first, last = max(link.start, at), min(link.end, end)
            pieces.append(self._marked(at, first))
            pieces.append(_ANCHOR.format(link.href, self._marked(first, last)))
            at = last
        pieces.append(self._marked(at, end))
        return _joined(pieces)

    def _marked(self, start: int, end: int) -> Markup:
        first = bisect_right(self.mark_ends, start)
        inside = []
        for rank in range(first, len(self.marks)):
            s, e = self.marks[rank]
            if s >= end:
                break
            inside.append((s - start, e - start))
        if not inside:
            return escape(self.text[start:end])
        html = marked(self.text[start:end], inside)
        if first == 0 and self.marks[0][0] >= start:
            # A plain string: ``Markup`` would escape what is put in.
            return Markup(str(html).replace("<mark>", '<mark id="premiere">', 1))  # noqa: S704
        return html


def beginning(text: str) -> str:
    """As much of a text as a page shows: the whole of it, but of a file without end."""
    at = -1
    for _ in range(MOST_LINES):
        at = text.find("\n", at + 1)
        if at < 0:
            return text
    return text if text[at:].isspace() else text[:at]


def layout(text: str, marks: Iterable[Span] = ()) -> tuple[ShownPart, ...]:
    """The text in its parts. The first mark can be reached as ``#premiere``."""
    whole = Text.of(text, marks)
    shown = [ShownPart(p.name, p.title, tuple(_blocks(whole, p.blocks))) for p in parts(text)]
    return tuple(shown)


def _apart(marks: Iterable[Span]) -> list[Span]:
    """Marks in order, those that overlap made one."""
    apart: list[Span] = []
    for start, end in sorted(marks):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _blocks(whole: Text, blocks: Sequence[Block]) -> list[Shown]:
    shown: list[Shown] = []
    for block in blocks:
        if block.kind == "item":
            item = _paragraph(whole, block)
            if shown and shown[-1].kind == "liste":
                shown[-1] = Shown("liste", items=(*shown[-1].items, item))
            else:
                shown.append(Shown("liste", items=(item,)))
        elif block.kind == "table":
            shown.append(Shown("table", rows=_rows(whole, block)))
        elif block.kind == "article":
            start = block.lines[0][0]
            lead = whole.html(start, start + block.lead)
            shown.append(Shown("article", body=_paragraph(whole, block, block.lead), lead=lead))
        else:
            shown.append(Shown(block.kind, body=_paragraph(whole, block)))
    return shown


def _paragraph(whole: Text, block: Block, skip: int = 0) -> Markup:
    pieces: list[str] = []
    for rank, ((start, end), breaks) in enumerate(zip(block.lines, block.breaks, strict=True)):
        pieces.append(whole.html(start + (0 if rank else skip), end))
        if rank + 1 < len(block.lines):
            pieces.append("<br>" if breaks else " ")
    return _joined(pieces)


def _joined(pieces: Iterable[str]) -> Markup:
    """Pieces that are ready, as one: ``Markup`` would look at each of them again."""
    return Markup("".join(pieces))  # noqa: S704


def _rows(whole: Text, block: Block) -> tuple[tuple[Markup, ...], ...]:
    rows = []
    for start, end in block.lines:
        cells, at = [], start
        for cell in whole.text[start:end].split("\t"):
            cells.append(whole.html(at, at + len(cell)))
            at += len(cell) + 1
        rows.append(tuple(cells))
    width = max(len(row) for row in rows)
    return tuple((*row, *[Markup("")] * (width - len(row))) for row in rows)
