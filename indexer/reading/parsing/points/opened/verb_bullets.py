"""Minutes that only sum up what was decided: « Le conseil, à l'unanimité : », then a bullet for each matter.

Each bullet begins with the verb: « • Adopte le compte administratif », « • Fixe le prix du repas ». Those
of one deliberation begin so too: under its title, under its grounds or behind what was reported on it,
and most of them but carry it out, « autorise le maire à signer », « charge », « dit que ».

Source: minutes of small bodies; CGCT, art. L2121-25 (affichage of what was decided).
"""

import re
from collections.abc import Sequence

from indexer.acts.formulas import DECIDING, GRANTING, REFUSING, RESOLVING, any_of
from indexer.reading.parsing.lexicon import ASSEMBLY, ATTENDANCE
from indexer.reading.parsing.points.headings.sentences import matter_of
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.opened.no_openings import VISA, closes
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.view.cleaning import Line

#: « Le conseil municipal, réuni sous la présidence de Mme Orval, décide : », which ends its line.
_INTRODUCES = re.compile(rf"(?:[^.;:]|\bm\.){{0,120}}\b(?:{ASSEMBLY})\b(?:[^.;:]|\bm\.){{0,120}}:$")
_VOTED = re.compile(r"\bunanim|\ba\s+la\s+majorite\b|\bvoix\b|\d\s+(?:pour|contre|abstention)")
#: How it was voted, within a clause or behind it: « approuve, par 10 voix et 1 abstention, … ».
_HOW = re.compile(
    r",?\s(?:à\s(?:l['’]unanimité|la\smajorité)|par\s\d{1,3}\svoix(?:[^,;.(]|,\s(?=\d)){0,60}?(?=,|\s(?:l[ae]s?|de|un)\s))[^\w(]*(?=\s|$)|\s\((?:unanimité|majorité|\d{1,3}\s)[^()]*\)"
)
#: The verb that a bullet begins with; what notes or refuses is not voted as the others are.
_VERB = re.compile(
    rf"(?:{any_of({*DECIDING, *RESOLVING, *GRANTING, *REFUSING})}|vote|affecte|cree|retient|choisit|reconduit|maintient|modifie|prend\s+(?:acte|note|connaissance)|charge|dit|donne)\b"
)
_OTHERWISE = re.compile(rf"(?:{any_of(REFUSING)}|prend\s)")
#: What the assembly was but told.
_TOLD = re.compile(r"prend\s+(?:note|connaissance)\b")
#: What carries out the matter of another bullet.
_CARRIES_OUT = re.compile(
    r"(?:charge|dit|donne\s+(?:tous?\s+)?(?:pouvoirs?|mandat)|precise|mandate|autorise\b[^;:]{0,60}\b(?:tous?|toutes?)\s+(?:les\s+)?(?:documents?|pieces?|actes?)|sollicite)\b"
)
_FEWEST, _MOST_CARRYING = 3, 1 / 4
#: Letters of the longest line of a head that is no part of the roll: a longer one reports.
_LONGEST = 110


def verb_bullets(lattice: Lattice) -> list[Point]:
    """Return the bullets that decide, where the text is nothing but its head, one introduction and these."""
    lines = lattice.clean.lines
    introduced = [
        at
        for at in range(len(lines) - _FEWEST)
        if lines[at].folded.endswith(":")
        and _is_bullet(lattice, at + 1)
        and _INTRODUCES.match(lines[at].folded)
    ]
    if len(introduced) != 1:
        return []
    [above] = introduced
    stop = next(
        (at for at in range(above + 1, len(lines)) if _ends(lattice, above, at)), len(lines)
    )
    starts = [at for at in range(above + 1, stop) if _is_bullet(lattice, at)]
    carrying = sum(bool(_CARRIES_OUT.match(_words(lattice, at))) for at in starts)
    if len(starts) < _FEWEST or carrying > _MOST_CARRYING * len(starts):
        return []
    if not all(map(_of_head, lines[:above])):
        return []
    voted = (lines[above].start, lines[above].end) if _VOTED.search(lines[above].folded) else None
    return [
        _point(lattice, at, after, voted)
        for at, after in zip(starts, [*starts[1:], stop], strict=True)
        if not _TOLD.match(_words(lattice, at))
    ]


def _is_bullet(lattice: Lattice, at: int) -> bool:
    own = lattice.leads[at]
    return bool(own.style) and not own.values and bool(_VERB.match(_words(lattice, at)))


def _words(lattice: Lattice, at: int) -> str:
    return str(lattice.clean.lines[at].folded[lattice.leads[at].rest :])


def _ends(lattice: Lattice, above: int, at: int) -> bool:
    """Whether a line is none of the bullets that follow one another, nor goes on with the one above it."""
    lines = lattice.clean.lines
    if closes(lines, at):
        return True
    bullet = lattice.leads[at].style == lattice.leads[above + 1].style
    return lines[at].gap > 0 and at > above + 1 and not bullet


def _of_head(line: Line) -> bool:
    """Whether a line above is of a title or of the roll: nothing is reported in it, nothing founded on it."""
    if VISA.match(line.folded) or line.folded.startswith("objet"):
        return False
    return len(line.text) < _LONGEST or bool(re.match(ATTENDANCE, line.folded))


def _point(lattice: Lattice, at: int, after: int, voted: tuple[int, int] | None) -> Point:
    """The point of a bullet, voted as its introduction tells but where the bullet tells otherwise."""
    lines: Sequence[Line] = lattice.clean.lines
    begin, end = lines[at].start, lines[after - 1].end
    clause = " ".join(line.text for line in lines[at:after])[lattice.leads[at].rest :]
    clause = _HOW.sub(" ", clause).strip(" ;.,")
    told = lattice.clean.folded[begin:end]
    own = _OTHERWISE.match(_words(lattice, at)) or _VOTED.search(told)
    title = matter_of(f"Le conseil {clause[:1].lower()}{clause[1:]}") or clause
    return Point(begin, begin, end, None, title, sure=True, result=None if own else voted)
