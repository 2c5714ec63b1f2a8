"""Départements that a text names: in its heading, in an address, inside and beside a name.

Sources: Code officiel géographique (INSEE); forms of letterheads in published acts.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from analyzers import fold_letters
from indexer.reading.parsing.bodies.departements.written_codes import (
    bracketed,
    departement_of_code,
    lone_postcodes,
    numbers_act,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.referentials import departement_name, departement_named, departement_names, name_key

HEAD = 4000
#: What links a département to its kind, « de l Orne » too where a reader dropped the apostrophe; La Réunion
#: alone keeps its article.
OF = r"(?:de(?=\s+la\s+reunion\b)|de\s+la|de\s+l(?:'|\s)|(?:du|des|de)\b|d')"
_DEPARTEMENT = Pattern(
    rf"\b(?:departement|dep[.]|dept[.]?|dpt[.]?|prefecture|sous-prefecture|prefet|prefete)(?!\w)[\s:,-]{{0,8}}{OF}?[\s:]{{0,4}}(?=[a-z])"
)


#: « Convention avec le Département de … », « aide du Département de … »: a partner's.
_WITH = re.compile(
    r"\b(?:(?:avec|par|entre|aupres)\s+(?:le|la|du)|au|(?:subvention|participation|aide|concours|soutien)s?(?:\s+financiere?)?\s+du)\s+\Z"
)
_PARTNER_BEFORE = 40


def departements_of(clean: CleanText) -> frozenset[str]:
    """The départements that the heading or the closing lines name as such."""
    found = set()
    length = len(clean.folded)
    for start, end in ((0, HEAD), (max(HEAD, length - 1500), length)):
        for match in _DEPARTEMENT.finditer(clean.folded, start, end):
            before = max(0, match.start() - _PARTNER_BEFORE)
            if _WITH.search(clean.folded, before, match.start()):
                continue
            if code := departement_at(clean.folded, match.end()):
                found.add(code)
    return frozenset(found | _cut_by_columns(clean))


#: « Subvention au Département de … », « entre le Département et la … »: a partner's, and no letterhead.
_OF_A_PARTNER = re.compile(r"\b(?:au|aux|aupres|avec|par|le|la|entre|du|de|des|et|l'|d')\s*$")
#: Characters of a line of the letterhead before its département.
_INDENT = 60


def headed_departement(clean: CleanText) -> str | None:
    """Return the département of the letterhead, which a text that names no body is from; a partner's is none."""
    found = set(_cut_by_columns(clean))
    for line in clean.lines[:_TITLE_LINES]:
        for match in _DEPARTEMENT.finditer(clean.folded, line.start, line.end + _FOLLOWING):
            before = clean.folded[line.start : match.start()]
            head = match.start() < line.end and match.group().startswith(_WORDS)
            if not head or len(before) > _INDENT or _OF_A_PARTNER.search(before):
                continue
            if code := departement_at(clean.folded, match.end()):
                found.add(code)
    return only(frozenset(found))


#: The name of a département may stand on the next line.
_FOLLOWING = 40
_WORD = "departement"
_WORDS = (_WORD, "dep", "dpt")
_LABEL = re.compile(rf"\b{_WORD}\b")
_ALONE = re.compile(r"(?:du|de\s+la|de\s+l'|des|de|d')\s*(?=[a-z])")
#: « DE L'ORNE          Liberté – Égalité »: what stands beside, in another column.
_COLUMN = re.compile(r"\s{3,}")
_TITLE_LINES = 14
_BELOW = 3


def _cut_by_columns(clean: CleanText) -> set[str]:
    """« DEPARTEMENT   CONSEIL MUNICIPAL », then « DU GARD » on a line of its own."""
    lines = clean.lines[:_TITLE_LINES]
    found: set[str] = set()
    for rank, line in enumerate(lines):
        if _WORD not in line.folded or not _LABEL.search(line.folded):
            continue
        for under in lines[rank + 1 : rank + 1 + _BELOW]:
            if alone := _ALONE.match(under.folded):
                code = departement_at(under.folded, alone.end())
                told = _COLUMN.split(under.folded[alone.end() :], maxsplit=1)[0]
                if code and name_key(departement_name(code) or "") == name_key(told):
                    found.add(code)
    return found


_SEAT = re.compile(
    r"\b(?:reunie?s?|assemblee?s?|siege)\b(?:[^\n(;:.]|(?<=\bm)\.|(?<=\bmme)\.){2,110}(?<=[a-z])\s?\((?P<name>[a-z][a-z' -]{2,28})\)"
)


def seated_in(clean: CleanText) -> str | None:
    """The département of the place where an assembly sat: « s'est réuni à … (Pas-de-Calais) »."""
    found = {
        code
        for match in _SEAT.finditer(clean.folded, 0, HEAD)
        if (code := departement_at(clean.folded, match.start("name")))
    }
    return only(frozenset(found))


