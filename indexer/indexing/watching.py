"""Keeping an index current: files are read soon after they change.

The system tells what changes (watchdog: inotify, FSEvents, ReadDirectoryChangesW); where it does not,
as on network mounts, folders are looked through at intervals. A run begins once nothing has changed
for a moment, so that a file that is still being copied is read whole, and files that come together
are read together. Everything is also looked through at intervals: events can be lost.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from indexer.errors import IndexAmongFiles, RegistreError
from indexer.indexing.build import Report, Settings, build

#: Seconds without a change after which a run begins, and that a run waits at most.
_QUIET, _PATIENCE = 2.0, 60.0
#: Seconds after which everything is looked through, whatever was told.
_LOOK_THROUGH = 900.0
#: Reading a file tells nothing new.
_CHANGES = frozenset(("created", "modified", "moved", "deleted", "closed"))


@dataclass(slots=True)
class Watch:
    """Folders that are watched for an index. ``poll`` is in seconds, ``None`` to be told by the system."""

    paths: Sequence[Path]
    folder: Path
    settings: Settings
    poll: float | None = None
    quiet: float = _QUIET
    _changed: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def run(self, told: Callable[[Report | RegistreError], None]) -> None:
        """Bring the index up to date, again after each change, until stopped.

        ``told`` is given each report, and each error that ends a run: the next one may do better. Raises
        ``IndexAmongFiles``, which no run ever mends.
        """
        settings = replace(self.settings, wait=True)
        with self._observed():
            while True:
                self._changed.clear()
                try:
                    told(build(list(self.paths), self.folder, settings))
                except IndexAmongFiles:
                    raise
                except RegistreError as error:
                    told(error)
                # A rebuild is asked for once.
                settings = replace(settings, rebuild=False)
                self._changed.wait(_LOOK_THROUGH)
                if self._stopped.is_set():
                    return
                self._settle()

    def stop(self) -> None:
        """End after the present run."""
        self._stopped.set()
        self._changed.set()

    def _settle(self) -> None:
        """Wait until nothing changes any more, or for long enough."""
        patience = time.monotonic() + _PATIENCE
        while self._changed.is_set() and time.monotonic() < patience:
            self._changed.clear()
            self._stopped.wait(self.quiet)

    @contextmanager
    def _observed(self) -> Iterator[None]:
        observer = self._started()
        try:
            yield
        finally:
            observer.stop()
            observer.join()

    def _started(self) -> BaseObserver:
        """An observer at work: the system's, or one that looks through where the system refuses."""
        if self.poll is None:
            observer = Observer()
            try:
                return self._start(observer)
            except OSError:  # no more watches to be had, or none on such a mount
                observer.unschedule_all()
        return self._start(PollingObserver(timeout=self.poll or 30.0))

    def _start(self, observer: BaseObserver) -> BaseObserver:
        heard = _Heard(self._changed, self.folder.resolve())
        for path in self.paths:
            observer.schedule(heard, str(path.resolve()), recursive=path.is_dir())
        observer.start()
        return observer


class _Heard(FileSystemEventHandler):
    """Notes that something changed, but for the index itself."""

    def __init__(self, changed: threading.Event, index: Path) -> None:
        self._changed = changed
        self._index = index

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        path = Path(str(event.dest_path or event.src_path))
        if event.event_type in _CHANGES and not path.is_relative_to(self._index):
            self._changed.set()
