"""The régions, and the collectivities that are région and département in one.

Sources: CGCT, art. L4131-1 (conseil régional), L4421-1, L7111-1, L7211-1 (collectivities in one); loi n° 2015-29 du
16 janvier 2015, art. 1 (which régions were merged into which).
"""

import re

from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.names.name_ends import name_at
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import name_key, region_names

_HEAD, _LETTERHEAD = 4000, 4

_REGION = re.compile(
    r"\b(?:conseil\s+regional|region|assemblee\s+regionale)\s*(?:de\s+la\s+region\s+)?(?:de\s+(?=la\s+reunion\b)|de\s+la\s+|de\s+l'\s?|des\s+|du\s+|de\s+|d'\s?)?(?=[a-z])"
)
#: « Rapport pour le conseil régional », « Règlement intérieur du conseil régional de … »: his own papers.
_OF_REGION = re.compile(
    r"\brapport\s+(?:pour|au)\s+(?:le\s+)?conseil\s+regional\b|\breglement\s+interieur\s+du\s+conseil\s+regional\b"
)


def titled_region(clean: CleanText) -> Collectivite | None:
    """Return the région whose council's papers a text is, in which no assembly sits."""
    for line in clean.lines[:_LETTERHEAD]:
        if single := _SINGLE_TITLE.match(clean.folded, line.start):
            return _SINGLES[single["name"]]
    if not _OF_REGION.search(clean.folded, 0, 1500):
        return None
    found = region_council(clean)
    return found if found.region else None


#: The collectivities that are région and département in one (CGCT, art. L4421-1, L7111-1, L7211-1).
_SINGLE = Pattern(r"\bassemblee\s+de\s+(?P<name>corse|guyane|martinique)\b")
#: « COLLECTIVITÉ TERRITORIALE », « DE GUYANE » under it, of the letterhead.
_SINGLE_TITLE = re.compile(
    r"collectivite\s+(?:territoriale\s+)?de\s+(?:la\s+)?(?P<name>corse|guyane|martinique)\b"
)
_SINGLES = {
    "corse": Collectivite(nom="Collectivité de Corse", type="autre", region="94"),
    "guyane": Collectivite(
        nom="Collectivité territoriale de Guyane", type="autre", departement="973", region="03"
    ),
    "martinique": Collectivite(
        nom="Collectivité territoriale de Martinique", type="autre", departement="972", region="02"
    ),
}
#: The régions of one département beside its own council: Guadeloupe, La Réunion (their INSEE codes).
_OF_ONE_DEPARTEMENT = {"01": "971", "04": "974"}
#: The régions until 2015, with the INSEE codes of those of which their territories are part today.
_FORMER = (
    ("Alsace", "44"),
    ("Aquitaine", "75"),
    ("Auvergne", "84"),
    ("Basse-Normandie", "28"),
    ("Bourgogne", "27"),
    ("Centre", "24"),
    ("Champagne-Ardenne", "44"),
    ("Franche-Comté", "27"),
    ("Haute-Normandie", "28"),
    ("Languedoc-Roussillon", "76"),
    ("Limousin", "75"),
    ("Lorraine", "44"),
    ("Midi-Pyrénées", "76"),
    ("Nord-Pas-de-Calais", "32"),
    ("Picardie", "32"),
    ("Poitou-Charentes", "75"),
    ("Rhône-Alpes", "84"),
)
_REGION_TITLE = re.compile(r"region\s+(?=[a-z])")


def region_council(clean: CleanText) -> Collectivite:
    """Return the région whose council sat: as the Code officiel géographique names it, else as written."""
    if single := _SINGLE.search(clean.folded, 0, _HEAD):
        return _SINGLES[single["name"]]
    for match in _REGION.finditer(clean.folded, 0, _HEAD):
        key = name_key(clean.folded[match.end() : match.end() + 50])
        for name, code in (*region_names(), *_FORMER):
            if key == name_key(name) or key.startswith(name_key(name) + " "):
                departement = _OF_ONE_DEPARTEMENT.get(code)
                return Collectivite(
                    nom=f"Région {name}", type="région", region=code, departement=departement
                )
    for line in clean.lines[:8]:
        titled = _REGION_TITLE.match(line.folded)
        if titled and (bare := name_at(line.text, titled.end())):
            return Collectivite(nom=f"Région {proper(bare)}", type="région")
    return Collectivite(type="région")
