"""Files → text: a package a family of formats, a registry, limits in a child process.

::

    path ─sniffing→ kind ─registry→ reader ─→ Extraction(ExtractedText …, Failure …)

``extract`` reads in this process and raises; an ``ExtractionWorker`` reads in a child process under
limits of time and memory and gives a ``Failure`` instead. What every format gives and what it does
not stands in ``docs/formats.md``.

====================  ===========================================================
``options``           limits and choices
``sniffing``          what kind a file is
``registry``          kind → reader, imported when the first file of that kind is met
``small_texts``       short plain texts, read without a child
``process/``          the child process: ``worker`` the parent's side, ``child`` the other,
                      ``wire`` between
``text/``             .txt, .md, .html; ``decoding`` bytes → text in any encoding
``pdf/``              .pdf; ``glyphs`` its words and ``sight`` which of them are seen;
                      annexes, attachments, forms, layers, signatures
``page/``             words of a page → lines: ``pieces`` and ``layout`` their order,
                      ``furniture`` page numbers, ``hyphens`` cut words
``scans/``            scans and images through Tesseract
``word_processors/``  .docx, .odt, .rtf; .doc through an installed converter
``tables/``           .csv, .xlsx, .ods, .xls; ``scdl`` the schema, ``clerks`` what other heads mean
``bundles/``          files that hold others: .zip, .tar.gz, .eml, .xml of senders
``exchange/``         what senders state of files: ``actes`` messages, ``seda`` manifests,
                      ``beside`` those in a file's own folder
``guards/``           archives, XML and programs kept within bounds
====================  ===========================================================
"""

from indexer.reading.extraction.options import Options
from indexer.reading.extraction.process.worker import ExtractionWorker
from indexer.reading.extraction.registry import extract

__all__ = ["ExtractionWorker", "Options", "extract"]
