"""Facets: from the counts of an engine to labelled values in the order people expect."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import count, repeat
from operator import neg

from analyzers import sort_key
from indexer.fields.fields import FACETS, MINUS, filter_label
from indexer.searching.results import FacetValue
from indexer.storing.engines.protocol import FEW

#: Values shown of a facet that can have thousands; what is selected always shows.
MAX_VALUES = FEW


def facet_values(
    field: str,
    counts: Mapping[str, int],
    selected: Iterable[str] = (),
    limit: int | None = MAX_VALUES,
) -> tuple[FacetValue, ...]:
    """The values of a facet: in the order of its row.

    A selected value, or one that is left out (``-Lens``), is there even when nothing has it, so that it
    can be taken off. ``limit`` is how many of a flat list are given, ``None`` for all.
    """
    chosen = frozenset(selected)
    known = {**dict.fromkeys(chosen, 0), **counts} if chosen else counts
    order = FACETS[field].order
    if order == "tree":
        return _tree(field, known, chosen)
    if order == "frequent" and limit is not None and len(counts) > limit:
        known = {**dict.fromkeys(chosen, 0), **_most(counts, limit)}
        known |= {value: counts[value] for value in chosen if value in counts}
    if order == "latest":
        values = [_made(field, v, known[v], v in chosen) for v in sorted(known, reverse=True)]
        return tuple(values)
    places = map(_place, repeat(field), known)
    ranked = sorted(zip(map(neg, known.values()), places, count(), known, strict=False))
    return tuple([_made(field, value, -less, value in chosen) for less, _, _, value in ranked])


def _most(counts: Mapping[str, int], limit: int) -> dict[str, int]:
    """The ``limit`` most frequent values.

    Of tens of thousands of bodies only those shown are worth a label and a place in the order.
    """
    least = nlargest(limit, counts.values())[-1]
    frequent = [item for item in counts.items() if item[1] >= least]
    return dict(nsmallest(limit, frequent, key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=1 << 15)
def _place(field: str, value: str) -> str:
    """The place of a value in the order of labels; made once, not once an answer."""
    return sort_key(_label(field, value))


@lru_cache(maxsize=1 << 15)
def _made(field: str, value: str, count: int, selected: bool) -> FacetValue:
    return FacetValue(value, _label(field, value), count, selected)


#: A label is made once, not once an answer or once a count.
_label = lru_cache(maxsize=1 << 15)(filter_label)
#: Codes sort by themselves, whatever their labels.
_code_key = lru_cache(maxsize=1 << 12)(sort_key)


def _tree(field: str, counts: Mapping[str, int], chosen: frozenset[str]) -> tuple[FacetValue, ...]:
    """Codes of level 1 with all those below under them, a code before those that it holds."""
    children: dict[str, list[str]] = {}
    for code in counts:
        branch = code if code.startswith(MINUS) else code.split(".")[0]
        children.setdefault(branch, [])
        if branch != code:
            children[branch].append(code)
    return tuple(
        FacetValue(
            branch,
            _label(field, branch),
            counts.get(branch, 0),
            branch in chosen,
            tuple(
                _made(field, code, counts[code], code in chosen)
                for code in sorted(codes, key=_code_key)
            ),
        )
        for branch, codes in sorted(children.items(), key=lambda item: _code_key(item[0]))
    )
