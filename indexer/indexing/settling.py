"""One spelling for a body that no referential holds.

« VAL DE SELINELLE » at the head of one act and « Val de Sélinelle » in another name one body; each
as it is written, they would be two values of a facet. The index keeps the spelling that tells most
of the name: small letters before capitals, then accents, then hyphens.
"""

import re
from collections.abc import Iterable

from analyzers import fold
from indexer.documents import Collectivite
from indexer.referentials import commune_by_insee, epci_by_siren

_NOT_ALNUM = re.compile(r"[^a-z0-9]+")


def spelling_key(body: Collectivite) -> str | None:
    """What the spellings of a body have in common, ``None`` where a referential spells its name."""
    if not body.nom or (body.code_insee and commune_by_insee(body.code_insee)):
        return None
    if body.siren:
        return None if epci_by_siren(body.siren) else f"siren:{body.siren}"
    return f"nom:{_NOT_ALNUM.sub('-', fold(body.nom)).strip('-')}"


def preferred(names: Iterable[str]) -> str:
    """Return the name that tells most; of equals the first in the order of letters."""
    return min(
        names,
        key=lambda name: (
            name.isupper(),
            -sum(not char.isascii() and char.isalpha() for char in name),
            -name.count("-"),
            sum(char.isupper() for char in name),
            name,
        ),
    )
