"""How a vote is put in words: « à l'unanimité », « à la majorité », and what was voted so.

Sources: Code général des collectivités territoriales, art. L2121-20 (majority of votes cast), L2121-21;
forms observed in published acts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.acts.documents import Resultat
from indexer.acts.formulas import PASSING, any_of
from indexer.reading.parsing.facts.votes.quoting import quoted, sentence_start
from indexer.reading.parsing.facts.votes.written_counts import Ballot
from indexer.reading.parsing.lexicon import ADVISORY, UNANIMITE
from indexer.reading.parsing.patterns.pattern import Pattern

UNANIMITY = Pattern(rf"\b(?:{UNANIMITE}|unan[il1]m(?:ement|e))\b")
_NOTUNANIMITY = re.compile(r"\s*(?:ou\s+(?:non|a la)|/)")
_MAJORITY = Pattern(
    # « Adoptée à la majorité absolue »: nobody is elected
    r"(?:(?<=adoptee\sa\sla\s)|(?<=approuvee\sa\sla\s)|(?<=adopte\sa\sla\s)|(?<=approuve\sa\sla\s))majorite\s+absolue\b|\bmajor[il1](?:[tf]e|tairement)\b(?!\s+(?:absolue(?!(?:\s+des\s+(?:suffrages|voix|votants|membres)(?:\s+\w+)?)?\s*(?:\(\s*(?:pour|contre|abst|\d)|:\s*(?:\d{1,3}\s+(?:voix\s+)?)?(?:pour|contre|abst)))|qualifiee|relative|requise|municipale|des\s+membres\s+en\s+exercice|est\b))"
)
_BY_MAJORITY = re.compile(
    r"(?:\b(?:a|par)[\s.]\s*(?:la|une)\s+(?:\w+\s+)?|\b(?:votes?|decision\s+d[^:\n]{2,30})\s*:\s*|[|\t]\s*|(?:^|\n)\s*)$"
)

_ENDS_ROW = re.compile(r"[ \t]*[.;]?[ \t]*(?:\(|\n|$)")
POSTPONED = Pattern(
    r"\b(?:est|sont|a ete|soit)\s+(?:donc\s+)?(?:ajournee?s?|reportee?s?(?!\s+(?:en|sur|au\s+(?:budget|compte|chapitre|r)|a\s+nouveau|a\s+la\s+section)\b)|differee?s?)\b|\bajourne(?:r|nt|e|es)?\b|\bsursoi(?:t|ent)|\bsurseoir\b|\bretire(?:nt|r)?\s+(?:ce|le|cette|la)\s+(?:point|question|dossier|affaire|deliberation(?!\s+(?:n\b|n\s?°|\d|du\s+\d|en\s+date|prise|adoptee|votee|susvisee|precedente|(?:municipale\s+)?(?:n\s?°|du\s+\d)))|sujet|rapport)\b|\bretiree?\s+de\s+l'ordre\s+du\s+jour"
    r"|\b(?<!\ba )(?:y\s+revenir|(?:re)?voir|reparler|reexaminer)\b[^.;]{0,40}\b(?:lors\s+d'une|(?:a|dans)\s+une)\s+(?:prochaine|ulterieure|autre)\s+(?:reunion|seance)"
    r"|\bsursis\s+a\s+statuer\b|(?<=\n)(?:deliberation|point|question|dossier|affaire)\s+(?:ajourne|reporte|differe)e?[ \t.]*(?=\n|$)|(?<=\n)renvoyee?\s+(?:en|a\s+la|a\s+une)\s+(?:prochaine\s+)?(?:commission|seance|reunion)\b"
    r"|\bvote\s+(?:est\s+)?(?:reporte|ajourne|differe)\b|\breporte(?:r|nt)?\s+(?:sa|la|cette|ce|le|l')\s*(?:decision|point|vote|deliberation|sujet|dossier|examen|etude|affaire|question)\b|\breportee?\s+(?:a|au)\s+(?:une?|la)?\s*(?:prochain|ulterieur)"
    r"|\b(?:est|sont|a\s+ete)\s+(?:remis|renvoye)e?s?\s+(?:a|au|devant)\s+(?:la|une|l')?\s*(?:prochain|ulterieur|seance|commission|reunion\s+ulterieure)"
    r"|\b(?:renvoie|reporte)(?:nt)?\s+(?:l'examen|l'etude|le\s+vote|la\s+decision|(?:le|la|cette|ce)\s+(?:point|question|dossier|affaire|sujet|demande))\b[^.;]{0,60}\b(?:prochaine?|ulterieure?|commission)\b"
    r"|\brevenir\b[^.;]{0,40}\b(?:prochain|ulterieur)|\bde\s+l[ea]s?\s+reporter\b(?!\s+(?:sur|au\s+(?:budget|compte)))"
    r"|\brevoir\s+(?:ce|cette|le|la)\s+(?:dossier|point|sujet|question)\b[^.;\n]{0,30}\b(?:prochain|ulterieur)"
)

_MATTER = r"(?:point|question|dossier|affaire|sujet|rapport|projet|deliberation)"
#: « Le point est retiré », « Mme le Maire retire ce point », « Retirée de l'ordre du jour »; an assembly that
#: does so decides.
_WITHDRAWN = Pattern(
    rf"\b{_MATTER}\s+(?:(?:est|a\s+ete)\s+(?:donc\s+)?)?retiree?\b(?!\s+d[eu]\s+(?!l'ordre))"
    rf"|(?<!municipal\s)(?<!communautaire\s)(?<!syndical\s)\bretire\s+(?:ce|cette|le|la)\s+{_MATTER}\b"
    r"|\bretiree?\s+de\s+l'ordre\s+du\s+jour\b"
)


#: « Retirée », in the column of results.
_WITHDRAWN_CELL = re.compile(r"\W*retiree?s?\b")


def withdrawn(folded: str, told: str) -> bool:
    """Tell whether who presides takes a point off the ordre du jour, on which the assembly decides nothing then.

    ``folded`` is the text of the point, ``told`` what stands below or beside its title.
    """
    return bool(_WITHDRAWN_CELL.match(told) or _WITHDRAWN.search(folded))


@dataclass(frozen=True, slots=True)
class Worded:
    """« À l'unanimité » or « à la majorité »: where it stands, and what it says."""

    start: int
    end: int
    result: Resultat


