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
from collections.abc import Iterator
from functools import lru_cache

from indexer.documents import Resultat, Vote
from indexer.formulas import DECIDING, GRANTING, PASSING, REFUSING, RESOLVING, any_of
from indexer.reading.parsing.facts.ballots import (
    COUNT_WORDS,
    LETTERS,
    Ballot,
    ballot,
    count_value,
    grids,
    non_participation,
)
from indexer.reading.parsing.facts.boxes import without_empty_boxes
from indexer.reading.parsing.lexicon import (
    ADVISORY,
    ASSEMBLY,
    COUNCIL_KIND,
    HOLDING,
)
from indexer.reading.parsing.view.pattern import Pattern

_UNANIMITY = Pattern(r"\bunanim(?:i?te|ement|e)\b")
_NOT_UNANIMITY = re.compile(r"\s*(?:ou\s+(?:non|a la)|/)")
_MAJORITY = Pattern(
    r"\bmajorit(?:e|airement)\b(?!\s+(?:absolue(?!(?:\s+des\s+(?:suffrages|voix|votants|membres)(?:\s+\w+)?)?\s*\(\s*(?:pour|contre|abst|\d))|qualifiee|relative|requise|municipale|des\s+membres\s+en\s+exercice|est\b))"
)
_BY_MAJORITY = re.compile(
    r"(?:\b(?:a|par)\s+(?:la|une)\s+(?:\w+\s+)?|\bvotes?\s*:\s*|[|\t]\s*|(?:^|\n)\s*)$"
)
# A quick look before the long pattern: most acts hold none of these words.
_REJECTION_WORDS = Pattern(
    r"rejet|refus|repouss|defavorable|pas\s+(?:ete\s+)?(?:adopt|approuv|accept)"
)
_REJECTED = Pattern(
    r"\b(?:est|sont|(?<!avait )(?<!avaient )(?<!ayant )ete)\s+(?:donc\s+)?(?:rejetee?s?|refusee?s?|repoussee?s?)\b|\bn'(?:est|a)\s+pas\s+(?:ete\s+)?(?:adopt|approuv|accept)"
    r"|\bvote\s*:\s*(?:rejet|refus)|\b(?:proposition|motion|deliberation|demande|point)\s+(?:rejetee?|refusee?)\b"
    rf"|\bdecision\s+(?:du|de\s+l')\s*(?:{ASSEMBLY})\b[^:\n]{{0,25}}:\s*(?:defavorable|refus|rejet)"
    r"|[\t|]\s*(?:rejetee?|refusee?)\b|(?:^|\n)\s*(?:rejetee?|refusee?)\s*(?:a l|a la|par|$|\n|\.)"
    rf"|\b(?:{ASSEMBLY}|membres)\b[^.;]{{0,120}}\b(?:{any_of(REFUSING)})(?:nt)?\b"
)
_NOTES = Pattern(
    r"\bpren(?:d|nent|nant)\s+(?:bonne\s+)?(?:acte|note|connaissance)\b|\bpris\s+acte\b|\bdont\s+acte\b|\bdonne(?:nt)?\s+acte\b"
)
_ELECTED = Pattern(
    r"\b(?:est|sont|a ete|ont ete|ayant obtenu[^.]{0,60})\s+(?:donc\s+|ainsi\s+|proclamee?s?\s+|declaree?s?\s+)*elue?s?\b|\b(?:est|sont|a ete|ont ete)\s+proclamee?s?\b"
    r"|\bproclame\s+(?:les|le|elu)|\bont obtenu\b|\ba obtenu\b"
)
_APPOINTS = re.compile(
    r"\belecti|\belire|\bdesign|\bdelegues?\b|\brepresentants?\b|\bcommissions?\b|\bmembres\b|\bnominat|\bmaire\b|\badjoints?\b|\binstallation\b"
)
_BALLOT = re.compile(r"\bbulletins?\b|\bscrutin\b|\bdepouillement\b|suffrages\s+exprimes")
_POSTPONED = Pattern(
    r"\b(?:est|sont|a ete|soit)\s+(?:donc\s+)?(?:ajournee?s?|reportee?s?|differee?s?)\b|\bajourne(?:r|nt|e|es)?\b|\bsursoi(?:t|ent)|\bsurseoir\b|\bretiree?\s+de\s+l'ordre\s+du\s+jour"
    r"|\b(?:y\s+revenir|(?:re)?voir|reparler|reexaminer)\b[^.;]{0,40}\b(?:lors\s+d'une|(?:a|dans)\s+une)\s+(?:prochaine|ulterieure|autre)\s+(?:reunion|seance)"
    r"|\breporte(?:r)?\s+(?:sa|la|cette|ce|le)\s+(?:decision|point|vote|deliberation|sujet|dossier)|\breportee?\s+(?:a|au)\s+(?:une?|la)?\s*(?:prochain|ulterieur)"
    r"|\b(?:est|sont|a\s+ete)\s+(?:remis|renvoye)e?s?\s+(?:a|au|devant)\s+(?:la|une|l')?\s*(?:prochain|ulterieur|seance|commission)"
    r"|\brevenir\b[^.;]{0,40}\b(?:prochain|ulterieur)"
    r"|\brevoir\s+(?:ce|cette|le|la)\s+(?:dossier|point|sujet|question)\b[^.;\n]{0,30}\b(?:prochain|ulterieur)"
)
#: « DÉLIBÉRATION AJOURNÉE. », « Point reporté » straight under the title.
_POSTPONED_AT_ONCE = re.compile(
    r"\W*(?:(?:ce|cette|le|la)\s+)?(?:deliberation|point|question|dossier|affaire|sujet|rapport)?\s*(?:est\s+|a\s+ete\s+)?(?:ajourn|report|retir|differ)ee?s?\b(?=\s*(?:[.,;:!\n]|$|a\b|au\b|de\b|par\b))"
)
_DECIDES = Pattern(
    rf"""\b(?:
      (?:{any_of(PASSING)})(?:nt|e|es|r)?     # « adopte », and « est adopté »
    | (?:{any_of(RESOLVING)})(?:nt|r)?
    | (?:{any_of((*DECIDING, *GRANTING))})(?:nt|tent)?
    | designee?s?
    | {HOLDING}
    | (?:arrete|charge|cree|demande|delibere)(?:nt)? | entine | opte | s'engage | dit\ que
    | vote(?:nt|e|es)?
    | donne(?:nt)?\s+(?:son|leur|un|tous|pouvoir|delegation|mandat|l'autorisation|a\ l'unanimite|acte)
    | propose(?:nt)?\s+de\s+nommer
    | adoption | accord                       # « Accord du conseil »
    )\b""",
    re.VERBOSE,
)
_OTHERS = re.compile(ADVISORY)
_ASSEMBLY = re.compile(
    rf"""\b(?:
      conseil\s+(?:{COUNCIL_KIND}) | comite\s+syndical | bureau | assemblee
    | membres | administrateurs | conseillers | elus
    | adopte | approuve | vote | delibere     # the verb again: the assembly is understood
    )""",
    re.VERBOSE,
)
_SENTENCE = Pattern(
    rf"[.;](?=\s)|\n\s*\n|\n(?=\s*(?:[-•*]\s|(?:le\s+|l')(?:{ASSEMBLY})\b|les\s+(?:membres|administrateurs|elus|conseillers|delegues)\b|vu\s|considerant|apres\s|decide\b|vote\s*:))"
)


