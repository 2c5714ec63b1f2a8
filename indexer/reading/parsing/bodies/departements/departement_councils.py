"""A département as the body that decides: its council sat, or a title names it.

Sources: CGCT, art. L3121-1 (conseil départemental), L3431-1 (Collectivité européenne d'Alsace); Code
officiel géographique (INSEE); forms of letterheads in published acts.
"""

import re
from itertools import pairwise

from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.departements.departements import (
    HEAD,
    OF,
    departement_at,
    departements_of,
    only,
)
from indexer.reading.parsing.bodies.names.name_ends import LINK, name_at
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import departement_name, departement_named, region_of

_COUNCIL = re.compile(
    rf"\b(?:conseil\s+(?:departemental|general)|assemblee\s+departementale)\s+{OF}\s*(?=[a-z])"
)
#: The Haut-Rhin and the Bas-Rhin in one (CGCT, art. L3431-1).
_ALSACE = Pattern(r"\bcollectivite\s+europeenne\s+d'alsace\b")
_OF_ALSACE = Collectivite(
    nom="Collectivité européenne d'Alsace", type="département", region=region_of("67")
)
_LETTERHEAD = 6


def departement_council(clean: CleanText) -> Collectivite:
    """Return the département whose council sat."""
    if _ALSACE.search(clean.folded, 0, HEAD):
        return _OF_ALSACE
    found = {
        code
        for match in _COUNCIL.finditer(clean.folded, 0, HEAD)
        if (code := departement_at(clean.folded, match.end()))
    } or departements_of(clean) | _named_before(clean) | _named_under(clean)
    if len(found) != 1:
        return Collectivite(nom=written_departement(clean), type="département")
    (code,) = found
    return departement_body(code)


_WRITTEN = re.compile(
    rf"\b(?:conseil\s+(?:d[ée]partemental|g[ée]n[ée]ral)|d[ée]partement)\s+{LINK}", re.IGNORECASE
)


def written_departement(clean: CleanText) -> str | None:
    """« Département de la Haute-… », as the top of a text writes it."""
    for match in _WRITTEN.finditer(clean.text, 0, HEAD):
        if name := name_at(clean.text, match.end()):
            link = " ".join(match["link"].replace("’", "'").lower().split())
            space = "" if link.endswith("'") else " "
            return f"Département {link}{space}{proper(name)}"
    return None


#: « Creuse, le Département », as letterheads have it.
_NAME_BEFORE = re.compile(r"[a-z][a-z' -]{2,30}?,\s+(?:le\s+)?departement")


def _named_before(clean: CleanText) -> frozenset[str]:
    named = (line.folded for line in clean.lines[:4] if _NAME_BEFORE.fullmatch(line.folded))
    return frozenset(code for folded in named if (code := departement_at(folded, 0)))


_COUNCIL_ALONE = re.compile(r"\W*(?:le\s+)?(?:conseil\s+)?(?:departemental|general|departement)\W*")


def _named_under(clean: CleanText) -> frozenset[str]:
    """« Conseil général », then the name of the département alone on the next line."""
    return frozenset(
        named.code
        for line, under in pairwise(clean.lines[:6])
        if _COUNCIL_ALONE.fullmatch(line.folded) and (named := departement_named(under.folded))
    )


_TITLE = re.compile(
    r"departement\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')(?P<name>[a-z][a-z' -]{2,30})(?:\s*\(\d\w\d?\))?"
)
_OF_DEPARTEMENT = Pattern(
    r"\b(?:rapport|deliberations?|projet)\b.{0,30}\bconseil\s+(?:departemental|general)\b|\b(?:president|commission\s+permanente|assemblee)\b.{0,20}\b(?:du\s+)?(?:conseil\s+)?departement|\bactes\s+administratifs\b|\bbulletin\s+(?:officiel|des)\b"
)


#: « Recueil des actes administratifs du département de … », « Bulletin officiel du conseil général de … ».
_RECUEIL = Pattern(
    rf"\b(?:(?:recueil|bulletin)\s+des\s+(?:actes|deliberations)(?:\s+administratifs)?|bulletin\s+officiel)\s+du\s+(?:departement|conseil\s+(?:departemental|general))\s+{OF}\s*(?=[a-z])"
)


#: « Bulletin officiel du Département », which its title does not name.
_BULLETIN = re.compile(
    r"\b(?:bulletin|recueil)\s+(?:officiel|des\s+(?:actes|deliberations)(?:\s+administratifs)?)\s+du\s+(?:departement|conseil\s+(?:departemental|general))\b"
)
_TOP = 300


def _of_its_council(clean: CleanText) -> str | None:
    """The département of the council that the head names, where it is one."""
    named = (
        departement_at(clean.folded, council.end())
        for council in _COUNCIL.finditer(clean.folded, 0, HEAD)
    )
    return only(frozenset(code for code in named if code))


def titled_departement(clean: CleanText) -> Collectivite | None:
    """The département that heads a report to its council, its recueil, an annex of its acts."""
    if any(_ALSACE.match(line.folded) for line in clean.lines[:_LETTERHEAD]):
        return _OF_ALSACE
    if not _OF_DEPARTEMENT.search(clean.folded, 0, 2500):
        return None
    if of_acts := _RECUEIL.search(clean.folded, 0, 2500):
        code = departement_at(clean.folded, of_acts.end())
        if code:
            return departement_body(code)
    if _BULLETIN.search(clean.folded, 0, _TOP) and (code := _of_its_council(clean)):
        return departement_body(code)
    for line, under in pairwise(clean.lines[:13]):
        # « DÉPARTEMENT », then « DU VAL-… » on the next line.
        for written in (line.folded, f"{line.folded} {under.folded}"):
            title = _TITLE.fullmatch(written)
            code = title and departement_at(written, title.start("name"))
            if code:
                return departement_body(code)
    return None


def departement_body(code: str) -> Collectivite:
    """Return the département of that INSEE code, as the body that decides."""
    name = departement_name(code)
    return Collectivite(
        nom=f"Département {of_departement(name or '')}",
        type="département",
        departement=code,
        region=region_of(code),
    )


_NO_ARTICLE = re.compile(
    r"(?:.*-et-|Paris$|Mayotte$|Vaucluse$|Saint-)(?!Garonne$|Marne$)|(?:Lot|Tarn)-et-Garonne$|Seine-et-Marne$"
)
_PLURAL = re.compile(
    r"(?:Alpes|Hautes|Ardennes|Bouches|Côtes|Deux|Hauts|Landes|Pyrénées|Vosges|Yvelines)\b"
)
_MASCULINE = re.compile(
    r"(?:Bas|Haut|Calvados|Cantal|Cher|Doubs|Finistère|Gard|Gers|Jura|Loiret|Lot|Morbihan|Nord|Pas|Puy|Rhône|Tarn|Territoire|Val|Var)\b"
)


def of_departement(name: str) -> str:
    """The name of a département after « de », with the article that custom gives it."""
    vowel = name[0] in "AEIOUYÉÎ" or name == "Hérault"
    if name.startswith("La "):
        return f"de {name}"
    if _NO_ARTICLE.match(name):
        return f"d'{name}" if vowel else f"de {name}"
    if _PLURAL.match(name):
        return f"des {name}"
    if vowel:
        return f"de l'{name}"
    return f"du {name}" if _MASCULINE.match(name) else f"de la {name}"
