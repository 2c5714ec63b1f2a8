"""The first hits of a query in a better order: by what they treat of, beside the words they hold.

Words decide what matches and which acts come first; among these, three things that words alone do not
tell move an act up. Each is worth a share of the best score:

- it is about what the query is about (:mod:`analyzers.meaning`);
- what it lacks of the query it says in other words: the one of its terms that is used most like each;
- it is like the best of the others: an act that only mentions the subject is unlike those that treat it
  (after F. Diaz, "Regularizing ad hoc retrieval scores", CIKM 2005).

A long act, which is like many others, moves down by a little; so does what stands outside the acts. All
comes from what an engine keeps of each hit, its signature above all (:mod:`indexer.storing.engines.likeness`),
so that the three engines agree; where hits may lack words, the engine tells which ones do
(:mod:`indexer.searching.ranking.presence`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, repeat
from operator import mul

from analyzers.frozen import dataclass
from analyzers.meaning import MEANINGS, Bundle
from indexer.searching.query import All, Parsed, Word
from indexer.searching.ranking.presence import MOST, any_of, held
from indexer.storing.engines.gists import STEPS, Gist, Heading
from indexer.storing.engines.likeness import counts, gist
from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest, EngineResult, Tree

#: Hits whose order is looked at: more than a page has, and what a reader looks at.
FIRST = 20
#: Hits that the others are compared with.
_BEST = 8
#: What each of the three is worth at most, as a share of the best score, and what an act loses each time it is
#: e times as long. Chosen on the development splits of two collections and on titles as queries.
_ABOUT, _OTHERWISE, _LIKE, _LONG = 0.2, 0.55, 0.5, 0.03
#: What the rest of minutes loses, which is no act: agendas, who was there.
_OUTSIDE = 0.1
#: How the stored record of such a rest begins its rank; no text of a record can hold these signs.
_NO_ACT = '"rang":0,'


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of the query whose meaning is known: its term, all the terms that may stand for it.

    ``share`` is how much of what is asked it is.
    """

    term: str
    ways: frozenset[str]
    share: float


def searched(
    engine: Engine, request: EngineRequest, parsed: Parsed, *, near: bool = False
) -> EngineResult:
    """What an engine answers to a query, its first hits in that better order where score orders them.

    ``near``: the request asks for acts near the query, which may lack words that it requires.
    """
    if request.sort is not None or not 0 <= request.offset < FIRST or not _words(parsed):
        return engine.search(request)
    end = request.offset + request.limit
    result = engine.search(replace(request, offset=0, limit=max(end, FIRST)))
    hits = in_order(engine, result.hits, parsed, near=near)
    return replace(result, hits=tuple(hits[request.offset : end]))


def walked(engine: Engine, request: EngineRequest, parsed: Parsed) -> Iterator[EngineHit]:
    """Every hit of a query, in the order of its pages."""
    hits = engine.walk(request)
    if request.sort is None:
        yield from in_order(engine, list(islice(hits, FIRST)), parsed)
    yield from hits


def in_order(
    engine: Engine, hits: Sequence[EngineHit], parsed: Parsed, *, near: bool = False
) -> list[EngineHit]:
    """The hits of a query that score ordered, the first ones in that better order."""
    words = _words(parsed)
    # What has all the words need not be asked which ones.
    asked = _asked(words)[:MOST] if near or not _required(parsed) else []
    first = hits[:FIRST] if words else ()
    has = held(engine, first, [any_of(word.ways) for word in asked])
    return [*_in_order(first, words, asked, has), *hits[len(first) :]]


def near_in_order(
    engine: Engine, hits: Sequence[EngineHit], parsed: Parsed, trees: Sequence[Tree]
) -> list[tuple[EngineHit, frozenset[int]]]:
    """Acts near a query in that better order, each with which of some trees match it: one search tells both."""
    words = _words(parsed)
    asked = _asked(words)[:MOST]
    has = held(engine, hits, [*(any_of(word.ways) for word in asked), *trees])
    shift = len(asked)
    matched = {
        hit.id: frozenset(place - shift for place in had if place >= shift)
        for hit, had in zip(hits, has, strict=True)
    }
    first = hits[:FIRST] if words else ()
    ordered = [*_in_order(first, words, asked, has), *hits[len(first) :]]
    return [(hit, matched[hit.id]) for hit in ordered]


