"""Who sat: the members that the roll of a sitting names, present, represented, excused or absent.

The roll is found by its headings (``roll_parts``), each holder of a proxy put behind who gave it
(``proxies_in_turn``), and each person told once (``roll``).

Sources: CGCT, art. L2121-20 (proxies), L2121-15 and R2121-9 (what minutes and register name).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.beside_names import GONE
from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.facts.people.rolls.aligned_sheets import present_in_aligned_columns
from indexer.reading.parsing.facts.people.rolls.proxies import (
    holders_apart,
    proxies_told_later,
    tells_of_leaving,
)
from indexer.reading.parsing.facts.people.rolls.proxies_in_turn import in_columns, in_pairs
from indexer.reading.parsing.facts.people.rolls.roll import Roll
from indexer.reading.parsing.facts.people.rolls.roll_headings import HEAD
from indexer.reading.parsing.facts.people.rolls.roll_parts import (
    BRACKETS,
    Part,
    end_of_names,
    parts_of,
)
from indexer.reading.parsing.facts.people.rolls.sheets import (
    present_beside_stand_ins,
    present_in_coded_rows,
    present_in_columns,
    present_in_rows,
)
from indexer.reading.parsing.facts.people.rolls.unheaded import (
    run_before,
    tells_each,
    unheaded_roll,
)
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import is_commune_key, name_key

#: No assembly has as many: the largest, that of a région, has 209 (Code électoral, art. L337).
_MOST_MEMBERS = 500


def members(
    clean: CleanText, present: int | None = None, title: int | None = None
) -> tuple[Membre, ...]:
    """Return the members whom the roll names, in its order; empty where there is none.

    ``present`` is how many the text counts, where it does; ``title`` where that of the first act begins: no list
    runs into it.
    """
    parts = [] if tells_each(clean.folded[:HEAD]) else list(parts_of(clean))
    if title is not None:
        parts = [
            replace(part, end=title) if part.start < title < part.end else part for part in parts
        ]
    lists = [(part, _no_places(clean, _named(clean, part))) for part in parts]
    if rows := _in_rows(clean):
        return tuple(rows[:_MOST_MEMBERS])
    if not any(found for part, found in lists if part.status == "présent"):
        if sheet := tuple(present_in_columns(clean, HEAD)):
            return sheet[:_MOST_MEMBERS]
        if untold := _under_no_heading(clean, [part for part, found in lists if found]):
            lists.insert(0, (untold, _no_places(clean, _named(clean, untold))))
    roll = _roll_of(clean, lists)
    roll.settle(present, headed=any(part.status == "présent" for part in parts))
    there = any(member.presence == "présent" for member in roll.members)
    if not there and not _tells_absent_alone(
        clean, [part for part, found in lists if found], parts
    ):
        return ()
    if _without_proxy(roll.members) or tells_of_leaving(clean):
        _take_proxies_told_later(clean, parts, roll)
    return tuple(roll.members)


def _in_rows(clean: CleanText) -> list[Membre]:
    """The members of a sheet whose rows end with a mark for each."""
    return (
        present_in_aligned_columns(clean, HEAD)
        or present_in_coded_rows(clean, HEAD)
        or present_beside_stand_ins(clean, HEAD)
        or present_in_rows(clean, HEAD)
    )


def _roll_of(clean: CleanText, lists: list[tuple[Part, list[Named]]]) -> Roll:
    """The members of several lists, each person once."""
    known = {named.name for _part, found in lists for named in found if not named.link}
    lists = [(part, holders_apart(found, known)) for part, found in lists]
    shaped = _shaped([named for _part, found in lists for named in found])
    roll = Roll()
    for part, found in lists:
        kept = [named for named in found if named.link or not shaped or not _shouted(named)]
        for told in _ranked(clean, part, kept):
            if len(roll.members) < _MOST_MEMBERS:
                roll.take(told.member, told.woman, sure=told.sure)
    return roll


def _take_proxies_told_later(clean: CleanText, parts: list[Part], roll: Roll) -> None:
    """Give the proxies of sentences below the roll; who arrives later is a member too."""
    for given in proxies_told_later(clean, parts):
        if given.arrives and len(roll.members) < _MOST_MEMBERS:
            # « Mme X arrive au point 3, elle avait donné pouvoir à M. Y »
            roll.take(Membre(given.giver, None, "présent"), None)
        roll.represent(given.giver, given.holder, part=given.part)


def _under_no_heading(clean: CleanText, parts: list[Part]) -> Part | None:
    """Those present, where no heading of theirs stands above them."""
    if roll_at := unheaded_roll(clean):
        start, last = roll_at
        stop = min((part.start for part in parts if part.start > start), default=HEAD)
        end = end_of_names(clean, clean.folded.part(0, HEAD), start, max(stop, last))
        return Part("présent", start, max(end, last), proxies=False)
    listed = run_before(clean, parts[0].start) if parts else None
    return Part("présent", *listed, proxies=False) if listed else None


def _counts_present(clean: CleanText, part: Part) -> bool:
    """« Présents : 16 », « Tous, à l'exception de … »: who was there is told without names."""
    told = clean.text[part.start : part.end].strip()
    return part.all_others or (part.status == "présent" and told[:1].isdigit())


