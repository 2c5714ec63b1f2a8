"""Names of bodies that a title in capitals sets over two lines: « SYNDICAT INTERCOMMUNAL DE ⏎ TRANSPORT SCOLAIRE DU VAL ».

The end of the first line becomes a blank for those who look for a name, so that no character moves: where it ends on a
word that links, or the next begins with one, or with what a syndicat does.

Source: letterheads of published acts.
"""

import re
from dataclasses import replace

from indexer.reading.parsing.lexicon import WEEKDAYS
from indexer.reading.parsing.patterns.word_starts import Prose, WordStarts
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: Characters of a text in which its title stands.
_TOP = 1500
_BODIES = ("SYNDICAT", "COMMUN", "VILLE")
_LINK = r"(?:DE|DU|DES|LA|LES|ET|SUR|SOUS|LES|LÈS|EN|POUR|AUX?)"
_BODY = re.compile(
    r"(?m)^[ \t]*(?:SYNDICAT|COMMUNAUT[ÉE]|COMMUNE|VILLE|S\.?I\.?[A-Z.]{2,6})\b(?P<rest>[^a-zà-ÿ\n\d:;]{0,80}?)[ \t]*(?P<break>\n)[ \t]*(?P<next>[^a-zà-ÿ\n:;]{3,60})$"
)
_ENDS_ON_LINK = re.compile(rf"(?:\b{_LINK}|['’-])$")
#: « SUR ORVELLE », « D'ORVELLE ET BRUMEVAL », and the adjective of what a syndicat does, « SCOLAIRE DU CANTON ».
_GOES_ON = re.compile(
    r"(?:(?:DE|DU|DES|SUR|SOUS|ET|LÈS|POUR)\s(?!\d)|[DL]['’]\s?[A-ZÀ-Ý]|[A-ZÀ-Ý]{4,}(?:IQUE|AIRE|ABLE|IAL|NAL|ÈRE|ERE)S?\s(?:DE|DU|DES|D['’]))"
)
#: What begins another line of the title, or a column beside it.
_OTHER = re.compile(
    r"(?:D(?:E|U|ES)\s|D['’]|L['’])?\s?(?:CONSEIL|COMIT[ÉE]|D[ÉE]PARTEMENT|ARRONDISSEMENT|CANTON|S[ÉE]ANCE|R[ÉE]UNION|D[ÉE]LIB[ÉE]RATIONS?|EXTRAIT|REGISTRE|R[ÉE]PUBLIQUE|PROC[ÈE]S|COMPTE|DATE|MAIRIE|CONVOCATION|BUREAU|MEMBRES|PR[ÉE]SENTS|L['’]AN\b|LE\s|"
    + "|".join(WEEKDAYS).upper()
    + r")\b"
)
#: A département whose name may stand on the line below the body's.
_COLUMN = re.compile(r"(?:D[ÉE]PARTEMENT|ARRONDISSEMENT|CANTON)\s*\n\s*\Z")


def with_whole_names(clean: CleanText) -> CleanText:
    """Return the views of a text with the names of bodies in its title on one line each; most are as they were."""
    breaks = _breaks(clean.text)
    if not breaks:
        return clean
    text, folded = (_whole(view, breaks) for view in (clean.text, clean.folded))
    starts = WordStarts(folded)
    prose = Prose.of(folded, starts)
    lines: list[Line] = []
    for line in clean.lines:
        if lines and any(lines[-1].end <= at < line.start for at in breaks):
            begin = lines[-1].start
            words = Prose.of(prose[begin : line.end], starts, begin)
            line = replace(lines.pop(), end=line.end, text=text[begin : line.end], folded=words)
        lines.append(line)
    return replace(clean, text=Prose.of(text, starts), folded=prose, lines=tuple(lines))


def _whole(view: str, breaks: list[int]) -> str:
    pieces = list(view)
    for at in breaks:
        pieces[at] = " "
    return "".join(pieces)


def _breaks(text: str) -> list[int]:
    """Where lines end within the name of a body."""
    top = text[:_TOP]
    if not any(word in top for word in _BODIES):
        return []
    return [
        body.start("break")
        for body in _BODY.finditer(top)
        if _runs_on(body) and not _COLUMN.search(top, max(0, body.start() - 40), body.start())
    ]


def _runs_on(body: re.Match[str]) -> bool:
    """Whether the name of a body goes on in the next line."""
    if _OTHER.match(body["next"]):
        return False
    return bool(_ENDS_ON_LINK.search(body["rest"]) or _GOES_ON.match(body["next"]))