def vote(folded: str, title: str = "") -> Vote | None:
    """Return the vote in the folded text of an act, ``None`` where it shows no decision.

    ``title`` is the folded object of the act: an election is told by it.
    """
    folded = without_empty_boxes(folded)
    former = bool(_APPROVAL.search(title)) or passes_minutes(folded)
    counts = ballot(folded, None if former else quoted)
    result = _result(folded, title, counts)
    if former and result in (None, "adopté") and _APPROVED.search(folded):
        alone = not (counts.contre or counts.abstention) and _UNANIMITY.search(folded)
        result = "unanimité" if alone else "adopté"
    if result is None or (_PROJECT.search(folded[:_TOP]) and not _voted(folded, counts)):
        return None
    pour = counts.pour
    if result == "élection" and pour is None:
        pour = _single_list(folded)
    return Vote(result, pour, counts.contre, counts.abstention, non_participation(folded))


#: What is only proposed bears no vote, unless one is told below it.
_PROJECT = Pattern(r"\bprojets?\s+de\s+deliberations?\b")
_TOP = 600


def _voted(folded: str, counts: Ballot) -> bool:
    return counts.counted or _worded(folded) is not None


# A point that approves former minutes speaks of another sitting, and the vote is its own.
_APPROVAL = re.compile(
    r"\b(?:approbation|adoption)\b.{0,40}\b(?:proces|comptes?\s?[- ]\s?rendus?|p\.?v\b)"
)
_APPROVED = re.compile(r"\b(?:adopte|approuve)(?:e|s|es|nt)?\b|\bunanimite\b")


