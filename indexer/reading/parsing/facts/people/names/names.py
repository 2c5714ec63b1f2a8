"""People as lists of an act name them, one after another, with what ties one to the next.

One reader for the roll of a sitting and for the names in a vote: civilities, given names and
surnames in either order, initials, particles, several surnames under one civility, offices, and the
words that give somebody's vote to somebody else, written either way round (« X donne pouvoir à Y »,
« Y, pouvoir de X »). Whether somebody is a member is told by the list, not here.
"""

import re
from functools import lru_cache

from analyzers import fold_letters
from indexer.reading.parsing.facts.people.names.beside_names import office, presence
from indexer.reading.parsing.facts.people.names.civilities import civility
from indexer.reading.parsing.facts.people.names.name_pieces import (
    ELIDED,
    GIVEN_APART,
    NO_NAMES,
    PIECE,
)
from indexer.reading.parsing.facts.people.names.name_reader import Named, NameReader
from indexer.reading.parsing.facts.people.names.word_names import GIVEN, OF_CALENDAR, is_of_a_name
from indexer.reading.parsing.lexicon import CIVILITIES, HEAD_OF_BODY
from indexer.referentials import is_commune_key, name_key


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
    reader = NameReader(text, width, proxies, [])
    for token in PIECE.tokens(folded, start, end):
        _take(reader, token)
    reader.flush()
    return reader.found


_remembered = lru_cache(maxsize=64)(_read)


def _take(reader: NameReader, token: re.Match[str]) -> None:
    handler = _HANDLERS.get(token.lastgroup or "")
    named = handler in _SAID_OF_MEMBERS and reader.text[token.start()].isupper()
    if named and _of_a_name(reader, token):
        reader.word(token.start(), token.end())  # « Luc MAIRE, », « Mme ABSENT, »
    elif handler:
        handler(reader, token)


_SUBSTITUTE = re.compile("remplac|supple")


def _link(reader: NameReader, token: re.Match[str]) -> None:
    reader.flush()
    reader.prose = reader.civility = reader.plural = False
    if token["to"]:
        substitute = token["substitute"] or _SUBSTITUTE.search(token["to"]) or token["to"] == "par"
        reader.link = "for" if substitute else "to"
    else:
        reader.link = "stands" if token["for"] else "of"


def _given(reader: NameReader, token: re.Match[str]) -> None:
    reader.flush()
    reader.prose = reader.civility = reader.plural = False
    reader.link, reader.gives = None, True


_NO_NAME_NEXT = re.compile(
    rf"{CIVILITIES}|(?:{HEAD_OF_BODY}|pr[ée]sidente?|adjointe?s?|conseill\w+)\b", re.I
)


_CIVILITY_NEXT = re.compile(CIVILITIES, re.I)
_OPENS_ITEM = re.compile(r"[,;:.•\n-]\s*\Z")
_GIVEN_ELIDED = re.compile(r"d['’](?=[A-ZÀ-Ý][a-zà-ÿ]+[ \t])")


#: « ORVAL Lise de MONTVERT »: the name is whole, and who sends her follows.
_SURNAME_THEN_GIVEN = re.compile(
    r"[A-ZÀ-Ý]{2}[A-ZÀ-Ý' ’-]*[ ][A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s*"
)


def _particle(reader: NameReader, token: re.Match[str]) -> None:
    written = reader.text[token.start() : token.end()]
    after = reader.text[token.end() : token.end() + 40].lstrip()
    if written[0].isupper():
        # « MADAME ORVAL ET DE MESSIEURS SERAN … », « Monsieur Le Maire, … »: no name follows
        if reader.start >= 0 or not _NO_NAME_NEXT.match(after):
            reader.word(token.start(), token.end())
        else:
            reader.civility = False
        return
    if reader.start < 0 and _CIVILITY_NEXT.match(after):
        return  # « Mmes ORVAL, SERAN et de MM. VERDUN »
    if reader.start >= 0:
        place = (
            re.match(r"(?:\w+['-])?[A-ZÀ-Ý][a-zà-ÿ]", after)
            if reader.said[-2:].isupper()
            else _SURNAME_THEN_GIVEN.fullmatch(reader.said) and after[:2].isupper()
        )
        if place:  # « Catherine PROU de La Marne »
            reader.flush()
            reader.prose = True
    elif re.match(r"\w*", fold_letters(after)).group() in NO_NAMES:  # type: ignore
        reader.to_prose()
    elif (reader.civility or after[:2].isupper()) and after[:1].isupper():
        reader.word(token.start(), token.end())
    elif reader.proxies and _OPENS_ITEM.search(
        reader.text, max(0, token.start() - 4), token.start()
    ):
        pass  # « Pouvoirs : de Lise ORVAL à Paul VERDUN, de Zoé SERAN à … »
    else:
        reader.to_prose()
    return


def _initial(reader: NameReader, token: re.Match[str]) -> None:
    if reader.text[token.start()].isupper() and len(token.group()) < 12:
        reader.word(token.start(), token.end())
    else:
        reader.to_prose()


