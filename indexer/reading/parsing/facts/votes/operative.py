"""Where an act says what is decided.

« Le conseil municipal, ⏎ Vu …, ⏎ Considérant …, ⏎ Cède la parcelle »: the grounds part the assembly from its
verb, each in paragraphs of its own. The verb opens a line below them and decides, whatever it is.

Sources: forms observed in published acts.
"""

import re
from collections.abc import Iterator

from indexer.acts.formulas import ACTING, DECIDING, DELIBERATED, GRANTING, NOTING, REFUSING, any_of
from indexer.reading.parsing.lexicon import COUNCIL_KIND, HOLDING, WHO_DECIDES
from indexer.reading.parsing.patterns.pattern import Pattern

#: Who decides, or that it was deliberated, in a line that tells nothing else.
_NAMED = Pattern(
    rf"(?:(?:^|\n)[ \t]*(?:(?:l[ea]\s+|l'\s*)?(?:{WHO_DECIDES})(?:\s+(?:{COUNCIL_KIND}))?|les\s+(?:membres|elus|conseillers|delegues))"
    rf"(?:\s+(?:de\s|d'|du\s|des\s)[^.;:,\n]{{2,60}})?"
    rf"|\b{DELIBERATED}[^.;:\n]{{0,40}})[ \t]*(?P<sign>[,:])?[ \t]*(?=\n)"
)
_LINE = re.compile(
    r"\s*(?P<bullet>(?:[-–−•*➢➤►▪>]\s*|\d{1,2}\s?[.)/°]\)?\s*|[a-h]\)\s*|article\s+\w+\s*[:.–-]{1,2}\s*)?)(?P<told>[^\n]*)"
)
_REASON = re.compile(
    r"(?:vu|considerant|attendu|oui|entendu|sur|apres|ayant|au\s+vu|compte\s+tenu|en\s+application|conformement)\b"
)
#: « Madame le maire expose … », « Cette parcelle … »: a paragraph of the account, among the grounds.
_ACCOUNT = re.compile(
    r"mm?\.|l'|(?:mmes?|madame|monsieur|messieurs|l[ea]s?|il|elles?|un|une|des?|du|ces?|cette|cet|dans|pour|afin|ainsi|en|a|au|aux|par)\b"
)
#: « Le conseil ouvre la séance », « … lance le débat », « … inscrit ce point à l'ordre du jour »: how it sits;
#: « suit l'avis défavorable » refuses.
SITS = r"(?:[^.;\n]|\bm\.){0,60}\b(?:secretaire|ordre\s+du\s+jour)\b|\s+(?:\w+\s+){0,2}(?:seance|reunion|debats?|discussions?|quorum)\b|\s+defavorable\b|\s+(?:la\s+parole|lecture|connaissance)\b"
_SURE = re.compile(
    rf"(?:ne\s+|n')?(?:(?:{any_of((*DECIDING, *GRANTING, *ACTING, *REFUSING, NOTING))}|{HOLDING}"
    rf"|s'engage|se\s+prononce|pren(?:d|nent)\s+acte|charge|cree|dit|donne|opte)(?:nt)?\b(?!{SITS}))"
)
#: What an assembly does below its grounds, and what nobody would call its decision elsewhere: « Soutient la motion ».
_DOING = (
    "adresse", "affirme", "appelle", "apporte", "assure", "commande", "complete", "conclut", "condamne", "confere",
    "consent", "conserve", "defend", "definit", "determine", "dote", "encourage", "etablit", "etend",
    "exige", "exprime", "finance", "garantit", "impute", "interdit", "invite", "mobilise", "organise", "participe",
    "permet", "poursuit", "preconise", "prevoit", "proclame", "reclame",
    "reconnait", "recourt", "regularise", "reitere", "rejoint", "rend", "reserve", "restitue", "saisit", "signe",
    "souscrit", "soutient", "statue", "substitue", "verse",
)  # fmt: skip
#: What it does to itself and decides nothing: « S'interroge sur le coût », « Se retire ».
_OF_ITSELF = (
    "abstient", "demande", "etonne", "felicite", "indigne", "inquiete", "interroge", "penche", "recueille", "rejouit",
    "rend", "retire", "reunit", "souvient", "trouve",
)  # fmt: skip
#: What it does to know more, or to decide later: « Demande des précisions », « Convient d'en débattre plus tard ».
_WAITS = (
    r"[^.;\n]{0,60}\b(?:precisions?|informations?|explications?|eclaircissements?|complet\w*|complements?|reflexion"
    r"|revoir|reparler|debattre|avant\s+(?:toute|de|d')|plus\s+tard|prochaine|ulterieure\w*)\b"
)
#: « Est approuvée la cession », where « Est informé de … » is what befalls an assembly.
_DONE = rf"(?:est|sont)\s+(?:{any_of((*DECIDING, *GRANTING, *ACTING, 'charge', 'cree', 'donne', 'elu', 'retenu', 'vote'))})e?s?\b"
_ANY = re.compile(
    rf"{_SURE.pattern}|(?:se\s+|s')(?!(?:{any_of(_OF_ITSELF)})(?:nt)?\b)[a-z]+[etd]\b|{_DONE}"
    rf"|(?:demande|propose|convient)(?:nt)?\b(?!{_WAITS})"
    # « Prend en charge les frais », « Procède à l'échange », where others are how it sits
    r"|pren(?:d|nent)\b(?!\s+(?:le\s+temps|du\s+recul|part|connaissance|la\s+(?:mesure|parole))\b)"
    r"|procede(?:nt)?\b(?!\s+(?:a\s+(?:une?\s+|la\s+|l')?|au\s+)(?:tour|echange\s+de\s+vues|lecture|examen|audition|visite|vote|debat|discussion)\b)"
    rf"|(?:acte(?=\s+(?:le|la|que)\b)|{any_of(_DOING)})(?:nt)?\b(?!{SITS})"
)
#: « S'étonne du projet, », above what is decided on it.
_THOUGHT = re.compile(rf"(?:se\s+|s')(?:{any_of(_OF_ITSELF)})(?:nt)?\b")
_EMPTY = re.compile(r"[ \t]*\n[ \t]*\n")
_MOST_LINES = 200


def operative(folded: str) -> Iterator[int]:
    """Where the verbs of decision below the grounds of an act begin, at the heads of their lines."""
    for named in _NAMED.finditer(folded):
        verb = _verb_below(folded, named.end(), at_once=named["sign"] is not None)
        if verb is not None:
            yield verb


def _verb_below(folded: str, at: int, *, at_once: bool) -> int | None:
    """The first line that is no part of the grounds, if it opens with a verb; ``at_once``: there may be none."""
    reasons, told, stopped = 0, False, True
    for _ in range(_MOST_LINES):
        line = _LINE.match(folded, at)
        if line is None or not line["told"]:
            return None
        start, at = line.start("told"), line.end()
        # A page may end within a paragraph: an empty line lets another begin, and does not part it.
        begins = stopped or _EMPTY.match(folded, line.start())
        verb = _ANY if reasons and not told else _SURE
        if _REASON.match(folded, start):
            reasons += 1
        elif begins and reasons and _THOUGHT.match(folded, start):
            pass
        elif begins and (reasons or at_once or line["bullet"]) and verb.match(folded, start):
            return start
        elif not reasons:
            return None
        elif stopped and not line["bullet"]:
            if not _ACCOUNT.match(folded, start):
                return None
            told = True
        stopped = line["told"].rstrip().endswith((",", ";", ".", ":"))
    return None
