"""Texts that come without line breaks, as web pages and data files often keep acts.

Rules read lines: a text that has none, lines that are too long for one, or that hold a title and what is
told under it, are told again. A blank becomes a break where a line began (``line_starts``), so that no offset moves.

Source: forms observed in published acts.
"""

import re
from collections.abc import Sequence
from itertools import islice

from indexer.reading.parsing.view.line_starts import goes_on, line_starts
from indexer.reading.parsing.view.number_starts import LEAST_TITLE, number_starts
from indexer.reading.parsing.view.title_starts import named_matters

#: Shorter texts are a line by themselves; lines longer than this are no lines of a page.
_SHORTEST = 120
_LONGEST_LINE = 550
#: Blanks in a row were the end of a line, where a word in capitals, a number or a sign follows.
_GAP = re.compile(r"(?<=\S) {2,}(?=[^a-zà-ÿ\s])")
#: No line of a page of text is longer, unless it is a paragraph; of so many lines one that holds the start of a
#: title tells that breaks were lost; then shorter ones are made of several too.
_LONGEST_WRAPPED, _ONE_IN, _LEAST_JOINED = 100, 25, 70
#: What is told under a title, behind a word that ends no sentence and is no verb of deciding (« autorise
#: Monsieur le Maire »).
_UNDER = re.compile(
    r" (?=(?:Après\sen\savoir|L[ea]\s[Cc](?:onseil|omité)|(?:Monsieur|Madame|M\.|Mme)\sl[ea]\s(?:[mM]aire|[Pp]résident)|Vu\sl|Considérant)\b)"
    r"(?<=[a-zà-ÿ\d] )(?<![eg]e )(?<!er )(?<!nt )(?<!se )(?<!fin )"
)
#: Under the title of a point, which its rank tells, any sentence.
_UNDER_RANK = re.compile(
    rf"{_UNDER.pattern}| (?=(?:L[ea]s?|Il|Cette|Une?|Dans|Afin|Suite)\s[a-zà-ÿ])(?<=[a-zà-ÿ] )"
)
_POINT = re.compile(
    r"\s*(?:\d{1,2}(?:[.-]\d{1,2})?\s?[./)°-]|[-•►]|N°|[IVX]{1,4}\s?[-–.)]|(?:Objet|OBJET)\s?:)"
)
#: A title and what was decided, on one line: « Subvention : Après en avoir délibéré, le conseil … ».
_TITLED = re.compile(
    r": (?=(?:Après\sen\savoir|Le\s[Cc]onseil\s(?:municipal|Municipal|communautaire)|(?:Monsieur|Madame|M\.|Mme)\s(?:[lL][ea]\s)(?:[mM]aire|[pP]résident))\b)"
)
#: A line that holds a title, behind its label or in capitals, and what is told under it.
_WITH_BODY = re.compile(
    r".{0,40}\b(?:OBJET|Objet)\s?:"
    r"|(?=[A-ZÀ-Ý])(?:[^a-zà-ÿ\s]+ ){4,40}?(?:Monsieur|Madame|M\.|Mme)\s(?:[lL][ea]\s)?[A-ZÀ-Ý][a-zà-ÿ]"
)
_LEAST_WITH_BODY = 160
_TITLE = re.compile(
    r"[-•*\s]*(?!(?i:rapporteu|pr[ée]sent|absent|excus|[ée]taient|secr[ée]taire|pr[ée]siden|pouvoir|procuration))"
    r"[A-ZÀ-Ý][^.;:!?]{8,150}"
)


