"""How far a title goes: over which lines it runs on, from where it begins."""

import re
from collections.abc import Sequence

from indexer.acts.formulas import any_of
from indexer.reading.parsing.facts.numbers.number_forms import LABELLED, NUMBER
from indexer.reading.parsing.lexicon import CIVILITIES, DANGLING
from indexer.reading.parsing.openings import BODY, LABEL, SITTING, first_word, has_verb
from indexer.reading.parsing.view.cleaning import Line, tidy

#: The word that announces an object, behind a number or not.
_OBJET = re.compile(
    r"^(?:[-*•·>#|\s]{0,6})(?:(?P<number>(?:deliberation\s*)?(?:n\s?°\s?)?"
    + NUMBER
    + r")\s?[-–:.)/°]{1,2}\s?|[a-z]\s?[).-]\s?)?(?:(?P<objet>objet)|obj\.|titre|intitule|libelle(?=\s?:)|sujet|nature de l'affaire|deliberation\s+(?:relative\s+a|concernant|portant\s+sur)(?=\s?:))"
    r"(?:\s+d(?:u|e\s+l(?:a\s+|'))\s*(?:presente\s+)?(?:deliberation|decision|acte|affaire|rapport|dossier|point))?\s?[*_]{0,2}\s*(?P<sep>[:;=]|-(?=\s)|\.(?=\s)|$|(?=[a-z«]))\s*[*_]{0,2}\s*"
)
#: The end of a line that calls for another.
_CALLING = (*DANGLING, "entre", "vers", "sous")
_CALLING_SIGNS = ",(«/&'-"
_CALLING_ENDS = (*_CALLING, *_CALLING_SIGNS)
_CALLS_FOR_MORE = re.compile(rf"(?:\b(?:{any_of(_CALLING)})|[{_CALLING_SIGNS}])\s*$")
#: A tab before a word in small letters, or a dash, that tells no result, or behind a word that calls for more.
_TAB_IN_SENTENCE = re.compile(
    r"(?<=[\w,'’)])[ ]*\t[ ]*(?!(?:[-–]\s*)?(?:est\s|[àa]\s(?:l'|la\s))?"
    r"(?i:adopt|approuv|valid|accept|vot|rejet|refus|ajourn|report|retir|unanim|major|pris|pour\b|contre\b"
    r"|abst|favorable|avis))(?=[a-zà-ÿ«(]|[-–][ ]+\w)"
    r"|(?<=\b(?:[dl]e|du|en|et|au))[ ]*\t[ ]*(?=\w)"
)
_ENDS = tuple(".;!?…")
MAX_TITLE = 420
_MOST_TITLE_LINES = 24
# A page break between a number and its title leaves many blank lines.
_PAGE_GAP = 60


def announces(folded: str) -> re.Match[str] | None:
    """Return what announces an object at the head of a line: most lines hold no part of its words."""
    for part in ("obj", "itre", "ntitule", "ibelle", "ujet", "ature", "delib"):
        if part in folded:
            return _OBJET.match(folded)
    return None


def calls_for_more(folded: str) -> bool:
    """Tell whether a line ends on a word or a sign that calls for another line."""
    return folded.rstrip().endswith(_CALLING_ENDS) and bool(_CALLS_FOR_MORE.search(folded))


def joined_title(
    lines: tuple[Line, ...], index: int, start: int, *, loose: bool = False, stop: int | None = None
) -> tuple[str, int]:
    """Return the title that starts in a line, joined over the lines it runs on, and where it ends.

    ``loose`` is for titles that a label introduces: they run on until a blank line or a body. ``stop``
    is the line that opens the next point.
    """
    parts = [_longest_cell(lines[index].text[start:])]
    after = index + 1
    if not parts[0]:
        while after < len(lines) and after < index + 3 and len(lines[after].text) <= 2:
            after += 1  # a bullet alone on its line
        if after < len(lines) and lines[after].gap <= _PAGE_GAP:
            parts = [lines[after].text]
            after += 1
        else:
            return "", after
    size = len(parts[0])
    stop = len(lines) if stop is None else stop
    while after < min(stop, index + _MOST_TITLE_LINES) and size < MAX_TITLE:
        # Some PDF writers set one word a line: short lines do not count towards the limit.
        if after >= index + 8 and size > 25 * (after - index):
            break
        runs_on = _runs_on(parts[-1], lines[after - 1], lines[after], loose=loose)
        if not (runs_on or (loose and _in_narrow_column(parts, lines[after]))):
            break
        parts.append(lines[after].text)
        size += len(parts[-1])
        after += 1
    return tidy("\n".join(parts)), after


#: Characters of the widest line of a column beside the heading of an act.
_NARROW = 45


def _in_narrow_column(parts: Sequence[str], following: Line) -> bool:
    """Whether a line goes on in the narrow column in which a title has run over a line already."""
    if following.gap or len(parts) < 2 or is_ended(parts[-1]):
        return False
    if max(map(len, (*parts, following.text))) > _NARROW or has_verb(following.folded):
        return False
    others = (BODY, SITTING, LABELLED)
    return not (_is_other_heading(following) or any(o.match(following.folded) for o in others))


