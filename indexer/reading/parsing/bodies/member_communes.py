"""The département of a group of communes, by those that its text names: its members and neighbours.

Used where the referentials do not hold the group: one dissolved, renamed, or written otherwise. A
communauté lies in one piece (CGCT, art. L5210-1-1), so the communes that its minutes speak of are
nearly all of its département.
"""

import re
from collections import Counter

from indexer.reading.parsing.bodies.communes import commune_key_at
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
        bearers = {one.departement for one in communes_named(name) if one.current}
        if len(name) >= _SHORTEST and len(bearers) == 1:
            found.update(bearers)
    if not found:
        return None
    [(departement, count)] = found.most_common(1)
    return departement if count >= _FEWEST and count >= _SHARE * found.total() else None
