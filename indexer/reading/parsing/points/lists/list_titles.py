"""How a list of deliberations says that it is one: by its title, by the heads of its columns, or by its rows alone.

Source: CGCT, art. L2121-25 and L5211-1; forms observed in published lists.
"""

import re
from collections.abc import Sequence

from indexer.acts.formulas import DELIBERATED
from indexer.reading.parsing.facts.kinds import tells_who_sat
from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.lexicon import ASSEMBLY, GROUND, MONTH_NAME
from indexer.reading.parsing.lines.leads import lead
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.points.headings.running_titles import calls_for_more
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: Lines among which a list titles itself.
TOP = 14
_LONGEST_TITLE = 120
_PASSED_HOW = r"(?:(?:suivantes\s+)?(?:qui\s+)?(?:ont\s+ete\s+)?)(?:examine|vote|adopte|approuve|pris|publie)ee?s"
_NAMED = re.compile(
    r"\b(?:liste|releve)\s+des\s+(?:deliberations|affaires|dossiers)\b|\bdeliberations\s*,?\s+examinees\b|\bl\.?\s?2121-25\b"
    r"|\b(?:compte[- ]?rendu|releve|tableau|liste|synthese|resultats?)\s+des\s+votes\b|\bsens\s+du\s+vote\b"
)
#: What titles it, adopted or not.
_TITLED = re.compile(
    r"^\W*(?:publication\s+(?:de\s+la\s+)?(?:liste\s+)?(?:des\s+)?deliberations\b|(?:liste\s+des\s+)?(?:deliberations|affaires|dossiers)\b.{0,25}\b(?:examinee?|votee?|adoptee?|approuvee?)s\b)|\b(?:liste|sommaire|releve)\s+des\s+deliberations\b"
)
#: What may title it, where nothing below tells a decision: an extrait or minutes have such words too.
_MAY_TITLE = re.compile(
    rf"\b(?:recapitulatif|recueil|tableau|table|index|etat|bordereau|synthese)\s+des\s+deliberations\b"
    rf"|(?:^\W*|[:–-]\s*)(?:liste\s+des\s+)?deliberations\s+(?:du|de\s+la|de\s+l'|des)\s*(?:{ASSEMBLY}|seance|reunion|\d{{1,2}}(?:er)?\s+{MONTH_NAME})\b"
    rf"|^\W*(?:ont\s+ete|sont)\s+(?:adopte|approuve|vote)ee?s\s+les\s+deliberations\b|(?:^\W*(?:les\s+|ordre\s+des\s+)?|[:–-]\s*)deliberations\s+{_PASSED_HOW}\b|(?:^\W*|\s[–-]\s+)deliberations\W*$"
)
#: What minutes hold and a list does not.
_REPORTED = Pattern(rf"\b{DELIBERATED}|(?:^|\n)\s*{GROUND}\s")
#: The heads of the columns of a list, as optical reading sets them.
_NUMBERS = r"(?:n\s?°|numeros?)?\s*(?:des?\s+(?:la\s+)?)?(?:deliberations?|delib\.?|dcm|actes?)?"
_OBJECTS = (
    r"(?:objets?|titres?|intitules?|sujets?|libelles?)(?:\s+d(?:e\s+la|es)\s+deliberations?)?"
)
_RESULTS = r"(?:votes?|resultats?|decisions?|sens\s+du\s+vote|resultats?\s+d[eu]s?\s+votes?)"
_COLUMNS = tuple(map(re.compile, (_NUMBERS, _OBJECTS, _RESULTS)))
#: The same on one line: « N° Objet Rapporteur Vote », « Délibération  Pour  Contre  Abst. ».
_IN_LINE = re.compile(
    rf"\W*(?:(?:{_NUMBERS}|ordre|rang)[\s|]+(?:{_OBJECTS})|(?:{_OBJECTS}))[\s|]+(?:(?:rapporteure?s?|presentee?\s+par|pour|contre|abst(?:entions?)?\.?)[\s|]+){{0,4}}(?:{_RESULTS}|abst(?:entions?)?)\W*"
    r"|\W*deliberations?[\s|]+pour[\s|]+contre[\s|]+abst(?:entions?)?\W*"
)
#: « N° | Intitulé », where the list tells no result.
_WITHOUT_RESULTS = re.compile(rf"{_IN_LINE.pattern}|\W*(?=[nd]){_NUMBERS}[\s|]+(?:{_OBJECTS})\W*")


def names_rows(line: Line) -> bool:
    """Tell whether a line announces the rows of a list with their results."""
    return bool(_NAMED.search(line.folded) or _IN_LINE.fullmatch(line.folded))


def reports(clean: CleanText) -> bool:
    """Tell whether a text reports on what was decided, as minutes do and no list does."""
    return bool(_REPORTED.search(clean.folded))


