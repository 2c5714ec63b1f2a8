import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import odfdo
import pytest

from indexer.errors import ExtractionError, UnsupportedFormat
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.guards import programs
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.word_processors import legacy

Write = Callable[[str, bytes], Path]

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")

needs_antiword = pytest.mark.skipif(
    shutil.which("antiword") is None, reason="no antiword: apt-get install antiword"
)


def installed(monkeypatch: pytest.MonkeyPatch, *there: str) -> None:
    def find(*names: str) -> str | None:
        return next((f"/usr/bin/{name}" for name in names if name in there), None)

    monkeypatch.setattr(programs, "find", find)


def answering(monkeypatch: pytest.MonkeyPatch, output: bytes, status: int = 0) -> list[list[str]]:
    commands: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        if "--outdir" in command:
            folder = Path(command[command.index("--outdir") + 1])
            made = odfdo.Document("text")
            made.body.clear()
            made.body.append(odfdo.Paragraph(output.decode()))
            made.save(folder / f"{Path(command[-1]).stem}.odt")
        return subprocess.CompletedProcess(command, status, output, b"")

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_without_a_converter_the_file_is_reported_with_the_remedy(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch)
    with pytest.raises(UnsupportedFormat, match="apt-get install antiword"):
        extract(write("a.doc", DOC))


def test_antiword_is_asked_for_utf8_and_its_lines_are_tidied(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, "antiword", "soffice")
    commands = answering(monkeypatch, "\n\n   Séance du 12 mars  \n\n\n\n  Adopté".encode())
    [text] = extract(write("a.doc", DOC)).texts
    assert text.text == "Séance du 12 mars\n\nAdopté"
    assert "UTF-8.txt" in commands[0]


def test_libreoffice_is_used_where_antiword_is_missing(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, "soffice")
    commands = answering(monkeypatch, "Séance".encode())
    assert extract(write("a.doc", DOC)).texts[0].text == "Séance"
    assert all("--headless" in command for command in commands)


def test_a_converter_that_fails_gives_its_reason(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, "antiword")
    answering(monkeypatch, b"a.doc is not a Word Document.", status=1)
    with pytest.raises(ExtractionError, match=r"antiword could not read it: a\.doc is not"):
        extract(write("a.doc", DOC))


def test_a_converter_that_hangs_is_stopped(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("dort", b"#!/bin/sh\nexec sleep 30\n")
    path.chmod(0o755)
    monkeypatch.setattr(programs, "find", lambda *names: str(path))
    with pytest.raises(ExtractionError, match="took too long"):
        legacy.read(write("a.doc", DOC), Job(Options(timeout=0.2)))


@needs_antiword
def test_the_real_antiword_refuses_what_is_no_document(write: Write) -> None:
    with pytest.raises(ExtractionError, match="antiword"):
        extract(write("a.doc", DOC))


@needs_antiword
@pytest.mark.shared
def test_a_real_document_is_read(shared: Path) -> None:
    [path] = (shared / "corpus" / "office").glob("*.doc")
    [text] = extract(path).texts
    assert "délibér" in text.text
    assert "�" not in text.text
