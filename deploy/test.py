"""Set up Registre with its test tools, then run every check and every test.

usage: python3 deploy/test.py [pytest arguments]

Tests whose system parts are missing (Chromium, Tesseract, Java) are skipped with the reason; with
``CI=true`` nothing may be skipped.
"""

import subprocess
import sys

from environment import ROOT, installed

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)


def main() -> int:
    """Run the checks, then the tests; the exit code is that of the first failure."""
    programs = installed("[test]")
    for program, *arguments in CHECKS:
        print(f"$ {program} {' '.join(arguments)}", flush=True)
        code = subprocess.run([str(programs / program), *arguments], cwd=ROOT).returncode
        if code:
            return code
    pytest = [str(programs / "python"), "-m", "pytest", "--cov", *sys.argv[1:]]
    return subprocess.run(pytest, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
