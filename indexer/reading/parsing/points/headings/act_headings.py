"""Lines that open an act by the number of its deliberation, with the title on them, below or above."""

import re

from analyzers import fold_letters
from indexer.reading.parsing.facts.matieres import (
    introduces_matter,
    is_matter_label,
    is_matter_line,
)
from indexer.reading.parsing.facts.numbers.ending_numbers import number_ending_title
from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.facts.numbers.number_forms import DECIDED
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    COUNCIL_KIND,
    DANGLING,
    MONTH_NAME,
    WEEKDAY,
)
from indexer.reading.parsing.lines.title_words import is_tail, names_matter, opens_title
from indexer.reading.parsing.openings import (
    BODY,
    DAY_ALONE,
    LABEL,
    LETTERHEAD,
    LETTERHEAD_LINES,
    SERVICE,
    SITTING,
    SITTING_DAY,
    has_verb,
)
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.headings.numbered import numbered
from indexer.reading.parsing.points.headings.running_titles import (
    calls_for_more,
    capitals,
    is_ended,
    is_sentence,
    joined_title,
    opens_sentence,
)
from indexer.reading.parsing.view.cleaning import Line, tidy

#: A line as long as this was cut by the margin, and its title may go on.
_FULL_LINE = 75
#: « Extrait du registre des délibérations – Séance du 9 juin 2031 » is not longer.
_TITLE_LINE = 120
#: Blank lines between a service, a day, and the title under it.
_NEAR = 2


def act_heading(lines: tuple[Line, ...], index: int) -> Heading | None:
    """Return what the number of a deliberation opens on a line, ``None`` where it opens nothing."""
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
    if dated := _DATED.match(line.folded, rest):
        rest = dated.end()
    title, after = _act_title(lines, index, rest)
    if _CITED.match(line.folded, rest):
        return None
    if title.startswith(("relative ", "relatif ")):
        return None  # the number is a part of a title
    if re.match(r"\s*:?\s*(?:est\s+)?" + DECIDED, line.folded[rest:]):
        return None  # the number of a point that ends here
    labelled = bool(_REPORT_LABEL.fullmatch(fold_letters(title)))
    told = labelled or (bool(title) and _is_report(lines, index, rest, title))
    if (told or not title) and (above := _title_above(lines, index, told=told)):
        return Heading("acte", index - 1, after if not title else index + 1, number, above)
    return Heading("acte", index, after, number, title)


#: « Délibération n° 3 du 4 mai 2031 », « … du comité syndical du 4 mai 2031 portant … »: one that is spoken of.
_CITED = re.compile(
    rf"\s*(?:du\s+\d|en\s+date|relative\b|prise\s|sur\s|et\s|(?:du|de\s+l[a'])\s*(?:{ASSEMBLY})\b[^.;:]{{0,80}}?\bd(?:u|atee\s+du)\s+(?:{WEEKDAY}\s+)?\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}\W*(?:,\s)?(?:\w+ant\b|relative\b|par\s+laquelle\b|sur\s|$))"
)


#: « Délibération n° 3 du 4 mai 2031 : Tarifs »: its day, before its title.
_DATED = re.compile(rf"\s*\(?\s*(?:{DAY_ALONE.pattern})\s?\)?\s*[:–-]\s+(?=\w)")


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
        or (
            len(previous.text) < _TITLE_LINE
            and previous.text[-1] not in ":-"
            and bool(SITTING.match(previous.folded))
        )
        or bool(re.search(r"[.;:!?)»]\s*$", previous.text))
        or (
            lines[index].folded.startswith(("deliberation", "delib", "dcm", "affaire n"))
            and not calls_for_more(previous.folded)
        )
    )


def _title_above(lines: tuple[Line, ...], index: int, *, told: bool) -> str | None:
    """The title right above a number that stands alone over the body of its act, where its report is ``told``."""
    line = lines[index - 1] if index > 1 or (index and told) else None
    if line is None or lines[index].gap > 1 or not _LEAST_ABOVE <= len(line.text) <= _FULL_LINE:
        return None
    apart = index == 1 or line.gap or is_ended(lines[index - 2].text)
    words = line.text[0].isupper() and not is_ended(line.text) and names_matter(line.text)
    ranked = line_number(line) is not None or numbered(lines, index - 1) is not None
    others = ranked or has_verb(line.folded) or SERVICE.fullmatch(line.folded)
    titled = (told or line.gap or opens_title(line.folded)) and may_title(line)
    return line.text if apart and words and titled and not others else None


