"""The plan of an act: where it tells what.

An act is written to a plan that custom and the courts have fixed: heading and attendance, *visas*
(« Vu … »), grounds (« Considérant … »), decision (« Décide : Article 1 … »), closing formulas. The
plan is recognised line by line from these opening words alone. Where none is found the text is
one part: nothing is hidden or moved, and every character keeps its place. Pages lay an act out by
:func:`parts`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.acts.formulas import (
    ASSEMBLIES,
    DECIDING_WRITTEN,
    DELIBERATED,
    GOVERNING,
    GRANTING,
    NOTING,
    any_of,
    in_capitals,
)

_BULLET = r"(?:[-–—•·*✓➢▪◦]\s*)*"
_ASSEMBLY = rf"(?:le|la|l')\s*(?:{any_of(ASSEMBLIES)}|commission)\b"
#: Verbs that decide at the head of a line: « PRISE EN CHARGE DES FRAIS » is a title.
_AT_HEAD = (*DECIDING_WRITTEN, *GRANTING, *GOVERNING, NOTING)

# What opens each part; read without accents, in any case save where said otherwise.
_VISAS = r"(?:vu|vus|vue|vues)\b(?!\s*,?\s*pour etre annex)"
_GROUND = r"(?:considerant|attendu)\b"
_DECISION = "|".join(
    (
        rf"(?:apres\s+)?(?:en\s+)?{DELIBERATED}",
        r"apres\s+(?:en\s+)?(?:avoir\s+)?(?:delibere|debattu|debat|discussion|vote|cet expose|lecture)\b",
        rf"{_ASSEMBLY}.{{0,90}}\b(?:decid|deliber|approuv|adopt|autoris)",
        r"(?:decide(?:nt)?|delibere|decision)\s*(?:[,:.…]|$|a l)",
        rf"(?-i:(?:{in_capitals(_AT_HEAD)})(?:NT)?\b)",
        r"article\s+(?:1|1er|premier|unique|i)\b",
    )
)
_FORMULAS = "|".join(
    (
        r"ainsi (?:fait|delibere)",
        r"fait (?:et delibere|a\s+\S+)",
        r"pour (?:extrait|copie)",
        r"certifiee? executoire",
        r"(?:le (?:maire|president)|la (?:maire|presidente))\s*,?$",
        r"la presente deliberation peut faire l",
    )
)
_OPENINGS = (
    ("visas", re.compile(rf"{_BULLET}{_VISAS}", re.I)),
    ("considerants", re.compile(rf"{_BULLET}{_GROUND}", re.I)),
    ("decision", re.compile(rf"{_BULLET}(?:{_DECISION})", re.I)),
    ("formules", re.compile(rf"(?:{_FORMULAS})", re.I)),
)
#: A part may follow another only in this order, save that visas, grounds and account alternate.
_ORDER = ("entete", "visas", "expose", "considerants", "decision", "formules")
_GROUNDS = frozenset(("visas", "expose", "considerants"))
TITLES = {
    "entete": "En-tête",
    "visas": "Visas",
    "expose": "Exposé",
    "considerants": "Considérants",
    "decision": "Décision",
    "formules": "Formules finales",
}
_ITEM = re.compile(r"\s*(?:[-–—•·*✓➢▪◦]|\d{1,2}\s*[°.)]|[a-h]\))\s+\S")
_ARTICLE = re.compile(r"\s*article\s+(?:\d{1,2}|1er|premier|unique|[ivx]{1,4})\b\s*(?:er)?", re.I)
_LONG_LINE = 50
#: A line that fills less of the width of the next one ends where its author ended it.
_ROOMY = 0.75
#: « Votants : 21 », « Année du budget : 2023 ».
_LABEL = re.compile(r"[A-ZÀ-Ý][\w’' ]{1,40}\s?:\s")
#: One character for one: offsets hold. OCR swaps accents freely (« Aprés », « delibere »).
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüçÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ’", "aaaeeeeiioouuucAAAEEEEIIOOUUUC'")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item, an article, a heading or a table, as the lines it is made of.

    ``lines`` are spans of the text; ``breaks`` tells for each whether the next starts a new line
    (the author's) or goes on with it (the printer's). ``lead`` is the length of what opens an
    article (« ARTICLE 2 »), from the start of the first line.
    """

    kind: str
    lines: tuple[tuple[int, int], ...]
    breaks: tuple[bool, ...]
    lead: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan of an act and its blocks."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """What the part is called."""
        return TITLES[self.name]


def parts(text: str) -> tuple[Part, ...]:
    """The parts of a text, in its order."""
    found: list[Part] = []
    name = "entete"
    gathered: list[Block] = []
    for block in _blocks(text):
        start, end = block.lines[0]
        new = _part_of(text[start:end], name)
        if new != name and gathered:
            found.append(Part(name, tuple(gathered)))
            gathered = []
        name = new
        gathered.append(block)
    if gathered:
        found.append(Part(name, tuple(gathered)))
    return tuple(found)


def _part_of(line: str, current: str) -> str:
    plain = line.strip().translate(_ACCENTS)
    for name, opening in _OPENINGS:
        if opening.match(plain):
            onward = _ORDER.index(name) >= _ORDER.index(current)
            return name if onward or {name, current} <= _GROUNDS else current
    # A paragraph that cites nothing, amid the visas, begins the account of the matter.
    if current == "visas" and len(plain) > _LONG_LINE and plain[:1].isupper():
        return "expose"
    return current


def _blocks(text: str) -> Iterator[Block]:
    group: list[tuple[int, int]] = []
    for start, end in _lines(text):
        if start == end:
            yield from _close(text, group)
            group = []
            continue
        if group and _opens(text[start:end], text[group[-1][0] : group[-1][1]]):
            yield from _close(text, group)
            group = []
        group.append((start, end))
    yield from _close(text, group)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines without the blanks around them; an empty span for a blank line.

    A tab before a row of a table is an empty cell, and stays.
    """
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if "\t" in body:
            body = line.strip(" \r\n\f").rstrip()
        left = line.index(body) if body else 0
        start = at + (left if body else 0)
        yield start, start + len(body)
        at += len(line)


