"""From the text of a file to its deliberations and their facts.

One module a fact, so that a rule is found by its name: ``cleaning`` (a view of the text that keeps
offsets), ``kinds`` (type of document), ``headings`` and ``segments`` (the acts of a file), ``organs``
and ``bodies`` (who decided), ``written_dates`` and ``sitting``, ``people``, ``counts``, ``act_numbers``,
``objet``, ``matieres``, ``votes``, ``amounts``, ``citations``, ``stamps``, ``rows`` (tables),
``stated`` (what is said beside the text).
A rule that is not sure says nothing.
"""

from indexer.documents import Document, ExtractedText
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.document import parse_text
from indexer.reading.parsing.rows import parse_table
from indexer.reading.parsing.stated import overlaid, same_body, stated_body

__all__ = ["Context", "parse", "same_body"]

_NOTHING = Context()


def parse(extracted: ExtractedText, *, name: str, context: Context | None = None) -> Document:
    """Return what was understood of one extracted text.

    ``name`` is the name of the source, a last resort for its date and kind. No text makes it raise.
    """
    known = stated_body(extracted, context or _NOTHING)
    if extracted.rows:
        document = parse_table(extracted, known)
    else:
        document = parse_text(extracted, name, known)
    return overlaid(document, extracted, context or _NOTHING)
