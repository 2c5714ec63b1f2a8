"""Groups of communes with their own taxation: communautés and métropoles.

Sources: CGCT, art. L5214-1, L5215-1, L5216-1, L5217-1; Banatic for their names.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from analyzers import fold_letters
from indexer.documents import Collectivite, TypeCollectivite
from indexer.reading.parsing.bodies.departements import departements_of, only
from indexer.reading.parsing.bodies.entities import of_epci
from indexer.reading.parsing.bodies.unlisted import (
    NO_NAME_OF_BODY,
    departement_beside,
    name_at,
    proper,
)
from indexer.reading.parsing.openings import SITTING, has_verb
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.reading.parsing.view.pattern import Pattern
from indexer.referentials import Epci, epci_called, epci_keyed, epci_named, name_key

_HEAD = 4000
_NAME_WORDS = re.compile(r"[^\s,;:.()«»\"|/]+")
_GROUP = Pattern(
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


def group(clean: CleanText) -> Collectivite | None:
    """The EPCI most often named in the heading."""
    scores: dict[str, float] = {}
    found: dict[str, Epci] = {}
    for match in _GROUP.finditer(clean.folded, 0, 30_000):
        if epci := _epci_at(clean, match):
            found[epci.siren] = epci
            scores[epci.siren] = scores.get(epci.siren, 0) + (5 if match.start() < 1500 else 1)
    for siren, epci, weight in (
        *_named_after(clean),
        *_after_council(clean),
        *_kind_told_after(clean),
    ):
        found[siren] = epci
        scores[siren] = scores.get(siren, 0) + weight
    if not scores and (alone := _named_alone(clean)):
        return of_epci(alone)
    if scores:
        return of_epci(found[max(scores, key=lambda siren: scores[siren])])
    return _unlisted_group(clean)


#: Mentions of a group in a text without an assembly, for one of them to be its author.
_FEWEST_MENTIONS = 3
_SHARE = 0.7


def titled_group(clean: CleanText) -> Collectivite | None:
    """The EPCI that the first lines of a text without an assembly name, or that it speaks of most."""
    mentions: dict[str, int] = {}
    found: dict[str, Epci] = {}
    early: set[str] = set()
    title_end = clean.lines[min(9, len(clean.lines) - 1)].end if clean.lines else 0
    named = [
        (match.start(), epci)
        for match in _GROUP.finditer(clean.folded, 0, 30_000)
        if (epci := _epci_at(clean, match))
    ]
    for start, epci in named:
        found[epci.siren] = epci
        mentions[epci.siren] = mentions.get(epci.siren, 0) + 1
        if start < title_end:
            early.add(epci.siren)
    if len(early) == 1:
        return of_epci(found[early.pop()])
    if not mentions:
        return None
    top = max(mentions, key=lambda siren: mentions[siren])
    most = mentions[top] >= _FEWEST_MENTIONS and mentions[top] >= _SHARE * len(named)
    return of_epci(found[top]) if most else None


_METROPOLE = re.compile(
    r"(?P<before>(?!L[ae] |D[eu] |Une |Cette |Votre |Notre )(?:[A-ZÀ-Ý][\wÀ-ÿ'-]+ ){1,3})M[ée]tropole\b(?P<after>(?: (?:de |d'|du |des )?[A-ZÀ-Ý][\wÀ-ÿ'-]+(?: d'[A-ZÀ-Ý][\wÀ-ÿ-]+)?){0,3})"
)


def metropole(clean: CleanText) -> Collectivite:
    """Return the métropole whose council sat: listed, else as the text writes it most fully."""
    listed = group(clean)
    if listed and listed.nom and listed.type == "métropole":
        return listed
    written = [
        tidy(match.group()) for match in _METROPOLE.finditer(clean.text[:8000]) if match["after"]
    ] or [tidy(match.group()) for match in _METROPOLE.finditer(clean.text[:8000])]
    if written and not (listed and listed.siren):
        return Collectivite(nom=max(set(written), key=written.count), type="métropole")
    return listed or Collectivite(type="métropole")


_KIND = r"(?P<kind>communaute|agglomeration|agglo|metropole|intercom)\b(?!\s+(?:de\s+communes?|d'agglo|urbaine))"
_KIND_ALONE = Pattern(rf"\b{_KIND}")
#: A name may begin at any word: it is read back from what ends it, so many characters at most.
_NAME_BEFORE = re.compile(r"(?:[\w'-]+\s+){1,6}\Z")
_LONGEST_NAME = 200


def _named_after(clean: CleanText) -> Iterator[tuple[str, Epci, int]]:
    """The EPCI whose kind ends its name: « Ombrelle Communauté », « Zélivau Métropole »."""
    done = 0
    for match in _KIND_ALONE.finditer(clean.folded, 0, 8000):
        start = max(done, match.start() - _LONGEST_NAME)
        name = _NAME_BEFORE.search(clean.folded, start, match.start())
        if name is None:
            continue
        done = match.end()
        before = name.group().split()
        after = clean.folded[match.end() : match.end() + 60].partition("\n")[0].split()[:6]
        if epci := _longest(before, match["kind"], after) or _bare(before):
            yield epci.siren, epci, 1


#: Words of a name of a group that tell it without its kind.
_FEWEST_WORDS = 2


def _bare(before: list[str]) -> Epci | None:
    """The EPCI that the words before « Communauté » name alone, its kind being told otherwise."""
    keys = [name_key(word) for word in before]
    for start in range(len(keys) - _FEWEST_WORDS + 1):
        if len(named := epci_keyed(" ".join(keys[start:]))) == 1:
            return named[0]
    return None


def _longest(before: list[str], kind: str, after: list[str]) -> Epci | None:
    """The EPCI of the most words around its kind: « Ombrelle Métropole Val d'Ombre »."""
    words = [*before, kind, *after]
    keys = [name_key(word) for word in words]
    for start in range(len(before)):
        for stop in range(len(words), len(before), -1):
            name = " ".join(filter(None, keys[start:stop]))
            if len(named := epci_keyed(name)) == 1:
                return named[0]
    return None


