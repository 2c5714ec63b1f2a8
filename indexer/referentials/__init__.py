"""Reference data: places, groups of communes, and the ACTES nomenclature.

Data files ship in ``data`` (see ``data/SOURCES.md`` for sources, dates and licences), are made by
``tools/build_referentials.py``, and are read on first use.
"""

from indexer.referentials.name_keys import SMALL_WORDS, name_key
from indexer.referentials.nomenclature import Matter, matiere_codes, matiere_label, matiere_tree
from indexer.referentials.places import (
    Commune,
    Departement,
    Epci,
    begins_commune,
    commune_by_insee,
    commune_by_siren,
    commune_key_shortened,
    commune_key_squeezed,
    communes_named,
    departement,
    departement_name,
    departement_named,
    departement_names,
    ends_name_of_epci,
    epci_by_siren,
    epci_called,
    epci_key,
    epci_keyed,
    epci_named,
    is_commune_key,
    region_names,
    region_of,
    territories,
)

__all__ = [
    "SMALL_WORDS",
    "Commune",
    "Departement",
    "Epci",
    "Matter",
    "begins_commune",
    "commune_by_insee",
    "commune_by_siren",
    "commune_key_shortened",
    "commune_key_squeezed",
    "communes_named",
    "departement",
    "departement_name",
    "departement_named",
    "departement_names",
    "ends_name_of_epci",
    "epci_by_siren",
    "epci_called",
    "epci_key",
    "epci_keyed",
    "epci_named",
    "is_commune_key",
    "matiere_codes",
    "matiere_label",
    "matiere_tree",
    "name_key",
    "region_names",
    "region_of",
    "territories",
]
