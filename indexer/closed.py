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
    "conseil d'administration",
]

#: How a vote ended (``reading.parsing.facts.votes`` tells one from the other).
Resultat = Literal[
    "unanimité",
    "majorité",
    "adopté",
    "rejeté",
    "prend acte",
    "élection",
    "ajourné",
]
