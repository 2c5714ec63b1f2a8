"""Invented acts as long, as varied and as unevenly shared out as real ones; the same for a seed.

Measured on some 3,700 real acts and kept here as numbers: the logarithm of the length in words has a
mean of 5.4 and a deviation of 0.9; nearly half of the words are the commonest forty; a few bodies hold most
acts. The vocabulary grows as that of 470 real minutes does, of 50,000 to 860,000 words (5,600, 8,600,
12,700, 19,700 and 28,400 words each time the text doubles): ranks beyond the first fifteen hundred fall
off with the power 1.7.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_SYLLABLES = [
    a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "on", "é")
]
_COMMON = [
    "de",
    "la",
    "le",
    "et",
    "les",
    "des",
    "à",
    "du",
    "en",
    "pour",
    "que",
    "est",
    "l'an",
    "d'une",
    "par",
    "au",
    "un",
    "sur",
    "qui",
    "aux",
    "ce",
    "dans",
    "il",
    "ne",
    "se",
    "son",
    "avec",
    "sa",
    "cette",
    "plus",
    "ou",
    "été",
    "être",
    "sont",
    "ces",
    "leur",
    "ainsi",
    "entre",
    "sous",
]
_MEAN_LENGTH, _SPREAD, _LONGEST = 5.4, 0.9, 20_000
_COMMON_SHARE = 0.45
#: From this rank on words are rarer than Zipf's law has them, by this power more.
_KNEE, _FALL = 1500, 0.7
_RESULTS = ("unanimité", "unanimité", "unanimité", "majorité", "adopté", "rejeté", "prend acte")
_ORGANS = ("conseil municipal", "conseil municipal", "conseil communautaire", "bureau")


@dataclass(frozen=True, slots=True)
class InventedAct:
    """An act, with what its facets count."""

    id: str
    body: str
    departement: str
    organ: str
    date: str
    matiere: str
    result: str
    objet: str
    text: str


class Words:
    """A vocabulary for so many acts, drawn from as words are: the rank decides how often."""

    def __init__(self, acts: int, seed: int = 1) -> None:
        rng = random.Random(seed)
        size = int(40 * (acts * 250) ** 0.5)
        words: dict[str, None] = {}
        while len(words) < size:
            long = 1 + len(words) * 4 // size + rng.randint(1, 2)
            words["".join(rng.choices(_SYLLABLES, k=long))] = None
        self.words = list(words)
        self._weights = list(accumulate(map(_weight, range(size))))

    def draw(self, rng: random.Random, count: int) -> list[str]:
        """So many words of a text, common ones among them."""
        rare = iter(rng.choices(self.words, cum_weights=self._weights, k=count))
        return [
            rng.choice(_COMMON) if rng.random() < _COMMON_SHARE else next(rare)
            for _ in range(count)
        ]

    def ranked(self, rng: random.Random) -> str:
        """A word as people search for it: neither the commonest nor the rarest."""
        return self.words[int(len(self.words) ** rng.uniform(0.3, 0.8))]


def _weight(rank: int) -> float:
    """How often the word of a rank comes."""
    return 1 / (rank + 8) * min(1.0, float((_KNEE / max(rank, 1)) ** _FALL))


def acts(count: int, seed: int = 1) -> Iterator[InventedAct]:
    """So many acts."""
    return drawn(Words(count), range(count), count, seed)


def drawn(words: Words, numbers: range, of: int, seed: int = 1) -> Iterator[InventedAct]:
    """The acts of these numbers in a corpus of so many; pieces of it may be drawn one by one."""
    rng, count = random.Random(seed), of
    bodies = [f"{a}-{b}".title() for a, b in zip(words.words[50:], words.words[700:], strict=False)]
    bodies = list(dict.fromkeys(bodies))[: max(20, count // 60)]
    shares = list(accumulate(1 / (rank + 3) for rank in range(len(bodies))))
    for number in numbers:
        rank = rng.choices(range(len(bodies)), cum_weights=shares)[0]
        length = min(_LONGEST, max(20, int(rng.lognormvariate(_MEAN_LENGTH, _SPREAD))))
        objet = " ".join(words.draw(rng, rng.randint(5, 14))).capitalize()
        lines = []
        drawn = words.draw(rng, length)
        while drawn:
            cut = rng.randint(8, 30)
            lines.append(
                " ".join(drawn[:cut]).capitalize() + rng.choice(".;,.") + rng.choice(" \n")
            )
            drawn = drawn[cut:]
        yield InventedAct(
            id=f"{number:016x}",
            body=bodies[rank],
            departement=f"{rank % 90 + 1:02}",
            organ=_ORGANS[rank % len(_ORGANS)],
            date=f"{int(2025 - rng.expovariate(0.2)):04}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            matiere=f"{min(9, int(rng.expovariate(0.4)) + 1)}.{rng.randint(1, 8)}",
            result=rng.choice(_RESULTS),
            objet=objet,
            text="".join(lines),
        )


def queries(acts_count: int, count: int, seed: int = 2) -> list[str]:
    """What people ask for: one to three words."""
    rng, words = random.Random(seed), Words(acts_count)
    return [" ".join(words.ranked(rng) for _ in range(rng.randint(1, 3))) for _ in range(count)]


def costly(acts_count: int) -> dict[str, str]:
    """Queries that cost much, by name."""
    rng, words = random.Random(3), Words(acts_count)
    slip = [word[:2] + word[3] + word[2] + word[4:] for word in words.words[3000:3002]]
    return {
        "200 words": " ".join(words.ranked(rng) for _ in range(200)),
        "a prefix of one letter": "a*",
        "two misspellings": " ".join(slip),
        "a phrase of common words": '"de la"',
    }
