"""The ready-made analyzers: the layers of one chain, which indexes and queries share."""

from collections.abc import Sequence
from typing import Final

from analyzers.chain.chain import Chain, IndexTerms, Layer
from analyzers.chain.needles import Needles
from analyzers.frozen import dataclass
from analyzers.tokens import Token


@dataclass(frozen=True, slots=True)
class FrenchAnalyzer:
    """One layer of the analysis; see :class:`analyzers.tokens.Analyzer` for its contract."""

    layer: Layer
    chain: Chain

    def tokens(self, text: str) -> list[Token]:
        """Terms with offsets that slice the original text.

        >>> [(t.text, t.start, t.end) for t in STEMS.tokens("l’École")]
        [('ecol', 2, 7)]
        """
        found = self.chain.spans(text, self.layer)
        return [Token(term, at, start, end) for at, (term, start, end) in enumerate(found)]

    def spans(self, text: str) -> list[tuple[str, int, int]]:
        """Terms with offsets as plain tuples: what :meth:`tokens` gives, at a fraction of its cost.

        >>> SURFACE.spans("l’École")
        [('ecole', 2, 7)]
        """
        return self.chain.spans(text, self.layer)

    def bearing(
        self, text: str, needles: Needles, places: Sequence[int] | None = None
    ) -> list[tuple[str, int, int]]:
        """The spans of the terms that needles are for, and of some others; see :meth:`Chain.bearing`.

        >>> STEMS.bearing("L'école et la mairie", Needles.of(["ecol"]))
        [('ecol', 2, 7)]
        """
        return self.chain.bearing(text, self.layer, needles, places)

    def terms(self, text: str) -> list[str]:
        """Terms alone, fast.

        >>> SURFACE.terms("Les écoles de Saint-Denis")
        ['ecoles', 'saint_denis']
        """
        return str(getattr(self.chain.for_index(text), self.layer)).split()


#: The chain that indexes and queries share.
FRENCH: Final = Chain()
#: Stems of the words, numbers, names and dates of a text.
STEMS: Final = FrenchAnalyzer("stems", FRENCH)
#: The same, folded but not stemmed.
SURFACE: Final = FrenchAnalyzer("surface", FRENCH)
#: Only the names of several words: places and bodies.
NAMES: Final = FrenchAnalyzer("names", FRENCH)


def analyze_for_index(text: str) -> IndexTerms:
    """Give the layers of a text in one pass.

    >>> analyze_for_index("Les écoles des Hauts-de-France")
    IndexTerms(stems='ecol hauts_de_france', surface='ecoles hauts_de_france', names='hauts_de_france', roots='ecole hauts_de_france')
    """
    return FRENCH.for_index(text)


def analyze_short(text: str) -> tuple[list[str], list[str]]:
    """Give the stems and the folded forms of a text of a word or a few, without the lists that an index is made with.

    >>> analyze_short("écoles")
    (['ecol'], ['ecoles'])
    """
    return FRENCH.of_short(text)
