"""Listings of tantivy that are sorted by a number, the same in every index of the same acts."""

import tantivy

from analyzers.frozen import dataclass
from indexer.storing.engines.tantivy.query import Translation
from indexer.storing.engines.trees import number_field

#: The field of the document's id, a column too.
ID = "_id"


@dataclass(frozen=True, slots=True)
class Order:
    """A listing sorted by a number, then by id; documents without the number come last.

    Tantivy sorts by one field and breaks ties by address, which differs from one index to the
    next. Ties inside a page are settled here; a group of equals cut by the page's edge is asked
    for again, sorted by id.
    """

    searcher: tantivy.Searcher
    translation: Translation
    query: tantivy.Query
    sort: str

    @property
    def field(self) -> str:
        """The field of tantivy that holds the number."""
        return number_field(self.sort.removeprefix("-"))

    @property
    def order(self) -> tantivy.Order:
        """Upwards, or downwards where the sort begins with a hyphen."""
        return tantivy.Order.Desc if self.sort.startswith("-") else tantivy.Order.Asc

    def page(self, offset: int, limit: int) -> tuple[int, list[tantivy.DocAddress]]:
        """The number of matches and the addresses of a page, in order."""
        # One more on each side tells whether a group of equals goes over the edge.
        start = max(offset - 1, 0)
        found = self.searcher.search(
            self.query,
            limit=offset - start + max(limit, 0) + 1,
            offset=start,
            order_by_field=self.field,
            order=self.order,
        )
        before, keys = found.hits[: offset - start], found.hits[offset - start :]
        groups: dict[int | None, list[tantivy.DocAddress]] = {}
        for key, address in keys[: max(limit, 0)]:
            groups.setdefault(key, []).append(address)
        cut = {key for key, _ in before} | {key for key, _ in keys[limit:]}
        page: list[tantivy.DocAddress] = []
        for key, addresses in groups.items():
            if key in cut:
                page += self._slice(key, max(offset - self._ahead(key), 0), len(addresses))
            else:
                page += sorted(addresses, key=self._id) if len(addresses) > 1 else addresses
        return found.count, page

    def _id(self, address: tantivy.DocAddress) -> str:
        return str(self.searcher.doc(address).get_first(ID))

    def _slice(self, key: int | None, offset: int, limit: int) -> list[tantivy.DocAddress]:
        """Part of the documents that have one key, in the order of their ids."""
        equals = self.translation.keyed(self.query, self.field, key)
        found = self.searcher.search(
            equals,
            limit=limit,
            offset=offset,
            order_by_field=ID,
            order=tantivy.Order.Asc,
            count=False,
        )
        return [address for _, address in found.hits]

    def _ahead(self, key: int | None) -> int:
        """How many documents come before those of a key."""
        ahead = self.translation.ahead(
            self.query, self.field, key, down=self.order == tantivy.Order.Desc
        )
        return int(self.searcher.search(ahead, limit=1).count) if ahead is not None else 0
