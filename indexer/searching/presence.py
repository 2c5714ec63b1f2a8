"""Which words of a query each of some hits has, told by the engine in one search more.

The signature of a hit only has its commonest terms. In that search each word is worth a power of two, so that
the score of a hit says which of them it has.
"""

from collections.abc import Collection, Sequence

from whoosh import query as wq

from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest

#: Words that are told apart: every engine's scores are exact to 24 bits.
MOST = 24


def held(
    engine: Engine, hits: Sequence[EngineHit], words: Sequence[Collection[str]]
) -> list[frozenset[int]]:
    """For each hit, which words it has: their places among ``words``, each the terms that may stand for one.

    Words after the first 24 are taken to be had.
    """
    further = frozenset(range(MOST, len(words)))
    bits = [
        wq.ConstantScoreQuery(wq.Or([wq.Term("texte", term) for term in terms]), float(1 << place))
        for place, terms in enumerate(words[:MOST])
    ]
    if not bits or not hits:
        return [further] * len(hits)
    these = wq.ConstantScoreQuery(wq.Or([wq.Term("id", hit.id) for hit in hits]), 0.0)
    found = engine.search(EngineRequest(wq.AndMaybe(these, wq.Or(bits)), limit=len(hits))).hits
    told = {hit.id: int(hit.score) for hit in found}
    return [
        further | {place for place in range(len(bits)) if told.get(hit.id, 0) >> place & 1}
        for hit in hits
    ]
