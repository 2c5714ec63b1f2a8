"""What stands at an opening: the number and the title of a point, and where its body begins."""

import re
from collections.abc import Sequence

from indexer.reading.parsing.facts.days.written_dates import dates_in
from indexer.reading.parsing.openings import BODY, LABEL, has_verb, speaks
from indexer.reading.parsing.points.headings.act_headings import (
    OF_ASSEMBLY,
    act_heading,
    titled_below,
)
from indexer.reading.parsing.points.headings.running_titles import (
    calls_for_more,
    joined_title,
    opens_sentence,
    reports,
)
from indexer.reading.parsing.points.lists.list_rows import POSTED
from indexer.reading.parsing.points.lists.row_results import past_results
from indexer.reading.parsing.points.opened.no_openings import VISA
from indexer.reading.parsing.points.opened.number_lines import number_alone, numbered
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.view.cleaning import Line, tidy

MOST_TITLE = 8
#: A line that likely goes on with a title.
_GOES_ON = 0.4
#: « N° 2 / Assemblée », over the title of the act.
_SIGNED = re.compile(r"n\s?°\s?\d{1,3}\s?/\s?[a-z]")


def heading_at(
    lattice: Lattice, index: int, stop: int, *, listed: bool = False
) -> tuple[str | None, str, int]:
    """The number and the title of a point, and the line at which its body begins."""
    lines = lattice.clean.lines
    if listed:
        under = range(index + 1, min(stop, index + MOST_TITLE))
        stop = next((at for at in under if _tells_posting(lines[at])), stop)
    if not listed and _SIGNED.match(lines[index].folded) and (head := act_heading(lines, index)):
        return head.number, head.title, head.next_line
    number, rest = numbered(lines[index])
    if listed and rest == len(lines[index].text):
        index, rest = past_results(lattice.clean, index, stop), 0
    if number and OF_ASSEMBLY.fullmatch(lines[index].folded, rest):
        rest = len(lines[index].text)
    if number and rest == len(lines[index].text) and (below := titled_below(lines, index)):
        index, rest = below, 0
    if reporter := _REPORTER_CELL.match(lines[index].text, rest):
        rest = reporter.end()
    title, after = joined_title(lines, index, rest, stop=stop)
    more, after = rest_of_title(lattice, after, min(stop, index + MOST_TITLE))
    return number, tidy(f"{title} {more}"), after


def _tells_posting(line: Line) -> bool:
    """Whether a line stands apart under the last row and tells the day on which the list was posted."""
    return bool(line.gap and POSTED.search(line.folded) and any(dates_in(line.folded)))


#: The style of « 2. CULTURE », below the title of a point: the theme of the next.
_THEME = re.compile(r"[^\w]C$")
#: « Avis favorable de la commission. », below the title.
_ADVICE = re.compile(r"avis\s+(?:de)?favorable\b")
#: « Mme ORVAL     Achat d'un terrain »: the column of who reports, between that of numbers and that of titles.
_REPORTER_CELL = re.compile(
    r"\s*(?:M\.|Mme|Mlle)\s[^\s\d](?:[^\s\d]|\s(?=\S)){1,30}(?:\s{3,}|\t)(?=\S)"
)
#: « M. ORVAL. – Je mets aux voix »: a turn of the debate.
_TURN = re.compile(r"(?:M\.|Mme|Mlle|Monsieur|Madame)\s[^.:;,]{2,40}[.:]\s?[-–—]\s")
#: The style of a number behind its label.
_NAMED = re.compile(r"[a-z]{4,}")


#: Words of a title that is whole; fewer may be a rubric over it.
_LEAST_WHOLE = 3


def _is_report(lines: Sequence[Line], at: int) -> bool:
    """Whether a line under a whole title begins as the report does."""
    above = lines[at - 1]
    whole = above.text.count(" ") >= _LEAST_WHOLE - 1 and not calls_for_more(above.folded)
    return whole and opens_sentence(lines[at])


def rest_of_title(lattice: Lattice, after: int, stop: int) -> tuple[str, int]:
    """The lines that the reader of lines takes for the rest of a title, and the line under them."""
    lines = lattice.clean.lines
    last = after
    while last < stop and lattice.probability(last, "T") > _GOES_ON:
        decided = lattice.marked[last + 1] > lattice.marked[last]
        sentence = lines[last].text.endswith(".") and not lines[last].text.isupper()
        verb = has_verb(lines[last].folded)
        whole = sentence and verb and not calls_for_more(lines[last - 1].folded)
        said = whole or ((sentence or verb) and BODY.match(lines[last].folded))
        ended = lines[last].text.endswith(":") or speaks(lines[last])
        ended = ended or bool(_TURN.match(lines[last].text)) or _is_report(lines, last)
        ended = ended or bool(said and lines[last].text[0].isupper())
        values = lattice.leads[last].values
        theme = values and _THEME.search(lattice.styles[last])
        # « 1 - Entrées »: the first part of the report.
        # « Décision 2031-08 : … »: what the point is of, one of several.
        named = values and _NAMED.match(lattice.leads[last].style)
        ended = ended or bool(theme or named or values == (1,) or number_alone(lines[last]))
        folded = lines[last].folded
        told = VISA.match(folded) or _ADVICE.match(folded) or LABEL.match(folded)
        if decided or ended or told or reports(lines[last]):
            break
        last += 1
    return " ".join(line.text for line in lines[after:last]), last
