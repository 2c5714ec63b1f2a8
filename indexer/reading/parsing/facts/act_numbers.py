"""Numbers of deliberations, as written.

There is no national form: « 2025/01/04 », « 2021 - 06 », « 20201130_DL_01 », « 28-09-2023 / N°163 »,
« D2023-012 », « DCM 2021-12-03 », « 107_2024 », « n° 12 ». A number is what a label introduces, or
what stands alone on a line of the heading in one of the forms that no date or amount takes.

Source: CGCT, art. R2121-9 (deliberations are numbered in the registre); forms observed in
published acts.
"""

import re
from functools import lru_cache

from analyzers import fold_letters
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.view.cleaning import CleanText, Line
from indexer.reading.parsing.view.pattern import Pattern

#: Who sat, or what was made, behind the last figure: « 2031-03-012-CM », « 2031.1022.SP ».
_SAT_BEHIND = r"(?:\.(?:sp|cp)(?![a-z])|[-_/](?:cm|c[cds]|b[csm]?|dcm|del|d[bc])(?![a-z.'’-]))"
# A piece has a digit; pieces are joined by - _ / . with or without spaces.
NUMBER = (
    r"(?:(?!le\b|la\b|du\b|de\b(?![-_]\d)|au\b|en\b|et\b|les\b|des\b|art)[a-z]{1,5}\s?[-_./]?\s?){0,2}\d[\da-z]{0,11}"
    r"(?:(?!\s?[-/.]\s+[1-9]\.\d{1,2}\s+[a-z])\s?[-_/.]\s?(?:n\s?°\s?)?(?=[a-z]{0,4}[-_]?\d)[\da-z_]{1,12}|[-_/.](?=[a-z]{1,9}[-_/.]\d)[a-z]{1,9}){0,5}(?:\s?[-_/]?\s?(?:bis|ter|[a-d])(?![a-z.])|"
    + _SAT_BEHIND
    + r")?"
)
#: What a number is followed by where it closes a point rather than opens one.
DECIDED = r"(?:adoptee|approuvee|votee|rejetee|acceptee)\b"
#: What « réf : » names as the number of an act, at the end of a line: « 2031_04 », « D_2031_4_12 ».
_REFERENCE = r"(?:[a-z]{1,5}[-_ ]?)?\d{1,4}[-_/]\d{1,4}(?:[-_/]\d{1,4})?"
_LABEL = (
    r"(?:extrait\s+de\s+la\s+|projet\s+de\s+)?(?:deliberation|delibere(?=\s+(?:n|\d))|delib\b\.?|d\.?c\.?m\.?(?![-_]?(?:19|20)\d\d)|dcc(?![0-9]|[-_](?:19|20)\d\d)|del\.|acte|decision|affaire(?=\s+n)"
    r"|ref\.?(?=\s?:\s?" + _REFERENCE + r"\s*$))"  # « réf : 2031_04 », and no more
    r"(?:\s+(?:du\s+(?:conseil|comite|bureau)(?:\s+\w+)?|municipale|communautaire))?(?:\s+point(?=\s+(?:n|\d)))?"
)
_SIGN = r"(?:n\s?[°*º²ᵒ]{1,2}\s?\.?|№\s?|no\.?(?![a-z])|numero(?![a-z])|num\.|n°s?)"
LABELLED = re.compile(
    r"^(?:[-*•>#|\s]{0,6})(?:" + _LABEL + r"(?!\s*:?\s*(?:majorite|unanimite|adopte|approuve|favorable|accord))\s*:?\s*(?:" + _SIGN + r"\s*)?[:.-]?\s*|" + _SIGN
    + r"\s*(?:(?:d[e']\s?(?:la\s+|l')?(?:deliberation|acte|ordre(?!\s+de\s+passage)|delib)|annuel)\s*)?[:.]?\s*)"
    r"[(\[]?(?P<number>" + NUMBER + r")[)\]]?(?P<rest>(?!\d|\s*(?:voix\b|votes?\b|(?:pour|contre)\s*[,;.:]|abst)).*)$"
)  # fmt: skip
_INLINE = Pattern(
    r"\b(?:deliberation|delib\.?|dcm|affaire(?=[^\n]{2,9}\d[^\s]{0,12}[-_/]))\s*(?:"
    + _SIGN
    + r")\s*[:.]?\s*(?P<number>"
    + NUMBER
    + r")"
)
#: « Séance du 3 mai 2031 AFFAIRE N° 2031-CM/07 : TARIFS »: a number and a title behind other words.
_TITLED_INLINE = Pattern(
    r"\b(?:deliberation|delib\.?|dcm|affaire)\s*(?:"
    + _SIGN
    + r")\s*[:.]?\s*(?P<number>"
    + NUMBER
    + r")\s*[:–-]\s+(?P<title>[^\n]{12,})"
)
# Numbers without a label, in the forms that no date, period or amount takes.
_FORMS = (
    r"(?:19|20)\d\d\s?[-_.]\s?\d\d\s?[-_.]\s?\d\d\s?[-_]\s?[a-z]{2,4}\s?[-_.]\s?\d{1,4}",  # 2031-05-12-DCM-04
    r"(?:19|20)\d{6}\s?[-_/.]\s?(?:[a-z]{1,4}\s?[-_.]?\s?)?\d{1,4}",  # 20201130_DL_01
    r"(?:19|20)\d\d\s?[-_/.]\s?(?:[a-z]{1,4}\s?[-_./]?\s?)?\d{1,4}(?:\s?[-_/.]\s?\d{1,4}){0,2}(?:[a-h](?![a-z])|"
    + _SAT_BEHIND
    + r")?",  # 2025/01/04, 2031/D/61, 2031-03-12-CM
    r"(?!le\b|la\b|du\b|de\b|au\b|en\b|et\b|les\b|des\b|art)[a-z]{1,5}(?:\s?[-_.]?\s?(?:19|20)\d\d|\d{2,6})"
    r"\s?[-_/.]\s?\d{1,4}(?:\s?[-_/.]\s?\d{1,4})?",  # D2023-012, CM2306-01
    r"(?:19|20)\d{8}",  # 2021071201
    r"(?:19|20)\d\d\s\d\d\sn\s?°\s?\d{1,3}",  # 2031 03 n°04: a year, a month, a rank
    r"(?!le\b|la\b|du\b|de\b|au\b|en\b|et\b)[a-z]{1,4}-\d{1,4}/(?:19|20)\d\d",  # AD-263/2022
    r"\d{2}[a-z]{3,6}\d{3,5}",  # 21SGADL0012
    r"\d\d_[a-z]{3,6}(?:_[a-z]{2,6})?_\d{1,3}",  # 31_DIRAM_SDENS_03: a year, two services, a rank
    r"(?:19|20)\d\d[a-z]{3}\d{2,3}",  # 2031NOV01: a year, a month or an organ, a rank
    r"(?!art)[a-z]{2,6}/\d{1,4}[-/]20\d\d",  # DGST/17-2023: a service, a rank, a year
    r"(?!art)[a-z]{2,4}/\d\d[-/]\d{3,4}",  # CR/31-1140: who sat, a year, a rank
    r"(?!art|l[ae]s?\b|du\b|au\b)[a-z]{1,4}/(?:19|20)\d\d/\d{1,4}",  # D/2031/9: a kind, a year, a rank
    r"(?!art|tel|fax|rd|rn|le\b|du\b|[lrand]-\d\d-\d\d\b)(?:[a-z]{2,5}-)?[a-z]{1,4}-\d\d-\d{2,4}(?![-/.]?\d)",  # CC-31-008, DEL-CC-31-008: who sat, a year, a rank
    r"\d\d[a-z]{1,3}-\d{3,4}",  # 31SP-1456
    r"[a-z]{2}\s[a-z]\s\d\d-\d{1,2}-\d{1,3}",  # CP D 31-07-9: who sat, a kind, a year, a sitting, a rank
    r"[a-z]{1,2}\.[a-z]{2,6}[-/](?:19|20)\d\d[-/]\d{1,4}",  # D.CCAS/2026/19
    r"(?!art|tel|fax|le\b|du\b|au\b|en\b)[a-z]{2,5}[-_.]\d\d[-_.]\d\d[-_.]\d{1,3}(?![-_.]?\d)",  # DEL-31-06-01
)
_SHORT_FORMS = (
    r"\d{2}\s?[-/]\s?\d{2,3}|\d{1,4}\s?[-/]\s?20\d\d"  # 23-01, 12/2023: a sign must follow
)
_NAKED = re.compile(
    r"^[|\s]{0,4}\[?(?:(?P<number>"
    + "|".join(_FORMS)
    + r")(?P<rest>_?$|\]?\s*[-:–.)|]\s*\D.*|\]?\s{1,4}(?:[^\d\s]|\d{1,3}\s?(?:e|er|eme|ere|nde?)\b).*)"
    r"|(?P<short>" + _SHORT_FORMS + r")(?P<after>\s*[-:–]\s+\D.*))$"
)
# « N° 1 D.CCAS/2026/19 – Tarifs »: the rank in the sitting, then the number of the act.
_RANKED = re.compile(
    r"n\s?°\s?\d{1,3}\s*[-:.]?\s+(?P<number>" + "|".join(_FORMS) + r")(?=\s*[-:–|]|\s*$|\s+[^\d\s])"
)
# « 2023 DASCO 12 »: a year, the service in capitals, a rank, then a title.
_SERVICE = re.compile(
    r"(?P<number>(?:19|20)\d\d\s(?P<service>[A-Z]{2,6})\s\d{1,4}(?:-\d)?(?:\s?[A-Z])?)(?:\s*[-:–]\s*|\s+(?=[A-ZÀ-Ý][a-zà-ÿ])|$)"
)
_SPLIT_NAKED = re.compile(
    r"^(?P<day>(?:19|20)\d{6})\s+(?P<index>\d{1,3})(?!\d|[/.,]\s?\d|/)\s*[-:.)_]?\s*(?P<rest>.*)$"
)
# « N° 2031 7 4 »: a year, the rank of the sitting, that of the act.
_SIGNED_SPACED = re.compile(
    r"(?:"
    + _LABEL
    + r"\s*)?"
    + _SIGN
    + r"\s*(?P<number>(?:19|20)\d\d(?:\s\d{1,3}){2}|\d{6}\s\d{3})(?=$|\s+[-–:]?\s*[a-z])"
)
# « 2031 07 04 TARIFS »: the same without a sign, before a title that begins with a capital or a month and a rank with a word.
_SPACED = re.compile(
    r"\W{0,4}(?P<number>(?:19|20)\d\d\s(?:\d{2,3}\s\d{1,3}(?=\s+(?:[-–:]\s*)?[«\"']?\s?[A-ZÀ-Ý][\w'’])"
    r"|(?:0\d|1[0-2])\s\d\d(?=\s+(?:[-–:]\s*)?(?!euros?\b)[a-zà-ÿ]{5})))"
)
_DATE_LIKE = re.compile(r"(?:19|20)\d\d\s?[-/.]\s?(?:0\d|1[0-2])\s?[-/.]\s?(?:0\d|[12]\d|3[01])")
_PERIOD = re.compile(r"((?:19|20)\d\d)\s?[-/]\s?((?:19|20)\d\d)$")


