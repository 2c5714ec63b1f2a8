"""Old Word documents (.doc), through a converter that is installed on the machine.

antiword is quick and small; LibreOffice reads everything and takes seconds to start. Neither is a
Python package: without them the file is reported with the line that installs one. Both leave out text
that is hidden or was deleted under revision marks: antiword by itself, LibreOffice's by way of an
OpenDocument text, which says what is (see ``opendocument``).
"""

import subprocess
import tempfile
from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError, UnsupportedFormat
from indexer.reading.extraction.guards import programs
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text.decoding import decode
from indexer.reading.extraction.text.lines import joined, without_tab_runs
from indexer.reading.extraction.word_processors import opendocument

INSTALL = "install antiword (apt-get install antiword) or LibreOffice"


def read(path: Path, job: Job) -> Extraction:
    """Read a .doc file; raises ``UnsupportedFormat`` where no converter is installed."""
    program = converter()
    if program and Path(program).stem == "antiword":
        return _through_antiword(program, path.absolute(), job)
    if program:
        return _through_office(program, path.absolute(), job)
    raise UnsupportedFormat(f"a .doc file is not read without a converter: {INSTALL}")


def converter() -> str | None:
    """The program that old Word documents go through, ``None`` where there is none."""
    return programs.find("antiword", "soffice", "libreoffice")


def _through_antiword(program: str, path: Path, job: Job) -> Extraction:
    # -w 0: a line a paragraph, not filled to a width; UTF-8 whatever the machine's locale.
    command = [program, "-m", "UTF-8.txt", "-w", "0", str(path)]
    output = _run(command, job, environment={"LC_ALL": "C.UTF-8"})
    text = joined(without_tab_runs(line).strip(" ") for line in decode(output).text.split("\n"))
    if not text:
        raise ExtractionError("no text in it")
    return Extraction((ExtractedText(text),))


def _through_office(program: str, path: Path, job: Job) -> Extraction:
    with tempfile.TemporaryDirectory(prefix="registre-") as folder:
        # A profile of its own: LibreOffice runs one instance a profile and would hand the file to
        # one that a person has open.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "odt"]
        _run([*command, "--outdir", folder, str(path)], job)
        converted = Path(folder) / f"{path.stem}.odt"
        if not converted.exists():
            raise ExtractionError("LibreOffice could not convert it")
        return opendocument.read(converted, job)


def _run(command: list[str], job: Job, *, environment: dict[str, str] | None = None) -> bytes:
    name = Path(command[0]).name
    try:
        done = programs.run(command, timeout=job.options.program_timeout, environment=environment)
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(f"{name} took too long to convert it") from error
    if done.returncode != 0:
        reason = programs.complaint(done)[0].replace(command[-1], "the file")
        raise ExtractionError(f"{name} could not read it: {reason}")
    return done.stdout
