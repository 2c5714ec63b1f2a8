"""Départements that a text names: in its heading, as a council, inside a name.

Sources: Code officiel géographique (INSEE); forms of letterheads in published acts.
"""

import re
from itertools import pairwise

from indexer.documents import Collectivite
from indexer.reading.parsing.bodies.unlisted import written_departement
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern
from indexer.referentials import departement_name, departement_names, name_key, region_of

_HEAD = 4000
#: What links a département to its kind; La Réunion alone keeps its article.
_LINK = r"(?:de(?=\s+la\s+reunion\b)|de\s+la|de\s+l'|du|des|de|d')"
_DEPARTEMENT = Pattern(
    rf"\b(?:departement|prefecture|sous-prefecture|prefet|prefete)\b[\s:,-]{{0,8}}{_LINK}?[\s:]{{0,4}}(?=[a-z])"
)


_COUNCIL = re.compile(
    rf"\b(?:conseil\s+(?:departemental|general)|assemblee\s+departementale)\s+{_LINK}\s*(?=[a-z])"
)


def departements_of(clean: CleanText) -> frozenset[str]:
    """The départements that the heading or the closing lines name as such."""
    found = set()
    length = len(clean.folded)
    for start, end in ((0, _HEAD), (max(_HEAD, length - 1500), length)):
        for match in _DEPARTEMENT.finditer(clean.folded, start, end):
            if code := departement_at(clean.folded, match.end()):
                found.add(code)
    return frozenset(found | _cut_by_columns(clean))


_WORD = "departement"
_LABEL = re.compile(rf"\b{_WORD}\b")
_ALONE = re.compile(r"(?:du|de\s+la|de\s+l'|des|de|d')\s*(?=[a-z])")
_TITLE_LINES = 14
_BELOW = 3


def _cut_by_columns(clean: CleanText) -> set[str]:
    """« DEPARTEMENT   CONSEIL MUNICIPAL », then « DU GARD » on a line of its own."""
    lines = clean.lines[:_TITLE_LINES]
    found: set[str] = set()
    for rank, line in enumerate(lines):
        if _WORD not in line.folded or not _LABEL.search(line.folded):
            continue
        for under in lines[rank + 1 : rank + 1 + _BELOW]:
            if alone := _ALONE.match(under.folded):
                code = departement_at(under.folded, alone.end())
                if code and name_key(departement_name(code) or "") == name_key(
                    under.folded[alone.end() :]
                ):
                    found.add(code)
    return found


_SEAT = re.compile(
    r"\b(?:reunie?s?|assemblee?s?|siege)\b[^\n(]{2,60}\((?P<name>[a-z][a-z' -]{2,28})\)"
)


def seated_in(clean: CleanText) -> str | None:
    """The département of the place where an assembly sat: « s'est réuni à … (Pas-de-Calais) »."""
    found = {
        code
        for match in _SEAT.finditer(clean.folded, 0, _HEAD)
        if (code := departement_at(clean.folded, match.start("name")))
    }
    return only(frozenset(found))


_POSTCODE = re.compile(r"(?<![\d.,/°-])(?P<code>(?:97\d|(?!20|97)\d{2}))\d{2,3}(?=\s+[a-z])")


def posted_in(clean: CleanText) -> str | None:
    """The département of the addresses of a letterhead, where they are all in one."""
    lines = clean.lines[:8]
    found = {
        match["code"]
        for line in lines
        for match in _POSTCODE.finditer(line.folded)
        if len(match.group()) == 5 and departement_name(match["code"])
    }
    return only(frozenset(found))


def departement_at(folded: str, position: int) -> str | None:
    """Return the code of the département whose name begins at a position."""
    key = name_key(folded[position : position + 40].replace("&", " et "))
    for name, code in departement_names():
        if key == name or key.startswith(name + " "):
            return code
    return None


#: The Haut-Rhin and the Bas-Rhin in one (CGCT, art. L3431-1).
_ALSACE = Pattern(r"\bcollectivite\s+europeenne\s+d'alsace\b")


def departement_council(clean: CleanText) -> Collectivite:
    """Return the département whose council sat."""
    if _ALSACE.search(clean.folded, 0, _HEAD):
        return Collectivite(
            nom="Collectivité européenne d'Alsace", type="département", region=region_of("67")
        )
    found = {
        code
        for match in _COUNCIL.finditer(clean.folded, 0, _HEAD)
        if (code := departement_at(clean.folded, match.end()))
    } or departements_of(clean) | _named_before(clean)
    if len(found) != 1:
        return Collectivite(nom=written_departement(clean), type="département")
    (code,) = found
    return departement_body(code)


#: « Creuse, le Département », as letterheads have it.
_NAME_BEFORE = re.compile(r"[a-z][a-z' -]{2,30}?,\s+(?:le\s+)?departement")


def _named_before(clean: CleanText) -> frozenset[str]:
    named = (line.folded for line in clean.lines[:4] if _NAME_BEFORE.fullmatch(line.folded))
    return frozenset(code for folded in named if (code := departement_at(folded, 0)))


_TITLE = re.compile(
    r"departement\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')(?P<name>[a-z][a-z' -]{2,30})(?:\s*\(\d\w\d?\))?"
)
_OF_DEPARTEMENT = Pattern(
    r"\b(?:rapport|deliberations?|projet)\b.{0,30}\bconseil\s+(?:departemental|general)\b|\b(?:president|commission\s+permanente|assemblee)\b.{0,20}\b(?:du\s+)?(?:conseil\s+)?departement|\bactes\s+administratifs\b|\bbulletin\s+(?:officiel|des)\b"
)


#: « Recueil des actes administratifs du département de … », « Bulletin officiel du conseil général de … ».
_RECUEIL = Pattern(
    rf"\b(?:(?:recueil|bulletin)\s+des\s+(?:actes|deliberations)(?:\s+administratifs)?|bulletin\s+officiel)\s+du\s+(?:departement|conseil\s+(?:departemental|general))\s+{_LINK}\s*(?=[a-z])"
)


def titled_departement(clean: CleanText) -> Collectivite | None:
    """The département that heads a report to its council, its recueil, an annex of its acts."""
    if not _OF_DEPARTEMENT.search(clean.folded, 0, 2500):
        return None
    if of_acts := _RECUEIL.search(clean.folded, 0, 2500):
        code = departement_at(clean.folded, of_acts.end())
        if code:
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


def departements_in_name(name: str) -> frozenset[str]:
    """Return the codes of the départements that a name holds."""
    key = f" {name_key(name)} "
    found = set()
    for departement, code in departement_names():
        if f" {departement} " in key:
            found.add(code)
            key = key.replace(f" {departement} ", "  ")
    return frozenset(found)


def departement_in_name(name: str) -> str | None:
    """Return the one département that a name holds, ``None`` where it holds several."""
    return only(departements_in_name(name))


def only(found: frozenset[str]) -> str | None:
    """Return the one code of a set, ``None`` where there are none or several."""
    return next(iter(found)) if len(found) == 1 else None