def approves_minutes(folded: str, title: str) -> bool:
    """Tell whether a point approves the minutes of a former sitting."""
    return bool(_APPROVAL.search(title) and _APPROVED.search(folded))


#: « Le procès-verbal de la séance du 3 mars est adopté à l'unanimité »: a paragraph of its own.
_PASSES_MINUTES = re.compile(
    r"\W*(?:le|les)\s+(?:proces[- ]verba\w+|comptes?[- ]rendus?|p\.?v\.?)\b[^;]{0,160}?\b(?:est|sont|a\s+ete|ont\s+ete)\s+(?:\w+\s+)?"
    rf"(?:{any_of(PASSING)})"
)


def passes_minutes(folded: str) -> bool:
    """Tell whether a paragraph says that the minutes of a former sitting are approved."""
    return bool(_PASSES_MINUTES.match(folded))


def _result(folded: str, title: str, counts: Ballot) -> Resultat | None:
    if _is_election(folded, title):
        return "élection"
    if counts.pour is not None and counts.contre is not None and counts.contre > counts.pour:
        return "rejeté"
    if not counts.counted and _NO_VOTE.search(folded):
        return None
    if _POSTPONED_AT_ONCE.match(folded):
        return "ajourné"
    worded = _worded(folded)
    if worded:
        return worded
    passed = counts.pour is not None and counts.pour > (counts.contre or 0)
    if not passed and _REJECTION_WORDS.search(folded) and _REJECTED.search(folded):
        return "rejeté"
    if counts.counted:
        return "prend acte" if _only_notes(folded) else "adopté"
    return _uncounted(folded, title)


def _only_notes(folded: str) -> bool:
    """Whether all that the assembly decides is to take note: « décide de prendre acte »."""
    note = _DECIDES_TO_NOTE.search(folded) or _TAKES_NOTE.search(folded)
    return note is not None and not re.search(
        rf"\b(?:{any_of(PASSING)}|autorise|fixe)(?:nt|r)?\b", folded[note.end() :]
    )


#: « LE COMITÉ PREND ACTE du rapport. »
_TAKES_NOTE = re.compile(rf"\b(?:{ASSEMBLY}|membres)\b[^.;:]{{0,80}}\bpren(?:d|nent)\s+acte\b")
_DECIDES_TO_NOTE = re.compile(r"\bdecide(?:nt)?\s*:?\s*[-•*]?\s*(?:de\s+)?prendre\s+acte\b")


def _uncounted(folded: str, title: str) -> Resultat | None:
    """The result where neither a count nor « unanimité » or « majorité » is written."""
    if _POSTPONED.search(folded) and not _after_deliberation(folded):
        return "ajourné"
    if _NOTES.search(folded) and not _decides_too(folded):
        return "prend acte"
    if _ELECTED.search(folded) and _APPOINTS.search(title or folded[:300]):
        return "élection"
    return "adopté" if decides(folded) else None


_NO_VOTE = Pattern(
    r"\b(?:pas|sans|aucun)\s+(?:de\s+|eu\s+de\s+)?vote\b(?!\s+contre)|\bne\s+donne\s+pas\s+lieu\s+a\s+(?:un\s+)?vote|\bn'(?:est|a)\s+pas\s+(?:soumis|mis)e?\s+au\s+vote"
)
_DELIBERATED = re.compile(r"\bdelibere\b")