#: « CS 10609 », « BP 10142 »: a box of the post office, and no code.
_POSTCODE = re.compile(
    r"(?<![\w.,/°-])(?<!\bcs )(?<!\bbp )(?<!\btsa )(?P<code>(?:97\d|(?!20|97)\d{2}))\d{2,3}(?=\s+[a-z])"
)


#: « N° SM 85012 »: the number of an act, behind its sign and letters.
_NUMBERED = re.compile(r"(?:\bn\s?°|\bref\b)[\s.:a-z-]{0,10}\Z")
#: « 33 990 Valbrune », all of a line.
_PARTED_POSTCODE = re.compile(r"\W*(?P<code>\d\d)\s\d{3}\s(?P<place>[a-z][a-z' -]{2,40})")


def posted_in(clean: CleanText) -> str | None:
    """The département of the addresses of a letterhead, where they are all in one."""
    # « Objet : subvention à X, 00990 Valbrune » tells of another
    lines = list(takewhile(lambda line: not line.folded.startswith("objet"), clean.lines[:8]))
    found = {
        match["code"]
        for line in lines
        for match in _POSTCODE.finditer(line.folded)
        if len(match.group()) == 5
        and departement_name(match["code"])
        and not _NUMBERED.search(line.folded, 0, match.start())
    }
    found.update(lone_postcodes(clean, lines))
    for line in lines:
        parted = _PARTED_POSTCODE.fullmatch(line.folded)
        if (
            parted
            and line.text[parted.start("place")].isupper()
            and departement_name(parted["code"])
        ):
            found.add(parted["code"])
    return only(frozenset(found))


def departement_at(folded: str, position: int) -> str | None:
    """Return the code of the département whose name begins at a position."""
    key = name_key(folded[position : position + 40].replace("&", " et "))
    for name, code in departement_names():
        if key == name or key.startswith(name + " "):
            return code
    return None


def departements_in_name(name: str) -> frozenset[str]:
    """Return the codes of the départements that a name holds."""
    key = f" {name_key(name)} "
    found = set()
    for departement, code in departement_names():
        if f" {departement} " in key:
            found.add(code)
            key = key.replace(f" {departement} ", "  ")
    return frozenset(found)


def departement_in_name(name: str) -> str | None:
    """Return the one département that a name holds, ``None`` where it holds several."""
    return only(departements_in_name(name))


#: « Nom (Somme) », « Nom – Somme », « Nom, 80990 », « 80990 Nom ».
_FOLLOWS = re.compile(r"\s*(?:\((?P<inside>[^)\n]{2,30})\)|[-–,]\s*(?P<after>[^\n]{2,40}))")
_POSTCODE_AFTER = re.compile(r"\s*[-–,(]?\s*(?P<code>\d{5})(?!\d)")
_POSTCODE_BEFORE = re.compile(r"(?<!\w)(?P<code>\d{5})\s+$")
#: The blanks and hyphens of a name, which lines and clerks change.
_JOINTS, _JOINT = re.compile(r"[-\s]+"), r"[-\s]+"
#: Characters at the end of a text, where a letterhead may have its address.
_FOOT = 1500


def departement_beside(clean: CleanText, name: str) -> str | None:
    """The département told beside a name: « Nom (Somme) », « Nom (80) », a line « OISE », « 80990 Nom »."""
    found: set[str | None] = set()
    words = map(re.escape, _JOINTS.split(fold_letters(name)))
    spelled = re.compile(rf"(?<![\w-]){_JOINT.join(words)}(?![\w-])")
    foot = max(HEAD, len(clean.folded) - _FOOT)
    for start, stop in ((0, HEAD), (foot, len(clean.folded))):
        for match in spelled.finditer(clean.folded, start, stop):
            found.update(_told_around(clean, match.start(), match.end()))
    for line in clean.lines[:_TITLE_LINES]:
        if told := departement_named(tidy(line.text)):
            found.add(told.code)
    return only(frozenset(code for code in found if code))


def _told_around(clean: CleanText, start: int, end: int) -> Iterator[str | None]:
    """What stands right before and right behind a name tells of its département."""
    before = _POSTCODE_BEFORE.search(clean.text, max(0, start - 8), start)
    if before and _NUMBERED.search(clean.folded, max(0, before.start() - 20), before.start()):
        before = None
    behind = _POSTCODE_AFTER.match(clean.text, end)
    if behind and "\n" in behind.group() and numbers_act(clean, behind["code"]):
        behind = None
    yield from (departement_of_code(code["code"]) for code in (before, behind) if code)
    yield bracketed(clean, end)
    follows = _FOLLOWS.match(clean.text, end)
    named = follows and departement_named(tidy(follows["inside"] or follows["after"]))
    yield named.code if named else None


def departement_around(clean: CleanText, name: str) -> str | None:
    """The département that stands beside a name, in the letterhead, around the seat of its assembly or in its address."""
    return (
        departement_beside(clean, name)
        or only(departements_of(clean))
        or seated_in(clean)
        or posted_in(clean)
    )


def only(found: frozenset[str]) -> str | None:
    """Return the one code of a set, ``None`` where there are none or several."""
    return next(iter(found)) if len(found) == 1 else None
