"""Lines that open a point of a sitting: where it starts, its number, its title.

Families, from the surest: ``objet`` (« OBJET : … »), ``acte`` (a number of deliberation with its
title), ``chiffre`` (« 3. », « 3/ », « Point n° 3 »), ``rang`` (« 2.3 », « II-3 », « A1 »), ``romain`` (« III – »), ``lettre`` (« B. »),
``titre`` (a line of title without number, told by its place and by what follows).
"""

import re
from dataclasses import dataclass
from typing import Literal

from analyzers import fold_letters
from indexer.reading.parsing.facts.act_numbers import (
    DECIDED,
    line_number,
    number_ending_title,
    tidy_number,
)
from indexer.reading.parsing.facts.matieres import (
    introduces_matter,
    is_matter_label,
    is_matter_line,
)
from indexer.reading.parsing.lexicon import ASSEMBLY, COUNCIL_KIND, DANGLING, MONTH_NAME
from indexer.reading.parsing.lines.title_words import is_tail, names_matter, opens_title
from indexer.reading.parsing.openings import (
    BODY,
    DAY_ALONE,
    INITIALS,
    LABEL,
    LETTERHEAD,
    LETTERHEAD_LINES,
    SERVICE,
    SITTING,
    has_verb,
    speaks,
)
from indexer.reading.parsing.points.running_titles import (
    announces,
    calls_for_more,
    capitals,
    is_ended,
    joined_title,
)
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy

