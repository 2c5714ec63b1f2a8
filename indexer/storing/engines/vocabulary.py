"""The terms of a field, kept in memory to find those that a misspelt word may stand for.

The distance is that of Damerau and Levenshtein in its restricted form (optimal string alignment:
insertion, deletion, substitution, exchange of two neighbours, none of them twice at one place),
computed by rapidfuzz, some ten million terms a second.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from string import ascii_lowercase

#: What a word begins with, once it is folded.
LETTERS = ascii_lowercase
#: The fields whose words are compared with misspelt ones: tantivy keeps a list of them beside the index.
LISTED = ("surface", "texte", "collectivite_nom")
#: Beyond two slips a word is another word.
MAX_DISTANCE = 2


def list_of(field: str) -> str:
    """The name of the list of a field's words."""
    return f"words-{field}.txt"


def distance(one: str, other: str) -> int:
    """The slips between two words."""
    # Loaded where a word is misspelt: it takes as long as a search.
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))


def within(most: int, term: str, others: Sequence[str]) -> dict[str, int]:
    """Those of some words that are at most so many slips away, and how many."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(term, others, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {other: int(far) for other, far, _ in found}


class Vocabulary:
    """The terms of one field, grouped by length: only lengths within reach are compared."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for term in terms:
            self._by_length[len(term)].append(term)

    def near(
        self, term: str, distance: int, limit: int, frequency: Callable[[str], int]
    ) -> list[tuple[str, int]]:
        """Terms within ``distance`` with their frequencies: nearest, then most frequent first."""
        reach = min(max(distance, 0), MAX_DISTANCE)
        found = within(reach, term, self.compared(term, reach))
        counted = [(far, -frequency(candidate), candidate) for candidate, far in found.items()]
        return [(candidate, -count) for _, count, candidate in sorted(counted) if count][:limit]

    def compared(self, term: str, reach: int) -> list[str]:
        """The terms that may be within reach of one, some perhaps twice."""
        lengths = range(len(term) - reach, len(term) + reach + 1)
        return [other for length in lengths for other in self._by_length.get(length, ())]


def is_word(term: str) -> bool:
    """Whether a term is a word, which can be misspelt, rather than a number."""
    return term[:1] in LETTERS if term else False
