"""The index as it was at one commit: its documents, its terms, how often they stand."""

import threading
from typing import Any

import tantivy

from indexer.storing.engines.protocol import EngineHit
from indexer.storing.engines.tantivy.counting import Counting
from indexer.storing.engines.tantivy.kept_fields import SIGNATURE, STORED
from indexer.storing.engines.tantivy.order import ID
from indexer.storing.engines.tantivy.query import Translation
from indexer.storing.engines.tantivy.word_lists import words_of
from indexer.storing.engines.vocabulary import Vocabulary

#: Characters of documents that are kept once read, and as many of those set aside.
_ROOM = 4_000_000
#: Documents up to which those that hold a term are looked at one by one: some may be deleted.
_RARE = 16


class Snapshot:
    """The index as it was at one commit, with the vocabularies read from it."""

    def __init__(
        self, searcher: tantivy.Searcher, fields: tantivy.Schema, *, deletions: bool = False
    ) -> None:
        self.searcher = searcher
        self._schema = fields
        self._deletions = deletions
        self.counting = Counting(searcher, Translation(fields))
        self._lock = threading.Lock()
        self._vocabularies: dict[str, Vocabulary] = {}
        self._documents = Documents(searcher)

    def hit(self, address: tantivy.DocAddress, score: float) -> EngineHit:
        """What is kept of a document, as a hit."""
        id, stored, signed = self._documents[address.segment_ord, address.doc]
        return EngineHit(id, score, stored, signed)

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands; a rare one is not told for deleted ones alone."""
        count = document_frequency(self.searcher, field, term)
        if not self._deletions or not 0 < count <= _RARE:
            return count
        query = tantivy.Query.term_query(self._schema, field, term, "basic")
        return int(self.searcher.search(query, limit=1).count)

    def vocabulary(self, field: str) -> Vocabulary:
        """The words of a field that has no list, read once."""
        with self._lock:
            if field not in self._vocabularies:
                self._vocabularies[field] = Vocabulary(words_of(self.searcher, field))
            return self._vocabularies[field]


def ranked(
    searcher: tantivy.Searcher, query: tantivy.Query, offset: int, limit: int
) -> tuple[int, list[tuple[float, Any]]]:
    """The number of matches and a page of (score, address), best first."""
    # A page of no hits is a panic: one hit is asked for, and left out.
    found = searcher.search(query, limit=max(limit, 1), offset=max(offset, 0))
    return found.count, found.hits if limit > 0 else []


class Documents(dict[tuple[int, int], tuple[str, str, str]]):
    """Ids, records and signatures by segment and number, each unpacked once.

    An answer asks again for what it found, to be told what it lacks; answers share acts, those of a small index most of
    theirs. When it is full all is set aside; what is asked for again comes back, and what is not goes the next time.
    """

    def __init__(self, searcher: tantivy.Searcher, room: int = _ROOM) -> None:
        super().__init__()
        self._searcher = searcher
        self._room = self._left = room
        self._aside: dict[tuple[int, int], tuple[str, str, str]] = {}

    def __missing__(self, address: tuple[int, int]) -> tuple[str, str, str]:
        document = self._aside.get(address) or self._read(*address)
        self._left -= len(document[1]) + len(document[2])
        if self._left < 0:
            self._left = self._room
            self._aside = dict(self)
            self.clear()
        self[address] = document
        return document

    def _read(self, segment: int, number: int) -> tuple[str, str, str]:
        document = self._searcher.doc(tantivy.DocAddress(segment, number))
        signed = document.get_first(SIGNATURE).decode()
        return document.get_first(ID), document.get_first(STORED).decode(), signed


def document_frequency(searcher: tantivy.Searcher, field: str, term: str) -> int:
    """In how many documents a term stands, deleted ones too."""
    try:
        return int(searcher.doc_freq(field, term))
    except ValueError:
        # Half a surrogate pair is no text for tantivy, and stands in no document.
        return 0
