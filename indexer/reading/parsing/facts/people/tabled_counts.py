"""Counts of members whose labels and figures are set as a table: in columns, in rows, on wrapped lines.

Forms observed in published acts: labels one under the other, then as many figures, or the figures
first; labels on one line and figures on the next; tables of presence with a row of totals.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.reading.parsing.lexicon import MONTH_NAME
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: A line that is all label.
_LABEL = re.compile(
    r"(?:[•-]\s*)?(?:nombre\s+)?(?:de\s+|d[e']s?\s*)?(?:membres?|conseillers?|delegues?|administrateurs?|elus|titulaires)?\s*(?:municipaux|communautaires|titulaires|du conseil)?\s*"
    r"(?:(?P<exercice>(?:afferents?.{0,30}|elus\s+et\s+)?en\s*(?:exercice|fonctions?)(?:\s+(?:au|du)\s+(?:conseil|comite)(?:\s\w+)?)?|(?:composant\s+(?:le|l')|composition\s+d(?:u|e\s+l'))\s*\w+(?:\s\w+)?)|(?P<votants>votants?|(?:ayant|qui ont).{0,6}(?:pris part|vote).{0,30})"
    r"|(?P<presents>presents?(?:\s+(?:a|en)\s+.{3,30})?)|(?P<other>absents?.{0,20}|excuses?|pouvoirs?|procurations?|(?:ayant|qui\s+ont)\s+donne\s+(?:pouvoir|procuration)|suffrages\s+exprimes|quorum|representes?(?:\s+par\s.{3,20})?|exclus|suppleants?|effectif\s+legal|afferents?.{0,30}))[\s:.…_]*$"
)
_FIGURE = re.compile(
    r"[:=\s]*(\d{1,3})(?:\s+puis\s.*|\s+(?:membres|conseillers|delegues|elus|administrateurs))?$"
)
#: « Nombre de conseillers communautaires » over the labels of those present and voting.
_ALL = re.compile(r"nombre\s+de\s+(?:conseillers|membres|delegues)(?:\s+\w+)?\s*:?")


def tabled_counts(clean: CleanText, folded: str) -> dict[str, int]:
    """Return the counts that tables tell, by their kinds; ``folded`` is the part of the text that is read."""
    end = len(folded)
    return _wrapped(clean, end) | _columns(clean, end) | _row(clean, end) | _presence_table(folded)


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
        among = bool(labels) and not figures
        if label := _label(line.folded, first=not labels, among=among):
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
_ENDS = re.compile(
    r"(?:en|a|au|le|la|l'|du|de|composant|presents?|titulaires?)\b[a-z' ]{2,40}|(?:conseil|comite)(?:\s\w+)?|seance|exercice|fonctions?|presents?|votants?"
)


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
#: « Suffrages représentés : », « Voix : », among the labels of a column.
_OTHER_LABEL = re.compile(r"[a-z][a-z' ]{2,38}:")


def _label(folded: str, *, first: bool, among: bool = False) -> str | None:
    """What a line is the label of, ``None`` where it is none; ``among`` labels, any has a figure of its own."""
    if len(folded) > 70:
        return None
    if label := _LABEL.fullmatch(folded):
        return str(label.lastgroup)
    if among and _OTHER_LABEL.fullmatch(folded) and not _ASIDE.fullmatch(folded):
        return "other"
    return _TITLE if first and _ALL.fullmatch(folded) else None


_IN_ROW = re.compile(
    r"\b(?:(?P<exercice>en\s+exercice)|(?P<presents>presents?)|(?P<votants>votants?)|(?P<other>absents?|excuses?|pouvoirs?|procurations?|representes?))\b"
)
_FIGURES = re.compile(r"\d{1,3}(?:\s+\d{1,3}){1,5}")


def _row(clean: CleanText, end: int) -> dict[str, int]:
    """Labels on one line, then as many figures on the next, or the figures first."""
    for at, pair in enumerate(pairwise(clean.lines[:40])):
        if pair[1].start >= end:
            break
        if pair[1].folded[0] in _OPENS_ROW and (
            found := _under_heads(*pair) or _under_heads(*clean.lines[max(0, at - 1) : at], *pair)
        ):
            return found
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


_OPENS_ROW = "|0123456789"
_PARTED = re.compile(r"\s{2,}|\s*[\t|]\s*")


def _under_heads(*rows: Line) -> dict[str, int]:
    """The cells of the last row under the heads above it, of two lines or one: « Afférents au   En », « conseil   exercice »."""
    cells = [_PARTED.split(row.folded) for row in rows]
    if len(cells[-1]) < _FEWEST_CELLS or len({len(row) for row in cells}) > 1:
        return {}
    found: dict[str, int] = {}
    for *head, value in zip(*cells, strict=True):
        label = _label(" ".join(head), first=True)
        if label and label != "other" and value.isdecimal():
            found["exercice" if label == _TITLE else label] = int(value)
    return found if len(found) >= _FEWEST_CELLS and "exercice" in found else {}


_FEWEST_CELLS = 2


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


def _is_total(cells: list[str]) -> bool:
    figures = [cell for cell in cells if cell.isdecimal()]
    others = [cell for cell in cells if cell and not cell.isdecimal()]
    return len(figures) >= 2 and all(cell.startswith("total") for cell in others)
