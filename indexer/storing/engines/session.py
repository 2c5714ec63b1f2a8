"""A session of changes: it holds the lock, and its end makes them lasting or forgets them."""

from abc import ABC, abstractmethod
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from indexer.storing.lock import writing


class Session(ABC):
    """What every engine's session has in common; raises ``IndexLocked`` while another is open."""

    def __init__(self, folder: Path) -> None:
        with ExitStack() as stack:
            stack.enter_context(writing(folder))
            self._begin()
            self._stack = stack.pop_all()

    def _begin(self) -> None:  # noqa: B027 - some engines have nothing to do
        """What comes first in a session, once it holds the lock."""

    @abstractmethod
    def commit(self) -> None:
        """Make what was done so far lasting and visible; the session may go on."""

    @abstractmethod
    def _roll_back(self) -> None:
        """Forget what was not committed."""

    def _end(self) -> None:  # noqa: B027 - some engines have nothing to do
        """What comes last in a session that ends normally."""

    def _release(self) -> None:  # noqa: B027 - some engines have nothing to do
        """What comes last in any session, before the lock is given back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit at a normal end; roll back to the last commit on an error."""
        with self._stack:
            try:
                if error is None:
                    self.commit()
                    self._end()
                else:
                    self._roll_back()
            finally:
                self._release()
