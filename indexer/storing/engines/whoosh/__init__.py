"""Whoosh, in pure Python: the reference that the others are tested against."""