def tidy_number(text: str) -> str:
    """Return a number without stray spaces around its separators."""
    text = re.sub(r"\s*([-_.]|/(?!\s*[Nn]\s?°))\s*", r"\1", " ".join(text.split()))
    return text.strip(" .,:;-_/")


# « Vente d'un terrain - DE_2017_012 », « Voirie ( 2019-93) », « Halle réf : 12-2019 »: the number ends the title.
_ENDS_TITLE = re.compile(
    rf"\s*\(\s*(?:deliberation|delib\.?|dcm)\s*(?:n\s?°?\s?)?(?P<bracketed>{NUMBER})\s*\)\s*$|"
    r"\s*(?:[-–:]\s+|\(\s*(?:(?:deliberation|delib\.?|dcm)\s*)?)(?:n\s?°\s?)?(?P<number>(?:[a-z]{2,5}[-_. ]?)?(?:19|20)\d\d\s?[-_/.]\s?\d{1,4}(?:[-_/]\d{1,3})?"
    r"|\d{1,4}/20\d\d|[a-z]{1,2}\d{1,4}[-_/]20\d\d)\s*\)?\s*$"
    r"|\s(?P<glued>(?:19|20)\d\d[a-z]{3}\d{2,3})\s*$"
    r"|\s(?:deliberation|delib\.?|del\.|dcm)\s?(?:n\s?°\s?)?(?P<signed>(?:19|20)\d\d[-_/.]\d{1,3}(?:[-_/.]\d{1,3}){1,2})(?:\s\d{1,2})?\s*$"
    rf"|\s(?:n\s?°|-)?\s?ref\.?\s?:\s?(?P<named>{_REFERENCE})\s*$"
)
_CLOSING = Pattern(
    r"(?:^|\n)\s*\(\s*(?:deliberation|delib\.?|dcm)\s*(?:"
    + _SIGN
    + r"\s*)?(?P<bracketed>"
    + NUMBER
    + r")\s*\)\s*(?=\n|$)|(?:^|\n)\s*(?:deliberation|delib\.?|dcm)\s*"
    + _SIGN
    + r"\s*(?P<number>"
    + NUMBER
    + r")\s*:?\s*(?:est\s+)?"
    + DECIDED
)


