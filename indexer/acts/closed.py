"""The closed sets of values that facts take, apart so that naming them costs nothing.

What accepts, shows or describes such a value derives from them: a slip does not pass mypy.
"""

from typing import Literal

#: How the text of a document was had.
Method = Literal["text", "text-layer", "ocr", "table"]

#: What a document is, in the order in which the kinds are named to people.
TypeDocument = Literal[
    "deliberation",
    "proces-verbal",
    "compte-rendu",
    "arrete",
    "convocation",
    "tableau",
    "annexe",
    "contrat",
    "budget",
    "autre",
]

#: The kinds of bodies that decide.
TypeCollectivite = Literal[
    "commune",
    "communauté de communes",
    "communauté d'agglomération",
    "communauté urbaine",
    "métropole",
    "syndicat",
    "département",
    "région",
    "CCAS",
    "autre",
]

#: The assemblies that sit (``reading.parsing.bodies.organs`` names the articles of the code).
Organe = Literal[
    "conseil municipal",
    "conseil communautaire",
    "conseil métropolitain",
    "comité syndical",
    "bureau",
    "conseil départemental",
    "conseil régional",
    "conseil de territoire",
    "conseil d'arrondissement",
    "conseil d'administration",
]

#: How a vote ended (``reading.parsing.facts.votes.votes`` tells one from the other).
Resultat = Literal[
    "unanimité",
    "majorité",
    "adopté",
    "rejeté",
    "prend acte",
    "élection",
    "ajourné",
]

#: What the State's exchange of acts (ACTES) says an act is, in the order of its codes 1 to 6.
Nature = Literal[
    "délibération",
    "arrêté réglementaire",
    "arrêté individuel",
    "contrat",
    "document budgétaire",
    "autre",
]

#: Where a fact comes from: said beside the text, read in it, or inferred by Registre.
Provenance = Literal["déclaré", "lu", "déduit"]

#: The facts that may be stated beside a text: a message, a mapping file, the name of the file.
#: ``annexe_de`` is the rank of an annex and the number of its act: ``1/2024_07``.
StatedName = Literal[
    "collectivite",
    "siren",
    "siret",
    "departement",
    "organe",
    "date",
    "numero",
    "nature",
    "objet",
    "matiere",
    "matiere_libelle",
    "date_reception",
    "identifiant",
    "annule",
    "annexe_de",
    "url_originale",
    "titre",
    "description",
    "mots_cles",
    "vote",
    "signature",
]
