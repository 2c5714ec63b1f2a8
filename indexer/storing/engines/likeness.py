"""What two acts that are alike share: the terms frequent in one and rare in all.

An engine keeps with each document a signature: its most frequent terms with their counts, and on a second
line what they weigh (:mod:`indexer.storing.engines.gists`). When acts like it are asked for, the terms of highest
tf-idf in the signature make the query, each weighted by it (after Lucene's MoreLikeThis).
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import islice
from math import log
from operator import itemgetter

from indexer.storing.engines import nodes
from indexer.storing.engines.gists import Gist, read, written
from indexer.storing.engines.protocol import Tree

#: The field whose terms are compared.
FIELD = "texte"

_SIGNATURE_TERMS = 64
_QUERY_TERMS = 20
_MIN_LENGTH = 3


def signature(terms: str) -> str:
    """The most frequent terms of a text and their counts, as ``"eau 4 prix 2"``, then a line with their gist."""
    return signature_of(Counter(terms.split()))


def signature_of(counted: Mapping[str, int]) -> str:
    """The signature of a text of which each term was counted, in the order they come."""
    long = [item for item in counted.items() if len(item[0]) >= _MIN_LENGTH]
    repeated = [item for item in long if item[1] > 1]
    repeated.sort(key=itemgetter(1), reverse=True)
    signed = repeated[:_SIGNATURE_TERMS]
    # Most terms of a text stand once in it: they are only looked at where the others are few.
    if (room := _SIGNATURE_TERMS - len(signed)) > 0:
        signed += islice((item for item in long if item[1] == 1), room)
    told = " ".join([f"{term} {n}" for term, n in signed])
    return f"{told}\n{written([term for term, _ in signed], [n for _, n in signed])}"


def counts(signed: str) -> dict[str, int]:
    """The terms of a signature and their counts.

    >>> counts("eau 4 prix 2")
    {'eau': 4, 'prix': 2}
    """
    parts, _ = _parts(signed)
    return dict(zip(parts[::2], map(int, parts[1::2]), strict=True))


@lru_cache(maxsize=1_024)
def gist(signed: str) -> Gist:
    """What an act is about, by its signature."""
    parts, packed = _parts(signed)
    return read(parts, packed or written((), ()))


def _parts(signed: str) -> tuple[list[str], str]:
    """The terms of a signature, each followed by its count, and their gist."""
    told, _, packed = signed.partition("\n")
    return told.split(" ") if told else [], packed


def likeness(signed: str, frequency: Callable[[str], int], documents: int) -> Tree:
    """The query for what is like a document, from its signature and the index's frequencies.

    Terms that stand in no other document say nothing about others and are left out.
    """
    weights = {}
    for term, count in counts(signed).items():
        n = frequency(term)
        if n > 1:
            weights[term] = count * log(1 + documents / n)
    best = sorted(weights, key=lambda term: (-weights[term], term))[:_QUERY_TERMS]
    if not best:
        return nodes.NullQuery
    top = weights[best[0]]
    return nodes.Or([nodes.Term(FIELD, term, boost=weights[term] / top) for term in best])
