"""Which assembly sat where the text only says « le conseil » or « le comité »: that of the body in its head.

« MAIRIE DE X », « Séance du 3 mai », « le conseil approuve »: a commune has one conseil, a syndicat one
comité, a group of communes and a métropole one conseil, a CCAS one board.

Sources: CGCT, art. L2121-1, L5211-6, L5212-6, L5217-1; Code de l'action sociale et des familles, art. L123-6.
"""

import re

from indexer.acts.documents import Organe
from indexer.acts.formulas import DECIDING, any_of
from indexer.reading.parsing.facts.kinds import opens_sitting
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.lexicon import ASSEMBLY, HAS_MET, MONTH_NAME, SYNDICAT, WEEKDAY
from indexer.reading.parsing.openings import ENDS_ON_DAY, has_verb
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.referentials import epci_named

#: Bodies as a letterhead begins with them, and the assembly of each.
_BODIES: tuple[tuple[Organe, str], ...] = (
    ("conseil d'administration", r"(?:c\.?\s?[ci]\.?\s?a\.?\s?s\b|centre\s+(?:inter)?communal\s+d['\s]action\s+sociale)"),
    ("conseil communautaire", r"(?:(?:la\s+)?communaute\s+(?:de\s+communes|d'agglomeration|urbaine)|c\.?c\.?\s+d(?:e|u|es)\b)"),
    ("comité syndical", SYNDICAT),
    ("conseil municipal", r"(?:(?:commune|ville|mairie|municipalite)\b)"),
    # « Métropole du Val », « Ormeval Métropole », whole: « Ormeval Métropole informe … » and « … Métropole
    # Habitat » are others
    ("conseil métropolitain", r"(?:(?:euro)?metropole\s+(?:de|du|des|d')[\s\w]|(?:(?!(?:a|aux?|avec|contre|de|des|du|d'|entre|et|membre|par|pour|sur)\b)[\w'-]+ ){1,4}metropole(?=\W*$|\s*[,–-]\s|\s+val\s+de\b))"),
)  # fmt: skip
_ANY_BODY = "|".join(words for _organ, words in _BODIES)
#: « Compte rendu de la réunion du SIVOM … »: the words of a title before the body.
_TITLE_BEFORE = r"(?:(?:compte[- ]{1,2}rendu|proces[- ]{1,2}verbal|reunion|seance|assemblee|extrait|registre|deliberations?)\s+(?:de\s+la\s+|du\s+|des\s+|de\s+)?){0,5}"
_HEADED = re.compile(
    rf"[^\w\n]*{_TITLE_BEFORE}(?:"
    + "|".join(f"(?P<b{rank}>{words})" for rank, (_organ, words) in enumerate(_BODIES))
    + r")"
)
_OWN_MEETING = re.compile(
    rf"\W*{_TITLE_BEFORE}(?:(?:reunion|seance|assemblee)\s+(?:du|de\s+la|de)\s+(?:{_ANY_BODY})|(?:des\s+)?(?:deliberations|registre)(?:\s+du\s+(?:comite|conseil))?\W*$)"
)
#: Lines among which a letterhead stands.
_TOP = 6
#: « Séance du 3 mai 2031 », « Conseil du 14/12/2031 », « Réunion de conseil du … ».
_SAT = re.compile(
    rf"(?:\b(?:seance|reunion|session|{ASSEMBLY})\b|(?:^|\n)\W*deliberation\s+(?:n\s?°\s?)?(?=\S*\d)\S{{1,20}}\s)[^.;\n]{{0,80}}?(?:\n?\s*\bdu\b|\ble\b|:|,|[-–]|\n)\s*(?:{WEEKDAY}\s+)?(?:\d{{1,2}}(?:er)?[\s-]+{MONTH_NAME}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d)"
)
#: « Communauté de communes d'Orme, 5 mai 2031 »: a letterhead and the day.
_DAY_BESIDE = re.compile(
    rf"[,–-]\s*(?:le\s+)?(?:{WEEKDAY}\s+)?(?:\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})\W*$",
    re.M,
)
#: « Les délégués se sont réunis », under the title of the register, within so many characters.
_MET = Pattern(rf"\b{HAS_MET}")
_OPENING = 1500
#: Meetings of others under the same letterhead, which decide nothing for it.
_OTHERS = re.compile(
    r"\bcommissions?\s+(?!permanente)|\bcomite\s+(?:technique|social|consultatif|de\s+pilotage|des\s+fetes)|\bconseil\s+(?:d'ecole|de\s+quartier|citoyen|des\s+jeunes|municipal\s+des)|\b(?:reunion|visite)\s+(?:publique|de\s+chantier)|\bassemblee\s+generale\b"
)
_ROLL = re.compile(
    r"(?:^|\n)\W*(?:membres\s+|elus\s+|titulaires\s+|delegues\s+|conseillers\s+|etaient\s+|sont\s+)?presente?s?\s*:\s*\w"
)
_CALLED = re.compile(
    rf"\b(?:le|du|au|l')\s*(?:{ASSEMBLY})\b(?!\s+(?:de|d'|des|du|departemental|general|regional|technique|social|constitutionnel)\b)"
)


