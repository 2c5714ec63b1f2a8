"""OpenDocument text (.odt): paragraphs, lists and tables in the order in which they are read.

odfdo opens the package; the elements (OASIS OpenDocument 1.3, part 3) are walked here, because what
is wanted are plain lines rather than a rendering. The master page's header and footer are the
letterhead: first and last. Deleted text of tracked changes, annotations and what is hidden
(``hidden_styles``) are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import odfdo

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError
from indexer.reading.extraction.guards.containers import check_unpacked_size, is_encrypted
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text.grid import Cell, table_lines
from indexer.reading.extraction.text.lines import is_page_number, joined, without_tab_runs
from indexer.reading.extraction.text.raised import LEVEL, RAISED
from indexer.reading.extraction.text.symbols import pictured
from indexer.reading.extraction.word_processors.form_controls import controls_of
from indexer.reading.extraction.word_processors.hidden_styles import (
    HiddenStyles,
    Reasons,
    hidden_columns,
    hides_paragraph,
    is_hidden,
)
from indexer.reading.extraction.word_processors.list_styles import ListStyles

_LEFT_OUT = frozenset(
    (
        "text:tracked-changes",
        "office:annotation",
        "office:annotation-end",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "office:forms",
        "table:table-column",
        "text:note-citation",
        "text:page-number",
        "text:page-count",
        "svg:title",
        "svg:desc",
        "text:ruby-text",
        "text:script",
    )
)
_ANCHORED = frozenset(("draw:frame", "draw:g", "draw:custom-shape", "text:note"))
_LINES = frozenset(("text:p", "text:h"))
_CONTROL = "draw:control"

#: Columns of a table that are read; a row may repeat one without end.
_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class _Sight:
    """How a part of the document is shown: the numbers of its lists, its hidden styles, its forms."""

    lists: ListStyles
    styles: HiddenStyles
    controls: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Seen:
    """What a paragraph shows: pieces of text, and the frames and notes that hang on it."""

    pieces: list[str] = field(default_factory=list)
    anchored: list[Any] = field(default_factory=list)


def read(path: Path, job: Job) -> Extraction:
    """Read an OpenDocument text; raises ``ExtractionError`` where it holds no text."""
    check_unpacked_size(path, job.options)
    if is_encrypted(path):
        raise ExtractionError("protected by a password")
    document = odfdo.Document(path)
    styles = document.get_part("styles.xml").root
    content = document.get_part("content.xml").root
    lists = ListStyles([styles, content])
    head, foot = _furniture(styles, _Sight(lists, HiddenStyles([styles])))
    hidden = HiddenStyles([styles, content])
    body = _blocks(document.body, _Sight(lists, hidden, controls_of(content)))
    text = joined([*head, *body, *foot])
    if not text:
        raise ExtractionError("no text in it")
    return Extraction((ExtractedText(text),))


def _blocks(parent: Any, sight: _Sight) -> Iterator[str]:
    for child in parent.children:
        if child.tag == "text:h":
            yield from _labelled(sight.lists.heading(child), _paragraph(child, sight))
        elif child.tag in _LINES:
            yield from _paragraph(child, sight)
        elif child.tag == "text:list":
            yield from _items(child, sight, _list_style(child), 1)
        elif child.tag == "table:table":
            yield from table_lines(list(_rows(child, sight, hidden_columns(child))))
        elif child.tag == _CONTROL:
            yield _control(child, sight)
        elif child.tag not in _LEFT_OUT and not is_hidden(child):
            yield from _blocks(child, sight)  # sections, indexes, frames, text boxes


def _paragraph(paragraph: Any, sight: _Sight) -> Iterator[str]:
    """The lines of a paragraph, then those of the frames and notes anchored in it."""
    if hides_paragraph(paragraph):
        return
    seen, hidden = _Seen(), sight.styles.hides(paragraph)
    _inline(paragraph, seen, sight, hidden=hidden)
    text = without_tab_runs("".join(seen.pieces))
    if text or not hidden:
        yield from text.split("\n")
    for element in seen.anchored:
        yield from _blocks(element, sight)


def _labelled(label: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines with a sign before the first that says anything."""
    for line in lines:
        yield f"{label} {line}" if label and line.strip() else line
        label = "" if line.strip() else label