_PARTS = re.compile(r"\s+[-–—|•·]\s+|\s*[:,]\s+")


def _named_alone(clean: CleanText) -> Epci | None:
    """The EPCI whose name without its kind is a line of the title, or a part of one."""
    found = {
        epci.siren: epci
        for line in clean.lines[:_TITLE_LINES]
        for part in _PARTS.split(line.folded)
        if len(key := name_key(part)) >= _SHORTEST
        for epci in epci_called(key)
    }
    return found.popitem()[1] if len(found) == 1 else None


#: Letters of the shortest name that is taken for that of a group.
_SHORTEST = 8


#: « Grand Ombrage, communauté urbaine », in the title.
_KIND_AFTER = re.compile(
    r"\W{0,3}(?P<name>[a-z][\w' -]{3,50}?)\s*[,–-]\s+(?P<kind>communaute\s+(?:de\s+communes|d'agglomeration|urbaine))\b"
)
_TITLE_LINES = 10


def _kind_told_after(clean: CleanText) -> Iterator[tuple[str, Epci, int]]:
    for line in clean.lines[:_TITLE_LINES]:
        if match := _KIND_AFTER.match(line.folded):
            kind = " ".join(match["kind"].split())
            named = [
                epci for epci in epci_named(f"{kind} {match['name']}") if _same_kind(kind, epci)
            ]
            if len(named) == 1:
                yield named[0].siren, named[0], 5


_COUNCIL = Pattern(r"\bconseil\s+communautaire\s+(?:de\s+|du\s+|des\s+|d')?(?=[a-z])")


def _after_council(clean: CleanText) -> Iterator[tuple[str, Epci, int]]:
    """The EPCI whose name alone follows its council: « conseil communautaire Ombre Nord »."""
    for match in _COUNCIL.finditer(clean.folded, 0, _HEAD):
        words = clean.folded[match.end() : match.end() + 60].partition("\n\n")[0].split()
        for count in range(min(6, len(words)), 1, -1):
            named = epci_named(" ".join(words[:count]))
            if len(named) == 1:
                yield named[0].siren, named[0], 4
                break


