"""What the first item below « décide » says: that the assembly refuses, or decides later.

« Le conseil municipal DÉCIDE ⏎ – de ne pas donner suite à la demande », « décide : ⏎ – n'approuve pas l'avenant »,
« Article 1 : décide de reporter ce point ».

Sources: forms observed in published acts.
"""

import re

from indexer.acts.documents import Resultat
from indexer.acts.formulas import PASSING, REFUSING, any_of
from indexer.reading.parsing.facts.votes.quoting import quoted
from indexer.reading.parsing.lexicon import HOLDING, WHO_DECIDES
from indexer.reading.parsing.patterns.pattern import Pattern

#: « N'approuve pas », « ne retiennent pas », « ne donne pas suite ».
DECLINES = (
    rf"n(?:'|e\s+)(?:(?:{any_of(PASSING)}|autorise)(?:nt)?|{HOLDING})\s+pas\b"
    r"|ne\s+(?:donne|souhaite)(?:nt)?\s+pas\s+(?:donner\s+)?(?:son\s+accord|leur\s+accord|(?:une\s+)?suite|d'avis\s+favorable)\b"
)
_REFUSED = (
    rf"(?:{any_of(REFUSING)})(?:nt)?\b|{DECLINES}"
    r"|de\s+(?:refuser|rejeter|repousser)\b"
    rf"|de\s+ne\s+pas\s+(?:(?:{any_of(PASSING)})r|donner\s+(?:(?:une\s+)?suite|son\s+accord|un\s+avis\s+favorable)|y\s+donner\s+suite)\b"
)
#: The matter or the decision is put off, no date nor sum.
_LATER = (
    r"(?:d(?:e\s+|'))?(?:surseoir|sursoit|(?:ajourner?|reporter?|differer?|renvoyer)"
    r"(?=[ \t]*(?:[.,;\n]|\Z)|\s+a\s+(?:une|la)\s+(?:prochain|ulterieur|seance|reunion)"
    r"|\s+(?:(?:ce|cet|cette|le|la|sa)\s+|l')(?:point|question|dossier|affaire|sujet|decision|vote|deliberation|demande|examen|etude|projet)\b))\b"
)
_DECIDES = Pattern(
    r"\b(?:decide(?:nt)?|delibere)\b[ \t]*[,:]?(?:\s|[-•*>➢►]|article\s+\w{1,8}\s*[:.-]|\d{1,2}\s?[.)/°-])*"
    rf"(?:decide(?:nt)?\s+)?(?:(?P<refused>{_REFUSED})|(?P<later>{_LATER}))"
)
_WHO = re.compile(rf"\b(?:{WHO_DECIDES}|membres|conseillers|elus|delegues)\b")
_NOT_ITSELF = re.compile(
    r"\b(?:est\s+(?:propose|demande)|propose(?:nt)?\s+(?:au|aux|a\s|de\b|d')|peut|avait|ayant)\b[^.;:\n]{0,80}\Z"
)
#: What it passes instead: « n'approuve pas le devis, et approuve celui de la société Bâtir ».
PASSES_INSTEAD = re.compile(
    rf"\b(?<!n')(?<!ne )(?:(?:{any_of(PASSING)})(?:nt)?|decide(?:nt)?|{HOLDING})\b(?!\s+(?:pas|de\s+ne\s+pas)\b)"
)
_PASSES = re.compile(rf"{PASSES_INSTEAD.pattern}|\bd(?:e\s+|')(?:{any_of(PASSING)})r\b")
#: Characters before the verb among which the assembly is named.
_NEAR = 260


def decided_first(folded: str) -> Resultat | None:
    """Return « rejeté » or « ajourné » where the first item that an assembly decides says so, and nothing passes."""
    if "decide" not in folded and "delibere" not in folded:
        return None
    for item in _DECIDES.finditer(folded):
        before = folded[max(0, item.start() - _NEAR) : item.start()]
        named = _WHO.search(before) and not _NOT_ITSELF.search(before)
        if named and not _PASSES.search(folded, item.end()) and not quoted(folded, item.start()):
            return "rejeté" if item["refused"] else "ajourné"
    return None
