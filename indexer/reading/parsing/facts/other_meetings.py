"""Texts that speak of an assembly and tell no sitting of it: they hold no act.

Councils of young people or of a quarter, commissions and associations meet and vote under the letterhead of
a commune; règlements, statutes, conventions and articles of the press tell what an assembly decided, or how it decides.

Sources: CGCT, art. L1112-23 (conseil de jeunes), L2121-8 (règlement intérieur), L2121-22 (commissions), L2143-1
(conseils de quartier); Code des juridictions financières, art. L243-6 (observations définitives); loi du 1er
juillet 1901 (associations).
"""

import re
from itertools import islice

from indexer.acts.formulas import DELIBERATED
from indexer.reading.parsing.lexicon import COUNCIL_KIND, OTHER_COUNCIL
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: Lines among which a title stands.
_TOP = 8
#: What a title says before who met: « Procès-verbal de la séance plénière du … ».
_MINUTES_OF = (
    r"\W*(?:(?:proces|verbal|comptes?|rendus?|p\.?v|c\.?r|releve|decisions|conclusions|reunions?|seances?|plenieres?|premiere"
    r"|assemblees?|generales?|elections?|installation|resultats?|ordre|jour|d|du|de|des|la|le|l|au|n)\b[\s.'’°:–-]*){0,10}"
)
_OF_OTHERS = re.compile(
    rf"{_MINUTES_OF}(?:conseil\s+(?:\w+\s+)?{OTHER_COUNCIL}|c\.?m\.?[ej]\b)"
    rf"|{_MINUTES_OF}copropriet\w+"
    rf"|{_MINUTES_OF}(?:reunions?\s+)?(?:de\s+(?:travail|chantier)|preparatoire|informelle|d'information)\b(?=\W*$|\s+(?:d[eu]s?\s|entre\s|avec\s|le\s))"
    r"|\W*(?:comptes?[- ]rendus?|proces[- ]verbal|releve\s+de\s+decisions|reunion)\s+(?:de\s+la\s+(?:reunion\s+de\s+la\s+)?|de\s+)?commission\s+(?!permanente|syndicale|executive)[a-z]"
)
#: « COMMISSION TRAVAUX », alone on its line over or under « Compte rendu ».
_COMMISSION = re.compile(
    r"\W*commission\s+(?!permanente|syndicale|executive|administrative)[a-z' ,&/-]{3,60}\W*"
)
_TOLD = re.compile(r"\b(?:comptes?[- ]rendus?|proces[- ]verbal|releve|reunion)\b")
#: An assembly of its own, or an act of it: what is told below is told by it.
_OWN = re.compile(
    rf"\bdeliberations?\b|\bobjet\b|\b(?:conseil\s+(?:{COUNCIL_KIND}|d'administration)|comite\s+syndical)\b(?!\s+{OTHER_COUNCIL})"
)
_ASSOCIATION = re.compile(
    r"\W*(?:l')?(?:association(?!\s+(?:fonciere|syndicale(?!\s+libre)))|a\.?s\.?l\b|amicale|club|foyer\s+rural|comite\s+(?:des\s+fetes|de\s+jumelage)|union\s+sportive"
    r"|societe\s+de\s+chasse|a\.?c\.?c\.?a\b|(?:syndicat\s+des\s+)?copropriet\w+|mutuelle|syndicat\s+d'initiative)\b"
)
_ITS_MEETING = re.compile(r"\b(?:assemblee\s+generale|conseil\s+d'administration|bureau)\b")
_RULES = re.compile(
    r"\W*(?:projet\s+de\s+|l[ea]s?\s+|nos\s+)?(?:reglement\s+(?:interieur|general|municipal|communal|local|d[eu']|des\b)|statuts?(?:\s+d[eu']|\W*$))"
)
#: A text that parties sign: its title, and what opens its articles.
_CONVENTION = re.compile(
    r"\W*(?:projet\s+d[e']\s?)?(?:convention|contrat|bail|avenant|charte|protocole)\b[^.;:]*$"
)
_AGREED = Pattern(r"\bil\s+(?:est|a\s+ete)\s+(?:convenu|arrete)\b")
_ARTICLE = Pattern(r"(?:^|\n)\W*art(?:icle|\.)\s*(?:\d|premier|1er|l\.?\s?\d|i\b)")
#: « 1) Composition du conseil », in rules without articles.
_RANKED = Pattern(r"\n\W{0,3}\d{1,2}\s?[).]\s+[a-z]")
_FEWEST_ARTICLES = 3
_DECIDED = re.compile(rf"\b{DELIBERATED}|(?:^|\n)\W*decide(?:nt)?\W*(?:\n|$)")
#: What a site puts around an article, and never a clerk around minutes; the first tell alone.
_READ_ON = ("lire aussi", "lire egalement", "commenter cet article", "abonnement sans engagement", "reserve aux abonnes", "notre correspondant")  # fmt: skip
_AROUND = ("aller au contenu", "menu fermer", "skip to content", "video de la seance", "partager sur", "commentaires", "la redaction")  # fmt: skip
#: « Nous avons voté contre », « nous nous sommes abstenus »: some of those who sat tell of it, no clerk.
_WE_VOTED = Pattern(r"\bnous\s+(?:avons\s+(?:\w+\s+)?vote\b|nous\s+sommes\s+abstenue?s\b)")
#: Who was there, as minutes tell.
_ROLL = Pattern(
    r"\betaient\s+present|\bpresente?s?\s*:|\bsecretaire\s+de\s+(?:la\s+)?seance\b|\bdate\s+de\s+(?:la\s+)?convocation\b|\ben\s+exercice\b"
)


