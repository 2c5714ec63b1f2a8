"""Files → text: one module a format, a registry, limits in a child process.

::

    path ─sniffing→ kind ─registry→ reader ─→ Extraction(ExtractedText …, Failure …)

``extract`` reads in this process and raises; ``safe_extract`` and ``ExtractionWorker`` read in a
child process under limits of time and memory and give a ``Failure`` instead. What every format
gives and what it does not stands in ``docs/formats.md``.

===================  ============================================================
``options``          limits and choices
``sniffing``         what kind a file is
``registry``         kind → reader
``decoding``         bytes → text in any encoding
``plain``            .txt, .md
``markup``           .html
``pdf``              .pdf; ``glyphs`` its words, ``pieces`` and ``layout`` their order,
                     ``furniture`` page numbers, ``hyphens`` cut words
``ocr``, ``images``  scans and images through Tesseract
``word``             .docx; ``numbering`` the numbers of its lists
``opendocument``     .odt; ``list_styles`` the numbers of its lists
``legacy``           .doc through an installed converter
``table``, ``scdl``  .csv
``spreadsheet``      .xlsx, .ods, .xls; ``clerks`` what heads of columns mean, ``cell_formats``
                     how a number is shown
``mail``             .eml
``archive``          .zip, .tar.gz; ``containers`` what these have in common
``xml_messages``     .xml of the ACTES exchange; ``actes`` what messages state, ``beside``
                     those in a file's own folder, ``safe_xml`` XML from strangers
``worker``           the parent's side of the child process; ``child`` the other, ``wire`` between
===================  ============================================================
"""

from indexer.reading.extraction.options import Options
from indexer.reading.extraction.registry import extract
from indexer.reading.extraction.worker import ExtractionWorker, safe_extract

__all__ = ["ExtractionWorker", "Options", "extract", "safe_extract"]
