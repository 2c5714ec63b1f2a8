"""What makes engine and catalogue move together: the journal of the commit under way.

A commit goes: the changes of the catalogue are made in an open transaction and put down here with
the state of the engine before it; the engine commits; the catalogue commits; readers are told; the
journal goes. Wherever the process ends in between, the journal says what is left to do: an engine
that is still in the state before did not commit, and the catalogue's transaction went with the
process; an engine in another state did, and the changes are made again unless they were made.
(A redo log with the engine's commit as the decision: J. Gray, A. Reuter, "Transaction Processing".)
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from analyzers.frozen import dataclass
from indexer.errors import IndexDamaged
from indexer.storing.files import sync_folder, write_whole

#: Name of the file in the folder of a store.
FILE = "commit.json"


@dataclass(frozen=True, slots=True)
class Journal:
    """A commit under way: its own name, the engine's state before, the changes of the catalogue."""

    commit: str
    before: str
    changes: Sequence[tuple[str, Sequence[Any]]]

    def write(self, place: Path) -> None:
        """Put the journal down; it is on the disk once this returns."""
        content = [self.commit, self.before, self.changes]
        write_whole(place / FILE, json.dumps(content, separators=(",", ":")).encode("ascii"))

    @classmethod
    def read(cls, place: Path) -> Self | None:
        """The journal of the commit that did not end, if there is one."""
        path = place / FILE
        try:
            return cls(*json.loads(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(f"{path} cannot be read: {error}") from None


def pending(place: Path) -> bool:
    """Whether a commit of the store in that folder did not end, or is under way."""
    return (place / FILE).exists()


def drop(place: Path) -> None:
    """Forget the journal: its commit ended."""
    (place / FILE).unlink(missing_ok=True)
    sync_folder(place)
