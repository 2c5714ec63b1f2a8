"""The number of an act, told by its heading: behind a label, at the start or the end of a line, else by its stamp.

Source: CGCT, art. R2121-9 (deliberations are numbered in the registre); forms observed in
published acts.
"""

import re

from indexer.reading.parsing.facts.numbers.leading_numbers import line_number, own_form
from indexer.reading.parsing.facts.numbers.number_forms import (
    LABELLED,
    NUMBER,
    SIGN,
    is_plausible,
    tidy_number,
)
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.lexicon import COMES_OR_GOES, MONTH_VALUES
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, Line

_INLINE = Pattern(
    r"\b(?:deliberation|delib\.?|dcm|affaire(?=[^\n]{2,9}\d[^\s]{0,12}[-_/]))\s*(?:"
    + SIGN
    + r")\s*[:.]?\s*(?P<number>"
    + NUMBER
    + r")"
    # « Commune d'Orme – Délibération 2031-77 – page 1/2 », at the head of each page
    # « Séance du 9 juin 2031 – N° 2031-77 »
    r"|\s[–|-]\s*(?:deliberation\s+(?:"
    + SIGN
    + r"\s*)?|"
    + SIGN
    + r"\s*)(?P<headed>(?:19|20)\d\d\s?[-_/]\s?\d{1,4})(?=\s+[–|-]\s|\s*(?:\n|$))"
)
#: « Séance du 3 mai 2031 AFFAIRE N° 2031-CM/07 : TARIFS »: a number and a title behind other words.
_TITLED_INLINE = Pattern(
    r"\b(?:deliberation|delib\.?|dcm|affaire)\s*(?:"
    + SIGN
    + r")\s*[:.]?\s*(?P<number>"
    + NUMBER
    + r")\s*[:–-]\s+(?P<title>[^\n]{12,})"
)
#: « 2031-05-12 »: the day of the sitting, alone on its line.
_DATE_LIKE = re.compile(r"(?:19|20)\d\d\s?[-/.]\s?(?:0\d|1[0-2])\s?[-/.]\s?(?:0\d|[12]\d|3[01])")


def act_number(clean: CleanText, start: int, end: int, stamps: tuple[Stamp, ...]) -> str | None:
    """Return the number of a single act, looked for in its heading, else in its stamp."""
    lines = [line for line in clean.lines if start <= line.start < end][:60]
    lines = [line for line in lines if not _heads_with_day(clean, line)]
    labelled, first = _labelled(lines), _first_of_line(lines[:45])
    if labelled and first and first.endswith(labelled) and _parted(first.removesuffix(labelled)):
        return first  # « N° 68 » in the title, « 2031-68 » above it
    told = _over_extract(lines) or labelled or first
    told = told or _framed(clean, start, end) or _lettered(lines)
    if found := told or _inline(clean, start, end) or _at_end(lines):
        return found
    # A stamp numbered by a publishing tool rather than by the body starts with zeros.
    inside = (stamp.numero for stamp in stamps if start <= stamp.start < end)
    return next((numero for numero in inside if not numero.startswith("00000")), None)


#: « 2031 11 30 – cc – dél », « 2031-11-30 délibérations », the name of a file at the head of its page.
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-_. ]?(?P<month>0[1-9]|1[0-2])[-_. ]?(?P<day>0[1-9]|[12]\d|3[01])(?![-_./]?\d)"
)
_TOP_TEXT = 1000


def _heads_with_day(clean: CleanText, line: Line) -> bool:
    """Whether a line begins with the day that the heading tells in words, which is no number then."""
    if not line.folded[0].isdecimal() or (written := _DAY.match(line.folded)) is None:
        return False
    day, year = int(written["day"]), written["year"]
    months = (name for name, value in MONTH_VALUES.items() if value == int(written["month"]))
    return any(f"{day} {month} {year}" in clean.folded[:_TOP_TEXT] for month in months)


def _parted(before: str) -> bool:
    """Whether what stands before a number parts it from another."""
    return bool(before) and not before[-1].isdecimal()


