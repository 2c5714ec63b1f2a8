import os
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.acts.documents import ExtractedText, Extraction, Failure, Page, Row
from indexer.reading.extraction import ExtractionWorker, Options
from indexer.reading.extraction.process import wire, worker

Write = Callable[[str, bytes], Path]

ACT = "Le conseil adopte à l’unanimité.".encode()

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")


def child_of(reader: ExtractionWorker) -> int:
    assert reader._child is not None
    return reader._child.pid


#: A child that starts another process, takes the request and never answers.
STUCK = """
import pathlib, subprocess, sys
sleeper = subprocess.Popen(["sleep", "60"])
pathlib.Path(sys.argv[1]).write_text(str(sleeper.pid))
sleeper.wait()
"""


def test_one_child_reads_many_files(write: Write) -> None:
    with ExtractionWorker() as reader:
        first = reader.extract(write("a.txt", ACT))
        pid = child_of(reader)
        second = reader.extract(write("b.txt", ACT))
        assert child_of(reader) == pid
    assert first == second == Extraction((ExtractedText(ACT.decode()),))


def alone(
    path: Path, options: Options | None = None, *, name: str | None = None
) -> Extraction | Failure:
    """What a child that reads one file gives of it."""
    with ExtractionWorker(options) as reader:
        return reader.extract(path, name=name)


def test_a_refusal_is_a_failure_under_the_given_name(write: Write) -> None:
    path = write("a.txt", b"")
    assert alone(path, name="actes/a.txt") == Failure("actes/a.txt", "empty file")
    assert alone(path) == Failure(str(path), "empty file")


def test_options_reach_the_child(write: Write) -> None:
    failure = alone(write("a.txt", ACT), Options(max_bytes=5))
    assert isinstance(failure, Failure)
    assert "max_bytes" in failure.reason


def test_names_that_are_no_text_are_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"d\xe9lib.txt")
    try:
        path.write_bytes(ACT)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names that are text")
    assert isinstance(alone(path), Extraction)


@pytest.mark.slow
@posix
def test_a_file_that_takes_too_long_fails_and_the_next_is_read(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, pid_file = write("a.txt", ACT), tmp_path / "pid"
    with ExtractionWorker(Options(timeout=2)) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(worker, "_COMMAND", [sys.executable, "-c", STUCK, str(pid_file)])
            failure = reader.extract(path, name="a.txt")
        assert failure == Failure("a.txt", "took more than 2 s to read (limit timeout)")
        assert isinstance(reader.extract(path), Extraction)
    assert has_ended(int(pid_file.read_text()))


def has_ended(pid: int) -> bool:
    """Whether a process that was killed is gone; the system may take a moment to say so."""
    deadline = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_alive(pid)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@posix
def test_a_child_that_dies_is_replaced(write: Write) -> None:
    with ExtractionWorker() as reader:
        assert isinstance(reader.extract(write("a.txt", ACT)), Extraction)
        os.kill(child_of(reader), signal.SIGKILL)
        outcome = reader.extract(write("b.txt", ACT))
        again = reader.extract(write("c.txt", ACT))
    # The death may be seen before the request or only when no answer comes.
    assert isinstance(outcome, Extraction | Failure)
    assert isinstance(again, Extraction)


@posix
def test_a_crash_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        os.kill(child_of(reader), signal.SIGSEGV)

    with ExtractionWorker() as reader:
        reader.extract(write("a.txt", ACT))
        monkeypatch.setattr(worker, "_send", die)
        failure = reader.extract(write("b.txt", ACT), name="b.txt")
    assert isinstance(failure, Failure)
    assert "crashed" in failure.reason
    assert "SIGSEGV" in failure.reason


@pytest.mark.skipif(
    sys.platform != "linux", reason="a limit of address space that only Linux keeps"
)
def test_a_file_that_needs_too_much_memory_fails_and_the_next_is_read(write: Write) -> None:
    with ExtractionWorker(Options(memory_mb=220)) as reader:
        failure = reader.extract(write("gros.txt", ACT * 1_500_000))
        assert isinstance(failure, Failure)
        assert "memory" in failure.reason or "MB" in failure.reason
        assert isinstance(reader.extract(write("b.txt", ACT)), Extraction)


def test_a_child_is_replaced_when_it_has_served(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "FILES_PER_CHILD", 2)
    path = write("a.txt", ACT)
    with ExtractionWorker() as reader:
        reader.extract(path)
        pid = child_of(reader)
        reader.extract(path)
        assert reader._child is None
        reader.extract(path)
        assert child_of(reader) != pid


def test_a_closed_worker_leaves_no_child_and_can_start_again(write: Write) -> None:
    reader = ExtractionWorker()
    reader.extract(write("a.txt", ACT))
    pid = child_of(reader)
    reader.close()
    reader.close()
    assert not is_alive(pid)
    assert isinstance(reader.extract(write("b.txt", ACT)), Extraction)
    reader.close()


def test_progress_gives_more_time(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    restarts: list[Any] = []
    restart = worker._Watch.restart
    monkeypatch.setattr(
        worker._Watch, "restart", lambda self: (restarts.append(1), restart(self))[1]
    )
    members = {"a.txt": ACT, "b.txt": ACT}
    path = write("a.zip", b"")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert isinstance(alone(path), Extraction)
    assert len(restarts) == 1 + len(members)


def test_every_part_of_an_extraction_crosses_the_pipe(tmp_path: Path) -> None:
    extraction = Extraction(
        (
            ExtractedText(
                "é\nb",
                pages=(Page(1, 0, 1), Page(2, 2, 3)),
                rows=(Row(2, {"DELIB_ID": "1"}, 0, 1),),
                member="a/b.txt",
                method="table",
                warnings=("attention",),
            ),
        ),
        (Failure("c.pdf", "abîmé"),),
    )
    assert wire.answer_from(wire.extraction_to(extraction), "a.zip") == extraction
    options = Options(ocr="never", max_pages=3, timeout=1.5, cache_dir=tmp_path)
    assert wire.options_from(wire.options_to(options)) == options
    assert wire.options_from(wire.options_to(Options())) == Options()
