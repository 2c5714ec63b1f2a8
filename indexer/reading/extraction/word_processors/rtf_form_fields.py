r"""The fields of forms in RTF: a box to tick, a choice out of a list.

A field tells its kind, its state and its entries by words and groups inside its instruction (``\fldinst``), at whose
end it shows something. Source: Rich Text Format Specification, version 1.9.1, « Form Fields ».
"""

from typing import ClassVar

#: Kinds of fields (``\fftype``).
_BOX, _CHOICE = 1, 2

#: The state that stands for « as by default ».
_BY_DEFAULT = 25


class FormField:
    """The field that is being told."""

    WORDS: ClassVar = ("fftype", "ffres", "ffdefres")

    def __init__(self) -> None:
        self._told: dict[str, int] = {}
        self._entries: list[str] = []

    def take(self, word: str, number: int) -> None:
        """Take a word of the field with its number."""
        self._told[word] = number

    def open_entry(self) -> None:
        r"""An entry of the list begins (``\ffl``)."""
        self._entries.append("")

    def add(self, text: str) -> None:
        """Add to the entry that was opened last."""
        if self._entries:
            self._entries[-1] += text

    def end(self) -> str:
        """What the field shows; the next one is told from here on."""
        told, entries, self._told, self._entries = self._told, self._entries, {}, []
        state = told.get("ffres", _BY_DEFAULT)
        if state == _BY_DEFAULT:
            state = told.get("ffdefres", 0)
        if told.get("fftype") == _CHOICE:
            return entries[state].strip() if 0 <= state < len(entries) else ""
        if told.get("fftype") == _BOX:
            return "☒" if state else "☐"
        return ""
