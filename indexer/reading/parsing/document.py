"""Reads one text: its kind, its body, its sitting, its acts."""

from dataclasses import replace

from analyzers import fold_letters
from indexer.documents import (
    Document,
    ExtractedText,
    Organe,
    Seance,
    TypeDocument,
)
from indexer.reading.parsing.bodies.deciding import body
from indexer.reading.parsing.bodies.organs import organ, standing_commission, titled_commission
from indexer.reading.parsing.bodies.syndicats import titled_syndicat
from indexer.reading.parsing.bodies.unnamed import sits_unnamed, unnamed_assembly
from indexer.reading.parsing.contents import WITHOUT_ACTS, Contents
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.doubts import checked, told
from indexer.reading.parsing.facts.chairs import with_chair
from indexer.reading.parsing.facts.convocations import (
    announcement_date,
    convocation_date,
    publication_date,
)
from indexer.reading.parsing.facts.counts import counts
from indexer.reading.parsing.facts.decisions import marks
from indexer.reading.parsing.facts.head_away import with_head_away
from indexer.reading.parsing.facts.kinds import (
    document_kind,
    opens_sitting,
    tells_sitting,
    titles_sitting,
)
from indexer.reading.parsing.facts.members import members
from indexer.reading.parsing.facts.other_meetings import is_of_others, tells_no_sitting
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.secretaries import secretary
from indexer.reading.parsing.facts.sitting_day import SittingDay, listed_date, sitting_day
from indexer.reading.parsing.facts.stamps import stamps_in
from indexer.reading.parsing.points.cutting import SHIPPED, Reader
from indexer.reading.parsing.points.list_titles import heads_columns, names_list, only_lists
from indexer.reading.parsing.points.listed import listed_points
from indexer.reading.parsing.view.cleaning import CleanText, clean


def parse_text(
    extracted: ExtractedText, name: str, context: Context, reader: Reader = SHIPPED
) -> Document:
    """Return what a text that is no table holds."""
    cleaned = clean(extracted.text)
    stamps = stamps_in(cleaned)
    apart = tells_no_sitting(cleaned)
    kind, sat = _who_sat(cleaned, document_kind(cleaned, fold_letters(name), stamps))
    if apart:
        kind, sat = kind if kind in WITHOUT_ACTS else "autre", None
    held = not apart and (sat is not None or _was_held(cleaned, kind))
    rows = listed_points(cleaned) if not apart and kind not in WITHOUT_ACTS else []
    listed = bool(rows) or (not apart and _tells_list(cleaned, kind))
    if listed:
        # A list of deliberations need not name the assembly that examined them.
        held, sat = True, sat or organ(cleaned)
    collectivite = body(cleaned, sat, stamps, context, name)
    contents = Contents(extracted, cleaned, stamps, reader)
    if listed:
        kind, acts = "compte-rendu", contents.listed(rows)
    else:
        kind, acts = contents.acts(kind) if held else (kind, ())
        voted = any(act.vote for act in acts)
        if kind == "autre" and held and not voted and opens_sitting(cleaned):
            kind = "compte-rendu"  # of a sitting whose decisions are not in the text, or none
    # Numbers of voters told inside a point are those of the point, not of the sitting.
    head = cleaned.place(acts[0].debut) if acts and acts[0].debut else None
    source = fold_letters(name.rpartition("/")[2])
    announces = kind == "convocation"
    day = sitting_day(
        cleaned,
        source,
        stamps[0] if stamps else None,
        held=held and not announces,
        announces=announces,
    )
    seance = _seance(cleaned, kind, sat, day, head, held=held)
    if apart and is_of_others(cleaned):
        seance = replace(seance, organe=None)
    if listed and (examined := listed_date(cleaned)):
        seance = replace(seance, date=examined)
    acts = tuple(with_head_away(acts, seance.president))
    acts = checked(acts, seance, day=day.doubtful and seance.date == day.date)
    return Document(
        type_document=kind,
        texte=extracted.text,
        collectivite=collectivite,
        seance=seance,
        actes=acts,
        member=extracted.member,
        warnings=(*extracted.warnings, *contents.warnings, *told(acts)),
    )


def _who_sat(cleaned: CleanText, kind: TypeDocument) -> tuple[TypeDocument, Organe | None]:
    """The kind of a text, which its opening may settle, and the assembly that sat."""
    sat = None if kind in ("arrete", "annexe", "autre") else organ(cleaned)
    if kind == "autre" and (likely := organ(cleaned)):
        # A text without a title may still be an act or minutes: its decisions tell, or its opening.
        if opens_sitting(cleaned):
            sat, kind = likely, "compte-rendu" if tells_sitting(cleaned) else kind
        elif marks(cleaned.folded) or titles_sitting(cleaned):
            sat = likely
    if sat is None and (kind == "deliberation" or opens_sitting(cleaned)):
        sat = standing_commission(cleaned)
    if sat is None and (kind in _OF_SITTINGS or (kind == "autre" and marks(cleaned.folded))):
        sat = titled_commission(cleaned)
    if sat is None and kind not in WITHOUT_ACTS:
        sat = unnamed_assembly(cleaned)
    return kind, sat


#: What tells of a sitting that was held, by its title.
_OF_SITTINGS = ("deliberation", "proces-verbal", "compte-rendu")


def _was_held(cleaned: CleanText, kind: TypeDocument) -> bool:
    """Whether a sitting was held of which no assembly is named: a syndicat's, or that of the body in the head."""
    if (kind in _OF_SITTINGS or titled_syndicat(cleaned)) and opens_sitting(cleaned):
        return True
    return kind not in WITHOUT_ACTS and sits_unnamed(cleaned)


def _tells_list(cleaned: CleanText, kind: TypeDocument) -> bool:
    """Whether a text without rows that were told calls itself a list of deliberations."""
    if kind == "annexe":
        return only_lists(cleaned)  # « Rapport annuel », a title of the list
    if kind in (*WITHOUT_ACTS, "proces-verbal"):
        return False
    named = kind != "deliberation" and names_list(cleaned)
    return heads_columns(cleaned) or named or only_lists(cleaned)


def _seance(
    cleaned: CleanText,
    kind: TypeDocument,
    sat: Organe | None,
    day: SittingDay,
    head: int | None,
    *,
    held: bool,
) -> Seance:
    date = day.date
    if kind == "convocation":
        return Seance(organe=sat, date=date, date_convocation=announcement_date(cleaned, date))
    if not held:
        # An annex that names the day of a sitting names who sat.
        sat = sat or (organ(cleaned) if date and kind != "arrete" else None)
        return Seance(organe=sat, date=date, date_publication=publication_date(cleaned, date))
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
        membres=tuple(with_chair(cleaned, roll, chair)),
    )
