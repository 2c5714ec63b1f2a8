"""Where the roll of a sitting stands: its headings, and the names under each.

A heading (« Étaient présents : », « Absents excusés : », « Pouvoirs : ») reaches to the next, or to the first line
that is no list of names. Staff and guests stand under headings of their own (« Assistaient également »), which
belong to nobody's presence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.reading.parsing.facts.people.names.name_pieces import ELIDED
from indexer.reading.parsing.facts.people.rolls.roll_headings import (
    ALL_OF_THEM,
    TOOK_PART,
    RollHeading,
    headings_in,
    status_of,
    without_margin,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.patterns.word_starts import Prose
from indexer.reading.parsing.view.cleaning import CleanText

#: Characters between two parts of a roll, over which the second belongs to something else.
_REACH = 1500
#: What follows the roll, wherever it stands in a line.
_ENDS = Pattern(
    r"(?<!, )(?<!,)\b(?:secretaires?|secretariat)\b|\bsecretaires?\s+de\s+(?:la\s+)?seance\s*:|\bquorum\b|\bformant\b|\bconvocation|\bordre\s+du\s+jour|\bvotants\b|\bobjet\b"
    r"|\b(?:le\s+)?nombre\s+de\b|\ben\s+exercice\b|(?:^|\n)[ \t]*deliberations?\s+n|\bdate\s+d|\b(?:le|la)\s+(?:president|maire)\w*\s+(?:ouvre|constate|rappelle|declare|propose|procede)"
    r"|\bil\s+(?:a\s+ete|est)\b|\bconformement\b|\blesquels\b|\b(?:ouverture|fin)\s+de\s+(?:la\s+)?seance|(?:(?<!, )|(?=presidente?\s+de\s+(?:la\s+)?seance\s*:))\bpresidente?\s+de\s+(?:la\s+)?seance|\bapprobation\b|\bvu\s+(?:le|la|les|l')"
    r"|(?:^|\n)[ \t]*(?:services?|public|presse|agents?|techniciens?|collaborat\w+|direction)\b[^:\n]{0,30}:"
    r"|(?:^|\n)[ \t]*(?:arrivees?|departs?)\s+d(?:e\s|')|(?:^|\n)[ \t]*(?:points?\s+n|commissions?\s)|\ble\s+conseil\b|\baffich|\bdebut\s+de|\blevee\b|\brapporteur|\b(?:a|ont)\s+(?:egalement\s+|aussi\s+|en\s+outre\s+)?assiste\b"
)
#: What stands in brackets beside a name.
BRACKETS = Pattern(r"[({\[][^(){}\[\]]{0,160}[)}\]]")
_NAMES_LINE = re.compile(r"[^\W\d_][\w'.-]*")
_LISTED = frozenset(
    ["m", "mme", "mm", "mmes", "mlle", "mr", "mrs", "ms", "monsieur", "madame", "messieurs", "mesdames", "mademoiselle", "de", "du", "des", "la", "le", "les", "d", "l", "et", "a", "au", "aux", "par", "pouvoir", "pouvoirs", "procuration", "procurations", "donne", "donnee", "donnent", "ont", "ayant", "avait", "represente", "representee", "represent", "mandataire", "maire", "adjoint", "adjointe", "adjoints", "conseiller", "conseillere", "conseillers", "conseilleres", "municipal", "municipale", "municipaux", "delegue", "deleguee", "president", "presidente", "vice", "absent", "absente", "excuse", "excusee", "qui", "son", "sa", "arrive", "arrivee", "parti", "partie", "depart", "van", "von", "der", "er", "eme", "ere", "suppleant", "suppleante", "titulaire", "titulaires", "suppleants", "suppleantes", "remis", "recu", "communautaire", "remplace", "remplacee", "present", "presente", "nee"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the roll: its status, and the span of its names."""

    status: str
    start: int
    end: int
    proxies: bool
    by_stand_ins: bool = False
    all_others: bool = False
    #: « Absents ayant donné pouvoir »: they were away, whatever a list above says.
    away: bool = False