# An act speaks of its vote a few times; beyond that a text is no act, and time is kept.
_MOST_WORDS = 200


_WORDINGS: tuple[tuple[Pattern, Resultat], ...] = (
    (UNANIMITY, "unanimité"),
    (_MAJORITY, "majorité"),
)


def worded(folded: str) -> Worded | None:
    """The last « unanimité » or « majorité » that is the assembly's own."""
    best: Worded | None = None
    for pattern, result in _WORDINGS:
        last = next(_own(folded, pattern), None)
        if last and (best is None or last.start() >= best.start):
            best = Worded(last.start(), last.end(), result)
    return best


def told_both_ways(folded: str) -> bool:
    """Tell whether something of the assembly's own passed by all, and something by a majority."""
    return all(any(True for _ in _own(folded, pattern)) for pattern, _ in _WORDINGS)


def _own(folded: str, pattern: Pattern) -> Iterator[re.Match[str]]:
    """The words of a vote that are the assembly's own, last first."""
    for match in reversed(list(pattern.finditer(folded))[-_MOST_WORDS:]):
        if not (
            _NOTUNANIMITY.match(folded, match.end())
            or quoted(folded, match.start())
            or _OF_OTHERS.match(folded, match.end())
            or _HOW_TO_VOTE.match(folded, match.end())
            or _only_possible(folded, match.start())
            or _is_rule(folded, match.start())
            or (pattern is _MAJORITY and not _by_majority(folded, match))
        ):
            yield match


#: What the words of a vote may say was done, other than to pass.
_REFUSED = re.compile(r"\b(?:rejet|refus|repouss)(?:te|e|er|tent|ent|ee?s?)\b")
#: All of them « vote contre la demande »; where a majority decides, those who do are the others.
_ALL_REFUSED = re.compile(rf"{_REFUSED.pattern}|\bvot(?:e|ent)\s+contre\s+(?=a\s+l|l[ae']|ce)")
_PASSES = re.compile(
    rf"\b(?:{any_of((*PASSING, 'autorise', 'fixe'))})(?:nt|r|e?s?)\b|\bvote(?:nt)?\s+(?:le|la|les|l')|\bavis\s+favorable\b"
)
_REJECTS: Resultat = "rejeté"
_POSTPONES: Resultat = "ajourné"
#: How far a sentence is looked at before and behind the words of its vote.
_CLAUSE = 200


def _sentence(folded: str, position: int) -> tuple[str, str]:
    """The sentence about a position, parted there."""
    low = max(0, position - _CLAUSE)
    before = folded[low:position]
    after = folded[position : position + _CLAUSE]
    end = re.search(r"[.;](?=\s)|\n\s*\n", after)
    return before[sentence_start(before, 0, len(before)) :], after[: end.start()] if end else after


