"""Votes of others that an act quotes: those of a commission, of another body, of a former sitting.

Sources: Code général des collectivités territoriales, art. L2121-22 (commissions, which only advise);
forms observed in published acts.
"""

import re
from collections.abc import Sequence
from itertools import repeat

from indexer.acts.formulas import ASSEMBLIES, DECIDING, GRANTING, PASSING, any_of
from indexer.reading.parsing.lexicon import (
    ADVISORY,
    COUNCIL_KIND,
    HAS_ADVISED,
    HOLDING,
    WHO_DECIDES,
)

#: Who is asked and decides nothing: « 49 pour et 33 contre » of a survey.
_ASKED = (
    r"\bsondages?\b|\bquestionnaires?\b|\b(?:habitants|riverains|administres|parents)\s+(?:consultes|interroges|ont\s+repondu)"
    r"|\breponses\s+(?:au|a\s+l'|recues|d')|\b\d{1,4}\s+reponses\b|\bsur\s+(?:les\s+)?\d{1,4}\s+(?:familles|foyers|habitants|parents|riverains|personnes|agents|usagers|menages|participants)\b|\bconsultation\s+(?:des\s+(?:habitants|parents|familles|riverains|usagers)|citoyenne|publique)|\benquete\s+aupres"
)
#: « Le bureau du 28 mai s'est prononcé »: where another assembly decides, its bureau has advised.
_BUREAU = rf"\bbureau(?:\s+\w+)?\s*,?\s+(?:du\s+\d|reuni\s+le|en\s+date)(?:[^.;]|\bm\.){{0,120}}?{HAS_ADVISED}"
_OTHERS = re.compile(rf"{ADVISORY}|{_ASKED}|{_BUREAU}")
_ASSEMBLY = re.compile(
    rf"""\b(?:
      conseil\s+(?:{COUNCIL_KIND}) | comite\s+syndical | bureau | assemblee
    | membres | administrateurs | conseillers | elus
    | l[ea]\s+(?:{WHO_DECIDES})(?=\s*,|\s+(?:{any_of((*DECIDING, "suit"))})\b)  # « Après avis du comité social, le Conseil, … »
    | adopte | approuve | vote | delibere     # the verb again: the assembly is understood
    )""",
    re.VERBOSE,
)
#: « 12 pour », « Unanimité », « Adopté », below a visa that no full stop ends.
_RESULT_ALONE = rf"\d{{1,3}}\s+(?:voix\s+)?pour\b|pour\s?:\s?\d|unanimite\b|(?:{any_of(PASSING)})e?s?\b|accord\b"
#: Where a sentence ends, and another begins.
_SENTENCE = re.compile(
    rf"[.;\n](?:(?<!\n)(?<!\bm\.)(?<!\bmm\.)(?=\s)|(?<=\n)(?:\s*\n|(?=\s*(?:[-–•*➢➤►▪]\s|\d{{1,3}}\s?[.)/°]\)?\s*[a-z]|(?:l[ea]\s+|l')(?:{WHO_DECIDES})\b|les\s+(?:membres|administrateurs|elus|conseillers|delegues)\b|vu\s|considerant|apres\s|sur\s+(?:la\s+)?proposition\b|oui\s+l|decide\b|vote\s*:))|(?<=[,;]\n)(?=\s*(?:par\s+\w+\s+voix|a\s+l'unanimite|a\s+la\s+majorite|article\s+(?:1|premier|unique)|(?:{any_of(DECIDING)}|vote)(?:nt)?\s|{_RESULT_ALONE}))))"
)
#: Words of which all that a pattern matches holds one, and the pattern.
_Said = tuple[Sequence[str], re.Pattern[str]]
_EARLIER: _Said = (
    (
        "deja",
        "lors",
        "compte",
        "proces",
        "pv",
        "p.v",
        "ordre du jour",
        "vu",
        "l'avis",
        "deliberation",
    ),
    re.compile(
        r"\bdeja\s+vote|\blors\s+d(?:e\s+la|u|'une)\s+(?:dernier|precedent)e?\b|\b(?:compte[- ]?rendu|proces[- ]verbal|p\.?v\.?)\b.{0,90}\b(?:seance|reunion|conseil|precedent)|ordre du jour"
        r"|\bvu\s+(?:la|le)\b|\b(?:vu|considerant)\s+l'avis\b|\bpar\s+deliberations?\b"
    ),
)

