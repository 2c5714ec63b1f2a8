"""From the text of a file to its deliberations and their facts.

::

    view ← facts ← lines ← points, bodies ← acts ← contents ← document

``view`` is the text cleaned, with its offsets kept; ``facts`` has one module a kind of fact, so that a
rule is found by its name; ``lines`` tells what part each line plays, ``points`` where each point of the
sitting begins, ``bodies`` who decided; ``acts`` and ``document`` put together what these found. ``rows``
reads tables, ``stated`` lays what a sender stated over what was read, ``lexicon`` holds the words of
French administration.
A rule that is not sure says nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing.bodies.folders import of_folder
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.document import parse_text
from indexer.reading.parsing.rows import parse_table
from indexer.reading.parsing.same_file import same_body
from indexer.reading.parsing.stated import overlaid, stated_body

__all__ = ["Context", "parse", "same_body"]

_NOTHING = Context()


def parse(extracted: ExtractedText, *, name: str, context: Context | None = None) -> Document:
    """Return what was understood of one extracted text.

    ``name`` is the path of the source, a last resort for its date, its kind and its body. No text
    makes it raise.
    """
    known = stated_body(extracted, context or _NOTHING)
    with _without_collection():
        if extracted.rows:
            document = parse_table(extracted, known)
        else:
            document = parse_text(extracted, name, known)
        return of_folder(overlaid(document, extracted, context or _NOTHING), name)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no cycles among objects meanwhile: parsing makes none, and many objects at once.

    The looks took a twentieth of the time of an act, an eighth of that of long minutes.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
