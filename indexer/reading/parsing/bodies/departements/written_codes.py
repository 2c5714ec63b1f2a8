"""Départements told by figures or letters: in brackets behind the name of a body, as the postal code of its address.

« ORMEVAL-SUR-ERDRE (44) », « Mairie d'Ormeval (72990) », « ORMEVAL (PA) » of old heads, « place du Marché –
28990 », « 61990 » alone under the name of the body. A number in brackets may be a count of delegates or votes,
and five figures the number of an act: what stands beside them tells.

Sources: Code officiel géographique (INSEE); La Poste, first figures of the postal codes; old abbreviations of
the names of départements in published heads.
"""

import re
from collections.abc import Iterator, Sequence

from indexer.reading.parsing.view.cleaning import CleanText, Line
from indexer.referentials import departement_name

#: A département, or a postal code of it.
_CODE = r"(?:97\d|2[ab]|\d\d)(?:\d{2,3})?"
#: « (44) », « (2A) », « (72990) » right behind a name.
_IN_BRACKETS = re.compile(rf"\s?\(\s?(?P<code>{_CODE})\s?\)")
#: « (PA) », « (S.-et-L.) », « (I. et V.) » there.
_IN_LETTERS = re.compile(r"\s?\(\s?(?P<letters>[a-z][a-z.' -]{1,11})\s?\)")
#: « (12) » behind other names of the same line, or of the next: those are counts.
_ANY_BRACKETS = re.compile(r"\(\s?\d{1,5}\s?(?:voix|votes|delegues?|membres)?\s?\)")
_REST = re.compile(r"[^a-z]")
#: Corsica, whose two départements were one: the first three figures tell them apart.
_CORSICA = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}
#: The old abbreviations that mean one département, without their signs; « H.-S. » means two, and is left out.
_ABBREVIATED = {
    "ahp": "04", "am": "06", "bdur": "13", "chmar": "17", "cdor": "21", "cdn": "22", "cdunord": "22", "cdarmor": "22",
    "eetl": "28", "hgar": "31", "iv": "35", "ietv": "35", "ietl": "37", "letc": "41", "latl": "44", "letg": "47",
    "metl": "49", "metm": "54", "pdec": "62", "pded": "63", "pa": "64", "pyratl": "64", "hpyr": "65", "po": "66",
    "pyror": "66", "bashrin": "67", "brhin": "67", "hrhin": "68", "setl": "71", "smar": "76", "setm": "77",
    "dsevres": "79", "tetg": "82", "hvienne": "87", "tdeb": "90", "ssd": "93", "vdem": "94", "vdo": "95", "valdo": "95",
}  # fmt: skip


def departement_of_code(code: str) -> str | None:
    """The département that two figures, or a postal code, tell; ``None`` where there is none of it."""
    told = code.upper()
    if told.startswith("97"):
        told = told[:3]
    elif len(told) == _POSTAL:
        told = _CORSICA.get(told[:3], told[:2])
    return told if departement_name(told) else None


_POSTAL = 5


def bracketed(clean: CleanText, end: int) -> str | None:
    """The département in brackets right behind a name that ends there: « (44) », « (72990) », « (PA) »."""
    if figures := _IN_BRACKETS.match(clean.folded, end):
        return None if _counts(clean, end) else departement_of_code(figures["code"])
    if letters := _IN_LETTERS.match(clean.folded, end):
        return _ABBREVIATED.get(_REST.sub("", letters["letters"]))
    return None


def _counts(clean: CleanText, position: int) -> bool:
    """Whether several numbers in brackets stand on a line, or one on it and one beside it: a roll, with its counts."""
    start = clean.folded.rfind("\n", 0, position) + 1
    stop = _line_end(clean, position)
    if len(_ANY_BRACKETS.findall(clean.folded, start, stop)) > 1:
        return True
    above = clean.folded.rfind("\n", 0, max(0, start - 1)) + 1
    beside = (clean.folded[above:start], clean.folded[stop : _line_end(clean, stop + 1)])
    return any(map(_ANY_BRACKETS.search, beside))


def _line_end(clean: CleanText, position: int) -> int:
    end = clean.folded.find("\n", position)
    return end if end >= 0 else len(clean.folded)


#: « 61990 », all of a line; what labels another number above it.
_CODE_ALONE = re.compile(r"\W*(?:f\s?-\s?)?(?P<code>\d{5})\W*")
_LABEL = re.compile(
    r"(?:\bn\s?°|\b(?:numero|nos|finess|siret|siren|insee|code|ref|references?|dossier|acte|deliberation|rapport|affaire|feuillet|folio|page|tel))\W*$"
)
#: « Place du Marché – 28990 », « 12, rue Haute, 59990 »: the end of a line that tells a way, or a place of a body.
_ADDRESS_END = re.compile(
    r"\b(?:rue|place|pl\.|avenue|av\.|boulevard|bd|chemin|route|impasse|quai|allees?|square|esplanade|cours|parvis|le\s+bourg|mairie|hotel\s+de\s+ville|b\.?p\.?\s?\d+)(?!\w)[^\n]*?[\s,–-]\s*(?P<code>\d{5})\W*$"
)
#: What a letterhead begins with, and never a row of figures.
_NAMES = re.compile(r"[a-z]{3}")
_HEAD = 2000


def numbers_act(clean: CleanText, code: str) -> bool:
    """Whether five figures may be the number of an act: « 22045 » of 2022 is the 45th of the year."""
    return f"20{code[:2]}" in clean.folded[:_HEAD]


def lone_postcodes(clean: CleanText, lines: Sequence[Line]) -> Iterator[str]:
    """The départements of the postal codes without a place, of a letterhead: under a name, behind a street."""
    for rank, line in enumerate(lines):
        alone = _CODE_ALONE.fullmatch(line.folded)
        above = lines[rank - 1].folded if rank else ""
        if alone and (not _NAMES.search(above) or _LABEL.search(above)):
            continue
        found = alone or _ADDRESS_END.search(line.folded)
        if found is None or numbers_act(clean, found["code"]):
            continue
        if code := departement_of_code(found["code"]):
            yield code