_LEAST_ABOVE = 12
#: « Rapport : », « Exposé des motifs », under the number: what is told below, and no title.
_REPORT_LABEL = re.compile(
    r"(?:l[ea]\s+|l')?(?:rapport|expose(?:\s+des\s+motifs)?|presentation|contexte)\s*:?"
)


def _is_report(lines: tuple[Line, ...], index: int, rest: int, title: str) -> bool:
    """Whether the words below a number that stands alone are a sentence, the report: they have a verb, or stand apart."""
    alone = not lines[index].text[rest:].strip(" -–:.") and index + 1 < len(lines)
    if not alone:
        return False
    line = lines[index + 1]
    if line.gap:
        return is_sentence(line, title)
    return opens_sentence(line) and has_verb(line.folded)


def act_ending(lines: tuple[Line, ...], index: int) -> Heading | None:
    """A title that ends on the number of its act, « Voirie ( DE_2031_012) », over what is founded or told."""
    line = lines[index]
    last = line.folded[-1]
    if not (last == ")" or last.isdecimal()) or index + 1 >= len(lines):
        return None
    if not _CLOSING_FIGURE.search(line.folded[-3:]):
        return None
    below = lines[index + 1].folded
    if not (line.text[0].isupper() and (BODY.match(below) or below.startswith("objet :"))):
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
    named = may_title(lines[after]) and (SERVICE.fullmatch(folded) or DAY_ALONE.fullmatch(folded))
    if named or _is_office(title, folded, lines, after):
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
        and (_MINUTES.match(following.folded) or may_title(following))
        and not (is_ended(following.text) or opens_sentence(following))
    )


def _is_office(title: str, folded: str, lines: tuple[Line, ...], after: int) -> bool:
    """Whether what stands apart under a number, in capitals, names who prepared the act, not what it does.

    « POLICE MUNICIPALE », then « CONVENTION AVEC LE REFUGE » apart below it, in capitals too.
    """
    line = lines[after]
    if not (0 < line.gap <= _NEAR and capitals(title) and capitals(line.text)):
        return False
    return opens_title(line.folded) and not opens_title(folded) and may_title(line)


def _titles(lines: tuple[Line, ...], index: int) -> bool:
    return index < len(lines) and may_title(lines[index])


def may_title(line: Line) -> bool:
    """Tell whether a line may be a title: it opens no body, tells no fact of the sitting."""
    others = (BODY, SITTING, LABEL)
    return line.gap <= _NEAR and not any(other.match(line.folded) for other in others)


#: What a template sets about what it fills in: « #signature# », « [page] ».
_MARKS = "#*_[<{ "


def _first_title(lines: tuple[Line, ...], index: int, rest: int) -> tuple[str, int]:
    """The first words after the number of an act, on its line or the next, no fact of the sitting."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    text = lines[index].text
    if only_of_sitting(lines[index], rest):
        rest = len(text)
    day = following is not None and DAY_ALONE.fullmatch(following.folded)
    if day and not text[rest:].strip(" -–:.|_") and _titles(lines, index + 2):
        return joined_title(lines, index + 2, 0)
    if introduces_matter(lines[index].folded[rest:]):
        return "", index + 1  # the matter, not the title
    if text[rest:].strip(" -–:.|_"):
        cut = len(text) >= _FULL_LINE and not re.search(r"[\t|]", text)
        runs = cut and following is not None and line_number(following) is None
        if (
            following
            and is_matter_label(tidy(text[rest:]).strip("[]"))
            and not BODY.match(following.folded)
        ):
            return joined_title(lines, index + 1, 0)
        return joined_title(lines, index, rest, loose=runs)
    if below := titled_below(lines, index):
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
    return below + 1 if _names_service(lines, below) else below


def _names_service(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line is of the name of the service above it, as the title stands apart below both, in capitals too."""
    if index + 1 >= len(lines) or lines[index].gap or not lines[index + 1].gap:
        return False
    alike = capitals(lines[index].text) and capitals(lines[index + 1].text)
    return alike and _titles(lines, index + 1) and not opens_title(lines[index].folded)


