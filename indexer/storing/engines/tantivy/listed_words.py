"""The words of a long list, of which few need be compared with a misspelt one.

Each slip between two words changes their length by one at most, and which letters they have by two: an
insertion or a deletion by one, another letter in the place of one by two, an exchange of neighbours by none. Of
170,000 words some thousand are compared; making ready takes a tenth of what sorting them by length takes.
"""

import numpy as np

from indexer.storing.engines.vocabulary import LETTERS, Vocabulary

_LINE = ord("\n")
#: The bit of each byte: one for each letter, the first for whatever else, none for the end of a line.
_BITS = np.ones(256, np.uint32)
_BITS[[ord(letter) for letter in LETTERS]] = [2 << place for place in range(len(LETTERS))]
_BITS[_LINE] = 0
#: Whether a byte begins a character, in UTF-8, rather than ends a line or goes on with one.
_BEGINS = np.array([byte & 0xC0 != 0x80 and byte != _LINE for byte in range(256)], np.uint8)


class ListedWords(Vocabulary):
    """The words of a text, one on each line, in UTF-8."""

    def __init__(self, text: bytes) -> None:
        # A character a byte: slices of it need no decoding, but for the few words that are not ASCII.
        self._text = text.decode("latin-1")
        signs = np.frombuffer(text, np.uint8)
        self._ends = np.flatnonzero(signs == _LINE)
        self._starts = np.concatenate(([0], self._ends[:-1] + 1))
        self._letters = np.bitwise_or.reduceat(_BITS[signs], self._starts)
        self._lengths = np.add.reduceat(_BEGINS[signs], self._starts, dtype=np.int32)

    def compared(self, term: str, reach: int) -> list[str]:
        """The words whose length and letters are those of the term but for so many slips."""
        letters = np.bitwise_or.reduce(_BITS[np.frombuffer(term.encode(), np.uint8)])
        near = (np.abs(self._lengths - len(term)) <= reach) & (
            np.bitwise_count(self._letters ^ letters) <= 2 * reach
        )
        places = np.flatnonzero(near)
        bounds = zip(self._starts[places].tolist(), self._ends[places].tolist(), strict=True)
        found = [self._text[start:end] for start, end in bounds]
        return [word if word.isascii() else _decoded(word) for word in found]


def _decoded(word: str) -> str:
    return word.encode("latin-1").decode("utf-8", "replace")
