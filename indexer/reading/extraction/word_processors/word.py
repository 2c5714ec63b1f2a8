"""Word (.docx, .docm and their templates): paragraphs, lists and tables in the order in which they are read.

python-docx opens the package; its own ``paragraph.text`` leaves out what stands in smart tags, content controls
and accepted insertions, all common in the documents of town halls, so the elements are walked here. What was
deleted under revision marks or is hidden is left out (``visibility``). The letterhead (page headers) comes
first, page footers, footnotes and endnotes last; each once.

The elements are those of ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory
from docx.oxml import OxmlElement, parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError
from indexer.reading.extraction.guards.containers import check_unpacked_size
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text.grid import Cell, table_lines
from indexer.reading.extraction.text.lines import is_page_number, joined, without_tab_runs
from indexer.reading.extraction.text.raised import LEVEL, RAISED
from indexer.reading.extraction.text.symbols import picture_font, pictured
from indexer.reading.extraction.word_processors.form_fields import form_box, form_choice
from indexer.reading.extraction.word_processors.numbering import Numbering
from indexer.reading.extraction.word_processors.strict import transitional
from indexer.reading.extraction.word_processors.visibility import (
    Visibility,
    box_is_hidden,
    cell_is_deleted,
    is_covered,
    mark_is_deleted,
    mark_is_hidden,
    row_is_hidden,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

#: Elements whose content is no part of the running text.
_LEFT_OUT = frozenset(
    [
        f"{_W}{name}"
        for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "rt")
    ]
    + [_MC_FALLBACK]  # the same text box once more, for old programs
)

#: What parts the code of a field from its result.
_FIELD = f"{_W}fldChar"

#: Stands behind what a raised run holds.
_END_OF_RAISED = OxmlElement("w:vertAlign")

_SIGNS = {
    f"{_W}vertAlign": LEVEL,
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}

#: python-docx knows plain documents only; those that may hold macros and templates are made alike.
#: No macro is ever run.
_MAIN_PARTS = (
    CONTENT_TYPE.WML_DOCUMENT_MAIN,
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
PartFactory.part_type_for.update(dict.fromkeys(_MAIN_PARTS, DocumentPart))


#: Notes, by the relation that names their part and the element that calls one of them.
_NOTES = (
    (RELATIONSHIP_TYPE.FOOTNOTES, f"{_W}footnoteReference"),
    (RELATIONSHIP_TYPE.ENDNOTES, f"{_W}endnoteReference"),
)
_CALLS = frozenset(call for _, call in _NOTES)


@dataclass(frozen=True, slots=True)
class _Sight:
    """How a document's paragraphs are shown; letterheads and notes count no lists.

    ``called`` gathers the notes that text which is seen calls.
    """

    visibility: Visibility
    numbering: Numbering | None = None
    called: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class _Seen:
    """What a paragraph shows: pieces of text, and the text boxes that hang on it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


def read(path: Path, job: Job) -> Extraction:
    """Read a Word document; raises ``ExtractionError`` where it holds no text."""
    check_unpacked_size(path, job.options)
    document = _opened(path)
    aside = _Sight(Visibility(document))
    body = list(_blocks(document.element.body, replace(aside, numbering=Numbering(document))))
    lines = [
        *_distinct(_letterheads(document, aside), before=body),
        *body,
        *_distinct(_footers(document, aside), before=body),
        *_notes(document, aside),
    ]
    text = joined(lines)
    if not text:
        raise ExtractionError("no text in it")
    return Extraction((ExtractedText(text),))


def _opened(path: Path) -> Any:
    part = Package.open(transitional(path)).main_document_part
    if not isinstance(part, DocumentPart):
        raise ExtractionError(f"a document of kind « {part.content_type} » is not read")
    return part.document


def _blocks(parent: Any, sight: _Sight) -> Iterator[str]:
    """The lines of a body, cell, header or note: one a paragraph, one a row of a table."""
    begun = ""  # a paragraph whose end was deleted: it goes on in the next
    for child in parent:
        if child.tag == f"{_W}p":
            seen = _seen(child, sight)
            line = begun + _line(child, seen, sight, goes_on=bool(begun))
            begun = line if mark_is_deleted(child) else ""
            if not begun and (line.strip() or not mark_is_hidden(child)):
                yield line
            for box in seen.boxes:
                yield from _blocks(box, sight)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, sight)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _blocks(child, sight)  # content controls, insertions, custom XML
    if begun:
        yield begun


def _line(paragraph: Any, seen: _Seen, sight: _Sight, *, goes_on: bool) -> str:
    """The line of a paragraph, with its number or bullet unless it goes on with the one before."""
    text = without_tab_runs("".join(seen.pieces))
    if not text.strip() and mark_is_hidden(paragraph):
        return ""
    numbers = None if goes_on else sight.numbering
    label = numbers.label(paragraph) if numbers is not None else ""
    return f"{label} {text}" if label and text.strip() else text


def _seen(paragraph: Any, sight: _Sight) -> _Seen:
    """What a paragraph shows, in order."""
    around = sight.visibility.around(paragraph)
    seen, fields = _Seen(), _Fields(paragraph)
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        tag = element.tag
        if tag == f"{_W}r" and sight.visibility.hides(element, around):
            fields.pass_over(element)
        elif tag == f"{_W}r":
            pending.extend(_opened_run(element, sight.visibility, seen))
        elif tag == _FIELD:
            fields.turn(element)
            seen.pieces += map(form_box, element.iter(f"{_W}checkBox"))
            seen.pieces += map(form_choice, element.iter(f"{_W}ddList"))
        elif fields.in_code:
            continue
        elif tag in _CALLS:
            sight.called.add((tag, element.get(f"{_W}id") or ""))
        elif tag == f"{_W}txbxContent":
            seen.boxes += [] if box_is_hidden(element) else [element]
        elif (sign := _sign(element)) is not None:
            seen.pieces.append(sign)
        elif isinstance(tag, str) and tag not in _LEFT_OUT:
            seen.pieces += ["/"] if tag == f"{_M}den" else []
            pending.extend(reversed(element))
    return seen


