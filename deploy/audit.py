"""Whether a hole is known in anything that is installed: `pip-audit`, told apart from no answer.

Where the advisory service cannot be reached, pip-audit may end well without having asked about anything:
an audit counts only for the packages that were answered for.
"""

import json
import subprocess
from pathlib import Path

_SECONDS = 180


def audit(programs: Path) -> int:
    """Print what is known; 1 where there is a hole, 0 where there is none or nobody to ask."""
    command = [
        str(programs / "pip-audit"),
        "--skip-editable",
        "--progress-spinner",
        "off",
        "-f",
        "json",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
        packages = json.loads(done.stdout)["dependencies"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
        print(f"skipped: the advisory service gave no answer ({type(error).__name__})", flush=True)
        return 0
    return verdict(packages)


def verdict(packages: list[dict]) -> int:
    """Print what an audit found, by package; 1 where there is a hole."""
    asked = [package for package in packages if "vulns" in package]
    if not asked:
        print(
            "skipped: the advisory service knew none of the packages, so it was not asked",
            flush=True,
        )
        return 0
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no release'}"
        for package in asked
        for hole in package["vulns"]
    ]
    print(
        "\n".join(holes or [f"no known hole in {len(asked)} of {len(packages)} packages"]),
        flush=True,
    )
    return 1 if holes else 0
