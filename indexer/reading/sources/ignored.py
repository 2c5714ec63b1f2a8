"""What a walk leaves out without a word, by its name."""

import re
from collections.abc import Sequence

_ABOUT_THE_FOLDER = re.compile(
    r"(?:readme|licen[sc]e)(?:\.[a-z]{2})?(?:\.(?:txt|md|rst|html?))?", re.IGNORECASE
)

#: What the Explorer of Windows keeps in every folder; scratch files, and downloads that have not ended.
_OF_WINDOWS = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini"))
_UNFINISHED = (".tmp", ".crdownload", ".part")

_STORE = re.compile(r"store-\d+")


def is_ignored(name: str) -> bool:
    """Whether a file or folder of that name is left out without a word (see the package)."""
    return (
        name.startswith((".", "~$"))
        or name.lower() in _OF_WINDOWS
        or name.lower().endswith(_UNFINISHED)
        or _ABOUT_THE_FOLDER.fullmatch(name) is not None
    )


def is_index(names: Sequence[str]) -> bool:
    """Whether a folder holds an index: what Registre writes is no document."""
    return "meta.json" in names and any(_STORE.fullmatch(name) for name in names)
