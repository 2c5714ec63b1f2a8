"""What the first words of a line say of it: a body of text, a fact of the sitting, a sentence.

A title is told by what it is not: :data:`BODY` opens the report or the decision under it,
:data:`SITTING` the heading and the tables around it, and a line with a verb is a sentence.
All are matched on folded lines.
"""

import re

from indexer.acts.formulas import DECIDING, PASSING, RESOLVING, TRANSMITTED, any_of
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    ATTENDANCE,
    CIVILITIES,
    COUNCIL_KIND,
    DANGLING,
    GROUND,
    MONTH_NAME,
    SYNDICAT,
    WEEKDAY,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import Line

#: A line that opens the account of a matter, or what was decided on it.
BODY = re.compile(
    rf"""^(?:[-*•·>✓]\s*)?(?:
      # who speaks or decides
      (?:le|la|les|l'|ce|cette|ces)\s*(?:{ASSEMBLY}|membres|maire|president|presidente|rapporteur|elus|conseillers
        |commission|communes?|societes?|entreprises?)\b
    | {CIVILITIES} | il\s | elle\s | ils\s | on\s | nous\s | notre | votre | celui | ceux | cela | c'est
    | rapporteur | arrivee | depart
    | (?:presentation|presentee?|rapportee?)\b[^.:;]{0, 30}?\bpar\s+(?:{CIVILITIES}|(?:le|la)\s+(?:maire|president))
      # visas and grounds
    | {GROUND}\b | attendu | ouï | oui\s+l | entendu | conformement | compte\s+tenu
    | sur\s(?:proposition|rapport|l'expose|le\ rapport|avis)
    | en\s+(?:application|raison|effet|vertu|consequence|date|cas|sa\ qualite|ce\ qui)
    | au\s+(?:titre|vu|regard|cours)
      # what was decided, and how
    | {any_of({*PASSING, *RESOLVING})} | delibere | accord\b | unanimite
    | vote\s*: | pour\s*: | contre | abstention | \d+\s+(?:voix|votes?|pour|contre|abst) | article\s
    | a\s+(?:l'unanimite|la\ majorite|ce\ titre|cet\ effet|la\ suite|compter)
      # what links a sentence to others
    | apres\s | aussi | ainsi | afin | dans\s | suite\s | par\s | depuis | lors\s | lorsque | rappel\b | expose\b
    | pour\s(?:le|la|les|l'|ce|cette|memoire|rappel|mener|faire)
    | sont\s | est\s | selon | sachant | de\s+plus | en\s+outre | enfin\b | d'autre\s+part | par\s+ailleurs
    | ensuite | alors\b | or\s?, | mais\s | si\s | cette\s | ces\s | son\s | sa\s | leurs?\s | quant\s | grace\s
    | toutefois | cependant | puis\b | ayant | etant | s'agissant | concernant | il\b
    )""",
    re.VERBOSE,
)

#: What makes a noun of « vote », « charge », « prise »: « prise en charge », « le vote », « 1. Vote ».
_NOUN_BEFORE = "".join(
    rf"(?<!{before})"
    for before in (r"[-:(,/]\s", r"\ben\s", r"\bla\s", r"\ble\s", r"\bde\s", r"\bdu\s", r"\bet\s",
                   r"une\s", r"des\s", r"les\s", r"\bau\s", r"par\s", r"\bou\s", r"n°\d\s")
)  # fmt: skip
#: The verb of a sentence; « Vote du budget », « prise en charge » are titles.
VERB = Pattern(
    rf"""
    \b(?:
      est | sont | etait | etaient | a\s+ete | ont\s+ete | ont | avait
      # what an assembly, its head or somebody present does; « adopte » is told of a text too
    | (?:{any_of(RESOLVING)})(?:nt)? | accepte | expose | rappelle | propose | informe | indique | explique
    | souhaite | remercie | rejoint | quitte | signale | souligne | sort | laisse | cede | remplace
      # what is said of a matter
    | peut | doit | convient | s'eleve | comprend | prevoit | constitue | devra | permet
    )\b
    | \b(?:a|ont)\s+(?:cree|engage|sollicite|{any_of(DECIDING)})\b
    | {_NOUN_BEFORE}\b(?:vote(?:nt)?|charge|demande|presente|donne|fait|fixe|dit|prend|precise|confirme|reste|vise|passe\s+(?:a|de))\b
    """,
    re.VERBOSE,
)