#: In a list of proxies: « X à Y », « X par Y », and « Y pour X », who holds it first.
_PROXY_TIES = {"a": "to", "par": "to", "pour": "of"}


def _word(reader: NameReader, token: re.Match[str]) -> None:
    folded, written = token["word"], reader.text[token.start() : token.end()]
    if folded == "et":
        return reader.flush()
    ties = reader.proxies or reader.gives or reader.link == "of"
    tie = _PROXY_TIES.get(folded) if ties else None
    if tie and (reader.found or reader.start >= 0):
        reader.flush()
        reader.link, reader.prose = tie, False
        return None
    capital = written[0].isupper() or (written[0] in "dl" and ELIDED.match(written))
    if not capital or (folded.removeprefix("l'") in NO_NAMES and not _of_a_name(reader, token)):
        if written == "NOMBRE" and " " not in reader.said:
            # « M. Luc NOMBRE DE … »: a label of the margin cut his name
            reader.start, reader.civility = -1, False
        if folded == "membres" and reader.shared and _opens_line(reader, token):
            reader.role = None  # « Vice-présidents : … » above « Les membres : … »
        if written.isupper() and folded in OF_CALENDAR and not _ends_above(reader):
            reader.start = -1  # « SAINT MARS DU VAL : M. … »: the place of those who follow
        return reader.to_prose()
    start = token.start()
    if reader.proxies and reader.start < 0 and _GIVEN_ELIDED.match(reader.text, start):
        start += 2  # « Pouvoirs : … d'Ève ORVAL à … »
    return reader.word(start, token.end())


def _opens_line(reader: NameReader, token: re.Match[str]) -> bool:
    before = reader.text[max(0, token.start() - _AFTER) : token.start()]
    return _LINE_OPENS.search(before) is not None


_LINE_OPENS = re.compile(r"\n[ \t]*(?:(?:[Ll]es|[Aa]utres|[Ll]es autres)[ \t]+)?\Z")


def _of_a_name(reader: NameReader, token: re.Match[str]) -> bool:
    """Whether a word that is no name elsewhere is one here."""
    return is_of_a_name(
        reader.text[token.start() : token.end()],
        reader.said.strip(),
        reader.text[token.end() : token.end() + _AFTER],
        civil=reader.civility or reader.plural,
        several=reader.plural,
        beside=reader.found[-1].name if reader.found else "",
    )


#: Characters behind a word that tell whether a name ends there.
_AFTER = 24


def _separator(reader: NameReader, token: re.Match[str]) -> None:
    if _inside_name(reader, token):
        return
    glued = token.group() == "-" and not reader.text[token.end() : token.end() + 1].isspace()
    if glued and reader.start >= 0 and " " not in reader.said.strip():
        return  # « Jean -Pierre DURAND » is one name, « Jean DURAND -Paul PETIT » are two
    reader.flush()
    reader.prose = False
    reader.gives = reader.gives and token.lastgroup != "stop"
    if token.group() in _DASHES and not reader.shared:
        reader.role = None  # « M. le Maire – M. Paul VERDUN » are two


def _inside_name(reader: NameReader, token: re.Match[str]) -> bool:
    """« Jean – Paul DURAND », « DURAND Jean - Paul, », « ORVAL - SERAN Lise, », but « MM. Jean – Durand »."""
    said = reader.said
    if not said or token.group() not in "-–—":
        return False
    last = reader.end - len(said.split()[-1])
    dashed = GIVEN_APART.match(reader.text, last)
    if dashed is None or token.start() >= dashed.end():
        return _in_double_surname(reader, token.end())
    if last == reader.start:
        return not reader.plural
    before = reader.text[reader.start : last]
    return before.isupper() and _WORD_CLOSES.match(reader.text, dashed.end()) is not None


_WORD_CLOSES = re.compile(r"[\w'-]+[ \t]*(?:[,;.)\n]|\Z)")
_SURNAME_AND_GIVEN = re.compile(r"[ \t]*[A-ZÀ-Ý][A-ZÀ-Ý'’-]+[ \t]+[A-ZÀ-Ý][a-zà-ÿ]")


def _in_double_surname(reader: NameReader, dash: int) -> bool:
    """« ORVAL - SERAN Lise, » among whole names that commas part; a place before a dash sends who follows."""
    said = reader.said
    if " " in said or not said.isupper() or not _SURNAME_AND_GIVEN.match(reader.text, dash):
        return False
    before = reader.found[-1] if reader.found else None
    listed = before and " " in before.name and "," in reader.text[before.end : reader.start]
    of_one = reader.civility and not reader.plural
    return bool(listed or of_one) and not is_commune_key(name_key(said))


_DASHES = frozenset("-–—*")


def _newline(reader: NameReader, token: re.Match[str]) -> None:
    line = reader.text[reader.text.rfind("\n", 0, token.start()) + 1 : token.start()]
    if _goes_on(reader, token):
        return
    if line.strip() and len(line.strip()) < reader.width:
        reader.flush()
        reader.prose = False
        reader.plural = False


