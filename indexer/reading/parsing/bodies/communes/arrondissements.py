"""The city for one of whose arrondissements a conseil d'arrondissement sat: Paris, Lyon or Marseille.

Source: CGCT, art. L2511-2 (conseils d'arrondissement), L2511-1 and R2511-1 (how many there are).
"""

import re

from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.entities import of_commune
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import communes_named

_HEAD = 4000
#: « Conseil du 5e arrondissement de Paris », « Paris 18e », « mairie du 5e arrondissement, 69005 Lyon ».
_CITY = re.compile(r"\b(paris|lyon|marseille)\b")
_BESIDE = re.compile(r"\barrondissement\s+(?:de|d')\s*(paris|lyon|marseille)\b")
_RANK = re.compile(
    r"\b(\d{1,2})\s?(?:er|eme|e)\s+arrondissement\b|\b(?:mairie|maire)\s+du\s+(\d{1,2})\s?(?:er|eme|e)\b"
)
#: Arrondissements of the city that has the second most of them, Marseille.
_OF_PARIS_ALONE = 17


def city_of_arrondissement(clean: CleanText) -> Collectivite:
    """Return the city that the head names with its arrondissement, or that alone has one of that rank."""
    head = clean.folded[:_HEAD]
    cities = set(_BESIDE.findall(head)) or set(_CITY.findall(head))
    if any(int(first or second) >= _OF_PARIS_ALONE for first, second in _RANK.findall(head)):
        cities = {"paris"}
    if len(cities) != 1:
        return Collectivite(type="commune")
    [city] = cities
    bearers = [commune for commune in communes_named(city) if commune.current]
    return of_commune(bearers[0]) if len(bearers) == 1 else Collectivite(type="commune")
