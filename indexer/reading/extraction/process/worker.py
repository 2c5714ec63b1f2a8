"""Reading files in a child process that may die, hang or eat memory without harm.

One ``ExtractionWorker`` owns one child, starts it when it is first needed, uses it for many files
and replaces it when it died, ran over time or was used up. It is meant for one thread; a builder
that wants N files at once keeps N workers, each in a thread of its own::

    def run(paths: Iterable[Path]) -> Iterator[Extraction | Failure]:
        with ExtractionWorker(options) as worker:
            for path in paths:
                yield worker.extract(path)

Parent and child talk over the child's standard streams: a line of JSON for a request, lines of
JSON for progress and the answer. JSON, not pickle: a reader that a hostile file took over must not
be able to run code in the parent. The child is a fresh interpreter (no fork), so that threads,
``spawn`` and programs without a main guard are all safe.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from indexer.acts.documents import Extraction, Failure
from indexer.reading.extraction.guards.programs import NEUTRAL_FOLDER
from indexer.reading.extraction.options import Options
from indexer.reading.extraction.process import wire

#: Files after which a child is replaced, against slow leaks of the libraries it uses.
FILES_PER_CHILD = 500

#: ``-P``: the folder that is worked in, which may hold the documents, is no place to import from.
_COMMAND = [sys.executable, "-P", "-m", "indexer.reading.extraction.process.child"]
_POSIX = os.name == "posix"


class ExtractionWorker:
    """Reads files one after the other in a child process under the limits of ``options``."""

    def __init__(self, options: Options | None = None) -> None:
        self._options = options or Options()
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def extract(self, path: Path, *, name: str | None = None) -> Extraction | Failure:
        """Read one file; ``name`` is what a ``Failure`` calls it (the path by default).

        Never raises on account of the file: a refusal, a time-out, a crash and a lack of memory
        each come back as a ``Failure``, and the next file gets a sound child.
        """
        shown = name if name is not None else str(path)
        child = self._ready_child()
        watch = _Watch(child, self._options.timeout)
        try:
            reply = _ask(child, path, watch)
        except OSError:  # the child died before or while it took the request
            reply = None
        except BaseException:  # Ctrl-C: leave no child with an answer nobody will read
            self._discard()
            raise
        finally:
            watch.stop()
        self._files += 1
        if watch.expired:
            self._discard()
            limit = f"{self._options.timeout:g}"
            return Failure(shown, f"took more than {limit} s to read (limit timeout)")
        if reply is None:
            return Failure(shown, self._cause_of_death())
        if reply.get("spent") or self._files >= FILES_PER_CHILD:
            self.close()
        return wire.answer_from(reply, shown)

    def close(self) -> None:
        """End the child; the worker can be used again and will start another."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            with contextlib.suppress(OSError):
                child.stdin.close()
        try:
            child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            _kill(child)
            child.wait()
        _close_pipes(child)

    def _ready_child(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self._discard()
        if self._child is None:
            self._child = _start(self._options)
            self._files = 0
        return self._child

    def _discard(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            _kill(child)
            child.wait()
            _close_pipes(child)

    def _cause_of_death(self) -> str:
        child, self._child = self._child, None
        if child is None:  # pragma: no cover - only where two threads share a worker
            return "the reader was closed meanwhile"
        _kill(child)
        status = child.wait()
        _close_pipes(child)
        limit = f"{self._options.memory_mb} MB"
        if status < 0:
            with contextlib.suppress(ValueError):
                how = signal.Signals(-status).name
                return f"the reader crashed on it ({how}): damaged, hostile, or more than {limit} needed"
        return f"the reader ended on it (status {status}): damaged or more than {limit} needed"


class _Watch:
    """Kills a child whose next word does not come in time."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.expired = False
        self._child = child
        self._seconds = seconds
        self._timer: threading.Timer | None = None
        self.restart()

    def restart(self) -> None:
        """Give the child its whole time again."""
        self._cancel()
        if not self.expired:
            self._timer = threading.Timer(self._seconds, self._expire)
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        """Stop watching; afterwards ``expired`` tells for good whether the child was killed."""
        self._cancel()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def _expire(self) -> None:
        self.expired = True
        _kill(self._child)


def safe_path() -> list[str]:
    """Where a child imports from: as this process does, but not from the folder worked in.

    Unless Registre itself runs from there, as in a checkout.
    """
    home = Path(__file__).parents[4]
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the folder is gone, and nothing with it
        here = home
    return [entry for entry in sys.path if entry and (Path(entry) != here or here == home)]


def _start(options: Options) -> subprocess.Popen[bytes]:
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(safe_path())
    environment["PYTHONSAFEPATH"] = "1"
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=NEUTRAL_FOLDER,
        # A session of its own: Ctrl-C reaches the parent, which ends the child with all that the
        # child started (Tesseract, antiword).
        start_new_session=_POSIX,
    )
    _send(child, wire.options_to(options))
    return child


def _ask(child: subprocess.Popen[bytes], path: Path, watch: _Watch) -> dict[str, Any] | None:
    """The child's answer, or ``None`` where it ended without one."""
    _send(child, {"path": os.fsencode(path.absolute()).hex()})
    stream = _pipe(child.stdout)
    while line := stream.readline():
        if not line.endswith(b"\n"):
            return None
        reply: dict[str, Any] = json.loads(line)
        if "tick" not in reply:
            return reply
        watch.restart()
    return None


def _send(child: subprocess.Popen[bytes], message: dict[str, Any]) -> None:
    stream = _pipe(child.stdin)
    with contextlib.suppress(BrokenPipeError):  # the reading side tells of the death
        stream.write(json.dumps(message).encode("ascii") + b"\n")
        stream.flush()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # pragma: no cover - the child is always started with pipes
        raise RuntimeError("the child has no pipe")
    return stream


def _kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if _POSIX:
            os.killpg(child.pid, signal.SIGKILL)
        else:  # pragma: no cover - Windows
            child.kill()


def _close_pipes(child: subprocess.Popen[bytes]) -> None:
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
