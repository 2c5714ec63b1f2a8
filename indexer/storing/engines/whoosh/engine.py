"""The engine in pure Python: Whoosh's index files, read through ``execution``.

For where no native wheel installs, and the reference that the others are tested against. Its
readers share file positions, so one lock serves them: searches from several threads take turns.
"""

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import wraps
from heapq import nsmallest
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from whoosh.index import EmptyIndexError, FileIndex

from indexer.errors import IndexDamaged, IndexMissing, RegistreError
from indexer.storing.engines import likeness
from indexer.storing.engines.bm25 import Bm25
from indexer.storing.engines.protocol import (
    Crossed,
    EngineHit,
    EngineRequest,
    EngineResult,
    EngineStats,
)
from indexer.storing.engines.restrictions import facet_groups
from indexer.storing.engines.scratch import temporary
from indexer.storing.engines.trees import (
    expressible,
    expressible_prefix,
    keyword_field,
    matching,
    number_field,
    term_field,
)
from indexer.storing.engines.vocabulary import Vocabulary, is_word
from indexer.storing.engines.whoosh.durable import DurableStorage
from indexer.storing.engines.whoosh.execution import (
    SEPARATOR,
    Scores,
    Segment,
)
from indexer.storing.engines.whoosh.writer import (
    ID,
    SIGNATURE,
    STORED,
    WhooshWriter,
    schema,
)
from indexer.storing.files import bytes_in

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


class Factory:
    """Makes and opens indexes of Whoosh in a folder, ranked by BM25 with these parameters."""

    def __init__(self, bm25: Bm25 = Bm25()) -> None:  # noqa: B008
        self._bm25 = bm25

    def create(self, folder: Path) -> "WhooshEngine":
        """Make an empty index."""
        folder.mkdir(parents=True, exist_ok=True)
        index = FileIndex.create(DurableStorage(str(folder)), schema())
        return WhooshEngine(folder, index, self._bm25)

    def open(self, folder: Path) -> "WhooshEngine":
        """Open an index that exists. Raises ``IndexMissing`` or ``IndexDamaged``."""
        if not folder.is_dir():
            raise IndexMissing(f"no Whoosh index in {folder}")
        try:
            return WhooshEngine(folder, FileIndex(DurableStorage(str(folder))), self._bm25)
        except EmptyIndexError:
            raise IndexMissing(f"no Whoosh index in {folder}") from None
        except Exception as error:
            # Whoosh reads its table of contents with pickle, which fails in every way there is.
            raise IndexDamaged(f"the index in {folder} cannot be opened: {error!r}") from None

    def scratch(self) -> AbstractContextManager["WhooshEngine"]:
        """An empty index for the time of a block."""
        return temporary(self.create)


def _reading(
    method: Callable[Concatenate["WhooshEngine", _Given], _Read],
) -> Callable[Concatenate["WhooshEngine", _Given], _Read]:
    """A method that reads files, one at a time; what is wrong with them is ``IndexDamaged``."""

    @wraps(method)
    def reading(engine: "WhooshEngine", /, *args: _Given.args, **named: _Given.kwargs) -> _Read:
        with engine.lock:
            try:
                return method(engine, *args, **named)
            except RegistreError:
                raise
            except Exception as error:
                # Damaged bytes fail anywhere in Whoosh's decoding, as any type of error.
                raise IndexDamaged(
                    f"the index in {engine.folder} cannot be read: {error!r}"
                ) from error

    return reading


