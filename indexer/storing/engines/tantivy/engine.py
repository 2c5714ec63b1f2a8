"""The default engine: an embedded index of tantivy, read and written in this process.

Tantivy answers some inputs with a Rust panic, which Python sees as a ``BaseException``: a phrase of
one word, a page of no hits. They are avoided where the query is built rather than caught.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import wraps
from itertools import count
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import tantivy

from indexer.errors import IndexDamaged
from indexer.storing.engines import likeness
from indexer.storing.engines.protocol import (
    Crossed,
    EngineHit,
    EngineRequest,
    EngineResult,
    EngineStats,
)
from indexer.storing.engines.restrictions import Restriction
from indexer.storing.engines.scratch import temporary
from indexer.storing.engines.tantivy.damage import opened, sound, writable
from indexer.storing.engines.tantivy.kept_fields import SIGNATURE, schema
from indexer.storing.engines.tantivy.mirror import Mirror, read_only
from indexer.storing.engines.tantivy.order import ID, Order
from indexer.storing.engines.tantivy.query import Translation
from indexer.storing.engines.tantivy.snapshot import Snapshot, document_frequency, ranked
from indexer.storing.engines.tantivy.word_lists import Lists
from indexer.storing.engines.tantivy.writer import TantivyWriter
from indexer.storing.engines.trees import (
    expressible_prefix,
    matching,
    term_field,
)
from indexer.storing.files import bytes_in

#: Hits that a walk takes at once.
_STEP = 2_000

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


class Factory:
    """Makes and opens indexes of tantivy in a folder."""

    def create(self, folder: Path) -> "TantivyEngine":
        """Make an empty index."""
        folder.mkdir(parents=True, exist_ok=True)
        with writable(folder):
            return TantivyEngine(folder, tantivy.Index(schema(), path=str(folder), reuse=False))

    def open(self, folder: Path) -> "TantivyEngine":
        """Open an index that exists. Raises ``IndexMissing`` or ``IndexDamaged``."""
        with sound(folder):
            known = (folder / "meta.json").is_file()
            mirror = Mirror(folder) if known and read_only(folder) else None
        return TantivyEngine(folder, opened(mirror.folder if mirror else folder), mirror)

    def scratch(self) -> AbstractContextManager["TantivyEngine"]:
        """An empty index for the time of a block."""
        return temporary(self.create)


def _reading(
    method: Callable[Concatenate["TantivyEngine", _Given], _Read],
) -> Callable[Concatenate["TantivyEngine", _Given], _Read]:
    """A method that reads files: what is wrong with them is raised as ``IndexDamaged``."""

    @wraps(method)
    def reading(engine: "TantivyEngine", /, *args: _Given.args, **named: _Given.kwargs) -> _Read:
        with sound(engine.folder):
            return method(engine, *args, **named)

    return reading


class TantivyEngine:
    """An open index of tantivy."""

    name = "tantivy"

    def __init__(self, folder: Path, index: tantivy.Index, mirror: Mirror | None = None) -> None:
        self.folder = folder
        self._mirror = mirror
        self._index = index
        self._translation = Translation(index.schema)
        self._lists = Lists(folder)
        self._view = self._viewed()

    def _viewed(self) -> Snapshot:
        if self._mirror:
            with sound(self.folder):
                self._mirror.update()
        return Snapshot(self._searcher(), self._index.schema, deletions=self._deletions())

    def _deletions(self) -> bool:
        """Whether documents were deleted whose terms still stand in their segments."""
        segments = self._meta()["segments"]
        return any(segment["deletes"] for segment in segments)

    def _searcher(self) -> tantivy.Searcher:
        with sound(self.folder):
            # Readers ask for what is new through `refresh`; no thread watches the folder.
            self._index.config_reader(reload_policy="manual")
            self._index.reload()
            return self._index.searcher()

    def writer(self) -> TantivyWriter:
        """Begin a session of changes. Raises ``IndexLocked`` while another one is open."""
        return TantivyWriter(self.folder, self.refresh, lambda: self._view.searcher)

    def state(self) -> str:
        """What identifies the last commit: merges leave it, and every operation moves it."""
        return str(self._meta()["opstamp"])

    def _meta(self) -> dict[str, Any]:
        try:
            meta = json.loads((self.folder / "meta.json").read_bytes())
            return {"segments": meta["segments"], "opstamp": meta["opstamp"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"the index in {self.folder} cannot be read: {error!r}") from None

    def refresh(self) -> None:
        """See what was committed since the index was opened."""
        self._view = self._viewed()

    @_reading
    def search(self, request: EngineRequest) -> EngineResult:
        """Run one search."""
        view = self._view
        total, page = self._page(view, request)
        hits = tuple(view.hit(address, score) for score, address in page)
        return EngineResult(total, hits, view.counting.facets(request))

    def _page(self, view: Snapshot, request: EngineRequest) -> tuple[int, list[tuple[float, Any]]]:
        """The number of matches, and the scores and addresses of a page."""
        restriction = Restriction.of(request)
        if request.sort is None:
            scored = self._translation.query(request.query)
            query = self._translation.restricted(scored, restriction)
            return ranked(view.searcher, query, request.offset, request.limit)
        plain = self._translation.query(matching(request.query))
        query = self._translation.restricted(plain, restriction)
        order = Order(view.searcher, self._translation, query, request.sort)
        total, addresses = order.page(request.offset, request.limit)
        return total, [(0.0, address) for address in addresses]

    def walk(self, request: EngineRequest) -> Iterator[EngineHit]:
        """Every hit of a search in its order, as the index was when it began; each is read when it is asked for."""
        view = self._view
        for offset in count(0, _STEP):
            with sound(self.folder):
                _, page = self._page(view, replace(request, offset=offset, limit=_STEP))
            for score, address in page:
                with sound(self.folder):
                    hit = view.hit(address, score)
                yield hit
            if len(page) < _STEP:
                return

    @_reading
    def crossed(self, request: EngineRequest, rows: str, columns: str) -> Crossed:
        """How many of the matches have each value of one keyword field with each of another."""
        return self._view.counting.crossed(request, rows, columns)

    @_reading
    def fetch(self, ids: Sequence[str]) -> dict[str, str]:
        """What is stored for each of the ids that exist."""
        view = self._view
        wanted = self._translation.values(ID, ids)
        _, page = ranked(view.searcher, wanted, 0, len(ids))
        found = (view.hit(address, 0.0) for _, address in page)
        return {hit.id: hit.stored for hit in found}

    @_reading
    def frequencies(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents each term stands (deleted ones may still count)."""
        view, name = self._view, term_field(field)
        return {term: view.frequency(name, term) for term in terms}

    @_reading
    def prefixed(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The terms that begin so, most frequent first, with their frequencies."""
        name = term_field(field)
        if not expressible_prefix(prefix):
            return []
        view, asked = self._view, limit
        while True:
            found = view.searcher.terms_with_prefix(name, prefix, limit=asked)
            held = [(term, count) for term, _ in found if (count := view.frequency(name, term))]
            if len(held) >= limit or len(found) < asked:
                return held[:limit]
            asked *= 4

    @_reading
    def near(self, field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """The words within an edit distance (at most 2), nearest then most frequent first."""
        view, name = self._view, term_field(field)
        if not term or not expressible_prefix(term):
            return []
        vocabulary = self._lists.vocabulary(name) or view.vocabulary(name)
        return vocabulary.near(term, distance, limit, lambda t: view.frequency(name, t))

    @_reading
    def similar(self, id: str, limit: int) -> list[EngineHit]:
        """The documents most like one, best first, without itself."""
        view, searcher = self._view, self._view.searcher
        _, page = ranked(searcher, self._translation.values(ID, [id]), 0, 1)
        if not page:
            return []
        signed = searcher.doc(page[0][1]).get_first(SIGNATURE).decode()
        tree = likeness.likeness(
            signed, lambda t: document_frequency(searcher, likeness.FIELD, t), searcher.num_docs
        )
        _, page = ranked(searcher, self._translation.query(tree), 0, limit + 1)
        hits = [view.hit(address, score) for score, address in page]
        return [hit for hit in hits if hit.id != id][:limit]

    @_reading
    def ids(self) -> Iterable[str]:
        """Every id, in no order."""
        return [id for id, _ in self._live_ids()]

    def _live_ids(self) -> list[tuple[str, int]]:
        everything = tantivy.Query.all_query()
        return list(self._view.searcher.terms_with_prefix(ID, "", filter_query=everything))

    def stats(self) -> EngineStats:
        """Documents searchable and bytes on disk."""
        return EngineStats(self._view.searcher.num_docs, bytes_in(self.folder))

    @_reading
    def check(self) -> list[str]:
        """What is wrong with the index, in sentences; empty when it is sound."""
        searcher = self._view.searcher
        ids = self._live_ids()
        doubled = [id for id, count in ids if count > 1]
        wrong = [f"{len(doubled)} ids stand more than once, {doubled[0]} first"] if doubled else []
        if sum(count for _, count in ids) != searcher.num_docs:
            wrong.append(f"{searcher.num_docs} documents for {len(ids)} ids")
        shown = self._mirror.folder if self._mirror else self.folder
        if not tantivy.Index.is_compatible(str(shown)):
            wrong.append("a segment was written by another version of tantivy")
        if unlisted := self._unlisted():
            wrong.append(
                f"{len(unlisted)} files are not on tantivy's own list, {unlisted[0]} first"
            )
        return wrong

    def _unlisted(self) -> list[str]:
        """The files of segments that tantivy would never delete."""
        try:
            listed = set(json.loads((self.folder / ".managed.json").read_bytes()))
        except (OSError, ValueError, TypeError) as error:
            return [f".managed.json ({error})"]
        segments = {segment["segment_id"].replace("-", "") for segment in self._meta()["segments"]}
        names = sorted(path.name for path in self.folder.iterdir())
        return [name for name in names if name.split(".")[0] in segments and name not in listed]

    def close(self) -> None:
        """Release the searcher and its files."""
        nothing = tantivy.Index(schema())
        self._view = Snapshot(nothing.searcher(), nothing.schema)
        if self._mirror:
            self._mirror.close()
