"""An index as one commit left it, and how a reader comes to the next commit."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from whoosh import query as wq

from indexer.searching.naming import named_bodies
from indexer.storing.engines.protocol import EngineRequest
from indexer.storing.meta import Meta
from indexer.storing.store import Store


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
            result = self.store.engine.search(EngineRequest(wq.Every(), limit=0, facets=(name,)))
            known = self._values[name] = result.facets.get(name, {})
        return known

    @cached_property
    def bodies(self) -> Mapping[tuple[str, ...], str]:
        """The bodies that decided something, by the words of their names."""
        return named_bodies(self.values("collectivite"))


class Follower:
    """The view of an index as it is now; from several threads at once."""

    def __init__(self, store: Store) -> None:
        self._view = View(store)
        self._lock = threading.Lock()

    def now(self) -> View:
        """The view, made anew if something was committed since, even by a rebuild."""
        view = self._view
        if Meta.read(view.store.folder) == view.store.meta:
            return view
        with self._lock:
            store = self._view.store
            meta = Meta.read(store.folder)
            if meta != store.meta:
                self._view = View(_followed(store, meta))
            return self._view

    def close(self) -> None:
        """Release files and connections."""
        self._view.store.close()


def _followed(store: Store, meta: Meta) -> Store:
    if meta.store == store.meta.store:
        store.engine.refresh()
        return replace(store, meta=meta)
    # The old store is left to the garbage collector: another thread may be reading it.
    return Store.open(store.folder)