def tells_no_sitting(clean: CleanText) -> bool:
    """Tell whether a text is of another meeting, sets rules, or is an article about a sitting."""
    return (
        is_of_others(clean)
        or _sets_rules(clean)
        or _is_convention(clean)
        or _is_article(clean)
        or _is_bulletin(clean)
        or _presents_budget(clean)
        or _is_audit(clean)
        or _is_model(clean)
    )


def is_of_others(clean: CleanText) -> bool:
    """Tell whether the title names a council that is no assembly of a body, or an association that meets."""
    top = [line.folded for line in clean.lines[:_TOP]]
    for line in top:
        if _OF_OTHERS.match(line):
            return True
        if _COMMISSION.fullmatch(line):
            told = [told for told in top if _TOLD.search(told)]
            if told and not any(map(_OWN.search, told)):
                return True
        if _OWN.search(line):
            return False
        if _ASSOCIATION.match(line):
            return any(_ITS_MEETING.search(other) for other in top)
    return False


def _sets_rules(clean: CleanText) -> bool:
    """Whether a text is a règlement or statutes, article by article, that nobody decides in it."""
    if not any(_RULES.match(line.folded) for line in clean.lines[:_TOP]):
        return False
    if _ROLL.search(clean.folded) or _DECIDED.search(clean.folded):
        return False
    return any(
        len(list(islice(parts.finditer(clean.folded), _FEWEST_ARTICLES))) == _FEWEST_ARTICLES
        for parts in (_ARTICLE, _RANKED)
    )


def titles_convention(clean: CleanText) -> bool:
    """Tell whether one of the first lines is the title of what parties agree upon, joined to no act above it."""
    for line in clean.lines[:_TOP]:
        if _CONVENTION.match(line.folded):
            return True
        if _ACT_ABOVE.match(line.folded):
            return False
    return False


#: « Extrait du registre des délibérations », no annex of it.
_ACT_ABOVE = re.compile(r"\W*(?:extrait|registre)\b(?![^\n]*\bannexe\b)")


def _is_convention(clean: CleanText) -> bool:
    """Whether a text is what parties agree upon, which assemblies have approved elsewhere."""
    if not titles_convention(clean):
        return False
    agreed = _AGREED.search(clean.folded) and _ARTICLE.search(clean.folded)
    return bool(agreed and not (_ROLL.search(clean.folded) or _DECIDED.search(clean.folded)))


