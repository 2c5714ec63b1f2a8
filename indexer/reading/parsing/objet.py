"""The object of a deliberation, as a person would title it.

In a register or a procès-verbal it is the title of the point. In an extrait it is introduced
(« OBJET : », « Titre de la délibération : »), follows the number of the act, or stands between the
list of those present and the first sentence of the report.

Source: forms observed in published acts; CGCT, art. L2121-10 (questions of the ordre du jour).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from analyzers import fold_letters
from indexer.acts.abridged import abridged
from indexer.acts.formulas import any_of
from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    ATTENDANCE,
    CIVILITY_WRITTEN,
    HAS_MET,
)
from indexer.reading.parsing.lines.leads import RANKS_WRITTEN
from indexer.reading.parsing.lines.title_words import opens_title
from indexer.reading.parsing.openings import (
    BODY,
    DAY_ALONE,
    LETTERHEAD,
    LETTERHEAD_LINES,
    SERVICE,
    SITTING,
    SITTING_DAY,
    has_verb,
)
from indexer.reading.parsing.points.headings.act_headings import may_title, only_of_sitting
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.headings.running_titles import joined_title
from indexer.reading.parsing.points.headings.sentences import matter_of
from indexer.reading.parsing.points.headings.titles import is_title
from indexer.reading.parsing.run_in import without_sentence
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy

_RAPPORTEUR = re.compile(
    r"\s*[,;(-]\s*(?:rapporteure?|présentée?\s+par)\b.*$"
    r"|\s+(?:affaire|dossier|rapport|point|délibération)\s+présentée?\s+par\s*:.*$"
    r"|(?<!\b(?:du|un|le|de))\s+(?-i:Rapporteure?)(?:\s+(?:M\.|Mme|M[a-z]+)\s.*)?$",
    re.I,
)
#: « RAPPORTEUR : MME ORVAL – TARIFS »: who reports, before the title.
_REPORTER_FIRST = re.compile(
    r"^rapporteure?\s*:\s*(?:m\.|mme|mm\.|monsieur|madame)\s[^–-]{2,50}?\s[-–]\s+(?=\w)", re.I
)
_RESULT = re.compile(
    r"\s*(?:[|:;,(-]\s*|\s)(?:vote\s*:\s*)?(?:(?:adopt|approuv|valid|accept|vot)[ée]e?s?\s+(?:à|a)\s+l|(?:adopt|approuv|rejet|ajourn)[ée]e?s?\s*$|(?:il\s+est\s+)?pris\s+acte\s*$|prend acte\s*$|unanimité|à l'unanimité|majorité\b|(?<=[:|(]\s)p\s?(?::\s?)?\d{1,3}[\s,;/|-]{1,3}c\s?(?::\s?)?\d|\d+ (?:voix )?pour\b(?! cent)|pour\s*:\s*\d).*$",
    re.I,
)
_LABEL = re.compile(
    rf"^(?:(?:objet|délibération|sujet|(?:{any_of((*RANKS_WRITTEN, 'second', 'dernier'))})\s+(?:point|objet|sujet))\s*(?::\s*|[–-]\s+)"
    r"|délibération\s+du\s+(?:\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})\s*[:–-]\s+(?=\w)"
    r"|(?-i:Objet\s+(?=[A-ZÀ-Ý])|D[EÉ]LIB[EÉ]RATION\s+(?=[A-ZÀ-Ý][a-zà-ÿ]))|(?:rapport|dossier|affaire|question|point)\s+n\s?[°o]\s?[\w./-]{1,12}\s*[:–-]\s+(?=\w))",
    re.I,
)
_ASIDE = re.compile(
    r"\s*(?:\((?:rajout|ajout|point ajout|annule et remplace|reporté|pas de vote|code matière|nomenclature|matière)[^()]{0,80}\)"
    # « (annexe 2) », « [7.1] »: what is joined, a code of the nomenclature ACTES
    r"|[(\[]\s*(?:annexes?\s+(?:n\s?°\s?)?\d{1,2}(?:\s+(?:et|à)\s+\d{1,2})?|[1-9]\.\d{1,2}(?:\.\d{1,2})?)\s*[)\]])\s*$",
    re.I,
)
_REPORTS = re.compile(r"\brapporte\s*:?\s*$|^rapporteure?\s*:|\bexpose\s*:?\s*$")
#: « Tarifs de la halle – délibération du 4 mai 2031 ».
_DAY_LAST = re.compile(
    r"\s+(?:[–-]\s+|\()délibération(?:\s+n\s?°\s?[\w./-]{1,20})?\s+du\s+(?:\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})\s*\)?$",
    re.I,
)
#: « Élection du 2 ème adjoint »: what was raised, on a line of its own.
_RAISED = re.compile(r"(?<=\d) (?=(?:[èe]me|[èe]re|er|nde?)\b)")
_MOST = 400


#: « DÉLIBÉRATION TARIFS DE LA HALLE », in capitals.
_OWN_KIND = ("DELIBERATION ", "DÉLIBÉRATION ")


def tidy_objet(title: str) -> str | None:
    """Return a title without what is no part of it: its label, its rapporteur, asides."""
    text = _REPORTER_FIRST.sub("", _LABEL.sub("", tidy(title)))
    if "|" in text:
        text = max(text.split("|"), key=len)
    text = without_sentence(matter_of(text) or text)
    if text.isupper() and text.startswith(_OWN_KIND) and opens_title(fold_letters(text[13:])):
        text = text[13:]
    for pattern in (_RAPPORTEUR, _ASIDE, _DAY_LAST, _RESULT):
        text = pattern.sub("", text)
    text = _RAISED.sub("", tidy(text))
    if text.startswith("«") and text.endswith("»") and text.count("«") == 1:
        text = tidy(text[1:-1])
    return abridged(text, _MOST).strip() or None


#: « Tarifs de la cantine – M. Verdun », « … (Mme Orval) »: who reports, where most titles end so.
_ENDS_ON_PERSON = re.compile(
    rf"\s*(?:[–-]\s+|\()(?:{CIVILITY_WRITTEN})\s*[A-ZÀ-Ý][^\d:;,()–]{{1,50}}\)?$"
)
_FEWEST_REPORTED = 3
_WORD = re.compile(r"[a-z]{2,}")


def without_reporters(objets: Sequence[str | None], above: str) -> tuple[str | None, ...]:
    """Return the titles of minutes without those who report, of whom at least two titles in three end on one.

    Somebody on whom one title ends is as often the matter: « Concession – M. Verdun ». Those who report sit: the
    folded text ``above`` the acts names them, or several titles do.
    """
    ends = [objet and _ENDS_ON_PERSON.search(objet) for objet in objets]
    names = Counter(_WORD.findall(fold_letters(end.group()))[-1] for end in ends if end)
    reported = names.total()
    if reported < _FEWEST_REPORTED or 3 * reported < 2 * len(objets):
        return tuple(objets)
    told = set(_WORD.findall(above))
    sitting = sum(times for name, times in names.items() if times > 1 or name in told)
    if 3 * sitting < 2 * reported:
        return tuple(objets)
    return tuple(
        objet[: end.start()].rstrip() or objet if objet and end else objet
        for objet, end in zip(objets, ends, strict=True)
    )


def named_objet(clean: CleanText, start: int, end: int, found: Sequence[Heading]) -> str | None:
    """Return the object of a single act that « OBJET : » or its number introduces."""
    lines = clean.lines
    inside = [h for h in found if start <= lines[h.line].start < end]
    for heading in inside:
        if heading.family == "objet":
            return tidy_objet(heading.title)
    for heading in inside:
        if (
            heading.family == "acte"
            and _is_wording(heading.title)
            and not is_administrative(heading.title)
        ):
            return tidy_objet(heading.title)
    return None


def _is_wording(title: str) -> bool:
    acronym = title.isupper() and title.isalpha() and len(title) > 3  # « RIFSEEP »
    return (acronym or len(title) > 8) and sum(char.isalpha() for char in title) > 0.6 * len(
        title.replace(" ", "")
    )


_ADMINISTRATIVE = re.compile(
    rf"^(?:seance|conseil|date|deliberations?\s+(?:du|de\s+la|de\s+l')\s*(?:{ASSEMBLY}|commission)\b|du\s+\d|de\s+la\s+(?:commune|seance)|nombre|en\s+date|commune|page|folio|extrait|registre|matiere|nomenclature|classification|direction\s+(?:generale|d)|pole|secretariat|(?:presidente?|secretaire)\s+de\s+(?:la\s+)?seance|services?\s+(?:technique|administratif|financ|juridique|generau)|(?:rapport|affaire|dossier|question|point)\s+n\s?°?\s*\d+\s*$)",
    re.I,
)


def is_administrative(title: str) -> bool:
    """Tell whether words are a fact of the heading or a sentence rather than a title."""
    folded = fold_letters(title)
    if len(title) > 80 and has_verb(folded):
        return True
    return bool(
        _ADMINISTRATIVE.match(folded)
        or DAY_ALONE.fullmatch(folded)
        or _HEADING_FACTS.search(folded)
        or BODY.match(folded)
    )


_HEADING_FACTS = re.compile(
    rf"^(?:{ATTENDANCE}|l'an\b|convoque|seance|sous\s+la\s+presidence|membres\s)"
    rf"|\bsecretaire\s+de\s+seance\b|\b{HAS_MET}|\bconvoque"
)


def _is_number(line: Line) -> bool:
    """Whether a line is the number of an act and, maybe, of whose sitting: « Délibération 2031-08 »."""
    found = line_number(line)
    if found is None:
        return False
    return not line.text[found[1] :].strip(" -–:.") or only_of_sitting(line, found[1])


def _reads(title: str) -> bool:
    """Whether a line is words rather than a number."""
    return 2 * sum(char.isalpha() for char in title) > len(title)


def title_before_body(clean: CleanText, start: int, end: int) -> str | None:
    """Return the title that follows the facts of the sitting, or that « X rapporte : » follows."""
    lines = clean.lines
    indexes = [i for i, line in enumerate(lines) if start <= line.start < end][:140]
    if not indexes:
        return None
    for i in indexes:
        if _REPORTS.search(lines[i].folded) and len(lines[i].text) < 60:
            above = _block_before(clean, i, indexes[0])
            if above is None or _reads(above):
                # « Conseil municipal – séance du … – délibération n° 3 » heads the sitting.
                heads = above and SITTING_DAY.match(fold_letters(above))
                return _under(lines, i + 1) if heads else above
    last_fact = max(
        (i for i in indexes[:90] if _HEADING_FACTS.search(lines[i].folded)),
        default=indexes[0] - 1,
    )
    service = None  # its name is the title where no other stands under it
    for i in indexes:
        if i > last_fact and BODY.match(lines[i].folded):
            break
        if i > last_fact and is_title(lines, i) and not _is_number(lines[i]):
            title, _after = joined_title(lines, i, 0, loose=True)
            folded = fold_letters(title)
            if _reads(title):
                if not SERVICE.fullmatch(folded):
                    return tidy_objet(title)
                service = service or tidy_objet(title)
    return service


def _under(lines: tuple[Line, ...], index: int) -> str | None:
    """The title that a line opens, where it may be one."""
    titled = index < len(lines) and may_title(lines[index])
    return tidy_objet(joined_title(lines, index, 0)[0]) if titled else None


#: Blank lines between a title and the number under it.
_NEAR = 2


def title_above_number(
    clean: CleanText, start: int, end: int, found: Sequence[Heading]
) -> str | None:
    """Return the title of a single act that stands above its number, alone on its line."""
    lines = clean.lines
    first = bisect_left(lines, start, key=lambda line: line.start)
    for heading in found:
        line = lines[heading.line]
        alone = heading.family == "acte" and not heading.title and start <= line.start < end
        if not alone or line.gap > _NEAR or heading.line <= first:
            continue
        if title := _title_over(clean, heading.line, first):
            return title
    return None


def _title_over(clean: CleanText, index: int, first: int) -> str | None:
    """The lines straight above a line, from the one that opens a title."""
    lines = clean.lines
    begin = None
    for at in range(index - 1, max(first, index - _MOST_ABOVE) - 1, -1):
        folded = lines[at].folded
        if SERVICE.fullmatch(folded) or SITTING.match(folded) or _ADMINISTRATIVE.match(folded):
            break
        if at < LETTERHEAD_LINES and LETTERHEAD.match(folded):
            break
        if opens_title(_NUMBERED.sub("", folded, count=1)):
            begin = at
        if lines[at].gap:
            break
    if begin is None:
        return None
    return tidy_objet(_CODED.sub("", "\n".join(line.text for line in lines[begin:index])))


#: « Point n° 3 : », « 7.10 – »: what may stand before the first word of a title, and the part of it that is no word.
_NUMBERED = re.compile(
    r"(?:(?:point|question|rapport|affaire|dossier)\s+n\s?[°o]?\s?[\w./-]{1,12}|\d{1,2}(?:\.\d{1,2})?)\s*[.:)–-]\s*"
)
_CODED = re.compile(r"^\s*\d{1,2}\.\d{1,2}\s*[:–-]\s*")


#: Lines of a title above its number, or above the words that open the sitting.
_MOST_ABOVE = 6


def title_above_opening(clean: CleanText, start: int, end: int) -> str | None:
    """Return the title of a single act that stands straight above the words that open the sitting (« L'an … »)."""
    lines = clean.lines
    first = bisect_left(lines, start, key=lambda line: line.start)
    for at, line in enumerate(lines[first : first + _MOST_HEAD], first):
        if line.start >= end:
            break
        if line.folded.startswith("l'an ") or _MEETS.search(line.folded):
            title = _title_over(clean, at, first)
            return None if title and _COMMISSION.fullmatch(fold_letters(title)) else title
    return None


#: « Commission des finances », which prepared the act.
_COMMISSION = re.compile(r"commissions?\s(?!de\sdelegation\b)[\w' ]{3,60}")


#: Lines of a heading, the roll left out.
_MOST_HEAD = 40


def title_under_rank(
    clean: CleanText, start: int, end: int, found: Sequence[Heading]
) -> tuple[str, str] | None:
    """Return the rank of a single act and the title under it, « 12 / Culture », above the words that open the sitting."""
    lines = clean.lines
    for heading in found:
        line = lines[heading.line]
        if not (heading.family == "chiffre" and heading.number and start <= line.start < end):
            continue
        under = heading.next_line
        opens = any(_MEETS.search(other.folded) for other in lines[under : under + _MOST_UNDER])
        titled = under < len(lines) and not lines[under].gap and is_title(lines, under)
        if len(heading.title.split()) > _MOST_RUBRIC or not (opens and titled):
            return None
        title = tidy_objet(joined_title(lines, under, 0, loose=True)[0])
        return (heading.number, title) if title else None
    return None


#: « Le 16 mai 2031, le conseil …, s'est réuni ».
_MEETS = re.compile(rf"\b{HAS_MET}")
#: Words of a rubric beside a rank, and lines under it among which the sitting is opened.
_MOST_RUBRIC, _MOST_UNDER = 4, 6


def title_from(clean: CleanText, offset: int) -> str | None:
    """Return the title that begins at an offset, over the lines it runs on."""
    index = bisect_right(clean.lines, offset, key=lambda line: line.start) - 1
    title, _after = joined_title(clean.lines, index, offset - clean.lines[index].start, loose=True)
    return tidy_objet(title)


#: « 3) – Assainissement », under a theme.
_RANKED = re.compile(r"\d{1,2}\s?[.)/°–-]\)?\s*[-–]?\s*[A-ZÀ-Ý]")


def _block_before(clean: CleanText, index: int, first: int) -> str | None:
    """The lines above a line, up to a blank one."""
    lines = clean.lines
    stop = index - 1
    begin = stop
    while begin > first and not lines[begin].gap and index - begin < 6:
        above = lines[begin - 1].folded
        if SITTING.match(above) or _HEADING_FACTS.search(above) or _RANKED.match(lines[begin].text):
            break
        begin -= 1
    if stop < first or stop - begin > 5:
        return None
    block = "\n".join(line.text for line in lines[begin : stop + 1])
    ranked = _RANKED.match(block)
    return tidy_objet(block[ranked.end() - 1 :] if ranked else block)
