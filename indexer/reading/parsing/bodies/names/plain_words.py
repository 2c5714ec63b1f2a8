"""Whether words that stand where a name should be are one: « Commune de », then « Ordre du jour ».

A name may be lost: a blank in a form, a logo, a link that a reader dropped. What comes next is then
the next line of the heading, in its capitals. A proper name holds no word of a heading.
"""

import re

from analyzers import fold_letters
from indexer.acts.documents import Collectivite
from indexer.reading.parsing.lexicon import WEEKDAYS
from indexer.referentials import communes_named, departement_named, name_key

#: Words of the headings of acts and minutes, of pages and of forms, that no name of a body holds.
_OF_HEADINGS = frozenset(WEEKDAYS) | frozenset(
    re.findall(
        r"\w+",
        "seance seances convocation convocations convoque convoques verbal rendu transcription nomenclature "
        "deliberation deliberations deliberant presents absents excuses votants procuration procurations pouvoirs ordre "
        "extrait registre affichage annexe document documents budget preparatoire premiere deuxieme ouverture "
        "habituel communal objet quorum secretaire rapporteur telephone courriel internet page total liste table sommaire "
        "an annee mille mil conseillers maire lieu date nombre membres commune mairie "
        "liberte egalite fraternite republique francaise urbanisme reglement statuts",
    )
)
#: Words of a kind of body, and those that link them.
_OF_KINDS = frozenset(
    re.findall(
        r"\w+",
        "syndicat mixte intercommunal departemental interdepartemental ouvert ferme communaute communes d agglomeration "
        "urbaine metropole departement region ville service public a au aux de des du en et l la le les pour sur s",
    )
)
_WORD = re.compile(r"[a-z]+")
#: The end of a name of which the last word is lost: « Parc naturel régional du Haut ».
_BREAKS_OFF = re.compile(r"\b(?:d[ue] (?:haut|bas)|sainte?)$")
#: What is left of « Arrondissement d'Ombreville »: the place of a link.
_LINKED = re.compile(r"d['’]")


def is_name(nom: str) -> bool:
    """Whether a name that no table holds may be that of a body."""
    folded = fold_letters(nom)
    words = [word for word in _WORD.findall(folded) if word not in _OF_KINDS]
    broken = _BREAKS_OFF.search(folded) or _LINKED.match(folded)
    return bool(words) and not broken and not _OF_HEADINGS.intersection(words)


def bears_a_name(found: Collectivite) -> bool:
    """Whether the name of a body may be one, as those of bodies with a code are; a body may have none."""
    nom = found.nom
    if nom is None or found.siren or found.code_insee:
        return True
    if found.type == "commune":
        if communes_named(nom):
            return True
        if departement_named(name_key(nom)):
            return False
    return is_name(nom)
