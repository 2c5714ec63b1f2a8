"""The first hits of a query in a better order: by what they treat of, beside the words they hold.

Words decide what matches and which acts come first; among these, three things that words alone do not
tell move an act up. Each is worth a share of the best score:

- it is about what the query is about (:mod:`analyzers.meaning`);
- what it lacks of the query it says in other words;
- it is like the best of the others: an act that only mentions the subject is unlike those that treat it
  (after F. Diaz, "Regularizing ad hoc retrieval scores", CIKM 2005).

All comes from the hits themselves, from the signature that an engine keeps of each
(:mod:`indexer.storing.engines.likeness`): nothing is asked again, and the three engines agree.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, repeat
from math import log1p, sqrt
from operator import mul

from analyzers.meaning import MEANINGS, direction
from indexer.searching.query import Parsed, Word
from indexer.storing.engines.likeness import counts
from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest, EngineResult

#: Hits whose order is looked at: more than a page has, and what a reader looks at.
FIRST = 20
#: Hits that the others are compared with.
_BEST = 8
#: What each of the three is worth at most, as a share of the best score. Chosen on the development splits of
#: two collections, like the weights of the layers.
_ABOUT, _OTHERWISE, _LIKE = 0.33, 0.22, 0.55
#: How soon repetition stops counting, and into how many steps a weight is cut.
_SATURATION, _STEPS = 1.5, 10


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where something points, and its length."""

    lanes: Sequence[int]
    length: float

    def cosine(self, other: "_Heading") -> float:
        along: int = sum(map(mul, self.lanes, other.lanes))
        return along / (self.length * other.length)


@dataclass(frozen=True, slots=True)
class _Gist:
    """What an act is about: the weight of each of its terms, in a vector of length 1, and where they point."""

    terms: Mapping[str, float]
    heading: _Heading | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of the query: its term, all the terms that may stand for it, its share of what is asked."""

    ways: frozenset[str]
    share: float
    heading: _Heading | None


def searched(engine: Engine, request: EngineRequest, parsed: Parsed) -> EngineResult:
    """What an engine answers to a query, its first hits in that better order where score orders them."""
    if request.sort is not None or not 0 <= request.offset < FIRST or not _words(parsed):
        return engine.search(request)
    end = request.offset + request.limit
    result = engine.search(replace(request, offset=0, limit=max(end, FIRST)))
    hits = in_order(result.hits, parsed)
    return replace(result, hits=tuple(hits[request.offset : end]))


def walked(engine: Engine, request: EngineRequest, parsed: Parsed) -> Iterator[EngineHit]:
    """Every hit of a query, in the order of its pages."""
    hits = engine.walk(request)
    if request.sort is None:
        yield from in_order(list(islice(hits, FIRST)), parsed)
    yield from hits


def in_order(hits: Sequence[EngineHit], parsed: Parsed) -> list[EngineHit]:
    """The hits of a query that score ordered, the first ones in that better order."""
    words = _words(parsed)
    return [*reordered(hits[:FIRST], words), *hits[FIRST:]] if words else list(hits)


def _words(parsed: Parsed) -> list[Word]:
    """The words that tell what a query is about."""
    return [word for word in parsed.words if isinstance(word, Word) and word.field is None]


def reordered(hits: Sequence[EngineHit], words: Sequence[Word]) -> list[EngineHit]:
    """Hits in a better order. The best score stays what it was, and scores still fall."""
    best = max((hit.score for hit in hits), default=0.0)
    if len(hits) < 2 or best <= 0:
        return list(hits)
    gists = [_gist(hit.signature) for hit in hits]
    asked, subject = _asked(words), _subject(words)
    likeness = _likeness(hits, gists, best)
    scores = [
        hit.score + best * (_meaning(gist, asked, subject) + _LIKE * like)
        for hit, gist, like in zip(hits, gists, likeness, strict=True)
    ]
    scale = best / max(scores)
    order = sorted(range(len(hits)), key=lambda rank: (-scores[rank], rank))
    return [_scored(hits[rank], scores[rank] * scale) for rank in order]


def _scored(hit: EngineHit, score: float) -> EngineHit:
    return EngineHit(hit.id, score, hit.stored, hit.signature)


def _meaning(gist: _Gist, asked: Sequence[_Asked], subject: _Heading | None) -> float:
    """How much an act is about the subject, and says what it lacks in other words."""
    if gist.heading is None or subject is None:
        return 0.0
    lacking = (
        word.share * max(word.heading.cosine(gist.heading), 0.0)
        for word in asked
        if word.heading and word.ways.isdisjoint(gist.terms)
    )
    return _ABOUT * subject.cosine(gist.heading) + _OTHERWISE * sum(lacking)


def _likeness(hits: Sequence[EngineHit], gists: Sequence[_Gist], best: float) -> list[float]:
    """How like each hit is to the best of the others, better ones counting more."""
    strengths = [(max(hit.score, 0.0) / best) ** 2 for hit in hits[:_BEST]]
    whole = sum(strengths) or 1.0
    middle: dict[str, float] = defaultdict(float)
    for gist, strength in zip(gists, strengths, strict=False):
        share = strength / whole
        for term, weight in gist.terms.items():
            middle[term] += share * weight
    likeness = []
    for rank, gist in enumerate(gists):
        alike = sum(map(mul, gist.terms.values(), map(middle.get, gist.terms, repeat(0.0))))
        # Its own part in the middle says nothing.
        own = strengths[rank] / whole if rank < len(strengths) and gist.terms else 0.0
        likeness.append((alike - own) / (1 - own) if own < 1 else 0.0)
    return likeness


def _asked(words: Sequence[Word]) -> list[_Asked]:
    weights = [(w, term, w.weight * MEANINGS[term][0]) for w in words for term in w.terms]
    whole = sum(weight for *_, weight in weights) or 1.0
    return [
        _Asked(
            frozenset((term, *(other.terms[0] for other in word.synonyms))),
            weight / whole,
            _heading(MEANINGS[term][2], 1),
        )
        for word, term, weight in weights
    ]


def _subject(words: Sequence[Word]) -> _Heading | None:
    """Where the words of a query point together, rarer ones counting more."""
    total = weights = 0
    for _, telling, lanes in (MEANINGS[term] for word in words for term in word.terms):
        weight = round(_STEPS * telling)
        total, weights = total + weight * lanes, weights + weight
    return _heading(total, weights)


@lru_cache(maxsize=1_024)
def _gist(signature: str) -> _Gist:
    counted = counts(signature)
    # Some thousand terms for each query: no call is made for one that can be spared.
    known = list(map(MEANINGS.__getitem__, counted))
    worth = [rarity * log1p(n) for (rarity, _, _), n in zip(known, counted.values(), strict=True)]
    total = weights = 0
    for (_, telling, lanes), count in zip(known, counted.values(), strict=True):
        if lanes:
            weight = int(telling * count / (count + _SATURATION) * _STEPS)
            total += weight * lanes
            weights += weight
    length = sqrt(sum(map(mul, worth, worth))) or 1.0
    terms = dict(zip(counted, [one / length for one in worth], strict=True))
    return _Gist(terms, _heading(total, weights))


def _heading(total: int, weights: int) -> _Heading | None:
    if not total:
        return None
    lanes = direction(total, weights)
    length = sqrt(sum(map(mul, lanes, lanes)))
    return _Heading(lanes, length) if length else None
