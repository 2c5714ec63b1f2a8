"""Groups of communes with their own taxation: communautés and métropoles.

Sources: CGCT, art. L5214-1, L5215-1, L5216-1, L5217-1; Banatic for their names.
"""

import re
from bisect import bisect
from collections.abc import Collection, Iterator
from itertools import islice, permutations

from analyzers import fold_letters
from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.departements.departements import departements_of
from indexer.reading.parsing.bodies.entities import of_epci
from indexer.reading.parsing.bodies.groups.unlisted_groups import (
    GROUP,
    Naming,
    kind_of_group,
    namings,
    spoken,
    written_group,
)
from indexer.reading.parsing.bodies.guests import heads_a_point, is_another, is_party
from indexer.reading.parsing.bodies.names.name_ends import BESIDE, goes_on, name_end
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.referentials import Epci, epci_called, epci_keyed, epci_named, name_key

_HEAD = 4000
_NAME_WORDS = re.compile(r"[^\s,;:.()«»\"|/]+")


def group(clean: CleanText) -> Collectivite | None:
    """The group that the places which name one tell most: a listed EPCI, or one as the text writes it."""
    scores: dict[str, float] = {}
    found: dict[str, Epci] = {}
    listed_at: dict[int, str] = {}
    for match in GROUP.finditer(clean.folded, 0, 30_000):
        if epci := _epci_at(clean, match):
            found[epci.siren] = epci
            listed_at[match.start()] = epci.siren
            scores[epci.siren] = scores.get(epci.siren, 0) + _told_at(clean, match.start())
    told_by_end = ((epci, 2 if start < _HEADING else 1) for start, epci in _ending_on_kind(clean))
    for epci, weight in (*told_by_end, *_after_council(clean)):
        found[epci.siren] = epci
        scores[epci.siren] = scores.get(epci.siren, 0) + weight
    written: dict[str, Naming] = {}
    for naming in namings(clean):
        # With its kind a name of one word is told, « Ombrelline / Communauté de communes ».
        listed = epci_called(naming.key) or (epci_keyed(naming.key) if naming.type else ())
        if len(listed) == 1 and naming.type in (None, listed[0].type):
            found[listed[0].siren] = listed[0]
            listed_at[naming.start] = listed[0].siren
        key = listed_at.get(naming.start) or naming.key
        if key not in found:
            written.setdefault(key, naming)
        scores[key] = scores.get(key, 0) + _NAMED
    _lengthen(scores, written)
    if scores:
        best = max(scores, key=lambda key: scores[key])
        if best in written:
            return written_group(clean, written[best])
        if scores[best] >= _LEAST:
            return of_epci(found[best])
    return _named_otherwise(clean, scores)


def _named_otherwise(clean: CleanText, scores: Collection[str]) -> Collectivite | None:
    """The group whose name stands without its kind, or with which sentences begin where nothing else names one."""
    alone = _named_alone(clean)
    if alone and alone.siren not in scores:
        return of_epci(alone)
    own = None if scores else spoken(clean)
    return written_group(clean, own) if own else None


#: What it tells to name a group as the one that sat, or in the title; the least that tells the author.
_NAMED, _LEAST = 6.0, 1.0
#: Characters of the heading, in which a mention tells more.
_HEADING = 1500


def _told_at(clean: CleanText, position: int) -> float:
    """What a mention of a listed group tells: more in the heading, little of whom a matter is about."""
    if is_another(clean, position) or heads_a_point(clean, position):
        return 0.5
    return 5 if position < _HEADING and not is_party(clean, position) else 1


def _lengthen(scores: dict[str, float], written: dict[str, Naming]) -> None:
    """Give what a shorter spelling tells to the longer one that begins with it: « Vic », « Vic-Montaner »."""
    for short, long in permutations(written, 2):
        if long.startswith(f"{short} "):
            scores[long] += scores[short]


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
        for match in GROUP.finditer(clean.folded, 0, 30_000)
        if (epci := _epci_at(clean, match))
    ]
    # « Ombrelle Métropole », but not the end of « communauté d'agglomération Ombrelle Métropole »
    first = [start for start, _epci in named]
    named += [
        (start, epci)
        for start, epci in _ending_on_kind(clean)
        if not (rank := bisect(first, start)) or start - first[rank - 1] > _LONGEST_NAME
    ]
    for start, epci in named:
        found[epci.siren] = epci
        mentions[epci.siren] = mentions.get(epci.siren, 0) + 1
        another = is_another(clean, start) or heads_a_point(clean, start)
        if start < title_end and not another:
            early.add(epci.siren)
    if len(early) == 1:
        return of_epci(found[early.pop()])
    if not mentions:
        return None
    top = max(mentions, key=lambda siren: mentions[siren])
    most = mentions[top] >= _FEWEST_MENTIONS and mentions[top] >= _SHARE * len(named)
    return of_epci(found[top]) if most else None


