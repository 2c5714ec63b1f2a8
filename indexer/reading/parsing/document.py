"""Reads one text: its kind, its body, its sitting, its acts."""

import re
from dataclasses import replace

from analyzers import fold_letters
from indexer.documents import (
    Act,
    Document,
    ExtractedText,
    Organe,
    Seance,
    TypeDocument,
)
from indexer.reading.parsing.acts import build_act
from indexer.reading.parsing.bodies.deciding import body
from indexer.reading.parsing.bodies.organs import organ, standing_commission
from indexer.reading.parsing.bodies.syndicats import titled_syndicat
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.facts.act_numbers import act_number
from indexer.reading.parsing.facts.convocations import (
    announcement_date,
    convocation_date,
    publication_date,
)
from indexer.reading.parsing.facts.counts import counts
from indexer.reading.parsing.facts.kinds import document_kind, opens_sitting, tells_sitting
from indexer.reading.parsing.facts.members import members, with_office
from indexer.reading.parsing.facts.people import president, secretary
from indexer.reading.parsing.facts.sitting_day import listed_date, sitting_date
from indexer.reading.parsing.facts.stamps import Stamp, stamps_in
from indexer.reading.parsing.facts.votes import marks
from indexer.reading.parsing.objet import act_objet
from indexer.reading.parsing.points.headings import Heading, headings
from indexer.reading.parsing.points.listed import listed_points
from indexer.reading.parsing.points.segments import Point, points
from indexer.reading.parsing.view.cleaning import CleanText, clean

_WITHOUT_ACTS = ("arrete", "convocation", "annexe")


def parse_text(extracted: ExtractedText, name: str, context: Context) -> Document:
    """Return what a text that is no table holds."""
    cleaned = clean(extracted.text)
    stamps = stamps_in(cleaned)
    kind = document_kind(cleaned, fold_letters(name), stamps)
    sat = None if kind in ("arrete", "annexe", "autre") else organ(cleaned)
    if kind == "autre" and (likely := organ(cleaned)):
        # A text without a title may still be an act or minutes: its decisions tell, or its opening.
        if opens_sitting(cleaned):
            sat, kind = likely, "compte-rendu" if tells_sitting(cleaned) else kind
        elif marks(cleaned.folded):
            sat = likely
    if sat is None and (kind == "deliberation" or opens_sitting(cleaned)):
        sat = standing_commission(cleaned)
    # A syndicat may sit without a word for its assembly.
    held = sat is not None or (titled_syndicat(cleaned) and opens_sitting(cleaned))
    rows = listed_points(cleaned) if kind not in _WITHOUT_ACTS else []
    if rows:
        # A list of deliberations need not name the assembly that examined them.
        held, sat = True, sat or organ(cleaned)
    collectivite = body(cleaned, sat, stamps, context, name)
    if rows:
        kind, acts = "compte-rendu", _cut(extracted, cleaned, rows)
    else:
        kind, acts = _acts(extracted, cleaned, kind, stamps) if held else (kind, ())
    # Numbers of voters told inside a point are those of the point, not of the sitting.
    head = acts[0].debut if acts and acts[0].debut else None
    source = fold_letters(name.rpartition("/")[2])
    seance = _seance(cleaned, kind, sat, source, stamps, head, held=held)
    if rows and (examined := listed_date(cleaned)):
        seance = replace(seance, date=examined)
    return Document(
        type_document=kind,
        texte=extracted.text,
        collectivite=collectivite,
        seance=seance,
        actes=acts,
        member=extracted.member,
        warnings=extracted.warnings,
    )


