"""What a document holds: its acts, and its kind where these settle it.

An extrait is one act, several bundled are as many; minutes and lists are cut into points. Where an
extrait is titled so and tells a whole sitting, its points are read as those of minutes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from analyzers import fold_letters
from indexer.acts.documents import Act, ExtractedText, TypeDocument, Vote
from indexer.reading.parsing.acts import build_act
from indexer.reading.parsing.facts.kinds import is_project, opens_sitting, tells_sitting
from indexer.reading.parsing.facts.numbers.act_numbers import act_number, titled_in_line
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.facts.votes.votes import passes_minutes
from indexer.reading.parsing.lexicon import GROUND
from indexer.reading.parsing.objet import (
    is_administrative,
    named_objet,
    tidy_objet,
    title_above_number,
    title_above_opening,
    title_before_body,
    title_from,
    title_under_rank,
    without_reporters,
)
from indexer.reading.parsing.page_titles import title_over_enacting, title_over_sitting
from indexer.reading.parsing.points.cutting import Cut, Reader, cut, likely_title
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.layouts.segments import Point, objects_apart, points, with_last
from indexer.reading.parsing.points.lists.list_titles import lists_passed
from indexer.reading.parsing.points.lists.recapitulated import recapitulated
from indexer.reading.parsing.points.weighing.lattice import DELIBERATED
from indexer.reading.parsing.points.weighing.undecided import is_ordinal
from indexer.reading.parsing.view.cleaning import CleanText

WITHOUT_ACTS = ("arrete", "convocation", "annexe")
#: What an extrait founds its decision on, or decides with: without any, it is no act.
_FOUNDED = re.compile(
    rf"\b{GROUND}\b|\bdeliber(?:e|ant|er)\b|\bexpose\b|\brapporte\b|\bpropose|\best\s+demande\b"
)
_TITLED = ("extrait", "registre")
_EXTRACT = re.compile(
    r"^(?:extrait\s+(?:du|des|de)\s+(?:registre|deliberations?|proces)|registre\s+des\s+deliberations)",
    re.M,
)
#: « DÉLIBÉRATIONS DU CONSEIL MUNICIPAL »: a title of several acts, among so many lines, unless it
#: goes on from the line above, « EXTRAIT DU REGISTRE DES ».
_SEVERAL = re.compile(r"\W*deliberations\s+d(?:u|e\s+l[a'])")
_CALLS_FOR_MORE = re.compile(r"\b(?:des|registre)\W*$")
_TITLE_LINES = 6
_TITLED_ACT = re.compile(r"deliberation\s*[:–-]\s*[a-z]")
#: Characters between marks of decision that are of one phrase or two: « Le conseil décide … / Adopté à l'unanimité ».
_ONE_DECISION = 150
#: Points of which the reading is unsure, out of all of them, that are worth a warning.
_DOUBTFUL = 0.34


@dataclass(slots=True)
class Contents:
    """Reads the acts of one text; ``warnings`` tells what a person should check."""

    extracted: ExtractedText
    cleaned: CleanText
    stamps: tuple[Stamp, ...]
    reader: Reader
    warnings: list[str] = field(default_factory=list)

    def listed(self, rows: list[Point]) -> tuple[Act, ...]:
        """Return the acts of a list of deliberations, of which the rules found some rows."""
        acts = self._built(self._cut(rows, listed=True))
        if not lists_passed(self.cleaned):
            return acts
        return tuple(act if act.vote else replace(act, vote=Vote("adopté")) for act in acts)

    def acts(self, kind: TypeDocument) -> tuple[TypeDocument, tuple[Act, ...]]:
        """Return the acts of a document, and its kind."""
        if kind in WITHOUT_ACTS:
            return kind, ()
        last = recapitulated(self.cleaned)
        found = [heading for heading in headings(self.cleaned) if heading.line < last]
        spans = self._bundle(found)
        if kind == "deliberation":
            several = self._several(found) if len(spans) < 2 else ()
            if len(several) > 1:
                return "proces-verbal", several
            acts = self._extracts(found, spans)
            # « Rapport de présentation » is as often the title of a budget as of a project.
            return ("autre" if not acts and is_project(self.cleaned) else kind), acts
        acts = self._built(self._cut(points(self.cleaned, found)))
        if kind in ("proces-verbal", "compte-rendu"):
            return kind, acts
        named = [h for h in found if h.family == "objet"]
        if not (acts or named):
            # « 2031-88 Rapport d'activité », then what it rests on.
            own = [h for h in found if h.family == "acte"]
            named = [h for h in own if h.title] if len(own) == 1 else []
        if (acts and not named and tells_sitting(self.cleaned)) or (
            len(acts) > 1 and len(named) != 1
        ):
            return "compte-rendu", acts
        if (named or len(acts) == 1) and marks(self.cleaned.folded):
            if acts and not named and self._decided_above(acts[0]):
                return "compte-rendu", acts
            told = self._with_rank(found, _with_told(self._extracts(found, spans), acts))
            return ("deliberation", told) if told else (kind, acts)
        return kind, acts

    def lone_act(self) -> Act | None:
        """Return the only act of a text without a title, where it bears its number and decides in one place."""
        found = headings(self.cleaned)
        if _decided_apart(marks(self.cleaned.folded)):
            return None
        acts = self._extracts(found, [(0, len(self.cleaned.folded))])
        return next((act for act in acts if act.numero and act.vote), None)

    def titled_act(self) -> Act | None:
        """Return the only act of a page without a word of what it is, where a title stands over all of it."""
        cleaned = self.cleaned
        if len(DELIBERATED.findall(cleaned.folded)) > 1 or not marks(cleaned.folded):
            return None
        over = title_over_sitting if opens_sitting(cleaned) else title_over_enacting
        title = over(cleaned)
        if title is None:
            return None
        end = len(cleaned.folded)
        number = act_number(cleaned, 0, end, self.stamps)
        return self._act(Point(0, 0, end, number, title), sure=False)

    def _several(self, found: list[Heading]) -> tuple[Act, ...]:
        """The acts of a document titled as an extrait that tells several."""
        if own := objects_apart(self.cleaned, found):
            return self._built(own)
        if len(put := [h for h in found if self._is_project(h)]) > 1:
            return self._built(self._put(put))
        parts = points(self.cleaned, found, numbered=False)
        deliberated = len(DELIBERATED.findall(self.cleaned.folded))
        if len(parts) < 2 and deliberated > 2:
            # One act is deliberated once: where the numbered points each are, they are acts.
            own = points(self.cleaned, found)
            if sum(bool(DELIBERATED.search(self.cleaned.folded, p.start, p.end)) for p in own) > 2:
                parts = own
        if len(parts) > 1:
            return self._built(with_last(self.cleaned, parts, found))
        if not (
            self._titled_several() or self._ordinals() or _decided_apart(marks(self.cleaned.folded))
        ):
            return ()
        parts = self._cut(parts)
        if len(parts) < 2:
            return ()
        acts = self._built(parts)
        voted = sum(act.vote is not None and act.objet is not None for act in acts)
        # « 1. … », « 2. … », the last of which the end of the text cuts before its vote.
        ranked = [act.numero for act in acts] == [str(rank + 1) for rank in range(len(acts))]
        all_voted = voted == len(acts) > 1 or (ranked and voted >= max(1, len(acts) - 1))
        return acts if tells_sitting(self.cleaned) or all_voted else ()

    def _ordinals(self) -> bool:
        """Whether acts are told by their ranks, « 1ère délibération : … », or without, « Délibération – Tarifs »."""
        lines = self.cleaned.lines
        return sum(is_ordinal(line) or bool(_TITLED_ACT.match(line.folded)) for line in lines) > 1

    def _is_project(self, heading: Heading) -> bool:
        """Whether a heading is that of a project among several: « Projet de délibération n° 2 : … »."""
        line = self.cleaned.lines[heading.line]
        return heading.family == "acte" and line.folded.startswith("projet")

    def _put(self, projects: Sequence[Heading]) -> list[Point]:
        """The points of a note that puts several projects to an assembly, which has decided nothing."""
        lines = self.cleaned.lines
        last = len(self.cleaned.folded)
        stops = [*(lines[h.line].start for h in projects[1:]), last]
        return [
            Point(
                lines[h.line].start,
                lines[h.next_line].start if h.next_line < len(lines) else last,
                stop,
                h.number,
                h.title,
                sure=True,
            )
            for h, stop in zip(projects, stops, strict=True)
        ]

    def _titled_several(self) -> bool:
        above = ""
        for line in self.cleaned.lines[:_TITLE_LINES]:
            if _SEVERAL.match(line.folded) and not _CALLS_FOR_MORE.search(above):
                return True
            above = line.folded
        return False

    def _cut(self, known: list[Point], *, listed: bool = False) -> list[Point]:
        made: Cut = cut(self.cleaned, known, self.reader, listed=listed)
        if made.unsure and made.unsure > _DOUBTFUL * len(made.points):
            # Points that the reading leaves out are counted among those that are unsure.
            found = max(made.unsure, len(made.points))
            self.warnings.append(
                f"acts to check: where they begin is unsure ({made.unsure} of {found})"
            )
        return list(made.points)

    def _built(self, found: list[Point]) -> tuple[Act, ...]:
        project = is_project(self.cleaned)
        built = (self._act(point, sure=point.sure or project) for point in found)
        acts = [act for act in built if act]
        above = self.cleaned.folded[: found[0].start] if found else ""
        objets = without_reporters([act.objet for act in acts], above)
        return tuple(replace(act, objet=objet) for act, objet in zip(acts, objets, strict=True))

    def _act(self, point: Point, *, sure: bool) -> Act | None:
        """The act of a point: what others voted on a project is no vote of it."""
        source, pages = self.extracted.text, self.extracted.pages
        act = build_act(source, self.cleaned, point, pages, sure=sure)
        return replace(act, vote=None) if act and is_project(self.cleaned) else act

    def _extracts(self, found: list[Heading], spans: list[tuple[int, int]]) -> tuple[Act, ...]:
        """One act, or one for each « EXTRAIT DU REGISTRE » of a bundle."""
        acts = []
        for start, end in spans:
            title = named_objet(self.cleaned, start, end, found) or title_above_number(
                self.cleaned, start, end, found
            )
            number = act_number(self.cleaned, start, end, self.stamps)
            if title is None and (ranked := title_under_rank(self.cleaned, start, end, found)):
                number, title = number or ranked[0], ranked[1]
            if title is None or len(title.split()) < 2:
                read = likely_title(self.cleaned, self.reader, start, end)
                if read and not is_administrative(read[1]):
                    number, title = number or read[0], tidy_objet(read[1])
                inline = None if title else titled_in_line(self.cleaned, start, end)
                if inline:
                    number, title = number or inline[0], title_from(self.cleaned, inline[1])
                title = title or title_before_body(self.cleaned, start, end)
                title = title or title_above_opening(self.cleaned, start, end)
            number = number or self._rank(found, title)
            point = Point(start, start, end, number, title or "")
            founded = bool(number) or bool(_FOUNDED.search(self.cleaned.folded, start, end))
            if act := self._act(point, sure=founded):
                acts.append(act)
        return tuple(acts)

    def _rank(self, found: Sequence[Heading], title: str | None) -> str | None:
        """The number behind the title of an extrait, or its rank in the sitting: « 3 – Voirie », « 2/ Finances » above it."""
        lines = self.cleaned.lines
        folded = fold_letters(title or "")
        for heading in found if title else ():
            if heading.family == "acte" and fold_letters(heading.title) == folded:
                return heading.number
            if heading.family != "chiffre":
                continue
            below = lines[heading.next_line].text if heading.next_line < len(lines) else ""
            if title and (tidy_objet(heading.title) == title or below.startswith(title)):
                return heading.number
        return None

    def _with_rank(self, found: Sequence[Heading], acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """One extrait, with its rank in the sitting where it bears no number of its own."""
        if len(acts) != 1 or acts[0].numero:
            return acts
        return (replace(acts[0], numero=self._rank(found, acts[0].objet)),)

    def _decided_above(self, act: Act) -> bool:
        """Whether the assembly decided something above an act that has a title, or passed its former minutes.

        The text then tells a sitting, cut short.
        """
        if act.objet is None:
            return False
        origin = self.cleaned.origin
        return origin(marks(self.cleaned.folded)[0]) < act.debut or any(
            passes_minutes(line.folded)
            for line in self.cleaned.lines
            if origin(line.start) < act.debut
        )

    def _bundle(self, found: list[Heading]) -> list[tuple[int, int]]:
        """The spans of the extraits of a file."""
        cleaned = self.cleaned
        starts = [
            line.start
            for line in cleaned.lines
            if line.folded.startswith(_TITLED) and _EXTRACT.match(line.folded)
        ]
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


def _with_told(extracts: tuple[Act, ...], acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """One extrait, with the number and the title that its only point bears, where its heading told none."""
    if len(extracts) != 1 or len(acts) != 1:
        return extracts
    [own], [point] = extracts, acts
    if own.objet and own.objet != point.objet:
        return extracts
    return (replace(own, objet=own.objet or point.objet, numero=own.numero or point.numero),)


def _decided_apart(found: Sequence[int]) -> bool:
    """Tell whether marks of decision stand apart somewhere, as those of two acts do, or are spread as those of many.

    An extrait that decides in one place is one act: it is not read as minutes, which costs a sixth of a page.
    """
    spread = found[-1] - found[0] if found else 0
    return spread > 2 * _ONE_DECISION or any(
        after - before > _ONE_DECISION for before, after in pairwise(found)
    )
