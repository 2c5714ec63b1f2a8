"""How a spreadsheet shows a number: ``7.10`` typed as a number is kept as 7.1, and only shown so.

Read where a code of the nomenclature stands in a cell of numbers: from the style of a cell of .xlsx,
from the text that .ods keeps beside the value. .xls is not looked into.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

#: Formats of numbers that need no name (ECMA-376, part 1, 18.8.30), and their decimals.
_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2}
_DECIMALS = re.compile(r"[.,](0+)")
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")

#: Row and column, from 0 → decimals shown.
Shown = dict[tuple[int, int], int]


def shown_decimals(path: Path, sheet: int) -> Shown:
    """The decimals shown of each cell of numbers of a sheet (from 0) whose format tells."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            return dict(_of_ods(archive.read("content.xml"), sheet))
        if "xl/workbook.xml" not in names or "xl/styles.xml" not in names:
            return {}
        part = _part_of(archive, sheet)
        return dict(_of_xlsx(archive, part)) if part in names else {}


def is_encrypted(path: Path) -> bool:
    """Whether the parts of a file of .ods are encrypted (OpenDocument 1.3, part 2, 3.4)."""
    with zipfile.ZipFile(path) as archive:
        name = "META-INF/manifest.xml"
        return name in archive.namelist() and b"encryption-data" in archive.read(name)


def formulas_without_value(path: Path, sheet: int) -> int:
    """How many cells of a sheet (from 0) of .xlsx hold a formula and no result."""
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return 0
        cells = _elements(archive.read(_part_of(archive, sheet)), "c")
        return sum(
            each.find("{*}f") is not None and not (each.findtext("{*}v") or "").strip()
            for each in cells
        )


def _of_xlsx(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[tuple[int, int], int]]:
    styles = _root(archive.read("xl/styles.xml"))
    codes = {n.get("numFmtId"): n.get("formatCode", "") for n in styles.iter("{*}numFmt")}
    formats = styles.find("{*}cellXfs")
    by_style: dict[str, int] = {}
    for rank, style in enumerate(formats if formats is not None else ()):
        id = style.get("numFmtId", "0")
        match = _DECIMALS.search(codes.get(id, "").split(";")[0])
        decimals = len(match[1]) if match else _BUILT_IN.get(int(id)) if id.isdecimal() else None
        if decimals is not None:
            by_style[str(rank)] = decimals
    for cell in _elements(archive.read(part), "c"):
        place, decimals = _CELL.fullmatch(cell.get("r", "")), by_style.get(cell.get("s", ""))
        if place and decimals is not None and cell.get("t", "n") == "n":
            yield (int(place[2]) - 1, _column(place[1])), decimals


def _of_ods(content: bytes, sheet: int) -> Iterator[tuple[tuple[int, int], int]]:
    tables = [t for t in _root(content).iter("{*}table") if "table:1.0" in str(t.tag)]
    if sheet >= len(tables):
        return
    line = 0
    for row in tables[sheet].iter("{*}table-row"):
        place = 0
        for cell in row:
            repeated = _attribute(cell, "number-columns-repeated")
            if _attribute(cell, "value-type") == "float":
                text = "".join(map(str, cell.itertext())).strip()
                match = re.fullmatch(r"\d+(?:[.,](\d+))?", text)
                if match:
                    yield (line, place), len(match[1] or "")
            place += int(repeated) if repeated and repeated.isdecimal() else 1
        times = _attribute(row, "number-rows-repeated")
        line += int(times) if times and times.isdecimal() else 1


def _part_of(archive: zipfile.ZipFile, sheet: int) -> str:
    """The name of the part that holds a sheet, by its rank in the workbook."""
    sheets = list(_root(archive.read("xl/workbook.xml")).iter("{*}sheet"))
    links = _root(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    id = _attribute(sheets[sheet], "id") if sheet < len(sheets) else None
    target = targets.get(id, "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, _parser())


def _elements(data: bytes, name: str) -> Iterator[etree._Element]:
    """The elements of a name one after the other, each let go once it was seen."""
    events = etree.iterparse(
        BytesIO(data), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in events:
        yield element
        element.clear()


def _attribute(element: etree._Element, name: str) -> str | None:
    found = (v for key, v in element.attrib.items() if etree.QName(key).localname == name)
    value = next(found, None)
    return None if value is None else str(value)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
