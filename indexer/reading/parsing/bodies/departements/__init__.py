"""Départements that a text names, and those that its communes tell."""
