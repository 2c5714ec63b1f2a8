"""Sheets of presence whose columns blanks alone part: a member a row, a mark or a word below its head.

« NOM Prénom    Qualité    Présent    Excusé    Pouvoir à », with a cross below one of them, or « NOM    Présence »,
with « présente » or « excusé » below.

Source: CGCT, art. L2121-15 (who sat); forms observed in published acts.
"""

import re
from dataclasses import dataclass

from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: A cell: words that single blanks part.
_CELL = re.compile(r"\S+(?: \S+)*")
_HEAD = re.compile(
    r"(?:(?P<présent>presente?s?)|(?P<représenté>representee?s?)|(?P<excusé>(?:absente?s?\s+)?excusee?s?)|(?P<absent>absente?s?)"
    r"|(?P<holder>(?:a\s+)?(?:donne\s+)?(?:pouvoirs?|procurations?)(?:\s+donnee?s?)?(?:\s+a)?)|(?P<told>presences?))(?:\s?\(\w{1,2}\))*"
)
#: What heads such a sheet: a line that names who is listed, and a column of presence behind two blanks.
_HEADS = Pattern(
    r"\b(?:noms?|membres?|elus|conseillers|delegues)\b[^|\t\n]{0,60}?[ ]{2,}presen[^|\t\n]*(?=\n)"
)
_WORD = re.compile(
    r"(?:(?P<présent>presente?)|(?P<représenté>representee?)|(?P<excusé>(?:absente?\s+)?excusee?)|(?P<absent>absente?))"
)
#: « Absent, pouvoir à Mme X », in a cell.
_PROXY = re.compile(r"\b(?:pouvoir|procuration)\b")
_MARK = re.compile(r"[x✓✔✗☑☒1]|oui")
_FEWEST_ROWS = 4
#: Characters by which a mark may stand aside of its head.
_ASIDE = 4


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a sheet: what its head says, ``None`` for a signature or a vote, and the span of the head."""

    kind: str | None
    start: int
    end: int


def present_in_aligned_columns(clean: CleanText, end: int) -> list[Membre]:
    """Return the members of a sheet whose columns blanks part; none where it has few rows."""
    if clean.folded.find("  presen", 0, end) < 0:  # as in most texts
        return []
    if (heads := _HEADS.search(clean.folded, 0, end)) is None:
        return []
    start = clean.folded.rfind("\n", 0, heads.start()) + 1
    columns: list[_Column] = []
    found: list[Membre] = []
    position = start
    for line in clean.folded[start:end].split("\n"):
        if not columns:
            columns = _columns(line)
        elif member := _member(clean, position, line, columns):
            found.append(member)
        elif line.strip():
            break
        position += len(line) + 1
    there = any(member.presence == "présent" for member in found)
    return found if there and len(found) >= _FEWEST_ROWS else []


def _columns(line: str) -> list[_Column]:
    """The columns of a head from the first that tells a presence on."""
    columns: list[_Column] = []
    for cell in _CELL.finditer(line):
        told = _HEAD.fullmatch(cell.group())
        if told or columns:
            columns.append(_Column(told.lastgroup if told else None, *cell.span()))
    return columns


def _member(clean: CleanText, position: int, line: str, columns: list[_Column]) -> Membre | None:
    """The member of a row: away where nothing stands below the heads, untold where what stands there is no mark."""
    first = columns[0].start - _ASIDE
    cells = [cell.span() for cell in _CELL.finditer(line)]
    left = [cell for cell in cells if cell[0] < first]
    if not left:
        return None
    named = names_in(clean.text, clean.folded, position, position + left[-1][1])
    if len(named) != 1 or " " not in named[0].name:
        return None
    name, role = named[0].name, named[0].role
    presence: str | None = None
    untold = False
    for start, end in cells[len(left) :]:
        kind, written = _below(columns, start, end), line[start:end]
        if kind == "holder" or _PROXY.search(written):
            holders = names_in(clean.text, clean.folded, position + start, position + end)
            if holders and presence != "présent":  # who is there holds the proxy of who is named
                return Membre(name, role, "représenté", holders[0].name)
        elif told := _WORD.match(written):
            presence = told.lastgroup
        elif kind and kind != "told" and _MARK.fullmatch(written):
            presence = kind
        else:
            untold = untold or kind is not None
    return Membre(name, role, presence or (None if untold else "absent"))


def _below(columns: list[_Column], start: int, end: int) -> str | None:
    """What the head says that is nearest to a cell."""
    return min(columns, key=lambda column: max(column.start - end, start - column.end)).kind
