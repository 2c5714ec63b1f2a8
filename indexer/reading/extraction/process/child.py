"""The child process of ``ExtractionWorker``: reads a request a line, writes an answer a line.

The first line holds the options. Limits that the system can enforce (address space, no core dumps)
are set before the first file; an alarm ends the child where the parent was killed and cannot.
"""

import contextlib
import json
import math
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from indexer.errors import ExtractionError
from indexer.reading.extraction.options import Job, Options
from indexer.reading.extraction.process import wire
from indexer.reading.extraction.registry import read

#: Seconds after which a child ends itself although its parent, which counts first, did not.
_GRACE = 30


def main() -> None:
    """Serve requests until the parent closes the pipe."""
    requests, answers = _streams()
    first = requests.readline()
    if not first:
        return
    options = wire.options_from(json.loads(first))
    _limit_memory(options.memory_mb)
    say = _Speaker(answers)
    while line := requests.readline():
        path = Path(os.fsdecode(bytes.fromhex(json.loads(line)["path"])))
        _alarm(options.timeout)
        say(_answer(path, options, lambda: _tick(say, options.timeout)))
        _alarm(None)


class _Speaker:
    """Writes one message a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __call__(self, message: dict[str, Any]) -> None:
        self._stream.write(json.dumps(message).encode("ascii") + b"\n")
        self._stream.flush()


def _tick(say: Callable[[dict[str, Any]], None], timeout: float) -> None:
    _alarm(timeout)
    say({"tick": True})


def _answer(path: Path, options: Options, tick: Callable[[], None]) -> dict[str, Any]:
    try:
        return wire.extraction_to(read(path, Job(options, tick=tick)))
    except ExtractionError as error:
        return {"refused": str(error)}
    except MemoryError:
        # The interpreter may be left short of memory: the parent replaces this child.
        reason = f"needs more than {options.memory_mb} MB of memory to read (limit memory_mb)"
        return {"refused": reason, "spent": True}


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, moved away so that a library's stray print cannot break the talk."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, answers


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":  # pragma: no cover - Windows has no such limit to set
        return
    import resource

    size = megabytes * 1024 * 1024
    # Some systems (macOS) know the limit but refuse to set it: time still bounds the child there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float | None) -> None:
    if sys.platform != "win32":
        signal.alarm(0 if seconds is None else math.ceil(seconds) + _GRACE)


if __name__ == "__main__":
    main()
