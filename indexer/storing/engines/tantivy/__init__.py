"""Tantivy, the default engine: one machine."""
