"""Names of bodies as they are shown: capitals, accents and particles put right."""

import re

from analyzers import fold_letters
from indexer.reading.parsing.bodies.names.name_ends import PARTICLES
from indexer.reading.parsing.lexicon import SYNDICATS_IN_LETTERS

#: Words of the names of bodies that capitals leave without their accents.
_ACCENTED = {
    fold_letters(word): word
    for word in [
        "communauté",
        "agglomération",
        "métropole",
        "vallée",
        "vallées",
        "département",
        "départemental",
        "départementale",
        "interdépartemental",
        "région",
        "régional",
        "régionale",
        "métropolitain",
        "numérique",
        "énergie",
        "énergies",
        "électricité",
        "électrification",
        "déchets",
        "ménagers",
        "élimination",
        "télécommunications",
        "aménagement",
        "développement",
        "cohérence",
        "schéma",
        "aérodrome",
        "création",
        "réseaux",
        "évacuation",
        "épuration",
    ]
}
#: Acronyms of kinds of bodies, which stay in capitals.
_ACRONYMS = SYNDICATS_IN_LETTERS | {"ccas", "cc", "cdc", "ehpad", "epcc", "gip"}
#: Syndicats of household waste: SICTOM, SMIRTOM, SYDETOM.
_OF_WASTE = re.compile(r"s[a-z]{1,5}tom")


def proper(name: str) -> str:
    """A name written in capitals alone, with the capitals and accents of plain French words."""
    if not name.isupper():
        return name
    words = [_ACCENTED.get(word, word) for word in re.split(r"([\s'’-]+)", name.lower())]
    shown = [
        word.upper()
        if word in _ACRONYMS or _OF_WASTE.fullmatch(word)
        else word
        if rank and fold_letters(word) in PARTICLES
        else word[:1].upper() + word[1:]
        for rank, word in enumerate(words)
    ]
    return "".join(shown)
