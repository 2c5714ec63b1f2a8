"""Which filters hold for the hits, and which for the counts of each facet.

Counts are disjunctive: those of a field leave out the filter on that same field, so that a person
sees what choosing another value would give. For the year, a period on ``date`` counts as a filter
on that same field.
"""

from collections.abc import Iterator

from analyzers.frozen import dataclass
from indexer.storing.engines.protocol import EngineRequest, Filter, Range

#: The facet that a range on a number field belongs to.
_FACET_OF_RANGE = {"date": "annee"}


@dataclass(frozen=True, slots=True)
class Restriction:
    """The filters and ranges that documents must pass."""

    filters: tuple[Filter, ...]
    ranges: tuple[Range, ...]

    @classmethod
    def of(cls, request: EngineRequest) -> "Restriction":
        """Those of the request itself."""
        return cls(request.filters, request.ranges)

    def without(self, facet: str) -> "Restriction":
        """Those that the counts of a facet heed."""
        return Restriction(
            tuple(f for f in self.filters if f.field != facet),
            tuple(r for r in self.ranges if _FACET_OF_RANGE.get(r.field) != facet),
        )


def facet_groups(request: EngineRequest) -> Iterator[tuple[Restriction, list[str]]]:
    """The facets asked for, grouped by what their counts heed, so that each group is one pass."""
    groups: dict[Restriction, list[str]] = {}
    whole = Restriction.of(request)
    restricted = bool(whole.filters or whole.ranges)
    for facet in dict.fromkeys(request.facets):
        heeded = whole.without(facet) if restricted else whole
        groups.setdefault(heeded, []).append(facet)
    yield from groups.items()