_DELIBERATES = re.compile(
    r"\bdelibere\b|,\s+la\s+(?:presente\s+)?(?:deliberation|proposition|motion)\s+(?:est|a\s+ete)\b"
)
#: Characters behind an offset that tell whether a sentence begins just before it: « A la [majorité] ».
_AHEAD = 12


def sentence_start(folded: str, start: int, end: int) -> int:
    """Return where the last sentence begins between two offsets, the first of them where none does.

    From the end on, as far as the last one: what is read of most texts is a line or two.
    """
    at = end
    while (at := max(map(folded.rfind, ".;\n", repeat(start), repeat(at)))) >= 0:
        stop = _SENTENCE.match(folded, at, end + _AHEAD)
        if stop and stop.end() <= end:
            return stop.end()
    return start


def quoted(folded: str, position: int) -> bool:
    """Tell whether a vote belongs to another body or to another decision."""
    window = max(0, position - 400)
    inside = folded.rfind("(", window, position)
    if inside >= 0 and ")" not in folded[inside:position]:
        position = inside  # « après avis de la commission (pour : 9 ; abstention : 1) »
    sentence = folded[sentence_start(folded, window, position) : position]
    others = max(_OTHERS.finditer(sentence), key=lambda other: other.start(), default=None)
    if others and not _MADE.match(sentence, others.end()):
        own = _ITS_VERB.match(sentence, others.end())
        if not _ASSEMBLY.search(sentence, own.end() if own else others.end()) and not (
            _goes_on(sentence, others)
        ):
            return True
    if _search(_MINUTES_PASSED, sentence) or _search(_REPORTED, sentence):
        return True
    earlier = _search(_EARLIER, sentence)
    if earlier is None or _DELIBERATES.search(sentence):
        return False
    # « Vu le rapport du 3 mars, le conseil municipal, par 12 voix, approuve »: its own vote.
    return not (
        _DECIDES_AFTER.search(sentence, earlier.end()) or _decides_below(sentence, earlier.end())
    )


#: « Cinq [commissions] communales sont créées à l'unanimité »: the assembly makes them.
_MADE = re.compile(
    r"[^.;:,]{0,40}?\b(?:est|sont|a\s+ete|ont\s+ete)\s+(?:ainsi\s+|donc\s+)?(?:cree|constitue|compose|forme|institue|designe|elu|mise)e?s?\b"
)


def _decides_below(sentence: str, at: int) -> bool:
    """« Considérant que le compte rendu de séance est connu, décide à l'unanimité … »: the assembly stands above."""
    verb = _VERB_BELOW.search(sentence, at)
    if verb is None or _HAS_BEFORE.search(sentence, 0, verb.start() + 1):
        return False
    return not _OF_A_CLAUSE.search(sentence, 0, verb.start())


_VERB_BELOW = re.compile(
    r",\s+(?:adopt|approuv|autoris|decid|valid)(?:e(?:nt)?(?=\s+(?:a\s+l|par\b|de\b|d'|l[ea]s?\b)|\s*\Z)|\Z)"
)
#: « …, par laquelle le conseil, réuni en séance, approuve … », « que le comité, …, décide »: who decides is told of.
_OF_A_CLAUSE = re.compile(
    rf"\b(?:qui|laquelle|lequel|lesquel(?:le)?s|dont)\b|\bqu(?:e\s+|')(?:(?:l[ea]|un|une)\s+|l'|)(?:{any_of(ASSEMBLIES)}|commission)\b"
)
#: « qui a, par 14 voix pour, approuvé … ».
_HAS_BEFORE = re.compile(r"\b(?:a|ont|avai(?:t|ent)|ayant)\s*,")


