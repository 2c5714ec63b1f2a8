"""Margins that a reading machine reads into the lines of the act: « NOMBRE DE L'an deux mille trente et un, le ».

The margin of an extrait tells the day of the summons and how many sat, a few words a line. Read across, each of its
lines stands before one of the act's. What tells it: its phrases run down the beginnings of the lines (« Nombre de …
⏎ conseillers … ⏎ en exercice : 15 … »), or its figures stand before a sentence that goes on over them. The margin is
put above the paragraph it was read into; what of it has no figure is left out.

Source: layouts observed in published extraits; CGCT, art. R2121-9.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from analyzers import fold_letters
from indexer.reading.parsing.lexicon import MONTH
from indexer.reading.parsing.view.columns import laid

_WHO = r"(?:conseillers|membres|d[eé]l[eé]gu[eé]s|repr[eé]sentants|[eé]lus)"
_MADE = r"(?:convocation|affichage|publication|r[eé]ception)"
#: « Nombre de » and no word for whom, « Date de la » and none for what; or a count with a word beside it. The break
#: before it is found faster than the beginning of a line.
_BEGINS = re.compile(
    rf"\n[ \t|]*+(?=[ndepv])(?:(?:nombre(?: +de)?+(?! +{_WHO}| +de\b)|date(?: +de(?: +la)?+| +d['’])?+(?! *{_MADE}| +d))(?: *\n| +[^\s:])"
    r"|en +exercice *+:? *+(?:\d{1,3} ++)?[^\W\d]|(?:pr[eé]sents?|votants?) *+:? *+\d{1,3} ++[^\W\d])",
    re.IGNORECASE,
)
_PIECE = re.compile(
    rf"[ \t|]*+(?:(?P<weak>objet\b(?! *:)|certifie\b|executoire\b|compte +tenu\b|de +la\b(?! +{_MADE})|transmission\b) *+"
    r"|(?P<open>nombre(?: +de)?\b|date(?: +(?:de(?: +la)?\b|d'))?)? *+"
    rf"(?P<noun>(?:de +)?{_WHO}(?: +(?:municipaux|communautaires|syndicaux))?\b|(?:de +la +|d')?{_MADE}\b)? *+"
    r"(?P<label>(?:en +exercice|presents?|absents?(?: +representes?)?|representes?|votants?|pouvoirs?|procurations?|suffrages +exprimes|quorum)\b)? *+"
    r"(?:: *+){0,2}"
    rf"(?P<value>\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{2,4}}|\d{{1,2}}(?:er)? +{MONTH} +\d{{4}}|\d{{1,3}}(?!\d| ?[.)/°-]))?)"
    r"(?:(?<=[ \t|:])|(?=[\s|])|$)[ \t|]*+"
)  # fmt: skip
#: « M. Ourliac », « Odile Ourliac »: who sat, behind a label of the act.
_NAMES = re.compile(r"M(?:M|mes?|r)?\b|(?:Monsieur|Madame)\b|[A-ZÀ-Ý][\w'’-]+ [A-ZÀ-Ý]")
#: Lines of a margin at most, lines of the act alone between two of its pieces, and the characters of a piece.
_LONGEST, _MOST_MISSED, _WIDEST = 24, 3, 120
#: A margin has so many pieces; so many of them have text beside them, of so many characters.
_LEAST, _BESIDE, _SHORT, _LONG = 3, 2, 10, 35
#: Characters of a label behind « Date de ».
_LABEL = 30

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A few words at the beginning of a line that ends at ``stop``, and what they are."""

    start: int
    end: int
    stop: int
    opens: bool
    noun: bool
    label: bool
    weak: bool
    value: bool

    @property
    def beside(self) -> int:
        """How many characters stand beside it."""
        return self.stop - self.end

    @property
    def calls(self) -> bool:
        """Whether the next line must say of what: « Nombre de »."""
        return self.opens and not (self.noun or self.label)


