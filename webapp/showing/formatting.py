"""French typography for what is shown: dates, numbers, plurals, marks in a text.

Rules follow the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a narrow
no-break space (U+202F) between thousands, a no-break space before « : » and units, « 1er » for the
first day of a month, plural from two.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from jinja2.ext import Extension
from markupsafe import Markup, escape

from analyzers.words.numbers import WRITTEN_MONTHS
from indexer.acts.documents import Vote

NARROW = "\u202f"
NBSP = "\u00a0"

#: Characters that HTML documents may not hold, which badly read files do.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


#: Blanks that no line may end at: before signs of two strokes and units, inside guillemets.
_HELD = {
    **{f" {sign}": f"{NBSP}{sign}" for sign in (":", ";", "?", "!", "»", "%", "€")},
    **{f"{sign} ": f"{sign}{NBSP}" for sign in ("«", "n°")},
}
#: Those that a line may end at.
_BLANKS = re.compile(rf"[^\S{NBSP}{NARROW}]+")
#: Two letters written as one, which Unicode does not take apart.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


class Piece(Markup):
    """A piece of a page whose texts were looked through one by one: the whole of it need not be looked through again."""

    __slots__ = ()


def printable(value: Any) -> Any:
    """Blanks instead of control characters, in whatever a template prints."""
    if value.__class__ is Piece or not isinstance(value, str) or not _CONTROL.search(value):
        return value
    cleaned = _CONTROL.sub(" ", value)
    return Markup(cleaned) if isinstance(value, Markup) else cleaned  # noqa: S704


def shown(text: str) -> Markup:
    """A text as a piece of a page holds it: escaped, blanks instead of control characters."""
    return escape(printable(text))


def held(text: str) -> str:
    r"""A French sentence of which no line begins with « : » or ends with « « »: each character in its place.

    >>> held("Un titre : « deux mots » ?").split(" ")
    ['Un', 'titre\xa0:', '«\xa0deux', 'mots\xa0»\xa0?']
    """
    for loose, kept in _HELD.items():
        text = text.replace(loose, kept)
    return text


class HeldBlanks(Extension):
    """The blanks that a template writes are held as those of the sentences that fill it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Hold them in a template; between two words of its code any blank is one."""
        return held(source)


def date_fr(day: dt.date) -> str:
    """Write a date: ``1er mars 2024``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{WRITTEN_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=1 << 12)
def time_tag(day: dt.date | None, missing: str = "date inconnue") -> Markup:
    """A date in a ``time`` element that machines read too."""
    if day is None:
        return escape(missing)
    # Figures and the names of months: nothing to escape.
    return Markup(f'<time datetime="{day.isoformat()}">{date_fr(day)}</time>')  # noqa: S704


@lru_cache(maxsize=1 << 12)
def number_fr(value: float) -> str:
    """Write a number: ``12 345`` or ``1 234,50``, with narrow no-break spaces."""
    whole = value == int(value)
    text = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return text.replace(",", NARROW).replace(".", ",")


def euros(value: float) -> str:
    """Write an amount: ``3 500 €``."""
    return f"{number_fr(value)}{NBSP}€"


def count_fr(n: int, one: str, many: str | None = None) -> str:
    """Count things: ``0 résultat``, ``1 résultat``, ``2 résultats``."""
    noun = one if n < 2 else (many or f"{one}s")
    return f"{number_fr(n)}{NBSP}{noun}"


#: Facts that may be doubtful, as a page names them.
_DOUBTED = {
    "objet": "le titre et les limites de l’acte",
    "vote": "le vote",
    "date": "la date de la séance",
    "membres": "les présents et les absents",
}


def doubted(facts: Iterable[str]) -> str:
    """Name the facts of which reading is unsure: ``le vote, la date de la séance``."""
    return ", ".join(_DOUBTED.get(fact, fact) for fact in facts)


def tally(vote: Vote) -> str:
    """Write the counts of a vote that was not of one mind: ``10 pour, 5 contre, 2 abstentions``."""
    if not (vote.contre or vote.abstention):
        return ""
    counts = [
        f"{number_fr(n)}{NBSP}{word}"
        for n, word in ((vote.pour, "pour"), (vote.contre, "contre"))
        if n is not None
    ]
    if vote.abstention:
        counts.append(count_fr(vote.abstention, "abstention"))
    return ", ".join(counts)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """Escape a text and put the spans in ``mark`` elements; spans may overlap or be out of order."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        parts += (escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>")
        at = end
    parts.append(escape(text[at:]))
    # A plain join: that of ``Markup`` would look at each part again.
    return Markup("".join(parts))  # noqa: S704


@lru_cache(maxsize=1 << 15)
def sort_key(text: str) -> str:
    """A key under which ``É`` sorts with ``E``, ``Œ`` with ``OE``, and case does not count."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LIGATURES)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def shorten(text: str, most: int = 160) -> str:
    """Cut a text at a word, with an ellipsis, when it is longer than ``most`` characters."""
    flat = " ".join(_BLANKS.split(text.strip()))
    if len(flat) <= most:
        return flat
    return flat[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
