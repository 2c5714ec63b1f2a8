"""The pieces of a list of people: words of names, civilities, offices, what ties one to the next.

What is made of them tells :mod:`indexer.reading.parsing.facts.people.names.names`.
"""

import re

from analyzers.wordlists import word_set
from analyzers.words.numbers import MONTH_NAMES
from indexer.acts.formulas import ADOPTING, RESOLVING
from indexer.reading.parsing.lexicon import WEEKDAYS
from indexer.reading.parsing.patterns.pattern import Pattern

#: Words that stand in lists of people and are the name of nobody.
NO_NAMES = word_set("""
    absent absente absents absentes adjoint adjointe adjoints administrateur administration
    affaires agence alinea annexe arrivee article assemblee auditeur auditeurs bureau cabinet canton commune
    communaute communautaire communaux compte conseil conseiller conseillere conseilleres
    conseillers convocation date delegue deleguee delegues deliberation departement
    depart directeur directeurs directrice direction dgs dga dst etaient etait excuse excusee
    excuses excusees exercice finances il ils elle elles intercommunal intercommunale jour la le
    les mairie maire maires mandat membre membres municipal municipale municipaux nombre objet
    ordre point pouvoir pouvoirs president presidente present presente presents presentes
    procuration procurations proces quorum rapporteur registre represente representee
    representes republique responsable salle seance secretaire services service sont suppleant
    suppleante suppleants syndical syndicat titulaire titulaires ville vice votants vote vu
    considerant sous pour contre abstention abstentions voix nppv sans dans par apres avant
    depuis arrive parti partie quitte suite lors non neant aucun aucune tous total nom prenom
    noms prenoms fonction qualite signature groupe liste region loi monsieur madame etant ayant
    donne hopital personnes demissionnaire conseils metropole france l'unanimite unanimite
    majorite qui que dont avec ne pas se exception l'exception s'abstient s'abstiennent n'ayant
    moins plus soit un une deux trois quatre cinq six dix aux ces ses leur leurs cette cet est
    ete afin ainsi donc mais adoptee approuvee rejete rejetee resultat
    votes societe federation association associations compagnie mandant mandants mandataire mandataires
    compte-rendu proces-verbal ouverture approbation ont election elections designation
    """) | {*WEEKDAYS, *MONTH_NAMES.values(), *ADOPTING, *RESOLVING}
