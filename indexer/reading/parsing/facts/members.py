"""Who sat: the members that the roll of a sitting names, present, represented, excused or absent.

The roll is found by its headings (``roll_parts``). A name that comes again is the same person: whoever is
present at first is present, with the proxy given on leaving.

Sources: CGCT, art. L2121-20 (proxies), L2121-15 and R2121-9 (what minutes and register name).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analyzers import fold_letters
from indexer.documents import Membre
from indexer.reading.parsing.facts.beside_names import GONE
from indexer.reading.parsing.facts.name_reader import Named
from indexer.reading.parsing.facts.names import names_in
from indexer.reading.parsing.facts.proxies import proxies_told_later
from indexer.reading.parsing.facts.roll_parts import BRACKETS, HEAD, Part, end_of_names, parts_of
from indexer.reading.parsing.facts.same_person import same_person, words_of
from indexer.reading.parsing.facts.sheets import present_in_columns, present_in_rows
from indexer.reading.parsing.facts.unheaded import run_before, tells_each, unheaded_roll
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import is_commune_key, name_key

_RANKS = ("présent", "représenté", "excusé", "absent")
#: No assembly has as many: the largest, that of a région, has 209 (Code électoral, art. L337).
_MOST_MEMBERS = 500


def members(clean: CleanText) -> tuple[Membre, ...]:
    """Return the members whom the roll names, in its order; empty where there is none."""
    parts = [] if tells_each(clean.folded[:HEAD]) else list(parts_of(clean))
    lists = [(part, _no_places(clean, _named(clean, part))) for part in parts]
    if rows := present_in_rows(clean, HEAD):
        return tuple(rows[:_MOST_MEMBERS])
    if not any(found for part, found in lists if part.status == "présent"):
        if sheet := tuple(present_in_columns(clean, HEAD)):
            return sheet[:_MOST_MEMBERS]
        if untold := _under_no_heading(clean, [part for part, found in lists if found]):
            lists.insert(0, (untold, _no_places(clean, _named(clean, untold))))
    shaped = _shaped([named for _part, found in lists for named in found])
    roll = _Roll()
    for part, found in lists:
        kept = [named for named in found if named.link or not shaped or not _shouted(named)]
        for member in _ranked(clean, part, kept):
            if len(roll.members) < _MOST_MEMBERS:
                roll.take(member)
    there = any(member.presence == "présent" for member in roll.members)
    if not there and not any(_counts_present(clean, part) for part in parts):
        return ()
    given = proxies_told_later(clean, parts) if _without_proxy(roll.members) else ()
    for giver, holder in given:
        roll.represent(giver, holder)
    return tuple(roll.members)


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
    found = _columns(clean, found) if part.proxies and lines else found
    return [
        named
        for named in found
        if named.presence != GONE and (not named.lone or named.link or named.name.isupper())
    ]


def _shaped(found: list[Named]) -> bool:
    """Whether a roll writes names with given names that are not in capitals."""
    whole = [named.name for named in found if " " in named.name]
    return sum(not name.isupper() for name in whole) >= max(4, 0.7 * len(whole))


def _shouted(named: Named) -> bool:
    """Words in capitals without civility: a place, or a title below the roll, rather than a name of it."""
    return not named.civil and named.name.isupper()


def _ranked(clean: CleanText, part: Part, found: list[Named]) -> Iterator[Membre]:
    """The members under one heading, with their presence and their proxies."""
    last: Membre | None = None
    stand_ins: list[Membre] = []
    there_too = {named.name for named in found if not named.link}
    found = _both(clean, found) if part.proxies else found
    for named in _in_turn(_respectively(clean, found)):
        if named.link in ("to", "for"):
            stands_in = named.link == "for" or part.by_stand_ins
            # « Présents : M. X représenté par M. Y, … », who sits for him
            sits = part.status == "présent" and named.name not in there_too and _by(clean, named)
            stands_in = stands_in or sits
            if last is not None:
                holder = None if stands_in else named.name
                away = sits or last.presence != "présent"
                there = not away and (named.aside or _left(clean, named))
                presence = "présent" if there else "représenté"
                last = replace(last, presence=presence, pouvoir=holder or last.pouvoir)
            if stands_in:
                stand_ins.append(Membre(named.name, _STAND_IN, "présent"))
            continue
        holds = named.link == "of" and part.status == "représenté"
        if last is not None and not holds:  # « Pouvoirs : Mme Y pour M. X »
            yield last
        if named.link == "of" and last is not None:
            # « Pouvoir de X à Y » tells another holder at once.
            last = Membre(named.name, named.role, "représenté", last.nom)
            continue
        if named.link == "stands":
            if part.status == "présent":
                yield Membre(named.name, None, "représenté")
            last = None
            continue
        last = Membre(named.name, named.role, named.presence or part.status)
    if last is not None:
        yield last
    yield from stand_ins


def _by(clean: CleanText, named: Named) -> bool:
    return _BY.search(clean.folded, max(0, named.start - 30), named.start) is not None


_BY = re.compile(r"\brepresentee?s?\s+par\s+(?:\w+\.?\s+)?\Z")
_STAND_IN = "suppléant"
#: « À partir du point 4 », « jusqu'à 20 h », « à son départ »: a proxy for a part of the sitting.
_FOR_A_PART = re.compile(
    r"\b(?:a\s+(?:partir|compter)|jusqu|depuis|apres|avant|depart|arriv|quitt|pour\s+l)"
)


def _left(clean: CleanText, holder: Named) -> bool:
    """Whether somebody who is present gave a proxy for a part of the sitting only."""
    around = clean.folded[max(0, holder.start - 80) : holder.end + 60]
    return _FOR_A_PART.search(around) is not None


_AND = re.compile(r"\s+et\s+(?:(?:m|mme|mlle|mr)\b\.?\s*|monsieur\s+|madame\s+)?")


def _both(clean: CleanText, found: list[Named]) -> list[Named]:
    """« M. X et Mme Y à Mme Z »: both gave her their votes."""
    told: list[Named] = []
    for rank, named in enumerate(found):
        told.append(named)
        beside, holder = (*found[rank + 1 : rank + 3], None, None)[:2]
        if (
            beside
            and holder
            and holder.link == "to"
            and not (named.link or beside.link)
            and _AND.fullmatch(clean.folded, named.end, beside.start)
        ):
            told.append(holder)
    return told


#: « … qui ont donné respectivement procuration à … ».
_RESPECTIVELY = re.compile(r"\brespectiv(?:ement|es?)\b")
_PHRASE = 90


def _respectively(clean: CleanText, found: list[Named]) -> list[Named]:
    """« A, B et C ont respectivement donné pouvoir à D, E et F »: each holder behind who gave it."""
    first = next((rank for rank, named in enumerate(found) if named.link == "to"), 0)
    told = found[first].start if first else 0
    if not first or not _RESPECTIVELY.search(clean.folded, max(0, told - _PHRASE), told):
        return found
    last = first + 1
    while last < len(found) and not _SENTENCE.search(
        clean.text, found[last - 1].end, found[last].start
    ):
        last += 1
    givers, holders = found[2 * first - last : first], found[first:last]
    if last > 2 * first or any(named.link for named in (*givers, *holders[1:])):
        return found
    pairs = zip(givers, holders, strict=True)
    turned = [each for giver, holder in pairs for each in (giver, holder._replace(link="to"))]
    return [*found[: 2 * first - last], *turned, *found[last:]]


_SENTENCE = re.compile(r"[.;]\s")


def _in_turn(found: list[Named]) -> Iterator[Named]:
    """The people of a list, each proxy behind who gave it where all of them came last.

    Two columns are read one after the other: « A / B / C », then « pouvoir à X / pouvoir à Y / … ».
    """
    links = [named.link == "to" for named in found]
    run = 0
    while run < len(links) and links[len(links) - 1 - run]:
        run += 1
    givers = found[len(found) - 2 * run : len(found) - run] if 2 * run <= len(found) else []
    if run < _FEWEST_IN_COLUMNS or any(named.link for named in givers) or len(givers) < run:
        yield from found
        return
    yield from found[: len(found) - 2 * run]
    for giver, holder in zip(givers, found[len(found) - run :], strict=True):
        yield giver
        yield holder


_FEWEST_IN_COLUMNS = 2


def _line_by_line(text: str) -> bool:
    """Whether each line of a list is a person, rather than a list that runs over its lines."""
    plain = BRACKETS.sub("", text)
    lines = sum(bool(line.strip()) for line in plain.split("\n"))
    marks = len(re.findall(r"[,;]|\s[-–—]+\s", plain))
    civilities = len(re.findall(r"\b(?:M\.|Mme|MME|M\s)", plain))
    return lines > 1 and marks < 0.7 * lines and civilities < 1.8 * lines


def _columns(clean: CleanText, found: list[Named]) -> list[Named]:
    """Two people on a line that nothing ties: who is absent, and who votes for them."""
    paired: list[Named] = []
    for named in found:
        before = paired[-1] if paired else None
        alone = len(paired) < 2 or "\n" in clean.text[paired[-2].end : paired[-1].start]
        if (
            before is not None
            and before.link is None
            and named.link is None
            and alone
            and "\n" not in clean.text[before.end : named.start]
        ):
            named = named._replace(link="to")
        paired.append(named)
    return paired


@dataclass(slots=True)
class _Roll:
    """The members met so far, by the words of their names."""

    members: list[Membre] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def take(self, member: Membre) -> None:
        """Add a member, or what is new of one who stands there."""
        same = self._same(member.nom)
        if not same:
            for word in words_of(member.nom):
                self.by_word.setdefault(word, []).append(len(self.members))
            self.members.append(member)
            return
        known = self.members[same[0]]
        presence = min((known.presence or "absent", member.presence or "absent"), key=_RANKS.index)
        role, pouvoir = known.role or member.role, known.pouvoir or member.pouvoir
        if (presence, role, pouvoir) != (known.presence, known.role, known.pouvoir):
            told = replace(known, presence=presence, role=role, pouvoir=pouvoir)
            self.members[same[0]] = told

    def represent(self, name: str, holder: str) -> None:
        """Give the proxy of somebody who is away, and of whom no holder was told."""
        same = self._same(name)
        if len(same) == 1 and not self.members[same[0]].pouvoir:
            away = self.members[same[0]]
            if away.presence != "présent":
                told = replace(away, presence="représenté", pouvoir=holder)
                self.members[same[0]] = told

    def _same(self, name: str) -> list[int]:
        """The members of that name, the first of them first."""
        near = {index for word in words_of(name) for index in self.by_word.get(word, ())}
        same = [index for index in sorted(near) if same_person(self.members[index].nom, name)]
        if len(same) > 1:
            folded = fold_letters(name)
            return [index for index in same if fold_letters(self.members[index].nom) == folded]
        return same