def titles_list(line: Line) -> bool:
    """Tell whether a line is the title of a list of deliberations."""
    return len(line.text) < _LONGEST_TITLE and bool(_TITLED.search(line.folded))


def may_title_list(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the title of a list, where nothing is decided below it."""
    line = lines[at]
    if len(line.text) >= _LONGEST_TITLE or "deliberations" not in line.folded:
        return False
    if not _MAY_TITLE.search(line.folded):
        return False
    # « Extrait du registre des » above « délibérations du conseil » is another title.
    return not at or bool(lines[at].gap) or not calls_for_more(lines[at - 1].folded)


def names_list(clean: CleanText) -> bool:
    """Tell whether a text is titled as a list of deliberations, and reports on none of them."""
    return any(map(titles_list, clean.lines[:TOP])) and not reports(clean)


def only_lists(clean: CleanText) -> bool:
    """Tell whether a text that may be titled as a list shows no decision below its title."""
    top = range(min(TOP, len(clean.lines)))
    title = next((clean.lines[at] for at in top if may_title_list(clean.lines, at)), None)
    if title is None or reports(clean):
        return False
    return all(title.start <= mark < title.end for mark in marks(clean.folded))


def heads_columns(clean: CleanText) -> bool:
    """Tell whether a text begins with the heads of a list's columns: « Délibération », « Objet », « Vote »."""
    lines = clean.lines
    # Without a column of results, nothing below tells a decision.
    heads, in_line = (
        (_COLUMNS, _IN_LINE) if marks(clean.folded) else (_COLUMNS[:2], _WITHOUT_RESULTS)
    )
    return not reports(clean) and any(
        in_line.fullmatch(lines[at].folded)
        or (
            at < len(lines) - len(heads)
            and all(
                head.fullmatch(line.folded) for head, line in zip(heads, lines[at:], strict=False)
            )
        )
        for at in range(min(TOP, len(lines)))
    )


#: Rows of a list that calls itself none, at the least.
_FEWEST_ROWS = 3
#: « A F F I C H A G E », over the titles of what was decided; « affichage obligatoire » is a rule.
_POSTED = re.compile(
    r"\W*(?:\d{1,2}\s+)?a\s?f\s?f\s?i\s?c\s?h\s?a\s?g\s?e\b(?=\W*(?:$|\d|[ldn]\b|l[ea]s?\b|d[eu]s?\b|commune\b|ville\b|mairie\b|extrait\b|compte\b))"
)
_FIGURES = re.compile(r"\d+")
#: Letters of the title of a row behind its number.
_LEAST_TITLE = 10
#: Letters of what may stand between two rows: « Télécharger », « PDF – 120 Ko », a theme.
_LONGEST_BETWEEN = 40


def lists_alone(clean: CleanText) -> bool:
    """Tell whether a text that decides nothing is made of rows: of acts, or of ranks under « Affichage »."""
    if "deliberation" not in clean.folded or marks(clean.folded) or reports(clean):
        return False
    if any(_POSTED.match(line.folded) for line in clean.lines[:TOP]):
        return _ranked(clean.lines)
    return _rows_of_acts(clean.lines) and not tells_who_sat(clean)


def _ranked(lines: Sequence[Line]) -> bool:
    """Whether lines are numbered in one style from the first on."""
    styles: dict[str, list[int]] = {}
    for first in map(lead, lines):
        if len(first.values) == 1:
            styles.setdefault(first.style, []).append(first.values[0])
    return any(
        len(ranks) >= _FEWEST_ROWS and ranks == [*range(1, len(ranks) + 1)]
        for ranks in styles.values()
    )


def _rows_of_acts(lines: Sequence[Line]) -> bool:
    """Whether lines that begin with numbers of one shape follow one another, with next to nothing between them."""
    numbered = [
        (at, found[0])
        for at, line in enumerate(lines)
        if (found := line_number(line)) and len(line.text) - found[1] >= _LEAST_TITLE
    ]
    if (
        len(numbered) < _FEWEST_ROWS
        or len({_FIGURES.sub("9", number) for _at, number in numbered}) > 1
    ):
        return False
    own = {at for at, _number in numbered}
    first, last = numbered[0][0], numbered[-1][0]
    between = (lines[at] for at in range(first, last) if at not in own)
    return all(len(line.text) <= _LONGEST_BETWEEN for line in between)


#: « Liste des délibérations adoptées »: its rows passed, where they do not say otherwise.
_PASSED = re.compile(
    r"\b(?:deliberations|affaires|dossiers)\b[^.;:]{0,40}\b(?:adoptee|approuvee)s\b(?!\s*(?:ou|et|/|,)\s*(?:rejetee|examinee|non)s?\b)"
)


def lists_passed(clean: CleanText) -> bool:
    """Tell whether a list is titled as that of the deliberations that were passed."""
    top = (line for line in clean.lines[:TOP] if len(line.text) < _LONGEST_TITLE)
    return any(_PASSED.search(line.folded) for line in top)
