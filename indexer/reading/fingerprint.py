"""By which rules files were read, so that an index made by others can say so."""

import hashlib
from functools import cache
from pathlib import Path

#: What reads and understands files: code and tables.
_PACKAGES = ("reading", "referentials")


@cache
def reading_fingerprint() -> str:
    """Give what identifies the rules: every file of the packages that read and understand files.

    Unlike the analysis, which must be that of the index, other rules of reading do no harm: what
    they would see in the files is only seen once these are read again.
    """
    here = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((here / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(here).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
