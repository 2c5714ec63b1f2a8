"""Amounts in euros: ``3 500 €``, ``146 906,67 € HT``, ``1.250,00 euros``, ``12 k€``, ``1,2 M€``.

Each amount is given once, in the order of the text. Thousands may be separated by spaces, points
or apostrophes, decimals by a comma or a point (Lexique des règles typographiques en usage à
l'Imprimerie nationale; usage of published acts).
"""

import re

_AMOUNT = re.compile(
    r"(?<![\w.,/])(?P<whole>\d{1,3}(?:[ .']\d{3})+|\d{1,10})(?:[.,](?P<cents>\d{1,2}))?(?!\d)"
    r"\s?(?:(?P<scale>k|m|milliers d'|millions d')\s?)?(?:€|euros?\b|eur\b)"
)
_SCALES = {"k": 1_000, "m": 1_000_000, "milliers d'": 1_000, "millions d'": 1_000_000}
_MOST = 1e12


def amounts(folded: str) -> tuple[float, ...]:
    """Return the amounts of a folded text, in euros."""
    found: dict[float, None] = {}
    for match in _AMOUNT.finditer(folded):
        whole = re.sub(r"\D", "", match["whole"])
        value = float(f"{whole}.{match['cents'] or '0'}") * _SCALES.get(match["scale"] or "", 1)
        if value <= _MOST:
            found[round(value, 2)] = None
    return tuple(found)
