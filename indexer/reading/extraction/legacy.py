"""Old Word documents (.doc) and RTF, through a converter that is installed on the machine.

antiword is quick and small; LibreOffice reads everything and takes seconds to start. Neither is a
Python package: without them the file is reported with the line that installs one.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from indexer.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError, UnsupportedFormat
from indexer.reading.extraction.decoding import decode
from indexer.reading.extraction.lines import joined
from indexer.reading.extraction.options import Job

_INSTALL = "install antiword (apt-get install antiword) or LibreOffice"


def read(path: Path, job: Job) -> Extraction:
    """Read a .doc or .rtf file; raises ``UnsupportedFormat`` where no converter is installed."""
    with path.open("rb") as stream:
        is_rtf = stream.read(5) == b"{\\rtf"
    antiword = None if is_rtf else shutil.which("antiword")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if antiword is not None:
        text = _through_antiword(antiword, path, job)
    elif office is not None:
        text = _through_office(office, path, job)
    elif is_rtf:
        raise UnsupportedFormat("an RTF document is not read without LibreOffice: install it")
    else:
        raise UnsupportedFormat(f"a .doc file is not read without a converter: {_INSTALL}")
    if not text.strip():
        raise ExtractionError("no text in it")
    return Extraction((ExtractedText(text),))


def _through_antiword(program: str, path: Path, job: Job) -> str:
    # -w 0: a line a paragraph, not filled to a width; UTF-8 whatever the machine's locale.
    command = [program, "-m", "UTF-8.txt", "-w", "0", str(path)]
    output = _run(command, job, environment={"LC_ALL": "C.UTF-8"})
    return joined(line.strip(" ") for line in decode(output).text.split("\n"))


def _through_office(program: str, path: Path, job: Job) -> str:
    with tempfile.TemporaryDirectory(prefix="registre-") as folder:
        # A profile of its own: LibreOffice runs one instance a profile and would hand the file to
        # one that a person has open.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to"]
        _run(
            [*command, "txt:Text (encoded):UTF8", "--outdir", folder, str(path)],
            job,
            environment={},
        )
        converted = Path(folder) / f"{path.stem}.txt"
        if not converted.exists():
            raise ExtractionError("LibreOffice could not convert it")
        return decode(converted.read_bytes()).text


def _run(command: list[str], job: Job, *, environment: dict[str, str]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a program found on the path, the file as an argument
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=job.options.program_timeout,
            env=os.environ | environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(f"{Path(command[0]).name} took too long to convert it") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        reason = (
            said[0].replace(command[-1], "the file")[:200] if said else f"status {done.returncode}"
        )
        raise ExtractionError(f"{Path(command[0]).name} could not read it: {reason}")
    return done.stdout
