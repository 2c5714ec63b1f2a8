"""The centre d'action sociale that a text is from: that of a commune (CCAS), or of a group (CIAS).

It bears the name of the commune or of the group, and no SIREN that a referential holds.

Source: Code de l'action sociale et des familles, art. L123-4, L123-4-1 and L123-6.
"""

import re
from dataclasses import replace

from analyzers import fold_letters
from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.communes.communes import commune_of_text
from indexer.reading.parsing.bodies.communes.homonyms import resolve
from indexer.reading.parsing.bodies.establishments.establishments import establishment
from indexer.reading.parsing.bodies.groups.groups import group
from indexer.reading.parsing.bodies.names.commune_names import commune_key_at
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: Characters of the head of a text.
_HEAD = 4000
#: « CCAS de Valbrune », « Centre communal d'action sociale - Valbrune ».
_CCAS = re.compile(
    r"\b(?:c\.?\s?c\.?\s?a\.?\s?s\.?|centre\s+communal\s+d['\s]action\s+sociale)(?:\s+de\s+la\s+(?:ville|commune)(?=\s+d))?(?P<link>\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')|[ \t]*[-–:][ \t]+)?"
)


def establishment_first(clean: CleanText) -> Collectivite | None:
    """Return the establishment that a text names before any CCAS, which speaks of its centre de gestion."""
    centre = _CCAS.search(clean.folded, 0, _HEAD)
    return establishment(clean, centre.start()) if centre else establishment(clean)


def centre_of_commune(clean: CleanText, context: Context, name: str) -> Collectivite:
    """Return the CCAS of the commune named behind its title, else of the one that the text is from; or its schools' caisse.

    ``name`` is the path of the file. Nothing is known of the body where neither is named.
    """
    matches = list(_CCAS.finditer(clean.folded, 0, _HEAD))
    if not matches:
        return _schools_of_commune(clean, context, name)
    for match in matches:
        link = (match["link"] or "").strip()
        if link and (key := commune_key_at(clean.folded, match.end(), link)):
            return _centre_of(resolve(key, clean, context))
    own = commune_of_text(clean, context, name)
    return _centre_of(own) if own.nom else Collectivite(type="CCAS")


#: « VILLE DE VALBRUNE », then « CAISSE DES ÉCOLES », or « le comité de la caisse des écoles »: each commune has
#: one (Code de l'éducation, art. L212-10). « Subvention à la caisse des écoles » tells nothing.
_SCHOOLS = Pattern(
    r"(?:\n[^\w\n]*|\b(?:comite|administration)\s+de\s+la\s+)caisse\s+des\s+ecoles\b"
)


def _schools_of_commune(clean: CleanText, context: Context, name: str) -> Collectivite:
    if not _SCHOOLS.search(clean.folded, 0, _HEAD):
        return Collectivite()
    own = commune_of_text(clean, context, name)
    if not own.nom:
        return Collectivite(type="autre")
    return replace(_centre_of(own), nom=f"Caisse des écoles {_of(own.nom)}", type="autre")


#: « Centre intercommunal d'action sociale », without a name of its own: that of its group (CASF, art. L123-4-1).
_CIAS = re.compile(r"\bcentre\s+intercommunal\s+d['\s]action\s+sociale\b|\bc\.?i\.?a\.?s\b")
_KIND_OF_GROUP = re.compile(
    r"^Communauté\s+(?:de\s+communes|d['’]agglomération|urbaine)\s+", re.IGNORECASE
)


def centre_of_group(clean: CleanText) -> Collectivite | None:
    """Return the CIAS of the group that the text is from, ``None`` where none is named."""
    found = group(clean) if _CIAS.search(clean.folded, 0, _HEAD) else None
    if not found or not found.nom:
        return None
    named = replace(found, nom=f"CIAS {_KIND_OF_GROUP.sub('', found.nom)}", type="CCAS")
    return replace(named, siren=None, epci=found.nom)


def titled_centre_of_group(clean: CleanText) -> Collectivite | None:
    """Return the CIAS that the first lines name, « Règlement intérieur du CIAS », by its group where one is told."""
    if not any(_CIAS.search(line.folded) for line in clean.lines[:_TITLE_LINES]):
        return None
    return centre_of_group(clean) or Collectivite(type="CCAS")


#: Lines of the top that are the title.
_TITLE_LINES = 3


def _of(nom: str) -> str:
    """The name of a commune after « de »: d'Ormes, du Plessis, des Ulis."""
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if nom.startswith(article):
            return joined + nom.removeprefix(article)
    return f"d'{nom}" if fold_letters(nom[:1]) in "aeiouyœ" else f"de {nom}"


def _centre_of(commune: Collectivite) -> Collectivite:
    return Collectivite(
        nom=f"CCAS {_of(commune.nom or '')}",
        type="CCAS",
        departement=commune.departement,
        region=commune.region,
        epci=commune.epci,
    )
