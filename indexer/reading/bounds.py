"""How long a text may be to be understood, and how long that may take.

Reading a file is bounded by the child process that does it (``extraction.process.worker``). What is made of
its text afterwards is bounded here: a text without any shape of a document is not searched for acts,
and one that holds up is given up. Both are still indexed, as a whole; of what is longer than any
document the beginning is, and every further word once.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from indexer.errors import LimitExceeded

#: Longest text and longest line that are searched for acts, in characters: a thousand pages have
#: three million. A text without line breaks is one line.
MAX_TEXT, MAX_LINE = 5_000_000, 1_000_000

#: Characters of a text over these limits that are searched as they stand, and of its further words:
#: those of a table of a hundred thousand columns.
MAX_SEARCHED, MAX_FURTHER = 1_000_000, 1_500_000

#: Longest run of signs that is a word.
_WORD = 100

#: Seconds that understanding one text, or analysing one file, may take.
SECONDS = 120.0

#: Seconds more that analysing a file may take for each of its acts: a table has many.
EACH = 0.005


def too_long(text: str) -> str | None:
    """Why a text is not searched for acts, ``None`` where it is."""
    if len(text) > MAX_TEXT:
        return f"a text of {len(text):,} characters (limit {MAX_TEXT:,})"
    if len(text) > MAX_LINE:
        longest = max(map(len, text.split("\n")))
        if longest > MAX_LINE:
            return f"a line of {longest:,} characters (limit {MAX_LINE:,})"
    return None


def searched(text: str) -> str:
    """What of a text over the limits is searched: its beginning, then the words it alone lacks.

    Those stand once each, apart from it, as many as fit: they are found, though not as phrases.
    """
    if len(text) <= MAX_SEARCHED:
        return text
    end = max(text.rfind(blank, 0, MAX_SEARCHED) for blank in " \n\t")
    begins = text[: end if end > 0 else MAX_SEARCHED]
    known = set(begins.split())
    further = (word for word in dict.fromkeys(text[len(begins) :].split()) if word not in known)
    kept: list[str] = []
    room = MAX_FURTHER
    for word in further:
        if len(word) <= _WORD:
            room -= len(word) + 1
            if room < 0:
                break
            kept.append(word)
    return "\n\n".join(filter(None, (begins, " ".join(kept))))


@contextmanager
def within(seconds: float, what: str) -> Iterator[None]:
    """Raise ``LimitExceeded`` in what takes longer, be it inside a regular expression.

    The system's timer does it, which only the main thread of a POSIX process can use: elsewhere
    nothing is bounded.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise LimitExceeded(f"{what} took more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