def _in_order(
    first: Sequence[EngineHit],
    words: Sequence[Word],
    asked: Sequence[_Asked],
    has: Sequence[frozenset[int]],
) -> list[EngineHit]:
    """The first hits in a better order, given which of the words asked for each has.

    Words after the first 24 are taken to be had: one search tells no more.
    """
    lacking = [[w for n, w in enumerate(asked) if n not in had] for had in has]
    return reordered(first, words, lacking[: len(first)])


def _required(parsed: Parsed) -> bool:
    """Whether what matches a query has all of its words."""
    clause = parsed.clause
    parts = clause.parts if isinstance(clause, All) else (clause,)
    return all(word in parts for word in _words(parsed))


def _words(parsed: Parsed) -> list[Word]:
    """The words that tell what a query is about."""
    return [word for word in parsed.words if isinstance(word, Word) and word.field is None]


def reordered(
    hits: Sequence[EngineHit], words: Sequence[Word], lacking: Sequence[Sequence[_Asked]]
) -> list[EngineHit]:
    """Hits in a better order, given what each lacks. The best score stays what it was, and scores still fall."""
    best = max((hit.score for hit in hits), default=0.0)
    if len(hits) < 2 or best <= 0:
        return list(hits)
    gists, subject = [gist(hit.signature) for hit in hits], _subject(words)
    likeness = _likeness(hits, gists, best)
    scores = [
        hit.score
        + best * (_ABOUT * subject.cosine(own.heading) + _OTHERWISE * _otherwise(hit, lacks))
        + best * (_LIKE * like - _LONG * own.size - _OUTSIDE * (_NO_ACT in hit.stored))
        for hit, own, lacks, like in zip(hits, gists, lacking, likeness, strict=True)
    ]
    scale = best / max(scores)
    order = sorted(range(len(hits)), key=lambda rank: (-scores[rank], rank))
    return [_scored(hits[rank], scores[rank] * scale) for rank in order]


def _scored(hit: EngineHit, score: float) -> EngineHit:
    return EngineHit(hit.id, score, hit.stored, hit.signature)


def _otherwise(hit: EngineHit, lacks: Sequence[_Asked]) -> float:
    """How much of what a hit lacks it says in other words."""
    if not lacks:
        return 0.0
    said = _said(hit.signature)
    return sum(word.share * said.nearest(word.term) for word in lacks)


def _likeness(hits: Sequence[EngineHit], gists: Sequence[Gist], best: float) -> list[float]:
    """How like each hit is to the best of the others, better ones counting more."""
    strengths = [(max(hit.score, 0.0) / best) ** 2 for hit in hits[:_BEST]]
    whole = sum(strengths) or 1.0
    middle: dict[str, float] = defaultdict(float)
    for one, strength in zip(gists, strengths, strict=False):
        share = strength / whole / one.length
        for term, weight in zip(one.terms, one.weights, strict=False):
            middle[term] += share * weight
    likeness = []
    for rank, one in enumerate(gists):
        alike = sum(map(mul, one.weights, map(middle.get, one.terms, repeat(0.0)))) / one.length
        # Its own part in the middle says nothing.
        own = strengths[rank] / whole if rank < len(strengths) and one.size else 0.0
        likeness.append((alike - own) / (1 - own) if own < 1 else 0.0)
    return likeness


def _asked(words: Sequence[Word]) -> list[_Asked]:
    weights = [(w, term, w.weight * MEANINGS[term][0]) for w in words for term in w.terms]
    whole = sum(weight for *_, weight in weights) or 1.0
    return [
        _Asked(
            term, frozenset((term, *(other.terms[0] for other in word.synonyms))), weight / whole
        )
        for word, term, weight in weights
        if MEANINGS[term][2]
    ]


def _subject(words: Sequence[Word]) -> Heading:
    """Where the words of a query point together, rarer ones counting more."""
    total = weights = 0
    for _, telling, lanes in (MEANINGS[term] for word in words for term in word.terms):
        weight = round(STEPS * telling)
        total, weights = total + weight * lanes, weights + weight
    return Heading.of(total, weights)


@lru_cache(maxsize=1_024)
def _said(signature: str) -> Bundle:
    """The terms of an act, to be compared with words that it lacks."""
    return Bundle(counts(signature))
