"""An index as one commit left it, and how a reader comes to the next commit."""

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from functools import cached_property

from analyzers.frozen import dataclass
from indexer.acts.recorded import Copy
from indexer.errors import IndexCorrupt, IndexMismatch, IndexMissing
from indexer.fields.fields import UNKNOWN_BODY
from indexer.searching.remembered import ROOM, Answers
from indexer.searching.stopwatch import timed
from indexer.searching.values.naming import initials, named_bodies, telling_words
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import EngineRequest
from indexer.storing.store import Store

#: Acts of the largest index of which it is known beforehand which stand in several places: a microsecond each.
_FEW_ACTS = 20_000


@dataclass(frozen=True, eq=False)
class View:
    """An open store, with what is read of it once and kept: the next commit has a view of its own.

    Several threads may share one. What one of them reads late, of a store that was refreshed
    meanwhile, stays in this view and goes with it.
    """

    store: Store
    _values: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def values(self, name: str) -> Mapping[str, int]:
        """Every value of a keyword field and its count."""
        known = self._values.get(name)
        if known is None:
            result = self.store.engine.search(EngineRequest(nodes.Every(), limit=0, facets=(name,)))
            known = self._values[name] = result.facets.get(name, {})
        return known

    @cached_property
    def _several(self) -> frozenset[str] | None:
        """The acts that stand in several places; ``None`` where there are too many acts to go through at each commit."""
        few = sum(self.values("type").values()) <= _FEW_ACTS
        return self.store.catalogue.several() if few else None

    def copies(self, ids: Sequence[str]) -> Mapping[str, tuple[Copy, ...]]:
        """The places of acts beside those they are shown from, by id; acts of one place left out."""
        if self._several is not None:
            ids = [id for id in ids if id in self._several]
        return self.store.catalogue.copies(ids) if ids else {}

    @cached_property
    def answers(self) -> Answers:
        """What was answered of it; of a cluster nothing is kept, which must be told as away once it is."""
        return Answers(0 if self.store.meta.engine == "opensearch" else ROOM)

    @cached_property
    def known(self) -> Mapping[str, int]:
        """The bodies whose names are known, with the count of their acts."""
        counts = self.values("collectivite").items()
        return {name: count for name, count in counts if name != UNKNOWN_BODY}

    @cached_property
    def bodies(self) -> Mapping[tuple[str, ...], str]:
        """The bodies that decided something, by the words of their names."""
        return named_bodies(self.known)

    @cached_property
    def telling(self) -> Mapping[str, str]:
        """The words that name one body alone."""
        return telling_words(self.bodies)

    @cached_property
    def initials(self) -> Mapping[str, str]:
        """The bodies by their initials."""
        return initials(self.bodies)


class Follower:
    """The view of an index as it is now; from several threads at once."""

    def __init__(self, store: Store) -> None:
        self._view = View(timed(store))
        self._lock = threading.Lock()

    def now(self) -> View:
        """The view, made anew if something was committed since, even by a rebuild.

        Where the folder cannot be read any more (a mount that vanished), the last view goes on. So it does where
        another version of the code made the index anew, until an act is taken down, which this one cannot follow.
        """
        view = self._view
        if _current(view.store):
            return view
        with self._lock:
            store = self._view.store
            if not _current(store):
                with suppress(IndexMissing, IndexCorrupt):
                    followed = _followed(store)
                    if followed is not store:
                        self._view = View(timed(followed))
            return self._view

    def close(self) -> None:
        """Release files and connections."""
        self._view.store.close()


def _followed(store: Store) -> Store:
    try:
        return store.followed()
    except IndexMismatch:
        if store.lists_other_takedowns:
            raise
        return store


def _current(store: Store) -> bool:
    try:
        return store.current
    except (IndexMissing, IndexCorrupt):
        return True