def _opened_run(run: Any, visibility: Visibility, seen: _Seen) -> Iterator[Any]:
    """What a run holds, last first; of a raised one the ends are marked."""
    if run.find(f"{_W}t") is not None and visibility.raises(run):
        seen.pieces.append(RAISED)
        yield _END_OF_RAISED
    yield from reversed(run)


class _Fields:
    """The fields of a paragraph: their code is not shown, their result is (17.16.18).

    Of a field that neither gives its result nor ends in the paragraph all is shown: nothing is lost.
    """

    def __init__(self, paragraph: Any) -> None:
        self._turns = any(
            mark.get(f"{_W}fldCharType") != "begin" for mark in paragraph.iter(_FIELD)
        )
        self._results: list[bool] = []  # for each field that is open whether its result has begun

    @property
    def in_code(self) -> bool:
        """Whether what follows is the code of a field."""
        return not all(self._results)

    def turn(self, mark: Any) -> None:
        """Go from the text into a field's code, on to its result, and out of the field."""
        kind = mark.get(f"{_W}fldCharType")
        if kind == "begin" and self._turns:
            self._results.append(False)
        elif self._results and kind == "separate":
            self._results[-1] = True
        elif self._results and kind == "end":
            self._results.pop()

    def pass_over(self, run: Any) -> None:
        """Take the turns in a run that is hidden."""
        for mark in run.findall(_FIELD):
            self.turn(mark)


def _sign(element: Any) -> str | None:
    """What an element that holds or stands for characters shows."""
    if element.tag == f"{_M}t":
        return element.text or ""
    if element.tag == f"{_W}t":
        text, font = element.text or "", _pictures_of(element.getparent())
        return pictured(text, font) if font else text
    return _symbol(element) if element.tag == f"{_W}sym" else _SIGNS.get(element.tag)


def _symbol(element: Any) -> str:
    """A character of a font of pictures, or one of Unicode; a bullet where it is neither."""
    code, named = element.get(f"{_W}char") or "", element.get(f"{_W}font")
    font = picture_font(named) if named else "wingdings"
    if not re.fullmatch("[0-9A-Fa-f]{2,4}", code):
        return "•"
    if font is None:
        place = int(code, 16)
        return chr(place) if 0x2000 <= place < 0xD800 else "•"
    return pictured(chr(int(code, 16)), font)


def _pictures_of(run: Any) -> str | None:
    """The font of pictures that a run is set in by itself."""
    fonts = run.find(f"{_W}rPr/{_W}rFonts")
    named = "" if fonts is None else fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or ""
    return picture_font(named)


def _rows(table: Any, sight: _Sight) -> Iterator[str]:
    """Rows as tab-separated lines; a cell of several paragraphs keeps them on its line."""
    rows: list[list[Cell]] = []
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue  # of a table inside a cell, which its cell gives
        if not row_is_hidden(row):
            rows.append(list(_cells(row, sight, is_first=not rows)))
    yield from table_lines(rows)


def _cells(row: Any, sight: _Sight, *, is_first: bool) -> Iterator[Cell]:
    """The cells of a row; nothing lies over those of the first."""
    column = _whole(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        if not cell_is_deleted(cell):
            covered = is_covered(cell) and not is_first
            yield Cell(column, "" if covered else " ".join(" ".join(_blocks(cell, sight)).split()))
        column += _whole(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)


def _whole(element: Any | None, otherwise: int) -> int:
    """The number of columns that a property tells."""
    value = "" if element is None else element.get(f"{_W}val") or ""
    return int(value) if value.isdecimal() and len(value) < 4 else otherwise


def _letterheads(document: Any, sight: _Sight) -> Iterator[str]:
    yield from _furniture(document, sight, "header")


def _footers(document: Any, sight: _Sight) -> Iterator[str]:
    yield from _furniture(document, sight, "footer")


def _furniture(document: Any, sight: _Sight, kind: str) -> Iterator[str]:
    sides = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        first = section.different_first_page_header_footer
        kinds = [f"first_page_{kind}"] * first + [kind] + [f"even_page_{kind}"] * sides
        for each in kinds:
            part = getattr(section, each)
            if not part.is_linked_to_previous:
                yield from _blocks(part._element, sight)


def _distinct(lines: Iterator[str], *, before: list[str]) -> list[str]:
    """Lines of letterheads and footers once each, without page numbers and what the body says."""
    said = {line.strip() for line in before}
    kept: list[str] = []
    for line in lines:
        bare = line.strip()
        if bare in said or is_page_number(bare):
            continue
        said.add(bare)
        kept.append(line)
    return kept


def _notes(document: Any, sight: _Sight) -> Iterator[str]:
    for kind, call in _NOTES:
        for relation in document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                yield from _note_lines(relation.target_part.blob, call, sight)


def _note_lines(blob: bytes, call: str, sight: _Sight) -> Iterator[str]:
    for note in parse_xml(blob):
        if (call, note.get(f"{_W}id")) in sight.called:
            yield from _blocks(note, sight)
