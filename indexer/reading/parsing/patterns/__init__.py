"""Patterns that are tried only where the words with which they can begin stand: many are asked of each text."""