def _after_deliberation(folded: str) -> bool:
    match = _DELIBERATED.search(folded)
    return bool(match and _DECIDES.search(folded, match.end()))


# An act speaks of its vote a few times; beyond that a text is no act, and time is kept.
_MOST_WORDS = 200


def _worded(folded: str) -> Resultat | None:
    """The last « unanimité » or « majorité » that is the assembly's own."""
    best: tuple[int, Resultat] | None = None
    wordings: tuple[tuple[Pattern, Resultat], ...] = (
        (_UNANIMITY, "unanimité"),
        (_MAJORITY, "majorité"),
    )
    for pattern, result in wordings:
        for match in reversed(list(pattern.finditer(folded))[-_MOST_WORDS:]):
            if best and match.start() < best[0]:
                break
            if _NOT_UNANIMITY.match(folded, match.end()) or quoted(folded, match.start()):
                continue
            if _OF_OTHERS.match(folded, match.end()) or _only_possible(folded, match.start()):
                continue
            if result == "majorité" and not _by_majority(folded, match):
                continue
            best = (match.start(), result)
            break
    return best[1] if best else None


#: « Avis favorable à l'unanimité de la commission ».
_OF_OTHERS = re.compile(
    r"(?<=unanime)\s+d(?:es|u|e\s+la)\s+(?!membres|elus|conseil\b|conseillers|presents|votants|suffrages|voix|delegues|administrateurs|comite\s+syndical|assemblee)"
    rf"|\s+(?:des\s+(?:membres|voix|suffrages)\s+)?(?:exprimes\s+)?(?:de\s+la|du|des|de\s+l')\s*(?:{ADVISORY})"
)
#: « Le conseil peut décider à l'unanimité de ne pas voter au scrutin secret » (CGCT, art. L2121-21).
_POSSIBLE = re.compile(
    r"\b(?:peut|peuvent|pourra|pourrait|doit|doivent|sauf|si|lorsque|quand|propose\s+de\s+voter)\b[^.;:\n]{0,90}\Z"
)


def _only_possible(folded: str, position: int) -> bool:
    return bool(_POSSIBLE.search(folded[max(0, position - 130) : position]))


def _by_majority(folded: str, match: re.Match[str]) -> bool:
    """« À la majorité », not « formant la majorité des membres »."""
    if match.group() == "majoritairement":
        return True
    return bool(_BY_MAJORITY.search(folded[max(0, match.start() - 24) : match.start()]))


_EARLIER = re.compile(
    r"\bdeja\s+vote|\b(?:compte[- ]?rendu|proces[- ]verbal|p\.?v\.?)\b.{0,90}\b(?:seance|reunion|conseil|precedent)|ordre du jour"
    r"|\bvu\s+(?:la|l'avis|le)\b|\bpar\s+deliberation\b"
)


def quoted(folded: str, position: int) -> bool:
    """Tell whether a vote belongs to another body or to another decision."""
    start = 0
    window = max(0, position - 400)
    inside = folded.rfind("(", window, position)
    if inside >= 0 and ")" not in folded[inside:position]:
        position = inside  # « après avis de la commission (pour : 9 ; abstention : 1) »
    for stop in _SENTENCE.finditer(folded, window, position):
        start = stop.end()
    sentence = folded[max(start, window) : position]
    others = max(_OTHERS.finditer(sentence), key=lambda other: other.start(), default=None)
    if others:
        own = _ITS_VERB.match(sentence, others.end())
        if not _ASSEMBLY.search(sentence, own.end() if own else others.end()):
            return True
    if _MINUTES_PASSED.search(sentence):
        return True
    earlier = _EARLIER.search(sentence)
    if earlier is None or re.search(r"\bdelibere\b", sentence):
        return False
    # « Vu le rapport du 3 mars, le conseil municipal, par 12 voix, approuve »: its own vote.
    return not _DECIDES_AFTER.search(sentence, earlier.end())


