"""Where a text shows the assembly deciding something, however it voted.

Sources: forms observed in published acts.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.acts.formulas import (
    ACTING,
    DECIDING,
    DELIBERATED,
    GIVING,
    GRANTING,
    PASSING,
    REFUSING,
    RESOLVING,
    any_of,
)
from indexer.reading.parsing.facts.votes.ballots import LETTERS
from indexer.reading.parsing.facts.votes.operative import SITS, operative
from indexer.reading.parsing.facts.votes.quoting import quoted, sentence_start
from indexer.reading.parsing.facts.votes.vote_tables import grids
from indexer.reading.parsing.lexicon import HOLDING, MONTH_NAME, UNANIMITE, WHO_DECIDES
from indexer.reading.parsing.patterns.pattern import Pattern

_DECIDES = Pattern(
    rf"""\b(?:
      (?:{any_of(PASSING)})(?:nt|e|es|r)?     # « adopte », and « est adopté »
    | (?:{any_of(RESOLVING)})(?:nt|r)?
    | (?:{any_of((*DECIDING, *GRANTING))})(?:nt|tent)?
    | designee?s?
    | {HOLDING}
    | (?:arrete|charge|cree|demande|delibere)(?:nt)? | entine | opte | s'engage | dit\ que
    | vote(?:nt|e|es)?(?!\s*:)
    | donne(?:nt)?\s+(?:son|leur|un|tous|pouvoir|delegation|mandat|l'autorisation|a\ l'unanimite|acte)
    | propose(?:nt)?\s+de\s+nommer
    | adoption | accord                       # « Accord du conseil »
    )\b""",
    re.VERBOSE,
)
_SUBJECT = re.compile(rf"\b(?:{WHO_DECIDES}|membres|conseillers|elus|delibere|decide|vote)\b")


# A decision told without a subject: a line « Approuvé. », « Accord du conseil », « proposition adoptée ».
_TOLD = Pattern(
    rf"\bdecision\s+(?:du|de\s+l')\s*(?:{WHO_DECIDES})\b[^:\n]{{0,25}}:\s*(?:favorable|accord|accept|approuv|adopt|oui\b)"
    r"|\b(?:accord|(?<!le )refus)\s+(?:unanime\s+)?(?:du|des)\s+(?:conseil(?!\s+(?:d'ecole|departemental|regional))|membres(?!\s+d)|elus|comite)"
    r"|\bavis\s+favorable\s+(?:du|des)\s+(?:conseil(?!\s+d)|membres|elus|comite\s+syndical)"
    r"|\b(?:proposition|deliberation|motion|v(?:oe|œ)u|demande|budget|compte|convention)s?\s+(?:(?:est|sont)\s+(?:donc\s+|ainsi\s+)?)?(?:"
    + any_of((*PASSING, "vote"))
    + r")e?s?\b(?!\s+(?:en\s+\w|l'an|le\s+\d|lors\b))"
    r"|\bresultats?\s*(?:du\s+vote\s*)?:\s*(?:" + any_of(PASSING) + r")e?s?\b"
    r"|(?:^|\n)[ \t]*(?:vote|decision)\s*:\s*(?:de)?favorable\b"
    # « Une subvention de 100 € est accordée au club », « Le prix du repas est fixé à 4 € »
    r"|\b(?:subventions?|aides?|credits?)\b[^.;:\n]{0,60}\b(?:est|sont)\s+(?:accorde|attribue|alloue|octroye)e?s?\b(?!\s+par\b)"
    r"|\b(?:devis|offres?|entreprises?|societe)\b[^.;:\n]{0,80}\b(?:est|sont)\s+retenue?s?\b(?!\s+par\b)"
    r"|\b(?:tarifs?|prix|loyers?|redevances?|participations?|cotisations?|indemnites?)\b[^.;:\n]{0,80}\b(?:est|sont)\s+(?:fixe|maintenu|porte|reconduit)e?s?\s+(?:a|au)\b"
    # « Accord pour cette offre. », « Tous d'accord. », « Refus. », a sentence of its own; « Il est décidé de vendre … »
    r"|(?:(?<=\n)|(?<=[.>]\s)|(?<=\bdecision\s:\s))(?:tous(?:\s+sont)?\s+d'accord|accord(?:\s+de\s+principe)?(?:\s+(?:pour\b[^.;:\n]{0,60}|de\s+tous(?:\s+les\s+(?:membres|elus|conseillers))?))?|refus)(?=[ \t]*(?:[.!]|\n|$))"
    r"|(?:(?<!qu')\bil\s+est|(?:^|(?<=\n)|(?<=[.;]\s))il\s+a\s+ete)\s+decide\s+(?:de\s|d'|que\b)"
    # « Autorisation est donnée à la présidente de signer », « Le maire est autorisé à signer »
    r"|\bautorisation\s+est\s+(?:\w+\s+)?(?:accorde|donne)e\b|\b(?:maire|presidente?)\s+est\s+(?:\w+\s+)?autorisee?\s+a\b"
    # « Mise aux voix, la convention d'objectifs est adoptée (M. Dorval vote contre) »
    r"|\bmise?s?\s+aux\s+voix\b[^.;:\n]{0,120}\b(?:est|sont)\s+(?:donc\s+|ainsi\s+)?(?:"
    + any_of((*PASSING, "vote"))
    + r")e?s?\b"
    # « Les tarifs sont adoptés. », which ends its line, by all who sat or not
    r"|\b(?:est|sont)\s+(?:donc\s+|ainsi\s+)?(?:"
    + any_of((*PASSING, "vote"))
    + r")e?s?(?:\s+par\s+(?:tous\s+)?les\s+(?:membres|elus|conseillers)[a-z ]{0,40})?[ \t]*[.!]?[ \t]*(?=\n|$)"
)
#: « [Le] conseil municipal, ouï l'exposé, … »: who decides, straight before what it does. Its article is looked
#: at once it is found, as articles are everywhere.
ITSELF = (
    rf"\b(?:{WHO_DECIDES})\b(?:\s+(?:municipal|communautaire|syndical|d'administration|deliberante))?"
    r"(?:\s*,(?:(?:[^.;:]|\bmm?\.){3,120}?,)?)?\s+"
)
_ARTICLE = r"\bl(?:[ea]\s|')\Z"
#: Where a sentence begins, or goes on behind a comma or what was deliberated.
_HEADS_SENTENCE = re.compile(rf"(?:\A|\n|[-.;:,)•*]\s|\b(?:delibere|deliberation)\s){_ARTICLE}")
#: What is no decision, though it follows on one: what a council thinks, may do, or is.
_THINKS = (
    "(?:av|et)ait|est|peut|doit|veut|attend|reste|estime|pense|considere|juge|craint|rappelle|remercie|examine|debat|discute"
    "|hesite|abstient|interroge|souligne|observe|regrette|deplore|comprend|dont|cette|entre|autre|quitte|suspend|reprend"
    "|apprend|croit|entend|note|perd|ressort|revient|sait|tient|voit|ignore|ecoute|etonne|felicite|inquiete|rejouit"
    r"|rend\s+(?:sur|au|a|dans)|prend\s+(?:le\s+temps|du\s+recul|la\s+mesure)|met\s+(?:\w+\s+){1,4}(?:en\s+attente|de\s+cote)"
)
#: « Le conseil cède la parcelle »: at the head of a sentence, as within one who does so is told of, « chaque année
#: le conseil augmente … ». A bureau is as often an office.
_ACTS = Pattern(rf"{ITSELF}(?<!\bbureau )(?:{any_of(ACTING)})\b(?!{SITS})")
#: What a council does once it has deliberated, « Après en avoir délibéré, le conseil municipal dénonce le bail », is
#: decided, but what it thinks, may do or leaves undone; and so is what stands below, « …, le conseil : ».
_AFTER_DELIBERATING = Pattern(
    rf"\b{DELIBERATED}\s*,?\s+(?:"
    rf"l(?:[ea]\s+|'\s*){ITSELF}(?:s'|se\s+)?(?!(?:{_THINKS})\b|{SITS})(?:[a-z]{{3,}}[etd]|met)\b(?!{SITS})"
    rf"|l(?:[ea]|es|')\s*(?:{WHO_DECIDES}|membres)\b[^.;:]{{0,60}}:[ \t]*(?=\n))"
)
#: « DÉCIDE : », « Délibère : » alone on their line, the assembly named far above.
_RESOLVES = Pattern(r"(?:^|\n)[ \t]*(?:delibere|decide|decident)[ \t]*:?[ \t]*(?=\n)")
#: « Décide de fixer … », « Déclare que le compte de gestion … » that open a line of their own.
_CLAUSES = Pattern(
    r"(?:^|[.;:,!?]\s*\n|\n[ \t]*\n)[ \t]*(?:[-•>*]\s*)?(?:decide(?:nt)?,?\s+(?:que\b|de\b|d')|declare(?:nt)?\s+que\s+le\s+compte\s+de\s+gestion\b)"
)
#: « Le conseil municipal, après cet exposé : », then « • Approuve … » on a line of its own.
_INTRODUCED = Pattern(
    rf"\b(?:{WHO_DECIDES}|membres|delibere)\b[^.;:\n]{{0,90}}[;:,][ \t]*\n\s*(?:[-•*>]\s*)?"
    rf"(?:(?:{any_of(DECIDING)}|charge|donne|{HOLDING})(?:nt)?\b|pren(?:d|nent)\s+acte\b)"
)
#: « Approuvé. », « Accepté par l'ensemble du conseil. », « Tout le monde est d'accord. », each a line.
_PASSED = Pattern(
    rf"\b(?:(?:(?:{any_of(PASSING)})e?s?|accordee?s?)(?:[ \t]+(?:par[ \t]+(?:l'ensemble[ \t]+d(?:u|es)|tous(?:[ \t]+les)?)(?:[ \t]+(?:conseil|comite|membres|elus|conseillers|presents|delegues)\b[a-z' ]{{0,40}})?|sans[ \t]+(?:opposition|observation|reserve|debat|modification|remarque)s?))?"
    r"|tout\s+le\s+monde\s+est\s+d'accord)[ \t]*[.!]?[ \t]*(?=\n|$)"
)

#: Characters of the longest word before who decides, and its article.
_BEFORE = 20
#: Within a sentence, but in none of its clauses: « …, que le conseil n'accepte pas ».
_IN_SENTENCE = re.compile(rf"(?<!\bque\s)(?<!\bsi\s)(?<!\bdont\s)(?<!\bquand\s){_ARTICLE}")


def tells_itself(folded: str, position: int) -> bool:
    """Tell whether who decides, whose name is at a position, is told of by its sentence and no clause of it."""
    return _stands_behind(_IN_SENTENCE, folded, position)


def _stands_behind(before: re.Pattern[str], folded: str, position: int) -> bool:
    return before.search(folded, max(0, position - _BEFORE), position) is not None


def _told(folded: str) -> Iterator[int]:
    """Where a decision is told without a subject."""
    for match in _PASSED.finditer(folded):
        before = folded[folded.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not before.strip():
            yield match.start()
    yield from (match.start() for match in _TOLD.finditer(folded))
    yield from (match.end() for match in _RESOLVES.finditer(folded))
    for pattern in (_CLAUSES, _INTRODUCED, _AFTER_DELIBERATING):
        yield from (match.end() - 1 for match in pattern.finditer(folded))
    for match in _ACTS.finditer(folded):
        if _stands_behind(_HEADS_SENTENCE, folded, match.start()):
            yield match.end() - 1


def _own(folded: str) -> Iterator[int]:
    """Where the assembly decides though it does not stand before the verb; what is quoted is left out."""
    yield from operative(folded)
    yield from (position for position in _told(folded) if not quoted(folded, position))


#: « Dispositif créé en 2031 », « un élu désigné par le maire »: participles, that say who did it or when.
_BY_OTHERS = re.compile(
    r"(?:designe|cree)e?s?\s+(?:par\s+(?:le|la|l')|en\s+(?:19|20)\d\d|pour\s+remplir\b)"
)
#: « a [institué], par délibération du 27 juin 2030, … »: at another sitting; « approuve par délibération n° 12 »
#: at this.
_IN_ANOTHER = re.compile(r"\w+,?\s+par\s+deliberations?\s+(?:n|du\s+\d|en\s+date)")
#: « Le conseil communautaire du 3 mars 2031 a [voté] … », « ces fonctions, qu'il a [acceptées] ».
_THEN = re.compile(
    rf"\bdu\s+\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}},?\s+(?:a|avait)\s+$|\bfonctions,?\s+qu'(?:il|elle)s?\s+(?:a|ont)\s+$"
)
_HAS = ("a ", "avait ", "ont ")
#: « Le conseil municipal peut décider … »: what an assembly is free to do, or bound to.
_MAY = re.compile(r"\b(?:peu(?:t|vent)|pourr(?:a|ont)|doi(?:t|vent)|devr(?:a|ont))\s+$")
#: « Il appartient au conseil municipal de fixer … », « Il est proposé …, et d'adopter … »: what is asked, in
#: the infinitive.
_ASKED = re.compile(r"\b(?:propose|demande|invite|appartient|convient)\b")
#: What a text of law says that an assembly does.
_LAW_SAYS = re.compile(
    r"\b(?:dispos|prevoi|prescri|stipul)\w+\s+(?:\w+\s+){0,2}qu(?:e\b|')|\baux\s+termes\s+(?:de|du|des)\b"
)


def decides(folded: str) -> bool:
    """Tell whether a folded text shows the assembly deciding something."""
    if next(_own(folded), None) is not None:
        return True
    for match in _DECIDES.finditer(folded):
        window = folded[max(0, match.start() - 260) : match.start()]
        clause = window[sentence_start(window, 0, len(window)) :]
        if re.search(r"\b(?:propose|informe|invite|demande)\b[^:]{0,80}$", clause):
            continue
        if _BY_OTHERS.match(folded, match.start()):
            continue
        if _MAY.search(clause):
            continue
        if clause.endswith(_HAS) and (
            _THEN.search(clause) or _IN_ANOTHER.match(folded, match.start())
        ):
            continue
        if match.group().endswith("r") and _ASKED.search(clause):
            continue
        if _LAW_SAYS.search(clause):
            continue  # « Vu le code, qui dispose que le conseil municipal délibère »
        if _SUBJECT.search(clause) and not quoted(folded, match.start()):
            return True
    return False


_DELIBERATED = re.compile(r"\bdelibere\b")
#: « décide de reporter ce point »: all that is decided is to decide later.
_LATER = re.compile(
    r"\W*(?:article\s+\w+\W+)?d(?:e\s+|')(?:reporter|ajourner|differer|surseoir|renvoyer|retirer)\b"
)


def decides_after_deliberating(folded: str) -> bool:
    """Tell whether a word of decision stands below « délibéré », whoever decides, but of deciding later."""
    deliberated = _DELIBERATED.search(folded)
    return deliberated is not None and any(
        not _LATER.match(folded, decided.end())
        for decided in _DECIDES.finditer(folded, deliberated.end())
    )


#: « 1er adjoint : Gérard Tardin, 9 voix », « Deuxième vice-présidente : Mme Orval (11 voix) »: elected.
HOLDS_OFFICE = (
    r"\b(?:\d{1,2}\s?(?:ere?|eme|e|nde?)|premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme)\s+"
    r"(?:adjoint|vice-president)e?\b[^\n:]{0,15}:\s[^\n\d]{4,50}\d{1,3}\s+voix\b"
)
_MARK = Pattern(
    rf"\b{UNANIMITE}\b|\bunanimement\b|,\s+unanimes?\s*,|\b(?:vote|accord)\s+unanime\b|\ba la majorite\b(?! (?:absolue|des membres en))"
    r"|\b(?:voix|votes?)\s+(?:pour|contre)\b"
    r"|\b\d{1,3}\s+(?:pour\b(?!\s+cent)|contre\b|abs?tentions?|absentions?|votes?\s*(?:\n|$))"
    rf"|{re.sub('[?]P<[a-z]>', '?:', '|'.join(LETTERS))}"
    r"|\b(?:pour|contre|abstentions?)\s*[:=]\s*\d|\bvote\s*:|\bmajorite\s*\(|\bdelibere\b"
    r"|\boui\s*[:=]?\s*\d{1,3}\W{1,4}non\b|\b\d{1,3}\s+oui\b\W{1,4}(?:et\s+)?\d{1,3}\s+non\b"
    rf"|{HOLDS_OFFICE}"
    r"|\bsursis\s+a\s+statuer\b|\bacte\s+est\s+donne\b|(?<=\n)(?:deliberation|point|question|dossier|affaire|vote)\s+(?:ajourne|reporte|differe)e?[ \t.]*(?=\n|$)"
    r"|\bpar\s+(?:\d{1,3}|[a-z]{2,12})\s+voix\b|\bpour\s+\d{1,3}(?:\s+voix)?\s*[,;]\s*contre\s+\d|\b(?:ajourne|reporte|retire)(?:nt)?\s+(?:ce|le|cette|la)\s+(?:question|point|deliberation|dossier|affaire|sujet|rapport)\b"
    r"|\b(?:question|point|deliberation|dossier|affaire|decision)\s+(?:est|a\s+ete)\s+(?:donc\s+)?(?:ajourne|reporte|retire)e?s?\b"
    r"|\bdont acte\b|\bil est pris acte\b|\bpren(?:d(?:re)?|nent) acte\b|\b(?:sont|est)\s+(?:elue?s?|proclamee?s?)\b|\b(?:a|ont)\s+ete\s+proclamee?s?\b|\brejetee?s?\b|\b(?:est|sont)\s+refusee?s?\b|(?<=\n)refusee?s?[ \t]*[.!]?[ \t]*(?=\n|$)"
    rf"|\b(?P<verb>{any_of((*DECIDING, *REFUSING, *GIVING))}|(?<!\ble )(?<!\bdu )(?<!\bau )vote(?!(?<=[-:]\svote)\s+d)|donne(?!(?:nt)?\s+(?:la\s+parole|lecture|connaissance))|propose de nommer|souhaite|demande(?!(?<=[-:]\sdemande)\s+d)|charge"
    rf"|sollicite|{HOLDING})(?:nt)?\b"
)
_ASSEMBLY_NAMED = re.compile(rf"\b(?:{WHO_DECIDES}|conseillers|membres)\b")
_MOST_MARKS = 4000
#: Characters before a verb among which the assembly that decides is named.
_CLAUSE = 175


def _clause_before(folded: str, position: int) -> str:
    """The words before a position, from the last full stop, colon or semicolon on."""
    before = folded[max(0, position - _CLAUSE) : position]
    return before[max(map(before.rfind, ".;:")) + 1 :]


@lru_cache(maxsize=1)
def marks(folded: str) -> tuple[int, ...]:
    """Return the offsets at which a folded text may show a decision, quoted ones left out."""
    found: list[int] = []
    for match in _MARK.finditer(folded):
        start = match.start()
        if match["verb"] and not _ASSEMBLY_NAMED.search(_clause_before(folded, start)):
            continue
        if not quoted(folded, match.end() - 1):
            found.append(match.end() - 1)
            if len(found) >= _MOST_MARKS:
                break
    found.extend(position for position in grids(folded) if not quoted(folded, position))
    found.extend(_own(folded))
    return tuple(sorted(found))
