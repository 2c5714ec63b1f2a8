"""Who voted what, told by a verb: « MM. X et Y s'abstiennent », « adopté, sauf par M. X ».

Sources: CGCT, art. L2121-21 (names and votes in a public ballot), L2131-11 (who takes no part), L2121-14 (the
maire leaves while the accounts are voted).
"""

import re
from collections.abc import Iterator
from itertools import islice

from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.facts.votes.quoting import quoted
from indexer.reading.parsing.facts.votes.voter_lists import (
    BETWEEN,
    LIST_ENDS,
    SENTENCE,
    TAKES_NO_PART,
    kind_of,
    listed,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: « Déclare », « préfère », « a choisi de »: what somebody says of their own vote.
_WILL = r"(?:(?:a|ont)\s+)?(?:declare|prefere|choisi|decide|souhaite)(?:nt|t|ssent)?\s+(?:de\s+)?"
#: « Demande que son vote contre soit inscrit », « souhaite que soit notée son abstention ».
_ON_RECORD = (
    r"(?:demande|souhaite)(?:nt)?\s+que\s+(?=[^.;]{0,60}\b(?:acte|consign|enregistr|figur|indiqu|inscri|mentionn|note|port))"
    r"(?:soi(?:t|ent)\s+\w+\s+)?(?:son|sa|leurs?|cette)\s+"
)
_ABSTAINS = (
    r"(?:s'abstien(?:nen)?t|s'abstenant|s'est\s+abstenue?|se\s+sont\s+abstenue?s|s'etant\s+abstenue?s?"
    rf"|{_WILL}s'abstenir)\b(?!\s+de\b|\s+d')|{_ON_RECORD}abstentions?"
)
#: What one votes against; the project or the decision of another, « de l'État », is fought elsewhere.
_MATTER = r"(?:(?:proposition|deliberation)\b|(?:decision|projet|mesure|rapport)\b(?!\s+d))(?!\s+depuis\b)"
_AGAINST = (
    rf"(?:vot(?:e|ent|ant)|(?:a|ont|ayant)\s+vote)\s+(?:«\s?)?contre|{_WILL}voter\s+contre|{_ON_RECORD}(?:votes?\s+contre|oppositions?)|"
    rf"s'oppos(?:e|ent|ant)\s+a\s+(?:la|cette|ce)\s+{_MATTER}|s'y\s+oppos(?:e|ent|ant)\b|"
    r"(?:se\s+prononc(?:e|ent|ant)|s'est\s+prononcee?|se\s+sont\s+prononcee?s|s'etant\s+prononcee?s?)\s+contre"
    r"(?=\s*(?:[.,;:)\n]|et\b|\Z)|\s+(?:la|cette|le|ce)\s+(?:proposition|deliberation|projet))"
)
_LEAVES = r"(?:(?:quitte(?:nt)?|sort(?:ent)?\s+de|(?:est|sont)\s+sortie?s?\s+de)\s+la\s+(?:salle|seance)|se\s+retire(?:nt)?\b)"
_VERB = Pattern(
    rf"\b(?:(?P<abstention>{_ABSTAINS})|(?P<contre>{_AGAINST})"
    r"|(?P<pour>(?:a|ont|ayant)\s+vote\s+pour|se\s+prononc(?:e|ent)\s+pour)"
    rf"|(?P<non_participation>{TAKES_NO_PART})|(?P<leaves>{_LEAVES}))"
)
#: Why somebody goes out for a matter: « M. X, acquéreur, quitte la salle ».
_CONCERNED = re.compile(
    r"\b(?:interesse|concerne|partie|acquereu|acheteu|vendeu|proprietaire|preneu|locataire|beneficiaire|parent|frere|s(?:oe|œ)ur|epou|pere|mere|fils|fille|president|tresori|membre|administrat)"
)
_EXCEPT = Pattern(
    r"(?:\bapprouv|\badopt|\baccept|\bvot|\bunanimite\b)[^.;\n]{0,60}?\bsauf\s+(?:par\s+)?(?=(?:m\.|mme|mm\.|mmes|monsieur|madame|messieurs|mesdames)\s)"
)
#: « Sauf Mme X (abstention) », « M. Y (contre) ».
_BESIDE = Pattern(
    r"\(\s*(?:(?P<abstention>abst(?:ention|\.)?)|(?P<contre>(?:vote\s+)?contre)|(?P<non_participation>n\.?p\.?p\.?v\.?|ne\s+prend\s+pas\s+part\s+au\s+vote))\s*\)"
)
#: « : contre », or the word alone, where a part of the sentence ends.
_BARE = Pattern(
    r"\b(?:(?P<abstention>abstentions?)|(?P<contre>contre))(?=\s*(?:[,.;)](?!\d)|\n|\Z))"
)
#: « L'affaire de M. X contre la commune ».
_SUIT = re.compile(
    r"\b(?:affaire|litige|proces|plaintes?|recours|contentieux|requetes?|match)\b(?:[^.;\n]|\bmm?\.){0,60}\Z"
)
_COLON_BEFORE = re.compile(r":[ \t]*\Z")
_AWAY = Pattern(r"\bhors\s+(?:de\s+)?(?:la\s+)?presence\s+de\s+(?=m\.|mme|monsieur|madame)")
_TIES = re.compile(
    r"(?:\((?:et\s+)?(?:par\s+)?(?:pouvoirs?|procurations?)\s[^()\n]{0,60}\)|,[^,.;:\n]{3,45}(?=,)|[\s,()«]|\bqui\b|\bet\b|\blesquel\w+|\bconseill\w+\s+\w+|\badjointe?s?\b|\bdelegue\w*|\b(?:le|la|au)?\s*maire\b|\bpresident\w*|\bpar\s+procuration|\bpouvoirs?\b|\binteresse\w*|\bdu\s+groupe\s+(?:«[^»\n]{2,40}»|\w+)"
    r"|\b(?:quitte(?:nt)?|sort(?:ent)?|se\s+retire(?:nt)?)\b(?:\s+(?:de\s+)?la\s+(?:salle|seance))?|\b(?:ayant\s+quitte|etant\s+sortie?s?\s+de)\s+la\s+(?:salle|seance),?|\b(?:etant|est|sont)\s+sortie?s?\b,?(?!\s+de\b)"
    r"|\bs'est\s+retiree?\b|\bse\s+sont\s+retiree?s\b|\b(?:elle|il)s?\b|\bpersonnellement\b|\bconcerne\w*|\bdeclar(?:e|ent|ant)\b|\bs'estimant\b|\betre\b|\b(?:a|dans)\s+(?:l'|la\s+|cette\s+)(?:affaire|question|deliberation|matiere)\b)*+"
)


def acting(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the vote and the name of those whom a verb, or brackets behind the name, tell."""
    yield from _with_verb(clean, start, end)
    yield from _excepted(clean, start, end)
    yield from _told_beside(clean, start, end)
    for match in _AWAY.finditer(clean.folded, start, end):
        for named in islice(listed(clean, match.end(), min(end, match.end() + 90)), 1):
            yield "non_participation", named.name


def _with_verb(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """« MM. X et Y s'abstiennent »."""
    for verb in _VERB.finditer(clean.folded, start, end):
        if quoted(clean.folded[start:end], verb.start() - start):
            continue
        if _LABELS.match(clean.folded, verb.end(), end):
            continue  # « Se sont abstenus (2) : … » names those who follow
        if _ELSEWHERE.match(clean.folded, verb.end(), end):
            continue
        subjects = _subjects(clean, max(start, verb.start() - 700), verb.start())
        if not subjects and not verb["leaves"]:
            subjects = _behind(clean, start, verb, end)
        if verb["leaves"]:
            told = subjects and _CONCERNED.search(clean.folded, subjects[-1].end, verb.start())
            yield from (("non_participation", named.name) for named in subjects if told)
            continue
        yield from ((kind_of(verb), named.name) for named in subjects)


#: « A voté contre lors de l'assemblée des copropriétaires »: at another meeting than this.
_ELSEWHERE = re.compile(
    r"\s+(?:lors|au\s+cours|a\s+l'occasion)\s+d(?:e\b|u\b|')(?!\s*(?:ce\s+|la\s+|le\s+)?(?:vote|scrutin|deliberation|seance)\b)"
)
#: « Se sont abstenus Mme X, M. Y », « N'ont pas pris part au vote MM. … ».
_WHO_FOLLOWS = re.compile(
    r"(?:\s+(?:au|a\s+ce|a\s+cette)\s+(?:vote|scrutin|deliberation))?\s+(?=(?:mm?\.|mmes?|mlle|monsieur|madame|messieurs|mesdames)\s)"
)


def _behind(clean: CleanText, start: int, verb: re.Match[str], end: int) -> list[Named]:
    """The people named behind a verb that opens its sentence."""
    follows = _WHO_FOLLOWS.match(clean.folded, verb.end(), end)
    before = clean.folded[max(start, verb.start() - 20) : verb.start()].rstrip(" \t-–•*")
    if follows is None or (before and before[-1] not in ".;:\n"):
        return []
    stop = LIST_ENDS.search(clean.folded, follows.end(), end)
    return list(listed(clean, follows.end(), stop.start() if stop else end))


def _subjects(clean: CleanText, start: int, verb: int) -> list[Named]:
    """The people named last before a verb, one after another."""
    for stop in SENTENCE.finditer(clean.folded, start, verb):
        start = stop.end()
    start, verb = _about_brackets(clean, start, verb)
    line = clean.folded.rfind("\n", start, verb) + 1
    # Below a title that no sign ends, the people of the line alone.
    return _next_to(clean, start, verb) or (_next_to(clean, line, verb) if line > start else [])


def _next_to(clean: CleanText, start: int, verb: int) -> list[Named]:
    """The people of a text, back from a verb to the first of them whom nothing else parts from it."""
    found = [named for named in names_in(clean.text, clean.folded, start, verb) if not named.link]
    kept: list[Named] = []
    follows = verb
    for named in reversed(found):
        between = BETWEEN if kept else _TIES
        if not between.fullmatch(clean.folded, named.end, follows):
            break
        if not named.civil and (named.lone or named.name.isupper()):
            break
        kept.append(named)
        follows = named.start
    return kept[::-1]


_LABELS = re.compile(
    r"[ \t]*(?:(?:au|a\s+ce|a\s+cette)\s+(?:vote|scrutin|deliberation)[ \t]*)?(?:\(?\d{1,3}\)?[ \t]*)?[:=]"
)
#: « M. X (et par procuration Mme Y) ».
_BY_PROXY = re.compile(r"(?:et\s+)?par\s+procuration\b")
_JUST_CLOSED = re.compile(r"\)\s*\Z")


def _about_brackets(clean: CleanText, start: int, verb: int) -> tuple[int, int]:
    """Where the people of a verb are told, where brackets stand between.

    « Adopté (M. X ne prend pas part au vote) », « M. X (ne prenant pas part au vote) », « Le groupe
    « … » (Mme X, M. Y) s'abstient ».
    """
    opened, closed = clean.folded.rfind("(", start, verb), clean.folded.rfind(")", start, verb)
    if opened > closed:
        inside = clean.folded[opened + 1 : verb].strip()
        return (opened + 1, verb) if inside else (start, opened)
    if opened >= 0 and _JUST_CLOSED.search(clean.folded, opened, verb):
        if _BY_PROXY.match(clean.folded, opened + 1):
            return start, verb
        inner = names_in(clean.text, clean.folded, opened + 1, closed)
        if inner and not any(named.link for named in inner):
            return opened + 1, closed
    return start, verb


def _excepted(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """« Adopté, sauf par M. X »."""
    for match in _EXCEPT.finditer(clean.folded, start, end):
        stop = LIST_ENDS.search(clean.folded, match.end(), end)
        if stop and _VERB.match(clean.folded, stop.start()):
            continue
        for named in listed(clean, match.end(), stop.start() if stop else end):
            behind = clean.folded.find("(", named.end, named.end + 2)
            if behind < 0 or not _BESIDE.match(clean.folded, behind, end):
                yield "contre", named.name


def _told_beside(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """« Mme X (abstention) », « Mme X, M. Y : contre », « M. X contre, Mme Y abstention »."""
    for match in _BESIDE.finditer(clean.folded, start, end):
        subjects = _subjects(clean, max(start, match.start() - _NEAR), match.start())
        if subjects and not quoted(clean.folded[start:end], match.start() - start):
            yield kind_of(match), subjects[-1].name
    for match in _BARE.finditer(clean.folded, start, end):
        low = max(start, match.start() - _NEAR)
        colon = _COLON_BEFORE.search(clean.folded, max(low, match.start() - 4), match.start())
        if not colon and (
            _SUIT.search(clean.folded, low, match.start())
            or not stands_behind_name(clean, start, match.start())
        ):
            continue
        subjects = _subjects(clean, low, colon.start() if colon else match.start())
        if not quoted(clean.folded[start:end], match.start() - start):
            told = subjects if colon else subjects[-1:]
            yield from ((kind_of(match), named.name) for named in told)


def stands_behind_name(clean: CleanText, start: int, position: int) -> bool:
    """Tell whether a word follows at once upon somebody who is named with a civility."""
    named = names_in(clean.text, clean.folded, max(start, position - _NEAR), position)
    return bool(
        named and named[-1].civil and not clean.folded[named[-1].end : position].strip(" \t")
    )


_NEAR = 90
