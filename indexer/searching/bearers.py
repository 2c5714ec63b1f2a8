"""What the pieces of texts mean, read the other way: from a term to the pieces that bear it.

Pieces are what stands between white space. Every text repeats those of the texts before it: a piece
is analysed the first time it is met; afterwards a text costs two operations on sets, and one that was
read before costs looking for the few pieces that bear a term asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

#: Pieces of one shelf; there are two. Some 25 MB for each when full.
SIZE = 1 << 16
#: Longer pieces are not kept: texts without white space must not fill the memory.
LONGEST = 60

#: Characters from which the pieces of a text are remembered, and of how many texts.
_LONG, _LONG_TEXTS = 20_000, 32
#: Pieces up to which it is quicker to look for each in a text than to split the text.
_FEW = 64

#: The stems of a piece and its folded forms.
Terms = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class _Shelf:
    """Pieces and their terms, both ways; ``read`` are hashes of texts all of whose pieces are here."""

    terms: dict[str, Terms] = field(default_factory=dict)
    by_stem: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_form: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    read: set[int] = field(default_factory=set)

    def put(self, piece: str, terms: Terms) -> None:
        stems, forms = terms
        for stem in dict.fromkeys(stems):
            self.by_stem[stem].append(piece)
        for form in dict.fromkeys(forms):
            self.by_form[form].append(piece)
        # Last: another thread that sees the piece here finds it under its terms.
        self.terms[piece] = terms

    def bearers(self, stems: Iterable[str], forms: Iterable[str]) -> list[str]:
        """The pieces that bear one of the stems or of the forms."""
        found = [piece for stem in stems for piece in self.by_stem.get(stem, ())]
        return found + [piece for form in forms for piece in self.by_form.get(form, ())]


class Lexicon:
    """Pieces met lately and what ``ask`` said of each; from several threads at once.

    Where a shelf is full the next one is begun, and the one before it is kept: what is common stays.
    """

    def __init__(self, ask: Callable[[str], Terms], size: int = SIZE) -> None:
        self._ask = ask
        self._size = size
        self._shelf = self._older = _Shelf()

    def bearing(
        self,
        text: str,
        stems: Iterable[str],
        forms: Iterable[str],
        prefixes: Sequence[str] = (),
    ) -> Collection[str]:
        """Pieces without which a text bears no such stem, form, or form begun so.

        Those of the text that do, those too long to be known, and maybe some that it does not hold.
        """
        shelf, key = self._shelf, hash(text)
        if key in shelf.read and len(text) < _LONG and not prefixes:
            bearers = shelf.bearers(stems, forms)
            if len(bearers) <= _FEW:
                return bearers
        pieces = _pieces(text)
        # Without a call for each piece where all are known, as is the rule.
        unknown = pieces.difference(shelf.terms) if key not in shelf.read else frozenset()
        if unknown:
            shelf = self._learnt(unknown, pieces)
        found = set(pieces.intersection(shelf.bearers(stems, forms)))
        for prefix in prefixes:
            found |= {piece for piece in pieces if _begins(shelf.terms.get(piece), prefix)}
        long = {piece for piece in unknown if len(piece) > LONGEST}
        if not long:
            shelf.read.add(key)
        return found | long

    def _learnt(self, unknown: Set[str], pieces: frozenset[str]) -> _Shelf:
        """A shelf that knows all of the pieces of a text, save the long ones."""
        if len(self._shelf.terms) + len(unknown) > self._size:
            self._older, self._shelf = self._shelf, _Shelf()
            unknown = pieces
        shelf, older = self._shelf, self._older.terms
        for piece in unknown:
            if len(piece) <= LONGEST and piece not in shelf.terms:
                shelf.put(piece, older.get(piece) or self._ask(piece))
        return shelf


def _begins(terms: Terms | None, prefix: str) -> bool:
    return terms is not None and any(form.startswith(prefix) for form in terms[1])


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text.split()) if len(text) < _LONG else _pieces_of_long(text)


@lru_cache(maxsize=_LONG_TEXTS)
def _pieces_of_long(text: str) -> frozenset[str]:
    return frozenset(text.split())
