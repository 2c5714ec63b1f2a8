"""A PDF of one page that a test draws operator by operator."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from indexer.acts.documents import Extraction
from indexer.reading.extraction import extract

Write = Callable[[str, bytes], Path]


class Page:
    """A PDF of one page in the making: content as operators, layers, forms."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(595, 842))
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        self.resources = Dictionary(
            Font=Dictionary(F1=font), Properties=Dictionary(), XObject=Dictionary()
        )
        self.page.Resources = self.resources
        self.content: list[bytes] = []

    def group(self, name: str, **entries: Any) -> Any:
        made = Dictionary(Type=Name.OCG, Name=name, **entries)
        self.resources.Properties[f"/{name}"] = self.pdf.make_indirect(made)
        return self.resources.Properties[f"/{name}"]

    def text(self, text: str, y: int, *, layer: str = "", mode: int = 0, x: int = 60) -> None:
        shown = text.encode("cp1252")
        piece = b"BT /F1 11 Tf %d Tr %d %d Td (%s) Tj ET" % (mode, x, y, shown)
        self.content.append(b"/OC /%s BDC %s EMC" % (layer.encode(), piece) if layer else piece)

    def read(self, write: Write, config: Any | None = None, groups: Sequence[Any] = ()) -> str:
        if config is not None:
            self.pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=config)
        [text] = self.extracted(write).texts
        return text.text

    def extracted(self, write: Write) -> Extraction:
        self.page.Contents = self.pdf.make_stream(b"\n".join(self.content))
        out = BytesIO()
        self.pdf.save(out)
        return extract(write("a.pdf", out.getvalue()))