def _tells_absent_alone(clean: CleanText, named: list[Part], parts: list[Part]) -> bool:
    """Whether a roll names those away and no others: who was there is counted, or two headings part them."""
    if any(_counts_present(clean, part) for part in parts):
        return True
    return len({part.status for part in named}) > 1


def _without_proxy(members: list[Membre]) -> bool:
    return any(member.presence != "présent" and not member.pouvoir for member in members)


def _no_places(clean: CleanText, found: list[Named]) -> list[Named]:
    """The people of a list, without the communes that columns left among them."""
    shouted = [named for named in found if not named.civil and named.name.isupper()]
    sending = [named for named in shouted if _SENDS.match(clean.text, named.end)]
    if len(sending) >= _FEWEST_SENDING:
        found = [named for named in found if named not in sending]
    if len(shouted) < _FEWEST_PLACES:
        return found
    places = [named for named in shouted if is_commune_key(name_key(named.name))]
    others = len(found) - len(shouted)
    if len(places) < _FEWEST_PLACES or 2 * len(places) < len(shouted):
        return found
    if others >= len(places):
        return [named for named in found if named not in shouted]
    return [named for named in found if named not in places]


#: « BRANCY M. VERDUN MM. SERAN et TALMONT »: a place, and whom it sends.
_SENDS = re.compile(r"\s+(?:(?:sur|sous|en)\s+\w+\s+)?(?:M\.|MM\b|Mme)")
_FEWEST_SENDING = 3
_FEWEST_PLACES = 4


def _named(clean: CleanText, part: Part) -> list[Named]:
    """The people under one heading."""
    if part.proxies and (inside := _COUNTED_ASIDE.match(clean.text, part.start, part.end)):
        part = replace(part, start=inside.end())  # « Pouvoirs : 2 (M. X à Mme Y, …) »
    written = clean.text[part.start : part.end]
    lines = _line_by_line(written)
    # Where a list runs over its lines, a line that stops short of the others ends a name.
    longest = max((len(line.strip()) for line in written.split("\n")), default=0)
    found = names_in(
        clean.text,
        clean.folded,
        part.start,
        part.end,
        width=longest + 1 if lines else int(0.75 * longest),
        proxies=part.proxies,
    )
    found = in_columns(clean, found) if part.proxies and lines else found
    return [
        named
        for named in found
        if named.presence != GONE
        and (not named.lone or named.link or named.name.isupper())
        and not _STAFF.match(clean.folded, named.end, part.end)
    ]


