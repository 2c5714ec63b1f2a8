"""Lines that a reading machine parted at their wide blanks: a colon, a rank, single words stand on lines of their own.

The text layer of a scan gives each run of words between wide blanks as a line: « Étaient présents ⏎ : M. … »,
« 3. ⏎ TARIFS », « 20310210 ⏎ 5 Tarifs de la halle », « Vente ⏎ de ⏎ la ⏎ halle ». A break becomes a blank, so
that no character moves.

Source: text layers of minutes scanned on office copiers.
"""

import re
from collections import Counter
from collections.abc import Sequence

#: So many numbers of one day, or ranks, tell that they are none of a table, nor of pages; signs and runs of words that
#: a reading machine parted the lines.
_LEAST, _OFTEN = 3, 5
#: A sign that begins no line goes on with the one above; figures behind a colon may be a column of their own.
_SIGN = re.compile(r"\n(?<![\n:;,]\n)(?=[ \t]*[:;,](?:[ \t]*\n|[ \t]+[^\W\d]))")
#: A figure behind its colon, under a word, is that word's unless others follow: « POUR ⏎ : 17 ».
_COUNT = re.compile(
    r"\n(?:(?<=[^\W\d]\n)|(?<=[^\W\d] \n))(?=[ \t]*:[ \t]*\d{1,4}[ \t.;,]*(?:\n(?![ \t]*(?::|\d{1,4}[ \t]*\n))|\Z))"
)
_PARTED = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
#: The day or the month of a sitting as it begins the numbers of its acts, and the rank behind it or on the next line.
_STEM = re.compile(
    rf"\n[ \t]*(?P<stem>(?P<whole>(?:19|20)\d\d(?:\d{{4}}|{_PARTED}\d\d)){_PARTED})(?=\d{{1,3}}(?:\s|\Z))",
)
#: A rank of points with its sign, alone over words that begin with a capital: « 3. », « 4-1 », « 5.b) ».
_RANK = re.compile(
    r"\n[ \t]*\d{1,2}(?:[.-](?:\d{1,2}|[a-z]))?(?:[ \t]?[.)/°-]{1,2}|(?<=-\d))[ \t]*(?P<break>\n)[ \t]*(?=[A-ZÀ-Ý«][\w'’])(?![^\n]*\b[Ss]éance du\b)",
)
#: Lines of a word or two in small letters, three or more on end, one of them a word that no line is, go on with
#: the sentence above.
_SHORT = r"[a-zà-ÿ][^\n ]{0,20}(?: [^\n ]{1,12})?(?=\n|\Z)"
_WORDS = re.compile(rf"\n(?<=[^\s.;:!?]\n){_SHORT}(?:\n{_SHORT}){{2,}}")
_NO_LINE = re.compile(
    r"\n(?:à|a|au|aux|d[eu]|des|en|et|l[ae]|les|par|pour|que|qui|sur|une?)(?=\n|\Z)"
)


def with_parted_lines(text: str) -> str:
    """Return the text, of the same length, with such lines made whole.

    Signs and single words are where several of them tell such a layer: one or two may be cells of a table.
    """
    runs = [run.span() for run in _WORDS.finditer(text) if _NO_LINE.search(run.group())]
    signs = [sign.span() for sign in _SIGN.finditer(text)]
    if len(runs) + len(signs) >= _OFTEN:
        text = _COUNT.sub(" ", _whole(text, sorted([*runs, *signs])))
    return _whole(text, sorted([*_in_numbers(text), *_behind_ranks(text)]))


def _whole(text: str, breaks: Sequence[tuple[int, int]]) -> str:
    """The text without the ends of lines in some of its spans."""
    if not breaks:
        return text
    pieces, last = list[str](), 0
    for begin, end in breaks:
        pieces += (text[last:begin], text[begin:end].replace("\n", " "))
        last = end
    return "".join((*pieces, text[last:]))


def _in_numbers(text: str) -> list[tuple[int, int]]:
    """Where the numbers of acts stand that begin with the day or the month of a sitting, up to the rank."""
    found = [
        (number.span("stem"), "".join(number["whole"].split())) for number in _STEM.finditer(text)
    ]
    often = Counter(day for _span, day in found)
    return [span for span, day in found if often[day] >= _LEAST]


def _behind_ranks(text: str) -> list[tuple[int, int]]:
    """Where lines end that hold the rank of a point alone."""
    found = [rank.span("break") for rank in _RANK.finditer(text)]
    return found if len(found) >= _LEAST else []