def number_in_title(title: str) -> tuple[str, str] | None:
    """Return the number that a title begins with, and the rest: « Délibération n° 3 – Voirie »."""
    folded = fold_letters(title)
    if own := _own_form(title, folded):
        rest = title[own[1] :].strip(" -–—:.")
        return (own[0], rest) if len(rest) > 3 else None
    match = LABELLED.match(folded)
    if match is None or not _plausible(match["number"], labelled=True):
        return None
    rest = title[match.start("rest") :].strip(" -–—:.")
    return (tidy_number(title[slice(*match.span("number"))]), rest) if len(rest) > 3 else None


def without_number(title: str, number: str) -> str:
    """Return a title without its own number before it: « D.12/2031 – Tarifs »."""
    if len(number) < _LEAST_NUMBER:
        return title
    at = 0
    for char in "".join(number.split()):
        while at and title[at : at + 1].isspace():
            at += 1
        if title[at : at + 1].lower() != char.lower():
            return title
        at += 1
    match = _PARTS_TITLE.match(title, at)
    return title[match.end() :] if match else title


_PARTS_TITLE = re.compile(r"\s*[-–:.|/)]+\s*(?=\w)")
#: A shorter number before a title may be one of its words: « 12 – 14 rue haute ».
_LEAST_NUMBER = 4


