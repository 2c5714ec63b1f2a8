"""What a spreadsheet shows of its cells: figures as their format writes them, nothing that is hidden.

calamine gives the values that a file keeps; how they are shown stands in its XML: in the styles of
.xlsx, in .ods as text beside each value. .xls is not looked into.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from indexer.reading.extraction.tables import number_formats
from indexer.reading.extraction.tables.cell_runs import Runs, SpanStyles, runs_of
from indexer.reading.extraction.text.raised import without_calls

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")

#: Types of values of .ods whose figures are shown in many ways; days are read as days.
_FIGURES = frozenset(("float", "percentage", "currency", "time"))

#: Elements of a cell of .ods that are no part of its text.
_ASIDE = frozenset(("annotation", "frame", "custom-shape", "g", "ruby-text"))

#: Elements that part words.
_PARTING = frozenset(("p", "h", "s", "tab", "line-break"))

#: Columns that are looked at; what goes on beyond is no list of acts.
_COLUMNS = 200

#: Rows of a sheet; more cannot be.
_ROWS = 1 << 20


@dataclass(slots=True)
class RowView:
    """What a row shows, by column from 0: ``figures`` beside their values, ``texts`` in their stead."""

    figures: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class SheetView:
    """What is shown of a sheet: rows from 0, hidden rows and columns, merged cells (first, last)."""

    rows: dict[int, RowView] = field(default_factory=dict)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


def views_of(path: Path, max_rows: int) -> Mapping[int, SheetView]:
    """The views of the sheets of a file by their rank; none where the file is no zip of XML."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            content = archive.read("content.xml")
            spans = _span_styles(content)
            return dict(enumerate(_of_ods(content, spans, max_rows)))
        if "xl/workbook.xml" not in names:
            return {}
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else None
        codes = _codes(styles) if styles else {}
        runs = _runs(archive, styles)
        parts = enumerate(_parts_of(archive))
        return {
            rank: _of_xlsx(archive.read(part), codes, runs, max_rows)
            for rank, part in parts
            if part in names
        }


def formulas_without_value(path: Path, sheet: int) -> int:
    """How many cells of a sheet (from 0) of .xlsx hold a formula and no result."""
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return 0
        cells = _elements(archive.read(_parts_of(archive)[sheet]), "c")
        return sum(
            each.find("{*}f") is not None and not (each.findtext("{*}v") or "").strip()
            for each in cells
        )


def _codes(styles: bytes) -> dict[str, str]:
    """The codes of the formats of numbers, by the rank of the style of a cell."""
    root = _root(styles)
    named = {n.get("numFmtId"): n.get("formatCode", "") for n in root.iter("{*}numFmt")}
    formats = root.find("{*}cellXfs")
    codes: dict[str, str] = {}
    for rank, style in enumerate(formats if formats is not None else ()):
        id = style.get("numFmtId", "0")
        built_in = number_formats.BUILT_IN.get(int(id)) if id.isdecimal() else None
        if code := named.get(id, built_in):
            codes[str(rank)] = code
    return codes


def _runs(archive: zipfile.ZipFile, styles: bytes | None) -> Runs:
    """What shared strings and styles say of letters that are raised or struck."""
    name = "xl/sharedStrings.xml"
    strings = archive.read(name) if name in archive.namelist() else b""
    marked = b"superscript" in strings or b"strike" in strings
    struck = styles is not None and b"strike" in styles
    return runs_of(
        _elements(strings, "si") if marked else iter(()),
        _root(styles) if struck and styles else None,
    )


def _of_xlsx(part: bytes, codes: Mapping[str, str], runs: Runs, max_rows: int) -> SheetView:
    """Rows and columns are hidden by themselves (ECMA-376, part 1, 18.3.1.13 and 18.3.1.73)."""
    view, line = SheetView(), -1
    told = codes or runs.shown or runs.struck or b"<is>" in part
    if not told and b"hidden" not in part and b'width="0"' not in part:
        return view
    for element in _elements(part, "row", "col"):
        if element.tag.endswith("}col"):
            if _is_on(element.get("hidden")) or element.get("width") == "0":
                first, last = (int(element.get(name, "0")) for name in ("min", "max"))
                view.hidden_columns.append(range(first - 1, last))
            continue
        named = element.get("r", "")
        line = int(named) - 1 if named.isdecimal() else line + 1
        if _is_on(element.get("hidden")):
            view.hidden_rows.append(range(line, line + 1))
        elif line < max_rows:
            shown = _row_of_xlsx(element, codes, runs)
            if shown.figures or shown.texts:
                view.rows[line] = shown
    return view


