"""Files of Word as the tests make them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from indexer.reading.extraction import extract

Write = Callable[[str, bytes], Path]


def saved(document: Any, write: Write) -> Path:
    buffer = BytesIO()
    document.save(buffer)
    return write("acte.docx", buffer.getvalue())


def text_of(document: Any, write: Write) -> str:
    [text] = extract(saved(document, write)).texts
    return text.text


def numbered(paragraph: Any, number: str, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        )
    )


def add_list(document: Any, number: str, levels: list[tuple[str, str]]) -> None:
    """A list of one format and text (« %1. ») a level, under an identifier of its own."""
    numbering = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="9{number}">{shapes}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="9{number}"/></w:num>'
        )
    )


def hidden(run: Any, value: str | None = None) -> None:
    element = OxmlElement("w:vanish")
    if value is not None:
        element.set(qn("w:val"), value)
    run._r.get_or_add_rPr().append(element)


def xml(paragraph: Any, inner: str) -> None:
    for element in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
        paragraph._p.append(element)


def field(*parts: str) -> str:
    marks = {"begin", "separate", "end"}
    inner = (f'<w:fldChar w:fldCharType="{p}"/>' if p in marks else p for p in parts)
    return "".join(f"<w:r>{piece}</w:r>" for piece in inner)