def number_ending_title(title: str) -> tuple[str, str] | None:
    """Return the number that a title ends on, and the title without it; no period, no date."""
    match = _ENDS_TITLE.search(fold_letters(title))
    if match is None or match.start() < 6:
        return None
    for plain in ("bracketed", "glued", "signed", "named"):
        if match[plain]:
            return title[slice(*match.span(plain))], title[: match.start()].rstrip(" -–:(")
    if _PERIOD.match(match["number"]):
        return None
    first, last = re.split(r"[-_/.\s]+", match["number"])[-2:]
    if re.fullmatch(r"\d{4}", first) and last == f"{(int(first) + 1) % 100:02}":
        return None  # a school year
    if "/" in match["number"] and first.isdecimal() and 1 <= int(first) <= 12:
        return None  # a month
    return tidy_number(title[slice(*match.span("number"))]), title[: match.start()].rstrip(" -–:(")


def is_closing_number(folded: str) -> bool:
    """Tell whether a line is nothing but the number of the point above it: « (DCM n° 3) »."""
    match = _CLOSING.fullmatch(folded)
    return match is not None and match["bracketed"] is not None


def ends_on_number(folded: str) -> bool:
    """Tell whether a line ends its point: « (DCM n° 3) », « Délibération n° 3 adoptée à l'unanimité »."""
    return "delib" in folded and _CLOSING.search(folded) is not None


def closing_number(clean: CleanText, start: int, end: int) -> str | None:
    """Return the number that a point ends on: « Délibération n° 3 adoptée à … », « (DCM n° 3) »."""
    match = _CLOSING.search(clean.folded, start, end)
    if match is None:
        return None
    group = "bracketed" if match["bracketed"] else "number"
    return tidy_number(clean.text[slice(*match.span(group))])