#: « Le conseil d'école a approuvé … »: the verb of the other body.
_ITS_VERB = re.compile(
    rf"[^,;.]{{0,60}}?\b(?:a|ont|ayant)\s+(?:\w+\s+)?(?:{any_of((*PASSING, 'vote', 'delibere'))})\w*"
)
#: « Le conseil approuve le procès-verbal à l'unanimité », before the act of the extrait.
_MINUTES_PASSED = re.compile(
    rf"\b(?:{any_of((*PASSING, 'arrete'))})\s+(?:ce|le)\s+(?:proces[- ]verbal|compte[- ]rendu)\b"
)
_DECIDES_AFTER = re.compile(
    rf",\s*(?:le|la|l'|les)\s*(?:{ASSEMBLY}|membres|elus|conseillers|delegues)\b(?:\s+(?:{COUNCIL_KIND}|presents|deliberante))?(?=\s*,|\s+(?:{any_of(DECIDING)}|a|par|vote|prend|donne)\b|\s*\Z)"
)


def _decides_too(folded: str) -> bool:
    """Whether, besides taking note, the assembly decided something after its deliberation."""
    note = _NOTES.search(folded)
    if note is None:
        return False
    return bool(
        re.search(rf"\b(?:{any_of({*PASSING, *RESOLVING})})(?:nt)?\b", folded[note.end() :])
    )


def _is_election(folded: str, title: str) -> bool:
    if re.search(r"\belections?\b|\belire\b", title) and _ELECTED.search(folded):
        return bool(_BALLOT.search(folded)) or not _UNANIMITY.search(folded)
    return bool(re.search(r"\bbulletins\b", folded) and _ELECTED.search(folded))


_SUBJECT = re.compile(rf"\b(?:{ASSEMBLY}|membres|conseillers|elus|delibere|decide|vote)\b")


# A decision told without a subject: a line « Approuvé. », « Accord du conseil », « proposition adoptée ».
_TOLD = Pattern(
    rf"\bdecision\s+(?:du|de\s+l')\s*(?:{ASSEMBLY})\b[^:\n]{{0,25}}:\s*(?:favorable|accord|accept|approuv|adopt|oui\b)"
    r"|\baccord\s+(?:unanime\s+)?(?:du|des)\s+(?:conseil|membres|elus|comite)"
    r"|\bavis\s+favorable\s+(?:du|des)\s+(?:conseil(?!\s+d)|membres|elus|comite\s+syndical)"
    r"|\b(?:proposition|deliberation|motion|voeu|demande|budget|compte|convention)s?\s+(?:est\s+|sont\s+)?(?:"
    + any_of((*PASSING, "vote"))
    + r")e?s?\b"
)
#: « DÉCIDE : », « Délibère : » alone on their line, the assembly named far above.
_RESOLVES = Pattern(r"(?:^|\n)[ \t]*(?:delibere|decide|decident)[ \t]*:?[ \t]*(?=\n)")
#: « Décide de fixer … », « Déclare que le compte de gestion … » that open a line of their own.
_CLAUSES = Pattern(
    r"(?:^|[.;:,!?]\s*\n|\n[ \t]*\n)[ \t]*(?:[-•>*]\s*)?(?:decide(?:nt)?,?\s+(?:que\b|de\b|d')|declare(?:nt)?\s+que\s+le\s+compte\s+de\s+gestion\b)"
)
#: « Le conseil municipal, après cet exposé : », then « • Approuve … » on a line of its own.
_INTRODUCED = Pattern(
    rf"\b(?:{ASSEMBLY}|membres|delibere)\b[^.;:\n]{{0,90}}[;:,][ \t]*\n\s*(?:[-•*>]\s*)?"
    rf"(?:(?:{any_of(DECIDING)}|charge|donne|{HOLDING})(?:nt)?\b|pren(?:d|nent)\s+acte\b)"
)
_PASSED = Pattern(rf"\b(?:{any_of(PASSING)})e?s?[ \t]*[.!]?[ \t]*(?=\n|$)")


