"""Which points are acts although no vote can be read in them.

The model sees a decision; the point bears the name of an act, and its report; the assembly is asked
to decide, and the text has lost its answer; it is one of many titles that stand alone; or it is the
last one, cut before its vote. What informs, and what was withdrawn, is none.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from analyzers import fold_letters
from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.headings.act_headings import act_ending
from indexer.reading.parsing.points.layouts.layouts import is_formality
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening
from indexer.reading.parsing.view.cleaning import Line

#: Points that inform the assembly: it need not decide anything on them.
_TOLD = (
    r"decisions?\s+(?:municipales?\s+)?(?:du|prises?|signees?|de\s+(?:la\s+)?(?:maire|president))|communications?\b|informations?\b|questions?\s+(?:orales?|diverses|ecrites?)"
    r"|(?:resultats?|retours?|restitution|bilan)\s+(?:de\s+l[a']|du|des|sur\s+l[ae'])\s*(?:sondage|consultation|questionnaire|enquete)"
    r"|(?:decisions|(?:dossiers?|travaux|projets?|affaires)\s+en\s+cours)\s*:?$|installations?\s+d[^:;.]{1,40}\bconseill"
    r"|compte[- ]?rendu\s+(?:des\s+)?(?:decisions|delegations?)|delegations?\s+(?:de\s+pouvoirs?\s+)?(?:du|au)\s+(?:maire|president)"
)
_NEWS = re.compile(
    rf"\b(?:{_TOLD}|presentation\b|rapports?\s+(?:annuel|d'activites?)|points?\s+sur\b)"
)
#: Those on which it decides nothing in any case: of a report it takes note.
_ONLY_TOLD = re.compile(rf"\b(?:{_TOLD})")
_WITHDRAWN = re.compile(
    r"\b(?:retire|report|ajourn|annul)ee?s?\b|\bsans\s+(?:vote|objet)\b|\bpas\s+de\s+vote\b"
)
#: « Pas de vote : nous attendrons le prochain conseil », a sentence of its own.
_NO_VOTE = re.compile(r"[.\n]\s*pas\s+de\s+vote\b")
_NEWS_OF = re.compile(
    r"(?:compte[- ]?rendu\s+(?:des\s+)?)?(?:decisions?\s+(?:municipales?\s+)?(?:du\s+maire|prises?|signees?)|decisions$|communications?\b|informations?\b)"
)
_LEAST_DECIDED = 0.6
#: « Le maire donne lecture des décisions prises par délégation », whatever the title says.
_READS_OUT = re.compile(
    r"\b(?:donne\s+(?:lecture|connaissance)|fait\s+(?:part|etat)|rend\s+compte)\s+des\s+decisions\b"
)
#: Letters of the shortest title.
_LEAST_TITLE = 8
#: Lines of a last point, of which the vote may be lost.
_CUT_SHORT = 6
#: Characters of a report that tells something, where it ends within a sentence and where it does not; under a number.
_LEAST_TOLD, _LEAST_REPORT, _LEAST_BEGUN = 40, 150, 15
#: A point told in fewer characters is withdrawn where it says so.
_SHORT = 400


def _is_matter(title: str) -> bool:
    """Whether a title is that of a matter to decide: no news, no formality, no lone word."""
    folded = fold_letters(title)
    news = _NEWS.search(folded) or _MISCELLANY.fullmatch(folded) or is_formality(title)
    return len(folded) >= _LEAST_TITLE and not news


#: « Questions diverses », « Informations et questions diverses »: what is told under it is no one matter.
_MISCELLANY = re.compile(
    r"(?:informations?|questions?|affaires|points?|communications?)(?:\s+et)?\s+(?:questions?\s+)?divers(?:es)?\W*"
    r"|informations?\W*|communications?\W*|(?:courriers?|correspondances?)(?:\s+(?:divers|recus?))?\W*|remerciements\W*"
)


#: « Délibération n° 5 : RETIRÉE DE L'ORDRE DU JOUR »: nothing is told of what it was.
_NO_MATTER = re.compile(
    r"\W*(?:point|deliberation|question|rapport)?\s*(?:retire|annul|report|ajourn)ee?s?(?:\s+(?:de|a|au)\s.{0,40})?\W*"
)


def told_by_the_way(title: str, result: str) -> bool:
    """Tell whether a title is that of news under which something is agreed to, and no note taken of them."""
    folded = fold_letters(title)
    return any(none.fullmatch(folded) for none in (_MISCELLANY, _NO_MATTER)) or (
        result == "adopté" and bool(_NEWS_OF.match(folded))
    )


def only_tells(title: str) -> bool:
    """Tell whether a title is that of news: decisions of the mayor, information, questions."""
    return bool(_ONLY_TOLD.match(fold_letters(title)))


def stays(lattice: Lattice, opening: Opening, stop: int, point: Point) -> bool:
    """Tell whether a point, whose lines stop before ``stop``, is an act without a vote that can be read."""
    start = opening.line
    first = bisect_left(lattice.starts, point.start)
    # The number alone on the line above is what the model may take for the opening.
    likely = opening.sure >= UNSURE or any(
        lattice.probability(at, "O") > UNSURE for at in range(first, start + 1)
    )
    folded = lattice.clean.folded[point.start : point.end]
    if _NO_VOTE.search(folded) or (len(folded) < _SHORT and _WITHDRAWN.search(folded)):
        return False
    if named_act(lattice, start) and reported(lattice, start, stop):
        return True
    if "decisions" in folded and _READS_OUT.search(folded):
        return False
    if _announced(lattice, start, stop):
        return False
    if start in titles_alone(lattice):
        return True
    if start == len(lattice.clean.lines) - 1:
        return bool(point.number) and _is_matter(point.title) and point.title.count(" ") > 1
    parted = gap(lattice.clean) == stop
    last = parted or stop == len(lattice.clean.lines)
    breaks_off = last and likely and (parted or _breaks_off(lattice, start, stop, point))
    named = point.number and len(point.title) >= _LEAST_TITLE
    breaks_off = breaks_off and not _tells_news(fold_letters(point.title))
    if breaks_off and named:
        return True
    if not _is_matter(point.title):
        return False
    if any(lattice.decision[at] > _LEAST_DECIDED for at in range(start, stop)):
        return True
    return (
        (likely and _asked(lattice, start, point))
        or (last and stop - start > _CUT_SHORT and _told(lattice, start, stop))
        or breaks_off
    )


#: « Point sur les travaux », « Bilan de la saison »: of the last point too nothing need be decided.
_SITUATION = re.compile(
    r"(?:points?\s+(?:d'etape|travaux|sur)|(?:etat\s+d')?avancement|bilans?|retours?\s+sur|suivi|actualites?|tour\s+d'horizon|presentation"
    r"|compte[- ]rendu\s+des\s+commissions)\b|.*\bpoint\s+sur\b"
)


def _tells_news(folded: str) -> bool:
    """Whether a title is that of news, or of how a matter stands."""
    return bool(_ONLY_TOLD.search(folded) or _SITUATION.match(folded))


def _announced(lattice: Lattice, start: int, stop: int) -> bool:
    """Whether a point stands in the ordre du jour: nobody speaks or decides from its title on."""
    last = bisect_left(lattice.agendas, start) - 1
    if last < 0 or lattice.marked[lattice.agendas[last]] != lattice.marked[stop]:
        return False
    first = bisect_left(lattice.spoken, lattice.agendas[last] + 1)
    return first == len(lattice.spoken) or lattice.spoken[first] >= stop


#: What asks an assembly for its decision, where the text has lost it.
_ASKS = re.compile(
    r"\brapporteure?\s*:|\bil\s+(?:est|vous\s+est)\s+(?:donc\s+)?propose\b|\bil\s+(?:convient|conviendrait|y\s+a\s+lieu)\b"
    rf"|\bdemande\s+(?:donc\s+)?(?:au\s+(?:{ASSEMBLY})|a\s+l'assemblee|aux\s+(?:membres|elus|conseillers|delegues))\b"
    r"[^.;]{0,40}\b(?:autoris\w+|accord|delibere\w*|se\s+prononcer|approuver|valider)\b"
    r"|\b(?:soumet|met|mis|mise)\b[^.;:]{0,40}\b(?:au\s+vote|aux\s+voix)\b"
    r"|\bdonner\s+(?:son\s+(?:accord|autorisation)|autorisation|pouvoir)\b"
)


def _asked(lattice: Lattice, start: int, point: Point) -> bool:
    """Whether the assembly is asked to decide under a title, at some length."""
    body = lattice.clean.folded[point.body : point.end]
    if len(body) < _REPORT or not _ASKS.search(body):
        return False
    lines = lattice.clean.lines[start + 1 : bisect_left(lattice.starts, point.end)]
    return any(BODY.match(line.folded) for line in lines)


def _told(lattice: Lattice, start: int, stop: int) -> bool:
    """Whether somebody speaks or decides under a heading: the titles of an agenda follow one another."""
    return any(BODY.match(line.folded) for line in lattice.clean.lines[start + 1 : stop])


def _breaks_off(lattice: Lattice, start: int, stop: int, point: Point) -> bool:
    """Whether a text ends within the report of its last point."""
    lines = lattice.clean.lines[:stop]
    if any(_RISES.search(line.folded) for line in lines[start + 1 :]):
        return False
    told = lines[-1].end - max(lines[start].end, point.body)
    least = _LEAST_BEGUN if point.number else _LEAST_TOLD
    listed = point.number is None and not _told(lattice, start, stop)
    return told > (least if _open_end(lines[-1]) else _LEAST_REPORT) and not listed


#: A text that tells how the sitting ended is whole.
_RISES = re.compile(
    r"\b(?:leve(?:e|r)?\s+la\s+seance|seance\s+(?:est\s+|a\s+ete\s+)?(?:levee|close)|(?:fin|cloture)\s+de\s+(?:la\s+)?(?:seance|reunion))\b"
)


def _open_end(line: Line) -> bool:
    """Whether a text that ends with a line ends within a sentence."""
    return line.text[-1].isalnum() or line.text[-1] in ",:"


#: Fewest titles that follow one another, of which the text tells nothing else, and how likely each is.
_FEWEST_TITLES, _SURELY = 4, 0.9


@lru_cache(maxsize=1)
def titles_alone(lattice: Lattice) -> frozenset[int]:
    """Return the lines of titles, numbered one after another, between which nothing is decided.

    Minutes may only name some of their acts, which are published apart.
    """
    found: set[int] = set()
    run: list[int] = []
    for at, own in enumerate(lattice.leads):
        surely = len(own.values) == 1 and lattice.probability(at, "O") > _SURELY
        if not (surely and _is_matter(lattice.clean.lines[at].text[own.rest :])):
            continue
        last = lattice.leads[run[-1]] if run else None
        goes_on = last and last.style == own.style and own.values[0] == last.values[0] + 1
        run = [*run, at] if goes_on and lattice.marked[run[0]] == lattice.marked[at] else [at]
        if len(run) >= _FEWEST_TITLES:
            found.update(run)
    return frozenset(found)


#: What makes an act of a heading, whatever can be read under it: « Délibération n° 2031-08 », or that word
#: above « Objet : ».
_NAMED_ACT = re.compile(
    r"(?:[-•*]\s*)?(?:deliberation|delib\.?|d\.?c\.?m\.?)\s?n?[°o]?\s?:?\s?[a-z]{0,6}\d"
)
_NAMING = "d-•*"
#: « 2ème délibération : Tarifs de la halle », and so on through the sitting.
ORDINAL_ACT = re.compile(r"(?P<n>\d{1,2})\s?(?:ere?|eme|nde?|e)\s+deliberation\s?:\s*(?=\w)")
_NAMED_OBJECT = re.compile(r"objet\s?:")
#: Characters of the shortest report under it: an agenda has none.
_REPORT = 250


def is_ordinal(line: Line) -> bool:
    """Tell whether a line names an act by its rank in the sitting, in words."""
    return line.folded[0].isdigit() and bool(ORDINAL_ACT.match(line.folded))


def named_act(lattice: Lattice, index: int) -> bool:
    """Tell whether a line names an act: « Délibération n° 2031-08 »."""
    lines = lattice.clean.lines
    folded = lines[index].folded
    if folded[0] in _NAMING and _NAMED_ACT.match(folded):
        return True
    if is_ordinal(lines[index]) or act_ending(lines, index) is not None:
        return True
    return bool(
        index
        and _NAMED_OBJECT.match(folded)
        and lines[index - 1].folded.strip(" *:") == "deliberation"
    )


def reported(lattice: Lattice, start: int, stop: int) -> bool:
    """Tell whether somebody reports under a heading, at some length."""
    lines = lattice.clean.lines[start + 1 : stop]
    # The last one may be cut before anybody speaks.
    last = stop == len(lattice.clean.lines)
    told = last or _told(lattice, start, stop)
    if not (lines and told):
        return False
    least = _LEAST_TOLD if last and _open_end(lines[-1]) else _REPORT
    return lines[-1].end - lines[0].start > least
