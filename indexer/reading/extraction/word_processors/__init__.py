"""Texts of word processors: Word, OpenDocument, RTF."""
