"""What the pieces of texts mean, read the other way: from a term to the pieces that bear it.

Every text repeats the pieces of those before it. A piece is analysed the first time it is met;
afterwards a text that holds none that bears a term asked for costs two operations on sets.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

#: Pieces of one shelf; there are two. Some 25 MB for each when full.
SIZE = 1 << 16
#: Longer pieces are not kept: texts without white space must not fill the memory.
LONGEST = 60

#: The stems of a piece and its folded forms.
Terms = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class _Shelf:
    """Pieces and their terms, both ways."""

    terms: dict[str, Terms] = field(default_factory=dict)
    by_stem: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_form: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def put(self, piece: str, terms: Terms) -> None:
        stems, forms = terms
        for stem in dict.fromkeys(stems):
            self.by_stem[stem].append(piece)
        for form in dict.fromkeys(forms):
            self.by_form[form].append(piece)
        # Last: another thread that sees the piece here finds it under its terms.
        self.terms[piece] = terms


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
        pieces: frozenset[str],
        stems: Iterable[str],
        forms: Iterable[str],
        prefixes: Sequence[str] = (),
    ) -> set[str]:
        """The pieces that bear a stem, a form, or a form begun so; and those too long to be known."""
        shelf = self._shelf
        # Without a call for each piece where all are known, as is the rule.
        unknown = pieces.difference(shelf.terms)
        if unknown:
            shelf = self._learnt(unknown, pieces)
        bearers = [bearer for stem in stems for bearer in shelf.by_stem.get(stem, ())]
        bearers += [bearer for form in forms for bearer in shelf.by_form.get(form, ())]
        found = set(pieces.intersection(bearers))
        for prefix in prefixes:
            found |= {piece for piece in pieces if _begins(shelf.terms.get(piece), prefix)}
        return found | {piece for piece in unknown if len(piece) > LONGEST}

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
