"""Which organ sat: conseil municipal, conseil communautaire, comité syndical, bureau, and so on.

An organ is read first where a sitting names it (title of the registre, « s'est réuni », « séance
du »), else from how often the text speaks of it.

Sources: Code général des collectivités territoriales, art. L2121-1 (conseil municipal), L5211-6 (organe
délibérant of EPCI), L2511-2 (conseil d'arrondissement), L5219-2 (conseil de territoire), L5211-10 (bureau),
L5212-6 (comité syndical), L3121-1 (conseil départemental), L3431-1 (Collectivité européenne d'Alsace), L3211-2
(its commission permanente), L4131-1 (conseil régional); Code de l'action sociale et des familles, art. L123-6
(conseil d'administration of a CCAS).
"""

import re

from indexer.acts.documents import Organe
from indexer.acts.formulas import DECIDING, DELIBERATED, any_of
from indexer.reading.parsing.lexicon import (
    ANY_ORGAN,
    CONVENED,
    COUNCIL_IN_LETTERS,
    GROUND,
    HAS_ADVISED,
    HAS_MET,
    MET,
    MONTH_NAME,
    SYNDICAT,
    TO_PREPARE,
    WEEKDAY,
    organ_named,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_MENTION = Pattern(rf"\b(?:{ANY_ORGAN})")
_SITS_BEFORE = re.compile(
    r"(?:deliberations?|seance|reunion|convocation|proces[ -]verbal|compte[ -]?rendu|c-?r|p\.?v\.?|registre|decisions?|membres|session|assemblee\s+pleniere|rapports?(?=\s+au\b))"
    r"(?:\s+(?:de|du|des|au|la|le|l'|les|prochaine?|publique|pleniere|ordinaire|extraordinaire|sommaire|integral|succinct|analytique|abrege|deliberations?|seance|reunion|registre|examinees|adoptees|prises|par|lors|-|:|–|(?:19|20)\d\d)){0,6}\s*$"
)
_SITS_AFTER = Pattern(
    rf"[^.;]{{0,260}}?\b(?:{HAS_MET}|{CONVENED}|s'est\s+tenu|etant\s+(?:{MET})|convoques?\b)|(?:\s+d(?:e\s|u\s|es\s|')[^.;,\n]{{2,60}})?\s*,\s+(?:\w+ment\s+)?(?:{MET})\b"
    rf"|(?:\s+[^.;,\n]{{2,60}})?(?:\s(?:{MET})\s+le\s+\d|\s*,\s+(?:\w+ment\s+)?(?:{MET})s?\s+(?:les?\s+\d|en\s+seance\b|sous\s+la\s+presidence\b))"
)
# « CONSEIL DÉPARTEMENTAL », then « Réunion du … »; « Sous la présidence de …, le conseil … ».
_SITTING_UNDER = re.compile(
    r"[^\n]{0,40}(?:\n\s*[^\n.]{0,60})?(?:\n\s*|\s[–-]\s+)(?:(?:compte[- ]rendu|proces[- ]verbal)\s+de\s+(?:la|sa)\s+)?(?:reunion|seance|session|commission\s+permanente|assemblee\s+pleniere)\b|\s+du\s+(?:[a-z]{5,8}\s+)?\d"
)
#: « … CONSEIL DE TERRITOIRE SÉANCE DU 8 MARS », « Conseil communautaire 8 mars 2031 »: a title inside its line.
_DAY_AFTER = re.compile(
    rf"\s+(?:[–-]\s+)?(?:(?:seance|reunion)\s+)?(?:du\s+)?(?:{WEEKDAY}\s+)?\d{{1,2}}(?:er)?\s+{MONTH_NAME}\b"
)
_LINKED = re.compile(r"(?:\b(?:du|de|le|la|les|des|au|par|en|dernier|prochain)|')\s*$")
_CHAIRED_BEFORE = re.compile(r"\bsous la presidence de[^.;\n]{3,70},\s+le\s+$")
#: « Le conseil municipal, à l'unanimité, fixe … »: who decides sat.
_RESOLVES = re.compile(
    rf"[^.;:]{{0,60}}?(?:(?<!\ba )(?<!\bont )(?<!\bavait )\b(?:{any_of(DECIDING)})(?:nt)?\b|\b{DELIBERATED})"
)
#: « Vu le rapport du 3 mai, le conseil communautaire, à l'unanimité, attribue … »: its ground ends at the comma.
_AFTER_GROUND = re.compile(r",\s+(?:le\s+|l')$")
_VOTES_SO = re.compile(
    rf"(?:\s*,\s+(?:oui|entendu|vu)\s[^.;:]{{3,60}}?)?\s*,?\s+(?:apres|par\s+(?:\w+\s+voix|un\s+vote)|unanime|a\s+l'unanimite|a\s+la\s+majorite|(?:{any_of(DECIDING)})\b)"
)
#: « LE CONSEIL DÉPARTEMENTAL, », then « Vu … » or « Décide … »: it enacts what follows.
_ENACTS = re.compile(
    r"[ \t]+(?:decide|delibere)[ \t]*:?[ \t]*(?=\n)|(?:\s+(?:de\s|d'|du\s|des\s)[^.;:,\n]{2,50})?\s*[,:]?\s*\n\s*(?:[-•*]\s*)?"
    rf"(?:vu\b|considerant|apres\b|sur\s+(?:le|la|proposition)|(?:{any_of((*DECIDING, 'prend acte'))})\b)"
)
_ENACTING = re.compile(r"(?:\n|\A)[\s*_#-]*le\s+$")
_LINE_START = re.compile(r"(?:\n|\A)[\s*_#-]*(?:le\s+|l')?$")
#: « SMICTOM DU PAYS DE … – COMITÉ SYNDICAL », one line of a title.
_IN_TITLE = re.compile(r"(?:^|\n)[^\n;:,]{4,60}\s[-–|]\s*(?:le\s+|l')?$")
#: « Commune de Valmory, conseil municipal du 7 mai 2031 ».
_BEHIND_BODY = re.compile(r"(?:^|\n)[^\n;:.]{4,60},\s*(?:le\s+)?$")
#: « Le bureau du 28 mai s'est prononcé », « réuni le 3 mai pour préparer … »: it was asked before.
_SAID_BEFORE = re.compile(
    rf"(?:[^.;\n]|\bm\.){{0,120}}?{HAS_ADVISED}|[^.;\n]{{0,40}}(?:\b{HAS_MET}[^.;\n]{{0,40}}{TO_PREPARE})"
)
_HEAD = 5000


def organ(clean: CleanText) -> Organe | None:
    """Return the organ that sat, ``None`` where the text names none."""
    scores: dict[Organe, float] = {}
    for match in _MENTION.finditer(clean.folded, 0, 20_000):
        name = organ_named(match)
        scores[name] = scores.get(name, 0.0) + _weight(clean.folded, match, name)
    sure = {name: score for name, score in scores.items() if score >= _needed(name)}
    if sure:
        return max(sure, key=lambda name: sure[name])
    return (
        _committee(clean)
        or _community_council(clean)
        or (None if scores else _unnamed_council(clean))
    )


#: « Le comité d'administration du SIVOS », « Assemblée générale » of a syndicat: CGCT, art. L5212-6, by other names.
_COMMITTEE = Pattern(
    r"\bcomite\s+(?:d'administration|directeur)\b|\bmembres\s+du\s+comite\b|(?:^|\n)\W*(?:le\s+)?comite\s+du\b|(?:^|\n)\W*assemblee\s+generale\b"
)
_OF_SYNDICAT = re.compile(rf"\b{SYNDICAT}")
#: Its comité administers it (Code de l'éducation, art. R212-26).
_OF_SCHOOLS = re.compile(r"\bcaisse\s+des\s+ecoles\b")
_MEMBERS = re.compile(r"\b(?:conseillers|delegues)\s+communautaires\b")


def _committee(clean: CleanText) -> Organe | None:
    if not _COMMITTEE.search(clean.folded, 0, _HEAD):
        return None
    head = clean.folded[:_HEAD]
    if _OF_SCHOOLS.search(head):
        return "conseil d'administration"
    return "comité syndical" if _OF_SYNDICAT.search(head) else None


def _community_council(clean: CleanText) -> Organe | None:
    """Who sat where the text names no assembly but its members: « les conseillers communautaires »."""
    return "conseil communautaire" if _MEMBERS.search(clean.folded, 0, _HEAD) else None


_IN_LETTERS = re.compile(COUNCIL_IN_LETTERS)
_COUNCIL = re.compile(r"\b(?:reunion|seance)\s+(?:de|du)\s+conseil\b")
_MAIRE = re.compile(r"\bmaires?\b")
#: « Sous la présidence de Mme Lise ORVAL, maire »: CGCT, art. L2121-14.
_CHAIRED_BY_MAIRE = re.compile(
    r"\b(?:sous\s+la\s+presidence|presidee?\s+par)\b(?:[^.;\n]|\bm\.){0,70}?\bmaire\b"
)
_CALLED = re.compile(r"\b(?:le|du)\s+conseil\b")
_SECRETARY = re.compile(r"\bsecretaire\b")


def _unnamed_council(clean: CleanText) -> Organe | None:
    """« PV du CM », « Réunion de conseil du … », where a maire sits; « le conseil », which a maire presides."""
    head = clean.folded[:_HEAD]
    if _IN_LETTERS.search(head, 0, 800):
        return "conseil municipal"
    if _COUNCIL.search(head, 0, 800) and _MAIRE.search(head):
        return "conseil municipal"
    chaired = _CHAIRED_BY_MAIRE.search(head, 0, 1500)
    told = chaired and _CALLED.search(head) and _SECRETARY.search(head)
    return "conseil municipal" if told else None


_STANDING = re.compile(
    r"\bcommission\s+permanente\s+(?:du\s+conseil\s+(?:departemental|general|(?P<region>regional))\b|du\s+departement\b"
    r"|d(?:u\s+conseil\s+d)?e\s+la\s+collectivite\s+europeenne\s+d'alsace\b|du\s+conseil\s+d'alsace\b)"
    # « La commission permanente s'est réunie …, sous la présidence de X, président du conseil régional »
    rf"|\bcommission\s+permanente\b[^.;:]{{0,40}}\b(?:{HAS_MET})(?:[^.;]|\bm\.){{0,220}}\bpresidente?\s+du\s+conseil\s+(?:departemental|general|(?P<seat>regional))\b"
)


def standing_commission(clean: CleanText) -> Organe | None:
    """The council whose commission permanente the title names: it decides in the council's stead."""
    match = _STANDING.search(clean.folded, 0, 1500)
    if match is None or _quoted(clean.folded[max(0, match.start() - 80) : match.start()]):
        return None
    return "conseil régional" if match["region"] or match["seat"] else "conseil départemental"


_TITLED = re.compile(r"(?:^|\n)\W*(?:\w+\s+){0,4}commission\s+permanente\b")
#: Whose title it is: a letterhead, or the words that follow.
_OF_REGION = re.compile(r"\bconseil\s+regional\b|(?:^|\n)\W*region\b")
_OF_DEPARTEMENT = re.compile(
    r"\bconseil\s+(?:departemental|general)\b|(?:^|\n)\W*(?:departement|collectivite\s+europeenne\s+d'alsace)\b"
)


def titled_commission(clean: CleanText) -> Organe | None:
    """The council whose commission permanente is a line of the title."""
    head = clean.folded[:_TITLE_END]
    if not _TITLED.search(head):
        return None
    region, departement = bool(_OF_REGION.search(head)), bool(_OF_DEPARTEMENT.search(head))
    if region == departement:
        return None
    return "conseil régional" if region else "conseil départemental"


_TITLE_END = 600


#: Assemblies that the acts of communes name often.
_NAMED_BY_OTHERS = frozenset(
    ("conseil départemental", "conseil régional", "conseil d'arrondissement")
)


def _needed(name: str) -> float:
    """A commune's acts name the département and the région often: those must be seen sitting."""
    return 5.0 if name in _NAMED_BY_OTHERS else 1.0


def _weight(folded: str, match: re.Match[str], name: str) -> float:
    """A title or a verb of sitting in the heading tells far more than a mention."""
    if match.start() > _HEAD:
        return 0.0 if name == "bureau" else 0.2
    before = folded[max(0, match.start() - 80) : match.start()]
    early = 2.0 if match.start() < 800 else 1.0
    if (cited := _cited(folded, match, name, before)) is not None:
        return cited
    if sits := _SITS_BEFORE.search(before):
        # « Compte rendu des décisions du bureau » is a point of another organ's sitting.
        told = name == "bureau" and "decision" in sits.group()
        return (2.0 if told else 12.0) * early
    own_line = bool(_LINE_START.search(before) or _IN_TITLE.search(before))
    if _SITS_AFTER.match(folded, match.end()) or _CHAIRED_BEFORE.search(before):
        return 8.0 * early
    headed = own_line or _BEHIND_BODY.search(before)
    if headed and early > 1 and _SITTING_UNDER.match(folded, match.end()):
        return 8.0 * early
    if early > 1 and _DAY_AFTER.match(folded, match.end()) and not _LINKED.search(before):
        return 4.0 * early
    if _AFTER_DELIBERATING.search(before):
        return 2.0
    if name == "bureau":
        return 2.0 if own_line and match.group() == "bureau" else 0.0
    if own_line:
        return 1.5 * early
    others = name == "conseil d'administration"  # of an agency, of an office
    return 1.0 if not others and _RESOLVES.match(folded, match.end()) else 0.6


#: « Sous la présidence de Mme Lise ORVAL, présidente du [conseil départemental] ».
_ITS_PRESIDENT = re.compile(
    r"\bsous\s+la\s+presidence\s+de\b[^;\n]{3,90}?,\s*(?:vice-)?presidente?\s+du\s+\Z"
)
_CHAIRED = 800
#: « Après en avoir délibéré, le [Bureau] … ».
_AFTER_DELIBERATING = re.compile(r"\bdelibere\s*,\s+le\s+$")


def _cited(folded: str, match: re.Match[str], name: str, before: str) -> float | None:
    """What a mention is worth that a ground, a list of others or a formula settles; ``None`` for others."""
    if _quoted(before):
        own = _AFTER_GROUND.search(before) and _VOTES_SO.match(folded, match.end())
        return 2.0 if own else 0.0
    if _APPOINTED.search(before):
        return 0.0
    if name == "bureau" and _SAID_BEFORE.match(folded, match.end()):
        return 0.0
    if name in _NAMED_BY_OTHERS and match.start() < _CHAIRED:
        top = max(0, match.start() - 2 * len(before))
        if _ITS_PRESIDENT.search(folded, top, match.start()):
            return _needed(name)  # of a council that meets in no other words
    enacts = _ENACTING.search(before) and _ENACTS.match(folded, match.end())
    return 6.0 if enacts else None


#: « Élection des membres du conseil d'administration »: a matter that another assembly decides.
_APPOINTED = re.compile(
    r"\b(?:designation|election|nomination|renouvellement)\s+d(?:es?|u|'un)\s+(?:\w+\s+){0,3}(?:membres?|delegues?|representants?|administrateurs?)\s+(?:elus\s+)?(?:du|au|aupres\s+du|au\s+sein\s+du)\s*$"
)


#: « Vu l'avis du bureau », « sur proposition du bureau ».
_REFERS = re.compile(
    rf"\b{GROUND}\b[^;.]{{0,75}}$|n°\s?\S+\s+du\s*$|\bsur\s+(?:la\s+)?proposition\s+(?:du|de\s+la|de\s+l')\s*$"
)


def _quoted(before: str) -> bool:
    """Whether a deliberation of another assembly is meant, that this one refers to."""
    return bool(_REFERS.search(before))
