"""Sheets of a sitting: a member a row, a column for each presence or vote, a mark in one of them.

Sources: CGCT, art. L2121-21 (the register tells the votes of a public ballot), L2121-15 (who sat);
forms observed in published acts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.view.cleaning import CleanText

_VOTE = re.compile(
    r"(?:votes?\s+)?(?:(?P<pour>pour|oui)|(?P<contre>contre|non)|(?P<abstention>abst\w*\.?)"
    r"|(?P<non_participation>n\.?p\.?p\.?v\.?|ne prend pas part.*|non[- ](?:participa|vota)\w+))(?:\s?\(s\))?"
)
_PRESENCE = re.compile(
    r"(?:(?P<présent>presente?s?)|(?P<représenté>representee?s?)|(?P<excusé>(?:absente?s?\s+)?excusee?s?)|(?P<absent>absente?s?)"
    r"|(?P<pouvoir>(?:a\s+)?(?:donne\s+)?(?:pouvoirs?|procurations?)(?:\s+(?:donnee?|a|de vote))*))(?:\s?\(\w{1,2}\))*"
)
_MARKED = re.compile(r"[x✓✔✗☑☒1]|oui")
_CELLS = re.compile(r"\t|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A member, the columns marked for them, and where the cells under heads begin and end."""

    member: Named
    marked: tuple[str, ...]
    cells: dict[str, tuple[int, int]]