_INFLECTED = re.compile(r"\b(?!camera|opera)[a-z]{3,}(?:era|eront|aient)\b")


def has_verb(folded: str, start: int = 0) -> bool:
    """Tell whether words hold the verb of a sentence, from an offset on."""
    if VERB.search(folded, start):
        return True
    inflected = "era" in folded or "eront" in folded or "aient" in folded
    return inflected and bool(_INFLECTED.search(folded, start))


#: A line of the heading of an act, of its closing formulas, of a letterhead or of a table of figures.
SITTING = re.compile(
    rf"""^(?:
      # who sat, when and how
      {ATTENDANCE} | ont | representes? | membres?\b | (?:conseillers|delegues|administrateurs|elus)\b[^.;:]{{0,30}}\b(?:en\s+exercice|presents|votants)\b | publi | seance\b | l'an\s | la\s+(?:seance|reunion) | l'ordre
    | ordre\s+du\s+jour | le\s+maire | la\s+maire | le\s+president | la\s+presidente | le\s+secretaire | presidente?\s+de\s+seance
    | listes?\b.{{0,25}}\bcandidats | candidate?s?\b
    | cloture\s+du\s+proces | (?:debut|resultats?|deroulement)\s+(?:de\s+l'election|du\s+scrutin) | depouillement | (?:premier|1er|deuxieme|second|2eme)\s+tour\b
      # letterheads, titles, stamps and closing formulas
    | commune\b | departement | arrondissement | canton | mairie | republique | conseil\s+municipal
    | extrait | proces | compte[- ]?rendu | deliberations?$ | acte\s | (?:{TRANSMITTED})e?s?\b | page | signature(?!\s+(?:d'une?\b|(?:de\s+la|de\s+l'|du|des)\s*(?:convention|contrat|avenant|bail|marche|acte|charte|protocole|pacte)))
    | fait\s+a | ainsi\s+fait | pour\s+(?:extrait|copie) | tel | fax | www | http
      # the heads and rows of tables
    | depenses?\b | recettes?\b | total | titulaires? | suppleante?s? | chapitre | article | imputation | libelle
    | montants?\b(?!\s+d) | investissement\b | fonctionnement\b | resultats?\b | section\b
    )""",
    re.VERBOSE,
)

#: A line that introduces another fact of an act than its title.
LABEL = re.compile(
    r"(?:nomenclature|matieres?|classification|domaine|thematique|rapporteure?|(?:affaire|dossier)\s+suivie?\s+par|service|references?|n/?ref|(?:principaux\s+)?textes?|visas?|annexes?|pieces?\s+jointes?)\b[^:\n]{0,30}:"
)
#: A service of the body, whole: it stands between the number of an act and its title.
SERVICE = re.compile(
    r"(?:(?:grande?\s+)?direction|d\.?g\.?[as]\.?|services?|poles?|secretariat|cabinet|unite|cellule|mission|departement\s+(?:des?|du|de\s+la)\s)\b(?!\s+public)[^.:;]{0,70}"
)
#: « 2°) Charge Monsieur le Maire de l'exécution », « 3. Dit que … »: the end of a decision, numbered or not.
CARRIES_OUT = re.compile(
    r"(?:charge(?:nt)?\s+(?:m\.\s+|monsieur\s+|mme\s+|madame\s+)?l[ea]\s+(?:maire|president)|donne(?:nt)?\s+(?:tous?\s+)?pouvoirs?\b|(?:dit|precise)(?:nt)?\s+qu[e'])"
)
#: A day, whole: « du 1er juillet 2020 », « séance du lundi 6 juillet 2020 », « en date du … ».
DAY_ALONE = re.compile(
    rf"(?:(?:seance|session|reunion|assemblee)\s+(?:(?:publique|ordinaire|extraordinaire|pleniere)\s+)?)?(?:du|le|en\s+date\s+du)?\s*(?:{WEEKDAY}\s+)?"
    rf"(?:\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
)


