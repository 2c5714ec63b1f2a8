"""Groups of communes that no table holds: former ones, or under another name, as the text writes them.

Sources: CGCT, art. L5214-1, L5215-1, L5216-1, L5217-1; forms observed in published acts.
"""

import re
from itertools import pairwise

from analyzers import fold_letters
from indexer.documents import Collectivite, TypeCollectivite
from indexer.reading.parsing.bodies.departements import departements_of, only
from indexer.reading.parsing.bodies.unlisted import (
    NO_NAME_OF_BODY,
    departement_beside,
    name_at,
    proper,
)
from indexer.reading.parsing.openings import SITTING, has_verb
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.reading.parsing.view.pattern import Pattern

_HEAD = 4000
#: The kind of a group before its name.
GROUP = Pattern(
    r"\b(?P<kind>communaute\s+(?:de\s+communes?|d'agglomeration|urbaine)|eurometropole|metropole|agglomeration|cdc|com\s?com|cc|c\.\s?c\.)\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')?(?=[\"«a-z])"
)
_GROUP_KIND = re.compile(
    r"\b(?:communaute\s+(?:de\s+communes?|d'agglomeration|urbaine)|metropole)\b"
)
_GROUP_KINDS: tuple[tuple[str, TypeCollectivite], ...] = (
    ("communaute de commune", "communauté de communes"),
    ("communaute d'agglomeration", "communauté d'agglomération"),
    ("communaute urbaine", "communauté urbaine"),
    ("metropole", "métropole"),
)


def kind_of_group(folded: str) -> TypeCollectivite | None:
    """Return the kind of group that the heading names, without its name."""
    flat = " ".join(folded[:_HEAD].split())
    return next((kind for word, kind in _GROUP_KINDS if word in flat), None)


#: « CDC du Pays d'Ombre », a line of the title.
_SHORT_KIND = re.compile(r"(?:cdc|com\s?com|cc|c\.\s?c\.)\s+(?:de|du|des|d')")


def _kind_at(folded: str) -> int:
    """Where a line names a kind of group, its end where it names none."""
    if _SHORT_KIND.match(folded):
        return 0
    match = _GROUP_KIND.search(folded)
    return match.start() if match else len(folded)


def _names_body(following: str) -> bool:
    """Whether the words after a kind of body may be its name, and no fact of the sitting."""
    return not SITTING.match(following) and not NO_NAME_OF_BODY.match(following)


#: « AGGLOMÉRATION DU BAS-… », alone on a line of the title.
_AGGLOMERATION = re.compile(r"(?P<kind>agglomeration)\s+(?:du|des|de|d')\s?[a-z' -]{3,40}")
#: « OMBRELLE COMMUNAUTÉ », alone on a line of the title.
_ENDS_ON_KIND = re.compile(
    r"(?!.*\b(?:conseil|seance|bureau|commune|communes)\b)[a-z' -]{3,40}\s(?P<kind>communaute|agglo|agglomeration|intercom)"
    # « VAL D'OMBRE – COMMUNAUTÉ DE COMMUNES »
    r"|[a-z' -]{3,40}?\s*[,–-]\s*(?P<spelled>communaute\s+(?:de\s+communes|d'agglomeration|urbaine))"
)
_ENDS_NAME = re.compile(r"\s*[,–-]\s*(?i:communaut[ée])\s.*")
#: What the word that ends a name tells of its kind.
_ENDING_KINDS: dict[str, TypeCollectivite | None] = {
    "agglo": "communauté d'agglomération",
    "agglomeration": "communauté d'agglomération",
    "communaute": None,
    "intercom": "communauté de communes",
    "metropole": "métropole",
}


#: « Conseil communautaire d'Ombrelle Agglo »: the word that ends its name tells its kind.
_OF_ITS_NAME = re.compile(
    r"\b[Cc]onseil\s+(?:communautaire|métropolitain)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])"
    r"(?P<name>(?:[A-ZÀ-Ý][\wÀ-ÿ'’-]*\s+){1,4}(?P<kind>Agglo|Agglomération|Communauté|Métropole))\b(?!\s+(?:de|d['’]|[Uu]rbaine))"
)


def unlisted_group(clean: CleanText) -> Collectivite | None:
    """A former EPCI, or one under another name: as its sitting or its title writes it."""
    if sitting := _unlisted_sitting(clean):
        return sitting
    if named := _OF_ITS_NAME.search(clean.text[:_HEAD]):
        return Collectivite(
            nom=tidy(named["name"]),
            type=_ENDING_KINDS[fold_letters(named["kind"])],
            departement=only(departements_of(clean)),
        )
    for line in clean.lines[:3]:
        if titled := _AGGLOMERATION.fullmatch(line.folded) or _ENDS_ON_KIND.fullmatch(line.folded):
            kind = titled["kind"]
            return Collectivite(
                nom=proper(line.text if kind else tidy(_ENDS_NAME.sub("", line.text))),
                type=_ENDING_KINDS[kind] if kind else kind_of_group(line.folded),
                departement=only(departements_of(clean)),
            )
    bare: Collectivite | None = None
    for line in clean.lines[:15]:
        match = GROUP.match(clean.folded, line.start + _kind_at(line.folded))
        if match and not _names_body(clean.folded[match.end() : match.end() + 60]):
            bare = bare or Collectivite(type=kind_of_group(line.folded))
            continue
        if (
            match
            and not has_verb(line.folded)
            and match.start() - line.start < 25
            and len(line.text) < 90
        ):
            end = clean.folded.find("\n", match.end())
            written = clean.text[match.start() : end if end > 0 else None]
            name = proper(tidy(re.split(r"\s*(?:\(|,|\s[-–]\s)", written)[0]))
            return Collectivite(
                nom=name,
                type=kind_of_group(line.folded) or "communauté de communes",
                departement=departement_beside(clean, name) or only(departements_of(clean)),
            )
    return _over_two_lines(clean) or bare


#: « Communauté de communes », « du Pays d'Ombre » under it: a letterhead, or the foot of a page.
_NAME_UNDER = re.compile(r"(?:du|de\s+la|de\s+l'|des|de|d')\s*[a-z][a-z' -]{3,40}")
_FAR = 120


def _over_two_lines(clean: CleanText) -> Collectivite | None:
    for line, under in pairwise(clean.lines[:_FAR]):
        kind = _GROUP_KIND.fullmatch(line.folded)
        if kind and not under.gap and _NAME_UNDER.fullmatch(under.folded):
            name = proper(tidy(f"{line.text} {under.text}"))
            return Collectivite(
                nom=name,
                type=kind_of_group(line.folded),
                departement=departement_beside(clean, name) or only(departements_of(clean)),
            )
    return None


_SITTING = re.compile(
    r"\b(?:conseil\s+(?:communautaire\s+)?|assemblee\s+generale\s+|presidente?\s+|conseillers\s+communautaires\s+|(?:delegues|membres)\s+(?:des\s+communes\s+membres\s+)?)de\s+(?:la\s+)?(?=communaute\s)"
)


def _unlisted_sitting(clean: CleanText) -> Collectivite | None:
    """A group by the sentence that opens its sitting: « le conseil de la communauté de communes … »."""
    for opening in _SITTING.finditer(clean.folded, 0, _HEAD):
        match = GROUP.match(clean.folded, opening.end())
        bare = match and name_at(clean.text, match.end())
        if match and bare:
            name = tidy(f"{clean.text[match.start() : match.end()]}{bare}")
            return Collectivite(
                nom=proper(name),
                type=kind_of_group(match.group()),
                departement=departement_beside(clean, name) or only(departements_of(clean)),
            )
    return None
