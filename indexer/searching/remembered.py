"""Answers given since the last commit, kept for whoever asks the same: the next page's way back, a page and its JSON.

They go with the view of the index that gave them, so that none outlives a commit.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import fields, replace
from operator import attrgetter

from indexer.searching.results import Hit, SearchPage, SearchRequest

#: Characters of the texts of all answers that are kept, and of those of the longest one.
ROOM, LONGEST = 4_000_000, 400_000


class Answers:
    """The last answers, by their requests; from several threads at once."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[Hashable, tuple[SearchPage, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, request: SearchRequest) -> SearchPage | None:
        """The answer to a request, if it was given lately."""
        key = _key(request)
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return replace(self._kept[key][0], request=request)

    def keep(self, page: SearchPage) -> None:
        """Remember an answer, in the place of the oldest ones."""
        size = sum(map(_size, (*page.hits, *page.near)))
        if size > LONGEST:
            return
        key = _key(page.request)
        with self._lock:
            known = self._kept.pop(key, None)
            self._room += (known[1] if known else 0) - size
            self._kept[key] = page, size
            while self._room < 0:
                _, (_, freed) = self._kept.popitem(last=False)
                self._room += freed


def _size(hit: Hit) -> int:
    """Characters of a hit, with what else it takes: some hundred short strings."""
    return len(hit.record.acte.texte) + 2_000


#: What a request holds beside its filters, which are no key.
_PLAIN = attrgetter(*(each.name for each in fields(SearchRequest) if each.name != "filters"))


def _key(request: SearchRequest) -> Hashable:
    return _PLAIN(request), tuple(request.filters.items())
