"""What a sentence of the minutes is about, where no title tells it.

« Le conseil approuve à l'unanimité la convention avec … », « L'indemnité du receveur est mise aux voix »: what is
approved, what is put to the vote.

Source: minutes of small bodies.
"""

import re

from analyzers import fold_letters
from indexer.acts.formulas import DECIDING, GRANTING, REFUSING, any_of
from indexer.reading.parsing.lexicon import ASSEMBLY, COUNCIL_KIND, UNANIMITE
from indexer.reading.parsing.openings import BODY, has_verb

_ARTICLE = r"(?:l[ae]s?\s|l'|une?\s)"
_HOW = rf"(?:(?:par\s[^,.;:]{{3,50}}|a\s+l'{UNANIMITE}),?\s+)?"
_WHO = rf"(?:les\s+membres\s+du\s+|le\s+|l')(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?"
_UNANIMOUS = rf"(?:,?\s+a\s+l'{UNANIMITE}(?:\s+des\s+\w+)?,?)?"
#: « Monsieur le Maire communique au conseil municipal [les décisions …] ».
_COMMUNICATES = (
    r"(?:(?:m\.|mme|monsieur|madame)\s+)?l[ea]\s+(?:maire|presidente?)\s+(?:communique|presente)\s+"
    rf"(?:(?:au\s+|a\s+l'|aux\s+)(?:{ASSEMBLY}|elus|membres|conseillers)(?:\s+(?:{COUNCIL_KIND}))?\s+)?"
)
#: « Le comité syndical, à l'unanimité, approuve [le budget …] », « Le conseil prend acte d[es décisions …] ».
_DECIDES = (
    rf"{_HOW}{_WHO}{_UNANIMOUS}\s+(?:(?:{any_of((*DECIDING, *GRANTING, *REFUSING))})(?:nt)?{_UNANIMOUS}\s+"
    r"|pren(?:d|nent)\s+acte\s+d(?=(?:es|u)\s)|pren(?:d|nent)\s+acte\s+de\s+)"
)
#: « Après avoir examiné [le compte …], … », « Le conseil décide [d'adhérer …] ».
_EXAMINED = r"apres\s+(?:avoir\s+(?:examine|etudie|entendu)|s'etre\s+fait\s+presenter)\s+"
#: « Le conseil donne, à l'unanimité, son accord pour [l'adhésion …] ».
_AGREES = rf"{_HOW}{_WHO}{_UNANIMOUS}\s+donne{_UNANIMOUS}\s+son\s+accord{_UNANIMOUS}\s+(?:pour|sur|a(?=\s+(?:l'|la\s)(?:achat|acquisition|adhesion|cession|creation|demande|mise|realisation|retrait|signature|vente)\b))\s+"
_RESOLVES = re.compile(
    rf"{_HOW}{_WHO}{_UNANIMOUS}\s+decide{_UNANIMOUS}\s+d(?:e\s+|')(?=(?:ne\s+pas\s+)?[a-z]{{2,}}(?:er|ir|re)\s)"
)
#: « …, et autorise le maire … »: what else is done.
_ALSO = re.compile(
    r"(?<![\s,]),?\s+et\s+(?:autorise|charge|donne|mandate|habilite|demande|propose|invite|precise)(?:nt)?\b"
)
#: « [La séance] est levée », « le conseil autorise [le maire à signer …] », « émet [un avis favorable …] », « accepte
#: [la proposition] »: no matter of an act.
_NO_MATTER = re.compile(
    r"(?:la\s+seance|le\s+secretaire|l[ea]\s+(?:maire|presidente?)|l'expose|l'ordre\s+du\s+jour|les\s+(?:convocations|excuses)|un\s+avis|l'ensemble\s+de\s+ces|les?\s+quorum)\b"
    r"|(?:l[ae]s?|une?)\s+(?:propositions?|deliberations?|projets?|dossiers?|points?|rapports?|questions?|demandes?|credits?)\W*$"
)
_ITS_MATTER = re.compile(
    rf"(?:{_COMMUNICATES}|{_DECIDES}|{_EXAMINED}|{_AGREES})(?P<matter>{_ARTICLE}|(?P<joined>es|u)\s)"
)
#: What « du » and « des » are without their « de ».
_PARTED = {"u": "Le", "es": "Les"}
#: « [L'adhésion au service de médecine] est renouvelée pour trois ans ».
_PUT = re.compile(
    rf"(?P<matter>{_ARTICLE}[^.;:,]{{6,90}}?)\s+(?:est|sont)\s+(?:mise?s?\s+aux\s+voix|[a-z]{{3,}}(?:[eiu]|is|it|ert)e?s?)\b"
)


#: « [Une subvention de 300 €] est accordée [au club de judo] »: to whom.
_GRANTED = re.compile(
    r"\s+(?:est|sont)\s+(?:accorde|attribue|alloue|verse|octroye)e?s?(?P<whom>\s(?:a\s(?!l'unanimite|la\smajorite)|aux?\s(?!(?:budget|cours|prorata|taux|termes|titre)\b))[^.,;:(]{3,60}?)(?=\s(?:par|pour|a\sl'unanimite|a\sla\smajorite)\b|[.,;:(]|$)"
)


_OPENING = ("L", "M", "U", "A", "À", "P")


def matter_of(sentence: str) -> str:
    """Return what a sentence is about, with its article and a capital; nothing where it does not tell.

    >>> matter_of("Le conseil municipal prend acte des comptes de la régie.")
    'Les comptes de la régie.'
    """
    if not sentence.startswith(_OPENING):
        return ""
    folded = fold_letters(sentence)
    told = _ITS_MATTER.match(folded)
    found = told or _RESOLVES.match(folded)
    if found is None:
        return _put(sentence, folded)
    start = told.start("matter") if told else found.end()
    end = _end(folded, start)
    if _NO_MATTER.match(folded, start, end):
        return ""
    words = sentence[start:end]
    if told and (joined := told["joined"]):
        return _PARTED[joined] + words.removeprefix(joined)
    return words[0].upper() + words[1:]


def _end(folded: str, start: int) -> int:
    """Where the words of a matter end that begin at a place."""
    if folded.startswith("apres"):
        comma = folded.find(",", start)
        return len(folded) if comma < 0 else comma
    also = _ALSO.search(folded, start)
    return also.start() if also else len(folded)


def _put(sentence: str, folded: str) -> str:
    """« [L'indemnité du receveur] est mise aux voix »: what stands before the verb."""
    put = _PUT.match(folded)
    if put is None or BODY.match(folded):
        return ""
    if _NO_MATTER.match(put["matter"]) or has_verb(put["matter"]):
        return ""
    granted = _GRANTED.match(folded, put.end("matter"))
    return sentence[: put.end("matter")] + (
        sentence[slice(*granted.span("whom"))] if granted else ""
    )
