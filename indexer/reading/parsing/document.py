"""Reads one text: its kind, its body, its sitting, its acts."""

import re
from dataclasses import replace

from analyzers import fold_letters
from indexer.acts.documents import Act, Document, ExtractedText, Seance, TypeDocument
from indexer.acts.formulas import DELIBERATED
from indexer.reading.parsing.bodies.assemblies.organs import organ
from indexer.reading.parsing.bodies.deciding import body
from indexer.reading.parsing.contents import Contents
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.doubts import checked, warnings_of
from indexer.reading.parsing.facts.coded_numbers import without_codes
from indexer.reading.parsing.facts.days.convocations import (
    announcement_date,
    convocation_date,
    publication_date,
)
from indexer.reading.parsing.facts.days.sitting_day import SittingDay, listed_date, sitting_day
from indexer.reading.parsing.facts.days.written_dates import dates_in
from indexer.reading.parsing.facts.kinds import is_extract, opens_sitting, tells_who_sat
from indexer.reading.parsing.facts.papers import is_budget, is_paper
from indexer.reading.parsing.facts.people.counts import counts
from indexer.reading.parsing.facts.people.presiding import president
from indexer.reading.parsing.facts.people.rolls.chairs import with_chair
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.facts.people.secretaries import secretary
from indexer.reading.parsing.facts.stamps import Stamp, stamps_in
from indexer.reading.parsing.facts.votes.head_away import with_head_away
from indexer.reading.parsing.points.cutting import SHIPPED, Reader
from indexer.reading.parsing.told_sitting import ToldSitting, told_sitting
from indexer.reading.parsing.view.cleaning import CleanText, clean


def parse_text(
    extracted: ExtractedText, name: str, context: Context, reader: Reader = SHIPPED
) -> Document:
    """Return what a text that is no table holds; ``name`` is the path of the file."""
    cleaned = without_codes(extracted.text, clean(extracted.text))
    stamps = stamps_in(cleaned)
    told = told_sitting(cleaned, fold_letters(name), stamps)
    collectivite = body(cleaned, told.organ, stamps, context, name)
    contents = Contents(extracted, cleaned, stamps, reader)
    kind, acts = _acts(cleaned, contents, told)
    day = _day(cleaned, kind, told, stamps, fold_letters(name.rpartition("/")[2]))
    # Numbers of voters told inside a point are those of the point, not of the sitting.
    head = cleaned.place(acts[0].debut) if acts and acts[0].debut else None
    seance = _seance(cleaned, kind, told, day, head, _title_place(cleaned, acts, head))
    if told.of_others:
        seance = replace(seance, organe=None, date=None)
    if told.listed and (examined := listed_date(cleaned)):
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
        warnings=(*extracted.warnings, *contents.warnings, *warnings_of(acts)),
    )


#: Letters by which a title is known again in its line.
_TITLE = 40


def _title_place(cleaned: CleanText, acts: tuple[Act, ...], head: int | None) -> int | None:
    """Where the title of the first act begins in the cleaned text: at its ``head``, or below it in an extrait.

    Nowhere where it may be a name of the roll, taken for a title.
    """
    title = fold_letters(acts[0].objet or "")[:_TITLE] if acts else ""
    if " " not in title or "," in title:
        return None
    if head is not None:
        return head
    return next((line.start for line in cleaned.lines if line.folded.startswith(title)), None)


def _acts(
    cleaned: CleanText, contents: Contents, told: ToldSitting
) -> tuple[TypeDocument, tuple[Act, ...]]:
    """The kind of a document, which its acts may settle, and its acts."""
    if told.listed:
        return "compte-rendu", contents.listed(told.rows)
    if is_budget(cleaned) and not told.titled:
        return "autre", ()  # the vote that its last page tells is that of an act elsewhere
    kind, acts = contents.acts(told.kind) if told.held else (told.kind, ())
    if kind == "compte-rendu" and not (acts or told.titled) and (act := contents.lone_act()):
        return "deliberation", (act,)
    if told.kind == "autre" and acts and _only_explains(cleaned, acts):
        kind, acts = "autre", ()
    untitled = kind in ("compte-rendu", "autre") and not (acts or told.titled)
    if untitled and (act := contents.titled_act()):
        return "deliberation", (act,)
    voted = any(act.vote for act in acts)
    if kind == "compte-rendu" and not told.titled and is_extract(cleaned) and len(acts) == 1:
        return "deliberation", acts
    if kind == "autre" and not voted and _sits(cleaned, told):
        kind = "compte-rendu"  # of a sitting whose decisions are not in the text, or none
    return kind, acts


def _sits(cleaned: CleanText, told: ToldSitting) -> bool:
    """Whether a text opens a sitting that was held, and is no paper that is put to one."""
    return told.held and opens_sitting(cleaned) and not is_paper(cleaned)


def _only_explains(cleaned: CleanText, acts: tuple[Act, ...]) -> bool:
    """Whether a text rather explains how an assembly decides: nobody sat, and no vote is one of a sitting."""
    if tells_who_sat(cleaned) or opens_sitting(cleaned) or any(dates_in(cleaned.folded[:_HEAD])):
        return False
    if "objet" in cleaned.folded and _OF_ACT.search(cleaned.folded):
        return False
    return not any(_is_of_sitting(act) for act in acts)


#: « Objet : … » over « après en avoir délibéré, décide … »: an act without its day.
_OF_ACT = re.compile(rf"(?:\A|\n)\W*objet\s*:(?s:.){{1,1500}}?\b{DELIBERATED}")


def _is_of_sitting(act: Act) -> bool:
    """Whether an act has its number, or a vote that was counted or that all agreed to."""
    vote = act.vote
    counted = vote and (vote.resultat == "unanimité" or None not in (vote.pour, vote.contre))
    return bool(counted) or bool(act.numero and len(act.numero) > _RANK)


#: Characters among which a text of a sitting tells its day.
_HEAD = 1000
#: Figures of the rank of a point, which a chapter may bear as well.
_RANK = 3


def _day(
    cleaned: CleanText,
    kind: TypeDocument,
    told: ToldSitting,
    stamps: tuple[Stamp, ...],
    file_name: str,
) -> SittingDay:
    """The day of the sitting that was held, or that a convocation announces."""
    announces = kind == "convocation"
    stamp = stamps[0] if stamps else None
    return sitting_day(
        cleaned, file_name, stamp, held=told.held and not announces, announces=announces
    )


def _seance(
    cleaned: CleanText,
    kind: TypeDocument,
    told: ToldSitting,
    day: SittingDay,
    head: int | None,
    title: int | None,
) -> Seance:
    """The sitting, with the people and the counts of one that was held.

    ``head`` is where its first act begins in the cleaned text, below what is of the sitting, ``title`` where its title
    does.
    """
    sat, date = told.organ, day.date
    if kind == "convocation":
        return Seance(organe=sat, date=date, date_convocation=announcement_date(cleaned, date))
    if not told.held:
        # An annex that names the day of a sitting names who sat.
        sat = sat or (organ(cleaned) if date and kind != "arrete" else None)
        return Seance(organe=sat, date=date, date_publication=publication_date(cleaned, date))
    found = counts(cleaned, head)
    roll = members(cleaned, found.presents, title)
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