class WhooshEngine:
    """An open index of Whoosh."""

    name = "whoosh"

    def __init__(self, folder: Path, index: FileIndex, bm25: Bm25) -> None:
        self.folder = folder
        self._index = index
        self._bm25 = bm25
        self.lock = threading.RLock()
        self._reader = index.reader()
        self._closed = False
        self._prepare()

    def _prepare(self) -> None:
        # An index without documents has one reader of no segment, which cannot be asked anything.
        leaves = [leaf for leaf, _ in self._reader.leaf_readers() if leaf.segment() is not None]
        self._segments = [Segment(leaf, self._reader, self._bm25) for leaf in leaves]
        self._vocabularies: dict[str, Vocabulary] = {}

    def writer(self) -> WhooshWriter:
        """Begin a session of changes. Raises ``IndexLocked`` while another one is open."""
        return WhooshWriter(self._index, self.folder, self.refresh)

    def state(self) -> str:
        """What identifies the last commit."""
        return str(self._index.latest_generation())

    def refresh(self) -> None:
        """See what was committed since the index was opened."""
        with self.lock:
            before, self._reader = self._reader, self._index.reader()
            self._prepare()
            before.close()

    @_reading
    def search(self, request: EngineRequest) -> EngineResult:
        """Run one search."""
        found = [segment.scores(request.query) for segment in self._segments]
        matches = self._kept(found, request)
        return EngineResult(
            sum(len(scores) for _, scores in matches),
            tuple(_page(matches, request)),
            self._facets(found, request),
        )

    def _kept(self, found: list[Scores], request: EngineRequest) -> list[tuple[Segment, Scores]]:
        """What passes the filters and ranges of a request, segment by segment."""
        matches: list[tuple[Segment, Scores]] = []
        for segment, scores in zip(self._segments, found, strict=True):
            kept = segment.kept(request.filters, request.ranges)
            passed = scores if kept is None else {d: scores[d] for d in scores.keys() & kept}
            matches.append((segment, passed))
        return matches

    @_reading
    def crossed(self, request: EngineRequest, rows: str, columns: str) -> Crossed:
        """How many of the matches have each value of one keyword field with each of another."""
        counts: dict[str, Counter[str]] = {}
        names = keyword_field(rows), keyword_field(columns)
        found = [segment.scores(matching(request.query)) for segment in self._segments]
        for segment, scores in self._kept(found, request):
            first, second = map(segment.keywords, names)
            pairs = Counter((first[document], second[document]) for document in scores)
            for (row_values, column_values), count in pairs.items():
                for row in _parted(row_values):
                    for column in _parted(column_values):
                        counts.setdefault(row, Counter())[column] += count
        return counts

    def _facets(self, found: list[Scores], request: EngineRequest) -> dict[str, dict[str, int]]:
        counts: dict[str, Counter[str]] = {name: Counter() for name in request.facets}
        for restriction, names in facet_groups(request):
            for segment, scores in zip(self._segments, found, strict=True):
                kept = segment.kept(restriction.filters, restriction.ranges)
                documents = scores.keys() if kept is None else scores.keys() & kept
                for name in names:
                    _count(segment.keywords(keyword_field(name)), documents, counts[name])
        return {name: dict(count) for name, count in counts.items()}

    def walk(self, request: EngineRequest) -> Iterator[EngineHit]:
        """Every hit of a search in its order, as the index was when it began."""
        everything = replace(request, offset=0, limit=sys.maxsize, facets=())
        yield from self.search(everything).hits

    @_reading
    def fetch(self, ids: Sequence[str]) -> dict[str, str]:
        """What is stored for each of the ids that exist."""
        found = (self._stored(id) for id in ids)
        return {fields[ID]: fields[STORED] for fields in found if fields}

    def _stored(self, id: str) -> dict[str, Any] | None:
        for segment in self._segments:
            for document in segment.having(ID, [id]):
                return segment.stored(document)
        return None

    @_reading
    def frequencies(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents each term stands (deleted ones may still count)."""
        name = term_field(field)
        return {term: self._frequency(name, term) for term in terms}

    def _frequency(self, field: str, term: str) -> int:
        if not expressible(term) or not self._segments:
            return 0
        return int(self._reader.doc_frequency(field, term.encode()))

    @_reading
    def prefixed(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The terms that begin so, most frequent first, with their frequencies."""
        name = term_field(field)
        if not expressible_prefix(prefix):
            return []
        terms = {term.decode() for term in self._reader.expand_prefix(name, prefix.encode())}
        counted = ((-self._frequency(name, term), term) for term in terms)
        return [(term, -count) for count, term in nsmallest(limit, counted)]

    @_reading
    def near(self, field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """The words within an edit distance (at most 2), nearest then most frequent first."""
        name = term_field(field)
        if not term or not expressible_prefix(term):
            return []
        if name not in self._vocabularies:
            lexicon = {text.decode() for text in self._reader.lexicon(name)}
            self._vocabularies[name] = Vocabulary(filter(is_word, lexicon))
        vocabulary = self._vocabularies[name]
        return vocabulary.near(term, distance, limit, lambda t: self._frequency(name, t))

    @_reading
    def similar(self, id: str, limit: int) -> list[EngineHit]:
        """The documents most like one, best first, without itself."""
        fields = self._stored(id)
        if fields is None:
            return []
        tree = likeness.likeness(
            fields[SIGNATURE],
            lambda t: self._frequency(likeness.FIELD, t),
            self._reader.doc_count(),
        )
        hits = self.search(EngineRequest(tree, limit=limit + 1)).hits
        return [hit for hit in hits if hit.id != id][:limit]

    @_reading
    def ids(self) -> Iterable[str]:
        """Every id, in no order."""
        return [segment.stored(d)[ID] for segment in self._segments for d in segment.live]

    @_reading
    def stats(self) -> EngineStats:
        """Documents searchable and bytes on disk."""
        return EngineStats(int(self._reader.doc_count()), bytes_in(self.folder))

    @_reading
    def check(self) -> list[str]:
        """What is wrong with the index, in sentences; empty when it is sound."""
        counts = Counter(self.ids())
        doubled = [id for id, count in counts.items() if count > 1]
        return [f"{len(doubled)} ids stand more than once, {doubled[0]} first"] if doubled else []

    def close(self) -> None:
        """Release files."""
        with self.lock:
            if not self._closed:
                self._reader.close()
                self._closed = True


def _page(matches: list[tuple[Segment, Scores]], request: EngineRequest) -> Iterator[EngineHit]:
    """The hits of one page, in order."""
    end = max(request.offset, 0) + max(request.limit, 0)
    keys = _sort_keys(matches, request.sort) if request.sort else _score_keys(matches)
    for *_, segment, document, score in nsmallest(end, keys, key=lambda k: k[:2])[request.offset :]:
        fields = matches[segment][0].stored(document)
        yield EngineHit(fields[ID], score, fields[STORED], fields[SIGNATURE])


def _score_keys(matches: list[tuple[Segment, Scores]]) -> Iterator[tuple[Any, ...]]:
    for rank, (_, scores) in enumerate(matches):
        for document, score in scores.items():
            yield -score, (rank, document), rank, document, score


def _sort_keys(matches: list[tuple[Segment, Scores]], sort: str) -> Iterator[tuple[Any, ...]]:
    """By a number, documents without it last, then by id."""
    name, sign = number_field(sort.removeprefix("-")), -1 if sort.startswith("-") else 1
    for rank, (segment, scores) in enumerate(matches):
        numbers, ids = segment.numbers(name), segment.ids
        for document in scores:
            number = numbers[document]
            yield (not number, sign * number), ids[document], rank, document, 0.0


def _count(values: list[str], documents: Iterable[int], into: Counter[str]) -> None:
    for joined, count in Counter(map(values.__getitem__, documents)).items():
        for value in _parted(joined):
            into[value] += count


def _parted(joined: str) -> list[str]:
    """The values of a keyword field in its column."""
    return joined.split(SEPARATOR) if joined else []