#: What a chambre régionale des comptes observed, which assemblies only take note of.
_AUDIT = re.compile(
    r"\bchambre\s+(?:regionale|territoriale)\s+des\s+comptes\b(?=[^\0]{0,1500}\bobservations\s+(?:definitives|provisoires)\b)"
    r"|\bobservations\s+(?:definitives|provisoires)\b(?=[^\0]{0,1500}\bchambre\s+(?:regionale|territoriale)\s+des\s+comptes\b)"
)
_HEADING = 600
#: What titles a text of an assembly, which may take note of such a report.
_OF_SITTING = re.compile(
    r"\W*(?:compte[- ]rendu|proces[- ]verbal|releve|extrait|registre|seance|deliberations?|liste)\b"
)


def _is_audit(clean: CleanText) -> bool:
    """Whether a text is a report of the chambre des comptes on a body, by its head and without a roll."""
    if "des comptes" not in clean.folded[: _HEADING * 3]:
        return False
    if any(_OF_SITTING.match(line.folded) for line in clean.lines[:_TOP]):
        return False
    audit = _AUDIT.search(clean.folded, 0, _HEADING * 3)
    return bool(audit and audit.start() < _HEADING and not _ROLL.search(clean.folded))


#: « Modèle de délibération », « Délibération type », a form that somebody offers: its blanks are nobody's.
_MODEL = re.compile(
    r"\W*(?:(?:modele|trame|exemple|canevas|projet\s+type)s?\s+d(?:e|')\s?(?:la\s+)?(?:deliberation|convocation|proces)|deliberation\s+type\b)"
)


def _is_model(clean: CleanText) -> bool:
    """Whether one of the first lines is the title of a form to be filled."""
    return any(_MODEL.match(line.folded) for line in clean.lines[:_TITLE])


#: The paper that a commune prints for its people, by its title.
_BULLETIN = re.compile(
    r"\W*(?:bulletin(?!\s+officiel)|journal|gazette|lettre|echos?|petit\s+journal|magazine)\b[^.;:]{0,40}\b(?:municipale?|communale?|d'informations?|de\s+la\s+(?:commune|mairie|communaute))\b[^.;:]{0,60}"
)
_TITLE = 3
#: What goes with a budget, and tells what it holds: CGCT, art. L2313-1.
_PRESENTS = re.compile(r"(?:.{0,60}[–-]\s*)?\W*note\s+de\s+presentation\b[^.;:]{0,60}")
_OF_BUDGET = re.compile(r"\bbudgets?\b|\bcomptes?\s+(?:administratifs?|financiers?)\b")


def _is_bulletin(clean: CleanText) -> bool:
    """Whether the title is that of a paper, in which no roll is called."""
    titled = any(_BULLETIN.fullmatch(line.folded) for line in clean.lines[:_TITLE])
    return titled and not _ROLL.search(clean.folded)


def _presents_budget(clean: CleanText) -> bool:
    """Whether the title is that of the note that goes with a budget, which an assembly passed elsewhere."""
    top = [line.folded for line in clean.lines[:_TOP]]
    titled = any(map(_PRESENTS.fullmatch, top)) and any(map(_OF_BUDGET.search, top))
    return titled and not (_ROLL.search(clean.folded) or _tells_vote(clean))


#: « Le conseil municipal, à l'unanimité, approuve », « Vote : … », « Adopté par … »: an act's.
_VOTED = Pattern(
    rf"(?:^|\n)\W*(?:(?:le\s+)?conseil\s+(?:{COUNCIL_KIND})[\s,]{{1,3}}(?:a\s+l'unanimite|approuve|decide|par\s+\d)|votes?\s*:|adoptee?\s+(?:par|a)\b)"
)


def _tells_vote(clean: CleanText) -> bool:
    """Whether a line tells what an assembly decided, as in an act."""
    return bool(_DECIDED.search(clean.folded) or _VOTED.search(clean.folded))


def _is_article(clean: CleanText) -> bool:
    """Whether what a site puts around an article, or some who voted tell, stands in a text without a roll."""
    told = any(words in clean.folded for words in _READ_ON)
    told = told or sum(words in clean.folded for words in _AROUND) > 1
    if not told and "nous" in clean.folded and _WE_VOTED.search(clean.folded):
        told = not _tells_vote(clean)  # minutes may quote who speaks
    return told and not _ROLL.search(clean.folded)