def voted_so(folded: str, words: Worded) -> Resultat:
    """What was voted so: « à l'unanimité, ajourne » postpones, « rejetée à la majorité » rejects."""
    refused = _ALL_REFUSED if words.result == "unanimité" else _REFUSED
    for clause in _sentence(folded, words.start):
        passes = _PASSES.search(clause)
        for pattern, result in ((refused, _REJECTS), (POSTPONED, _POSTPONES)):
            told = pattern.search(clause)
            if told and not (passes and passes.start() < told.start()):
                return result
        if passes:
            break
    return words.result


_DECIDES = re.compile(rf"{_PASSES.pattern}|\bdecide(?:nt)?\b")
#: Characters that part two votes of one point.
_APART = 60


def of_two_votes(folded: str, words: Worded, counts: Ballot) -> bool:
    """Whether one thing was passed by all, and another, of the same point, with those counts."""
    if words.result != "unanimité" or not (counts.contre or counts.abstention):
        return False
    return abs(words.start - counts.last) > _APART and all(
        any(map(_DECIDES.search, _sentence(folded, place))) for place in (words.start, counts.last)
    )


#: « Avis favorable à l'unanimité de la commission », « Approbation à l'unanimité du compte rendu du 9 juin ».
_OF_OTHERS = re.compile(
    r"(?<=unanime)\s+d(?:es|u|e\s+la)\s+(?!membres|elus|conseil\b|conseillers|presents|votants|suffrages|voix|delegues|administrateurs|comite\b(?!\s+(?:technique|social|consultatif|d))|assemblee)"
    r"|\s+le\s+\d{1,2}(?:er)?\s"
    rf"|\s+(?:des\s+(?:membres|voix|suffrages)\s+)?(?:exprimes\s+)?(?:de\s+la|du|des|de\s+l')\s*(?:{ADVISORY})"
    r"|\s+d(?:u|es)\s+(?:comptes?[- ]rendus?|proces[- ]verba(?:l|ux))\b"
)
#: « À l'unanimité, de ne pas voter au scrutin secret »: how it will vote (CGCT, art. L2121-21), not what it votes.
_HOW_TO_VOTE = re.compile(
    r"\s*,?\s+(?:de|pour)\s+(?:ne\s+pas\s+)?(?:voter|proceder|recourir|renoncer|effectuer|designer)\b[^.;:\n]{0,60}\b(?:scrutin\s+secret|bulletins?\s+secrets?|main\s+levee|scrutin\s+public)\b"
)
#: « Le conseil peut décider à l'unanimité de ne pas voter au scrutin secret » (CGCT, art. L2121-21).
_POSSIBLE = re.compile(
    r"\b(?:peut|peuvent|pourra|pourrait|doit|doivent|sauf|si|lorsque|quand|propose\s+de\s+voter|il\s+est\s+propose)\b[^.;:\n]{0,90}\Z"
)


def _only_possible(folded: str, position: int) -> bool:
    return bool(_POSSIBLE.search(folded[max(0, position - 130) : position]))


#: « Article 4 : Le comité délibère à la majorité. »: what statutes that an act adopts say, no vote of it.
_RULE = re.compile(
    r"\W*art(?:icle|\.)\s*\d[^\n]*\b(?:deliberer?(?:nt)?|statue(?:nt)?|se\s+prononce(?:nt)?|(?:sont|est)\s+prises?)\s+(?:\w+\s+){0,3}a\s+(?:la\s+|l')\Z"
)


def _is_rule(folded: str, position: int) -> bool:
    line = folded.rfind("\n", 0, position) + 1
    return bool(_RULE.match(folded[max(line, position - _CLAUSE) : position]))


def _by_majority(folded: str, match: re.Match[str]) -> bool:
    """« À la majorité », not « formant la majorité des membres »."""
    if match.group() == "majoritairement":
        return True
    if folded[match.start() - 1 : match.start()] + folded[match.end() : match.end() + 1] == "()":
        return True  # « 12 pour, 3 contre (majorité) »
    if (
        _ENDS_ROW.match(folded, match.end())
        and folded[max(0, match.start() - 2) : match.start()].strip() == ":"
    ):
        return True  # « Motion contre la fermeture de la gare : MAJORITÉ »
    return bool(_BY_MAJORITY.search(folded[max(0, match.start() - 24) : match.start()]))
