"""What stands before the words of a line: a bullet, a label, a number, the sign that parts them.

« 3/ », « Point n° 3 : », « II – », « Délibération n° 2031-16 – », « OBJET : », « • ». Its *style* is its
shape: figures become ``9``, a year ``Y``, roman figures ``I``, letters ``A`` or ``a``; the openings of
the points of one sitting mostly share one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analyzers import fold_letters
from analyzers.words.numbers import roman_value
from indexer.reading.parsing.view.cleaning import Line

_LABELS = (
    r"projet\s+de\s+deliberation|deliberations?|delib|dcm|dcc|del|bordereau|point|pt(?=\.?\s?\d)|question|rapport|affaire|dossier|sujet|projet|expose"
    r"|objet|titre|intitule|decision|motion|acte|article|annexe|chapitre|partie|nota|page|vote|rapporteur"
)
_LEAD = re.compile(
    r"(?P<bullet>(?:[^\w\s(\[«\"']{1,3}\s*)+|[oe]\s(?=[a-z]{3}))?"
    rf"(?:(?P<label>{_LABELS})\b(?![-/]\d)\.?\s*(?:de\s+la\s+(?:presente\s+)?deliberation\s*)?)?"
    r"(?P<sign>(?:n\s?[°o*]{1,2}|no|n°s?|numero|num)(?![a-z])\.?\s*(?:d(?:e\s|'\s?)(?:la\s+|l')?(?:deliberation|ordre|acte)\s*)?:?\s*)?"
    r"(?:(?P<number>"
    r"(?:[a-z]{1,6}[-_./°]{0,2}|[a-z]{1,3}\s(?=[\da-z]+[-_/]\d)){0,2}\d[\da-z]{0,11}(?:\s?[-_/.]\s?(?:n\s?°\s?)?(?=[a-z]{0,4}[-_./]?\d)[\da-z_]{1,12}){0,4}(?:\s?[-_/]?\s?(?:bis|ter|[a-d](?![a-z])))?"
    r"|(?:[ivxl]{1,6}|[a-z])(?=\s?[-.)/:°])|[ivx]{1,6}(?=\s[a-z]{3})|(?<=\s)[a-z]$)(?![a-z]))?"
    r"(?P<sep>\s*(?:°\)|\.-|[-.)/:°=;|_\]]{1,3})*)?\s*"
)
#: « 1ère délibération : », « Premier point : », « (3) »: ranks that no sign follows.
RANKS_WRITTEN = (
    "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième"
)  # fmt: skip
RANKS = tuple(map(fold_letters, RANKS_WRITTEN))
_ORDINAL = re.compile(
    rf"(?:(?P<n>\d{{1,2}})\s?(?:ere?|eme|e|nde?)|(?P<word>{'|'.join(RANKS)})e?)\s+(?P<label>deliberation|question|point|affaire|dossier|sujet|rapport)\s*(?:[:.–-]\s*|$)"
    r"|\(\s?(?P<within>\d{1,2})\s?\)\s*(?=[a-z«])"
)
#: Two words, the first of which is no label and no sign: far the most lines.
_WORDS_AT_ONCE = re.compile(
    rf"(?!(?:{_LABELS}|no|num|numero|[ivx]+|{'|'.join(RANKS)})\b)[a-z]{{2,}} [a-z]"
)
#: What a label stands for.
_IN_FULL = {"pt": "point"}
_ROMAN = frozenset("ivxl")
_SMALL_WORDS = frozenset(
    ("le", "la", "les", "l", "un", "une", "du", "de", "des", "d", "au", "aux", "en", "et", "a", "art", "m", "mme", "mr", "ht", "ttc")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead of a line: ``style``, the number and its values, and where the words begin."""

    style: str
    number: str
    values: tuple[int, ...]
    rest: int


_BARE = Lead("", "", (), 0)
#: « (1) Prix hors taxes », straight below what it is a note on.
_NOTE = re.compile(r"\(\s?\d{1,2}\s?\)")