_COUNTED_ASIDE = re.compile(
    r"[\s:]*\d{1,3}\s*\((?=(?:M\.|MM\.|Mme|[A-ZÀ-Ý][\w'’-]+ )[^()]*\)\W*\Z)"
)
#: « Mme Lise ORVAL (DGS) », « M. Paul VERDUN, secrétaire de mairie »: who serves the body and is no member of it.
_STAFF = re.compile(
    r"\s*[,(–-]\s*(?:(?:le|la|notre)\s+)?(?:d\.?g\.?[sa]\.?\b|d\.?s\.?t\.?\b|direct(?:eur|rice)s?\b(?![^,;\n]{0,30},\s*(?:conseill|adjoint|maire|delegue|vice|elue?\b))"
    r"|secretaire\s+(?:general|de\s+mairie)|tresori(?:er|ere)\s+(?:municipal|principal|public|payeu)|comptable\s+public|percept(?:eur|rice)s?\b|receveu(?:r|se)\s+(?:municipal|percept)|agent(?:e|s)?\s+(?:communa|municipa|administrati|territoria|technique)"
    # « Mme Zoé SERAN, responsable des finances », « M. Luc VERDUN, chargé de mission »
    r"|responsables?\s+(?:des?\b|du\b|d'|finances|technique|administrati)|charge(?:e|s|es)?\s+(?:de\s+(?:mission|projet|communication)|d'(?:affaires|operations?|etudes?))|chef(?:fe)?s?\s+(?:des?|du)\s+(?:service|projet|cabinet|pole)"
    r"|attachee?s?\s+(?:territoria|principal|de\s+presse)|redact(?:eur|rice)s?\s+(?:territoria|principal))"
)


def _shaped(found: list[Named]) -> bool:
    """Whether a roll writes names with given names that are not in capitals."""
    whole = [named.name for named in found if " " in named.name]
    return sum(not name.isupper() for name in whole) >= max(4, 0.7 * len(whole))


def _shouted(named: Named) -> bool:
    """Words in capitals without civility: a place, or a title below the roll, rather than a name of it."""
    return not named.civil and named.name.isupper()


class _Told(NamedTuple):
    """A member, whether their civility is a woman's, and whether what is told of them is sure (``Roll.take``)."""

    member: Membre
    woman: bool | None
    sure: bool = False


def _ranked(clean: CleanText, part: Part, found: list[Named]) -> Iterator[_Told]:
    """The members under one heading, with their presence and their proxies."""
    last: Membre | None = None
    woman: bool | None = None
    sure, begun = False, part.start
    stand_ins: list[_Told] = []
    there_too = {named.name for named in found if not named.link}
    for named in in_pairs(clean, found, proxies=part.proxies):
        if named.link in ("to", "for"):
            # « Présents : M. X représenté par M. Y, … », who sits for him
            sits = part.status == "présent" and named.name not in there_too and _by(clean, named)
            stands_in = sits or named.link == "for" or part.by_stand_ins
            if last is not None:
                left = _left(clean, begun, named, stands_in=stands_in)
                last = _represented(last, named, left=left and not sits, stands_in=stands_in)
                sure = part.away and not stands_in and not _for_a_part(clean, begun, named)
            if stands_in:
                stand_ins.append(_Told(Membre(named.name, _STAND_IN, "présent"), named.woman))
            continue
        holds = named.link == "of" and part.status == "représenté"
        if last is not None and not holds:  # « Pouvoirs : Mme Y pour M. X »
            yield _Told(last, woman, sure)
        woman, sure, begun = named.woman, False, named.start
        if named.link == "of" and last is not None:
            # « Pouvoir de X à Y » tells another holder at once.
            last = Membre(named.name, named.role, "représenté", last.nom)
            continue
        if named.link == "stands":
            if part.status == "présent":
                yield _Told(Membre(named.name, None, "représenté"), woman)
            last = None
            continue
        last = Membre(named.name, named.role, _presence(clean, part, named))
        sure = last.presence == "présent" and _partly(clean, named)
    if last is not None:
        yield _Told(last, woman, sure)
    yield from stand_ins