def _told(folded: str) -> Iterator[int]:
    """Where a decision is told without a subject."""
    for match in _PASSED.finditer(folded):
        before = folded[folded.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not before.strip():
            yield match.start()
    yield from (match.start() for match in _TOLD.finditer(folded))
    yield from (match.end() for match in _RESOLVES.finditer(folded))
    for pattern in (_CLAUSES, _INTRODUCED):
        yield from (match.end() - 1 for match in pattern.finditer(folded))


#: What a text of law says that an assembly does.
_LAW_SAYS = re.compile(
    r"\b(?:dispos|prevoi|prescri|stipul)\w+\s+(?:\w+\s+){0,2}qu(?:e\b|')|\baux\s+termes\s+(?:de|du|des)\b"
)


def decides(folded: str) -> bool:
    """Tell whether a folded text shows the assembly deciding something."""
    if any(not quoted(folded, position) for position in _told(folded)):
        return True
    for match in _DECIDES.finditer(folded):
        window = folded[max(0, match.start() - 260) : match.start()]
        cut = max((stop.end() for stop in _SENTENCE.finditer(window)), default=0)
        clause = window[cut:]
        if re.search(r"\b(?:propose|informe|invite|demande)\b[^:]{0,80}$", clause):
            continue
        if _LAW_SAYS.search(clause):
            continue  # « Vu le code, qui dispose que le conseil municipal délibère »
        if _SUBJECT.search(clause) and not quoted(folded, match.start()):
            return True
    return False


_LIST_VOTES = Pattern(
    r"\b(?:(?:a|ont)\s+obtenu|obtient|obtiennent|recueille|recueillent|a\s+recueilli)\b[^€]{0,160}?"
    rf"(?:[:\s](\d{{1,3}}|{COUNT_WORDS})\s+(?:voix|suffrages)|\bvoix\s*\((\d{{1,3}})\))"
    r"|(?:^|\n)\s*(?:[-+•*]\s*)?(?:m\.|mme|monsieur|madame)[^:\n]{3,50}:\s*(\d{1,3})\s+(?:voix|suffrages)\b"
)


def _single_list(folded: str) -> int | None:
    """The votes for the only list or candidate of a ballot."""
    found = {
        count_value(next(filter(None, match.groups()))) for match in _LIST_VOTES.finditer(folded)
    }
    return found.pop() if len(found) == 1 else None


_MARK = Pattern(
    r"\bunanimi?te\b|\bunanimement\b|\ba la majorite\b(?! (?:absolue|des membres en))"
    r"|\b(?:voix|votes?)\s+(?:pour|contre)\b"
    r"|\b\d{1,3}\s+(?:pour\b(?!\s+cent)|contre\b|abs?tentions?|absentions?|votes?\s*(?:\n|$))"
    rf"|{re.sub('[?]P<[a-z]>', '?:', LETTERS)}"
    r"|\b(?:pour|contre|abstentions?)\s*[:=]\s*\d|\bvote\s*:|\bmajorite\s*\(|\bdelibere\b"
    r"|\b(?:question|point|deliberation|dossier|affaire|decision)\s+(?:est|a\s+ete)\s+(?:donc\s+)?(?:ajourne|reporte|retire)e?s?\b"
    r"|\bdont acte\b|\bprend(?:re)? acte\b|\b(?:sont|est)\s+(?:elue?s?|proclamee?s?)\b|\b(?:a|ont)\s+ete\s+proclamee?s?\b|\brejetee?s?\b"
    rf"|\b(?P<verb>{any_of((*DECIDING, *REFUSING))}|vote|donne(?!(?:nt)?\s+(?:la\s+parole|lecture|connaissance))|propose de nommer|souhaite|demande|charge"
    rf"|sollicite|{HOLDING})(?:nt)?\b"
)
_ASSEMBLY_BEFORE = re.compile(rf"\b(?:{ASSEMBLY}|conseillers|membres)\b[^.;:]*$")
_MOST_MARKS = 4000


@lru_cache(maxsize=1)
def marks(folded: str) -> tuple[int, ...]:
    """Return the offsets at which a folded text may show a decision, quoted ones left out."""
    found: list[int] = []
    for match in _MARK.finditer(folded):
        start = match.start()
        if match["verb"] and not _ASSEMBLY_BEFORE.search(folded[max(0, start - 175) : start]):
            continue
        if not quoted(folded, match.end() - 1):
            found.append(match.end() - 1)
            if len(found) >= _MOST_MARKS:
                break
    others = (*_told(folded), *grids(folded))
    found.extend(position for position in others if not quoted(folded, position))
    return tuple(sorted(found))