#: « Communauté de communes d'Ombre et Brume (Orne) », « … – 61990 », all of a line of the head.
_LETTERED = re.compile(
    r"\W*(?P<named>communaute\s+(?:de\s+communes|d'agglomeration|urbaine)\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d'|entre\s+)?[a-z][a-z' -]{3,60}?)"
    r"(?:\s*\([^()]{2,30}\)|\s*[-–,]\s*\d{5})?\W*"
)
#: Lines of a head; one that names several groups is of none of them.
_HEAD_LINES = 8


def lettered_group(clean: CleanText) -> Collectivite | None:
    """The group that no table holds and that is all of a line of the head of a text in which nobody sits."""
    told = [
        lettered["named"]
        for line in clean.lines[:_HEAD_LINES]
        if (lettered := _LETTERED.fullmatch(line.folded))
    ]
    found = group(clean) if len(set(told)) == 1 else None
    same = found and found.nom and name_key(found.nom) == name_key(told[0])
    return found if same else None


_METROPOLE = re.compile(
    r"(?P<before>(?!L[ae] |D[eu] |Une |Cette |Votre |Notre )(?:[A-ZÀ-Ý][\wÀ-ÿ'-]+ ){1,3})M[ée]tropole\b(?P<after>(?: (?:de |d'|du |des )?[A-ZÀ-Ý][\wÀ-ÿ'-]+(?: d'[A-ZÀ-Ý][\wÀ-ÿ-]+)?){0,3})"
)

#: « La Métropole Sud Ombrelle », whose kind begins its name.
_KIND_FIRST = re.compile(
    r"\b[Ll]a (?P<name>M[ée]tropole (?:de |d'|du |des )?[A-ZÀ-Ý][a-zà-ÿ'-]+(?: [A-ZÀ-Ý][\wÀ-ÿ'-]+){0,3})"
)


def metropole(clean: CleanText) -> Collectivite:
    """Return the métropole whose council sat: listed, else as the text writes it most fully."""
    listed = group(clean)
    if listed and listed.nom and listed.type == "métropole":
        return listed
    written = [
        tidy(match.group()) for match in _METROPOLE.finditer(clean.text[:8000]) if match["after"]
    ] or [tidy(match.group()) for match in _METROPOLE.finditer(clean.text[:8000])]
    written = written or [
        tidy(match["name"])
        for match in _KIND_FIRST.finditer(clean.text[:8000])
        if not is_another(clean, match.start())
    ]
    if written:  # a listed group of another kind has another council
        return Collectivite(nom=max(set(written), key=written.count), type="métropole")
    return listed or Collectivite(type="métropole")


_KIND = r"(?P<kind>communaute|agglomeration|agglo|metropole|intercom)\b(?!\s+(?:de\s+communes?|d'agglo|urbaine))"
_KIND_ALONE = Pattern(rf"\b{_KIND}")
#: A name may begin at any word: it is read back from what ends it, so many characters at most.
_NAME_BEFORE = re.compile(r"(?:[\w'-]+\s+){1,6}\Z")
_LONGEST_NAME = 200


def _ending_on_kind(clean: CleanText) -> Iterator[tuple[int, Epci]]:
    """The EPCI whose kind ends its name, and where that stands: « Ombrelle Communauté », « Zélivau Métropole »."""
    done = 0
    for match in _KIND_ALONE.finditer(clean.folded, 0, 8000):
        start = max(done, match.start() - _LONGEST_NAME)
        name = _NAME_BEFORE.search(clean.folded, start, match.start())
        if name is None:
            continue
        done = match.end()
        before = name.group().split()
        after = clean.folded[match.end() : match.end() + 60].partition("\n")[0].split()[:6]
        if any(is_another(clean, word) for word in _starts(clean, name)):
            continue
        if epci := _longest(before, match["kind"], after) or _bare(before):
            yield match.start(), epci


#: Words of a name of a group that tell it without its kind.
_FEWEST_WORDS = 2


_STARTS = re.compile(r"(?<![\w'-])[A-ZÀ-Ý]|(?<!\w)communaut[ée]\b")


