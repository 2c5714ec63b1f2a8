"""How many members are in office, are present, and vote.

Sources: Code général des collectivités territoriales, art. L2121-2 (members in office), L2121-17
(quorum), L2121-20 (proxies); forms observed in published acts: label and figure (« En exercice :
14 »), figure after a sentence (« Nombre de membres présents : 12 »), labels then figures in
columns, tables of presence with a row of totals. Names are never counted: a list may be cut.
"""

import re
from dataclasses import dataclass

from indexer.parsing.cleaning import CleanText
from indexer.parsing.dates import number_in_words

_HEAD = 9000
_NUMBER = r"(?<![\w/.,-])(?P<n>\d{1,3}|(?:quatre-vingt|soixante|cinquante|quarante|trente|vingt|dix|onze|douze|treize|quatorze|quinze|seize|neuf|huit|sept|six|cinq|quatre|trois|deux)(?:[- ](?:et[- ])?(?:dix|onze|douze|treize|quatorze|quinze|seize|un|deux|trois|quatre|cinq|six|sept|huit|neuf)){0,2})"
_AFTER = r"(?![\d/]|\s?%|\s*h\b|\s*(?:ou|puis|a|et)\s+\d|[.,]\d)(?!\w)"
_GAP = r"\s*(?:\(\w+\)|\*)?\s*[:;=.–|-]{0,3}\s*(?:\(\s*)?"
_WHO = r"(?:conseillers?|membres?|elus?|delegues?|administrateurs?|deputes?|titulaires?)"
_FIELDS = {
    "exercice": (
        re.compile(r"(?:membres?\s+|conseillers?\s+|delegues?\s+)?(?:(?:municipaux|communautaires|syndicaux|departementaux|regionaux|du conseil\s*\w*|du comite\s*\w*|titulaires)\s+)?(?:afferents?\s+au\s+conseil\s+\w+\s*[:.]?\s*\d{0,3}\s*[-,;]?\s*)?(?<!les membres )en\s+(?:exercice|fonctions?)" + _GAP + _NUMBER + _AFTER),
        re.compile(_NUMBER + r"\s+" + _WHO + r"\s+(?:\w+\s+)?en\s+(?:exercice|fonctions?)"),
    ),
    "presents": (
        re.compile(r"(?<!non )(?<!in)\bpresents?(?:\s+(?:a la seance|a l'ouverture|physiquement|en seance|a l'appel))?(?:\s+les membres en exercice)?" + _GAP + _NUMBER + _AFTER),
        re.compile(_NUMBER + r"[ \t]+(?:" + _WHO + r"\s+)?(?:etaient\s+|sont\s+)?presents?\b(?!\s*:)"),
    ),
    "votants": (
        re.compile(r"\b(?:nombre de\s+)?(?:votants?|membres\s+votants|ayant\s+(?:pris\s+part\s+au\s+vote|vote)|prenant\s+part\s+au\s+vote|qui\s+ont\s+pris\s+part\s+(?:au\s+vote|a\s+la\s+deliberation)|pris\s+part\s+a\s+la\s+deliberation)" + _GAP + _NUMBER + _AFTER),
        re.compile(_NUMBER + r"[ \t]+(?:" + _WHO + r"\s+)?votants?\b(?!\s*:)"),
    ),
}  # fmt: skip
_LABEL = re.compile(
    r"(?:nombre\s+)?(?:de\s+|d[e']s?\s*)?(?:membres?|conseillers?|delegues?|elus)?\s*(?:municipaux|communautaires|du conseil)?\s*"
    r"(?:(?P<exercice>(?:afferents?.{0,30})?en\s+(?:exercice|fonctions?))|(?P<votants>votants?|(?:ayant|qui ont).{0,6}(?:pris part|vote).{0,30})"
    r"|(?P<presents>presents?)|(?P<other>absents?.{0,20}|excuses?|pouvoirs?|procurations?|quorum|representes?|exclus|suppleants?|afferents?.{0,30}))\s*:?\s*$"
)
_FIGURE = re.compile(r"(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Counts:
    """Members in office, present, voting; ``None`` where not written or not certain."""

    exercice: int | None = None
    presents: int | None = None
    votants: int | None = None


def counts(clean: CleanText, start: int = 0) -> Counts:
    """Return the counts that the heading of a sitting states."""
    folded = clean.folded[start : start + _HEAD]
    written = {field: _first(patterns, folded) for field, patterns in _FIELDS.items()}
    for source in (_columns(clean, start), _presence_table(clean, start)):
        for field, value in source.items():
            written[field] = written.get(field) if written.get(field) is not None else value
    return _consistent(Counts(written["exercice"], written["presents"], written["votants"]))


def _first(patterns: tuple[re.Pattern[str], ...], folded: str) -> int | None:
    for pattern in patterns:
        for match in pattern.finditer(folded):
            value = _value(match["n"])
            if value is not None and not _about_something_else(folded, match.start()):
                return value
    return None


def _about_something_else(folded: str, start: int) -> bool:
    """A count of a commission, of absents or of a former sitting."""
    return bool(
        re.search(
            r"absents?\s*(?:et\s*)?(?:non\s*)?$|majorite des\s*$",
            folded[max(0, start - 25) : start],
        )
    )


def _value(written: str) -> int | None:
    return int(written) if written.isdigit() else number_in_words(written)


def _columns(clean: CleanText, start: int) -> dict[str, int]:
    """Labels one under the other, then as many figures one under the other."""
    labels: list[str] = []
    figures: list[int] = []
    for line in clean.lines[:60]:
        if line.start < start:
            continue
        if match := _LABEL.fullmatch(line.folded):
            if figures:
                labels, figures = [], []
            labels.append(str(match.lastgroup))
        elif labels and (figure := _FIGURE.fullmatch(line.folded)):
            figures.append(int(figure.group(1)))
            if len(figures) == len(labels):
                found = dict(zip(labels, figures, strict=True))
                found.pop("other", None)
                if found:
                    return found
                labels, figures = [], []
        elif not (labels and re.fullmatch(r"nombre d[e']\s*\w*\s*:?|[:|]", line.folded)):
            labels, figures = [], []
    return {}


_CELLS = re.compile(r"\t|\s*\|\s*")


def _presence_table(clean: CleanText, start: int) -> dict[str, int]:
    """A table of presence: the row of totals under « Présents » and « Votants »."""
    header: list[str] = []
    for raw in clean.folded[start : start + 20000].split("\n"):
        if "\t" not in raw and "|" not in raw:
            header = []
            continue
        cells = [cell.strip() for cell in _CELLS.split(raw)]
        if any(re.fullmatch(r"presente?s?", cell) for cell in cells) and len(cells) > 2:
            header = cells
        elif header and _is_total(cells):
            found = {}
            for label, cell in zip(header, cells, strict=False):
                if cell.isdigit() and label.startswith(("present", "votant")):
                    found["presents" if label.startswith("present") else "votants"] = int(cell)
            return found
    return {}


def _is_total(cells: list[str]) -> bool:
    figures = [cell for cell in cells if cell.isdigit()]
    others = [cell for cell in cells if cell and not cell.isdigit()]
    return len(figures) >= 2 and all(cell.startswith("total") for cell in others)


def _consistent(found: Counts) -> Counts:
    """Drop what contradicts the law: there cannot be more present than in office."""
    if (
        found.exercice is not None
        and found.presents is not None
        and found.presents > found.exercice
    ):
        return Counts(None, found.presents, found.votants)
    return found
