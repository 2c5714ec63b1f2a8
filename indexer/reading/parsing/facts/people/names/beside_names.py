"""What a list says beside the name of somebody: an office, whether they were there."""

import re

from indexer.reading.parsing.facts.people.names.name_reader import Named, NameReader
from indexer.reading.parsing.facts.people.names.offices import (
    goes_on,
    names_somebody,
    of_several,
    office_of_one,
)


def office(reader: NameReader, token: re.Match[str]) -> None:
    """« Paul DURAND, maire », « le Maire, Paul DURAND »: give it to who stands before it, or keep it for who follows."""
    named = reader.start >= 0
    reader.flush()
    several = of_several(token["office"])
    if several and reader.civility and not reader.plural and reader.text[token.start()].isupper():
        return  # « M. CONSEILLERS : Paul VERDUN »: a label of the margin
    if several and _HEADS_OTHERS.match(reader.text, token.end()):
        reader.prose = True  # « … Paul VERDUN Conseillers suppléants présents : … »
        return
    if _second(reader, token):
        return
    role = office_of_one(reader.text[token.start() : token.end()], of_all=several)
    reader.shared = False
    alone = not several and _alone_on_line(reader.text, token)
    reader.titled = reader.titled or (alone and not reader.found)
    if reader.link == "to" and names_somebody(reader.text, token["office"], token.end()):
        written = reader.text[token.start() : token.end()]
        reader.found.append(Named(written, token.start(), token.end(), link="to", civil=True))
        reader.link = None
        return
    if reader.depth and reader.found and not reader.found[-1].role and reader.link is None:
        _give_office(reader, role, to_all=several)  # « … Lise ORVAL, Paul VERDUN (adjoints) »
    elif (
        reader.link is None
        and reader.found
        and not reader.civility
        and (named or _follows(reader, token) or (alone and _stands_below(reader, token)))
    ):
        reader.role = None
        _give_office(reader, role, to_all=several)
    elif not reader.link:
        reader.role, reader.shared = role, several
    if goes_on(token["office"]) or _OF_PLACE.match(reader.text, token.end()):
        reader.prose = True  # « administrateur du Crédit … », « maire de BRANDEVAL »


_HEADS_OTHERS = re.compile(
    r"[ \t]+(?i:pr[ée]sents?|absents?|excus[ée]s|repr[ée]sent[ée]s|dot[ée]s|en\s+(?:fonction|exercice)|[ée]lus)\b"
)
#: A place that the next sign ends; where none does, who follows is named behind it.
_OF_PLACE = re.compile(r"\s+(?:de\s+|d['’])[A-ZÀ-Ý][\w'’-]*\s*(?:[,;.()\n]|\Z)")


_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")


def _alone_on_line(text: str, token: re.Match[str]) -> bool:
    line = text[text.rfind("\n", 0, token.start()) + 1 : token.start()]
    return not line.strip() and _LINE_END.match(text, token.end()) is not None


def _stands_below(reader: NameReader, token: re.Match[str]) -> bool:
    """Whether offices stand on lines of their own below those who hold them: « ORVAL Paul ⏎ Maire »."""
    between = reader.text[reader.found[-1].end : token.start()]
    return not reader.titled and not between.strip() and between.count("\n") == 1


#: « Maire, président, », « maire, président de séance, ».
_OF_SITTING = re.compile(r"(?:[ \t]+de[ \t]+(?:la[ \t]+)?s[ée]ance)?,")


def _second(reader: NameReader, token: re.Match[str]) -> bool:
    """« Paul DURAND, maire, président, Lise ORVAL, … »: another office of who has one."""
    last = reader.found[-1] if reader.found else None
    if last is None or not last.role or not _OF_SITTING.match(reader.text, token.end()):
        return False
    return reader.text[last.end : token.start()].lower().strip() == f", {last.role},"


def _give_office(reader: NameReader, role: str | None, *, to_all: bool) -> None:
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


#: « (Talmont), délégués suppléants avec voix délibérative : M. X »: the office of those who follow.
_COLON_NEXT = re.compile(r"[^,;.()\n]{0,60}:")
_IN_BRACKETS = re.compile(r"[ \t]*\([^()\n]{0,80}\)")


def _follows(reader: NameReader, token: re.Match[str]) -> bool:
    """Whether an office belongs to the person before it: « Paul DURAND, maire »."""
    between = reader.text[reader.found[-1].end : token.start()]
    if between.strip() == ";":  # « Paul DURAND ; maire, Lise ORVAL, … »
        return reader.text[token.end() : token.end() + 1] == ","
    if "(" in between and not _COLON_NEXT.match(reader.text, token.end()):
        between = _IN_BRACKETS.sub("", between)  # « Paul DURAND (jusqu'au point 3), adjoints »
    return bool(
        re.fullmatch(r"(?:[ \t]*|\s*\)?\s*[,(:-]\s*)(?:(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a)\s+)?", between)
    )


#: Who resigned or died, and is no member any more.
GONE = "parti"
_PRESENCES = {
    "absent": "absent",
    "excuse": "excusé",
    "represe": "représenté",
    "present": "présent",
    "demissi": GONE,
    "decede": GONE,
}


_NOT = re.compile(r"\bnon\s+\Z", re.I)
#: What may stand between somebody and their presence: no sentence of other people (« … Paul VERDUN. Les membres
#: présents, »).
_BESIDE = re.compile(
    r"(?:[\s,():–|-]|\([^()\n]{0,80}\)|\b(?:est|était|etait|non|et|déclarée?|absente?|excusée?|représentée?|conseill\w+|municipal\w*|adjointe?|déléguée?|titulaire|suppléante?)\b)*+",
    re.I,
)


#: What stands between two people of a line: « MM. SERAN, VERDUN et Mme ORVAL, absents ».
_AND_OTHER = re.compile(
    r"[ \t]*(?:,|\bet\b)[ \t]*(?:(?:MM?\.?|Mmes?|Monsieur|Madame|Messieurs|Mesdames)[ \t]+)?"
)
_RUN_OPENS = re.compile(
    r"(?:^|(?<![,:])\n|:|\bsauf\b|\bexception\s+de)[ \t]*(?:(?:et|MM?\.?|Mmes?|Monsieur|Madame|Messieurs|Mesdames)[ \t]+)*\Z"
)


def _first_of_run(reader: NameReader) -> int:
    """The rank of the first of those named last, one after another, where they open a line or a list; else the last's."""
    last = rank = len(reader.found) - 1
    while rank and _AND_OTHER.fullmatch(
        reader.text, reader.found[rank - 1].end, reader.found[rank].start
    ):
        rank -= 1
    first = reader.found[rank].start
    opens = _RUN_OPENS.search(reader.text, max(0, first - 40), first)
    return rank if opens and not opens.group().lstrip().startswith(":") else last


def presence(reader: NameReader, token: re.Match[str]) -> None:
    """« Mme PETIT (absente représentée) », « Paul DURAND absent », in a list of all members."""
    reader.flush()
    beside = reader.found and _BESIDE.fullmatch(reader.text, reader.found[-1].end, token.start())
    if beside and reader.link is None:
        said = next(told for word, told in _PRESENCES.items() if token["presence"].startswith(word))
        if _NOT.search(reader.text, max(0, token.start() - 5), token.start()):
            said = "absent"  # « (non excusé) »
        several = token["presence"].endswith("s") and reader.found[-1].civil
        for rank in range(
            _first_of_run(reader) if several else len(reader.found) - 1, len(reader.found)
        ):
            reader.found[rank] = reader.found[rank]._replace(presence=said)
    reader.prose = True
