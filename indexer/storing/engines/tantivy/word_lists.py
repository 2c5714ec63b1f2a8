"""The words of the fields in which a query may be misspelt, kept in lists beside the index.

Reading 200,000 words off the terms of an index takes half a second, which the first misspelt word after each commit
waited for. So each commit adds the words that no document had to a list, and readers read what was added.
A list tells candidates, no more: it may hold words that no document has now, or one twice. How often a word
stands is the index's to say. A field without a list is read off the index: so it is once an act was taken out for good,
whose words no list may tell, until the next commit makes the lists anew.
"""

import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy

from indexer.storing.engines.vocabulary import LETTERS, LISTED, Vocabulary, is_word, list_of

#: Bytes of a list from which on numpy is worth its time to load: some 30,000 words.
_LONG = 300_000


def words_of(searcher: tantivy.Searcher, field: str) -> Iterator[str]:
    """The words of a field that a document of the index has; more than half of all terms are numbers of acts."""
    # Without a query the words of documents that were taken out are told too, until segments are merged.
    standing = tantivy.Query.all_query()
    for first in LETTERS:
        found = searcher.terms_with_prefix(field, first, filter_query=standing)
        yield from (word for word, _ in found)


class Lists:
    """The lists as a reader sees them, from several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        #: Of each field its words, and the length and time of the list that they were read off.
        self._read: dict[str, tuple[Vocabulary, tuple[int, int]]] = {}

    def vocabulary(self, field: str) -> Vocabulary | None:
        """The words of a field, with those that were added since the last call; ``None`` where it has no list."""
        path = self._folder / list_of(field)
        with self._lock:
            try:
                state = path.stat()
                seen = state.st_size, state.st_mtime_ns
                if field not in self._read or self._read[field][1] != seen:
                    self._read[field] = _words(path.read_bytes()), seen
            except FileNotFoundError:
                return None
            return self._read[field][0]


def _words(text: bytes) -> Vocabulary:
    """The words of a list; what follows its last line is being written."""
    whole = text[: text.rfind(b"\n") + 1]
    if len(whole) < _LONG:
        return Vocabulary(filter(None, whole.decode("utf-8", "replace").split("\n")))
    # Loaded where it saves more than it takes.
    from indexer.storing.engines.tantivy.listed_words import ListedWords

    return ListedWords(whole)


class NewWords:
    """The words of the documents that a session adds, on their way into the lists."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.forget()

    def note(self, field: str, words: Iterable[str]) -> None:
        """Remember words of a field of a document."""
        self._words[field].update(words)

    def forget(self) -> None:
        """Forget what was remembered: it was put down, or will not be committed."""
        self._words: dict[str, set[str]] = {field: set() for field in LISTED}

    def put_down(self, before: tantivy.Searcher) -> None:
        """Add what the index does not have, as it was ``before`` the commit, to the lists: on the disk before that is.

        Raises ``OSError`` where the disk refuses it.
        """
        for field, words in self._words.items():
            path = self._folder / list_of(field)
            new = {word for word in words if is_word(word)}
            if path.exists():
                new = {word for word in new if not before.doc_freq(field, word)}
            else:
                # Of an index that was made without.
                new.update(words_of(before, field))
            _append(path, sorted(new))
        self.forget()

    def take_away(self) -> None:
        """Remove the lists, which may hold words that nothing may tell any more.

        Raises ``OSError`` where the disk refuses it.
        """
        for field in LISTED:
            (self._folder / list_of(field)).unlink(missing_ok=True)
        self.forget()


def _append(path: Path, words: Iterable[str]) -> None:
    """Add lines to a list, beginning a new one where the last was cut short."""
    with path.open("ab+") as file:
        if size := file.tell():
            file.seek(size - 1)
            if file.read(1) != b"\n":
                file.write(b"\n")
        file.write("".join(f"{word}\n" for word in words).encode())
        file.flush()
        os.fsync(file.fileno())
