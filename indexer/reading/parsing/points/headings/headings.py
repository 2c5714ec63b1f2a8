"""Lines that open a point of a sitting: where it starts, its number, its title.

Families, from the surest: ``objet`` (« OBJET : … »), ``acte`` (a number of deliberation with its title),
``chiffre`` (« 3. », « 3/ », « Point n° 3 »), ``rang`` (« 2.3 », « II-3 », « A1 »), ``romain`` (« III – »),
``lettre`` (« B. »), ``titre`` (a line of title without number, told by its place and by what follows).
"""

import re
from dataclasses import replace

from analyzers import fold_letters
from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.facts.numbers.number_forms import tidy_number
from indexer.reading.parsing.lines.leads import RANKS
from indexer.reading.parsing.lines.title_words import names_matter, opens_title
from indexer.reading.parsing.points.headings.act_headings import act_ending, act_heading, may_title
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.headings.numbered import numbered
from indexer.reading.parsing.points.headings.running_titles import (
    announces,
    capitals,
    joined_title,
    leads_to_page,
    reports,
)
from indexer.reading.parsing.view.cleaning import CleanText, Line

_MOST_HEADINGS = 3000
#: Two words, the first of which introduces no number and no rank: far the most lines.
_WORDS_AT_ONCE = re.compile(r"(?![a-z]{2} [a-z] \d\d-|[ivx]+\b)[a-z]{2,} [a-z]")
_INTRODUCING = (
    "extrait", "projet", "delib", "dcm", "dcc", "acte", "decision", "affaire", "numero", "point", "question",
    "rapport", "dossier", "sujet", "no ", "pt ", *RANKS,
)  # fmt: skip


def headings(clean: CleanText) -> list[Heading]:
    """Return the candidates of all families but ``titre``, in the order of the text."""
    found: list[Heading] = []
    for index, line in enumerate(clean.lines):
        if len(found) >= _MOST_HEADINGS:
            break
        first = line.folded[0]
        if not (first.isalnum() or first in '-*•·>#|!«"[(') or leads_to_page(line):
            continue
        heading = _objet(clean.lines, index)
        if heading is None:
            if _WORDS_AT_ONCE.match(line.folded) and not line.folded.startswith(_INTRODUCING):
                if ending := act_ending(clean.lines, index):
                    found.append(ending)
                continue
            heading = act_heading(clean.lines, index) or act_ending(clean.lines, index)
        if heading:
            found.append(heading)
        if heading is None or heading.family == "acte":
            other = numbered(clean.lines, index)
            if other and not (heading and other.family != "chiffre"):
                found.append(other)
    return _numbered_below(clean.lines, found)


def _numbered_below(lines: tuple[Line, ...], found: list[Heading]) -> list[Heading]:
    """The headings, « OBJET : » with the number of the act alone under it, or under who reports."""
    kept: list[Heading] = []
    for heading in found:
        above = kept[-1] if kept else None
        if (
            above
            and heading.family == "acte"
            and not heading.title
            and _is_own(lines, above, heading)
        ):
            kept[-1] = replace(above, number=heading.number)
        else:
            kept.append(heading)
    return kept


def _is_own(lines: tuple[Line, ...], objet: Heading, number: Heading) -> bool:
    """Whether nothing but who reports stands between « OBJET : » and a number."""
    between = lines[objet.next_line : number.line]
    return (
        objet.family == "objet"
        and not objet.number
        and len(between) < _MOST_BETWEEN
        and all(map(reports, between))
    )


_MOST_BETWEEN = 3


def _objet(lines: tuple[Line, ...], index: int) -> Heading | None:
    line = lines[index]
    match = announces(line.folded)
    if match is None or not (
        match["sep"] or match.end() == len(line.folded) or _unparted(line, match)
    ):
        return None
    title, after = joined_title(lines, index, match.end(), loose=True)
    if len(title) <= 3:
        return None
    if _heads_title(title, lines, after):
        title, after = joined_title(lines, after, 0, loose=True)
    if (
        match.end() == len(line.folded)
        and not match["sep"]
        and (len(title.split()) < 2 or not names_matter(lines[index + 1].text))
    ):
        return None  # the head of a column
    number = None
    if match["number"] and not match["number"].isdigit():
        number = _bare_number(line.text[: match.end("number")])
    return Heading("objet", index, after, number, title)


def _unparted(line: Line, match: re.Match[str]) -> bool:
    """« Objet Vente d'un terrain »: no sign parts the word from the title that it announces."""
    rest = match.end()
    capital = line.text[rest].isupper() and not line.text[:rest].strip()[:1].islower()
    return match["objet"] is not None and capital and opens_title(line.folded[rest:])


def _bare_number(written: str) -> str:
    return tidy_number(re.sub(r"(?i)^\W*(?:d[ée]lib[ée]ration)?\s*(?:n\s?°)?\s*", "", written))


#: Words of a service or a theme between « OBJET : » and the title.
_MOST_THEME = 9


def _heads_title(title: str, lines: tuple[Line, ...], after: int) -> bool:
    """Whether words in capitals behind « OBJET : » are a theme, « FINANCES – ACHATS », over the title."""
    if after >= len(lines) or not capitals(title) or len(title.split()) > _MOST_THEME:
        return False
    following = lines[after]
    if (number := line_number(following)) and number[1] >= len(following.text):
        return False
    above, below = fold_letters(title), following.folded
    return opens_title(below) and not opens_title(above) and may_title(following)
