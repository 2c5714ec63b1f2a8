"""How long answering takes: in all, and in the engine alone; for whoever keeps a log.

What is counted belongs to the thread that answers: it begins with :func:`start`, and without that nothing
is counted.
"""

import functools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, ParamSpec, TypeVar, cast

from indexer.searching.results import SearchPage
from indexer.storing.engines.protocol import Engine
from indexer.storing.store import Store

P = ParamSpec("P")
R = TypeVar("R")

#: What an engine is asked while a request is answered.
_ANSWERING = frozenset(("search", "crossed", "fetch", "frequencies", "prefixed", "near", "similar"))


@dataclass(slots=True)
class Spent:
    """Seconds of searches, seconds of the engine within and beside them, acts that the last search found."""

    searching: float = 0.0
    engine: float = 0.0
    hits: int | None = None


_now: ContextVar[Spent | None] = ContextVar("spent", default=None)


def start() -> Spent:
    """Count from now on, in this thread."""
    spent = Spent()
    _now.set(spent)
    return spent


def answering(search: Callable[P, R]) -> Callable[P, R]:
    """Count the time of a search, and note how many acts it found."""

    @functools.wraps(search)
    def run(*args: P.args, **given: P.kwargs) -> R:
        began = time.perf_counter()
        answer = search(*args, **given)
        if spent := _now.get():
            spent.searching += time.perf_counter() - began
            spent.hits = _hits(answer)
        return answer

    return run


def _hits(answer: object) -> int | None:
    """What an answer begins with: a page, or how many acts match."""
    first = answer[0] if isinstance(answer, tuple) else answer
    if isinstance(first, SearchPage):
        return first.total
    return first if isinstance(first, int) else None


def timed(store: Store) -> Store:
    """A store whose engine's answers are counted."""
    if isinstance(store.engine, _Timed):
        return store
    return replace(store, engine=cast(Engine, _Timed(store.engine)))


class _Timed:
    """An engine, asked through a stopwatch."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._engine, name)
        if name not in _ANSWERING:
            return asked
        # Wrapped once: from now on it is found without coming here.
        counted = _counted(asked)
        setattr(self, name, counted)
        return counted

    def walk(self, *args: Any) -> Iterator[Any]:
        """The hits, each counted for the time that it takes to come."""
        hits = self._engine.walk(*args)
        while True:
            with _counting():
                hit = next(hits, None)
            if hit is None:
                return
            yield hit


def _counted(ask: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(ask)
    def asked(*args: P.args, **given: P.kwargs) -> R:
        with _counting():
            return ask(*args, **given)

    return asked


@contextmanager
def _counting() -> Iterator[None]:
    began = time.perf_counter()
    try:
        yield
    finally:
        if spent := _now.get():
            spent.engine += time.perf_counter() - began
