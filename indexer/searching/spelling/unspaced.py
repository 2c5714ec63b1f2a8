"""Words typed without the spaces between them: « salledesfetes », « tarifcantine »."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from analyzers import is_word
from analyzers.frozen import dataclass

#: Letters of a word, and of one beside a little word (« prixdeleau », « rueduport »).
MIN_LETTERS, _BESIDE_A_LINK = 4, 3
#: Letters of what is looked at: it has some four hundred parts.
_MOST_LETTERS = 30
#: Little words, folded, that may stand between two others.
_LINKS = frozenset(("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
_LONGER_LINKS = tuple(link for link in _LINKS if len(link) > 1)


@dataclass(frozen=True, slots=True)
class Parting:
    """Known words that make up what was typed, and in how many acts each is but the little ones."""

    pieces: tuple[str, ...] = ()
    frequencies: tuple[int, ...] = ()

    @property
    def ends_in_link(self) -> bool:
        """Whether a little word is last."""
        return bool(self.pieces) and self.pieces[-1] in _LINKS

    def with_link(self, link: str) -> "Parting":
        """The same and a little word."""
        return Parting((*self.pieces, link), self.frequencies)

    def with_word(self, word: str, frequency: int) -> "Parting":
        """The same and a word of the index."""
        return Parting((*self.pieces, word), (*self.frequencies, frequency))


def parting(
    typed: str, frequencies: Callable[[Iterable[str]], Mapping[str, int]]
) -> Parting | None:
    """The known words without the spaces between them: the fewest, then the most frequent.

    ``frequencies`` tells of folded words in how many acts they are; ``None`` where there are not two such
    words or more that make up the whole, or all are as short as those that stand beside a little word: most
    misspelt words fall into such pieces.
    """
    if not 2 * MIN_LETTERS <= len(typed) <= _MOST_LETTERS:
        return None
    known = {word: often for word, often in frequencies(_parts(typed)).items() if often}
    best: dict[tuple[int, bool], Parting] = {(0, False): Parting()}
    for at in range(len(typed)):
        for before in [best[key] for key in ((at, False), (at, True)) if key in best]:
            for end, after in _longer(typed, at, before, known):
                key = end, after.ends_in_link
                if key not in best or _worth(after) > _worth(best[key]):
                    best[key] = after
    whole = best.get((len(typed), False))
    if whole is None or len(whole.frequencies) < 2:
        return None
    return whole if any(len(piece) >= MIN_LETTERS for piece in whole.pieces) else None


def _parts(typed: str) -> Iterator[str]:
    for start in range(len(typed)):
        for end in range(start + _BESIDE_A_LINK, len(typed) + 1):
            yield typed[start:end]


def _longer(
    typed: str, at: int, before: Parting, known: Mapping[str, int]
) -> Iterator[tuple[int, Parting]]:
    """What a parting becomes with one piece more, and where that ends."""
    for end in range(at + 1, len(typed) + 1):
        piece = typed[at:end]
        beside = (
            before.ends_in_link
            or typed.startswith(_LONGER_LINKS, end)
            or _is_word_beside(typed, at, end, known)
        )
        if piece in _LINKS:
            yield end, before.with_link(piece)
        elif end - at >= (_BESIDE_A_LINK if beside else MIN_LETTERS) and piece in known:
            yield end, before.with_word(piece, known[piece])


def _is_word_beside(typed: str, at: int, end: int, known: Mapping[str, int]) -> bool:
    """Whether a short piece is a word of French, and all the rest a known word: « tarifeau »."""
    if end - at != _BESIDE_A_LINK or not is_word(typed[at:end]):
        return False
    return (at == 0 and typed[end:] in known) or (end == len(typed) and typed[:at] in known)


def _worth(found: Parting) -> tuple[int, int, int]:
    return -len(found.frequencies), -len(found.pieces), min(found.frequencies, default=0)