def with_lines(text: str) -> str:
    """Return a text, of the same length, with breaks where it lost them: in all of it, in its long lines, behind titles."""
    if len(text) < _SHORTEST:
        return text
    if len(text) >= _LONGEST_LINE * text.count("\n") or _is_short_list(text):
        return _broken(text)
    lines = [
        _broken(line) if len(line) >= _LEAST_WITH_BODY and _WITH_BODY.match(line) else line
        for line in text.split("\n")
    ]
    text = _with_titles_apart(_with_ranks_apart("\n".join(lines)))
    # Some writers leave breaks between pages or paragraphs, and none in them.
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest < _LONGEST_WRAPPED:
        return text
    most = _LEAST_JOINED if _lost_breaks(lines) else _LONGEST_LINE
    return "\n".join([_broken(line) if len(line) >= most else line for line in lines])


#: Numbers of a list on one line, fewer than which may be what a text cites.
_FEWEST_NUMBERS = 2


def _is_short_list(text: str) -> bool:
    """Whether a text has no break but at its end, and holds several numbers that begin a line."""
    if text.count("\n", 0, -1):
        return False
    return len(list(islice(number_starts(text), _FEWEST_NUMBERS))) == _FEWEST_NUMBERS


def _lost_breaks(lines: Sequence[str]) -> bool:
    """Whether titles begin or end within the lines of a text: breaks were lost at some places."""
    most = sum(map(bool, lines)) // _ONE_IN
    within = 0
    long = [line for line in lines if len(line) >= _LONGEST_WRAPPED]
    for left, line in zip(range(len(long), 0, -1), long, strict=True):
        if within + left <= most:
            break
        within += _holds_title(line)
    return within > most


def _holds_title(line: str) -> bool:
    """Whether a title begins within a line, or one is followed by what is told under it."""
    if any(at > LEAST_TITLE for at in named_matters(line)):
        return True
    told = _UNDER_RANK if _POINT.match(line) else _UNDER
    return any(not goes_on(line, found.start()) for found in told.finditer(line, LEAST_TITLE))


#: « … piste. 2/ DÉNEIGEMENT DE LA ROUTE »: a rank and a title in capitals, at the head of a line or of a sentence;
#: « lot 2 – CHARPENTE BOIS » is ranked by its word.
_RANKED = re.compile(
    r"(?P<rank>\d(?:(?<=\n.)|(?<=[.!?:;»)…]\s.)|(?<=\bJOUR\s.))\d?)\s?[/)°.–-]{1,2}\s?(?=[A-ZÀ-Ý]['’]?[A-ZÀ-Ý'’]+\s[A-ZÀ-Ý'’]{2,}\s?[A-ZÀ-Ý'’\s]{4})"
)
_FEWEST_RANKS = 3


def _with_ranks_apart(text: str) -> str:
    """The text with breaks before the titles in capitals that stand within its lines, ranked from one on."""
    found = list(_RANKED.finditer(text))
    ranked: list[re.Match[str]] = []
    for match in found:
        if int(match["rank"]) == len(ranked) + 1:
            ranked.append(match)
    # « à 18 h 45. ORDRE DU JOUR » is one of them by its shape.
    if len(ranked) < _FEWEST_RANKS or len(found) > len(ranked) + 1:
        return text
    pieces = list(text)
    for match in ranked:
        pieces[match.start() - 1] = "\n"
    return "".join(pieces)


def _with_titles_apart(text: str) -> str:
    """The text with breaks between titles and what was decided, where one line holds both."""
    pieces: list[str] = []
    last = 0
    for match in _TITLED.finditer(text):
        begin = text.rfind("\n", last, match.start()) + 1
        if begin and _TITLE.fullmatch(text, begin, match.start()):
            pieces.extend((text[last : match.end() - 1], "\n"))
            last = match.end()
    return "".join((*pieces, text[last:]))


def _broken(text: str) -> str:
    """The text with breaks where lines were: each takes the place of a blank, of one of several."""
    places = [at for at, char in enumerate(text) if char != " " or text[at - 1 : at] != " "]
    pieces = list(text)
    for position in line_starts("".join([text[at] for at in places])):
        pieces[places[position]] = "\n"
    for gap in _GAP.finditer(text):
        pieces[gap.start()] = "\n"
    return "".join(pieces)
