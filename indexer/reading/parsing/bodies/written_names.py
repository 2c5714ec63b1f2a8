"""A body from its written name alone, as it is stated beside a text or asked for in a command.

Sources: first digits of a SIREN (21 commune, 22 département: INSEE, répertoire Sirene).
"""

import re

from analyzers import fold_letters
from indexer.acts.documents import Collectivite, TypeCollectivite
from indexer.reading.parsing.bodies.communes.homonyms import narrowed, undecided
from indexer.reading.parsing.bodies.departements.departements import only
from indexer.reading.parsing.bodies.entities import of_commune, of_epci, placed_in
from indexer.referentials import (
    communes_named,
    departement_name,
    epci_key,
    epci_named,
    name_key,
)

#: What stands before the name of a commune: « Ville de Valbrune ».
_BARE_NAME = re.compile(
    r"^(?:ville|commune(?: nouvelle)?|mairie)\s+(?:de la |de |d'|d’|du |des )", re.IGNORECASE
)


def named(name: str, departements: frozenset[str] = frozenset()) -> Collectivite | None:
    """Return the body of that name, whatever its kind; homonyms stay without codes.

    ``departements`` are the codes of those that its text names: they tell homonyms apart. ``None``
    where no commune and no group bears the name.
    """
    found = epci_named(name)
    if len(found) == 1 and name_key(name) != epci_key(name):
        return of_epci(found[0])
    bare = _BARE_NAME.sub("", name)
    communes = narrowed(communes_named(bare), departements)
    if len(communes) == 1:
        return of_commune(communes[0])
    if communes:
        return undecided(communes)
    return of_epci(found[0]) if len(found) == 1 else None


def unlisted(name: str, siren: str | None = None) -> Collectivite:
    """Return a body that the referentials do not hold, from its written name and SIREN.

    The SIREN of a commune begins with 21 and its département, that of a département with 22
    (INSEE, répertoire Sirene).
    """
    kind = _kind_in_name(fold_letters(name))
    departement = siren[2:4] if siren and siren.startswith(("21", "22")) else None
    if departement and departement_name(departement) is None:
        departement = None
    found = Collectivite(
        nom=_BARE_NAME.sub("", name) or None if kind == "commune" else name or None,
        type=kind or ("commune" if siren and siren.startswith("21") else None),
        siren=siren,
    )
    return placed_in(found, departement)


def imposed(name: str, departements: frozenset[str]) -> Collectivite:
    """Return the body of a name that is given for its text, in one of the départements of this one."""
    found = Collectivite(nom=name, type=_kind_in_name(fold_letters(name)))
    return named(name, departements) or placed_in(found, only(departements))


_KINDS_IN_NAMES: tuple[tuple[str, TypeCollectivite], ...] = (
    ("syndicat", "syndicat"),
    ("communaute de communes", "communauté de communes"),
    ("communaute d'agglomeration", "communauté d'agglomération"),
    ("communaute urbaine", "communauté urbaine"),
    ("metropole", "métropole"),
    ("ccas", "CCAS"),
    ("centre communal", "CCAS"),
    ("departement", "département"),
    ("region", "région"),
    ("commune", "commune"),
    ("ville", "commune"),
    ("mairie", "commune"),
)


def _kind_in_name(folded: str) -> TypeCollectivite | None:
    return next((kind for word, kind in _KINDS_IN_NAMES if word in folded), None)
