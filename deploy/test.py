"""Set up Registre with its test tools, then run every check and every test.

usage: python3 deploy/test.py [--quick] [pytest arguments]

Tests are shared between as many processes as there are cores. ``--quick`` leaves out those that need
a browser, a cluster or Tesseract, the slow ones, and the audit of dependencies, which needs a network.
Tests whose system parts are missing (Chromium, Tesseract, Java) are skipped with the reason; with
``CI=true`` nothing may be skipped.
"""

import os
import subprocess
import sys
from pathlib import Path

from audit import audit
from environment import ROOT, installed

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)


QUICK = "not browser and not cluster and not tesseract and not slow"


def main() -> int:
    """Run the checks, then the tests; the exit code is that of the first failure."""
    arguments = sys.argv[1:]
    chosen = ["-m", QUICK] if "--quick" in arguments else []
    if chosen:
        os.environ["REGISTRE_QUICK"] = "1"  # fewer examples of each property
    chosen += [argument for argument in arguments if argument != "--quick"]
    programs = installed("[test]")
    for program, *options in CHECKS:
        print(f"$ {program} {' '.join(options)}", flush=True)
        code = subprocess.run([str(programs / program), *options], cwd=ROOT).returncode
        if code:
            return code
    if "--quick" not in arguments:
        print("$ pip-audit", flush=True)
        if code := audit(programs):
            return code
    # A file stays in one process: what its tests share is made once.
    workers = ["-n", str(os.cpu_count() or 1), "--dist", "loadfile"]
    if chosen:
        return _pytest(programs, *workers, *chosen)
    # The nodes of the cluster need the machine for themselves: their failures are timed by them.
    return _pytest(programs, "-m", "cluster") or _pytest(programs, *workers, "-m", "not cluster")


def _pytest(programs: Path, *arguments: str) -> int:
    return subprocess.run(
        [str(programs / "python"), "-m", "pytest", *arguments], cwd=ROOT
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