def _labelled(lines: list[Line]) -> str | None:
    """« Délibération n° … » in the heading."""
    for index, line in enumerate(lines):
        if _cites(line.folded) and not (index < _TOP and _DATED_TITLE.fullmatch(line.text)):
            continue
        if _REFERENCE.match(line.text):
            continue
        if own := own_form(line.text, line.folded):
            return own[0]
        match = LABELLED.match(line.folded)
        if index and _GOES_ON.search(lines[index - 1].folded):
            continue
        if match and is_plausible(match["number"], labelled=True):
            return tidy_number(line.text[match.start("number") : match.end("number")])
    return None


#: « Délibération 14/2031 du 12 avril 2031 », a title, whole.
_DATED_TITLE = re.compile(
    r"(?:DÉLIBÉRATION|DELIBERATION|D[ée]lib[ée]ration)\s+(?:[Nn]\s?°\s?)?\S+\s+(?:du|DU)\s+(?:\w+\s+)?(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_TOP = 8
#: A line that goes on with « n° 3 » on the next: « (jusqu'à la délibération », « vu la délibération ».
_GOES_ON = re.compile(
    r"\b(?:a|de|par|vu|avant|apres|voir)\s+(?:la|l'|les|une)\s*(?:deliberations?)?\s*$"
    # « M. X (arrivé pour la délibération »
    r"|\([^()]*\b(?:la|les|cette)\s+deliberations?\s*$"
)
#: « 12/2031 », « 31-07 », « 117-31 », « 31/24 » (no day of a month), « D.45 », alone on their line.
_ALONE = re.compile(
    r"\d{1,4}\s?[-/]\s?20\d\d|\d\d-\d{2,3}|\d{3}-\d\d|\d\d/(?:1[3-9]|[2-9]\d|\d{3})|d\.\d{1,3}"
)


def _first_of_line(lines: list[Line]) -> str | None:
    """A line of the heading that begins with a number of an act."""
    folio = None  # the first line of a leaf may bear its own number
    for index, line in enumerate(lines):
        if index and _GOES_ON.search(lines[index - 1].folded):
            continue
        found = line_number(line)
        alone = _ALONE.fullmatch(line.folded) or _above_object(lines, index)
        number = tidy_number(line.text) if alone else None
        if found and not _cites(line.folded) and not _DATE_LIKE.fullmatch(line.folded):
            number = number or found[0]
        if number and not index and len(number) + 2 > len(line.text):
            folio = number
        elif number:
            # « N° 68 » under « 2031-68 » is the same number.
            return folio if folio and folio.endswith(number) else number
    return folio


#: « 31.02.11 », « 2031.02.11 », which is a day elsewhere.
_DOTTED = re.compile(r"(?:\d\d){1,2}\.\d\d\.\d{2,3}")


def _above_object(lines: list[Line], index: int) -> bool:
    """Whether three figures stand alone above « Objet : », where no day does."""
    if index + 1 >= len(lines) or not _DOTTED.fullmatch(lines[index].folded):
        return False
    return lines[index + 1].folded.startswith("objet")


#: « Numéro ⏎ 15 ⏎ Objet », the frame of a heading; such figures are no line, as those of a page are none.
_FRAMED = Pattern(r"\bnumero\s*:?\s*\n\s*(?P<number>\d{1,6})\s*\n\s*objet\b")


def _framed(clean: CleanText, start: int, end: int) -> str | None:
    """The figures between « Numéro » and « Objet », each on its line."""
    framed = _FRAMED.search(clean.folded, start, end)
    return framed["number"] if framed else None


def _at_end(lines: list[Line]) -> str | None:
    """« Canton de Vaucourt N° 2031-06-23/04 »: a number of three pieces on which a line ends."""
    for line in lines:
        if not _cites(line.folded) and (match := _ENDS_LINE.search(line.folded)):
            return tidy_number(line.text[slice(*match.span("number"))])
    return None


_ENDS_LINE = re.compile(
    r"\s" + SIGN + r"\s*(?P<number>(?:19|20)\d\d[-_/.]\d{1,3}[-_/.]\d{1,3}(?:[-_/.]\d{1,4})?)$"
)


#: « BC.3.2031-04-19-AJ02 », alone above « EXTRAIT DU REGISTRE … ».
_CODE = re.compile(r"(?=(?:[^\d\s]*\d){3})[A-Z]{1,8}\d*(?:[-_./][A-Z\d]{1,10}){0,5}")
_EXTRACT = "extrait d"


def _over_extract(lines: list[Line]) -> str | None:
    """The code that is all of the line above the title of an extrait."""
    under = (at for at, line in enumerate(lines) if at and line.folded.startswith(_EXTRACT))
    above = lines[at - 1].text if (at := next(under, None)) else ""
    return above if _CODE.fullmatch(above) else None


#: « DAP n° 31.04.07 », all of one of the first lines: who sat in letters, that the visas of later acts repeat; a
#: number in three pieces, as that of a road, a zone or a change of a budget, « DM n° 1-2031 », is not.
_LETTERED = re.compile(
    r"(?P<sat>[A-Z]{2,6})\s+[Nn]\s?°\s?(?P<number>\d{1,4}(?:[./_-]\d{1,5}){2,3})"
)
_LETTERED_TOP = 3


def _lettered(lines: list[Line]) -> str | None:
    """The letters and the number that are all of one of the first lines."""
    found = (_LETTERED.fullmatch(line.text) for line in lines[:_LETTERED_TOP])
    told = next((match for match in found if match), None)
    return f"{told['sat']} {told['number']}" if told else None


def _inline(clean: CleanText, start: int, end: int) -> str | None:
    """« Délibération n° … » inside a line, where it is no citation."""
    head = clean.folded.part(start, min(end, start + 3500))
    for match in _INLINE.finditer(head):
        before = head[max(0, match.start() - 60) : match.start()]
        if not _OF_ANOTHER.search(before):
            group = "number" if match["number"] else "headed"
            first, last = start + match.start(group), start + match.end(group)
            return tidy_number(clean.text[first:last])
    return None


#: « Vu la délibération », « (arrivée délibération », « adopté le 12 mai 2030 (délibération »: one that is only spoken of.
_OF_ANOTHER = re.compile(
    r"\bvu\b|\b(?:19|20)\d\d\s*\($|\breferences?\s*:[^.;\n]{0,40}$|\bpar\s*$|\bla\s*$|considerant|\bl[ae]s?\s+$|"
    + COMES_OR_GOES
)


def titled_in_line(clean: CleanText, start: int, end: int) -> tuple[str, int] | None:
    """Return the number that stands in the heading behind other words, and where its title begins."""
    match = _TITLED_INLINE.search(clean.folded, start, min(end, start + _HEADING))
    if match is None or not is_plausible(match["number"], labelled=True):
        return None
    return tidy_number(clean.text[slice(*match.span("number"))]), match.start("title")


#: Characters of the heading of an extrait.
_HEADING = 1500
#: « Rappel : délibération n° 3 … », « délibération n° 3 du 4 mai 2031 fixant … »: acts of others.
_RECALLS = re.compile(
    r"[-•*\s]*(?:rappels?|pour\s+memoire|references?(?!\s+de\s+(?:la\s+deliberation|l'acte)\s?:)|textes?|suite\s+a)\b"
    r"|[-•*\s]*deliberation\s+(?:n\s?°\s?)?\S+\s+du\s+(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:\s*[;,(]|\s+(?:(?:l[ea]s?\s+|l')?\w+ant|relative|de\s+la|du)\b|\s*$)"
)


#: « - délibération n° 3 du conseil communautaire », a row of the texts that an act rests on.
_REFERENCE = re.compile(r"[-–•*]\s*d[ée]lib[ée]rations?\b")


def _cites(folded: str) -> bool:
    cited = folded.startswith(("vu ", "considerant", "- vu", "article", "loi", "decret"))
    return cited or bool(_RECALLS.match(folded))
