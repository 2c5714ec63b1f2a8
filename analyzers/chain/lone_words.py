"""Which words are read alone, told from the pieces beside them: no name, date or unit may cover them."""

import re
from collections.abc import Sequence

from analyzers.chain.given import nameless_marks
from analyzers.chain.piece_cache import PieceCache
from analyzers.letters.alone import piece_before
from analyzers.letters.tokenizers import PIECE
from analyzers.rules import Rules
from analyzers.runs.compounds import is_prefix, neighbours, parts_of_words
from analyzers.runs.dates import WORDS as DATE_WORDS
from analyzers.runs.measures import NUMERIC
from analyzers.words.units import AGAIN


class Alone:
    """Tells words that are read alone, and remembers it of the pieces it met."""

    def __init__(self, rules: Rules, keys: PieceCache[str]) -> None:
        self._rules, self._keys = rules, keys
        self._wordy = PieceCache(self._is_wordy)
        self._lonely = PieceCache(self._is_lonely)

    def stands(self, text: str, word: re.Match[str]) -> bool:
        """Say whether a word is read alone, from itself and the pieces before and after it."""
        piece = word.group()
        before = piece_before(text, word.start()) if self._wordy[piece] else None
        if before is None:
            return False
        if self._lonely[piece]:
            return not (before and is_prefix(self._keys[before]))
        after = PIECE.search(text, word.end())
        return not self._has_neighbour(before, piece, after.group() if after else "")

    def may_join(self, pieces: Sequence[str], at: int) -> bool:
        """Say whether a piece may be read with others: all but a word whose neighbours rule it out."""
        if pieces[at][0] in NUMERIC or not self._wordy[pieces[at]]:
            return True
        before, after = pieces[at - 1] if at else "", "".join(pieces[at + 1 : at + 2])
        return self._has_neighbour(before, pieces[at], after)

    def _has_neighbour(self, before: str, piece: str, after: str) -> bool:
        """Say whether a piece follows a prefix, or stands in a name beside one of the two (empty for none)."""
        first = self._keys[before] if before else ""
        if is_prefix(first):
            return True
        ahead, behind = neighbours(self._keys[piece])
        return first in ahead or (bool(after) and self._keys[after] in behind)

    def _is_lonely(self, piece: str) -> bool:
        """Say whether no name, date or unit has a word."""
        return self._wordy[piece] and self._keys[piece] not in parts_of_words()

    def _is_wordy(self, piece: str) -> bool:
        """Say whether no date or unit has a word, and it is no prefix of what follows."""
        word = self._keys[piece]
        return not (word in DATE_WORDS or word in AGAIN or nameless_marks(piece, word, self._rules))