def votes_in_columns(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the vote and the name of each row that bears one mark."""
    for row in _rows(clean, start, end, _VOTE, frozenset(("pour", "contre"))):
        if len(row.marked) == 1:
            yield row.marked[0], row.member.name


def present_in_columns(clean: CleanText, end: int) -> Iterator[Membre]:
    """Yield the members of a sheet of presence, with who holds their proxy where a column says it."""
    for row in _rows(clean, 0, min(end, len(clean.text)), _PRESENCE, frozenset(("présent",))):
        name, role = row.member.name, row.member.role
        if span := row.cells.get("pouvoir"):
            holders = names_in(clean.text, clean.folded, *span)
            if holders:
                yield Membre(name, role, "représenté", holders[0].name)
                continue
        if len(row.marked) == 1:
            yield Membre(name, role, row.marked[0].replace("pouvoir", "représenté"))


#: « Nom Prénom … P/E/A/R », « NOM Prénom Représentant Présent(e) »: what heads rows that no sign parts.
_HEADS_ROWS = re.compile(r"nom\b.{0,60}(?:p\W{1,3}[ear]\W{1,3}[ear]|presen[ct])")
_SURNAME_FIRST = r"(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:[ \t][A-ZÀ-Ý'’-]{2,}){0,3}[ \t](?:[A-Z]\.[ \t-])?[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)"
#: « DU VAL Lise Montvert E », « ORVAL P. Claire SIVU X »: a surname in capitals, one given name, the mark last.
_MARKED_ROW = re.compile(
    r"\s*" + _SURNAME_FIRST + r"\b"
    r"(?P<rest>[^\n]*?)(?:(?<=\s)(?P<mark>[PEARXx])(?P<behind>(?:[ \t]+(?:(?i:pouvoir|procuration)|[A-ZÀ-Ý])[^\n]*)?))?\s*"
)
_LETTERS = {"P": "présent", "X": "présent", "E": "excusé", "A": "absent", "R": "représenté"}
_FEWEST_ROWS = 4


def present_in_rows(clean: CleanText, end: int) -> list[Membre]:
    """Return the members whom rows name, with a letter or a cross behind each; none where there are few rows."""
    found: list[Membre] = []
    position, headed = 0, False
    body = clean.folded[:end]
    if not _HEADS_ROWS.search(body):
        return found
    for line in body.split("\n"):
        plain = headed and "|" not in line and "\t" not in line
        row = _MARKED_ROW.fullmatch(clean.text, position, position + len(line)) if plain else None
        if row:
            found.append(_marked(clean, row))
        elif len(found) >= _FEWEST_ROWS:
            break
        elif line.strip():
            headed, found = _HEADS_ROWS.search(line) is not None, []
        position += len(line) + 1
    told = sum(member.presence == "présent" for member in found)
    return found if len(found) >= _FEWEST_ROWS and 3 * told >= len(found) else []


def _marked(clean: CleanText, row: re.Match[str]) -> Membre:
    """The member of a row: away where no mark stands behind them."""
    presence = _LETTERS[row["mark"].upper()] if row["mark"] else "absent"
    behind = names_in(clean.text, clean.folded, *row.span("behind")) if row["behind"] else []
    holder = next((named.name for named in behind if named.link == "to"), None)
    return Membre(row["name"], None, "représenté" if holder else presence, holder)


#: « Communes  Titulaires  Présence  Suppléants  Présence »: what heads rows of two people, each with a mark.
_HEADS_BOTH = re.compile(r"\btitulaires?\b.*\bsuppleante?s?\b")
_WIDE = re.compile(r"\t+|[ \t]*\|[ \t]*|[ ]{2,}")
_MARKS = {"p": "présent", "x": "présent", "e": "excusé", "a": "absent", "r": "représenté", "present": "présent", "presente": "présent",
          "excuse": "excusé", "excusee": "excusé", "absent": "absent", "absente": "absent"}  # fmt: skip


def present_beside_stand_ins(clean: CleanText, end: int) -> list[Membre]:
    """Return who sat of rows that name a titular member and a stand-in, with a mark behind each.

    A stand-in is a member of the sitting where the mark says that they were there.
    """
    head = clean.folded[:end]
    if "titulaire" not in head or "suppleant" not in head:
        return []
    found: list[Membre] = []
    rows, position, headed = 0, 0, False
    for line in head.split("\n"):
        people = _marked_people(clean, position, line) if headed else []
        if people:
            rows += 1
            (name, presence), *others = people
            found.append(Membre(name, None, presence))
            found += [
                Membre(other, "suppléant", there) for other, there in others if there == "présent"
            ]
        elif line.strip():
            if rows >= _FEWEST_ROWS:
                break
            headed = _HEADS_BOTH.search(line) is not None and len(_WIDE.findall(line.strip())) > 1
            found, rows = [], 0
        position += len(line) + 1
    return found if rows >= _FEWEST_ROWS else []


def _marked_people(clean: CleanText, position: int, line: str) -> list[tuple[str, str]]:
    """The people of a row, each with the presence that the cell behind tells; none where a cell tells nothing."""
    walls = [(0, 0), *(wall.span() for wall in _WIDE.finditer(line)), (len(line), len(line))]
    cells = [(before[1], wall[0]) for before, wall in pairwise(walls) if before[1] < wall[0]]
    people: list[tuple[str, str]] = []
    for (start, stop), mark in pairwise(cells):
        presence = _MARKS.get(line[slice(*mark)].strip(" ()"))
        named = names_in(clean.text, clean.folded, position + start, position + stop)
        if presence and len(named) == 1 and " " in named[0].name:
            people.append((named[0].name, presence))
    return people


#: « Pr : présent », « Ab = absent », « Po : titulaire absent ayant donné pouvoir »: what the codes of rows mean.
_LEGEND = re.compile(
    r"(?<![\w])(?P<code>[a-z]{1,3})\s?[:=]\s?(?:titulaires?\s+|membres?\s+|delegues?\s+)?"
    r"(?:(?P<présent>present)|(?P<représenté>(?:absent\w*\s+)?(?:ayant\s+donne|represente|supplee|pouvoir|procuration|avec\s+pouvoir))|(?P<excusé>(?:absent\w*\s+)?excuse)|(?P<absent>absent))"
)
_CODED_ROW = re.compile(
    r"[ \t]*"
    + _SURNAME_FIRST
    + r"[ \t]+(?P<mark>[A-Z][A-Za-z]{0,2})(?:[ \t]+(?P<behind>[A-ZÀ-Ý][^\n]{2,60}))?[ \t]*"
)


def present_in_coded_rows(clean: CleanText, end: int) -> list[Membre]:
    """Return the members whom rows name, with a code behind each that a legend explains; none without legend."""
    codes = {
        clean.text[slice(*told.span("code"))]: told.lastgroup
        for told in _LEGEND.finditer(clean.folded[:end])
    }
    if len(codes) < _FEWEST_CODES or "présent" not in codes.values():
        return []
    found: list[Membre] = []
    rows = 0
    position = 0
    for line in clean.folded[:end].split("\n"):
        row = _CODED_ROW.fullmatch(clean.text, position, position + len(line))
        presence = codes.get(row["mark"]) if row else None
        if row and presence:
            rows += 1
            behind = (
                names_in(clean.text, clean.folded, *row.span("behind")) if row["behind"] else []
            )
            holder = behind[0].name if behind and presence == "représenté" else None
            found.append(Membre(row["name"], None, presence, holder))
        position += len(line) + 1
    return found if rows >= _FEWEST_ROWS else []


_FEWEST_CODES = 2


def _rows(
    clean: CleanText, start: int, end: int, column: re.Pattern[str], needed: frozenset[str]
) -> Iterator[_Row]:
    """The rows under a line of heads that names what is needed."""
    body = clean.folded[start:end]
    if "|" not in body and "\t" not in body:
        return
    heads: list[str | None] = []
    position = start
    for line in body.split("\n"):
        walls = [wall.span() for wall in _CELLS.finditer(line)]
        if len(walls) > 1:
            spans = list(
                zip([0, *(w[1] for w in walls)], [*(w[0] for w in walls), len(line)], strict=True)
            )
            kinds = [_kind(line[slice(*span)], column) for span in spans]
            if needed.issubset(kinds):
                heads = kinds
            elif heads and len(spans) <= len(heads):
                yield from _row(clean, position, line, spans, heads)
        elif line.strip():
            heads = []
        position += len(line) + 1


def _kind(cell: str, column: re.Pattern[str]) -> str | None:
    head = column.fullmatch(cell.strip())
    return head.lastgroup if head else None


def _row(
    clean: CleanText,
    position: int,
    line: str,
    spans: list[tuple[int, int]],
    heads: list[str | None],
) -> Iterator[_Row]:
    """The row of a member, whose name stands left of the columns that have heads."""
    first = next(rank for rank, kind in enumerate(heads) if kind)
    if not 0 < first <= len(spans):
        return
    named = names_in(clean.text, clean.folded, position, position + spans[first - 1][1])
    under = [(kind, span) for kind, span in zip(heads, spans, strict=False) if kind]
    marked = tuple(kind for kind, span in under if _MARKED.fullmatch(line[slice(*span)].strip()))
    if len(named) == 1:
        cells = {kind: (position + span[0], position + span[1]) for kind, span in under}
        yield _Row(named[0], marked, cells)
