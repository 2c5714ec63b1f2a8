"""The title of a page that holds one act and no word of what it is.

A site sets each act on a page: its title, what opens the sitting and tells who sat, then the account and the
decision. Others keep the title and the act alone, « DROITS DE PLACE ⏎ … ⏎ Le conseil municipal : ⏎ – Décide … ».

Source: sites of small communes.
"""

import re
from collections.abc import Sequence

from indexer.acts.formulas import PASSING, RESOLVING, any_of
from indexer.reading.parsing.lexicon import ASSEMBLY, ATTENDANCE, COUNCIL_KIND, HAS_MET
from indexer.reading.parsing.lines.title_words import opens_title
from indexer.reading.parsing.objet import is_administrative
from indexer.reading.parsing.openings import BODY, LETTERHEAD, SITTING, SITTING_DAY
from indexer.reading.parsing.points.headings.running_titles import joined_title
from indexer.reading.parsing.points.headings.titles import may_be_title
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: Lines above the words that open a sitting, and words of a title.
_MOST_ABOVE, _FEWEST_WORDS = 6, 3
#: « L'an deux mille … », « Le 9 juin 2031, le conseil … s'est réuni », « Présents : ».
_OPENS = re.compile(rf"l'an\s|{ATTENDANCE}\b[^:]{{0,40}}:|[^.;]{{0,200}}?\b{HAS_MET}")
#: « • Conseil du 24 juin 2031 », « Accueil > Délibérations », « Archives 2031 »: what heads any page.
_OF_PAGE = re.compile(
    r"\W*(?:conseil|seance|reunion|session)\b.*\d|.*>|\W*(?:accueil|archives?|retour|imprimer|partager|telecharger|deliberations?\s+\d{4}|menu|fermer)\b"
)
#: Who decides, at the head of a line, and its verb on the next.
_DECIDES = re.compile(
    rf"(?:apres\s+en\s+avoir\s+delibere\s*,\s*)?le\s+(?:{ASSEMBLY})\s+(?:{COUNCIL_KIND}|syndical)\s*(?:,?\s*apres\s+(?:en\s+)?avoir\s+(?:\w+\s+)?delibere\s*)?[,:]?"
)
_VERB = re.compile(
    rf"[-•*–]?\s*(?:{any_of((*PASSING, *RESOLVING, 'arrete', 'emet', 'prend acte', 'fixe a'))})\b"
)
_LONGEST = 8000


def title_over_sitting(clean: CleanText) -> str | None:
    """Return the title that stands above the words that open the sitting, where one alone does."""
    lines = clean.lines
    opening = next((at for at in range(_MOST_ABOVE + 1) if _is_opening(lines, at)), 0)
    # « SYNDICAT DES EAUX », « Saint-Ormeval » stand there too
    titles = [at for at in range(opening) if _is_title(lines[at]) and opens_title(lines[at].folded)]
    if len(titles) != 1:
        return None
    return joined_title(lines, titles[0], 0, stop=opening)[0]


def title_over_enacting(clean: CleanText) -> str | None:
    """Return the first line of a short text that is a title, and that its assembly decides once, line by line."""
    lines = clean.lines
    if len(clean.folded) > _LONGEST or not lines or not _is_title(lines[0], fewest=2):
        return None
    told = len(lines) > 1 and BODY.match(lines[1].folded)
    enacted = [at for at in range(1, len(lines) - 1) if told and _enacts(lines, at)]
    others = any(_is_opening(lines, at) for at in range(len(lines)))
    return joined_title(lines, 0, 0)[0] if len(enacted) == 1 and not others else None


def _is_opening(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and _OPENS.match(lines[at].folded) is not None


def _enacts(lines: Sequence[Line], at: int) -> bool:
    """Whether a line says who decides, and the next one begins with what."""
    return bool(_DECIDES.fullmatch(lines[at].folded) and _VERB.match(lines[at + 1].folded))


def _is_title(line: Line, fewest: int = _FEWEST_WORDS) -> bool:
    """Whether a line is a title, and nothing of a page or of a sitting."""
    words = len(line.text.split()) >= fewest
    others = any(other.match(line.folded) for other in (_OF_PAGE, SITTING_DAY, SITTING, LETTERHEAD))
    return words and not others and may_be_title(line) and not is_administrative(line.text)
