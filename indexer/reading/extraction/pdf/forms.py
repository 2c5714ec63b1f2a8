"""Forms of a PDF: what was filled in is a part of the page, and states facts where fields say which.

Fields of text and of choice are read where they stand on their page, boxes to tick as ☒ and ☐ (``tick_boxes``). Of a
form in XFA that has no fields on its pages, the data are the text. Names of fields are compared as the
heads of clerks' lists are (``clerks``).

Sources: ISO 32000-1, 12.7 (AcroForm); XML Forms Architecture 3.3 (``datasets``).
"""

import ctypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium
from lxml import etree

from indexer.acts.closed import StatedName
from indexer.acts.documents import StatedFact
from indexer.errors import ExtractionError
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.extraction.pdf.painted import Box
from indexer.reading.extraction.tables import clerks
from indexer.reading.extraction.text.written_days import first_day

_TEXT = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
#: Fields that are read, and characters of one.
_MOST, _LONGEST = 2_000, 20_000

_FACTS: Mapping[str, StatedName] = {
    "DELIB_OBJET": "objet",
    "DELIB_ID": "numero",
    "DELIB_DATE": "date",
    "DELIB_MATIERE_CODE": "matiere",
    "COLL_NOM": "collectivite",
    "PREF_DATE": "date_reception",
    "VOTE": "vote",
}
_COUNTS = {"VOTE_POUR": "pour", "VOTE_CONTRE": "contre", "VOTE_ABSTENTION": "abstention"}
_CODE = re.compile(r"[1-9](?:\.\d{1,2}){1,4}")


@dataclass(slots=True)
class Filled:
    """The fields of a page: the places of those that print text (``annotations``), boxes with their state."""

    printed: set[int] = field(default_factory=set)
    boxes: list[tuple[Box, bool]] = field(default_factory=list)


class Form:
    """The form of a document: what its fields hold, gathered page by page."""

    def __init__(self, document: Any) -> None:
        self._kind = document.get_formtype()
        if self._kind:
            document.init_forms()
        self._env = document.formenv.raw if self._kind and document.formenv else None
        self._document = document
        self._filled: dict[str, tuple[str, str]] = {}

    def filled(self, page: Any) -> Filled:
        """Take the fields of a page."""
        filled = Filled()
        if self._env is None:
            return filled
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                kind = pdfium.FPDFAnnot_GetFormFieldType(self._env, annotation)
                hidden = pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN
                if kind not in (*_TEXT, *_BOXES) or hidden or len(self._filled) >= _MOST:
                    continue
                name, label, value = (self._told(read, annotation) for read in _READ)
                if kind in _BOXES and (box := _place(annotation)):
                    ticked = pdfium.FPDFAnnot_IsChecked(self._env, annotation)
                    filled.boxes.append((box, bool(ticked)))
                if not value or (kind in _BOXES and value.lower() in ("off", "0")):
                    continue
                self._filled.setdefault(name, (label, " ".join(value.split())))
                if kind in _TEXT:
                    filled.printed.add(index)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        return filled

    def text(self) -> str:
        """The data of a form that has no fields on its pages, a line each; empty for others."""
        if self._kind != pdfium.FORMTYPE_XFA_FULL or self._filled:
            return ""
        self._filled = {name: (name, value) for name, value in self._of_xfa()}
        return "\n".join(f"{_words(name)} : {value}" for name, value in self._of_xfa())

    def stated(self) -> Iterator[StatedFact]:
        """The facts that fields state; none where none of them is the objet or the vote of an act."""
        found: dict[str, tuple[str, str]] = {}
        for name, (label, value) in self._filled.items():
            column = next(
                (c for each in (name, label) if (c := clerks.meaning(_words(each)))), None
            )
            if column:
                found.setdefault(column, (f"form, field « {name[:60]} »", value))
        if not found.keys() & {"DELIB_OBJET", "VOTE", "VOTE_POUR"}:
            return
        for column, (where, value) in found.items():
            if (fact := _FACTS.get(column)) and (checked := _checked(fact, value)):
                yield StatedFact(fact, checked, where)
        yield from _counted(found)

    def _told(self, read: Any, annotation: Any) -> str:
        size = read(self._env, annotation, None, 0)
        if size <= 2:
            return ""
        buffer = ctypes.create_string_buffer(min(size, 2 * _LONGEST))
        read(self._env, annotation, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()

    def _of_xfa(self) -> Iterator[tuple[str, str]]:
        """Name and content of each filled field in the data of a form in XFA."""
        for index in range(min(pdfium.FPDF_GetXFAPacketCount(self._document), 50)):
            if _packet(pdfium.FPDF_GetXFAPacketName, self._document, index) != b"datasets":
                continue
            data = _packet(pdfium.FPDF_GetXFAPacketContent, self._document, index)
            try:
                root = safe_xml.tree(data)
            except ExtractionError:
                return
            leaves = (each for each in root.iter(etree.Element) if not len(each))
            for leaf, _ in zip(leaves, range(_MOST), strict=False):
                if value := safe_xml.text(leaf):
                    yield safe_xml.name_of(leaf), value[:_LONGEST]


def _place(annotation: Any) -> Box | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return None
    return rect.left, rect.bottom, rect.right, rect.top


_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_READ = (
    pdfium.FPDFAnnot_GetFormFieldName,
    pdfium.FPDFAnnot_GetFormFieldAlternateName,
    pdfium.FPDFAnnot_GetFormFieldValue,
)


def _packet(read: Any, document: Any, index: int) -> bytes:
    if read is pdfium.FPDF_GetXFAPacketName:
        size = read(document, index, None, 0)
        buffer = ctypes.create_string_buffer(size)
        read(document, index, buffer, size)
        return buffer.raw.rstrip(b"\0")
    written = ctypes.c_ulong()
    read(document, index, None, 0, ctypes.byref(written))
    size = min(written.value, safe_xml.MAX_BYTES)
    buffer = ctypes.create_string_buffer(size)
    read(document, index, buffer, size, ctypes.byref(written))
    return buffer.raw


def _words(name: str) -> str:
    """The name of a field as words: the last of its path, its capitals and signs apart."""
    last = re.sub(r"\[\d+\]", "", name).rpartition(".")[2]
    return re.sub(r"(?<=[a-zé])(?=[A-ZÉ])|[_-]+", " ", last).strip()


def _checked(fact: StatedName, value: str) -> str | None:
    """A value as facts want it; ``None`` where it cannot be one."""
    if fact in ("date", "date_reception"):
        return first_day([value]) or None
    if fact == "matiere":
        found = _CODE.match(value)
        return found[0] if found else None
    return value


def _counted(found: Mapping[str, tuple[str, str]]) -> Iterator[StatedFact]:
    """The vote that fields count, in words that votes are read from."""
    counts = {
        word: (found[column][0], found[column][1])
        for column, word in _COUNTS.items()
        if column in found and found[column][1].isdigit()
    }
    if "pour" in counts and "VOTE" not in found:
        told = ", ".join(f"{value} {word}" for word, (_, value) in counts.items())
        yield StatedFact("vote", told, counts["pour"][0])
