"""Which rules an index was made with, so that one made with others is refused."""

from functools import lru_cache
from typing import Final

from analyzers.tables import FOLDER

#: Goes up with any change of what the analyzers give (a test holds sample terms to it).
RULES_VERSION: Final = 3

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


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Give what identifies the rules: their version, the data files, the libraries that fold and stem.

    >>> len(fingerprint())
    16
    """
    import hashlib  # both are slow to import, and asked for once a session
    from importlib.metadata import version

    digest = hashlib.sha256(str(RULES_VERSION).encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    for name in _DATA:
        digest.update((FOLDER / name).read_bytes())
    return digest.hexdigest()[:16]
