"""Builds acts from the spans that the cutting gave."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers import fold_letters
from indexer.acts.documents import Act, Citation, Matiere, Page, Vote, VoteNames
from indexer.reading.parsing.facts.amounts import amounts
from indexer.reading.parsing.facts.citations import citations
from indexer.reading.parsing.facts.deduction import deduced_matter
from indexer.reading.parsing.facts.law import references
from indexer.reading.parsing.facts.matieres import is_matter_line, written_matter
from indexer.reading.parsing.facts.numbers.ending_numbers import closing_number, number_ending_title
from indexer.reading.parsing.facts.numbers.leading_numbers import number_in_title, without_number
from indexer.reading.parsing.facts.votes.vote_checks import contradicted
from indexer.reading.parsing.facts.votes.voters import voters
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.facts.votes.wordings import withdrawn
from indexer.reading.parsing.objet import tidy_objet
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.weighing.undecided import told_by_the_way
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import matiere_label


def build_act(
    source: str, clean: CleanText, point: Point, pages: Sequence[Page], *, sure: bool
) -> Act | None:
    """Return the act of a point, ``None`` where its text shows no decision.

    ``sure`` is for a document that is an act as a whole: it stays one even where the vote is lost.
    """
    folded = clean.folded.part(point.start, point.end)
    number, wording = _named(clean, point)
    objet = tidy_objet(wording) if wording else None
    # A list of deliberations has no body: the result stands in the line of the title.
    begin, stop = point.result or (point.body, point.end)
    told = clean.folded.part(begin, stop)
    title = fold_letters(objet or "")
    decided = _decided(
        vote(told, title) or vote(folded, title), voters(clean, point.start, point.end)
    )
    if decided and decided.resultat == "ajourné" and withdrawn(folded, told):
        return None
    if not sure and (decided is None or told_by_the_way(wording, decided.resultat or "")):
        return None
    start, end = _span(source, clean, point)
    return Act(
        objet=objet,
        texte=source[start:end],
        debut=start,
        fin=end,
        numero=number,
        matiere=_matter(clean, point) or deduced_matter(objet),
        vote=decided,
        montants=amounts(folded),
        references=references(folded),
        citations=tuple(_cited(clean, point, number)),
        page=page_of(pages, start),
        a_verifier=(
            *(("objet",) if point.doubtful else ()),
            *(("vote",) if decided and contradicted(folded, decided) else ()),
        ),
    )


def _span(source: str, clean: CleanText, point: Point) -> tuple[int, int]:
    """Where a point stands in the text as it was extracted, without the blanks behind it."""
    start, end = clean.origin(point.start), clean.origin(point.end)
    text = source[start:end]
    return start, end - len(text) + len(text.rstrip())


def _decided(told: Vote | None, names: VoteNames) -> Vote | None:
    """The vote of a point, with those who are named; that of the names alone where nothing else tells how it went."""
    decided = told
    if told is None or (told.resultat == "adopté" and told.pour is None):
        named = _told_by_names(names)
        decided = replace(told, resultat=named.resultat) if told and named else told or named
    return replace(decided, noms=names) if decided else None


def _told_by_names(names: VoteNames) -> Vote | None:
    """The vote that only names tell, « Ont voté pour : … »: refused where both are named and more are against."""
    if not (names.pour or names.contre):
        return None
    return Vote("rejeté" if len(names.contre) > len(names.pour) > 0 else "adopté")


def _named(clean: CleanText, point: Point) -> tuple[str | None, str]:
    """The number of a point, from its title or its end where its heading tells none, and its title without it."""
    number, wording = point.number, point.title
    if titled := number_in_title(wording):
        number, wording = titled
    elif ending := number_ending_title(wording):
        number, wording = ending
    elif closing := closing_number(clean, point.start, point.end):
        number = closing
    if number and _CODED.search(number):
        wording = _RANK.sub("", wording)
    return number, without_number(wording, number) if number else wording


#: An act that bears its number keeps none of its rank in the sitting: « 2031-05-12 » above « II – Tarifs ».
_CODED = re.compile(r"\d{4}|\d\W\d")
_RANK = re.compile(
    r"^(?:(?:[IVX]{1,5}|\d{1,2})\s?[–—-]|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s?[–—.)-]?)\s+(?=[A-ZÀ-Ý])"
)


def _cited(clean: CleanText, point: Point, number: str | None) -> Iterator[Citation]:
    """The acts that a point cites, itself left out."""
    for citation in citations(clean, point.start, point.end):
        if citation.numero is None or citation.numero not in (number or ""):
            yield citation


#: Blank lines between the code of a matter and the act under it, and lines of codes.
_NEAR, _MOST_CODES = 2, 2


def _matter(clean: CleanText, point: Point) -> Matiere | None:
    """The code that an act bears: beside its number, on the lines right above it, or in its text."""
    if beside := _beside_number(clean, point):
        return beside
    first = bisect_left(clean.lines, point.start, key=lambda line: line.start)
    if above := _codes_above(clean, first):
        return written_matter(clean.folded[above : point.start])
    stop = bisect_left(clean.lines, point.end, key=lambda line: line.start)
    # The codes above the next act are not those of this one.
    return written_matter(clean.folded.part(point.start, _codes_above(clean, stop) or point.end))


def _beside_number(clean: CleanText, point: Point) -> Matiere | None:
    """The code beside the number of an act, in its text or on the line above its title."""
    if not clean.matters:
        return None
    lines = clean.lines
    first = bisect_left(lines, point.start, key=lambda line: line.start)
    stop = bisect_left(lines, point.end, key=lambda line: line.start)
    begin = clean.origin(lines[max(0, first - 1)].start)
    # The number above the next title is that of the next act.
    end = clean.origin(lines[stop - 1].start if first < stop - 1 < len(lines) - 1 else point.end)
    code = next((code for at, code in clean.matters if begin <= at < end), None)
    label = matiere_label(code) if code else None
    return Matiere(code, label) if code and label else None


def _codes_above(clean: CleanText, index: int) -> int | None:
    """Where the lines of codes above a line begin, ``None`` where there are none."""
    begin = index
    while index - begin < _MOST_CODES and begin:
        line = clean.lines[begin - 1]
        below = clean.lines[begin].gap if begin < len(clean.lines) else 0
        if below > _NEAR or not is_matter_line(line.folded):
            break
        begin -= 1
    return clean.lines[begin].start if begin < index < len(clean.lines) else None


def page_of(pages: Sequence[Page], offset: int) -> int | None:
    """Return the number of the page that holds an offset."""
    for page in pages:
        if page.start <= offset < page.end:
            return page.number
    return pages[-1].number if pages else None
