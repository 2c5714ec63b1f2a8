"""A virtual environment with Registre in it, made with nothing but Python's own library."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = Path(os.environ.get("REGISTRE_VENV", ROOT / ".venv"))
BIN = PLACE / ("Scripts" if os.name == "nt" else "bin")


def installed(extras: str = "") -> Path:
    """Make the environment, install Registre with these extras, give the folder of its programs.

    What was installed is remembered by the content of ``pyproject.toml``: the next call is instant.
    """
    # This file alone may be run by an older Python than the project's.
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Registre needs Python 3.11 or later; this is " + sys.version.split()[0])
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = PLACE / f"registre{extras.strip('[]') and '-' + extras.strip('[]')}.stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return BIN
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        print(f"Making a virtual environment in {PLACE.name}/ …", flush=True)
        _run(
            sys.executable,
            "-m",
            "venv",
            str(PLACE),
            hint="the module venv is missing: on Debian, apt-get install python3-venv",
        )
    print("Installing Registre and what it needs …", flush=True)
    _run(
        str(BIN / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--editable",
        f"{ROOT}{extras}",
    )
    stamp.write_text(wanted)
    return BIN


def _run(*command: str, hint: str = "") -> None:
    if subprocess.run(command).returncode:
        sys.exit(f"failed: {' '.join(command)}" + (f"\n{hint}" if hint else ""))
