"""What the messages of the exchange in a file's own folder state of it: an archive unpacked.

The messages of a folder are read once, as long as its list of files stays the same.
"""

from functools import lru_cache
from pathlib import Path

from indexer.documents import Failure
from indexer.reading.extraction.actes import Messages, read_messages
from indexer.reading.extraction.safe_xml import MAX_BYTES

#: Messages of a folder that are read: a flat folder may hold the transmissions of many years.
MAX_MESSAGES = 20_000


def messages_beside(path: Path) -> Messages:
    """The messages in the folder of a file."""
    folder = path.absolute().parent
    return _messages(folder, folder.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _messages(folder: Path, _changed: int) -> Messages:
    files: dict[str, bytes] = {}
    unread: list[Failure] = []
    for path in sorted(folder.glob("*.[xX][mM][lL]"))[:MAX_MESSAGES]:
        try:
            if path.stat().st_size <= MAX_BYTES:
                files[path.name] = path.read_bytes()
        except OSError as error:
            unread.append(Failure(path.name, str(error.strerror or error)))
    messages = read_messages(files)
    messages.failures += unread
    return messages
