"""Facets: from the counts of an engine to labelled values in the order people expect."""

from collections.abc import Iterable, Mapping
from heapq import nsmallest

from analyzers import sort_key
from indexer.fields import FACETS, label
from indexer.searching.results import FacetValue

#: Values shown of a facet that can have thousands; what is selected always shows.
MAX_VALUES = 100


def facet_values(
    field: str,
    counts: Mapping[str, int],
    selected: Iterable[str] = (),
    limit: int | None = MAX_VALUES,
) -> tuple[FacetValue, ...]:
    """The values of a facet: in the order of its row.

    A selected value is there even when nothing has it, so that it can be taken off. ``limit`` is
    how many of a flat list are given, ``None`` for all.
    """
    chosen = frozenset(selected)
    known = {**dict.fromkeys(chosen, 0), **counts}
    order = FACETS[field].order
    if order == "tree":
        return _tree(field, known, chosen)
    if order == "frequent" and limit is not None:
        # Of tens of thousands of bodies only those shown are worth a label and a place in order.
        most = nsmallest(limit, known.items(), key=lambda item: (-item[1], item[0]))
        known = {**{value: known[value] for value in chosen}, **dict(most)}
    values = [FacetValue(v, label(field, v), n, v in chosen) for v, n in known.items()]
    if order == "latest":
        return tuple(sorted(values, key=lambda v: v.value, reverse=True))
    return tuple(sorted(values, key=lambda v: (-v.count, sort_key(v.label))))


def _tree(field: str, counts: Mapping[str, int], chosen: frozenset[str]) -> tuple[FacetValue, ...]:
    """Codes of level 1 with those of level 2 under them, each level in the order of numbers."""
    children: dict[str, list[str]] = {}
    for code in counts:
        branch = code.split(".")[0]
        children.setdefault(branch, [])
        if code.count(".") == 1:
            children[branch].append(code)
    return tuple(
        FacetValue(
            branch,
            label(field, branch),
            counts.get(branch, 0),
            branch in chosen,
            tuple(
                FacetValue(code, label(field, code), counts[code], code in chosen)
                for code in sorted(codes, key=sort_key)
            ),
        )
        for branch, codes in sorted(children.items(), key=lambda item: sort_key(item[0]))
    )
