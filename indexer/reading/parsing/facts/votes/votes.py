"""How the assembly voted on a point.

``resultat`` is one of: unanimité, majorité (only where the word is written), adopté (passed without
those words), rejeté, prend acte, élection, ajourné. Counts are given only where written, in figures
or words. Votes of other bodies quoted in the text (a commission, a council of another place) are
not votes of the act.

Sources: Code général des collectivités territoriales, art. L2121-20 (majority of votes cast, casting
vote of the president), L2121-21 (public and secret ballots, appointments), L2131-11 (members who
take no part); forms observed in published acts.
"""

import re
from dataclasses import replace

from indexer.acts.documents import Resultat, Vote
from indexer.acts.formulas import PASSING, REFUSING, RESOLVING, any_of
from indexer.reading.parsing.facts.people.names.same_person import words_of
from indexer.reading.parsing.facts.votes.ballots import ballot
from indexer.reading.parsing.facts.votes.boxes import without_empty_boxes
from indexer.reading.parsing.facts.votes.decisions import (
    HOLDS_OFFICE,
    ITSELF,
    decides,
    decides_after_deliberating,
    tells_itself,
)
from indexer.reading.parsing.facts.votes.first_items import DECLINES, PASSES_INSTEAD, decided_first
from indexer.reading.parsing.facts.votes.non_participation import non_participation
from indexer.reading.parsing.facts.votes.operative import operative
from indexer.reading.parsing.facts.votes.quoting import quoted
from indexer.reading.parsing.facts.votes.wordings import (
    POSTPONED,
    UNANIMITY,
    Worded,
    of_two_votes,
    voted_so,
    worded,
)
from indexer.reading.parsing.facts.votes.written_counts import COUNT_WORDS, Ballot, count_value
from indexer.reading.parsing.lexicon import WHO_DECIDES
from indexer.reading.parsing.patterns.pattern import Pattern

# A quick look before the long pattern: most acts hold none of these words.
_REJECTION_WORDS = ("rejet", "refus", "repouss", "defavorable")
_NOT_PASSED = re.compile(
    rf"\b(?:pas\s+(?:ete\s+)?|non\s+)(?:adopt|approuv|accept)|\b(?:{DECLINES})"
)
_REJECTED = Pattern(
    r"\b(?:est|sont|(?<!avait )(?<!avaient )(?<!ayant )ete)\s+(?:donc\s+)?(?:rejetee?s?|refusee?s?|repoussee?s?)\b|\bn'(?:est|a)\s+pas\s+(?:ete\s+)?(?:adopt|approuv|accept)|(?:^|\n)[ \t]*non\s+(?:adopt|approuv|accept)ee?s?\b"
    r"|\b(?:vote|decision)\s*:\s*(?:rejet|refus|defavorable)|\b(?:proposition|motion|deliberation|demande|point|v(?:oe|œ)u|rapport|question|dossier)\s+(?:rejetee?|refusee?)\b(?=[ \t]*(?:[.!;:()|]|\n|$|a\s+l|par\s+(?:\d|le\s+conseil|l'assemblee)))"
    rf"|\bdecision\s+(?:du|de\s+l')\s*(?:{WHO_DECIDES})\b[^:\n]{{0,25}}:\s*(?:defavorable|refus|rejet)"
    r"|^\W*(?:refuse|rejette)\s|(?:^|\n|[.>]\s|\bdecision\s:\s)refus(?=[ \t]*(?:[.!]|\n|$))"
    rf"|(?<!le )\brefus\s+(?:unanime\s+)?(?:du\s+|des\s+|de\s+l')(?:{WHO_DECIDES}|membres|elus)\b"
    r"|[\t|][ ]*(?:rejetee?|refusee?)\b|(?:^|\n)[ \t]*(?:rejetee?|refusee?)\s*(?:a l|a la|par|$|\n|\.)"
    rf"|\b(?:{WHO_DECIDES}|membres)\b[^.;]{{0,120}}\b(?:{any_of(REFUSING)})(?:nt)?\b"
)
#: « Le conseil n'accepte pas le devis », unless it passes another: « …, et approuve celui de la société Bâtir ».
_DECLINED = Pattern(rf"(?:(?P<who>{ITSELF})|\bdelibere\s*,\s*)(?:{DECLINES})")
#: The verb of an act, at the head of its line, that refuses.
_REFUSES = re.compile(rf"(?:{any_of(REFUSING)})(?:nt)?\b|{DECLINES}")
_NOTES = Pattern(
    r"(?<!\bqui )\bpren(?:d|nent|nant)\s+(?:bonne\s+)?(?:acte|note|connaissance)\b|\bpris(?:e\s+d')?\s*acte\b|\bdont\s+acte\b|\bdonne(?:nt)?\s+acte\b|\bacte\s+est\s+donne\b"
)
_ELECTED = Pattern(
    r"\b(?:est|sont|a ete|ont ete|ayant obtenu[^.]{0,60})\s+(?:donc\s+|ainsi\s+|proclamee?s?\s+|declaree?s?\s+)*elue?s?\b(?!\s+(?:au\s+scrutin|secretaires?)\b)|\b(?:est|sont|a ete|ont ete)\s+proclamee?s?\b"
    r"|\bproclame\s+(?:les|le|elu)|\bont obtenu\b|\ba obtenu\b|:\s*\d{1,3}\s+(?:votes?|voix)[^\w\n]{1,6}elue?s?\b"
    rf"|(?:^|\n)[ \t]*(?:sont\s+)?elue?s?\s*:\s*[a-z]|{HOLDS_OFFICE}"
)
_APPOINTS = re.compile(
    r"\belecti|\belire|\bdesign|\bdelegues?\b|\brepresentants?\b|\bcommissions?\b|\bmembres\b|\bnominat|\bmaire\b|\badjoints?\b|\binstallation\b"
)
_BALLOT = re.compile(r"\bbulletins?\b|\bscrutin\b|\bdepouillement\b|suffrages\s+exprimes")
#: « DÉLIBÉRATION AJOURNÉE. », « Point reporté » straight under the title.
_POSTPONED_AT_ONCE = re.compile(
    r"\W*(?:(?:ce|cette|le|la)\s+)?(?:deliberation|point|question|dossier|affaire|sujet|rapport)?\s*(?:est\s+|a\s+ete\s+)?(?:ajourn|report|retir|differ)ee?s?\b(?=\s*(?:[.,;:!\n]|$|a\b|au\b|de\b|par\b))"
)


