"""Names of files and folders as text: composed, and without what steers a terminal."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from indexer.reading.sources.ignored import is_ignored

#: Controls, ends of lines, and what turns the direction of writing.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def composed(text: str) -> str:
    """A name as text, composed."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", readable(text))


def readable(text: str) -> str:
    r"""A name as text: bytes that are none and signs that steer a terminal are written out (``d\xe9lib.txt``)."""
    known = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _STEERING.sub(lambda sign: ascii(sign.group())[1:-1], known)


def shown_names(names: Sequence[str]) -> dict[str, str]:
    r"""The names of a folder's entries as text, composed; two that then are one stay as they are.

    Of those that still are one, a sign written out stays (``d\xe9lib.txt``), and a backslash is told
    (``d\x5cxe9lib.txt``).
    """
    whole = {name: composed(name) for name in names}
    count = Counter(whole.values())
    shown = {name: text if count[text] == 1 else readable(name) for name, text in whole.items()}
    count = Counter(shown.values())
    return {
        name: text if count[text] == 1 else readable(name.replace("\\", r"\x5c"))
        for name, text in shown.items()
    }


class ShownNames:
    """The names of files and folders given by themselves, as they are when the folder above is walked."""

    def __init__(self) -> None:
        self._shown: dict[Path, Mapping[str, str]] = {}

    def shown(self, path: Path) -> str:
        """The name of what a path leads to, as text."""
        if path.name.isascii() and path.name.isprintable() and "\\" not in path.name:
            return path.name
        folder = path.parent
        if folder not in self._shown:
            try:
                beside = [name for name in os.listdir(folder) if not is_ignored(name)]  # noqa: PTH208 - only names
            except OSError:
                beside = []
            self._shown[folder] = shown_names(beside)
        return self._shown[folder].get(path.name) or composed(path.name)