def sits_unnamed(clean: CleanText) -> bool:
    """Tell whether a body whose letterhead a text bears sat in it, though no assembly is named."""
    top = [line.folded for line in clean.lines[:_TOP]]
    head = "\n".join(top)
    # « Le président rappelle que la commission … » is told in this sitting, and titles none.
    if _of_head(clean) is None or any(_OTHERS.search(line) and not has_verb(line) for line in top):
        return False
    own = [line for line in top if _OWN_MEETING.match(line)]
    told = _SAT.search(head) or _DAY_BESIDE.search(head) or any(map(ENDS_ON_DAY.search, own))
    met = bool(own) and _MET.search(clean.folded, 0, _OPENING)
    return bool(
        (told or met)
        and (own or marks(clean.folded) or opens_sitting(clean) or _ROLL.search(clean.folded))
    )


def unnamed_assembly(clean: CleanText) -> Organe | None:
    """Return the assembly that « le conseil » stands for, or of which the title tells a meeting; else ``None``."""
    sat = _of_head(clean) if sits_unnamed(clean) else None
    if sat and (_entitled(clean) or _CALLED.search(clean.folded)):
        return sat
    return "conseil municipal" if _is_of_mayor(clean) else None


def _is_of_mayor(clean: CleanText) -> bool:
    """Whether minutes without a letterhead call a roll and speak of a maire, and of no president."""
    if "le maire" not in clean.folded or "president" in clean.folded:
        return False
    titled = any(_SITTING_ALONE.fullmatch(line.folded) for line in clean.lines[:_TITLE])
    return titled and bool(_ROLL.search(clean.folded) and _ASSEMBLY_DECIDES.search(clean.folded))


#: « SÉANCE DU 24 OCTOBRE 2031 », all of a line among the first.
_SITTING_ALONE = re.compile(
    rf"(?:seance|reunion|session)\s+(?:ordinaire\s+|publique\s+)?du\s+(?:{WEEKDAY}\s+)?\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}"
)
_TITLE = 3
_ASSEMBLY_DECIDES = Pattern(
    rf"\b(?:l'assemblee|le\s+conseil|les\s+conseillers)\s+(?:{any_of(DECIDING)}|(?:en\s+)?prend\b|donne\b)"
)


def _entitled(clean: CleanText) -> bool:
    """Whether the title tells a meeting of the body itself, « Réunion du SIVOM … », or its deliberations."""
    return any(_OWN_MEETING.match(line.folded) for line in clean.lines[:_TOP])


def _of_head(clean: CleanText) -> Organe | None:
    """The assembly of the body that the letterhead names; a commune's may begin with the name of its métropole."""
    top = [line.folded for line in clean.lines[:_TOP]]
    found = [
        _BODIES[int(str(headed.lastgroup)[1:])][0]
        for rank, line in enumerate(top)
        if (headed := _HEADED.match(line)) and not (rank and ":" in line)
    ]
    if found[:1] != [_OF_METROPOLE]:
        return found[0] if found else None
    named = [epci for line in top for epci in epci_named(tidy(_ENDS.split(line)[0]))]
    if any(epci.type != "métropole" for epci in named):
        found[0] = "conseil communautaire"  # « Ombreville Métropole » may be a communauté
    return next((organ for organ in found if organ != _OF_METROPOLE), found[0])


_OF_METROPOLE = "conseil métropolitain"
_ENDS = re.compile(r"\s*[,–|]|\s-\s")
