"""The two parameters of the score that every engine gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bm25:
    """The two parameters of BM25: how soon repetition stops counting, how much length does."""

    k1: float = 1.2
    b: float = 0.75
