"""The body that a convention is from: the only public one among its parties.

Where two public bodies agree, each has its copy, and the text does not tell whose it is; the State publishes
none. Forms observed in published conventions; the parties stand between « entre » and « il est convenu ».
"""

import re

from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.communes.communes import commune_behind
from indexer.reading.parsing.bodies.communes.homonyms import resolve
from indexer.reading.parsing.bodies.departements.departement_councils import departement_body
from indexer.reading.parsing.bodies.departements.departements import (
    departement_at,
)
from indexer.reading.parsing.bodies.groups.groups import group
from indexer.reading.parsing.bodies.names.commune_names import commune_key_at
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.facts.other_meetings import titles_convention
from indexer.reading.parsing.view.cleaning import CleanText

_BETWEEN = re.compile(r"(?:^|\n)\W*entre\b(?:\s+(?:les\s+soussignes|d'une\s+part))?")
_AGREED = re.compile(
    r"\bil\s+(?:est|a\s+ete|sera)\s+(?:(?:prealablement|d'abord|au\s+prealable)\s+)?(?:convenu|arrete|expose|rappele)\b|\bpreambule\b|\barticle\s+(?:1|premier)\b"
)
#: How far the parties reach.
_REACH = 3000
#: A party that is a public body, at the beginning of its line or behind « et »: its kind, then its name.
_PARTY = re.compile(
    r"(?:(?:^|\n)\W{0,4}(?:(?:et|entre)\s*:?\s+)?|\bet\s+)(?:la\s+|le\s+|l')"
    r"(?P<kind>communaute\s+(?:de\s+communes|d'agglomeration|urbaine)|metropole|departement|region|commune|ville|syndicat"
    r"|centre\s+(?:communal|intercommunal|de\s+gestion)|etablissement\s+public(?!\s+(?:industriel|de\s+cooperation)))\b"
    r"(?P<link>\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')?)"
)


def of_sole_party(clean: CleanText, context: Context) -> Collectivite | None:
    """Return the only public body that agrees in a convention, ``None`` where the text is none.

    Nothing is known of the body where several agree, or none that is told by its name.
    """
    if not titles_convention(clean):
        return None
    between = _BETWEEN.search(clean.folded, 0, _REACH)
    if between is None:
        return None
    agreed = _AGREED.search(clean.folded, between.end(), between.end() + _REACH)
    end = agreed.start() if agreed else min(len(clean.folded), between.end() + _REACH)
    parties = list(_PARTY.finditer(clean.folded, between.start(), end))
    if len(parties) > 1:
        return Collectivite()
    return _party(clean, parties[0], context) if parties else None


def _party(clean: CleanText, party: re.Match[str], context: Context) -> Collectivite | None:
    """The body of a party, by its kind."""
    kind = party["kind"]
    if kind.startswith(("communaute", "metropole")):
        return group(clean)
    if kind == "departement" and (code := departement_at(clean.folded, party.end())):
        return departement_body(code)
    if kind in ("commune", "ville"):
        key = commune_key_at(clean.folded, party.end(), party["link"])
        return resolve(key, clean, context) if key else commune_behind(clean, party, _ENDS)
    return None


#: « La commune d'Ormeval (11990), dont le siège … », « … représentée par son maire »: a name that ends.
_ENDS = re.compile(r"\s?\(|\s*,|\s+(?:dont|representee|domiciliee|sise)\b")
