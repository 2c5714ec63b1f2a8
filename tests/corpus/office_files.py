"""The .docx and .odt files of the sample corpus, with fixed dates."""

import datetime as dt
import io
import zipfile
from xml.sax.saxutils import escape

from blocks import Block, Source
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

_MOMENT = (2025, 1, 1, 0, 0, 0)
_ALIGNED = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def zip_of(members: list[tuple[str, bytes]], *, stored: str = "") -> bytes:
    """Return an archive whose members all bear the same date; ``stored`` is left uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _MOMENT)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _add_to_docx(document: DocumentType, block: Block) -> None:
    if block.kind == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif block.kind == "columns":
        _add_docx_row(document, block.cells, new=True)
    elif block.kind == "item":
        document.add_paragraph(block.text, style="List Bullet")
    elif block.kind != "gap":
        paragraph = document.add_paragraph()
        paragraph.add_run(block.text).bold = block.kind in ("title", "bold")
        if block.kind in _ALIGNED:
            paragraph.alignment = _ALIGNED[block.kind]


def _add_docx_row(document: DocumentType, cells: tuple[str, ...], *, new: bool) -> None:
    """Add a row to the last table, or to a new one."""
    table = document.add_table(0, len(cells)) if new else document.tables[-1]
    if new:
        table.style = "Table Grid"
    for cell, text in zip(table.add_row().cells, cells, strict=True):
        cell.text = text


def word_file(source: Source) -> bytes:
    """Return a .docx."""
    document = Document()
    document.core_properties.author = "Registre"
    document.core_properties.created = document.core_properties.modified = dt.datetime(*_MOMENT)
    section = document.sections[0]
    section.header.paragraphs[0].text = "\n".join(source.header)
    section.footer.paragraphs[0].text = source.footer
    before = ""
    for block in source.blocks:
        if block.kind == "row":
            _add_docx_row(document, block.cells, new=before != "row")
        else:
            _add_to_docx(document, block)
        before = block.kind
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return zip_of([(name, archive.read(name)) for name in archive.namelist()])


_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'office:version="1.3"'
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_ODT_CONTENT = (
    f"{_XML}<office:document-content {_NAMESPACES}><office:automatic-styles>"
    '<style:style style:name="title" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="bold" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="right" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="end"/></style:style>'
    "</office:automatic-styles><office:body><office:text>%s</office:text></office:body>"
    "</office:document-content>"
)
_ODT_STYLES = (
    f"{_XML}<office:document-styles {_NAMESPACES}><office:automatic-styles>"
    '<style:page-layout style:name="A4">'
    '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>'
    "</style:page-layout></office:automatic-styles><office:master-styles>"
    '<style:master-page style:name="Standard" style:page-layout-name="A4">'
    "<style:footer><text:p>%s</text:p></style:footer></style:master-page>"
    "</office:master-styles></office:document-styles>"
)
_ODT_MANIFEST = (
    f"{_XML}<manifest:manifest "
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def _odt_paragraph(block: Block) -> str:
    if block.kind == "gap":
        return ""
    if block.kind == "page":
        return "<text:p><text:soft-page-break/></text:p>"
    text = escape(block.text)
    if block.kind == "item":
        return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
    style = {"centre": "title", "title": "title", "bold": "bold", "right": "right"}.get(block.kind)
    attribute = f' text:style-name="{style}"' if style else ""
    return f"<text:p{attribute}>{text}</text:p>"


def _odt_table(rows: list[tuple[str, ...]], number: int) -> str:
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="Tableau{number}">{columns}{body}</table:table>'


def open_document(source: Source) -> bytes:
    """Return an .odt."""
    parts: list[str] = [f"<text:p>{escape(line)}</text:p>" for line in source.header]
    rows: list[tuple[str, ...]] = []
    for block in (*source.blocks, Block("gap")):
        if block.kind in ("row", "columns"):
            rows.append(block.cells)
            continue
        if rows:
            parts.append(_odt_table(rows, len(parts)))
            rows = []
        parts.append(_odt_paragraph(block))
    members = [
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", (_ODT_CONTENT % "".join(parts)).encode()),
        ("styles.xml", (_ODT_STYLES % escape(source.footer)).encode()),
        ("META-INF/manifest.xml", _ODT_MANIFEST.encode()),
    ]
    return zip_of(members, stored="mimetype")


def spreadsheet(sheets: dict, formats: dict | None = None) -> bytes:
    """Return an .xlsx: rows of text and numbers by sheet; ``formats`` gives columns their decimals."""
    styles = {None: 0}
    codes = []
    for code in (formats or {}).values():
        if code not in styles:
            styles[code] = len(styles)
            codes.append(code)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    members = [("[Content_Types].xml", _xlsx_types(len(sheets)).encode())]
    members.append(
        (
            "_rels/.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        )
    )
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    members.append(
        (
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{rel}"><sheets>{names}</sheets></workbook>'.encode(),
        )
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{rel}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{rel}/styles" Target="styles.xml"/>'
    members.append(
        (
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'.encode(),
        )
    )
    numbers = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{escape(code)}"/>'
        for n, code in enumerate(codes)
    )
    styled = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(codes)))
    members.append(
        (
            "xl/styles.xml",
            f'<styleSheet {main}><numFmts count="{len(codes)}">{numbers}</numFmts><cellXfs count="{len(styles)}"><xf numFmtId="0"/>{styled}</cellXfs></styleSheet>'.encode(),
        )
    )
    for n, rows in enumerate(sheets.values(), start=1):
        body = "".join(
            _xlsx_row(line, row, formats or {}, styles) for line, row in enumerate(rows, start=1)
        )
        members.append(
            (
                f"xl/worksheets/sheet{n}.xml",
                f"<worksheet {main}><sheetData>{body}</sheetData></worksheet>".encode(),
            )
        )
    return zip_of(members)


def _xlsx_row(line: int, row: tuple, formats: dict, styles: dict) -> str:
    cells = []
    for at, value in enumerate(row):
        place = f"{chr(65 + at)}{line}"
        if value in (None, ""):
            continue
        if isinstance(value, int | float):
            style = styles[formats.get(at)]
            cells.append(f'<c r="{place}" s="{style}"><v>{value}</v></c>')
        else:
            text = escape(str(value))
            cells.append(f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>')
    return f'<row r="{line}">{"".join(cells)}</row>'


def _xlsx_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{parts}</Types>'
    )