def _inline(parent: Any, seen: _Seen, sight: _Sight, *, hidden: Reasons) -> None:
    """Pieces of running text; white space counts as in XSL, runs of it are ``text:s``."""
    pictures = sight.styles.pictures(parent)
    if not hidden:
        text = _squeezed(parent.text)
        seen.pieces.append(pictured(text, pictures) if pictures else text)
    for child in parent.children:
        tag = child.tag
        if tag in _ANCHORED:
            if not hidden:
                seen.anchored.append(child)
        elif tag not in _LEFT_OUT and not is_hidden(child):
            if sign := _sign(child, sight):
                seen.pieces.append("" if hidden else sign)
            else:
                _span(child, seen, sight, hidden=sight.styles.hides(child, hidden))
        if not hidden:
            seen.pieces.append(_squeezed(child.tail))


def _span(element: Any, seen: _Seen, sight: _Sight, *, hidden: Reasons) -> None:
    """Running text in a style of its own, which may raise it."""
    raised = not hidden and sight.styles.raises(element)
    seen.pieces += [RAISED] if raised else []
    _inline(element, seen, sight, hidden=hidden)
    seen.pieces += [LEVEL] if raised else []


def _sign(element: Any, sight: _Sight) -> str:
    """What an element that stands for characters stands for."""
    if element.tag == _CONTROL:
        return _control(element, sight)
    if element.tag == "text:s":
        return " " * min(int(element.get_attribute("text:c") or 1), 100)
    return {"text:tab": "\t", "text:line-break": "\n"}.get(element.tag, "")


def _control(element: Any, sight: _Sight) -> str:
    return sight.controls.get(element.get_attribute_string("draw:control") or "", "")


def _squeezed(text: str | None) -> str:
    if not text:
        return ""
    lead, trail = text[0].isspace(), text[-1].isspace()
    return (
        f"{' ' if lead else ''}{' '.join(text.split())}{' ' if trail else ''}"
        if text.split()
        else " "
    )


def _items(element: Any, sight: _Sight, style: str, depth: int) -> Iterator[str]:
    """The items of a list, each with its sign before its first line."""
    goes_on = element.get_attribute_string("text:continue-numbering") == "true"
    sight.lists.open_list(
        style, depth, goes_on=goes_on or bool(element.get_attribute_string("text:continue-list"))
    )
    for item in element.children:
        label = ""
        if item.tag == "text:list-item" and any(child.tag in _LINES for child in item.children):
            label = sight.lists.label(style, depth, item.get_attribute_integer("text:start-value"))
        for child in item.children:
            if child.tag == "text:list":
                yield from _items(child, sight, _list_style(child) or style, depth + 1)
            elif child.tag in _LINES:
                for line in _paragraph(child, sight):
                    yield from _labelled(label, [line])
                    label = "" if line.strip() else label
            elif child.tag not in _LEFT_OUT:
                yield from _blocks(child, sight)


def _list_style(element: Any) -> str:
    return element.get_attribute_string("text:style-name") or ""


def _rows(table: Any, sight: _Sight, hidden: Sequence[range]) -> Iterator[list[Cell]]:
    for child in table.children:
        if is_hidden(child):
            continue
        if child.tag == "table:table-row":
            row = list(_cells(child, sight, hidden))
            times = child.get_attribute_integer("table:number-rows-repeated") or 1
            yield from [row] * (min(times, _WIDEST) if any(cell.text for cell in row) else 1)
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(child, sight, hidden)


def _cells(row: Any, sight: _Sight, hidden: Sequence[range]) -> Iterator[Cell]:
    """The text of each column; those under a merged cell show nothing of their own."""
    column = 0
    for cell in row.children:
        end = column + (cell.get_attribute_integer("table:number-columns-repeated") or 1)
        places = [at for at in range(column, min(end, _WIDEST)) if not _within(at, hidden)]
        if cell.tag == "table:table-cell" and places:
            text = " ".join(" ".join(_blocks(cell, sight)).split())
            yield from (Cell(place, text) for place in places)
        column = end


def _within(place: int, spans: Sequence[range]) -> bool:
    return any(place in span for span in spans)


def _furniture(styles: Any, sight: _Sight) -> tuple[list[str], list[str]]:
    """The lines of the master pages' headers and footers, each once, page numbers left out."""
    head: dict[str, None] = {}
    foot: dict[str, None] = {}
    for kind, lines in (("header", head), ("footer", foot)):
        for tag in (f"style:{kind}-first", f"style:{kind}", f"style:{kind}-left"):
            for element in styles.get_elements(f"//{tag}"):
                if element.get_attribute("style:display") is False:
                    continue
                for line in _blocks(element, sight):
                    if not is_page_number(line):
                        lines.setdefault(line.strip())
    return list(head), list(foot)