def _starts(clean: CleanText, name: re.Match[str]) -> Iterator[int]:
    """Where a name may begin: « convention avec la communauté d'agglomération Ombrelle Métropole »."""
    return (word.start() for word in _STARTS.finditer(clean.text, name.start(), name.end()))


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
    """The EPCI whose name without its kind is a line of the title or a part of one, or stands in the heading."""
    keys = {
        key
        for line in clean.lines[:_TITLE_LINES]
        for part in _PARTS.split(line.folded)
        if len(key := name_key(part)) >= _SHORTEST
    }
    told = kind_of_group(clean.folded)
    found = {epci.siren: epci for key in keys for epci in epci_called(key)}
    if (
        not found and told
    ):  # « office de tourisme de … »: without a kind beside it, any other's name
        found = {epci.siren: epci for epci in _in_heading(clean)}
    of_kind = [epci for epci in found.values() if told in (None, epci.type)]
    return of_kind[0] if len(of_kind) == len(found) == 1 else None


def _in_heading(clean: CleanText) -> Iterator[Epci]:
    """The EPCI of names long enough to be nothing else, wherever the heading has them."""
    keys = [name_key(word) for word in _NAME_WORDS.findall(clean.folded[:_HEADING])]
    keys = [key for key in keys if key]
    for start in range(len(keys)):
        for count in range(_MOST_WORDS, _FEWEST_WORDS, -1):
            name = " ".join(keys[start : start + count])
            if len(name) >= _LONG and (named := epci_called(name)):
                yield from named
                break


#: Letters of the shortest name that is taken for that of a group: a line of its own, inside a text.
_SHORTEST, _LONG = 8, 15
_MOST_WORDS = 8


_TITLE_LINES = 10


_COUNCIL = Pattern(r"\bconseil\s+communautaire\s+(?:de\s+|du\s+|des\s+|d')?(?=[a-z])")


def _after_council(clean: CleanText) -> Iterator[tuple[Epci, int]]:
    """The EPCI whose name alone follows its council: « conseil communautaire Ombre Nord »."""
    for match in _COUNCIL.finditer(clean.folded, 0, _HEAD):
        words = clean.folded[match.end() : match.end() + 60].partition("\n\n")[0].split()
        for count in range(min(6, len(words)), 1, -1):
            named = epci_named(" ".join(words[:count]))
            if len(named) == 1:
                yield named[0], 4
                break


def _epci_at(clean: CleanText, match: re.Match[str]) -> Epci | None:
    written = [*islice(_NAME_WORDS.finditer(clean.folded, match.end(), match.end() + 100), 12)]
    words = [name_key(word.group()) for word in written]
    kind = " ".join(match["kind"].split())
    kind = (
        "communaute de communes" if kind.startswith(("cdc", "com ", "comcom", "cc", "c.")) else kind
    )
    told = name_key(kind)
    for count in range(len(words), 0, -1):
        name = " ".join(filter(None, words[:count]))
        if " " not in name and _goes_on(clean.text, written[count - 1].end()):
            return None
        candidates = epci_keyed(f"{told} {name}") or epci_keyed(name)
        same = [epci for epci in candidates if _same_kind(kind, epci)]
        if len(same) == 1:
            return None if _goes_on(clean.text, written[count - 1].end()) else same[0]
        if len(same) > 1:
            inside = [epci for epci in same if set(epci.departements) & departements_of(clean)]
            return inside[0] if len(inside) == 1 else None
    return None


#: « Communauté de communes du Sud Ombrelle », where a table has one « du Sud ».
_MORE = re.compile(r"[ \t]+(?=[A-ZÀ-Ý])")
#: What begins a sentence, an address, a roll or a point behind a name in a text of one line.
_NO_MORE = re.compile(
    r"(?:deleg|conseill|titulaire|supple|etai|absent|excus|pouvoir|procurat|l'an\b|zone\b|z\.?[ai]\b|parc\b|l[ea]s?\b|une?\b|vu\b|apres|sous|commission"
    r"|presiden|siege|territoire\s+de\s+belf|travaux|objet|projet|avis|compte|creation|attribution|election|installation|approbation|vote|budget|tarif|rapport|point|affaire|convention|modification|adhesion|\w+\s*:)"
)


def _goes_on(text: str, end: int) -> bool:
    """Whether a name goes on behind the words of a listed one: « … du Pays d'Ombre Brumel »."""
    more = _MORE.match(text, end)
    return bool(
        more
        and not BESIDE.match(fold_letters(text[more.end() : more.end() + 20]))
        and not _NO_MORE.match(fold_letters(text[more.end() : more.end() + 20]))
        and not goes_on(text, more.end())
        and name_end(text, more.end())
    )


def _same_kind(kind: str, epci: Epci) -> bool:
    return kind == "agglomeration" or fold_letters(epci.type).startswith(
        kind.replace("euro", "")[:18]
    )