_DIGITS = re.compile(
    r"^(?:[-*•>#]\s*)?(?P<word>(?:point|question|rapport|affaire|dossier|sujet|deliberation|delib\.?|projet)\s*(?:n\s?[°o]\s*)?|n\s?[°o]\s?)?(?P<n>\d{1,3})"
    r"\s?(?P<sep>°\)|°|er\)|[/.):,]|-(?!\d)|[-–—]\s|\s)\s*[-–:./)]{0,2}\s*(?P<rest>.*)$"
)
_DOTTED = re.compile(
    r"^(?P<n>(?:\d{1,2}|[ivx]{1,4})\s?[.-]\s?\d{1,2}|\d{1,2}\.[a-h](?=\s?\))|(?!m\s?(?:4|14|22|49|52|57)\b)[a-z]\s?[.-]?\s?\d{1,2}(?=\s?[.):-]))[.):]?\s*[-–:]?\s+(?P<rest>(?=[a-z«\"])[^\d].*)$"
)
_ROMAN = re.compile(
    r"^(?:point\s+)?(?P<n>[ivx]{1,6}|[il|!]{1,3})\s?(?P<sep>°\)|[/.):]|[-–—]{1,2}(?=\s|[a-z])|\s(?=[a-z]{3})|$)\s*[-–:./)]{0,2}\s*(?P<rest>.*)$"
)
#: « M. NOM » is a person.
_LETTER = re.compile(r"^(?!m\s?\.)(?P<n>[a-z])\s?(?P<sep>[/.)]|\s-\s|-\s)\s*(?P<rest>.*)$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}

#: A line as long as this was cut by the margin, and its title may go on.
_FULL_LINE = 75
_MOST_HEADINGS = 3000
#: Blank lines between a service, a day, and the title under it.
_NEAR = 2


#: What opens a point: the word « objet », the number of an act, a rank in words, a number of one of
#: three kinds or a title alone (``points.titles``).
Family = Literal["objet", "acte", "rang", "chiffre", "romain", "lettre", "titre"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (or a few) that opens a point.

    ``line`` is the index of its first line, ``next_line`` that of the first line of its body.
    ``number`` is as written; ``ordinal`` its value in a sequence, ``None`` for those without one.
    """

    family: Family
    line: int
    next_line: int
    number: str | None
    title: str
    ordinal: int | None = None
    style: str = ""


#: Two words, the first of which introduces no number and no rank: far the most lines.
_WORDS_AT_ONCE = re.compile(r"(?![a-z]{2} [a-z] \d\d-|[ivx]+\b)[a-z]{2,} [a-z]")
_INTRODUCING = (
    "extrait", "projet", "delib", "dcm", "dcc", "acte", "decision", "affaire", "numero", "point", "question",
    "rapport", "dossier", "sujet", "no ",
)  # fmt: skip


def headings(clean: CleanText) -> list[Heading]:
    """Return the candidates of all families but ``titre``, in the order of the text."""
    found: list[Heading] = []
    for index, line in enumerate(clean.lines):
        if len(found) >= _MOST_HEADINGS:
            break
        first = line.folded[0]
        if not (first.isalnum() or first in '-*•·>#|!«"['):
            continue
        heading = _objet(clean.lines, index)
        if heading is None:
            if _WORDS_AT_ONCE.match(line.folded) and not line.folded.startswith(_INTRODUCING):
                if ending := act_ending(clean.lines, index):
                    found.append(ending)
                continue
            heading = _act(clean.lines, index) or act_ending(clean.lines, index)
        if heading:
            found.append(heading)
        if heading is None or heading.family == "acte":
            other = _numbered(clean.lines, index)
            if other and not (heading and other.family != "chiffre"):
                found.append(other)
    return found


def _objet(lines: tuple[Line, ...], index: int) -> Heading | None:
    line = lines[index]
    match = announces(line.folded)
    if match is None or (not match["sep"] and match.end() < len(line.folded)):
        return None
    title, after = joined_title(lines, index, match.end(), loose=True)
    if len(title) <= 3:
        return None
    if _heads_title(title, lines, after):
        title, after = joined_title(lines, after, 0, loose=True)
    if not match["sep"] and (len(title.split()) < 2 or not names_matter(lines[index + 1].text)):
        return None  # the head of a column
    number = None
    if match["number"] and not match["number"].isdigit():
        number = _bare_number(line.text[: match.end("number")])
    return Heading("objet", index, after, number, title)


def _bare_number(written: str) -> str:
    return tidy_number(re.sub(r"(?i)^\W*(?:d[ée]lib[ée]ration)?\s*(?:n\s?°)?\s*", "", written))


def _act(lines: tuple[Line, ...], index: int) -> Heading | None:
    line = lines[index]
    if line.folded.startswith(("vu ", "considerant")):
        return None
    found = line_number(line)
    if found is None:
        return None
    number, rest = found
    if not lines[index].folded[0].isdigit() and not _opens(lines, index):
        return None
    if DAY_ALONE.fullmatch(line.folded[rest:].strip()):
        rest = len(line.text)  # « Délibération n° 3 du 9 juin 2031 », whole, heads an act
    title, after = _act_title(lines, index, rest)
    if re.match(r"\s*(?:du\s+\d|en\s+date|relative\b|prise\s|sur\s|et\s)", line.folded[rest:]):
        return None
    if title.startswith(("relative ", "relatif ")):
        return None  # the number is a part of a title
    if re.match(r"\s*:?\s*(?:est\s+)?" + DECIDED, line.folded[rest:]):
        return None  # the number of a point that ends here
    if not title and (above := _title_above(lines, index)):
        return Heading("acte", index - 1, after, number, above)
    return Heading("acte", index, after, number, title)


def _title_above(lines: tuple[Line, ...], index: int) -> str | None:
    """The title right above a number that stands alone over the body of its act."""
    line = lines[index - 1] if index > 1 else None
    if line is None or lines[index].gap > 1 or not _LEAST_ABOVE <= len(line.text) <= _FULL_LINE:
        return None
    apart = line.gap or is_ended(lines[index - 2].text)
    words = line.text[0].isupper() and not is_ended(line.text) and names_matter(line.text)
    numbered = line_number(line) is not None or _numbered(lines, index - 1) is not None
    others = numbered or has_verb(line.folded) or SERVICE.fullmatch(line.folded)
    titled = (line.gap or opens_title(line.folded)) and _may_title(line)
    return line.text if apart and words and titled and not others else None


_LEAST_ABOVE = 12


def act_ending(lines: tuple[Line, ...], index: int) -> Heading | None:
    """A title that ends on the number of its act, « Voirie ( DE_2031_012) », over what is founded or told."""
    line = lines[index]
    if not _CLOSING_FIGURE.search(line.folded[-3:]) or index + 1 >= len(lines):
        return None
    if not (line.text[0].isupper() and BODY.match(lines[index + 1].folded)):
        return None
    ending = number_ending_title(line.text)
    if ending is None or any(o.match(line.folded) for o in (BODY, SITTING, LABEL)):
        return None
    return Heading("acte", index, index + 1, ending[0], ending[1])


_CLOSING_FIGURE = re.compile(r"\d\s?\)?$")


def _act_title(lines: tuple[Line, ...], index: int, rest: int) -> tuple[str, int]:
    """The title after the number of an act, past the day, the service or the rubric above it."""
    title, after = _first_title(lines, index, rest)
    title = title.lstrip("/ ")
    if not title or after >= len(lines):
        return title, after
    folded = fold_letters(title)
    named = _may_title(lines[after]) and (SERVICE.fullmatch(folded) or DAY_ALONE.fullmatch(folded))
    if named:
        return joined_title(lines, after, 0)
    if _is_rubric(title, lines[after]):
        more, after = joined_title(lines, after, 0)
        return f"{title} - {more}", after
    return title, after


#: The minutes of a former sitting, as an act that approves them is titled.
_MINUTES = re.compile(r"(?:proces[- ]verbal|compte[- ]rendu)\s+d")
#: Words of a rubric and of the title under it; a shorter title may be the end of a longer one.
_MOST_RUBRIC, _LEAST_UNDER = 3, 4


def _is_rubric(title: str, following: Line) -> bool:
    """Whether the words beside a number are a rubric, « N° 1 / Finances », over a title."""
    words = following.text.split()
    return (
        len(title.split()) <= _MOST_RUBRIC
        and len(words) >= _LEAST_UNDER
        and not following.gap
        and following.text[0].isupper()
        and fold_letters(words[0]) not in DANGLING
        and capitals(title) >= capitals(following.text)
        and not (calls_for_more(fold_letters(title)) or has_verb(following.folded))
        and (_MINUTES.match(following.folded) or _may_title(following))
        and not is_ended(following.text)
    )


#: Words of a service or a theme between « OBJET : » and the title.
_MOST_THEME = 9


def _heads_title(title: str, lines: tuple[Line, ...], after: int) -> bool:
    """Whether words in capitals behind « OBJET : » are a theme, « FINANCES – ACHATS », over the title."""
    if after >= len(lines) or not capitals(title) or len(title.split()) > _MOST_THEME:
        return False
    following = lines[after]
    above, below = fold_letters(title), following.folded
    return opens_title(below) and not opens_title(above) and _may_title(following)


def _titles(lines: tuple[Line, ...], index: int) -> bool:
    return index < len(lines) and _may_title(lines[index])


def _may_title(line: Line) -> bool:
    """Whether a line may be a title: it opens no body, tells no fact of the sitting."""
    others = (BODY, SITTING, LABEL)
    return line.gap <= _NEAR and not any(other.match(line.folded) for other in others)


#: What a template sets about what it fills in: « #signature# », « [page] ».
_MARKS = "#*_[<{ "


def _first_title(lines: tuple[Line, ...], index: int, rest: int) -> tuple[str, int]:
    """The first words after the number of an act, on its line or the next, no fact of the sitting."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    text = lines[index].text
    if _OF_ASSEMBLY.fullmatch(lines[index].folded, rest):
        rest = len(text)
    day = following is not None and DAY_ALONE.fullmatch(following.folded)
    if day and not text[rest:].strip(" -–:.|_") and _titles(lines, index + 2):
        return joined_title(lines, index + 2, 0)
    if introduces_matter(lines[index].folded[rest:]):
        return "", index + 1  # the matter, not the title
    if text[rest:].strip(" -–:.|_"):
        cut = len(text) >= _FULL_LINE and not re.search(r"[\t|]", text)
        runs = cut and following is not None and line_number(following) is None
        if following and is_matter_label(tidy(text[rest:])) and not BODY.match(following.folded):
            return joined_title(lines, index + 1, 0)
        return joined_title(lines, index, rest, loose=runs)
    if (below := _past_labels(lines, index + 1)) > index + 1 and _titles(lines, below):
        return joined_title(lines, below, 0)
    if following and (
        _numbers_again(lines[index], following)
        or SITTING.match(following.folded.lstrip(_MARKS))
        or LABEL.match(following.folded)
        or BODY.match(following.folded)
    ):
        return "", index + 1
    if following and index < LETTERHEAD_LINES and LETTERHEAD.match(following.folded):
        return "", index + 1
    below = _past_service(lines, index + 1)
    if below > index + 1 and _titles(lines, below):
        return joined_title(lines, below, 0)
    return joined_title(lines, index, len(lines[index].text))


def _past_service(lines: tuple[Line, ...], index: int) -> int:
    """The first line under a service: « Direction générale », « des services »."""
    if index >= len(lines) or not SERVICE.fullmatch(lines[index].folded):
        return index
    below = index + 1
    while below < len(lines) and not lines[below].gap and is_tail(lines[below].folded):
        below += 1
    return below


#: « Délibération n° 2031-12 du conseil communautaire du 8 mars 2031 »: whose it is, no title.
_OF_ASSEMBLY = re.compile(
    rf"\W*(?:du|de\s+l[a'])\s*(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}|permanente|syndicale?))?"
    rf"(?:\s+(?:de\s+la|de\s+l'|du|des|de|d')\s?(?!\d)[a-z' -]{{2,50}}?)?(?:\s*[,–-]?\s*(?:{DAY_ALONE.pattern}))?\W*"
)
#: « Rapporteur : M. Paul VERNET », « Commission : Finances »: short facts between a number and its title.
_FACT = re.compile(
    r"(?:rapporteure?s?|commissions?|poles?|directions?|services?|domaines?|thematiques?)\b[^:\n]{0,20}:\s*\S[^\n]{0,60}"
)
_MOST_FACTS = 4


def _past_labels(lines: tuple[Line, ...], index: int) -> int:
    """The first line that is no matter of the nomenclature and no short fact of the act."""
    stop = min(len(lines), index + _MOST_FACTS)
    while index < stop and (
        is_matter_line(lines[index].folded) or _FACT.fullmatch(lines[index].folded)
    ):
        index += 1
    return index


def _numbers_again(line: Line, following: Line) -> bool:
    """Whether the next line gives a number once more: a running title, then the title."""
    own, other = line_number(line), line_number(following)
    if not (own and other):
        return False
    return own[0] == other[0] or not following.text[other[1] :].strip(" -–:.")


def _opens(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line may open something: it does not run on from the one before."""
    if not index or lines[index].text[0] == "|":
        return True
    previous = lines[index - 1]
    if re.search(r"\bpart\s+a\s+la$", previous.folded):
        return False  # « qui ont pris part à la / délibération : 11 »
    if lines[index].gap:
        return True
    return (
        len(previous.text) < 60
        or bool(re.search(r"[.;:!?)»]\s*$", previous.text))
        or (
            lines[index].folded.startswith(("deliberation", "delib", "dcm"))
            and not calls_for_more(previous.folded)
        )
    )


def _numbered(lines: tuple[Line, ...], index: int) -> Heading | None:
    line = lines[index]
    match = _DOTTED.match(line.folded)
    if match and not line.text[match.start("rest")].islower():
        return _with_title(lines, index, "rang", match, 0, "")
    if match := _DIGITS.match(line.folded):
        return _digits(lines, index, match)
    match = _ROMAN.match(line.folded)
    if match and (value := _roman(match["n"])) and _upper(line.text, match) and not speaks(line):
        return _with_title(lines, index, "romain", match, value, "R")
    match = _LETTER.match(line.folded)
    if match and not (INITIALS.match(line.folded) or speaks(line)):
        style = "A" if line.text[0].isupper() else "a"
        return _with_title(lines, index, "lettre", match, ord(match["n"]) - 96, style)
    return None


def _upper(written: str, match: re.Match[str]) -> bool:
    """Whether roman figures are written as such; where no sign follows them, before a title in capitals."""
    if match["sep"].isspace():
        return written[: match.end("n")].isupper() and capitals(written[match.start("rest") :])
    return written[: match.end("n")].strip().isupper() or not match["n"].strip("il|!")


#: What figures count, or are a part of: a sum, a date, an address.
_COUNTED = re.compile(
    r"(?:€|%|\d|h\b|sur\s|et\s|ou\s|euros|ans\b|m2|km|ha\b|voix|votes?\s+(?:pour|contre)|votes?\s*$|pour\b|contre\b|abst|"
    + MONTH_NAME
    + r"(?![a-z])|rue\b|avenue|place\b|bis\b|heures|habitants|membres)"
)


def _digits(lines: tuple[Line, ...], index: int, match: re.Match[str]) -> Heading | None:
    ordinal = int(match["n"])
    sep = match["sep"].strip()
    most = 999 if match["word"] else 199
    if not 1 <= ordinal <= most or not (sep or match["word"]):
        return None
    if _COUNTED.match(match["rest"]):
        return None
    style = "mot" if match["word"] and len(match["word"]) > 4 else (sep or " ")
    return _with_title(lines, index, "chiffre", match, ordinal, style)


def _with_title(
    lines: tuple[Line, ...],
    index: int,
    family: Family,
    match: re.Match[str],
    value: int,
    style: str,
) -> Heading | None:
    title, after = joined_title(lines, index, match.start("rest"))
    if len(title) < 3 or not any(char.isalpha() for char in title):
        return None
    number = lines[index].text[match.start("n") : match.end("n")]
    if family == "romain":
        number = "I" * value if number.strip("Il|!") == "" else number
    if capitals(title):
        style += "C"
    return Heading(family, index, after, number, title, value, style)


def _roman(text: str) -> int | None:
    if not text.strip("il|!"):
        return len(text)
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES.get(char, 0)
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total or None
