"""Tables in the SCDL « Délibérations » schema: one act a row.

Required columns of version 2.1.5: COLL_NOM, COLL_SIRET, DELIB_ID, DELIB_DATE, DELIB_MATIERE_CODE,
DELIB_MATIERE_NOM, DELIB_OBJET. Publishers also write COLL_SIREN, DATE_PUBLICATION and slugs for
objects (``DE2025_147_tarifs``): all are read. A code is a string: ``7.10`` stays ``7.10``.

Source: https://gitlab.com/opendatafrance/scdl/deliberations (schema 2.1.5).
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from analyzers import fold_letters
from indexer.acts.documents import (
    Act,
    Collectivite,
    Declaration,
    Document,
    ExtractedText,
    Matiere,
    Organe,
    Resultat,
    Row,
    Seance,
    Vote,
)
from indexer.reading.parsing.acts import page_of
from indexer.reading.parsing.bodies.entities import of_siren
from indexer.reading.parsing.bodies.written_names import named, unlisted
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.facts.days.written_dates import dates_in
from indexer.reading.parsing.facts.deduction import deduced_matter
from indexer.reading.parsing.facts.siren import valid_siren
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.row_faults import RowFault, told
from indexer.referentials import matiere_label

_CODE = re.compile(r"([1-9])[.,](\d{1,2})((?:\.\d{1,2}){0,3})(?![\d])")
_ORGANS: dict[str, Organe] = {
    "commune": "conseil municipal",
    "communauté de communes": "conseil communautaire",
    "communauté d'agglomération": "conseil communautaire",
    "communauté urbaine": "conseil communautaire",
    "métropole": "conseil métropolitain",
}
Shared = TypeVar("Shared", Collectivite, Seance)
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_SLUG = re.compile(r"[^\s]*_[^\s]*")


def parse_table(extracted: ExtractedText, context: Context) -> Document:
    """Return a table as one document of type ``tableau`` with an act for each valid row."""
    reader = _Reader(extracted, context)
    acts = tuple(act for row in extracted.rows if (act := reader.act(row)))
    common = _common([act.collectivite for act in acts])
    seance = _common([act.seance for act in acts])
    acts = tuple(
        replace(
            act,
            collectivite=None if act.collectivite == common else act.collectivite,
            seance=None if act.seance == seance else act.seance,
        )
        for act in acts
    )
    return Document(
        "tableau",
        extracted.text,
        common or Collectivite(),
        seance or Seance(),
        acts,
        extracted.member,
        (*extracted.warnings, *told(reader.faults)),
    )


def _common(values: Sequence[Shared | None]) -> Shared | None:
    """The value that all share, ``None`` where they differ."""
    first = values[0] if values else None
    return first if all(value == first for value in values) else None


class _Reader:
    """Reads rows, and remembers the bodies it met: a table names the same one hundreds of times."""

    def __init__(self, extracted: ExtractedText, context: Context) -> None:
        self.faults: list[tuple[int, RowFault]] = []
        self._extracted = extracted
        self._context = context
        self._bodies: dict[tuple[str, str], Collectivite | None] = {}
        self._names = _names(extracted.rows)

    def act(self, row: Row) -> Act | None:
        """Return the act of a row, ``None`` (and a fault) where the row names none."""
        cells = {key.strip().upper(): value.strip() for key, value in row.cells.items()}
        objet = _wording(cells.get("DELIB_OBJET", ""))
        number = cells.get("DELIB_ID") or None
        # A row that extraction set aside lacks its last cells: its text is all that is sure.
        if not objet and not number and "DELIB_OBJET" in cells:
            self.faults.append((row.line, RowFault("no DELIB_OBJET and no DELIB_ID, so no act")))
            return None
        return Act(
            objet=objet or None,
            texte=self._extracted.text[row.start : row.end],
            debut=row.start,
            fin=row.end,
            numero=number,
            matiere=self._matter(cells.get("DELIB_MATIERE_CODE", ""), row.line)
            or deduced_matter(objet),
            vote=self._vote(cells, row.line),
            page=page_of(self._extracted.pages, row.start),
            collectivite=self._body(cells),
            seance=self._sitting(cells),
            url_originale=_address(cells.get("DELIB_URL", "")),
            declaration=_declaration(cells),
            date_reception=_date(cells.get("PREF_DATE", "")),
        )

    def _matter(self, written: str, line: int) -> Matiere | None:
        if not written:
            return None
        match = _CODE.match(written)
        national = f"{match[1]}.{match[2]}" if match else ""
        # Below level 2 codes are those of the body's own classification.
        code = f"{national}{match[3]}" if match else ""
        label = matiere_label(national) if national else None
        if label is None:
            fault = RowFault("is not in the nomenclature", "DELIB_MATIERE_CODE", written)
            self.faults.append((line, fault))
            return None
        return Matiere(code, label)

    def _body(self, cells: dict[str, str]) -> Collectivite | None:
        """The body of a row: one SIRET is one body, under the name that most of its rows give."""
        written = cells.get("COLL_SIRET") or cells.get("COLL_SIREN") or ""
        name = cells.get("COLL_NOM", "")
        if self._context.collectivite:
            name, written = self._context.collectivite, ""
        elif digits := _siren_digits(written):
            name = self._names.get(digits, name)
        key = (written, name)
        if key not in self._bodies:
            self._bodies[key] = self._known(name, valid_siren(written))
        return self._bodies[key]

    def _known(self, name: str, siren: str | None) -> Collectivite | None:
        if not name and not siren:
            return None
        known = of_siren(siren) if siren else None
        known = known or (named(name) if name else None)
        return known or unlisted(name, siren)

    def _vote(self, cells: dict[str, str], line: int) -> Vote | None:
        """The counts of a row and what they prove; none where more voted than there are members."""
        pour, contre, abstention, votants, members = (
            _count(cells.get(f"VOTE_{name}", ""))
            for name in ("POUR", "CONTRE", "ABSTENTION", "REEL", "EFFECTIF")
        )
        told = _told_vote(fold_letters(cells.get("VOTE", "")))
        # A form that counts nothing where nobody was against is filled with zeros.
        if not (pour or contre or abstention) and (told or pour is contre is abstention is None):
            return told
        voted = (pour or 0) + (contre or 0) + (abstention or 0)
        if members and voted > members:
            said = f"{voted} votes of {members} members, left out"
            self.faults.append((line, RowFault(said)))
            return None
        proved = _result(pour, contre, votants)
        result = told.resultat if told and _fits(told.resultat, proved, contre) else proved
        return Vote(result, pour, contre, abstention)

    def _sitting(self, cells: dict[str, str]) -> Seance:
        body = self._body(cells)
        return Seance(
            organe=_ORGANS.get(body.type or "") if body else None,
            date=_date(cells.get("DELIB_DATE", "")),
            date_publication=_date(cells.get("DATE_PUBLICATION", "")),
            membres_exercice=_count(cells.get("VOTE_EFFECTIF", "")),
            votants=_count(cells.get("VOTE_REEL", "")),
        )


_SHORT = re.compile(r"(\d{1,4})\s*(?:voix\s*)?(p|c|a|pour|contre|abs\w*)\b")
#: What a cell says whole where the act was passed.
_PASSED = frozenset(
    ("favorable", "avis favorable", "oui", "ok", "pour", "accepte", "acceptee", "valide", "validee")
)


def _told_vote(folded: str) -> Vote | None:
    """The vote that a cell tells: in the words of a text, or in the short ones of a list."""
    if not folded:
        return None
    counts = {side[0]: int(count) for count, side in _SHORT.findall(folded)}
    if found := vote(folded):
        if found.abstention is None and found.pour is not None and "a" in counts:
            found = replace(found, abstention=counts["a"])
        return found
    if "p" in counts:
        pour, contre = counts["p"], counts.get("c")
        result = _result(pour, contre, sum(counts.values()))
        return Vote(result, pour, contre, counts.get("a"))
    return Vote("adopté") if " ".join(folded.split()).strip(" .") in _PASSED else None


def _fits(said: Resultat | None, proved: Resultat | None, contre: int | None) -> bool:
    """Whether the word of a row says what its counts prove, or more (« unanimité », « ajourné »)."""
    if said == "unanimité" and contre:
        return False
    return said is not None and (proved is None or (said == "rejeté") == (proved == "rejeté"))


def _wording(objet: str) -> str:
    """A slug read as words: ``tarifs_municipaux_2026`` is « tarifs municipaux 2026 »."""
    return objet.replace("_", " ").strip() if _SLUG.fullmatch(objet) else objet


def _address(written: str) -> str | None:
    """An address that can be followed; anything else is text of the row only."""
    return written if _ADDRESS.fullmatch(written) else None


def _declaration(cells: dict[str, str]) -> Declaration | None:
    declared = Declaration(
        siret=cells.get("COLL_SIRET") or None,
        matiere_code=cells.get("DELIB_MATIERE_CODE") or None,
        matiere_nom=cells.get("DELIB_MATIERE_NOM") or None,
        budget_annee=cells.get("BUDGET_ANNEE") or None,
        budget_nom=cells.get("BUDGET_NOM") or None,
        pref_id=cells.get("PREF_ID") or None,
        pref_date=_date(cells.get("PREF_DATE", "")),
    )
    return declared if declared != Declaration() else None


def _siren_digits(written: str) -> str:
    """The digits that name a body, whether or not they pass their check."""
    digits = re.sub(r"\s", "", written)
    return digits[:9] if re.fullmatch(r"\d{9}|\d{14}", digits) else ""


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """By SIREN the name that most rows give its body; of equals the first."""
    given: dict[str, Counter[str]] = {}
    for row in rows:
        siren = _siren_digits(row.cells.get("COLL_SIRET") or row.cells.get("COLL_SIREN") or "")
        name = row.cells.get("COLL_NOM", "").strip()
        if siren and name:
            given.setdefault(siren, Counter())[name] += 1
    return {siren: names.most_common(1)[0][0] for siren, names in given.items()}


def _date(written: str) -> dt.date | None:
    """A date of the schema, or one in words; others were mended where they have one reading."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        pass
    if not any(char.isalpha() for char in written):
        return None
    found = next(dates_in(fold_letters(written)), None)
    return found.date if found else None


def _count(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() else None


def _result(pour: int | None, contre: int | None, votants: int | None) -> Resultat | None:
    """What the counts prove; a tie proves nothing: the president's vote may have settled it.

    Where nobody is said to have voted against, more than half of those who voted is enough.
    """
    if pour is None:
        return None
    if contre is None:
        return "adopté" if votants is not None and 2 * pour > votants else None
    if pour == contre:
        return None
    return "adopté" if pour > contre else "rejeté"
