"""Bodies of the referentials, with all that these say of them."""

from indexer.documents import Collectivite
from indexer.referentials import (
    Commune,
    Epci,
    commune_by_siren,
    epci_by_siren,
    region_of,
)


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
    departement = epci.departement
    return Collectivite(
        nom=epci.nom,
        type=epci.type,
        siren=epci.siren,
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def of_siren(siren: str) -> Collectivite | None:
    """Return the body of a SIREN, ``None`` where the referentials do not have it."""
    if commune := commune_by_siren(siren):
        return of_commune(commune)
    if epci := epci_by_siren(siren):
        return of_epci(epci)
    return None
