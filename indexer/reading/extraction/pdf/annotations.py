"""Annotations that print words on a page: texts typed over it, stamps, fields that were filled in.

Viewers show them, PDFium's text of the page does not hold them. They are put into the content of the page,
so that they are read where they stand, with all that is painted over it and may hide words. Links, marks,
notes that wait for a click, buttons and watermarks say nothing of the act: they are taken off.

Source: ISO 32000-1, 12.5 (annotations).
"""

from collections.abc import Set
from typing import Any

import pypdfium2.raw as pdfium

from indexer.reading.extraction.pdf.painted import MARKING

_PRINTED = frozenset((pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP))
_SILENT = MARKING | {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_FILEATTACHMENT,
    pdfium.FPDF_ANNOT_WATERMARK,
}
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW

#: Annotations of a page that are looked at.
_MOST = 2_000


def put_into(page: Any, fields: Set[int]) -> bool:
    """Put what annotations print into the content of a page; whether it must be opened anew.

    ``fields`` are the places of those that were filled in, among the annotations.
    """
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if not count:
        return False
    kinds = [_kind(page, index) for index in range(min(count, _MOST))]
    if not fields and _PRINTED.isdisjoint(kinds):
        return False
    for index in reversed(range(count)):
        silent = index >= len(kinds) or kinds[index] is None or kinds[index] in _SILENT
        if silent and index not in fields:
            pdfium.FPDFPage_RemoveAnnot(page, index)
    done = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return bool(done == pdfium.FLATTEN_SUCCESS)


def _kind(page: Any, index: int) -> int | None:
    """The kind of an annotation; ``None`` where it is not shown."""
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return None
    try:
        if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            return None
        return int(pdfium.FPDFAnnot_GetSubtype(annotation))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