def _row_of_xlsx(row: Any, codes: Mapping[str, str], runs: Runs) -> RowView:
    """The figures of numbers whose format tells how they are shown, the texts of letters raised or struck."""
    shown, place = RowView(), -1
    for cell in row.iterchildren("{*}c"):
        named = _CELL.fullmatch(cell.get("r", ""))
        place = _column(named[1]) if named else place + 1
        if place >= _COLUMNS:
            continue
        if (text := runs.text_of(cell)) is not None:
            shown.texts[place] = text
            continue
        code = codes.get(cell.get("s", "0"))
        if code is None or cell.get("t", "n") != "n":
            continue
        try:
            figure = number_formats.shown(float(cell.findtext("{*}v") or ""), code)
        except ValueError:
            continue
        if figure is not None:
            shown.figures[place] = figure
    return shown


def _span_styles(content: bytes) -> SpanStyles:
    found = SpanStyles()
    if b"text-position" in content or b"text-line-through-style" in content:
        for style in _elements(content, "style"):
            found.read(style)
    return found


def _of_ods(content: bytes, spans: SpanStyles, max_rows: int) -> Iterator[SheetView]:
    view, line, place = SheetView(), 0, 0
    for element in _elements(content, "table", "table-row", "table-column"):
        name = etree.QName(element).localname
        if "table:1.0" not in element.tag or _is_inside_cell(element):
            continue
        if name == "table":
            yield view
            view, line, place = SheetView(), 0, 0
        elif name == "table-column":
            end = place + _times(element, "columns")
            if _is_collapsed(element):
                view.hidden_columns.append(range(place, end))
            place = end
        else:
            end = line + _times(element, "rows")
            if _is_collapsed(element):
                view.hidden_rows.append(range(line, end))
            elif line < max_rows:
                shown = _row_of_ods(element, line, view, spans)
                view.rows |= dict.fromkeys(range(line, min(end, max_rows)), shown)
            line = end


def _is_inside_cell(element: Any) -> bool:
    return any(str(each.tag).endswith("}table-cell") for each in element.iterancestors())


def _row_of_ods(row: Any, line: int, view: SheetView, spans: SpanStyles) -> RowView:
    shown, place = RowView(), 0
    for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        end = place + _times(cell, "columns")
        places = range(place, min(end, _COLUMNS))
        kind = _attribute(cell, "value-type")
        if cell.tag.endswith("}covered-table-cell") or spans.marks(cell) is None:
            shown.texts |= dict.fromkeys(places, "")
        elif kind in _FIGURES:
            if figure := _text_of(cell, spans):
                shown.figures |= dict.fromkeys(places, figure)
        elif kind == "string" and cell.find("{*}p") is not None:
            shown.texts |= dict.fromkeys(places, _text_of(cell, spans))
        down = _number(_attribute(cell, "number-rows-spanned"))
        if down > 1:
            across = _number(_attribute(cell, "number-columns-spanned"))
            view.merged.append(((line, place), (line + down - 1, place + across - 1)))
        place = end
    return shown


def _text_of(element: Any, spans: SpanStyles) -> str:
    """The paragraphs of a cell on one line; tabs, blanks and line breaks are elements (6.1)."""
    return " ".join(without_calls("".join(_pieces(element, spans))).split())


def _pieces(element: Any, spans: SpanStyles) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        marks = spans.marks(child) if name and name not in _ASIDE else None
        if marks is not None:
            yield f"{' ' if name in _PARTING else ''}{marks[0]}"
            yield from _pieces(child, spans)
            yield marks[1]
        yield child.tail or ""


def _is_collapsed(element: Any) -> bool:
    """Whether a row or a column is hidden or filtered out, or stands in a group that is folded up."""
    if _attribute(element, "visibility") in ("collapse", "filter"):
        return True
    return any(
        str(each.tag).endswith("-group") and _attribute(each, "display") == "false"
        for each in element.iterancestors()
    )


def _times(element: Any, what: str) -> int:
    return _number(_attribute(element, f"number-{what}-repeated"))


def _number(value: str | None) -> int:
    return min(int(value), _ROWS) if value and value.isdecimal() else 1


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _parts_of(archive: zipfile.ZipFile) -> list[str]:
    """The names of the parts that hold the sheets, in their order in the workbook."""
    links = _root(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = _root(archive.read("xl/workbook.xml")).iter("{*}sheet")
    found = (targets.get(_attribute(sheet, "id"), "") for sheet in sheets)
    return [each.lstrip("/") if each.startswith("/") else f"xl/{each}" for each in found]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, _parser())


def _elements(data: bytes, *names: str) -> Iterator[Any]:
    """The elements of some names one after the other, each let go once it was seen."""
    events = etree.iterparse(
        BytesIO(data),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for _, element in events:
        yield element
        element.clear()


def _attribute(element: Any, name: str) -> str | None:
    found = (v for key, v in element.attrib.items() if etree.QName(key).localname == name)
    value = next(found, None)
    return None if value is None else str(value)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
