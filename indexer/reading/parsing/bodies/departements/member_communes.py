"""The département of a group of communes, by those that its text names: its members and neighbours.

Used where the referentials do not hold the group: a syndicat, a communauté dissolved, renamed, or written
otherwise. It lies in one piece (CGCT, art. L5210-1-1, for a communauté), so the communes that its minutes
speak of are nearly all of its département, and it sits in one of them.
"""

import re
from collections import Counter

from indexer.reading.parsing.bodies.departements.departements import departement_at, only
from indexer.reading.parsing.bodies.names.commune_names import commune_key_at
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import (
    communes_named,
    departement_named,
    epci_keyed,
    is_commune_key,
    name_key,
)

_REACH = 30_000
_BEFORE = Pattern(
    r"\b(?:a|de|d'|communes?\s+(?:de|d')|mairie\s+(?:de|d'))\s?(?=[a-z])|\(\s?(?=[a-z])"
)
#: A line of a roll by communes: the name alone, or before a colon.
_LINE = re.compile(r"(?m)^[ \t•-]*(?P<name>[a-z][a-z' /-]{3,40}?)[ \t]*(?=$|:)")
#: Letters of the shortest name that is taken for a place and not for a word.
_SHORTEST = 5
#: Communes of one département that must be named, their share of all, how often those of the next.
_FEWEST, _SHARE, _LEAD = 3, 0.6, 2
#: Fewer tell where all of them lie in one.
_FEWEST_ALIKE = 2
#: Where an assembly met or has its seat, and the words that end the place: « sous la présidence de … ».
_SEAT = Pattern(r"\b(?:reunie?s?|assemblee?s?|siege|lieu(?=\s*:))\b")
_SEAT_REACH = 180
_SEAT_ENDS = re.compile(r"[.;]|\n\s*\n|\bsous\b|\bpresid|\bde\s+m(?:r|me|onsieur|adame)?\b")
_IN_STREET = re.compile(
    r"\b(?:rue|avenue|av\.?|place|boulevard|bd|quai|route|cours|allee|chemin|impasse|faubourg)\s+(?:[\w'-]+\s+){0,2}$"
)
#: Letters of the shortest name of a place where an assembly sits, which is never a word.
_SHORTEST_SEAT = 4
_HEAD = 4000
#: A service of the State or of a département, or its council, whose name ends on that of the département: each
#: helps the groups of its communes.
_SERVICE = re.compile(
    r"\b(?:direction|chambre|union|association|maison)s?\s+(?:departementales?|d'agriculture)\b[^.;:()\n]{0,90}"
    r"|\bconseil\s+(?:general|departemental)\b[^.;:()\n]{0,12}"
)
_LINK = re.compile(r"\b(?:de\s+la|de\s+l'|du|des|de|d')\s*(?=[a-z])")


def departement_of_places(clean: CleanText, name: str) -> str | None:
    """Return the département of most communes that a text names, ``None`` where nothing tells one.

    Where few are named, that of the place of the sitting, of a service that it names, of the ``name``, of
    the group that bears it too.
    """
    told = _of_members(clean) or _of_seat(clean) or _of_services(clean) or _of_name(name)
    return told or _of_group(name)


def _of_members(clean: CleanText) -> str | None:
    """The département of most communes that a text names."""
    folded = clean.folded[:_REACH]
    names = {name_key(line["name"]) for line in _LINE.finditer(folded)}
    names = {name for name in names if is_commune_key(name)}
    for match in _BEFORE.finditer(folded):
        if clean.text[match.end()].isupper() and (key := commune_key_at(folded, match.end(), "")):
            names.add(key)
    found: Counter[str] = Counter()
    for name in names:
        if len(name) >= _SHORTEST:
            found.update(_departements_of(name))
    if not found:
        return None
    [(departement, count), *others] = found.most_common(2)
    next_count = others[0][1] if others else 0
    alike = not others and count >= _FEWEST_ALIKE
    most = count >= _SHARE * found.total() and count >= _LEAD * next_count
    return departement if alike or (count >= _FEWEST and most) else None


def _of_seat(clean: CleanText) -> str | None:
    """The département of the places where the assembly sat, where it is one and no homonym's."""
    found: set[str] = set()
    for match in _SEAT.finditer(clean.folded, 0, _HEAD):
        told = clean.folded[match.end() : match.end() + _SEAT_REACH]
        end = match.end() + len(_SEAT_ENDS.split(told, maxsplit=1)[0])
        for place in _BEFORE.finditer(clean.folded, match.end(), end):
            street = _IN_STREET.search(clean.folded, max(0, place.start() - 40), place.start())
            if street or not clean.text[place.end()].isupper():
                continue
            key = commune_key_at(clean.folded, place.end(), "")
            if key and len(key) >= _SHORTEST_SEAT:
                found |= _departements_of(key)
    return only(frozenset(found))


def _of_services(clean: CleanText) -> str | None:
    """The département of the services that a text names: « direction départementale … de … »."""
    return only(
        frozenset(
            code
            for service in _SERVICE.finditer(clean.folded, 0, _HEAD)
            for link in _LINK.finditer(clean.folded, service.start(), service.end())
            if (code := departement_at(clean.folded, link.end()))
        )
    )


#: « Syndicat des eaux de Vaucourt », not « … de la Gartempe »: a river has its article.
_AFTER_DE = re.compile(r"\b(?:de|d)\s+(?!(?:la|le|les|l)\s)(?=[a-z])")


def _of_name(name: str) -> str | None:
    """The département of the communes that the name of a body holds."""
    plain = name_key(name)
    keys = [commune_key_at(plain, match.end(), "") for match in _AFTER_DE.finditer(plain)]
    # « SIVOS Valbrune », all but its kind
    if is_commune_key(bare := plain.partition(" ")[2]):
        keys.append(bare)
    told = only(
        frozenset().union(*(_departements_of(k) for k in keys if k and len(k) >= _SHORTEST))
    )
    return told or _of_listed(plain)


#: « CIAS du Pays d'Ombre », behind its kind: of the group of that name.
_BEHIND_KIND = re.compile(r"\w+ (?:(?:de la|de l|du|des|de|d) )?")


def _of_group(name: str) -> str | None:
    """The département of the one group whose name a body bears behind its kind."""
    plain = name_key(name)
    kind = _BEHIND_KIND.match(plain)
    named = epci_keyed(plain[kind.end() :]) if kind else ()
    return named[0].departement if len(named) == 1 else None


_WORD_START = re.compile(r"\b(?=[a-z])")


def _of_listed(plain: str) -> str | None:
    """The département of several communes that a name lists: « Regroupement scolaire Valcourt Les Ormes Brumel »."""
    keys = {commune_key_at(plain, word.start(), "") for word in _WORD_START.finditer(plain)}
    listed = {key: _departements_of(key) for key in keys if key and len(key) >= _SHORTEST}
    placed = [found for found in listed.values() if found]
    return only(frozenset().union(*placed)) if len(placed) >= _FEWEST_ALIKE else None


def _departements_of(name: str) -> set[str]:
    """The département of the communes of a name, empty where homonyms lie in several."""
    if departement_named(name):
        return set()  # « Landes », « Vienne »: rather the département
    named = communes_named(name)
    bearers = {one.departement for one in named if one.current or not named[0].current}
    return bearers if len(bearers) == 1 else set()
