"""Forms that are compared: what two ways of writing one thing have in common."""

import re

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
