"""Lines that open no point, however they look: those of the sitting, those that end a point or count votes."""

import re
from collections.abc import Sequence

from analyzers import fold_letters
from indexer.acts.formulas import DECIDING_WRITTEN, in_capitals
from indexer.reading.parsing.facts.days.written_dates import dates_in
from indexer.reading.parsing.facts.numbers.ending_numbers import is_closing_number
from indexer.reading.parsing.facts.votes.decisions import HOLDS_OFFICE
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    ATTENDANCE,
    GROUND,
    MONTH_NAME,
    WEEKDAY,
    WEEKDAY_BEFORE,
)
from indexer.reading.parsing.lines.title_words import heads_table
from indexer.reading.parsing.openings import (
    CARRIES_OUT,
    DAY_ALONE,
    INITIALS,
    LETTERHEAD,
    OPENED,
    SITTING_DAY,
    speaks,
)
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.layouts.segments import CLOSING
from indexer.reading.parsing.points.lists.row_results import RESULT_ABOVE
from indexer.reading.parsing.points.opened.number_lines import numbered
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice
from indexer.reading.parsing.view.cleaning import Line

#: A line that counts votes opens nothing.
COUNTS = re.compile(
    r"(?:a|ont)\s+obtenu\b\W*(?:$|m\.|mme|\d)|(?:nombre\s+de\s+)?(?:votes?|voix|suffrages)\s+(?:pour|contre|exprimes)\b|(?:pour|contre|abstentions?)\s*:?\s*\d"
    rf"|(?:decision|(?:resultats?\s+du\s+)?votes?)\s+(?:du|de\s+l')\s*(?:{ASSEMBLY})\b[^:]{{0,25}}:"
    rf"|{HOLDS_OFFICE}"
)

#: What an act is founded on opens no point, and no title goes on so.
VISA = re.compile(rf"{GROUND}\b")


def opens_nothing(lattice: Lattice, index: int) -> bool:
    """Tell whether a line that the reading took for an opening is of the sitting, or ends a point."""
    folded = lattice.clean.lines[index].folded
    return bool(
        closes(lattice.clean.lines, index)
        or is_closing_number(folded)
        or (heads_table(folded) and not _surely(lattice, index))
        or COUNTS.match(folded.lstrip("( "))
        or RESULT_ABOVE.match(folded, lattice.leads[index].rest)
        or CARRIES_OUT.match(folded, lattice.leads[index].rest)
        or (not lattice.leads[index].style and VISA.match(folded))
        or INITIALS.match(folded)
        or SITTING_DAY.fullmatch(folded)
        or on_each_page(folded)
        or _CHOOSES.match(folded)
        or DAY_ALONE.fullmatch(folded)
        or _STAMPED.match(folded)
        or (index < _TITLE_LINES and not lattice.leads[index].style and _titles_document(folded))
        or _is_no_title(lattice, index)
        or is_rule(folded)
        or folded.startswith(_BOXES)
        or folded.endswith(_NAMED_FILE)
        or speaks(lattice.clean.lines[index])
        or _DECIDES.match(lattice.clean.lines[index].text)
        or _INTERVENES.match(lattice.clean.lines[index].text)
        or (index == gap(lattice.clean) and not lattice.leads[index].values)
        or of_sitting(lattice.clean.lines[index].text)
        or (
            not lattice.leads[index].style
            and (
                _ATTENDS.match(folded)
                or OPENED.match(folded)
                or _WHEN.match(folded)
                or _OF_AGENDA.search(folded)
                or _above_roll(lattice.clean.lines, index)
            )
        )
    )


def _surely(lattice: Lattice, index: int) -> bool:
    """Whether a line of words that head tables too, « Vote des taxes », is rather a title."""
    return index in lattice.proposed or lattice.probability(index, "O") > UNSURE