def without_margin(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text with its margin above it, and where each character stood; else ``None``."""
    spans: list[_Span] = []
    done = tried = 0
    for begins in _BEGINS.finditer(text):
        first = begins.start() + 1
        if first < max(done, tried):
            continue
        run, runs_down = _run_from(text, first)
        tried = run[-1].stop if len(run) == _LONGEST else first
        if not _is_margin(text, run, runs_down=runs_down):
            continue
        paragraph = _paragraph(text, done, first)
        spans.extend(_lines(text, done, paragraph - 1))
        spans.extend(_told(run))
        spans.extend(_lines(text, paragraph, first - 1))
        done = first
        for piece in run:
            spans.extend(_lines(text, done, piece.start - 1))
            if piece.beside:
                spans.append((piece.end, piece.stop))
            done = piece.stop + 1
    return laid(text, [*spans, *_lines(text, done, len(text))]) if done else None


def _lines(text: str, start: int, end: int) -> Iterator[_Span]:
    """The lines between two places, the break at the second left out; none where it is before the first."""
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _paragraph(text: str, least: int, line: int) -> int:
    """Where the paragraph begins that a line stands in."""
    while line > least:
        above = max(least, text.rfind("\n", least, line - 1) + 1)
        if not text[above:line].strip():
            return line
        line = above
    return least


def _run_from(text: str, first: int) -> tuple[list[_Piece], bool]:
    """The pieces that follow one another from a line on, and whether a phrase runs down them."""
    filled = (span for span in _lines(text, first, len(text)) if text[slice(*span)].strip())
    pieces = (_piece(text, *span) for span in islice(filled, _LONGEST))
    run: list[_Piece] = []
    before: _Piece | None = None
    missed = 0
    runs_down = False
    for piece, after in pairwise(chain(pieces, [None])):
        told = _cut(text, piece, after) if piece else None
        if told is None or not _belongs(text, told, before, after):
            before = None
            missed += 1
            if missed > (_MOST_MISSED if run else 1):
                break
            continue
        runs_down = runs_down or bool(before and before.calls and told.noun and not told.opens)
        run.append(told)
        before = told
        missed = 0
    return run, runs_down


def _piece(text: str, start: int, stop: int) -> _Piece | None:
    """What of a margin a line begins with."""
    match = _PIECE.match(fold_letters(text[start : min(stop, start + _WIDEST)]).replace("’", "'"))
    if match is None or not match.group().strip(" \t|:"):
        return None
    weak, opens, noun, label, value = map(bool, match.groups())
    piece = _Piece(start, start + match.end(), stop, opens, noun, label, weak, value)
    return _opening(piece, match) if piece.calls and value else piece


def _cut(text: str, piece: _Piece, after: _Piece | None) -> _Piece:
    """« Nombre de Présents : » above « conseillers »: « présents » is the act's."""
    shared = piece.opens and piece.label and not piece.noun
    if not (shared and after and after.noun and not after.opens):
        return piece
    match = _PIECE.match(fold_letters(text[piece.start : piece.end]))
    return _opening(piece, match) if match else piece


def _opening(piece: _Piece, match: re.Match[str]) -> _Piece:
    """« Nombre de » alone: what stands behind it is the act's."""
    end = piece.start + match.end("open")
    return _Piece(
        piece.start, end, piece.stop, opens=True, noun=False, label=False, weak=False, value=False
    )


def _belongs(text: str, piece: _Piece, before: _Piece | None, after: _Piece | None) -> bool:
    """Whether a piece goes on with the one above it, if that is the margin's too, and is gone on with below."""
    if piece.calls:
        return bool(after and after.noun and not after.opens) and not _is_label(text, piece)
    if piece.opens or piece.label:
        names = bool(_NAMES.match(text, piece.end, piece.stop))
        bare = names or piece.beside < _SHORT or not before
        return piece.value or bool(after and not (piece.beside and bare))
    if piece.noun:
        return bool(before and (before.calls or before.noun))
    if piece.weak:
        return bool(before and (after or before.weak))
    return bool(before and not before.value)


def _is_label(text: str, piece: _Piece) -> bool:
    """Whether what stands beside « Date de » ends its label, in the same letters: « Date de réunion : 9 juin »."""
    beside = text[piece.end : min(piece.stop, piece.end + _LABEL)]
    named, colon, _said = beside.partition(":")
    capitals = text[piece.start : piece.end].isupper() and named.isupper()
    return bool(colon) and (named[:1].islower() or capitals)


def _is_margin(text: str, run: Sequence[_Piece], *, runs_down: bool) -> bool:
    beside = [piece for piece in run if piece.beside >= _SHORT]
    if len(run) < _LEAST or len(beside) < _BESIDE:
        return False
    counted = [piece for piece in beside if piece.value and piece.beside >= _LONG]
    goes_on = any(text[piece.end].islower() for piece in counted)
    return runs_down or (len(counted) >= _LEAST and goes_on)


def _told(run: Sequence[_Piece]) -> list[_Span]:
    """The spans of the margin, a blank line below: each fact from what opens it to its figure."""
    told: list[_Span] = []
    fact: list[_Span] = []
    for piece in run:
        if piece.opens:
            fact = []
        fact.append((piece.start, piece.end))
        if piece.value:
            told.extend(fact)
            fact = []
    return [*told, (run[0].start, run[0].start)] if told else []