def parts_of(clean: CleanText) -> Iterator[Part]:
    """The parts of the roll, each from its heading to the next one or to the end of its names."""
    folded = without_margin(clean)
    found = headings_in(clean, folded)
    last: int | None = None
    told = [heading.said for heading in found if status_of(heading.said) == "présent"]
    headed = bool(told)
    # « réuni en présence de MM. X et Y, architectes. Étaient présents : … »: guests
    with_guests = any(not said.startswith(_IN_PRESENCE) for said in told)
    all_others = False
    before: str | None = None
    seated = False
    for index, heading in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(folded)
        if last is not None and heading.start - last > _REACH:
            return
        limit = _sentence_end(folded, heading, limit)
        end = end_of_names(clean, folded, heading.end, limit)
        status = None if _of_staff(clean, heading) else status_of(heading.said)
        if status is None and before == "présent" and _SUPPLEANTS.match(heading.said):
            status = before  # « Étaient présents : Titulaires : … Suppléants : … »
        if status == "présent" and (
            (seated and heading.said.startswith("en presence"))
            or (with_guests and heading.said == _IN_PRESENCE)
        ):
            status = None  # « Étaient présents : … En présence de : … »: whoever is named last is a guest
        seated = seated or status == "présent"
        before = status
        # « Tous, sauf : » above « Absents excusés : … » tells of those below it too.
        all_others = all_others or heading.said.startswith(ALL_OF_THEM)
        sat = _SAT.search(heading.said) and not _BESIDE.search(heading.said)
        # « Sous la présidence de M. X. Étaient également présents : … », where nobody else is said to be there
        if not headed and (sat or _ALSO_PRESENT.search(heading.said)):
            status, headed = "présent", True
        if end > heading.end:
            last = end
            if status:
                by_stand_ins = _STAND_INS.search(heading.said) is not None
                proxies = status == "représenté"
                away = "absen" in heading.said
                yield Part(status, heading.end, end, proxies, by_stand_ins, all_others, away)


def _sentence_end(folded: str, heading: RollHeading, limit: int) -> int:
    """Where the names of a heading inside a sentence end, before what limits them otherwise."""
    for opening, ends in ((ALL_OF_THEM, _SENTENCE_ENDS), (_IN_PRESENCE, _SENTENCE_STOPS)):
        if heading.said.startswith(opening) and (stop := ends.search(folded, heading.end, limit)):
            return stop.start()
    return limit


_SUPPLEANTS = re.compile(
    r"\W*(?:(?:les|membres|delegue\w*|conseill\w+|elus)\s+(?:\w+\s+)?)?suppleante?s?\W*\Z"
)
#: « PERSONNEL ET INVITÉS », above « Étaient présents : ».
_STAFF_ABOVE = re.compile(
    r"\b(?:personnels?|invitee?s?|auditeurs?|agents|services)\b[\w\s,'-]{0,40}\Z"
)
_ABOVE = 60


def _of_staff(clean: CleanText, heading: RollHeading) -> bool:
    """Whether a heading stands below one of staff or guests, in capitals or on a line of its own."""
    above = _STAFF_ABOVE.search(clean.folded, max(0, heading.start - _ABOVE), heading.start)
    return above is not None and clean.text[above.start()].isupper()


_IN_PRESENCE = "en presence de "
_SENTENCE_STOPS = re.compile(r"(?<!\bm)(?<!\bmm)\.\s")
_SENTENCE_ENDS = re.compile(r"\.[ \t]*(?:\n|\Z)")
#: « Étaient représentés par un suppléant : M. X par Mme Y ».
_STAND_INS = re.compile(r"\bpar\b.{1,20}\bsuppleant")
_SAT = re.compile(TOOK_PART)
_ALSO_PRESENT = re.compile(r"\begalement\s+present")
#: Who takes part beside the members, and what else than a sitting one takes part in.
_BESIDE = re.compile(
    r"egalement|aussi|invite|auditeur|personnel|administrat|service|public|\bsans\b|voix\s+consultative|\btitre\b"
)


def end_of_names(clean: CleanText, folded: str, start: int, limit: int) -> int:
    """Where the names under a heading end: before the first line that is no list of names."""
    shown = BRACKETS.sub(lambda aside: " " * len(aside.group()), folded[start:limit])
    # Words begin there where they begin in the text, but for those in brackets.
    if stop := _ENDS.search(Prose.of(shown, clean.folded.starts, start)):
        limit = start + stop.start()
    end = position = start
    while position < limit:
        stop_at = clean.text.find("\n", position, limit)
        stop_at = limit if stop_at < 0 else stop_at
        line = shown[position - start : stop_at - start]
        if line.strip() and not _lists_names(clean.text[position:stop_at], line):
            break
        if clean.text[position:stop_at].strip():
            end = stop_at
        position = stop_at + 1
    return end


def _lists_names(written: str, folded: str) -> bool:
    """Whether the words of a line are mostly names, civilities, offices and what ties them."""
    names = others = 0
    for word in _NAMES_LINE.finditer(folded):
        plain = word.group().strip(".'-")
        if plain in _LISTED or len(plain) < 2:
            continue
        letter = written[word.start()]
        if letter.isupper() or (letter in "dl" and ELIDED.match(written, word.start())):
            names += 1
        else:
            others += 1
    return others <= names