#: Two words, the first of which introduces no number: far the most lines.
_WORDS_AT_ONCE = re.compile(
    r"(?![a-z]{2} [a-z] \d\d-|extrait|projet|delib|dcm|dcc|acte|decision|affaire|numero|no\b)[a-z]{2,} [a-z]"
)


#: No form of a number is without one.
_FIGURE = re.compile(r"\d")


def line_number(line: Line) -> tuple[str, int] | None:
    """Return the number that a line begins with, and where the rest of the line starts.

    Offsets are within the line. ``None`` where the line begins with no number of an act.
    """
    if _WORDS_AT_ONCE.match(line.folded) or not _FIGURE.search(line.folded):
        return None
    # Plain texts: what is remembered of a line does not hold the text that it is cut out of.
    return _number_at(line.text, str(line.folded))


@lru_cache(maxsize=4096)
def _number_at(text: str, folded: str) -> tuple[str, int] | None:
    """The number that the words of a line begin with; each is asked for by several readings."""
    if own := _own_form(text, folded):
        return own
    for pattern in (LABELLED, _NAKED):
        match = pattern.match(folded)
        if match and pattern is _NAKED and match["short"]:
            return tidy_number(text[slice(*match.span("short"))]), match.start("after")
        if match and _plausible(match["number"], labelled=pattern is LABELLED):
            number = tidy_number(text[match.start("number") : match.end("number")])
            # « n²0230 » is « n°20230 » misread: the sign took the first figure with it.
            slip = "²" in text[: match.start("number")] and number[:1].isdigit()
            rest = match.start("rest")
            rest += text[rest : rest + 1] == "]"
            return f"2{number}" if slip else number, rest
    if (match := _SERVICE.match(text)) and not match["service"].isdigit():
        return tidy_number(match["number"]), match.end()
    match = _SPLIT_NAKED.match(folded)
    if match:
        return f"{match['day']}-{match['index']}", match.start("rest")
    return None


def _own_form(text: str, folded: str) -> tuple[str, int] | None:
    """A number in pieces parted by blanks, or one that the rank of the point stands before."""
    if spaced := _SIGNED_SPACED.match(folded) or _SPACED.match(text):
        return "-".join(spaced["number"].split()), spaced.end()
    if ranked := _RANKED.match(folded):
        return tidy_number(text[slice(*ranked.span("number"))]), ranked.end()
    return None


def _plausible(number: str, *, labelled: bool) -> bool:
    if _PERIOD.match(number) or re.match(r"[lr]\.?\s?\d{4}-\d", fold_letters(number)):
        return False  # school years, articles of a code
    if labelled:
        return len(number) <= 40
    # 2020-01-15 may be a date; 2020-01-1 and 2019-09-01 followed by a title are numbers: the
    # caller sees whether a title follows.
    return True


def act_number(clean: CleanText, start: int, end: int, stamps: tuple[Stamp, ...]) -> str | None:
    """Return the number of a single act, looked for in its heading, else in its stamp."""
    lines = [line for line in clean.lines if start <= line.start < end][:60]
    labelled, first = _labelled(lines), _first_of_line(lines[:45])
    if labelled and first and first.endswith(labelled) and _parted(first.removesuffix(labelled)):
        return first  # « N° 68 » in the title, « 2031-68 » above it
    if found := labelled or first or _inline(clean, start, end) or _at_end(lines):
        return found
    # A stamp numbered by a publishing tool rather than by the body starts with zeros.
    inside = (stamp.numero for stamp in stamps if start <= stamp.start < end)
    return next((numero for numero in inside if not numero.startswith("00000")), None)


def _parted(before: str) -> bool:
    """Whether what stands before a number parts it from another."""
    return bool(before) and not before[-1].isdecimal()


def _labelled(lines: list[Line]) -> str | None:
    """« Délibération n° … » in the heading."""
    for index, line in enumerate(lines):
        if _cites(line.folded):
            continue
        if own := _own_form(line.text, line.folded):
            return own[0]
        match = LABELLED.match(line.folded)
        if index and _GOES_ON.search(lines[index - 1].folded):
            continue
        if match and _plausible(match["number"], labelled=True):
            return tidy_number(line.text[match.start("number") : match.end("number")])
    return None