#: « Délibération n° 2031-12 du conseil communautaire du 8 mars 2031 », « N° 31/12 CC de l'assemblée … »: whose
#: it is, no title.
OF_ASSEMBLY = re.compile(
    rf"\W*(?:[a-z]{{2,3}}\s+)?(?:du|de\s+l[a'])\s*(?:{ASSEMBLY}|commission\s+permanente)(?:\s+(?:{COUNCIL_KIND}|permanente|syndicale?))?"
    rf"(?:\s+(?:de\s+la|de\s+l'|du|des|de|d')\s?(?!\d)[a-z' -]{{2,50}}?)?(?:\s*[,–-]?\s*(?:{DAY_ALONE.pattern}))?\W*"
)
#: « – Conseil municipal du 28 juin 2031 », behind « Délibération n° 47 ».
_OF_DAY = re.compile(rf"\W*(?:{SITTING_DAY.pattern})\W*")


def only_of_sitting(line: Line, rest: int) -> bool:
    """Tell whether a line says, behind the number of an act, nothing but which assembly decided it and when."""
    if OF_ASSEMBLY.fullmatch(line.folded, rest):
        return True
    return line.folded.startswith("delib") and _OF_DAY.fullmatch(line.folded, rest) is not None


#: « Rapporteur : M. Paul VERNET », « Commission : Finances »: short facts between a number and its title.
_FACT = re.compile(
    r"(?:rapporteure?s?|commissions?|poles?|directions?|services?|(?:sous[- ])?domaines?|(?:sous[- ])?thematiques?|natures?|matieres?|nomenclatures?|(?:affaire|dossier)\s+suivie?\s+par)\b[^:\n]{0,20}:\s*\S[^\n]{0,60}"
)
#: « Programme 204 – Mobilités »: the line of the budget, over the title of an act of a région or département.
_BUDGET_LINE = re.compile(
    r"(?:programme|mission|politique|secteur|axe|action|operation)\s+(?:n\s?°\s?)?(?!(?:19|20)\d\d\b)[a-z]?\d{1,4}(?:[-.]\d{1,3})?\s*[-–:]\s*\S[^\n:]{2,70}"
)
_MOST_FACTS = 4


def titled_below(lines: tuple[Line, ...], index: int) -> int | None:
    """Return the title under the short facts below the number of an act, ``None`` where none stand there."""
    below = _past_facts(lines, index + 1)
    return below if below > index + 1 and _titles(lines, below) else None


def _past_facts(lines: tuple[Line, ...], index: int) -> int:
    """The first line under the short facts of an act, a service among them: « Direction des sports », « Rapporteur : … »."""
    below = _past_labels(lines, index)
    served = _past_service(lines, below)
    under = _past_labels(lines, served)
    return under if below > index or under > served else below


def _past_labels(lines: tuple[Line, ...], index: int) -> int:
    """The first line that is no matter of the nomenclature and no short fact of the act."""
    stop = min(len(lines), index + _MOST_FACTS)
    while index < stop and (
        is_matter_line(lines[index].folded)
        or _FACT.fullmatch(lines[index].folded)
        or _BUDGET_LINE.fullmatch(lines[index].folded)
        or OF_ASSEMBLY.fullmatch(lines[index].folded)
    ):
        index += 1
        day = index < stop and DAY_ALONE.fullmatch(lines[index].folded)
        index += bool(day)  # « Séance du 9 juin 2031 », below the matter
    return index


def _numbers_again(line: Line, following: Line) -> bool:
    """Whether the next line gives a number once more: a running title, then the title."""
    own, other = line_number(line), line_number(following)
    if not (own and other):
        return False
    return own[0] == other[0] or not following.text[other[1] :].strip(" -–:.")