def _epci_at(clean: CleanText, match: re.Match[str]) -> Epci | None:
    tail = clean.folded[match.end() : match.end() + 100]
    words = [name_key(word) for word in _NAME_WORDS.findall(tail)[:12]]
    kind = " ".join(match["kind"].split())
    kind = (
        "communaute de communes" if kind.startswith(("cdc", "com ", "comcom", "cc", "c.")) else kind
    )
    told = name_key(kind)
    for count in range(len(words), 0, -1):
        name = " ".join(filter(None, words[:count]))
        candidates = epci_keyed(f"{told} {name}") or epci_keyed(name)
        same = [epci for epci in candidates if _same_kind(kind, epci)]
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            inside = [epci for epci in same if set(epci.departements) & departements_of(clean)]
            return inside[0] if len(inside) == 1 else None
    return None


def _same_kind(kind: str, epci: Epci) -> bool:
    return kind == "agglomeration" or fold_letters(epci.type).startswith(
        kind.replace("euro", "")[:18]
    )


def _kind_at(folded: str) -> int:
    """Where a line names a kind of group, its end where it names none."""
    match = _GROUP_KIND.search(folded)
    return match.start() if match else len(folded)


def _names_body(following: str) -> bool:
    """Whether the words after a kind of body may be its name, and no fact of the sitting."""
    return not SITTING.match(following) and not NO_NAME_OF_BODY.match(following)


#: « AGGLOMÉRATION DU BAS-… », alone on a line of the title.
_AGGLOMERATION = re.compile(r"(?P<kind>agglomeration)\s+(?:du|des|de|d')\s?[a-z' -]{3,40}")
#: « OMBRELLE COMMUNAUTÉ », alone on a line of the title.
_ENDS_ON_KIND = re.compile(
    r"(?!.*\b(?:conseil|seance|bureau|commune|communes)\b)[a-z' -]{3,40}\s(?P<kind>communaute|agglo|agglomeration)"
)
_ENDING_KINDS: dict[str, TypeCollectivite | None] = {
    "agglo": "communauté d'agglomération",
    "agglomeration": "communauté d'agglomération",
    "communaute": None,
}


#: « Conseil communautaire d'Ombrelle Agglo »: the word that ends its name tells its kind.
_OF_ITS_NAME = re.compile(
    r"\b[Cc]onseil\s+(?:communautaire|métropolitain)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])"
    r"(?P<name>(?:[A-ZÀ-Ý][\wÀ-ÿ'’-]*\s+){1,4}(?P<kind>Agglo|Agglomération|Communauté|Métropole))\b(?!\s+(?:de|d['’]|[Uu]rbaine))"
)
_ENDING: dict[str, TypeCollectivite | None] = {
    "Agglo": "communauté d'agglomération",
    "Agglomération": "communauté d'agglomération",
    "Communauté": None,
    "Métropole": "métropole",
}


def _unlisted_group(clean: CleanText) -> Collectivite | None:
    """A former EPCI, or one under another name: as its sitting or its title writes it."""
    if sitting := _unlisted_sitting(clean):
        return sitting
    if named := _OF_ITS_NAME.search(clean.text[:_HEAD]):
        return Collectivite(
            nom=tidy(named["name"]),
            type=_ENDING[named["kind"]],
            departement=only(departements_of(clean)),
        )
    for line in clean.lines[:3]:
        if titled := _AGGLOMERATION.fullmatch(line.folded) or _ENDS_ON_KIND.fullmatch(line.folded):
            return Collectivite(
                nom=proper(line.text),
                type=_ENDING_KINDS[titled["kind"]],
                departement=only(departements_of(clean)),
            )
    bare: Collectivite | None = None
    for line in clean.lines[:15]:
        match = _GROUP.match(clean.folded, line.start + _kind_at(line.folded))
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
                type=kind_of_group(line.folded),
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
    r"\b(?:conseil\s+(?:communautaire\s+)?|assemblee\s+generale\s+|presidente?\s+)de\s+(?:la\s+)?(?=communaute\s)"
)


def _unlisted_sitting(clean: CleanText) -> Collectivite | None:
    """A group by the sentence that opens its sitting: « le conseil de la communauté de communes … »."""
    for opening in _SITTING.finditer(clean.folded, 0, _HEAD):
        match = _GROUP.match(clean.folded, opening.end())
        bare = match and name_at(clean.text, match.end())
        if match and bare:
            name = tidy(f"{clean.text[match.start() : match.end()]}{bare}")
            return Collectivite(
                nom=proper(name),
                type=kind_of_group(match.group()),
                departement=departement_beside(clean, name) or only(departements_of(clean)),
            )
    return None