def _goes_on(sentence: str, other: re.Match[str]) -> bool:
    """« Le conseil approuve le choix de la commission et décide à l'unanimité … »: who decides is named before."""
    if not _AND_DECIDES.match(sentence, other.end()) or _TOLD_OF.search(sentence, 0, other.start()):
        return False
    return _ASSEMBLY.search(sentence, 0, other.start()) is not None


_AND_DECIDES = re.compile(
    rf"(?:(?!\bqu[ie']|\bayant\b|\ba\s)[^.;:]){{0,60}}?(?:,|\bet)\s+(?:(?:{any_of(DECIDING)})(?:nt)?|{HOLDING})\b"
)
#: « … est informé que la [commission] s'est réunie et décide … »: what is told of it.
_TOLD_OF = re.compile(r"\bqu(?:e\s+(?:l[ae]s?\s+|l')|'une?\s+)\Z")


def _search(said: _Said, sentence: str) -> re.Match[str] | None:
    """As ``search``; most sentences hold none of the words, which a look at each of them tells sooner."""
    words, pattern = said
    for word in words:
        if word in sentence:
            return pattern.search(sentence)
    return None


#: « Le conseil d'école a approuvé … »: the verb of the other body.
_ITS_VERB = re.compile(
    rf"[^,;.]{{0,60}}?\b(?:a|ont|ayant)\s+(?:\w+\s+)?(?:{any_of((*PASSING, 'vote', 'delibere'))})\w*"
)
#: « Le conseil approuve le procès-verbal à l'unanimité », before the act of the extrait.
_MINUTES_PASSED: _Said = (
    ("proces", "compte"),
    re.compile(
        rf"\b(?:{any_of((*PASSING, 'arrete'))})\s+(?:ce|le)\s+(?:proces[- ]verbal|compte[- ]rendu)\b"
    ),
)
#: What is said to the assembly before it decides.
_REPORTS = "expose|explique|rappelle|indique|informe|precise|signale|souligne|ajoute"
#: « M. le Maire indique que le comité a approuvé ses statuts … », « Nous avons décidé … »: told, not decided here.
_REPORTED: _Said = (
    (*_REPORTS.split("|"), "nous", "vous", "j'ai"),
    re.compile(
        rf"(?<!etant )\b(?:{_REPORTS})(?:nt)?\b[^.;:]{{0,60}}?\bqu(?:e\b|')(?:(?!\b(?:apres|propose)\b)[^.;:]){{0,200}}?\b(?:a|ont|avait|avaient)\s+(?:ete\s+)?(?:\w+ment\s+)?"
        rf"(?:\Z|(?:{any_of((*DECIDING, *GRANTING))})\w{{0,2}}\b[^.;]*\Z)"
        r"|\b(?:nous\s+avons|vous\s+avez|j'ai)\s+(?:\w+\s+)?\Z"
    ),
)
#: « Par délibération du 3 mars, le conseil de la métropole a créé, à l'unanimité, … »: it decided then.
_HAS_DECIDED = rf"\s(?:a|ont|avait|avaient)\s+(?:{any_of((*DECIDING, *GRANTING, 'cree', 'vote'))})"
_DECIDES_AFTER = re.compile(
    rf",\s*(?:le|la|l'|les)\s*(?:{WHO_DECIDES}|membres|elus|conseillers|delegues)\b(?:\s+(?:{COUNCIL_KIND}|presents|deliberante))?"
    rf"(?:(?=\s*,|\s+(?:l'|les?\s+|la\s+|en\s+)?(?:{any_of(DECIDING)}|a\s+l|par|vote|prend|donne)\b|\s*\Z)|\s+d(?:e|u|es)\s(?:(?!{_HAS_DECIDED})[^,;.]){{2,60}},)"
)