def _opens(line: str, before: str) -> bool:
    """Whether a line begins a block of its own rather than go on with the one before."""
    if ("\t" in line) != ("\t" in before):
        return True
    if _ITEM.match(line) or _ARTICLE.match(line):
        return True
    plain = line.translate(_ACCENTS)
    return any(opening.match(plain) for name, opening in _OPENINGS if name != "formules")


def _close(text: str, group: list[tuple[int, int]]) -> Iterator[Block]:
    if not group:
        return
    first = text[group[0][0] : group[0][1]]
    breaks = tuple(_breaks(text[s:e], text[s2:e2]) for (s, e), (s2, e2) in pairwise(group))
    yield Block(_kind(first, len(group)), tuple(group), (*breaks, False), _lead(first))


def _kind(first: str, lines: int) -> str:
    if "\t" in first:
        return "table"
    if _ARTICLE.match(first):
        return "article"
    if _ITEM.match(first):
        return "item"
    letters = [c for c in first if c.isalpha()]
    if lines == 1 and len(letters) > 3 and len(first) < 120 and all(c.isupper() for c in letters):
        return "titre"
    return "paragraphe"


def _lead(first: str) -> int:
    match = _ARTICLE.match(first)
    return match.end() if match else 0


def _breaks(line: str, following: str) -> bool:
    """Whether the end of a line was meant, where no small letter goes on.

    It is short, had room for the next word, ends a sentence, or a label follows.
    """
    if following[:1].islower():
        return False
    roomy = len(line) + len(following.partition(" ")[0]) < _ROOMY * len(following)
    if len(line) < _LONG_LINE or roomy or _LABEL.match(following):
        return True
    return line.endswith((".", ":", ";")) and following[:1].isupper()
