"""Writing into an index of tantivy."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import tantivy

from indexer.acts.recorded import IndexDocument
from indexer.errors import IndexCorrupt, IndexLocked, StorageError
from indexer.storing.engines import likeness
from indexer.storing.engines.session import Session
from indexer.storing.engines.tantivy.damage import opened, sound, writable
from indexer.storing.engines.tantivy.kept_fields import SOURCE, made_of
from indexer.storing.engines.tantivy.leftovers import remove_leftovers
from indexer.storing.engines.tantivy.order import ID
from indexer.storing.engines.tantivy.word_lists import NewWords
from indexer.storing.engines.vocabulary import LISTED
from indexer.storing.lock import refused

#: Bytes a writer gathers before it starts a new segment.
_HEAP = 128_000_000


class TantivyWriter(Session):
    """A session of changes; nothing of it is seen before a commit.

    ``known`` gives the index as it was at the last commit, once ``refresh`` was called.
    """

    def __init__(
        self, folder: Path, refresh: Callable[[], None], known: Callable[[], tantivy.Searcher]
    ) -> None:
        self._folder, self._refresh, self._known = folder, refresh, known
        self._changed = self._erased = False
        self._words = NewWords(folder)
        super().__init__(folder)

    def _begin(self) -> None:
        with sound(self._folder):
            remove_leftovers(self._folder)
        # A fresh index each time: long-lived ones in several processes leak segments.
        self._writer = _tantivy_writer(self._folder)
        # What is new is new beside the last commit, which may be another process's.
        self._refresh()

    def add(self, document: IndexDocument) -> None:
        """Add a document whose id is not in the index."""
        self._changed = True
        terms = {name: document.text.get(name, "").split() for name in LISTED}
        counted = Counter(terms[likeness.FIELD])
        for name, words in terms.items():
            self._words.note(name, counted if name == likeness.FIELD else words)
        with writable(self._folder):
            self._writer.add_document(made_of(document, counted))

    def delete_source(self, source: str) -> None:
        """Take out every document of a source."""
        self._changed = True
        self._writer.delete_documents_by_term(SOURCE, source)

    def delete(self, id: str) -> None:
        """Take out one document."""
        self._changed = True
        self._writer.delete_documents_by_term(ID, id)

    def erase(self, id: str) -> None:
        """Take out one document for good; terms are only told while a document holds them, or a list of words."""
        self._erased = True
        self.delete(id)

    def commit(self) -> None:
        """Make what was done so far lasting and visible; the session may go on."""
        if self._changed:
            with writable(self._folder):
                if self._erased:
                    self._words.take_away()
                else:
                    self._words.put_down(self._known())
                self._writer.commit()
            self._changed = self._erased = False
            _open_to_readers(self._folder)
        self._refresh()

    def _roll_back(self) -> None:
        # What the disk refused it may refuse again: the error that came first is the one to tell.
        self._words.forget()
        self._erased = False
        with suppress(ValueError):
            self._writer.rollback()

    def _release(self) -> None:
        with suppress(ValueError):
            self._writer.wait_merging_threads()
        _open_to_readers(self._folder)
        self._refresh()


def _open_to_readers(folder: Path) -> None:
    """Give the lists of files the rights of the folder: tantivy keeps them to the account that writes."""
    rights = folder.stat().st_mode & 0o666
    for name in ("meta.json", ".managed.json"):
        with suppress(OSError):
            (folder / name).chmod(rights)


def _tantivy_writer(folder: Path) -> tantivy.IndexWriter:
    try:
        return opened(folder).writer(heap_size=_HEAP, num_threads=1)
    except ValueError as error:
        if "Lock" in str(error):
            raise IndexLocked(f"another process is writing into {folder}") from None
        if "(os error" in str(error):
            raise StorageError(refused(folder, str(error))) from None
        raise IndexCorrupt(f"the index in {folder} cannot be written: {error}") from None
