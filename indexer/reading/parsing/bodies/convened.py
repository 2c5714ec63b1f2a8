"""The body whose assembly an opening names, of any kind: « le conseil de district de l'Ombrelle, dûment convoqué ».

Used where no kind of body that is known by its words has told a name: whose assembly was convened, or met,
is the author, and its name stands between the two.

Source: CGCT, art. L2121-10 (summons of an assembly); forms observed in published acts.
"""

import re

from indexer.documents import Collectivite, TypeCollectivite
from indexer.formulas import ASSEMBLIES, any_of
from indexer.reading.parsing.bodies.guests import is_another
from indexer.reading.parsing.bodies.names.name_ends import names_body
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.lexicon import CONVENED, HAS_MET
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy

_HEAD = 4000
_LINK = r"(?:de\s+la\s+|de\s+l'\s?|des\s+|du\s+|de\s+|d')"
#: « Le comité de la », « le conseil d'administration de l' », « le bureau du ».
_ASSEMBLY_OF = Pattern(
    rf"\b(?:{any_of(ASSEMBLIES)})(?:\s+(?:d'administration|de\s+direction|syndicale?|directeur|generale))?\s+{_LINK}(?=[a-z])"
)
#: Assemblies of bodies of private law, of none, and of those that are read by their own rules.
_NO_BODY = re.compile(
    r"(?:commune|communaute|metropole|ville|departement|region|territoire|association|societe|clubs?|ecole|quartier|paris|administration|surveillance|discipline|pilotage|vie|direction|gestion|suivi|bassin|riviere|orientation)\b"
)
#: What ends a name: that its assembly was convened, or met.
_SITS = re.compile(rf"\s*,?\s+(?:{CONVENED}|{HAS_MET}|convoquee?\b|reunie?\s|etant\s)")
#: What no name holds.
_NOT_IN_NAME = re.compile(r"[.;:(,\d]|\n\s*\n|\s(?:qui|que|a|ont|est|sont|par|avec|il|elle|vu)\s")
#: What a syndicat may call itself (CGCT, art. L5711-1, L5721-1).
_AS_SYNDICAT = re.compile(
    r"(?:syndicat|federation|union|entente|institution|pole|parc|s[a-z]{1,5}tom|si[a-z]{1,4})\b"
)
_LONGEST = 120


def convened(clean: CleanText) -> Collectivite | None:
    """Return the body whose assembly the head says was convened or met; ``None`` where none is named so."""
    for match in _ASSEMBLY_OF.finditer(clean.folded, 0, _HEAD):
        start = match.end()
        if _NO_BODY.match(clean.folded, start) or is_another(clean, start):
            continue
        sits = _SITS.search(clean.folded, start, start + _LONGEST)
        if sits is None or _NOT_IN_NAME.search(clean.folded, start, sits.start()):
            continue
        name = tidy(clean.text[start : sits.start()])
        if " " in name and not name.islower() and names_body(clean.folded[start : sits.start()]):
            syndicat = _AS_SYNDICAT.match(clean.folded, start)
            kind: TypeCollectivite = "syndicat" if syndicat else "autre"
            return Collectivite(nom=_capitalised(proper(name)), type=kind)
    return None


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