def vote(folded: str, title: str = "") -> Vote | None:
    """Return the vote in the folded text of an act, ``None`` where it shows no decision.

    ``title`` is the folded object of the act: an election is told by it.
    """
    folded = without_empty_boxes(folded)
    former = bool(_APPROVAL.search(title)) or passes_minutes(folded)
    counts = ballot(folded, None if former else quoted)
    if _REFUSED_BY.search(folded):  # those for the refusal are against what was proposed
        counts = replace(counts, pour=counts.contre, contre=counts.pour)
    elif counts.pour and counts.contre is None and _REFUSED_ALONE.search(folded):
        counts = replace(counts, pour=None, contre=counts.pour)
    words = worded(folded)
    if words and of_two_votes(folded, words, counts):
        # « Amendement : 3 pour, 10 contre. … Adopté à l'unanimité »: the last is the act's.
        words, counts = (None, counts) if counts.last > words.start else (words, Ballot())
    result = _result(folded, title, counts, words)
    if former and result in (None, "adopté") and _APPROVED.search(folded):
        alone = not (counts.contre or counts.abstention) and UNANIMITY.search(folded)
        result = "unanimité" if alone else "adopté"
    voted = words is not None or counts.counted
    if result is None or (not voted and _PROJECT.search(folded, 0, _TOP)):
        return None
    pour = counts.pour
    if result == "élection" and (each := _votes_of_each(folded)):
        # The votes of one list or candidate are those of the act; of several, nobody's.
        pour = each[0] if len(each) == 1 else None
    elif result == "élection" and (won := _WON.search(folded)):
        pour = int(won["n"])
    return Vote(result, pour, counts.contre, counts.abstention, non_participation(folded))


_IS_REFUSED = (
    r"\b(?:(?:refuse|rejette|repousse)(?:nt)?|(?:est|sont|ete)\s+(?:refuse|rejete|repousse)e?s?)\b"
)
#: « Refuse, par 5 voix contre 4, … », « est rejetée par 5 voix contre 4 ».
_REFUSED_BY = Pattern(
    rf"{_IS_REFUSED}[^.;\n]{{0,40}}\bpar\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+voix\s+contre\s+(?:\d|{COUNT_WORDS})"
)
#: « La motion est rejetée par 8 voix. »
_REFUSED_ALONE = Pattern(
    rf"{_IS_REFUSED}\s+par\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+voix(?=\s*(?:[.,;\n]|\Z)|\s+(?:l[ea]s?|ces?|cette)\s)"
)
#: What is only proposed bears no vote, unless one is told below it.
_PROJECT = Pattern(r"\bprojets?\s+de\s+deliberations?\b")
_TOP = 600


