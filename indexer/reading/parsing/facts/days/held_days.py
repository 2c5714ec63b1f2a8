"""The day beside the words that open a sitting: « Le …, le conseil … s'est réuni ».

Sources: CGCT, art. L2121-10 (convocation); forms observed in published acts.
"""

import datetime as dt
import re
from collections.abc import Iterator

from indexer.reading.parsing.facts.days.convocations import CONVOKED
from indexer.reading.parsing.facts.days.placed_dates import ADVISED_THEN, HEAD, OTHERS_MET
from indexer.reading.parsing.facts.days.written_dates import dates_in
from indexer.reading.parsing.lexicon import HAS_MET, MADE_PUBLIC, MET, WEEKDAY_BEFORE
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_HELD = Pattern(
    rf"\b{HAS_MET}|\bs'est\s+tenue?|\betant\s+(?:{MET})"
    r"|\breunis?\s+(?:en|au|a|sous|dans)|(?:^|\n)reunie?s?\s+le\s+\d"
)
#: « Publié le », « mis en ligne le »: a line of the page, above what it publishes.
_PUBLISHED = re.compile(rf"(?:{MADE_PUBLIC})[^.;\n]{{0,20}}$")
_SOLEMN = "l'an deux mil"
_MET_ON = re.compile(rf"\w*\s+(?:publiquement\s+)?le\s+{WEEKDAY_BEFORE}")


#: Where the sentence that opens a sitting ends: the next ones tell of others.
_SENTENCE_ENDS = re.compile(r"(?<!\bm)(?<!\bmm)(?<!\bmme)(?<!\bmr)\.\s")


def days_held(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """« Le …, le conseil … s'est réuni »: the full dates around the verb, but that of convening."""
    held = next(
        (
            match
            for match in _HELD.finditer(clean.folded, 0, HEAD)
            if not (
                OTHERS_MET.search(clean.folded, max(0, match.start() - 80), match.start())
                or ADVISED_THEN.match(clean.folded, match.end())
            )
        ),
        None,
    )
    if held is None:
        return
    window = max(0, held.start() - 450)
    convoked = [
        span
        for pattern in CONVOKED
        for span in pattern.finditer(clean.folded, window, held.end() + 120)
    ]
    ended = _SENTENCE_ENDS.search(clean.folded, held.end(), held.end() + 120)
    around = dates_in(clean.folded, window, ended.start() if ended else held.end() + 120)
    # « Élus le 15 mars, se sont réunis le 25 mai »: the day behind the verb comes first.
    behind = _MET_ON.match(clean.folded, held.end())
    place = behind.end() if behind else held.start()
    for found in sorted(around, key=lambda found: abs(found.start - place)):
        of_convening = any(abs(found.start - match.end()) <= 4 for match in convoked)
        published = _PUBLISHED.search(clean.folded, max(0, found.start - 40), found.start)
        # « Mardi 24 novembre 2031 », above « L'an deux mille trente et un, le dix-neuf … »: a day of the page.
        of_page = found.start < clean.lines[0].end and (
            clean.folded.find(_SOLEMN, found.end, held.start()) > 0
        )
        if found.date and not (of_convening or published or of_page):
            yield "held", found.date