def _longest_cell(text: str) -> str:
    """The title among the cells of a row, the text itself where it is no row.

    A tab is also what some put between two words: a sentence that goes on after one is one cell.
    """
    if "\t" in text:
        text = _TAB_IN_SENTENCE.sub(" ", text).replace("\t", "|")
    return max(text.split("|"), key=len).strip()


def _runs_on(part: str, line: Line, following: Line, *, loose: bool) -> bool:
    """Whether a title continues on the following line."""
    if _is_other_heading(following) or reports(following):
        return False
    folded_part = line.folded
    sentence = is_ended(following.text) and has_verb(following.folded)
    opens_body = following.text[0].isupper() and bool(BODY.match(following.folded) or sentence)
    # A sign at the end of a row is none of the cell that titles it.
    if calls_for_more(folded_part) and following.gap <= 1 and line.text.endswith(part[-1:]):
        # A comma or a dash calls for more, but not for the first sentence of the report.
        return not (opens_body and (following.gap or not folded_part[-1].isalpha()))
    if following.gap or is_ended(part):
        return False
    if part.endswith(":") and not loose:  # « Adressage : ⏎ choix d'un prestataire »
        return following.text[0].islower() and not has_verb(following.folded)
    if BODY.match(following.folded) or SITTING.match(following.folded):
        return following.text[0].islower() and not has_verb(following.folded)
    if capitals(part):
        return capitals(following.text)
    if following.text[0].islower() or following.text[0] in "(«":
        return loose or len(part) > 20 or not has_verb(following.folded)
    wide = loose and len(line.text) >= 60
    return wide and not (has_verb(following.folded) or opens_sentence(following))


#: What opens another item, « 3. », « b) », « • », or counts votes.
_ITEM = re.compile(
    r"(?!\d{1,2}[./]\d{1,2}[./]\d{2})(?:\d{1,2}|[ivx]{1,4})\s?[./)]\s*\S|[a-h]\s?\)|\d{1,3}\s+(?:pour|voix|votes?|contre|abst)|[-•*✓>|]\s"
)


#: « Plan vélo ........ p. 12 », « Square de la halle...7 »: a row of a table of contents.
_LEADS_TO_PAGE = re.compile(r"(?:\.{3,}|…)\s*(?:p(?:age|\.)?\s*)?\d{1,4}$")


def leads_to_page(line: Line) -> bool:
    """Tell whether a line ends on the page of what it names."""
    return line.text[-1].isdigit() and _LEADS_TO_PAGE.search(line.folded) is not None


#: « Rapporteur : M. Orval », « Dossier présenté par Mme Orval », between a title and what is told of it.
_REPORTS = re.compile(
    r"rapporteur|(?:(?:dossier|rapport|affaire)\s)?(?:presentation|presentee?|rapportee?)\b[^.:;]{0,30}?\bpar\s+"
    rf"(?:{CIVILITIES}|l[ea]\s+(?:maire|president))"
)


def reports(line: Line) -> bool:
    """Tell whether a line says who reports, and no more."""
    return _REPORTS.match(line.folded) is not None


def _is_other_heading(line: Line) -> bool:
    announced = announces(line.folded)
    told = announced and (announced["sep"] or announced.end() == len(line.folded))
    others = (LABEL, _ITEM, _NAMES_ACT)
    return bool(told or any(other.match(line.folded) for other in others))


#: « Délib 2031-15 – Chemin des Prés », « DCM n° 12 »: the next act.
_NAMES_ACT = re.compile(
    r"(?:deliberation|delib\.?|dcm)\s*(?:n\s?[°o]\s*)?[a-z]{0,4}[-_ ]?\d|[a-z]{1,4}[-_ ]?(?:19|20)\d\d[-_/]\d{1,4}$"
)


#: « La convention précise … », « L'agent remplit … »: an article, and no name.
_OPENS_SENTENCE = re.compile(r"(?:L[ae]s?\s|L['’]|Une?\s|Des\s|Ce(?:s|t|tte)?\s)(?=[a-zà-ÿ])")


def opens_sentence(line: Line) -> bool:
    """Tell whether a line under a whole title begins as the report does: no title goes on with an article in capitals."""
    return bool(_OPENS_SENTENCE.match(line.text))


def is_ended(text: str) -> bool:
    """Tell whether a sentence ends where a text does."""
    return text.rstrip().endswith(_ENDS)


#: « Le tarif est inchangé. », « Une étude sera lancée. »
_ARTICLE = re.compile(r"(?:l[ae]s?\s|l'|une?\s|des\s|ce(?:s|tte)?\s)")


def is_sentence(line: Line, text: str = "") -> bool:
    """Tell whether a line, or the ``text`` that it opens, is a sentence: the report under a title, and no title."""
    if not (line.text[0].isupper() and (line.text.endswith(".") or text.endswith("."))):
        return False
    return bool(_ARTICLE.match(line.folded) or has_verb(line.folded, first_word(line.folded)))


def capitals(text: str) -> bool:
    """Tell whether a text is in capitals."""
    if text.islower():  # as most lines are
        return False
    letters = [*filter(str.isalpha, text)]
    return len(letters) > 1 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