# A point that approves former minutes speaks of another sitting, and the vote is its own.
_APPROVAL = re.compile(
    r"\b(?:approbation|adoption)\b.{0,40}\b(?:proces|comptes?\s?[- ]\s?rendus?|p\.?v\b)"
    r"|(?:^|\s-\s)(?:proces[- ]verbal|compte[- ]rendu|p\.?v\.?)\s+de\s+la\s+(?:seance|reunion)\b"
)
_APPROVED = re.compile(
    r"\b(?:adopte|approuve)(?:e|s|es|nt)?\b|\bunanimite\b|\bsigne(?:nt|e?s)?\b[^.;]{0,60}\b(?:pour|en)\s+approbation\b"
)


#: « Le procès-verbal de la séance du 3 mars est adopté à l'unanimité »: a paragraph of its own.
_PASSES_MINUTES = re.compile(
    r"\W*(?:le|les)\s+(?:proces[- ]verba\w+|comptes?[- ]rendus?|p\.?v\.?)\b[^;]{0,160}?\b(?:est|sont|a\s+ete|ont\s+ete)\s+(?:\w+\s+)?"
    rf"(?:{any_of(PASSING)})"
)


def passes_minutes(folded: str) -> bool:
    """Tell whether a paragraph says that the minutes of a former sitting are approved."""
    return bool(_PASSES_MINUTES.match(folded))


def _result(folded: str, title: str, counts: Ballot, words: Worded | None) -> Resultat | None:
    if _is_election(folded, title):
        return "élection"
    if counts.pour is not None and counts.contre is not None and counts.contre > counts.pour:
        return "rejeté"
    if not counts.counted and _NO_VOTE.search(folded):
        return "prend acte" if _only_notes(folded) else None
    if _POSTPONED_AT_ONCE.match(folded):
        return "ajourné"
    if words:
        return voted_so(folded, words)
    passed = counts.pour is not None and counts.pour > (counts.contre or 0)
    first = decided_first(folded)
    if not passed and (first == "rejeté" or _rejects(folded)):
        return "rejeté"
    if first == "ajourné":
        return first
    if counts.counted:
        return "prend acte" if _only_notes(folded) else "adopté"
    return _uncounted(folded, title)


def _rejects(folded: str) -> bool:
    """Whether the assembly says no, in so many words or by what it does not pass."""
    not_passed = _NOT_PASSED.search(folded)
    if not_passed is None and not any(word in folded for word in _REJECTION_WORDS):
        return False
    declined = not_passed and _declined(folded)
    if declined and not PASSES_INSTEAD.search(folded, declined.end()):
        return True
    refused = (_REFUSES.match(folded, verb) for verb in operative(folded))
    if any(no and not PASSES_INSTEAD.search(folded, no.end()) for no in refused):
        return True
    return _REJECTED.search(folded) is not None


def _declined(folded: str) -> re.Match[str] | None:
    """Where the assembly itself does not pass what was put to it."""
    said = _DECLINED.finditer(folded)
    return next((no for no in said if not no["who"] or tells_itself(folded, no.start())), None)


def _only_notes(folded: str) -> bool:
    """Whether all that the assembly decides is to take note: « décide de prendre acte »."""
    return _notes_alone(folded, _DECIDES_TO_NOTE.search(folded) or _TAKES_NOTE.search(folded))


def _notes_alone(folded: str, note: re.Match[str] | None) -> bool:
    return note is not None and not _PASSES_TOO.search(folded, note.end())


_PASSES_TOO = Pattern(rf"\b(?:{any_of(PASSING)}|autorise|fixe)(?:nt|r)?\b")
_RESOLVES_TOO = Pattern(
    rf"\b(?:{any_of({*PASSING, *RESOLVING})})(?:nt)?\b|\b(?:est|sont)\s+(?:{any_of(PASSING)})ee?s?\b"
)


#: « LE COMITÉ PREND ACTE du rapport. »
_TAKES_NOTE = Pattern(rf"\b(?:{WHO_DECIDES}|membres)\b[^.;:]{{0,80}}\bpren(?:d|nent)\s+acte\b")
_DECIDES_TO_NOTE = Pattern(
    r"\b(?:decide|delibere)(?:nt)?\s*:?\s*(?:[-•*]|article\s+\w+\s*[:.–-]{0,2})?\s*(?:de\s+)?prendre\s+acte\b"
)


def _uncounted(folded: str, title: str) -> Resultat | None:
    """The result where neither a count nor « unanimité » or « majorité » is written."""
    if POSTPONED.search(folded) and not decides_after_deliberating(folded):
        return "ajourné"
    if _notes_alone(folded, _DECIDES_TO_NOTE.search(folded)) or (
        _NOTES.search(folded) and not _decides_too(folded)
    ):
        return "prend acte"
    if _ELECTED.search(folded) and _APPOINTS.search(title or folded[:300]):
        return "élection"
    if alone := _SAYS_ALONE.fullmatch(folded):
        return "rejeté" if alone["against"] else "adopté"
    return "adopté" if decides(folded) else _appointed(folded, title)