_WORD_BELOW = re.compile(r"\s*[A-ZÀ-Ý][\w'’-]+[ \t]*,")
_GIVEN_BELOW = re.compile(rf"[ \t]*{GIVEN}[ \t]*,[ \t]*(?:M\.|Mme|MM)")
_SURNAME_CLOSED_BELOW = re.compile(r"\s*[A-ZÀ-Ý][A-ZÀ-Ý'’-]+[ \t]*,")
_SURNAME_BELOW = re.compile(r"\s*[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?![\w'’-])")


def _goes_on(reader: NameReader, token: re.Match[str]) -> bool:
    """Whether a line ends with a given name whose surname opens the next: « Zoé » above « BRANCY »."""
    said = reader.said
    if not said or " " in said:
        return False
    if said.isupper():
        if reader.civility and not reader.plural:  # « M. BRANCY » above « Zoé, Mme … »
            return _GIVEN_BELOW.match(reader.text, token.end()) is not None
        # « …, SERAN Luc, BRANCY » above « Zoé, … »
        listed = _surname_first(reader)
        return listed and _GIVEN_ALONE_BELOW.match(reader.text, token.end()) is not None
    if reader.civility:  # « M. Zoé » above « BRANCY », where the others bear surnames in capitals
        if not reader.found:  # « Présents : MM Zoé » above « BRANCY, »
            return _SURNAME_CLOSED_BELOW.match(reader.text, token.end()) is not None
        others = reader.found[-1].name.split()
        if len(others) > 1 and not others[0].isupper():
            # « M. Luc Seran, M. Zoé » above « Brancy, »
            surname = _SURNAME_BELOW if others[-1].isupper() else _WORD_BELOW
            return surname.match(reader.text, token.end()) is not None
        return False
    # « …, Luc Seran, Zoé » above « Brancy, … », where the others bear given names
    whole = bool(reader.found) and " " in reader.found[-1].name and not reader.found[-1].link
    below = _SURNAME_BELOW.match(reader.text, token.end())
    return bool(below or (whole and _WORD_BELOW.match(reader.text, token.end())))


_GIVEN_ALONE_BELOW = re.compile(rf"\s*{GIVEN}[ \t]*(?:[,.\n]|\Z|et\b)")


def _surname_first(reader: NameReader) -> bool:
    """Whether whole names that commas part stand before, surnames in capitals first."""
    if not reader.found or "," not in reader.text[reader.found[-1].end : reader.start]:
        return False
    first, *others = reader.found[-1].name.split()
    return bool(others) and first.isupper() and not others[-1].isupper()


def _figure(reader: NameReader, _token: re.Match[str]) -> None:
    reader.flush()
    if reader.proxies and not reader.depth:  # « X à Y jusqu'à son arrivée à 18 h 15 Z à … »
        reader.link, reader.prose = None, False


def _open(reader: NameReader, _token: re.Match[str]) -> None:
    reader.flush()
    if not reader.depth:
        reader.several = reader.plural
    reader.depth += 1
    reader.prose = False


def _close(reader: NameReader, _token: re.Match[str]) -> None:
    reader.flush()
    reader.depth = max(0, reader.depth - 1)
    reader.prose = False
    reader.link = None
    if not reader.depth:  # « MM. SERAN (pouvoir à Mme ORVAL), TALMONT »: one civility for both
        reader.plural, reader.several = reader.several, False


def _colon(reader: NameReader, token: re.Match[str]) -> None:
    # « Valbrune : M. … » is the place of those who follow; whoever ends the line above stays.
    if _ends_above(reader):
        reader.flush()
    if _TOLD_BEHIND.match(reader.text, token.end()):
        reader.flush()  # « Lise ORVAL : présente », « … : pouvoir à », « Lise ORVAL : Paul VERDUN »
    elif reader.start < 0 and reader.prose and reader.found:
        last = reader.found[-1]
        place = reader.text[last.start : token.start()].strip()
        if len(place) < _LONGEST_PLACE and is_commune_key(name_key(place)):
            reader.found.pop()  # « Évette l'église : M. … », cut before a small letter
    reader.start = reader.end = -1
    reader.prose = False


def _ends_above(reader: NameReader) -> bool:
    """Leave out of a name its last line, which turns out to be something else; tell whether it had one."""
    said = reader.said
    if "\n" in said:
        reader.end = reader.start + len(said[: said.rindex("\n")].rstrip())
    return "\n" in said


_LONGEST_PLACE = 50
_TOLD_BEHIND = re.compile(
    r"[ \t]?(?i:pr[ée]sent|absent|excus|repr[ée]sent|(?:a |donne )*(?:pouvoir|procuration)|suppl[ée]ant|titulaire)"
)
_HANDLERS = {
    "given": _given,
    "to": _link,
    "of": _link,
    "civility": civility,
    "office": office,
    "presence": presence,
    "particle": _particle,
    "initial": _initial,
    "word": _word,
    "sep": _separator,
    "stop": _separator,
    "figure": _figure,
    "newline": _newline,
    "open": _open,
    "close": _close,
    "colon": _colon,
}
_SAID_OF_MEMBERS = (office, presence)