#: « ARRÊTE le procès-verbal », « AUTORISE également », « DÉCIDE »: what is decided, in capitals before the rest
#: or alone.
_DECIDES = re.compile(
    rf"(?:{in_capitals((*DECIDING_WRITTEN, 'arrête', 'arrete'))})(?:NT)?(?:\s+[a-zà-ÿ]|\s*:?$)"
)
#: « Intervention de Mme Orval », « Intervention de Paul VERDUN : », above what somebody says.
_INTERVENES = re.compile(
    r"Interventions?\s+d(?:e\s+|['’])(?:(?:MM?\.|Mmes?|M[a-z]{5,8})\s|[A-ZÀ-Ý][\w'’-]+\s+[A-ZÀ-Ý]{2,}[\w'’-]*\s*:?$)"
)
_TITLE_LINES = 6


def _titles_document(folded: str) -> bool:
    """Whether a line of the top tells the day: « SÉANCE DU 12 MAI 2031 – MAIRIE DE VALMORY »."""
    dated = next(dates_in(folded), None)
    return bool(dated and (SITTING_DAY.match(folded) or LETTERHEAD.match(folded)))


#: « II. OUVERTURE DE LA SÉANCE », « Conseillers présents et quorum »: no points, numbered or not.
_OF_SITTING = re.compile(
    r"\bquorum\b|\bouverture\s+de\s+\w\w\s+seance\b|^(?:\d{1,2}\s?[.)/°–-]+\s*)?prochaine?s?\s+(?:seance|reunion|conseil|comite|bureau)s?\b"
)
_SHORT_TITLE = 60


def of_sitting(title: str) -> bool:
    """Tell whether a title is that of the opening of the sitting."""
    return len(title) < _SHORT_TITLE and bool(_OF_SITTING.search(fold_letters(title)))


def is_rule(folded: str) -> bool:
    """Tell whether a line only parts others: « o-o-o-o », « ===== »."""
    letters = set(filter(str.isalnum, folded))
    return len(folded) > (_WIDEST_NUMBER if letters else _WIDEST_SIGN) and len(letters) < 2


_WIDEST_NUMBER, _WIDEST_SIGN = 6, 2
#: « HALLE COUVERTE.JPG »: the name of a picture, left where a page shows it.
_NAMED_FILE = (".jpg", ".jpeg", ".png", ".gif", ".pdf", ".docx", ".doc")
#: A box to tick, and the result beside it; not « ✓ », which is a bullet too.
_BOXES = ("[ ]", "[x]", "[]", "( )", "(x)", "☐", "☑", "☒", "□", "■")


#: Names in a row, « Mme Dorval, M. Tissier », a result, « La délibération est », « Adoptée à la majorité », and the
#: words behind which a decision is set out: « comme suit : ».
_NO_TITLE = re.compile(
    r"(?:mmes?|mm?\.?|madame|monsieur)\s[^,;:.]{2,30},\s*(?:mmes?|mm?\.?|madame|monsieur)\s|(?:la|cette)\s+deliberation\s+est\b"
    r"|(?:adopte|approuve|rejete)e?s?\s+(?:a\s+l|par\b)|(?:comme\s+suit|ainsi\s+qu'il\s+suit|a\s+savoir)\b|\d[\d ,.]*(?:%|€|m2\b)"
)


#: « … 3 abstentions (M. » above « Paul VERDUN, Mme Lise ORVAL) »: who bears the civility stands below, and the
#: number of an « article ».
_TIED_BELOW = (" m.", "(m.", " mme", "(mme", " mm.", "(mm.", " mmes", "(mmes", "article")


def _is_no_title(lattice: Lattice, index: int) -> bool:
    """Whether the words of a line go on with those above it, end a bracket opened there, or are names."""
    line, first = lattice.clean.lines[index], lattice.leads[index]
    rest = numbered(line)[1]
    words = line.text[rest:]
    above = lattice.clean.lines[index - 1] if index and not line.gap else None
    named = above is not None and above.folded.endswith(_TIED_BELOW)
    if named or _NO_TITLE.match(line.folded, rest):
        return True
    if not words[:1].islower():
        return False
    goes_on = (
        not first.style
        and above is not None
        and (above.text[-1].isalnum() or above.text[-1] == ",")
    )
    return goes_on or words.count(")") > words.count("(")