def ordinal(folded: str) -> re.Match[str] | None:
    """Return the rank with which a folded line begins and that no sign follows: few lines begin as one does."""
    if folded[0] in "(0123456789" or folded.startswith(RANKS):
        return _ORDINAL.match(folded)
    return None


def lead(line: Line) -> Lead:
    """Return what stands before the words of a line; an empty lead where they begin at once."""
    # Plain texts: what is remembered of a line does not hold the text that it is cut out of.
    if _WORDS_AT_ONCE.match(line.folded) or (not line.gap and _NOTE.match(line.folded)):
        return _BARE
    return _lead(line.text, str(line.folded))


@lru_cache(maxsize=4096)
def _lead(text: str, folded: str) -> Lead:
    """The lead of the words of a line; a body's texts share a third of their lines."""
    if rank := ordinal(folded):
        return _of_rank(text, rank)
    match = _LEAD.match(folded)
    if match is None or not match.end():
        return _BARE
    bullet, label, sign, number, sep = match.groups()
    end = match.end()
    if number and not _is_number(text, match, sep):
        number = None
        end = match.start("number")
        sep = ""
    if label and not (number or sign or ":" in (sep or "") or end == len(folded)):
        label, end = None, match.start("label")  # « Motion pour … » : words of the title
    if not (bullet or label or sign or number):
        return _BARE
    written = text[match.start("number") : match.end("number")] if number else ""
    style = "".join(
        (
            (bullet or "").strip()[:2],
            _IN_FULL.get(label, label) if label else "",
            "n°" if sign else "",
            _shape(number, written) if number else "",
            (sep or "").strip()[:2],
        )
    )
    return Lead(style, written, _values(number) if number else (), end)


def _of_rank(text: str, ordinal: re.Match[str]) -> Lead:
    """The lead of a rank that is told in words, or stands between brackets before its title."""
    if within := ordinal["within"]:
        bare = not text[ordinal.end()].isupper()  # « (2) des conseillers »: a note
        return _BARE if bare else Lead("(9)", within, (int(within),), ordinal.end())
    word = ordinal["word"]
    rank = RANKS.index(word) + 1 if word else int(ordinal["n"])
    return Lead(f"{ordinal['label']}9e", str(rank), (rank,), ordinal.end())


def _is_number(text: str, match: re.Match[str], sep: str | None) -> bool:
    """Whether figures or letters at the head of a line number it rather than begin its words."""
    number = match["number"]
    if number[0].isdigit():
        if match["label"] or match["sign"] or (sep and sep.strip()):
            return True
        # « 3 Tarifs », « 12 500 € », « 14 juillet »
        rest = text[match.end() : match.end() + 1]
        return not rest or rest.isupper() or len(number) > 4
    if number.isalpha():
        if match["label"] and not (sep or "").strip():
            return match.end() == len(text) and text[-1].isupper()  # « QUESTION A », whole
        if number in ("m", "l", "d", "n", "s", "c") and (sep or "").strip() in (".", "'"):
            return False
        written = text[match.start("number") : match.end("number")]
        if not (sep or "").strip():  # « II TARIFS »
            return text[match.start("number") :].isupper()
        return len(number) == 1 or written.isupper()
    first = re.match(r"[a-z]+(?=\s)", number)
    return first is None or first.group() not in _SMALL_WORDS


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SMALL_LETTERS, _FIGURES = re.compile(r"[a-z]+"), re.compile(r"\d+")


def _shape(number: str, written: str) -> str:
    if number.isalpha():
        if all(char in _ROMAN for char in number):
            return "I" if written.isupper() else "i"
        return "A" if written.isupper() else "a"
    shape = _YEAR.sub("Y", " ".join(number.split()))
    shape = _SMALL_LETTERS.sub("a", shape)
    return _FIGURES.sub(lambda m: "9" if len(m.group()) < 4 else "99", shape).replace(" ", "")


def _values(number: str) -> tuple[int, ...]:
    if number.isalpha():
        if all(char in _ROMAN for char in number):
            return (roman_value(number),)
        return (ord(number[0]) - 96,)
    return tuple(int(piece) for piece in _FIGURES.findall(number))
