"""Which rules an index was made with, so that one made with others is refused."""

import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Final

from analyzers.tables import FOLDER

#: Goes up with any change of what the analyzers give (a test holds sample terms to it).
RULES_VERSION: Final = 7

_LIBRARIES: Final = ("unidecode", "snowballstemmer")
_DATA: Final = (
    "noms.tsv",
    "racines.tsv",
    "desinences.tsv",
    "rn.txt",
    "synonymes.tsv",
    "composes.tsv",
    "mots.txt",
)
#: The folder of an installed library (PyPA, « Recording installed projects »).
_OF: Final = re.compile(r"[^-]+-(?P<version>[^-]+)\.dist-info")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Give what identifies the rules: their version, the data files, the libraries that fold and stem.

    >>> len(fingerprint())
    16
    """
    import hashlib  # slow to import, and asked for once a session

    digest = hashlib.sha256(str(RULES_VERSION).encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    for name in _DATA:
        digest.update((FOLDER / name).read_bytes())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    """Give the version of a library, by the name of the folder that installers make beside it.

    ``importlib.metadata`` reads the same out of that folder at the cost of a tenth of a short query.
    """
    places = (place for place in map(Path, sys.path) if place.name.endswith("-packages"))
    names = [each.name for place in places if place.is_dir() for each in os.scandir(place)]
    known = [_OF.fullmatch(name) for name in names if name.lower().startswith(f"{library}-")]
    versions = {found["version"] for found in known if found}
    if len(versions) == 1:
        return versions.pop()
    from importlib.metadata import version

    return version(library)
