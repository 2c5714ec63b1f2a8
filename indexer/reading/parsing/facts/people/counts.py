"""How many members are in office, are present, and vote.

Sources: Code général des collectivités territoriales, art. L2121-2 (members in office), L2121-17
(quorum), L2121-20 (proxies); forms observed in published acts: label and figure (« En exercice :
14 », « Conseillers en fonction : 11 »), figure and label (« 12 membres présents »); what is set as a
table is read by ``tabled_counts``. Names are never counted: a list may be cut. « 22 ou 21 » says
nothing certain and gives nothing; « 24 puis 25 » gives the opening.
"""

import re
from dataclasses import dataclass

from indexer.acts.formulas import any_of
from indexer.reading.parsing.facts.people.tabled_counts import tabled_counts
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    HAS_MET,
    MEETING,
    MET,
    MONTH_NAME,
    TENS,
    UNITS,
    number_in_words,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_HEAD = 9000
_NUMBER = rf"(?P<n>\d{{1,3}}|(?:(?<=[:=])|(?<=[:=]\s))l\d|(?:quatre-vingt|{TENS}|{UNITS})(?:[- ](?:et[- ])?(?:{UNITS})){{0,2}})"
_KEYWORD = Pattern(
    r"\b(?:(?P<exercice>en\s*(?:exercice|fonctions?)|(?<!l')exercice(?=\s*:\s*\d{1,3}(?!\d))|(?:membres?|conseillers|delegues|administrateurs)\s+composant(?:\s+(?:le|l'|la)\s*(?:"
    + ASSEMBLY
    + r")(?:\s+(?:municipal|communautaire|syndical))?)?)|(?P<presents>present(?:e?s|[.·(-]e[.·)-]?s?\)?)?(?:\(s\))?|assist(?:aient|ant|ent)\s+a\s+la\s+seance)"
    r"|(?P<votants>votants?|total\s+des\s+votes)"
    r"|(?P<part>(?:ayant\s+|qui\s+ont\s+|prenant\s+)?(?:pris\s+)?part\s+(?:au\s+vote|a\s+la\s+deliberation|aux\s+deliberations)))\b"
)
_PRECISION = (
    r"(?:\s+(?:a\s+la\s+seance|ou\s+supplees|a\s+(?:l'ouverture|la\s+date)(?:\s+de\s+la\s+seance)?|physiquement|en\s+seance|a\s+l'appel"
    r"|les\s+membres\s+en\s+exercice|au\s+vote|au\s+jour\s+de\s+la\s+seance|ce\s+jour|a\s+\d{1,2}\s?h(?:\s?\d\d)?(?!\d)|a(?=\s+\d{1,3}\s*\n\s*la\s+seance)))?"
    rf"(?:\s+(?:est|sont|etait|etaient|etant)(?:\s+de)?(?=\s+(?:de\s+)?(?:\d|(?:{TENS}|{UNITS})\b)))?(?:\s+de(?=\s+\d))?"
)
_AFTER = re.compile(
    _PRECISION + r"\s*(?:\([a-z][a-z +]{0,30}\)|\*)?\s*(?:[:;=|-]|[.…_]{2,40}|…|[._](?![ \t]*\n)){0,3}\s*(?:[(\[]\s*)?" + _NUMBER
    + r"(?![\d/]|(?:[ \t]+\d{1,3}\b){2}|\s?%|\s*\+|\s*h\b|\s*(?:ou|a|et)\s+\d|[.,]\d)(?!\w)"
)  # fmt: skip
_WHO = r"(?:(?:conseillers?|membres?|elus?|delegues?|administrateurs?|titulaires?)\s+)"
_BEFORE = re.compile(
    r"(?<![\w/.,-])(?<!des )(?<!les )(?<!aux )(?<!ces )(?<!puis )(?<!ou )"
    + _NUMBER
    + r"(?:\s+puis\s+\d{1,3})?[ \t]+"
    + _WHO
    + r"?(?:du\s+(?:conseil|bureau|comite)\s+|(?!"
    + MONTH_NAME
    + r"\b|h(?:\d|\b))\w+\s+)?(?:etaient\s+|sont\s+|etant\s+)?\Z"
)
#: « En exercice : 41 Étaient présents : »: a number behind the colon of a label is that label's.
_OF_LABEL = re.compile(
    r"\ben\s+(?:exercice|fonctions?)\s*:\s*\Z"
    # « En exercice – 15 Présents – 11 », where no figure stands before the label: « 15 présents - 11 votants »
    r"|(?<!\d\s)(?<!\d\smembres\s)(?<!\d\sdelegues\s)(?<!\d\sconseillers\s)\b(?:en\s+exercice|presents)\s*(?:[=–-]|\.{2,40}|…)\s*\Z"
)
_ROW_OF_FIGURES = re.compile(
    rf"\b\d{{1,3}}\s+{_WHO}en\s+exercice\s*[:,–-]\s*\d{{1,3}}\s+presents\b[\s,;–-]*\d{{1,3}}\s+(?:pouvoirs?|procurations?|absents?|excuses?|representes?|votants?)\b"
)
#: « 17 présents ; 3 pouvoirs »: the figure behind a sign is that of the next label.
_SIGN = re.compile(r"\s*[;|–-]")
_NEXT_LABEL = re.compile(
    r"\s+(?:pouvoirs?|procurations?|absents?|excuses?|representes?|votants?|presents?|(?:membres\s+)?en\s+exercice)\b"
)
_LISTED = re.compile(r"\s?[.)]{1,2}\s*-?\s*[a-z]")
_ABSENT = re.compile(
    r"\b(?:absents?|auditeurs|personnes|public|journalistes|non|pas|etaient\s+presents?\s+les\s+membres)\s*(?:et\s*)?$"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Members in office, present, voting; ``None`` where not written or not certain."""

    exercice: int | None = None
    presents: int | None = None
    votants: int | None = None


_OFFICE = Pattern(
    r"\bnombre\s+de\s+(?:membres|conseillers|delegues)(?:\s+(?:municipaux|communautaires|syndicaux|titulaires))?\s*:\s*(?P<n>\d{1,3})"
    r"(?=\s*(?:\n|[,;|–-])\s*(?:nombre\s+de\s+)?(?:(?:membres|conseillers|delegues)\s+(?:(?:\w+aux|titulaires)\s+)?)?presents?\b)"
    rf"|\b(?:presents|(?:{MET})s?[^.;\d]{{0,60}}\bau\s+nombre\s+de\s+\d{{1,3}}(?:\s+\w+)?|\bpresents\b[^.;\d]{{0,80}}\bsoit\s+\d{{1,3}})\s+sur\s+(?P<of>\d{{1,3}})\b"
    # « le conseil étant composé de 14 membres »
    rf"|\b(?:{ASSEMBLY})(?:\s+\w+)?\s+(?:est|etant)\s+compose\s+de\s+(?P<seats>\d{{1,3}})\s+membres\b"
    # « Membres titulaires : 61, étaient réunis : 42 »
    r"|\bmembres\s+titulaires\s*:?\s*(?P<titular>\d{1,3})\b(?=[^.]{0,120}?\b(?:presents?|reunis|votants)\b)"
    # « Convoqués le 3 mai, les 93 membres du conseil »
    rf"|\b(?:convoques|{any_of(f'{met}s' for met in MEETING)})\b[^;]{{0,160}}?\bles\s+(?P<all>\d{{1,3}})\s+(?:membres|conseillers|delegues)\s+(?:du|de\s+la|composant)\b"
    # « Effectif du comité syndical : 30 »
    rf"|\beffectif\s+(?:legal\s+|total\s+)?(?:du\s+|de\s+l')(?:{ASSEMBLY})(?:\s+\w+)?\s*:\s*(?P<size>\d{{1,3}})\b"
)
#: « Présents : 31/45 », « Étaient présents : Membres (31/45) ».
_SHARE = Pattern(
    r"\bpresents\b(?:[\s:(]{1,4}(?:membres|delegues|conseillers|titulaires)\b)?[\s:(]{1,4}(?P<n>\d{1,3})\s?/\s?(?P<of>\d{1,3})(?![\d/])"
    # « Quorum atteint : 12 élus sur les 23 membres du conseil »
    r"|\bquorum\b[^.;\d]{0,30}(?P<there>\d{1,3})\s+(?:elus|membres|conseillers|delegues)(?:\s+\w+)?\s+sur\s+(?:les\s+)?(?P<seats>\d{1,3})\b"
)


def counts(clean: CleanText, end: int | None = None) -> Counts:
    """Return the counts that the heading of a sitting states, before ``end`` where it is given."""
    limit = min(_HEAD, end if end is not None else _HEAD)
    found = _counted(clean, limit)
    if (
        found == Counts()
        and limit < _HEAD
        and (labelled := _LABELLED.search(clean.folded, 0, _HEAD))
    ):
        # A point that was cut too early bounds nothing: the labels of the heading tell themselves.
        stop = labelled.end() + _BLOCK
        folded = clean.folded[labelled.start() : min(stop, _HEAD)]
        written = _written(folded)
        found = Counts(written.get("exercice"), written.get("presents"), written.get("votants"))
    return _consistent(found)


#: The label that opens the figures of a heading, and the characters over which they reach.
_LABELLED = Pattern(
    r"\bnombre\s+(?:de|des|d')\s*(?:membres|conseillers|delegues|elus)\b[^.;\n]{0,40}?(?:en\s+exercice|composant)[^.;\n\d]{0,40}:?\s*\d"
    r"|\b(?:membres|conseillers|delegues|elus)(?:\s+\w+)?\s+en\s+exercice\s*:\s*\d"
)
_BLOCK = 300


def _counted(clean: CleanText, limit: int) -> Counts:
    folded = clean.folded.part(0, limit)
    # Figures under their labels come first: read one by one, each would take its neighbour's.
    written = _written(folded) | tabled_counts(clean, folded)
    return Counts(written.get("exercice"), written.get("presents"), written.get("votants"))


def _written(folded: str) -> dict[str, int]:
    """The first number beside each label: after it, else before it on the same line."""
    after: dict[str, int] = {}
    before: dict[str, int] = {}
    for match in _KEYWORD.finditer(folded):
        kind = str(match.lastgroup)
        context = folded[max(0, match.start() - 48) : match.start()]
        if kind in after or _ABSENT.search(context) or "quorum est de" in context:
            continue
        number = _AFTER.match(folded, match.end())
        told = _BEFORE.search(context)
        # « 41 conseillers en exercice : 35 présents, 4 pouvoirs »: every figure stands before its label.
        row = _ROW_OF_FIGURES.search(folded, max(0, match.start() - 48), match.end() + 60)
        if told and not row and _OF_LABEL.search(context[: told.start()]):
            told = None
        if number and (row or (told and _is_of_next(folded, told, number))):
            number = None
        if number and not _is_list(folded, number):
            after[kind] = _value(number["n"])
        elif kind not in before and told:
            before[kind] = _value(told["n"])
    found = before | after
    part = found.pop("part", None)
    if part is not None:
        # Who took part votes; beside those voting, proxies among them, they are those present.
        found.setdefault("presents" if found.get("votants", 0) > part else "votants", part)
    return _told_otherwise(folded, found)


def _told_otherwise(folded: str, found: dict[str, int]) -> dict[str, int]:
    """The counts that labels tell, with those that phrases of another form do."""
    if "exercice" not in found and (office := _OFFICE.search(folded)):
        # A body counts its members before those present: « Nombre de délégués : 40 / Présents : 31 ».
        found["exercice"] = next(int(figure) for figure in office.groups() if figure)
    if "presents" not in found and (share := _SHARE.search(folded)):
        there, seats = (int(figure) for figure in share.groups() if figure)
        if there <= seats:
            found["presents"] = there
            found.setdefault("exercice", seats)
    if "exercice" not in found and (all_seats := _AFFERENT.search(folded)):
        found["exercice"] = int(all_seats["n"])
    if "presents" not in found and (met := _NUMBERED.search(folded)):
        found["presents"] = next(int(figure) for figure in met.groups() if figure)
    return found


def _is_of_next(folded: str, told: re.Match[str], number: re.Match[str]) -> bool:
    """Whether the figure behind a label that has one before it belongs to what comes next."""
    if _SIGN.match(number.group()) and _NEXT_LABEL.match(folded, number.end()):
        return True
    # « 18 délégués étaient présents ; 2 avaient donné pouvoir »: the sentence told its number.
    return bool(re.search(r"[a-z]\s", told.group())) and not re.search(r"[:=]", number.group())


#: « Nombre de membres afférents au conseil municipal : 19 », where no label tells those in office.
_AFFERENT = Pattern(r"\bafferents?\s+au\s+(?:conseil|comite)(?:\s+\w+)?\s*[:=]\s*(?P<n>\d{1,3})\b")
#: « Se sont réunis au nombre de 19 », « étaient présents les 28 conseillers suivants ».
_NUMBERED = Pattern(
    rf"\b(?:{MET})s?\b[^.;]{{0,80}}\bau\s+nombre\s+de\s+(?P<n>\d{{1,3}})\b|\bau\s+nombre\s+de\s+(?P<k>\d{{1,3}})\b[^.;\d]{{0,30}}\b{HAS_MET}|\bpresents\s*:?\s*les\s+(?P<m>\d{{1,3}})\s+(?:conseillers|membres|delegues|elus)"
    # « Étaient réunis : 42 »; « (28) Présents : … », then their names.
    r"|\betaient\s+reunis\s*:\s*(?P<r>\d{1,3})\b|(?:^|\n)\s*\((?P<p>\d{1,3})\)\s*presents\b"
)


def _is_list(folded: str, number: re.Match[str]) -> bool:
    """Whether a number opens a list of names, « 1. MARTIN Paul », on the line under its label."""
    return "\n" in number.group() and bool(_LISTED.match(folded, number.end()))


def _value(written: str) -> int:
    figures = written.replace("l", "1") if written[-1].isdecimal() else written  # « l5 », misread
    return int(figures) if figures.isdecimal() else number_in_words(written) or 0


def _consistent(found: Counts) -> Counts:
    """Drop what contradicts the law: there cannot be more present than in office."""
    if found.exercice is None or found.presents is None or found.presents <= found.exercice:
        return found
    return Counts(None, found.presents, found.votants)
