"""Lines that a reading machine parted at their wide blanks: a colon, a rank, or what follows the day in a number, stands on a line of its own.

The text layer of a scan gives each run of words between wide blanks as a line: « Étaient présents ⏎ : M. … »,
« 3. ⏎ TARIFS », « 20310210 ⏎ 5 Tarifs de la halle ». A break becomes a blank, so that no character moves.

Source: text layers of minutes scanned on office copiers.
"""

import re
from collections import Counter

#: A sign that begins no line goes on with the one above; figures behind a colon may be a column of their own.
_SIGN = re.compile(r"(?<=[^\s:;,])[ \t]*\n[ \t]*(?=[:;,](?:[ \t]*\n|[ \t]+[^\W\d]))")
#: The day of a sitting as it begins the numbers of its acts, and the rank behind it or on the next line.
_STEM = re.compile(
    r"^[ \t]*(?P<stem>(?:19|20)\d{6})(?P<between>[ \t]+|[ \t]*\n[ \t]*)(?=\d{1,3}(?:[ \t\n]|$))",
    re.MULTILINE,
)
#: So many numbers that begin with one day tell that it is no figure of a table.
_LEAST_DAYS = 3
#: A rank of points with its sign, alone over words that begin with a capital: « 3. », « 4-1 », « 5.b) ».
_RANK = re.compile(
    r"^[ \t]*\d{1,2}(?:[.-](?:\d{1,2}|[a-z]))?(?:[ \t]?[.)/°-]{1,2}|(?<=-\d))[ \t]*(?P<break>\n)[ \t]*(?=[A-ZÀ-Ý«][\w'’])",
    re.MULTILINE,
)
_LEAST_RANKS = 3


def with_parted_lines(text: str) -> str:
    """Return the text, of the same length, with such lines made whole."""
    if "\n:" in text or "\n;" in text or "\n," in text or "\n " in text:
        text = _SIGN.sub(_joined, text)
    days = list(_STEM.finditer(text))
    often = Counter(day["stem"] for day in days)
    breaks = [day.span("between") for day in days if often[day["stem"]] >= _LEAST_DAYS]
    ranks = [rank.span("break") for rank in _RANK.finditer(text)]
    if len(ranks) >= _LEAST_RANKS:
        breaks += ranks
    pieces, last = [], 0
    for begin, end in sorted(breaks):
        pieces += [text[last:begin], text[begin:end].replace("\n", " ")]
        last = end
    return "".join((*pieces, text[last:]))


def _joined(parted: re.Match[str]) -> str:
    return parted.group().replace("\n", " ")
