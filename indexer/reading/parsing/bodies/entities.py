"""Bodies of the referentials, with all that these say of them."""

from dataclasses import replace

from indexer.acts.documents import Collectivite
from indexer.referentials import (
    Commune,
    Epci,
    commune_by_siren,
    epci_by_siren,
    region_of,
)


def placed_in(body: Collectivite, departement: str | None) -> Collectivite:
    """Return a body in a département (its code) and in the région of that; as it is where that is ``None``."""
    if not departement:
        return body
    return replace(body, departement=departement, region=region_of(departement))


def of_commune(commune: Commune) -> Collectivite:
    """Return a commune with all that the referentials say of it."""
    epci = epci_by_siren(commune.epci)
    return Collectivite(
        nom=commune.nom,
        type="commune",
        siren=commune.siren or None,
        code_insee=commune.code_insee,
        epci=epci.nom if epci else None,
        departement=commune.departement,
        region=region_of(commune.departement),
    )


def of_epci(epci: Epci) -> Collectivite:
    """Return an EPCI, in the département of its seat."""
    found = Collectivite(nom=epci.nom, type=epci.type, siren=epci.siren)
    return placed_in(found, epci.departement)


def of_siren(siren: str) -> Collectivite | None:
    """Return the body of a SIREN, ``None`` where the referentials do not have it."""
    if commune := commune_by_siren(siren):
        return of_commune(commune)
    if epci := epci_by_siren(siren):
        return of_epci(epci)
    return None