#: A line that goes on with « n° 3 » on the next: « (jusqu'à la délibération », « vu la délibération ».
_GOES_ON = re.compile(
    r"\b(?:a|de|par|vu|avant|apres|voir)\s+(?:la|l'|les|une)\s*(?:deliberations?)?\s*$"
)
#: « 12/2031 », « 31-07 », « 31/24 » (no day of a month), « D.45 », alone on their line.
_ALONE = re.compile(
    r"\d{1,4}\s?[-/]\s?20\d\d|\d\d-\d{2,3}|\d\d/(?:1[3-9]|[2-9]\d|\d{3})|d\.\d{1,3}"
)


def _first_of_line(lines: list[Line]) -> str | None:
    """A line of the heading that begins with a number of an act."""
    folio = None  # the first line of a leaf may bear its own number
    for index, line in enumerate(lines):
        if index and _GOES_ON.search(lines[index - 1].folded):
            continue
        found = line_number(line)
        number = tidy_number(line.text) if _ALONE.fullmatch(line.folded) else None
        if found and not _cites(line.folded) and not _DATE_LIKE.fullmatch(line.folded):
            number = number or found[0]
        if number and not index and len(number) + 2 > len(line.text):
            folio = number
        elif number:
            # « N° 68 » under « 2031-68 » is the same number.
            return folio if folio and folio.endswith(number) else number
    return folio


def _at_end(lines: list[Line]) -> str | None:
    """« Canton de Vaucourt N° 2031-06-23/04 »: a number of three pieces on which a line ends."""
    for line in lines:
        if not _cites(line.folded) and (match := _ENDS_LINE.search(line.folded)):
            return tidy_number(line.text[slice(*match.span("number"))])
    return None


_ENDS_LINE = re.compile(
    r"\s" + _SIGN + r"\s*(?P<number>(?:19|20)\d\d[-_/.]\d{1,3}[-_/.]\d{1,3}(?:[-_/.]\d{1,4})?)$"
)


def _inline(clean: CleanText, start: int, end: int) -> str | None:
    """« Délibération n° … » inside a line, where it is no citation."""
    head = clean.folded.part(start, min(end, start + 3500))
    for match in _INLINE.finditer(head):
        before = head[max(0, match.start() - 60) : match.start()]
        if not _OF_ANOTHER.search(before):
            first, last = start + match.start("number"), start + match.end("number")
            return tidy_number(clean.text[first:last])
    return None


#: « Vu la délibération », « (arrivée délibération »: one that is only spoken of.
_OF_ANOTHER = re.compile(
    r"\bvu\b|\bpar\s*$|\bla\s*$|considerant|\bl[ae]s?\s+$|\((?:arrive|depart|parti|sorti|absent|present|sauf|jusqu)[^()\n]*$"
)


def titled_in_line(clean: CleanText, start: int, end: int) -> tuple[str, int] | None:
    """Return the number that stands in the heading behind other words, and where its title begins."""
    match = _TITLED_INLINE.search(clean.folded, start, min(end, start + _HEADING))
    if match is None or not _plausible(match["number"], labelled=True):
        return None
    return tidy_number(clean.text[slice(*match.span("number"))]), match.start("title")


#: Characters of the heading of an extrait.
_HEADING = 1500


#: « Rappel : délibération n° 3 … », « délibération n° 3 du 4 mai 2031 fixant … »: acts of others.
_RECALLS = re.compile(
    r"[-•*\s]*(?:rappels?|pour\s+memoire|references?|textes?|suite\s+a)\b"
    r"|[-•*\s]*deliberation\s+(?:n\s?°\s?)?\S+\s+du\s+(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:\s*[;,]|\s+(?:(?:l[ea]s?\s+|l')?\w+ant|relative|de\s+la|du)\b|\s*$)"
)


def _cites(folded: str) -> bool:
    cited = folded.startswith(("vu ", "considerant", "- vu", "article", "loi", "decret"))
    return cited or bool(_RECALLS.match(folded))
