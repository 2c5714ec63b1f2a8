"""Word (.docx, .docm and their templates): paragraphs, lists and tables in the order in which they are read.

python-docx opens the package; its own ``paragraph.text`` leaves out what stands in smart tags,
content controls and accepted insertions, all common in the documents of town halls, so the elements
are walked here. What was deleted under revision marks or is hidden is left out (``visibility``). The letterhead (page headers)
comes first, page footers, footnotes and endnotes last; each once.

The elements are those of ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory
from docx.oxml import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from indexer.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError
from indexer.reading.extraction.archive import check_unpacked_size
from indexer.reading.extraction.lines import joined
from indexer.reading.extraction.numbering import Numbering
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.visibility import (
    Visibility,
    box_is_hidden,
    cell_is_deleted,
    mark_is_hidden,
    row_is_hidden,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

#: Elements whose content is no part of the running text.
_LEFT_OUT = frozenset(
    [f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")]
    + [_MC_FALLBACK]  # the same text box once more, for old programs
)

_SIGNS = {
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


@dataclass(frozen=True, slots=True)
class _Sight:
    """How a document's paragraphs are shown; letterheads and notes count no lists."""

    visibility: Visibility
    numbering: Numbering | None = None


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
    part = Package.open(str(path)).main_document_part
    if not isinstance(part, DocumentPart):
        raise ExtractionError(f"a document of kind « {part.content_type} » is not read")
    return part.document


def _blocks(parent: Any, sight: _Sight) -> Iterator[str]:
    """The lines of a body, cell, header or note: one a paragraph, one a row of a table."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, sight)
            for box in _text_boxes(child):
                yield from _blocks(box, sight)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, sight)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _blocks(child, sight)  # content controls, insertions, custom XML


def _paragraph(paragraph: Any, sight: _Sight) -> Iterator[str]:
    text = "".join(_runs(paragraph, sight.visibility))
    if not text.strip() and mark_is_hidden(paragraph):
        return
    label = sight.numbering.label(paragraph) if sight.numbering is not None else ""
    yield f"{label} {text}" if label and text.strip() else text


def _runs(paragraph: Any, visibility: Visibility) -> Iterator[str]:
    """Pieces of text that a paragraph shows, text boxes excepted, in order."""
    hides = visibility.paragraph_hides(paragraph)
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        tag = element.tag
        if tag == f"{_W}t":
            yield element.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{_W}sym":
            yield _symbol(element)
        elif tag == f"{_W}checkBox":
            yield _form_box(element)
        elif tag == f"{_W}r" and visibility.hides(element, by_paragraph=hides):
            continue
        elif isinstance(tag, str) and tag not in _LEFT_OUT and tag != f"{_W}txbxContent":
            pending.extend(reversed(element))


def _form_box(element: Any) -> str:
    """A box to tick of a form: its state, else what it is by default (17.16.8)."""
    state = element.find(f"{_W}checked")
    if state is None:
        state = element.find(f"{_W}default")
    ticked = state is not None and state.get(f"{_W}val", "1") not in ("0", "false", "off")
    return "☒" if ticked else "☐"


def _symbol(element: Any) -> str:
    """A character of a symbol font, of which only ticked and empty boxes mean something here."""
    code = (element.get(f"{_W}char") or "").upper()[-2:]
    return {"FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐", "FC": "✓"}.get(code, "•")


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        ancestors = {ancestor.tag for ancestor in box.iterancestors()}
        if _MC_FALLBACK not in ancestors and not box_is_hidden(box):
            yield box


def _rows(table: Any, sight: _Sight) -> Iterator[str]:
    """Rows as tab-separated lines; a cell of several paragraphs keeps them on its line."""
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue  # of a table inside a cell, which its cell gives
        if row_is_hidden(row):
            continue
        cells = [
            " ".join(" ".join(_blocks(cell, sight)).split())
            for cell in row.iter(f"{_W}tc")
            if next(cell.iterancestors(f"{_W}tr")) is row and not cell_is_deleted(cell)
        ]
        yield "\t".join(cells).rstrip("\t")


def _letterheads(document: Any, sight: _Sight) -> Iterator[str]:
    yield from _furniture(document, sight, ("first_page_header", "header"))


def _footers(document: Any, sight: _Sight) -> Iterator[str]:
    yield from _furniture(document, sight, ("first_page_footer", "footer"))


def _furniture(document: Any, sight: _Sight, kinds: tuple[str, ...]) -> Iterator[str]:
    for section in document.sections:
        for kind in kinds:
            if kind.startswith("first_page") and not section.different_first_page_header_footer:
                continue
            part = getattr(section, kind)
            if not part.is_linked_to_previous:
                yield from _blocks(part._element, sight)


def _distinct(lines: Iterator[str], *, before: list[str]) -> list[str]:
    """Lines of letterheads and footers once each, without page numbers and what the body says."""
    said = {line.strip() for line in before}
    kept: list[str] = []
    for line in lines:
        bare = line.strip()
        if bare in said or not any(char.isalpha() for char in bare.removeprefix("Page")):
            continue
        said.add(bare)
        kept.append(line)
    return kept


def _notes(document: Any, sight: _Sight) -> Iterator[str]:
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        for relation in document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                yield from _note_lines(relation.target_part.blob, sight)


def _note_lines(blob: bytes, sight: _Sight) -> Iterator[str]:
    for note in parse_xml(blob):
        if note.get(f"{_W}type") is None:  # separators have a type, notes have none
            yield from _blocks(note, sight)
