"""Syndicats, which no table holds: their names, their acronyms, which mention is of the author."""