def _seance(
    cleaned: CleanText,
    kind: TypeDocument,
    sat: Organe | None,
    name: str,
    stamps: tuple[Stamp, ...],
    head: int | None,
    *,
    held: bool,
) -> Seance:
    date = sitting_date(
        cleaned, name, stamps[0] if stamps else None, held=held, announces=kind == "convocation"
    )
    if kind == "convocation":
        return Seance(organe=sat, date=date, date_convocation=announcement_date(cleaned, date))
    if not held:
        return Seance(date=date, date_publication=publication_date(cleaned, date))
    found = counts(cleaned, head)
    roll = members(cleaned)
    chair = president(cleaned, roll)
    return Seance(
        organe=sat,
        date=date,
        date_convocation=convocation_date(cleaned, date),
        date_publication=publication_date(cleaned, date),
        membres_exercice=found.exercice,
        presents=found.presents,
        votants=found.votants,
        president=chair,
        secretaire=secretary(cleaned),
        membres=tuple(with_office(cleaned, roll, chair)),
    )


_DELIBERATED = re.compile(r"\b(?:apres|en)\s+(?:en\s+)?avoir\s+delibere\b")


def _acts(
    extracted: ExtractedText,
    cleaned: CleanText,
    kind: TypeDocument,
    stamps: tuple[Stamp, ...],
) -> tuple[TypeDocument, tuple[Act, ...]]:
    """The acts of a document, and its kind, which its acts may settle."""
    if kind in _WITHOUT_ACTS:
        return kind, ()
    found = headings(cleaned)
    spans = _bundle(cleaned, found)
    if kind == "deliberation":
        parts = points(cleaned, found, numbered=False) if len(spans) < 2 else []
        if len(spans) < 2 and len(parts) < 2 and len(_DELIBERATED.findall(cleaned.folded)) > 2:
            # One act is deliberated once: where the numbered points each are, they are acts.
            own = points(cleaned, found)
            if sum(bool(_DELIBERATED.search(cleaned.folded, p.start, p.end)) for p in own) > 2:
                parts = own
        several = _cut(extracted, cleaned, parts) if len(parts) > 1 else ()
        if len(several) > 1:
            return "proces-verbal", several
        return kind, _extracts(extracted, cleaned, found, stamps, spans)
    cut = _cut(extracted, cleaned, points(cleaned, found))
    if kind in ("proces-verbal", "compte-rendu"):
        return kind, cut
    named = [h for h in found if h.family == "objet"]
    if cut and not named and tells_sitting(cleaned):
        return "compte-rendu", cut
    if len(cut) > 1 and len(named) != 1:
        return "compte-rendu", cut
    if (named or len(cut) == 1) and marks(cleaned.folded):
        return "deliberation", _extracts(extracted, cleaned, found, stamps, spans)
    return kind, cut


def _cut(extracted: ExtractedText, cleaned: CleanText, found: list[Point]) -> tuple[Act, ...]:
    return tuple(
        act
        for point in found
        if (act := build_act(extracted.text, cleaned, point, extracted.pages))
    )


_EXTRACT = re.compile(
    r"^(?:extrait\s+(?:du|des|de)\s+(?:registre|deliberations?|proces)|registre\s+des\s+deliberations)",
    re.M,
)


def _extracts(
    extracted: ExtractedText,
    cleaned: CleanText,
    found: list[Heading],
    stamps: tuple[Stamp, ...],
    spans: list[tuple[int, int]],
) -> tuple[Act, ...]:
    """One act, or one for each « EXTRAIT DU REGISTRE » of a bundle."""
    acts = []
    for start, end in spans:
        title = act_objet(cleaned, start, end, found)
        number = act_number(cleaned, start, end, stamps)
        point = Point(start, start, end, number, title or "")
        if act := build_act(extracted.text, cleaned, point, extracted.pages, sure=True):
            acts.append(act)
    return tuple(acts)


def _bundle(cleaned: CleanText, found: list[Heading]) -> list[tuple[int, int]]:
    """The spans of the extraits of a file."""
    starts = [line.start for line in cleaned.lines if _EXTRACT.match(line.folded)]
    named = [cleaned.lines[h.line].start for h in found if h.family == "objet"]
    kept: list[int] = []
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(cleaned.folded)
        # A page that repeats its title opens no other act: each act has its own object.
        if not kept or any(start <= position < stop for position in named):
            kept.append(start)
    if len(kept) < 2:
        return [(0, len(cleaned.folded))]
    kept[0] = 0
    return list(zip(kept, [*kept[1:], len(cleaned.folded)], strict=True))
