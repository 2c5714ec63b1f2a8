"""The number of a body in the répertoire Sirene.

A SIREN has nine digits, the last of which checks the others (Luhn). A SIRET, the number of an
establishment, is its body's SIREN and five digits more. A SIREN that fails its check is misread or
mistyped: it names nobody. Source: INSEE, répertoire Sirene; ``stdnum`` does the sums.
"""

import re

from stdnum.fr import siren

_NOT_DIGIT = re.compile(r"[^0-9]")


def valid_siren(written: str) -> str | None:
    """Return the SIREN that a SIREN or a SIRET gives, ``None`` where it fails its check.

    Spaces, points and other signs between the digits do not matter. The last five digits of a SIRET
    are those of the establishment and say nothing of the body: spreadsheets round them to zeros.
    (``indexer.reading.extraction.tables.scdl`` reports such a cell.)
    """
    digits = _NOT_DIGIT.sub("", written)
    if len(digits) not in (9, 14):
        return None
    return digits[:9] if siren.is_valid(digits[:9]) else None
