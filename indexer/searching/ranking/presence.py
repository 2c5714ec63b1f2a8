"""Which words of a query each of some hits has, told by the engine in one search more.

The signature of a hit only has its commonest terms, and its text need not be read again for what the engine
knows. In that search each word is worth a power of two, so that the score of a hit says which of them it has.
"""

from collections.abc import Iterable, Sequence

from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest, Tree

#: Words that are told apart in one search: every engine's scores are exact to 24 bits.
MOST = 24


def any_of(terms: Iterable[str]) -> Tree:
    """What matches the acts that have one of some stems."""
    return nodes.Or([nodes.Term("texte", term) for term in terms])


def held(engine: Engine, hits: Sequence[EngineHit], words: Sequence[Tree]) -> list[frozenset[int]]:
    """For each hit, which words it has: their places among ``words``, each the tree that matches it."""
    had: list[frozenset[int]] = [frozenset()] * len(hits)
    for start in range(0, len(words) if hits else 0, MOST):
        some = words[start : start + MOST]
        told = _told(engine, hits, some)
        had = [
            known | {start + bit for bit in range(len(some)) if told.get(hit.id, 0) >> bit & 1}
            for known, hit in zip(had, hits, strict=True)
        ]
    return had


def _told(engine: Engine, hits: Sequence[EngineHit], words: Sequence[Tree]) -> dict[str, int]:
    """The words that each hit has, as bits."""
    asked: Tree = nodes.ConstantScoreQuery(
        nodes.Or([nodes.Term("id", hit.id) for hit in hits]), 0.0
    )
    # Each word is looked for in these acts alone; all acts that have any of them would be gone through otherwise.
    for place, word in enumerate(words):
        asked = nodes.AndMaybe(asked, nodes.ConstantScoreQuery(word, float(1 << place)))
    found = engine.search(EngineRequest(asked, limit=len(hits))).hits
    return {hit.id: int(hit.score) for hit in found}
