"""What an engine keeps of a document beside the fields of the schema, and under which names.

Tantivy's names differ (``tantivy/``): indexes that exist have them.
"""

#: The id; the name of the file; what a search gives back; what tells documents alike (``likeness``).
ID, SOURCE, STORED, SIGNATURE = "doc_id", "doc_source", "doc_stored", "doc_signature"
