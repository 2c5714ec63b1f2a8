"""Programs of the machine (Tesseract, antiword, LibreOffice), safe from the folder of documents.

The folder that is worked in is often the one that holds the documents. A program is therefore only
taken from the absolute folders of ``PATH``, and runs in the root of the file system, where nothing
lies for it to load.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

#: Where children and programs are started.
NEUTRAL_FOLDER = Path(os.sep).absolute()


def find(*names: str) -> str | None:
    """The first of these programs that is installed, by its full path."""
    entries = os.environ.get("PATH", os.defpath).split(os.pathsep)
    path = os.pathsep.join(entry for entry in entries if Path(entry).is_absolute())
    found = (shutil.which(name, path=path) for name in names)
    return next((program for program in found if program), None)


def run(
    command: Sequence[str],
    *,
    timeout: float,
    environment: Mapping[str, str] | None = None,
    input: bytes | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program that ``find`` gave; paths among its arguments must be absolute.

    Raises ``subprocess.TimeoutExpired``; the caller judges the status.
    """
    return subprocess.run(  # noqa: S603 - a full path, no shell, files as arguments
        command,
        input=input if input is not None else b"",
        capture_output=True,
        timeout=timeout,
        env=os.environ | dict(environment or {}),
        cwd=NEUTRAL_FOLDER,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """What a program said where it failed, line by line; its status where it said nothing."""
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
    return [line[:200] for line in said] or [f"status {done.returncode}"]
