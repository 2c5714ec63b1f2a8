"""By which rules files were read, so that an index made by others can say so."""

import hashlib
from functools import cache
from pathlib import Path

#: What reads and understands files: code and tables.
_FILES = ("reading/**/*", "referentials/**/*", "acts/formulas.py")


@cache
def reading_fingerprint() -> str:
    """Give what identifies the rules: every file of what reads and understands files.

    Unlike the analysis, which must be that of the index, other rules of reading do no harm: what
    they would see in the files is only seen once these are read again.
    """
    here = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for pattern in _FILES:
        for path in sorted(here.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(here).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
