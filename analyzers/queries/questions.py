"""Words of a query that only ask: « où se trouve … », « je cherche … », « qui a voté contre … ».

They are patterns of several words, each of which means something elsewhere. Single words that ask are
a list in :mod:`analyzers.words.filters`.

A question that has no word of the acts that answer it is asked with theirs (« combien touche le maire »).
"""

import re
from functools import cache
from typing import Final

_SUBJECT: Final = r"(?:-?t?-?(?:il|elle|on)s?)"
_ASKING: Final = re.compile(
    r"\b(?:"
    + "|".join(
        (
            # Every act tells who voted, so the question is about the rest.
            r"qui\s+(?:a|ont|avait|avaient)\s+vot[ée]\w{0,2}(?:\s+(?:quoi|pour|contre)\b)?",
            r"(?:o[ùu]|quand|comment)\s+se\s+(?:trouve|situe|d[ée]roule|passe|tien)\w*",
            r"o[ùu]\s+(?:(?:puis-je|peut-on|pourrais-je)\s+)?(?:re)?trouver\b",
            r"[àa]\s+combien\s+s['’][ée]l[èe]v(?:e|ent|ait|era|eront)\b",
            r"combien\s+(?:co[uû]t\w*|vaut|valent|faut-il|doit-on|y\s+a)\b",
            r"combien\s+(?:pa(?:y|i)e(?:nt|ra|ront)?|d[ée]pense(?:nt)?)\b(?:\s+(?:les\s+gens|on)\b)?",
            # Who won a contract: acts retain an offer, or award.
            r"(?:^qui|quelles?\s+(?:entreprise|soci[ée]t[ée])s?)\s+(?:a|ont)\s+(?:gagn|obten|remport|d[ée]croch)\w+",
            r"(?:quand|o[ùu]|quels?\s+jours?)\s+(?:a|ont|aura|auront|avait)\s+lieu\b",
            r"pour\s+quelles?\s+raisons?\b",
            r"qu(?:e|['’]\s?a|['’]\s?ont)\s+(?:dit|dis|d[ée]cid|pens|vot)\w*",
            # « qu'est-ce qui a été décidé », and « a été voté », which is so of every act.
            r"qu['’]\s?est[\s-]+ce\s+qu(?:i\b|e\b|['’])(?:\s*(?:le|la|l['’]|les)?\s*(?:mairie|conseil(?:\s+municipal)?)\b)?",
            r"(?<![\w-])(?:a|ont)(?:-t-(?:il|elle|on)s?)?\s+(?:d[ée]j[àa]\s+)?[ée]t[ée]\s+(?:d[ée]cid|vot|d[ée]lib[ée]r)[ée]e?s?(?=\s*(?:[?.!]|$|(?:sur|pour|par|au|aux|concernant|[àa])\b))",
            r"(?:je|nous|on)\s+(?:re)?cherch\w+",
            r"(?:j['’]\s?|(?:je|nous|on)\s+)(?:voudr|aimer|souhait|veu|voul|peu|pourr)\w*\s+(?:bien\s+)?(?:savoir|conna[iî]tre|voir|trouver)\b",
            rf"(?:va|vont){_SUBJECT}?\s+(?=\w+(?:er|ir|re)\b)",
            r"(?:bonjour|bonsoir|merci(?:\s+d['’]avance)?|svp|s['’]il\s+(?:vous|te)\s+pla[iî]t)\b",
            # The day of the week of a date: acts may leave it out.
            r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\s+(?=(?:[0-9]{1,2}|1er)(?:\s+(?!h)[a-zéû]{3}|[/.][0-9]))",
        )
    )
    + ")",
    re.IGNORECASE,
)

#: Who is paid, and what says so: « combien touche le maire », « combien les élus sont-ils payés par mois ».
_ELECTED: Final = (
    r"(?:l[ea]s?|nos|notre|un|une)\s+"
    r"(?:maires?|(?:(?:premi[eè]re?|1[eè]?re?|\d+e)\s+|maires[\s-]|vice[\s-]?)?(?:adjoint|[ée]lu|conseill|pr[ée]sident)\w*)"
)
_PAID: Final = (
    r"(?:(?:touch|gagn)(?:e|ent)|per[cç]oi(?:t|vent)|(?:est|sont)(?:[\s-](?:il|elle)s?)?\s+(?:pay|r[ée]mun[ée]r|indemnis)[ée]e?s?)"
    rf"{_SUBJECT}?"
)
#: What people call the indemnities of who is elected, and of whom: « salaire des adjoints ».
_WAGES: Final = (
    r"\b(?:salaires?|payes?|paies?|revenus?)(?=\s+(?:du|des|de\s+la|de\s+l['’]|de|d['’]\s?une?)\s*"
    r"(?:(?:premiers?|1ers?)\s+)?(?:maires?|(?:maires?[\s-]|vice[\s-]?)?(?:adjoint|pr[ée]sident)e?s?|[ée]lue?s?"
    r"|conseill[eè]re?s?\s+(?:municip|communaut|d[ée]part|r[ée]gion|d[ée]l[ée]gu)\w*)\b)"
)
_OFTEN: Final = r"(?:\s+(?:par|chaque)\s+(?:mois|an)\b)?"
_INDEMNITIES: Final = "indemnités"
_EARNINGS: Final = (
    rf"\bcombien\s+{_PAID}\s+(?P<a>{_ELECTED}){_OFTEN}"
    rf"|\bcombien\s+(?P<b>{_ELECTED})\s+{_PAID}{_OFTEN}"
    rf"|\b(?P<c>{_ELECTED})\s+{_PAID}\s+combien\b{_OFTEN}"
)
#: What a text holds, in small letters, of which the one or the other is found.
_OF_WAGES: Final = ("salaire", "paye", "paie", "revenu")
_OF_EARNINGS: Final = "combien"


def as_acts_answer(text: str) -> str:
    """Ask for the word that the acts which answer a question have: what an elected person earns are « indemnités ».

    >>> as_acts_answer("combien touche le maire de Lens ?"), as_acts_answer("combien coûte le repas ?")
    ('indemnités le maire de Lens ?', 'combien coûte le repas ?')
    >>> as_acts_answer("Combien les élus sont-ils payés par mois"), as_acts_answer("salaire des adjoints")
    ('indemnités les élus', 'indemnités des adjoints')
    """
    small = text.lower()
    if any(word in small for word in _OF_WAGES):
        text = _compiled(_WAGES).sub(_INDEMNITIES, text)
    if _OF_EARNINGS in small:
        text = _compiled(_EARNINGS).sub(
            lambda found: f"{_INDEMNITIES} {found['a'] or found['b'] or found['c']}", text
        )
    return text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Give a pattern ready to look for: few queries ask for it."""
    return re.compile(pattern, re.IGNORECASE)


def without_asking(text: str) -> str:
    """Blank the words that only ask; the text keeps its length.

    >>> without_asking("où se trouve la déchèterie ?").strip()
    'la déchèterie ?'
    """
    return _ASKING.sub(lambda match: " " * len(match[0]), text)
