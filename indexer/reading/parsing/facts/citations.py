"""Earlier deliberations that an act cites, by their number, their date, or both.

After « délibération(s) » come a body, a number and a date in any order, then perhaps more of them
(« les délibérations du 3 mars 2020 et du 4 juin 2021 », « n° 12 du …, n° 15 du … »). The heading of an
act, the register, and a deliberation that only tells when somebody came or left are no citations.

Source: CGCT, art. R2121-9 (deliberations are dated and numbered in the registre); forms observed in
published acts.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from analyzers.words.numbers import MONTHS
from indexer.acts.documents import Citation, Organe
from indexer.reading.parsing.facts.days.written_dates import FoundDate, date_at
from indexer.reading.parsing.lexicon import (
    ANY_ORGAN,
    COMES_OR_GOES,
    MONTH_NAME,
    WEEKDAY,
    organ_named,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy

_MOST = 500
#: Deliberations that one word names: beyond, the text is none that people write.
_MOST_TOGETHER = 60
_WORD = Pattern(r"\b(?:deliberations?|delib\.|dcm)(?=\W)")
_SIGN = r"(?:(?<![^\W\d_])(?:num(?:ero)?|no|n)s?\s?[°o*º.]{0,2}s?|№)\s{0,3}"
#: A number behind its sign, or one that no date or amount looks like.
_NUMBER = re.compile(
    r"(?:"
    + _SIGN
    + r"(?P<signed>[a-z]{0,6}[-_. ]?\d[\w./_-]{0,24}(?:\s(?:[-–]\s)?\d{2,4}(?=\s+(?:du|en\s+date)\b))?)"
    r"|(?P<bare>(?<![a-z])(?!(?:du|le|des?|au)\b)(?:[a-z]{1,5}\s?\d{2,4}\s[-–]\s\d{1,4}(?![\w/])|(?:[a-z]{1,5}[-_. ]?)?(?:\d{1,4}[-/_.]\d{2,4}|(?:19|20)\d\d[-/_.]\d)(?:[-/_.][\da-z]{1,6}){0,3}(?![\w/]))))"
)
_DATED = re.compile(
    # « des 27 et 28 mai 2021 »: a sitting of two days has the date of the last
    rf"(?:des\s+\d{{1,2}}(?:er)?\s+(?:et|au)|du|en\s+date(?:\s+du)?|datee?s?\s+du|(?:prise|adoptee|votee|approuvee|rendue)s?\s+(?:le|du|en\s+date\s+du|en\s+seance\s+du)|de\s+la\s+(?:seance|reunion)\s+du|des?|le)\s+(?:{WEEKDAY}\s+)?"
)
#: What may stand between the parts: the body, what is decided, no verb of another fact.
_BETWEEN = re.compile(r"[^\d.;:()\n]{0,80}(?:\n[^\d.;:()\n]{0,60})?")
_AND = re.compile(
    r"\s*(?:,|;|\bet\b|\bainsi\s+que\b|/|,?\s(?:modifi|complet|abrog|remplac|annul)ee?s?\s+par\s+(?=celle))\s*(?:et\s+)?(?:(?:de\s+)?(?:la|celle|celles)\s+)?(?:deliberations?\s+)?"
)
#: « Les délibérations n° 12 de Brandeval et n° 15 de Montvert »: whose a number is.
_WHOSE = re.compile(
    r"\s+d(?:e\s+(?:la\s+|l')?|u\s+|')[a-z][a-z'-]+(?:[ ][a-z'-]+){0,4}?(?=\s*(?:,|\bet\b)\s*"
    + _SIGN
    + ")"
)
#: « Les délibérations de Brandeval du 3 mai 2021 et de Montvert du 10 mai 2021 ».
_OF_ANOTHER = re.compile(
    r"(?:de\s+(?:la\s+|l')?|du\s+|d')[a-z][a-z'-]+(?:[ ][a-z'-]+){0,4}?\s+(?=(?:du|en\s+date)\s)"
)
_ANOTHER_FACT = re.compile(
    r"affich|publi|transmi|recu|convo|\bloi\b|decret|\barrete\b|\barticle|\bsera\b|\bseront\b|execut|\bdeliberation|\bdecision\b|\bcontrat\b|\bconvention\b.*\ble\b"
)
_NO_CITATION = re.compile(
    COMES_OR_GOES
    + r"|(?:\bjusqu'a|\ba\s+(?:partir|compter)\s+de|\bavant|\bdepuis|\bregistre\s+des|\bextrait\s+(?:de|des|du)|\bliste\s+des|\brecueil\s+des|\bprojets?\s+de|\d\s+a|\bl'issue\s+de|\blors\s+de|\bapres)(?:\s+(?:la|les|l'|cette))?\s*$"
)
_REACH = 45


def citations(clean: CleanText, start: int, end: int) -> tuple[Citation, ...]:
    """Return the earlier deliberations cited between two offsets of a text."""
    found: dict[tuple[str | None, dt.date | None], Citation] = {}
    past = start
    for word in islice(_WORD.finditer(clean.folded, start, end), _MOST):
        if word.start() < past or _is_heading(clean, word):
            continue
        cited = list(_cited(clean, word, end))
        past = cited[-1][2] if cited else past
        # Of several, those without an organ have that of the last, as with their days.
        shared = _organ(clean, word.start(), past) if len(cited) > 1 else None
        for number, date, stop in cited:
            text = tidy(clean.text[word.start() : stop])
            organ = _organ(clean, word.start(), stop) or shared
            found.setdefault((number, date), Citation(number, date, text, organ))
    return tuple(found.values())


_ORGAN = re.compile(rf"\b(?:{ANY_ORGAN})")
#: « La délibération du 3 mai 2031 du conseil municipal », « par délibération du 3 mai 2031, le conseil municipal a … ».
_ORGAN_BEHIND = re.compile(
    r"(?:\s+(?:du|de\s+l[a'])\s*|\s*,?\s+par\s+laquelle\s+l(?:e\s|a\s|')\s*|\s*,\s+l(?:e\s|a\s|')\s*(?=[^,.;]{3,40}\s(?:a|avait)\s))"
    rf"(?:{ANY_ORGAN})"
)

#: « La délibération portant délégation au [bureau] du 3 mai 2031 », « relative à l'élection du [bureau] »: about whom.
_ABOUT = re.compile(
    r"\b(?:portant|relati(?:f|ve)s?|concernant|approuvant|fixant|donnant|delegations?|delegues?|deleguant|elections?|elisant|composition|membres)\b|\baux?\s*$"
)


def _organ(clean: CleanText, start: int, stop: int) -> Organe | None:
    """Who took what is cited: the last organ named in its words, but in what it is about; else who stands behind."""
    named = [
        organ
        for organ in _ORGAN.finditer(clean.folded, start, stop)
        if not _ABOUT.search(clean.folded, start, organ.start())
    ]
    found = named[-1] if named else _ORGAN_BEHIND.match(clean.folded, stop)
    return organ_named(found) if found else None


#: What one word cites: a number, a date, and where their words end.
_Item = tuple[str | None, dt.date | None, int]


def _cited(clean: CleanText, word: re.Match[str], end: int) -> Iterator[_Item]:
    """What is cited behind the word; of several, those without date have that of the last."""
    if not word.group().endswith("s"):
        yield from _items(clean, word.end(), end)
        return
    items = (
        list(_days_of_a_month(clean, word.end(), end))
        or list(_days_of_a_year(clean, word.end(), end))
        or list(_figures(clean, word.end(), end))
        or list(_each_its_day(clean, word.end(), end))
        or list(_items(clean, word.end(), end, several=True))
    )
    for number, date, stop in items:
        yield number, date or items[-1][1], stop


#: « Les délibérations du 4 et du 18 juin 2019 ».
_DAYS = re.compile(
    r"[^\d.;:()\n]{0,60}?\b(?:du|des)\s+(?P<days>(?:\d{1,2}(?:er)?\s*(?:,|\bet\b)\s*(?:(?:du|des|le)\s+)?)+)(?=\d{1,2}(?:er)?\s+[a-z])"
)


def _days_of_a_month(clean: CleanText, position: int, end: int) -> Iterator[_Item]:
    """The days of which the last alone tells its month, each with where the words end."""
    days = _DAYS.match(clean.folded, position, end)
    last = date_at(clean.folded, days.end()) if days else None
    if days is None or last is None or last.date is None or last.end > end:
        return
    for day in re.findall(r"\d+", days["days"]):
        with suppress(ValueError):  # « du 31 et du 4 juin » is no day
            yield None, last.date.replace(day=int(day)), last.end
    behind = _BEHIND_DATE.match(clean.folded, last.end, end)
    number = _written_number(clean, *behind.span("number")) if behind else None
    yield number, last.date, behind.end() if behind else last.end


#: « Les délibérations du 3 mars et du 4 juin 2019 ».
_OF_A_YEAR = re.compile(
    rf"[^\d.;:()\n]{{0,60}}?\bdu\s+(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{MONTH_NAME})\s+et\s+(?:du\s+)?(?=\d{{1,2}}(?:er)?\s+[a-z]+\s+\d{{4}})"
)


def _days_of_a_year(clean: CleanText, position: int, end: int) -> Iterator[_Item]:
    """Two days of which the last alone tells its year, each with where the words end."""
    first = _OF_A_YEAR.match(clean.folded, position, end)
    last = date_at(clean.folded, first.end()) if first else None
    if first is None or last is None or last.date is None or last.end > end:
        return
    with suppress(ValueError):  # « du 31 juin » is no day
        month = MONTHS[first["month"]]
        yield None, dt.date(last.date.year, month, int(first["day"])), last.end
    yield None, last.date, last.end


def _is_heading(clean: CleanText, word: re.Match[str]) -> bool:
    """Whether the word opens a title, or tells of the register or of an hour of the sitting."""
    line = clean.folded.rfind("\n", 0, word.start()) + 1
    before = clean.folded[max(0, word.start() - 40) : word.start()]
    opens = not clean.folded[line : word.start()].strip(" \t-*#•>|(")
    return (opens and clean.text[word.start()].isupper()) or bool(_NO_CITATION.search(before))


def _items(clean: CleanText, position: int, end: int, *, several: bool = False) -> Iterator[_Item]:
    """The deliberations named one after another, each with where its words end; ``several`` may be of several bodies."""
    first = True
    for _ in range(_MOST_TOGETHER):
        item = _item(clean, position, end, first=first)
        if item is None:
            return
        yield item
        whose = _WHOSE.match(clean.folded, item[2], end) if several else None
        follows = _AND.match(clean.folded, whose.end() if whose else item[2], end)
        if follows is None:
            return
        # « … et celle du comité syndical du 4 juin 2031 »: the body comes again before the date.
        position, first = follows.end(), "celle" in follows.group()
        of_another = _OF_ANOTHER.match(clean.folded, position, end) if several else None
        if of_another and not _ANOTHER_FACT.search(of_another.group()):
            position = of_another.end()


#: « N° 12, 13 et 14 du 3 mars 2020 »: figures behind one sign, before a date.
_FIGURES = re.compile(
    r"[^\d.;:()\n]{0,30}?"
    + _SIGN
    + r"(?P<figures>\d{1,4}(?:\s*(?:,|\bet\b)\s*\d{1,4})+)(?=\s+(?:du|des|en\s+date)\b)"
)


def _figures(clean: CleanText, position: int, end: int) -> Iterator[_Item]:
    """Numbers that are figures, behind one sign and before one date."""
    figures = _FIGURES.match(clean.folded, position, end)
    dated = _date_near(clean.folded, figures.end(), end, 4) if figures else None
    if figures and dated:
        for figure in re.findall(r"\d+", figures["figures"]):
            yield figure, dated.date, dated.end


#: « N° 12/2019 et 45/2020 des 3 mars 2019 et 7 mai 2020 »: the days come in the order of the numbers.
_THEN_DAYS = re.compile(
    r"[^\d.;:()\n]{0,30}?"
    + _SIGN
    + r"(?P<one>\d[\w./_-]{0,24})\s+et\s+(?:"
    + _SIGN
    + r")?(?P<other>\d[\w./_-]{0,24})"
    r"\s+(?:des|respectivement\s+d(?:es|u)|(?:prises\s+)?(?:respectivement\s+)?en\s+date\s+d(?:es|u))\s+(?=\d)"
)
_AND_DAY = re.compile(r"\s+et\s+(?:du\s+)?(?=\d)")


def _each_its_day(clean: CleanText, position: int, end: int) -> Iterator[_Item]:
    """Two numbers, then the day of each."""
    numbers = _THEN_DAYS.match(clean.folded, position, end)
    first = date_at(clean.folded, numbers.end(), reach=1) if numbers else None
    between = _AND_DAY.match(clean.folded, first.end, end) if first else None
    last = date_at(clean.folded, between.end(), reach=1) if between else None
    if numbers and first and last and first.date and last.date and last.end <= end:
        yield _written_number(clean, *numbers.span("one")), first.date, last.end
        yield _written_number(clean, *numbers.span("other")), last.date, last.end


def _item(clean: CleanText, position: int, end: int, *, first: bool) -> _Item | None:
    number, stop = None, position
    reach = _REACH if first else 2
    if sign := _number_near(clean.folded, position, end, reach):
        start, last = sign.span("signed" if sign["signed"] else "bare")
        number = _written_number(clean, start, last)
        stop = start + len(clean.text[start:last].rstrip(" .,;-_/"))
        if clean.folded.startswith(")", stop, end) and "(" in clean.folded[position:start]:
            stop += 1
    # A first date may follow the body's name, one of a list follows at once.
    dated = _date_near(clean.folded, stop, end, 80 if first or number else 4)
    if number is None and dated is None:
        return None
    if number is None and dated and (behind := _BEHIND_DATE.match(clean.folded, dated.end, end)):
        number = _written_number(clean, *behind.span("number"))
        return number, dated.date, behind.end()
    if number and dated is None and (bracketed := _IN_BRACKETS.match(clean.folded, stop, end)):
        dated = date_at(clean.folded, bracketed.end(), reach=1)
    return number, dated.date if dated else None, dated.end if dated else stop


#: « La délibération du 3 mars 2020 (n° 12) », « du 3 mars 2020, n° 12 », « n° 12 (3 mars 2020) ».
_BEHIND_DATE = re.compile(
    r"\s*[,(]?\s*(?:(?:portant\s+le|sous\s+le|enregistree\s+sous\s+le)\s+)?"
    + _SIGN
    + r"(?P<number>[a-z]{0,6}[-_. ]?\d[\w./_-]{0,24})"
)
_IN_BRACKETS = re.compile(r"\s*\(\s*(?:(?:(?:seance|reunion)\s+)?du\s+)?(?=\d)")


def _written_number(clean: CleanText, start: int, end: int) -> str:
    return clean.text[start:end].strip().rstrip(".,;-_/")


def _number_near(folded: str, position: int, end: int, reach: int) -> re.Match[str] | None:
    for match in _NUMBER.finditer(folded, position, min(end, position + reach + 30)):
        between = folded[position : match.start()]
        if between.endswith("("):  # « La délibération du conseil (n° 2021-08) du 12 février »
            between = between[:-1]
        near = match.start() - position <= (reach if match["signed"] else 2)
        if not near or not _BETWEEN.fullmatch(between) or _ANOTHER_FACT.search(between):
            return None
        if match["bare"] and date_at(folded, match.start()):
            return None
        return match
    return None


def _date_near(folded: str, position: int, end: int, reach: int) -> FoundDate | None:
    for match in _DATED.finditer(folded, position, min(end, position + reach + 20)):
        between = folded[position : match.start()]
        if match.start() - position > reach or not _BETWEEN.fullmatch(between):
            return None
        if _ANOTHER_FACT.search(between):
            return None
        if (found := date_at(folded, match.end())) and found.date and found.end <= end:
            return found
    if reach > 4:
        return None
    found = date_at(folded, position)
    return found if found and found.date and found.start == position else None