def _for_a_part(clean: CleanText, giver: int, holder: Named) -> bool:
    """Whether a proxy, from the name of who gave it on, is said to be for a part of the sitting."""
    behind = _BEHIND_HOLDER.match(clean.folded, holder.end)
    end = behind.end() if behind else holder.end
    return _FOR_A_PART.search(clean.folded, giver, end) is not None


_BEHIND_HOLDER = re.compile(r"[ ]?(?:\([^()\n]{0,80}|[,–-]?[^,;.()\n]{0,60})")


def _partly(clean: CleanText, named: Named) -> bool:
    """« Lise ORVAL (arrivée à 20 h) », « Paul VERDUN, à partir du point 4 », in a list of those present."""
    beside = _ASIDE.match(clean.folded, named.end)
    return beside is not None and _FOR_A_PART.search(beside.group()) is not None


_ASIDE = re.compile(
    r"[ ]?(?:\([^()\n]{1,80}|[,–-][ ]?(?=a\s+(?:partir|compter)|jusqu|depuis|arrive|parti)[^,;.(\n]{1,60})"
)


def _presence(clean: CleanText, part: Part, named: Named) -> str:
    """What the list, or what stands beside somebody in it, tells of their presence."""
    presence = named.presence or part.status
    arrives = presence in _AWAY and _ARRIVES.match(clean.folded, named.end, part.end)
    return "présent" if arrives else presence


_AWAY = ("absent", "excusé")
#: « Absents : Lise ORVAL (arrivée au point 3) »: she sat all the same.
_ARRIVES = re.compile(
    r"\s*[,(–-]\s*(?:(?:excusee?|est|qui\s+est|est\s+)\s*,?\s*)?arrivee?\s+(?:a|au|en|lors|pendant|pour|avant|apres)\b"
)


def _represented(away: Membre, holder: Named, *, left: bool, stands_in: bool) -> Membre:
    """Whom somebody stands in for, or who gave a proxy: present all the same where they ``left`` later."""
    there = left and away.presence == "présent"
    # Brackets behind brackets are those of somebody whose name was not read.
    known = stands_in or (away.pouvoir and holder.aside)
    pouvoir = away.pouvoir if known else holder.name or away.pouvoir
    return replace(away, presence="présent" if there else "représenté", pouvoir=pouvoir)


def _by(clean: CleanText, named: Named) -> bool:
    return _BY.search(clean.folded, max(0, named.start - 30), named.start) is not None


_BY = re.compile(r"\brepresentee?s?\s+par\s+(?:\w+\.?\s+)?\Z")
_STAND_IN = "suppléant"
#: « À partir du point 4 », « jusqu'à 20 h », « à son départ »: a proxy for a part of the sitting.
_FOR_A_PART = re.compile(
    r"\b(?:a\s+(?:partir|compter)|jusqu|depuis|apres|avant|depart|arriv|quitt|pour\s+l)"
)


def _left(clean: CleanText, giver: int, holder: Named, *, stands_in: bool) -> bool:
    """Whether somebody who is present gave a proxy, or has a stand-in, for a part of the sitting only."""
    if stands_in:
        return holder.aside or _for_a_part(clean, giver, holder)
    around = clean.folded[max(0, holder.start - 80) : holder.end + 60]
    return holder.aside or _FOR_A_PART.search(around) is not None


def _line_by_line(text: str) -> bool:
    """Whether each line of a list is a person, rather than a list that runs over its lines."""
    plain = BRACKETS.sub("", text)
    lines = sum(bool(line.strip()) for line in plain.split("\n"))
    marks = len(re.findall(r"[,;]|\s[-–—]+\s", plain))
    civilities = len(re.findall(r"\b(?:M\.|Mme|MME|M\s)", plain))
    return lines > 1 and marks < 0.7 * lines and civilities < 1.8 * lines
