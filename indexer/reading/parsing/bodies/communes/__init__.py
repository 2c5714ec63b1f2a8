"""Communes: where a text names its own, and which of several of one name."""
