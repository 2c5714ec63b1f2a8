"""How many members are in office, are present, and vote.

Sources: Code général des collectivités territoriales, art. L2121-2 (members in office), L2121-17
(quorum), L2121-20 (proxies); forms observed in published acts: label and figure (« En exercice :
14 », « Conseillers en fonction : 11 »), figure and label (« 12 membres présents »), labels then
figures in columns, tables of presence with a row of totals. Names are never counted: a list may be
cut. « 22 ou 21 » says nothing certain and gives nothing; « 24 puis 25 » gives the opening.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    HAS_MET,
    MET,
    MONTH_NAME,
    TENS,
    UNITS,
    number_in_words,
)
from indexer.reading.parsing.view.cleaning import CleanText, Line
from indexer.reading.parsing.view.pattern import Pattern

_HEAD = 9000
_NUMBER = rf"(?P<n>\d{{1,3}}|(?:quatre-vingt|{TENS}|{UNITS})(?:[- ](?:et[- ])?(?:{UNITS})){{0,2}})"
_KEYWORD = Pattern(
    r"\b(?:(?P<exercice>en\s*(?:exercice|fonctions?)|(?<=\n)exercice(?=\s*:\s*\d)|(?:membres?|conseillers)\s+composant(?:\s+(?:le|l'|la)\s*(?:"
    + ASSEMBLY
    + r")(?:\s+(?:municipal|communautaire|syndical))?)?)|(?P<presents>presents?|assist(?:aient|ant|ent)\s+a\s+la\s+seance)"
    r"|(?P<votants>votants?|total\s+des\s+votes|(?:ayant\s+|qui\s+ont\s+|prenant\s+)?(?:pris\s+)?part\s+(?:au\s+vote|a\s+la\s+deliberation|aux\s+deliberations)))\b"
)
_PRECISION = (
    r"(?:\s+(?:a\s+la\s+seance|a\s+l'ouverture(?:\s+de\s+la\s+seance)?|physiquement|en\s+seance|a\s+l'appel"
    r"|les\s+membres\s+en\s+exercice|au\s+vote|au\s+jour\s+de\s+la\s+seance|a\s+\d{1,2}\s?h\s?(?:\d\d)?|a(?=\s+\d{1,3}\s*\n\s*la\s+seance)))?"
    r"(?:\s+(?:est|sont|etait|etaient)(?:\s+de)?(?=\s+(?:de\s+)?\d))?(?:\s+de(?=\s+\d))?"
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
    + r"\b)\w+\s+)?(?:etaient\s+|sont\s+|etant\s+)?\Z"
)
#: « En exercice : 41 Étaient présents : »: a number behind the colon of a label is that label's.
_OF_LABEL = re.compile(r"\ben\s+(?:exercice|fonctions?)\s*:\s*\Z")
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
_LABEL = re.compile(
    r"(?:[•-]\s*)?(?:nombre\s+)?(?:de\s+|d[e']s?\s*)?(?:membres?|conseillers?|delegues?|elus)?\s*(?:municipaux|communautaires|du conseil)?\s*"
    r"(?:(?P<exercice>(?:afferents?.{0,30})?en\s*(?:exercice|fonctions?)|composant\s+(?:le|l')\s*\w+(?:\s\w+)?)|(?P<votants>votants?|(?:ayant|qui ont).{0,6}(?:pris part|vote).{0,30})"
    r"|(?P<presents>presents?(?:\s+a\s+.{3,30})?)|(?P<other>absents?.{0,20}|excuses?|pouvoirs?|procurations?|quorum|representes?(?:\s+par\s.{3,20})?|exclus|suppleants?|afferents?.{0,30}))\s*:?\s*$"
)

_FIGURE = re.compile(r"[:=\s]*(\d{1,3})(?:\s+puis\s.*)?$")
#: « Nombre de conseillers communautaires » over the labels of those present and voting.
_ALL = re.compile(r"nombre\s+de\s+(?:conseillers|membres|delegues)(?:\s+\w+)?\s*:?")


@dataclass(frozen=True, slots=True)
class Counts:
    """Members in office, present, voting; ``None`` where not written or not certain."""

    exercice: int | None = None
    presents: int | None = None
    votants: int | None = None


_OFFICE = Pattern(
    r"\bnombre\s+de\s+(?:membres|conseillers|delegues)(?:\s+(?:municipaux|communautaires|syndicaux|titulaires))?\s*:\s*(?P<n>\d{1,3})"
    r"(?=\s*(?:\n|[,;|–-])\s*(?:nombre\s+de\s+)?(?:(?:membres|conseillers|delegues)\s+(?:\w+aux\s+)?)?presents?\b)"
    rf"|\b(?:presents|(?:{MET})s?[^.;\d]{{0,60}}\bau\s+nombre\s+de\s+\d{{1,3}}(?:\s+\w+)?)\s+sur\s+(?P<of>\d{{1,3}})\b"
    # « le conseil étant composé de 14 membres »
    rf"|\b(?:{ASSEMBLY})(?:\s+\w+)?\s+(?:est|etant)\s+compose\s+de\s+(?P<seats>\d{{1,3}})\s+membres\b"
    # « Effectif du comité syndical : 30 »
    rf"|\beffectif\s+(?:legal\s+|total\s+)?(?:du\s+|de\s+l')(?:{ASSEMBLY})(?:\s+\w+)?\s*:\s*(?P<size>\d{{1,3}})\b"
)
#: « Présents : 31/45 », « Étaient présents : Membres (31/45) ».
_SHARE = Pattern(
    r"\bpresents\b(?:[\s:(]{1,4}(?:membres|delegues|conseillers|titulaires)\b)?[\s:(]{1,4}(?P<n>\d{1,3})\s?/\s?(?P<of>\d{1,3})(?![\d/])"
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
    tables = (
        _wrapped(clean, len(folded))
        | _columns(clean, len(folded))
        | _row(clean, len(folded))
        | _presence_table(folded)
    )
    written = _written(folded) | tables
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
        if number and not _is_list(folded, number) and not _under_labels(folded, match, number):
            after[kind] = _value(number["n"])
        elif kind not in before and told:
            before[kind] = _value(told["n"])
    return _told_otherwise(folded, before | after)


def _told_otherwise(folded: str, found: dict[str, int]) -> dict[str, int]:
    """The counts that labels tell, with those that phrases of another form do."""
    if "exercice" not in found and (office := _OFFICE.search(folded)):
        # A body counts its members before those present: « Nombre de délégués : 40 / Présents : 31 ».
        found["exercice"] = int(office["n"] or office["of"] or office["seats"] or office["size"])
    if "presents" not in found and (share := _SHARE.search(folded)):
        there, seats = int(share["n"]), int(share["of"])
        if there <= seats:
            found["presents"] = there
            found.setdefault("exercice", seats)
    if "exercice" not in found and (all_seats := _AFFERENT.search(folded)):
        found["exercice"] = int(all_seats["n"])
    if "presents" not in found and (met := _NUMBERED.search(folded)):
        found["presents"] = int(met["n"] or met["k"] or met["m"])
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
)


def _under_labels(folded: str, label: re.Match[str], number: re.Match[str]) -> bool:
    """Whether a number on the next line belongs to a column of figures under several labels."""
    if "\n" not in number.group():
        return False
    begin = folded.rfind("\n", 0, label.start())
    line = folded[: max(begin, 0)].rstrip().rpartition("\n")[2].strip()
    return bool(_LABEL.fullmatch(line))


def _is_list(folded: str, number: re.Match[str]) -> bool:
    """Whether a number opens a list of names, « 1. MARTIN Paul », on the line under its label."""
    return "\n" in number.group() and bool(_LISTED.match(folded, number.end()))


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else number_in_words(written) or 0


def _columns(clean: CleanText, end: int) -> dict[str, int]:
    """Labels one under the other, then as many figures one under the other."""
    labels: list[str] = []
    figures: list[int] = []
    lines = [line for line in clean.lines if line.start < end]
    alone = [_figure(line.folded) for line in lines]
    if not any(alone):
        return {}
    above = _figures_above(lines, alone)
    if above:
        return above
    for line, figure in zip(lines, alone, strict=True):
        if label := _label(line.folded, first=not labels):
            # « Nombre de membres » over « en exercice » is the title of the labels, not one of them.
            titled = label == "exercice" and labels[:1] == [_TITLE]
            labels, figures = [*([] if figures else labels[titled:]), label], []
        elif labels and figure:
            figures.append(int(figure.group(1)))
            if len(figures) == len(labels):
                found = dict(zip(labels, figures, strict=True))
                found.pop("other", None)
                if _TITLE in found:
                    found["exercice"] = found.pop(_TITLE)
                if found:
                    return found
                labels, figures = [], []
        elif not (labels and _ASIDE.fullmatch(line.folded)):
            labels, figures = [], []
    return {}


#: Figures one under the other, above as many labels, that are no ranks of a list.
_FEWEST_ABOVE = 3


def _figure(folded: str) -> re.Match[str] | None:
    """The figure that is all a line holds."""
    begins = folded[0].isdecimal() or folded[0] in ":="
    return _FIGURE.fullmatch(folded) if begins else None


def _figures_above(lines: Sequence[Line], alone: Sequence[re.Match[str] | None]) -> dict[str, int]:
    """Figures one under the other, then as many labels, as a table that was read by its columns."""
    figures: list[int] = []
    for index, figure in enumerate(alone):
        if figure:
            figures.append(int(figure.group(1)))
            continue
        count, read, figures = len(figures), figures, []
        if count < _FEWEST_ABOVE or len(lines) < index + count:
            continue
        labels = [_label(below.folded, first=False) for below in lines[index : index + count]]
        if None not in labels and "exercice" in labels:
            found = {str(label): n for label, n in zip(labels, read, strict=True)}
            found.pop("other", None)
            return found
    return {}


#: « Nombre de membres composant 33 », then « le conseil »: the figure stands beside a label of two lines.
_BEGINS = re.compile(r"nombre\s+d[e'](?P<label>[a-z' ]{4,40}?)\s*:?\s+(?P<n>\d{1,3})")
_ENDS = re.compile(r"(?:en|a|au|le|la|l'|du|de)\b[a-z' ]{2,40}")


def _wrapped(clean: CleanText, end: int) -> dict[str, int]:
    """Labels that run over two lines, their figures at the end of the first."""
    found: dict[str, int] = {}
    for line, under in pairwise(clean.lines):
        if under.start >= end:
            break
        begins = line.folded.startswith("nombre") and _BEGINS.fullmatch(line.folded)
        if begins and not under.gap and _ENDS.fullmatch(under.folded):
            kind = _label(f"nombre de{begins['label']} {under.folded}", first=False)
            if kind and kind != "other":
                found.setdefault(kind, int(begins["n"]))
    return found


_TITLE = "title"
#: Lines that stand between labels and figures and count nobody.
_ASIDE = re.compile(
    rf"nombre d[e']\s*\w*\s*:?|[:|]|(?:le\s+)?\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}|\d\d/\d\d/\d{{4}}"
)


def _label(folded: str, *, first: bool) -> str | None:
    """What a line is the label of, ``None`` where it is none."""
    if len(folded) > 70:
        return None
    if label := _LABEL.fullmatch(folded):
        return str(label.lastgroup)
    return _TITLE if first and _ALL.fullmatch(folded) else None


_IN_ROW = re.compile(
    r"\b(?:(?P<exercice>en\s+exercice)|(?P<presents>presents?)|(?P<votants>votants?)|(?P<other>absents?|excuses?|pouvoirs?|procurations?|representes?))\b"
)
_FIGURES = re.compile(r"\d{1,3}(?:\s+\d{1,3}){1,5}")


def _row(clean: CleanText, end: int) -> dict[str, int]:
    """Labels on one line, then as many figures on the next, or the figures first."""
    for pair in pairwise(clean.lines[:40]):
        if pair[1].start >= end:
            break
        for labels, figures in (pair, pair[::-1]):
            if len(labels.folded) > 90 or not figures.folded[0].isdecimal():
                continue
            if not _FIGURES.fullmatch(figures.folded):
                continue
            kinds = [str(match.lastgroup) for match in _IN_ROW.finditer(labels.folded)]
            if len(kinds) < 2:
                continue
            numbers = [int(figure) for figure in figures.folded.split()]
            told = [kind for kind in kinds if kind != "other"]
            if len(numbers) == len(kinds) and len(told) == len(set(told)) > 0:
                found = dict(zip(kinds, numbers, strict=True))
                found.pop("other", None)
                return found
    return {}


_COLUMN = re.compile(
    r"(?:\w+\s+){0,3}(?:(?P<exercice>en\s+exercice)|(?P<presents>presents?)|(?P<votants>votants?))"
)
_CELLS = re.compile(r"\t|\s*\|\s*")


def _presence_table(folded: str) -> dict[str, int]:
    """A table of presence: the row of totals under « Présents » and « Votants »."""
    if "\t" not in folded and "|" not in folded:
        return {}
    header: list[str] = []
    for raw in folded.split("\n"):
        if "\t" not in raw and "|" not in raw:
            header = []
            continue
        cells = [cell.strip() for cell in _CELLS.split(raw)]
        kinds = [label.lastgroup or "" for cell in cells if (label := _COLUMN.fullmatch(cell))]
        if "presents" in kinds and len(cells) > 2:
            header = cells
        elif header and _is_total(cells):
            return {
                str(column.lastgroup): int(cell)
                for label, cell in zip(header, cells, strict=False)
                if cell.isdecimal() and (column := _COLUMN.fullmatch(label))
            }
    return {}


_DATED = re.compile(r"\d{1,2}(?:er)?[ /.]\w+[ /.]\d{4}")


def _is_total(cells: list[str]) -> bool:
    figures = [cell for cell in cells if cell.isdecimal()]
    others = [
        cell for cell in cells if cell and not cell.isdecimal() and not _DATED.fullmatch(cell)
    ]
    return len(figures) >= 2 and all(cell.startswith("total") for cell in others)


def _consistent(found: Counts) -> Counts:
    """Drop what contradicts the law: there cannot be more present than in office."""
    if found.exercice is None or found.presents is None or found.presents <= found.exercice:
        return found
    return Counts(None, found.presents, found.votants)
