"""People as lists of an act name them, one after another, with what ties one to the next.

One reader for the roll of a sitting and for the names in a vote: civilities, given names and
surnames in either order, initials, particles, several surnames under one civility, offices, and the
words that give somebody's vote to somebody else, written either way round (« X donne pouvoir à Y »,
« Y, pouvoir de X »). Whether somebody is a member is told by the list, not here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from analyzers import fold_letters
from analyzers.numbers import MONTH_NAMES
from indexer.reading.parsing.facts.name_pieces import (
    ELIDED,
    GIVEN_APART,
    NO_NAMES,
    PIECE,
    SURNAMES_TOO,
)
from indexer.reading.parsing.facts.offices import (
    goes_on,
    names_somebody,
    of_several,
    office_of_one,
)
from indexer.reading.parsing.facts.unparted_names import names_apart
from indexer.reading.parsing.lexicon import CIVILITIES, HEAD_OF_BODY, WEEKDAYS
from indexer.reading.parsing.view.cleaning import tidy
from indexer.referentials import is_commune_key, name_key

#: A name that is cut by the end of its line.
_HYPHEN = re.compile(r"-\s+")
#: What stands between the words of a name.
_PARTED = re.compile(r"[\s.]")
_PLURAL = re.compile(r"mm\.?|mmes|mlles|melles|mrs|ms|messieurs|mesdames|mesdemoiselles")


class Named(NamedTuple):
    """Somebody named in a list, as the text spells them.

    ``link`` ties them to who was named before: ``to`` holds that person's vote, ``for`` stands in
    for them, ``of`` gave them their own. ``civil`` tells a civility before the name, ``aside`` brackets.
    """

    name: str
    start: int
    end: int
    role: str | None = None
    link: str | None = None
    civil: bool = False
    aside: bool = False
    presence: str | None = None

    @property
    def lone(self) -> bool:
        """Whether it is a single word without civility."""
        return not self.civil and not _PARTED.search(self.name)

    def moved(self, by: int) -> "Named":
        """Return them as named in a text in which the list stands further on."""
        name, start, end, role, link, civil, aside, presence = self
        return Named(name, start + by, end + by, role, link, civil, aside, presence)


@dataclass(slots=True)
class _Reader:
    """What is known while a list is read: the words of a name, and what stood before them."""

    text: str
    width: int
    proxies: bool
    found: list[Named]
    start: int = -1
    end: int = -1
    civility: bool = False
    plural: bool = False
    prose: bool = False
    link: str | None = None
    role: str | None = None
    shared: bool = False
    depth: int = 0
    several: bool = False

    def flush(self) -> None:
        """Close the name that is being read, if there is one."""
        if self.start >= 0:
            for start, end in names_apart(self.text, self.start, self.end):
                self._add(start, end)
            self.civility = False
        self.start = self.end = -1

    def _add(self, start: int, end: int) -> None:
        written = GIVEN_APART.sub(r"\1-", self.text[start:end])
        name = tidy(_HYPHEN.sub("-", written) if "-" in written else written).rstrip("'")
        if self.text[end - 1] == "." and re.search(r"(?:^|[\s.-])\w{1,2}$", name):
            name += "."
        letters = sum(map(str.isalpha, name))
        civil = self.civility or self.plural
        if self.depth and self.link is None and self.proxies and self.civility and self.found:
            self.link = "to"  # « Mme PETIT (M. DURAND) », in a list of proxies
        if letters < 2 or (self.depth and self.link is None):
            return
        role = self.role if self.role and not self.depth else None
        self.found.append(Named(name, start, end, role, self.link, civil, bool(self.depth)))
        self.link = None
        self.role = self.role if self.shared else None

    def word(self, start: int, end: int) -> None:
        """Take a word of a name."""
        if self.prose:
            return
        if self.start < 0:
            self.start = start
        self.end = end


def names_in(
    text: str, folded: str, start: int, end: int, *, width: int = 0, proxies: bool = False
) -> list[Named]:
    """Return the people that a list names between two offsets.

    A line shorter than ``width`` ends a name. ``proxies`` tells that « X à Y » gives X's vote to Y.
    Both texts have the same length, the second without case nor accents.
    """
    end = min(end, len(folded))
    begin = text.rfind("\n", max(0, start - _BEFORE), start)
    if end - start < _LONG or begin < 0:
        return _read(text, folded, start, end, width, proxies)
    # From the break of its line on, as far as is looked: what is remembered holds no text.
    written, words = text[begin : end + _BEHIND], str(folded[begin:end])
    found = _remembered(written, words, start - begin, end - begin, width, proxies)
    return [named.moved(begin) for named in found]


#: Characters before a list among which its line begins, and behind a name that are looked at.
_BEFORE, _BEHIND = 2000, 48
#: Characters of a list that may be a roll, which all acts of a sitting bear.
_LONG = 200


def _read(text: str, folded: str, start: int, end: int, width: int, proxies: bool) -> list[Named]:
    """The people whom a list names."""
    reader = _Reader(text, width, proxies, [])
    for token in PIECE.tokens(folded, start, end):
        _take(reader, token)
    reader.flush()
    return reader.found


_remembered = lru_cache(maxsize=64)(_read)


def _take(reader: _Reader, token: re.Match[str]) -> None:
    handler = _HANDLERS.get(token.lastgroup or "")
    if handler:
        handler(reader, token)


def _link(reader: _Reader, token: re.Match[str]) -> None:
    reader.flush()
    reader.prose = reader.civility = reader.plural = False
    if token["to"]:
        substitute = token["substitute"] or "remplac" in token["to"]
        reader.link = "for" if substitute else "to"
    else:
        reader.link = "stands" if token["for"] else "of"


#: What stands behind a name that ends there.
_ENDED = re.compile(r"\s*(?:[,;)(\n]|$|[-—]\s|et\s(?!M))")


def _civility(reader: _Reader, token: re.Match[str]) -> None:
    written = reader.text[token.start() : token.end()]
    if written[0].islower() and len(written.rstrip(".")) < 5:
        return _prose(reader, token)
    ended = _ENDED.match(reader.text[token.end() : token.end() + 8])
    if reader.start >= 0 and written == "M." and ended:
        return reader.word(token.start(), token.end())  # « MERLIN M. » is an initial
    reader.flush()
    reader.prose = False
    reader.civility = True
    reader.plural = bool(_PLURAL.fullmatch(token["civility"]))
    return None


def _office(reader: _Reader, token: re.Match[str]) -> None:
    named = reader.start >= 0
    reader.flush()
    several = of_several(token["office"])
    role = office_of_one(reader.text[token.start() : token.end()], of_all=several)
    reader.shared = False
    if reader.link == "to" and names_somebody(reader.text, token["office"], token.end()):
        written = reader.text[token.start() : token.end()]
        reader.found.append(Named(written, token.start(), token.end(), link="to", civil=True))
        reader.link = None
        return
    if reader.depth and reader.found and not reader.found[-1].role and reader.link is None:
        reader.found[-1] = reader.found[-1]._replace(role=role)
    elif (
        reader.link is None
        and reader.found
        and not reader.civility
        and (named or _follows(reader, token))
    ):
        reader.role = None
        _give_office(reader, role, to_all=several)
    elif not reader.link:
        reader.role, reader.shared = role, several
    if goes_on(token["office"]):
        reader.prose = True  # « administrateur du Crédit … »


def _give_office(reader: _Reader, role: str | None, *, to_all: bool) -> None:
    """Give an office to who stands before it, or to all of them back to one who has an office."""
    for rank in range(len(reader.found) - 1, -1, -1):
        named = reader.found[rank]
        if named.aside:
            continue
        if named.role:
            return
        reader.found[rank] = named._replace(role=role)
        if not to_all:
            return


def _follows(reader: _Reader, token: re.Match[str]) -> bool:
    """Whether an office belongs to the person before it: « Paul DURAND, maire »."""
    between = reader.text[reader.found[-1].end : token.start()]
    return bool(
        re.fullmatch(r"(?:[ \t]*|\s*\)?\s*[,(:-]\s*)(?:(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a)\s+)?", between)
    )


_PRESENCES = {"absent": "absent", "excuse": "excusé", "represe": "représenté", "present": "présent"}


_NOT = re.compile(r"\bnon\s+\Z", re.I)


def _presence(reader: _Reader, token: re.Match[str]) -> None:
    """« Mme PETIT (absente représentée) », « Paul DURAND absent », in a list of all members."""
    reader.flush()
    if reader.found and reader.link is None:
        said = next(told for word, told in _PRESENCES.items() if token["presence"].startswith(word))
        if _NOT.search(reader.text, max(0, token.start() - 5), token.start()):
            said = "absent"  # « (non excusé) »
        reader.found[-1] = reader.found[-1]._replace(presence=said)
    reader.prose = True


_NO_NAME_NEXT = re.compile(rf"{CIVILITIES}|(?:{HEAD_OF_BODY}|adjointe?s?|conseill\w+)\b", re.I)


def _particle(reader: _Reader, token: re.Match[str]) -> None:
    written = reader.text[token.start() : token.end()]
    after = reader.text[token.end() : token.end() + 40].lstrip()
    if written[0].isupper():
        # « MADAME ORVAL ET DE MESSIEURS SERAN … », « Le Maire : … »: no name follows
        if reader.start >= 0 or reader.civility or not _NO_NAME_NEXT.match(after):
            reader.word(token.start(), token.end())
        return
    if reader.start >= 0:
        here = reader.text[reader.start : reader.end]
        place = here[-2:].isupper() and re.match(r"(?:\w+['-])?[A-ZÀ-Ý][a-zà-ÿ]", after)
        if place:  # « Catherine PROU de La Marne »
            reader.flush()
            reader.prose = True
    elif re.match(r"\w*", fold_letters(after)).group() in NO_NAMES:  # type: ignore
        _prose(reader, token)
    elif (reader.civility or after[:2].isupper()) and after[:1].isupper():
        reader.word(token.start(), token.end())
    else:
        _prose(reader, token)
    return


def _initial(reader: _Reader, token: re.Match[str]) -> None:
    if reader.text[token.start()].isupper() and len(token.group()) < 12:
        reader.word(token.start(), token.end())
    else:
        _prose(reader, token)


#: Words of the calendar that names of places hold, and no name of a person in a list.
_MONTHS = frozenset(MONTH_NAMES.values())
_OF_PLACES = frozenset({*WEEKDAYS, *_MONTHS})
#: In a list of proxies: « X à Y », « X par Y », and « Y pour X », who holds it first.
_PROXY_TIES = {"a": "to", "par": "to", "pour": "of"}


def _word(reader: _Reader, token: re.Match[str]) -> None:
    folded, written = token["word"], reader.text[token.start() : token.end()]
    if folded == "et":
        return reader.flush()
    tie = _PROXY_TIES.get(folded) if reader.proxies or reader.link == "of" else None
    if tie and (reader.found or reader.start >= 0):
        reader.flush()
        reader.link, reader.prose = tie, False
        return None
    capital = written[0].isupper() or (written[0] in "dl" and ELIDED.match(written))
    if not capital or (folded.removeprefix("l'") in NO_NAMES and not _a_surname(reader, token)):
        if written.isupper() and folded in _OF_PLACES and not _ends_above(reader):
            reader.start = -1  # « SAINT MARS DU VAL : M. … »: the place of those who follow
        return _prose(reader, token)
    return reader.word(token.start(), token.end())


def _a_surname(reader: _Reader, token: re.Match[str]) -> bool:
    """« AVRIL Florence »: no figure follows; « Zoé VILLE, »: it closes a name."""
    after = reader.text[token.end() : token.end() + 3]
    if token["word"] in _MONTHS:
        return after.lstrip()[:1].isupper()
    if token["word"] not in SURNAMES_TOO or not reader.text[token.start() : token.end()].isupper():
        return False
    said = reader.text[reader.start : reader.end] if reader.start >= 0 else ""
    named = _GIVEN.fullmatch(said) is not None if said else reader.civility
    return named and _CLOSES.match(after) is not None


_GIVEN = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?")
_CLOSES = re.compile(r"[ \t]*(?:[,;.(\n)]|$)")


def _prose(reader: _Reader, _token: re.Match[str]) -> None:
    reader.flush()
    reader.prose = not reader.civility or reader.prose


def _separator(reader: _Reader, token: re.Match[str]) -> None:
    if _inside_given_name(reader, token):
        return
    glued = token.group() == "-" and not reader.text[token.end() : token.end() + 1].isspace()
    if glued and reader.start >= 0 and " " not in reader.text[reader.start : reader.end].strip():
        return  # « Jean -Pierre DURAND » is one name, « Jean DURAND -Paul PETIT » are two
    reader.flush()
    reader.prose = False
    if token.group() in _DASHES and not reader.shared:
        reader.role = None  # « M. le Maire – M. Paul VERDUN » are two


def _inside_given_name(reader: _Reader, token: re.Match[str]) -> bool:
    """« Jean – Paul DURAND », but « MM. Jean – Durand »."""
    if reader.start < 0 or reader.plural or token.group() not in "-–—":
        return False
    dashed = GIVEN_APART.match(reader.text, reader.start)
    return dashed is not None and token.start() < dashed.end()


_DASHES = frozenset("-–—*")


def _newline(reader: _Reader, token: re.Match[str]) -> None:
    line = reader.text[reader.text.rfind("\n", 0, token.start()) + 1 : token.start()]
    if _goes_on(reader, token):
        return
    if line.strip() and len(line.strip()) < reader.width:
        reader.flush()
        reader.prose = False
        reader.plural = False


_SURNAME_BELOW = re.compile(r"\s*[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?![\w'’-])")


def _goes_on(reader: _Reader, token: re.Match[str]) -> bool:
    """Whether a line ends with a given name whose surname opens the next: « Zoé » above « BRANCY »."""
    said = reader.text[reader.start : reader.end] if reader.start >= 0 else ""
    given = bool(said) and " " not in said and not said.isupper() and not reader.civility
    return given and _SURNAME_BELOW.match(reader.text, token.end()) is not None


def _open(reader: _Reader, _token: re.Match[str]) -> None:
    reader.flush()
    if not reader.depth:
        reader.several = reader.plural
    reader.depth += 1
    reader.prose = False


def _close(reader: _Reader, _token: re.Match[str]) -> None:
    reader.flush()
    reader.depth = max(0, reader.depth - 1)
    reader.prose = False
    reader.link = None
    if not reader.depth:  # « MM. SERAN (pouvoir à Mme ORVAL), TALMONT »: one civility for both
        reader.plural, reader.several = reader.several, False


def _colon(reader: _Reader, token: re.Match[str]) -> None:
    # « Valbrune : M. … » is the place of those who follow; whoever ends the line above stays.
    if _ends_above(reader):
        reader.flush()
    if _TOLD_BEHIND.match(reader.text, token.end()) or _person(reader):
        reader.flush()  # « Lise ORVAL : présente », « … : pouvoir à », « Lise ORVAL : Paul VERDUN »
    elif reader.start < 0 and reader.prose and reader.found:
        last = reader.found[-1]
        place = reader.text[last.start : token.start()].strip()
        if len(place) < _LONGEST_PLACE and is_commune_key(name_key(place)):
            reader.found.pop()  # « Évette l'église : M. … », cut before a small letter
    reader.start = reader.end = -1
    reader.prose = False


def _ends_above(reader: _Reader) -> bool:
    """Leave out of a name its last line, which turns out to be something else; tell whether it had one."""
    said = reader.text[reader.start : reader.end] if reader.start >= 0 else ""
    if "\n" in said:
        reader.end = reader.start + len(said[: said.rindex("\n")].rstrip())
    return "\n" in said


_LONGEST_PLACE = 50
_TOLD_BEHIND = re.compile(
    r"[ \t]?(?i:pr[ée]sent|absent|excus|repr[ée]sent|(?:a |donne )*(?:pouvoir|procuration)|suppl[ée]ant|titulaire)"
)
#: « Lise ORVAL », which no place is written like: « Le TEMPLE » is one.
_GIVEN_AND_SURNAME = re.compile(
    r"(?!L[ea]s?\s|Sain|Ste?\s)[A-ZÀ-Ý][a-zà-ÿ][\w'-]*\s+(?:\w+\s+)*[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}"
)


def _person(reader: _Reader) -> bool:
    said = reader.text[reader.start : reader.end] if reader.start >= 0 else ""
    return _GIVEN_AND_SURNAME.fullmatch(said) is not None


_HANDLERS = {
    "to": _link,
    "of": _link,
    "civility": _civility,
    "office": _office,
    "presence": _presence,
    "particle": _particle,
    "initial": _initial,
    "word": _word,
    "sep": _separator,
    "stop": _separator,
    "figure": lambda reader, token: reader.flush(),
    "newline": _newline,
    "open": _open,
    "close": _close,
    "colon": _colon,
}