#: « Salle des fêtes – mardi 12 mai 2031 – 20 h 00 »: where and when they sat.
_WHEN = re.compile(
    rf"[^.;]{{0,60}}\b{WEEKDAY}\s+\d{{1,2}}(?:er)?\s+{MONTH_NAME}\b[^.;]{{0,30}}\b\d{{1,2}}\s?h(?:eures?)?\b"
)
#: « Télétransmis au contrôle de légalité le : ».
_STAMPED = re.compile(r"(?:tele)?transmise?s?\s+(?:a|au|en)\b")
#: What numbers a page: « Page 8 sur 56 », « 8 sur 56 Procès-verbal », and « Délibérations du 9 juin 2031 », on each.
_OF_PAGE = re.compile(
    r"page\s+\d|\d{1,3}\s+sur\s+\d{1,3}\b"
    rf"|deliberations\s+du\s+{WEEKDAY_BEFORE}(?:\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}|\d\d?[/.]\d\d?[/.]\d{{2,4}})$"
)
#: « PV CM 09/06/2031 - Page 3 », « Brandeval, folio 12 », « Paraphes : 3 »: the number behind the title of the
#: document.
_ENDS_ON_PAGE = re.compile(
    r"(?P<title>(?!\.\.|…).{0,100}?)\b(?:page|p\.|folio|feuillet|paraphes?)\s*:?\s*\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?$"
)
#: What a document is called, and a lone name that a sign parts from its page; the title of a matter may well end
#: on one, « Cession du feuillet 12 ».
_DOCUMENT = re.compile(
    r"(?:conseil|seance|reunion|mairie|commune|registre\s+des)\b|.{0,60}?\b(?:p\.?v|c\.?m|c\.?r|proces[- ]verbal|comptes?[- ]rendus?)\b"
    r"|[\w'-]{3,30}(?:\s[\w'-]{2,30})?\s?[,|/•–-]$"
)


def on_each_page(folded: str) -> bool:
    """Tell whether a line is what a printer adds to a page: its number, behind the title of the document or not."""
    if _OF_PAGE.match(folded):
        return True
    if (found := _ENDS_ON_PAGE.match(folded)) is None:
        return False
    title = found["title"].strip()
    return not title or _DOCUMENT.match(title) is not None


#: « Le conseil municipal a désigné », on its line, or with whom: the secretary of the sitting.
_CHOOSES = re.compile(
    rf"(?:le|la|l')\s*(?:{ASSEMBLY})(?:\s+[a-z]+)?\s+(?:a\s+)?(?:designe|choisi|nomme|elu)\b(?:[^.;:]{{0,60}}\bsecretaires?\b|$)"
)
#: « Secrétariat de séance : Mme X », « Pouvoirs : … », « Délégués suppléants »: a label of the roll, and who it is.
_ATTENDS = re.compile(
    rf"(?:{ATTENDANCE}|(?:le\s+)?secretariat\b)[^:]{{0,40}}:\s*\S|.*\betaient\s+(?:presents|absents|excuses|representes)\b"
    r"|absents?\s+(?:(?:et\s+)?(?:non\s+)?representes?|excuses?|ayant)\b"
)
_ROLL = re.compile(r"(?:(?:etaient|sont|delegues|membres|conseillers(?:\s+\w+)?)\s+)?presents?\s*:")


def _above_roll(lines: Sequence[Line], index: int) -> bool:
    """Whether the roll is called right below a line: it tells where or when they sat."""
    return index + 1 < len(lines) and bool(_ROLL.match(lines[index + 1].folded))


#: The assembly agrees to take its points in another order, or to add one: no point itself.
_OF_AGENDA = re.compile(
    r"^points?\s+a\s+(?:ajouter|supprimer|retirer)\b|\b(?:inverser|intervertir|ajouter|rajouter|inscrire|retirer|modifier)\b[^.;]{0,60}\b(?:points?\b|ordre\s+du\s+jour)"
    r"|\bmodification\s+de\s+l'intitule\b[^.;]{0,60}\bconvocation\b"
)


def changes_agenda(folded: str) -> bool:
    """Tell whether the assembly agrees to add a point to its ordre du jour, or to word one otherwise."""
    return bool(_OF_AGENDA.search(folded))


def closes(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line ends the point above it: « La séance est levée », « Fait à Orme, le … »."""
    line = lines[index]
    if len(line.folded) >= 160 or not CLOSING.match(line.folded):
        return False
    return not line.folded.endswith("deliberations") or index > 0.6 * len(lines)
