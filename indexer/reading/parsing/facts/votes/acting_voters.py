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

_VERB = Pattern(
    r"\b(?:(?P<abstention>s'abstien(?:nen)?t(?!\s+de\b|\s+d')|s'abstenant(?!\s+de\b|\s+d')|s'est\s+abstenue?|se\s+sont\s+abstenue?s|s'etant\s+abstenue?s?|(?:a|ont)\s+declare\s+s'abstenir|declare(?:nt)?\s+s'abstenir)"
    r"|(?P<contre>vot(?:e|ent|ant)\s+contre|(?:a|ont|ayant)\s+vote\s+contre|declare(?:nt)?\s+voter\s+contre|s'oppos(?:e|ent|ant)\s+a\s+(?:la|cette)\s+(?:proposition|deliberation)|s'y\s+oppos(?:e|ent|ant)\b|(?:se\s+prononc(?:e|ent|ant)|s'est\s+prononcee?|se\s+sont\s+prononcee?s|s'etant\s+prononcee?s?)\s+contre(?=\s*(?:[.,;:)\n]|et\b|\Z)|\s+(?:la|cette|le|ce)\s+(?:proposition|deliberation|projet)))"
    r"|(?P<pour>(?:a|ont|ayant)\s+vote\s+pour|se\s+prononc(?:e|ent)\s+pour)"
    r"|(?P<non_participation>" + TAKES_NO_PART + r")"
    r"|(?P<leaves>(?:quitte(?:nt)?|sort(?:ent)?\s+de)\s+la\s+(?:salle|seance)|se\s+retire(?:nt)?\b))"
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
_AWAY = Pattern(r"\bhors\s+(?:de\s+)?(?:la\s+)?presence\s+de\s+(?=m\.|mme|monsieur|madame)")
_TIES = re.compile(
    r"(?:\((?:pouvoirs?|procurations?)\s[^()\n]{0,60}\)|,[^,.;:\n]{3,45}(?=,)|[\s,()]|\bqui\b|\bet\b|\blesquel\w+|\bconseill\w+\s+\w+|\badjointe?s?\b|\bdelegue\w*|\b(?:le|la|au)?\s*maire\b|\bpresident\w*|\bpar\s+procuration|\bpouvoirs?\b|\binteresse\w*|\bdu\s+groupe\s+(?:«[^»\n]{2,40}»|\w+)"
    r"|\b(?:quitte(?:nt)?|sort(?:ent)?|se\s+retire(?:nt)?)\b(?:\s+(?:de\s+)?la\s+(?:salle|seance))?|\b(?:ayant\s+quitte|etant\s+sortie?s?\s+de)\s+la\s+(?:salle|seance)"
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
        subjects = _subjects(clean, max(start, verb.start() - 700), verb.start())
        if verb["leaves"]:
            told = subjects and _CONCERNED.search(clean.folded, subjects[-1].end, verb.start())
            yield from (("non_participation", named.name) for named in subjects if told)
            continue
        yield from ((kind_of(verb), named.name) for named in subjects)


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
    """« Mme X (abstention) »."""
    for match in _BESIDE.finditer(clean.folded, start, end):
        subjects = _subjects(clean, max(start, match.start() - 90), match.start())
        if subjects and not quoted(clean.folded[start:end], match.start() - start):
            yield kind_of(match), subjects[-1].name