#: « Favorable », in the column of a list: no advice of others, as nothing else is told.
_SAYS_ALONE = re.compile(r"\W*(?:avis\s+)?(?P<against>de)?favorable\W*")


#: « Mme X est désignée secrétaire de séance », under « Désignation du secrétaire de séance ».
_APPOINTED = re.compile(
    r"\b(?:est|sont|a\s+ete|ont\s+ete)\s+(?:\w+\s+)?(?:designe|nomme|elu(?=e?s?\s+secretaire))e?s?\b(?P<secretary>[^.;\n]{0,40}\bsecretaire)?"
)
_APPOINTMENT = re.compile(
    r"\b(?:designation|nomination|election\s.{0,10}\bsecretaire)\b|^secretaires?\b"
)


def _appointed(folded: str, title: str) -> Resultat | None:
    """The result of a point that is titled as an appointment, where it tells who is appointed."""
    if not _APPOINTMENT.search(title):
        return None
    own = "secretaire" in title  # the heading of any act names the secretary of the sitting
    if not any(own or not told["secretary"] for told in _APPOINTED.finditer(folded)):
        return None
    return "élection" if _FOR_OTHERS.search(title) else "adopté"


#: Those who are sent to other bodies are elected; a secretary is chosen.
_FOR_OTHERS = re.compile(r"\b(?:representant|delegue|membre)")


_NO_VOTE = Pattern(
    r"\b(?:pas|sans|aucun)\s+(?:de\s+|eu\s+de\s+)?vote\b(?!\s+contre)|\bne\s+donne\s+pas\s+lieu\s+a\s+(?:un\s+)?vote|\bn'(?:est|a)\s+pas\s+(?:soumis|mis)e?\s+au\s+vote"
)


def _decides_too(folded: str) -> bool:
    """Whether, besides taking note, the assembly decided something after its deliberation."""
    note = _NOTES.search(folded)
    return note is not None and bool(_RESOLVES_TOO.search(folded, note.end()))


#: « Mme X proclame donc M. Y, maire ».
_PROCLAIMED = re.compile(r"\bproclame\s+(?:donc\s+|alors\s+)?(?:m\.|mme|monsieur|madame)\s")


def _is_election(folded: str, title: str) -> bool:
    if re.search(r"\belections?\b|\belire\b", title) and _ELECTED.search(folded):
        return bool(_BALLOT.search(folded)) or not UNANIMITY.search(folded)
    if "suffrages" in folded and _APPOINTS.search(title) and len(_votes_of_each(folded)) > 1:
        return True
    return bool(
        "bulletins" in folded
        and re.search(r"\bbulletins\b", folded)
        and (_ELECTED.search(folded) or _PROCLAIMED.search(folded))
    )


_LIST_VOTES = Pattern(
    r"\b(?:(?:a|ont)\s+obtenu|obtient|obtiennent|recueille|recueillent|a\s+recueilli)\b[^€]{0,160}?"
    rf"(?:[:\s](\d{{1,3}}|{COUNT_WORDS})\s+(?:voix|suffrages)|\bvoix\s*\((\d{{1,3}})\))"
    r"|(?:^|\n)\s*(?:[-+•*]\s*)?(?:m\.|mme|monsieur|madame)[^:\n]{3,50}:\s*(\d{1,3})\s+(?:voix|suffrages)\b"
    # « … Mme X 7 voix, M. Y 4 voix », « Deuxième tour : Mme X : 9 voix ; M. Y : 5 voix »
    r"|(?:[,;:\d]|\bet)\s+(?:m\.|mme|monsieur|madame)\s[^:,;\n\d]{3,50}[\s:,]\s?(\d{1,3})\s+(?:voix|suffrages)\b"
)


#: « Lise ORVAL : 11 votes, élue ».
_WON = re.compile(r":\s*(?P<n>\d{1,3})\s+(?:votes?|voix)[^\w\n]{1,6}elue?s?\b")


#: Who has the votes of a match: the last person named before their figure, or before the verb.
_CANDIDATE = re.compile(r"\b(?:m\.|mme|monsieur|madame)\s+(?P<name>[^:,;\n\d(]{3,50})")


def _votes_of_each(folded: str) -> list[int]:
    """The votes of each list or candidate of a ballot; told twice, they are one's unless two are named."""
    votes: list[tuple[frozenset[str], int]] = []
    for match in _LIST_VOTES.finditer(folded):
        value = count_value(next(filter(None, match.groups())))
        named = list(_CANDIDATE.finditer(match.group()))
        words = words_of(named[-1]["name"]) if named else frozenset()
        if not any(
            value == other and (not words or not known or words & known) for known, other in votes
        ):
            votes.append((words, value))
    return [value for _words, value in votes]
