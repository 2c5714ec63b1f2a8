"""Titles as people read them: the code that a file name brought along apart, words instead of its signs.

The title of an act from a table often is the name of a file: « DE2025_150_convention_de_prêt ». What is
shown is « Convention de prêt », and its code beside it; places in the title move with it, so that
marks stay on their words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: A year and a rank, or figures run together, before words; letters that announce a deliberation count.
_CODE = re.compile(
    r"\s*(?P<code>(?:DE|DEL|DELIB|DCM|CM)[ _.-]?(?:19|20)\d\d[ _.-]\d{1,4}|(?:19|20)\d\d[_-](?!(?:19|20)\d\d)\d{1,4}(?=_)|(?:19|20)\d{8})"
    r"[ _–-]+(?=[^\W\d_]{2})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is shown, the code taken off it, and how many characters that took."""

    text: str
    code: str = ""
    cut: int = 0

    def marks(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The places of the whole title, in what is shown of it."""
        moved = ((start - self.cut, end - self.cut) for start, end in spans)
        return [(max(start, 0), end) for start, end in moved if end > 0]


def shown_title(objet: str) -> Title:
    """The title of an act as people read it.

    >>> shown_title("DE2025_150_convention_de_pret")
    Title(text='Convention de pret', code='DE2025 150', cut=11)
    >>> shown_title("Budget 2024-2025 de la cantine").code
    ''
    """
    match = _CODE.match(objet)
    cut, code = (match.end(), match["code"].replace("_", " ")) if match else (0, "")
    rest = objet[cut:]
    if ("_" in rest and " " not in rest.strip()) or cut:
        rest = rest.replace("_", " ")
    return Title(rest[:1].upper() + rest[1:] if cut else rest, code, cut)