#: « d'Orval »: what begins a name with a small letter.
ELIDED = re.compile(r"[dl]'[A-ZÀ-Ý]")
#: « Jean – Paul »: given names that another follows behind a dash, set apart.
GIVEN_APART = re.compile(
    r"\b(Jean|Marie|Anne)\s*[-–—]\s+(?!M(?:me|lle|r|onsieur|adame)\b)(?=[A-ZÀ-Ý][a-zà-ÿ])"
)
_DASH_APART = re.compile(r"[-–—]\s")
_PARTICLE = r"(?:de la|de l'|de|du|des|da|dos|di|del|della|van|von|der|den|el|al|ben|la|le|l'|d'|ep(?:ouse|\.)?|nee?)"
_GIVE = (
    r"(?:(?:qui\s+)?(?:(?:a|ont|avait|avaient|ayant)\s+)?(?:donn(?:e|ee?s?|ent|ant|er|ait|aient)?|remis|remet|confie|laisse|delegue)\s+"
    r"(?:sa\s+|son\s+|leurs?\s+|un\s+|une\s+|pour\s+)?)?(?:pou?r?voirs?|pvr|procurations?|proc\.|mandat|delegation(?:\s+de\s+vote)?|(?<=delegue\sson\s)(?:droit\s+de\s+)?vote)"
    r"(?:\s+(?:de\s+vote|ecrite?s?))?(?:\s+(?:a\s+ete\s+|est\s+)?(?:donnee?s?|remise?s?|confiee?s?|laissee?s?))?"
)
_TO = (
    r"(?:(?:"
    + _GIVE
    + r"|\bp\.(?=\s+a\s+(?:mm?|mme|mlle|monsieur|madame)\b))\s*(?:a\s+l'|au\b|aux\b|a\b(?!\s+(?:ete|donne|recu|remis)\b)|:|=+>|-+>)"
    # « (pouvoir L. ORVAL) », « Lionel SERAN par M. Luc VERDUN, suppléant »
    r"|(?<=\()(?:pouvoirs?|procurations?)(?=\s+(?:m\.|mme|monsieur|madame|[a-z]\.\s?[a-z]))"
    r"|par(?=\s+(?:m\.|mme|monsieur|madame)\s[^,;\n]{3,60}?,?\s+suppleante?\b)"
    r"|(?:est\s+|etait\s+|sera\s+)?(?:valablement\s+)?(?:re?presentee?s?|suppleee?s?|remplacee?s?)\s+par(?:\s+(?:son|sa|leur)\s+(?P<substitute>suppleante?))?"
    r"|(?:ayant\s+pour\s+)?mandataire\b(?!\s+d|[ \t]*\n)\s*:?|(?:en\s+faveur|au\s+(?:profit|benefice))\s+d[eu]|=+>|->)"
)
_OF = (
    r"(?:(?:qui\s+)?(?:(?:a|ayant|avait)\s+(?:egalement\s+)?(?:recu|obtenu)|recoit|detient|detenant|disposant|dispose|porteu\w+|muni\w*|avec|mandataire|titulaire|beneficiaire)?\s*"
    r"(?:d[ue]\s+|d'un\s+|le\s+|la\s+|les\s+|un\s+|une\s+)?(?:pouvoirs?|procurations?|mandat)\s+(?:de\s+|d'|du\s+|pour\s+)"
    r"|mandataire\s+(?:de\s+|d'|du\s+)|(?<!\bet )celui\s+de\s+(?=(?:m\.|mme|monsieur|madame)\s)|(?:son|sa|leur)\s+mandante?\s+(?=[a-z])|(?P<for>(?:suppleante?|remplacante?|en\s+remplacement|representante?|representant)\s+(?:de\s+|d'|du\s+)|(?:remplac(?:ante?|e)|representante?)\s+(?=(?:m\.|mme|monsieur|madame)\s)))"
)
_OFFICE = (
    r"(?:(?:(?:\d{1,2}\s?(?:er|ere|eme|e)|premiere?|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme)\s+)?"
    r"(?:(?:deputee?|senat(?:eur|rice))[- ]maires?|maires?(?:\s?-?\s?adjointe?s?)?|presidente?s?|vice[- ]?presidente?s?|adjointe?s?|conseill(?:ers?|eres?)|deleguee?s?|administrat(?:eur|rice)s?|doyenn?e?(?:\s+d'age)?)"
    r"(?:[\s-]+(?:au|du|de\s+la|adjointe?s?|deleguee?s?|maire|municipa(?:l|ux|les?)|communautaires?|syndica(?:l|ux)|departementa(?:l|ux|les?)"
    r"|regiona(?:l|ux|les?)|metropolitaine?s?|titulaires?|suppleante?s?|communa(?:l|ux|les?)|territoriale?s?|honoraire|sortante?|commune|ville|syndicat|conseil|seance))*)"
)
#: A piece of a list of people: a word of a name, a civility, an office, what parts and what ties them.
PIECE = Pattern(
    r"(?P<given>\b(?:pou?r?voirs?|procurations?)\s+(?:a|ont|est|sont)\s+(?:ete\s+)?(?:donnee?s?|remise?s?|confiee?s?|accordee?s?)\s+par\b)"
    r"|(?P<to>\b" + _TO + r"|(?<=\s)(?:=+>|->|[→⇒➔➜]))"
    r"|(?P<of>\b" + _OF + r")"
    r"|(?P<civility>(?<![\w'])(?:m\.m\.(?=\s)|mm?\.(?!-[a-z]\b)|mmes?\b\.?|mrnes?\b\.?|mlles?\b\.?|melles?\b\.?|mrs?\b\.?|messieurs\b|mesdames\b|mesdemoiselles\b"
    r"|monsieur\b|madame\b|mademoiselle\b|m(?:aitr)?e(?=\s)|docteur\b|dr\b\.?|mm\b|ms?(?=\s)|m'(?=\s)))"
    r"|(?P<presence>(?:absent|excuse|represente|present|demissionnaire|decede)(?:e?s?|\(e\)|\.e)\b(?=\s*(?:(?:et\s+)?(?:excuse|represente)e?s?\s*)?(?:[),;|\n]|-\s|$)))"
    r"|(?P<office>\b" + _OFFICE + r"\b)"
    r"|(?P<particle>\b" + _PARTICLE + r"(?![\w-]))"
    r"|(?P<initial>\b[a-z]{1,2}(?:-[a-z]{1,2})?\.(?:[ -]?[a-z]\.)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|['-](?:\s?\n\s*)?(?=[^\W\d_])(?!(?:absent|excuse|represent)))*)"
    r"|(?P<sep>[,;/|•·*~+]|(?<=[\s\".])[-—_]+(?=\s)|(?<=\s)-(?=[^\W\d_]{2})|—)"
    r"|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<colon>:)|(?P<stop>[.!?])|(?P<newline>\n)|(?P<figure>\d+)"
)  # fmt: skip


def given_joined(text: str) -> str:
    """Return a name with its given names joined that stand apart: « Jean – Paul »."""
    return GIVEN_APART.sub(r"\1-", text) if _DASH_APART.search(text) else text