#: « Réunion du syndicat … sous la présidence de M. ORVAL, 11 mars 2031 »: the end of a title.
ENDS_ON_DAY = re.compile(rf"\b\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}\W*$")
#: « CONSEIL COMMUNAUTAIRE DU 11 DÉCEMBRE 2031 », whole: it heads a sitting, whoever sat.
SITTING_DAY = re.compile(
    rf"(?:{ASSEMBLY}|reunion|seance|assemblee)\b[^.;:]{{0,50}}?\b(?:du|le)\s+(?:{WEEKDAY}\s+)?\d{{1,2}}(?:er)?\s+{MONTH_NAME}\s+\d{{4}}"
)
#: Lines of the top among which a letterhead stands, and what one begins with: a body, its assembly, a document.
LETTERHEAD_LINES = 8
LETTERHEAD = re.compile(
    rf"\W*(?:(?:la\s+)?communaute\s+(?:de\s+communes|d'agglomeration|urbaine)|{SYNDICAT}|ccas|cias|ville|region"
    rf"|(?:{ASSEMBLY})\s+(?:{COUNCIL_KIND}|syndical)|(?:reunion|seance|p\.?v\.?)\s+d[ue])\b"
)
#: « Rappel de l'ordre du jour », « Affaires inscrites à l'ordre du jour », above the points that it announces.
AGENDA = re.compile(
    r"\W*(?:rappel\s+(?:de\s+l')?|(?:affaires?|points?|objets?|questions?)\s[^.;:]{0,50}\ba\s+l')?ordre\s+du\s+jour\b"
)
#: « Le quorum étant atteint, le Président ouvre la séance ».
OPENED = re.compile(
    r"le\s+quorum\b|assist(?:aient|ent|ait)\b|(?:a\s+\d{1,2}\s?h(?:eures?)?\s?\d{0,2}\s*[:,]?\s*)?[^.;:]{0,60}\b(?:(?:ouvre|declare\s+ouverte)\s+la\s+seance|declare\s+la\s+seance\s+ouverte|procede\s+a\s+l'appel)\b"
)
#: « P. ORVAL, M. VERDUN (pouvoir à L. ORMES), »: a roll of initials, no letter of a point.
INITIALS = re.compile(r"(?:[a-z](?:-[a-z])?\.\s?[a-z' -]{2,25}\s*(?:\([^)]{3,40}\)\s*)?[,;]\s*){2}")


#: « V. BAYLE lit le rapport. », « L. Fournier trouve la hausse excessive. »: somebody, no letter of a point.
_SPEAKER = re.compile(
    r"[A-Z]\.\s?(?:[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}|[A-ZÀ-Ý][a-zà-ÿ'’]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)(?:,\s[^,.;:]{3,40},)?\s+(?=[a-zà-ÿ])"
)


def speaks(line: Line) -> bool:
    """Tell whether a line tells what somebody, named by an initial, says or does."""
    named = _SPEAKER.match(line.text)
    if named is None:
        return False
    goes_on = line.folded[named.end() :].partition(" ")[0] in DANGLING  # « B. TRAVAUX de voirie. »
    return line.text[-1] in ".!?" and not goes_on


def first_word(folded: str) -> int:
    """Return where the first word ends: « Demande », « Vote » open titles and are no verb there."""
    space = folded.find(" ")
    return space if space > 0 else len(folded)
