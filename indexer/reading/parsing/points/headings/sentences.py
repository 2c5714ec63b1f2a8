"""What a sentence of the minutes is about, where no title tells it.

« Le conseil approuve à l'unanimité la convention avec … », « L'indemnité du receveur est mise aux voix »: what is
approved, what is put to the vote.

Source: minutes of small bodies.
"""

import re

from analyzers import fold_letters
from indexer.formulas import DECIDING, GRANTING, REFUSING, any_of
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
_EXAMINED = r"apres\s+avoir\s+(?:examine|etudie|entendu)\s+"
_RESOLVES = re.compile(
    rf"{_HOW}{_WHO}{_UNANIMOUS}\s+decide{_UNANIMOUS}\s+d(?:e\s+|')(?P<matter>[a-z]{{2,}}(?:er|ir|re)\s.+?)(?:\s+et\s+(?:autorise|charge|donne|mandate|habilite)\b|$)"
)
_ITS_MATTER = re.compile(
    rf"(?:{_COMMUNICATES}|{_DECIDES}|{_EXAMINED})(?P<matter>{_ARTICLE}|(?P<joined>es|u)\s)"
)
#: What « du » and « des » are without their « de ».
_PARTED = {"u": "Le", "es": "Les"}
#: « [L'adhésion au service de médecine] est renouvelée pour trois ans ».
_PUT = re.compile(
    rf"(?P<matter>{_ARTICLE}[^.;:,]{{6,90}}?)\s+(?:est|sont)\s+(?:mise?s?\s+aux\s+voix|[a-z]{{3,}}(?:[eiu]|is|it|ert)e?s?)\b"
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
    if found := _ITS_MATTER.match(folded):
        words = sentence[found.start("matter") :]
        if folded.startswith("apres"):
            words = words.partition(",")[0]
        if joined := found["joined"]:
            return _PARTED[joined] + words.removeprefix(joined)
        return words[0].upper() + words[1:]
    if resolved := _RESOLVES.match(folded):
        words = sentence[resolved.start("matter") : resolved.end("matter")]
        return words[0].upper() + words[1:]
    put = _PUT.match(folded)
    if put is None or BODY.match(folded) or has_verb(put["matter"]):
        return ""
    return sentence[: put.end("matter")]
