"""Whoosh ships no types: here are those of the query tree, which all engines speak."""
