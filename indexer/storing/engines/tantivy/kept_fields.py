"""What tantivy keeps of a document: its fields, and how they are filled.

Text fields hold ready-made terms under a whitespace tokenizer; keyword fields are raw, for filters, each with a
column of numbers (tantivy's fast fields), for counts; numbers are columnar, for ranges and sorts.
"""

from collections.abc import Mapping

import tantivy

from indexer.acts.recorded import IndexDocument
from indexer.fields.fields import KEYWORD_FIELDS, NUMBER_FIELDS, TEXT_FIELDS
from indexer.storing.engines import likeness
from indexer.storing.engines.tantivy.counting import COLUMNS, number
from indexer.storing.engines.tantivy.order import ID

SOURCE, STORED, SIGNATURE = "_source", "_stored", "_signature"


def schema() -> tantivy.Schema:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(SOURCE, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(STORED, stored=True)
    builder.add_bytes_field(SIGNATURE, stored=True)
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in KEYWORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        builder.add_unsigned_field(COLUMNS[name], fast=True)
    for name in NUMBER_FIELDS:
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def made_of(document: IndexDocument, counted: Mapping[str, int]) -> tantivy.Document:
    """What tantivy is given of a document, of which the terms that acts are compared by were ``counted``."""
    made = tantivy.Document()
    made.add_text(ID, document.id)
    made.add_text(SOURCE, document.source)
    made.add_bytes(STORED, document.stored.encode())
    made.add_bytes(SIGNATURE, likeness.signature_of(counted).encode())
    for name, terms in document.text.items():
        made.add_text(name, terms)
    for name, values in document.keywords.items():
        for value in dict.fromkeys(values) if len(values) > 1 else values:
            made.add_text(name, value)
            made.add_unsigned(COLUMNS[name], number(value))
    for name, amount in document.numbers.items():
        made.add_unsigned(name, amount)
    return made
