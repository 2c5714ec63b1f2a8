"""The département of a group of communes, by those that its text names: its members and neighbours.

Used where the referentials do not hold the group: a syndicat, a communauté dissolved, renamed, or written
otherwise. It lies in one piece (CGCT, art. L5210-1-1, for a communauté), so the communes that its minutes
speak of are nearly all of its département, and it sits in one of them.
"""

import re
from collections import Counter

from indexer.reading.parsing.bodies.communes import commune_key_at
from indexer.reading.parsing.bodies.departements import only
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern
from indexer.referentials import communes_named, is_commune_key, name_key

_REACH = 30_000
_BEFORE = Pattern(r"\b(?:a|de|d'|communes?\s+(?:de|d')|mairie\s+(?:de|d'))\s?(?=[a-z])")
#: A line of a roll by communes: the name alone, or before a colon.
_LINE = re.compile(r"(?m)^[ \t•-]*(?P<name>[a-z][a-z' /-]{3,40}?)[ \t]*(?=$|:)")
#: Letters of the shortest name that is taken for a place and not for a word.
_SHORTEST = 5
#: Communes that must be named, and their share that one département must hold.
_FEWEST, _SHARE = 3, 0.75
#: « S'est réuni salle des fêtes, à Vaucourt », « réunis en mairie de … », « siège : mairie de … ».
_SEAT = Pattern(
    r"\b(?:reunie?s?|assemblee?s?|siege)\b[^.;\n]{0,70}?\b(?:a|mairie\s+(?:de|d')|commune\s+(?:de|d')|hotel\s+de\s+ville\s+(?:de|d'))\s?(?=[a-z])"
)
#: Letters of the shortest name of a place where an assembly sits, which is never a word.
_SHORTEST_SEAT = 4
_HEAD = 4000


def departement_of_places(clean: CleanText) -> str | None:
    """Return the département of most communes that a text names, ``None`` where they are few."""
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
    if found:
        [(departement, count)] = found.most_common(1)
        if count >= _FEWEST and count >= _SHARE * found.total():
            return departement
    return _of_seat(clean)


def _of_seat(clean: CleanText) -> str | None:
    """The département of the places where the assembly sat, where it is one and no homonym's."""
    found: set[str] = set()
    for match in _SEAT.finditer(clean.folded, 0, _HEAD):
        if not clean.text[match.end()].isupper():
            continue
        key = commune_key_at(clean.folded, match.end(), "")
        if key and len(key) >= _SHORTEST_SEAT:
            found |= _departements_of(key)
    return only(frozenset(found))


def _departements_of(name: str) -> set[str]:
    """The département of the communes of a name, empty where homonyms lie in several."""
    bearers = {one.departement for one in communes_named(name) if one.current}
    return bearers if len(bearers) == 1 else set()
