"""What kind of document a text is: ``type_document``.

deliberation (an extrait du registre, or several bundled), proces-verbal, compte-rendu, arrete,
convocation, tableau, annexe, autre. Minutes of anything but an assembly (a building site, a
committee) are ``autre``: they hold no deliberation.

Sources: CGCT, art. L2121-15 (procès-verbal), L2121-23 and R2121-9 (registre), L2121-25 (liste des
délibérations; compte rendu until 1 July 2022), L2122-28 (arrêtés), L2121-10 (convocation).
"""

import re
from functools import lru_cache

from indexer.acts.documents import TypeDocument
from indexer.acts.formulas import DELIBERATED, NOTING
from indexer.keys import words_key
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    COUNCIL_IN_LETTERS,
    COUNCIL_KIND,
    GROUND,
    HAS_MET,
    INVITED,
)
from indexer.reading.parsing.openings import DAY_ALONE, SITTING_DAY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_TOP = 14
_DECISION_TOP = 6
_DECREE = re.compile(
    r"^(?:republique francaise\s*)?(?:arretes?|decision)\b(?!\s+(?:est|modificative))\s*(?:(?:du|de|la|le)\s+(?:maire|president|presidente)\b|municipal|permanent|temporaire|reglementaire|individuel|n\s?[°o]|portant|conjoint|$|:)"
)
#: « Les infractions au présent arrêté … », where a page shows no « ARRÊTE ».
_OWN_ORDER = Pattern(r"\b(?:le\s+|du\s+|au\s+)presente?\s+(?:arrete|decision)\b")
_DELIBERATED = re.compile(rf"\b{DELIBERATED}")
_ORDERS = re.compile(r"(?:^|\n)\s*arrete(?:nt)?\s*:?\s*(?:\n|$)|(?:^|\n)\s*arrete\s*:")
_MINUTES = re.compile(r"\bproces\s?-?\s?verba(?:l|ux)\b|^p\.?\s?v\.?\b")
_REPORT = re.compile(
    r"\bcompte[s]?[ -]{0,3}rendus?\b|^c\.?[ -]?r\.?\b|\bliste des deliberations\b|\bdeliberations? (?:examinees|adoptees|prises)\b|\brelev[ée] (?:de|des) (?:decisions|conclusions|deliberations)"
)
_EXTRACT = re.compile(
    r"\bextrait\s+(?:du|des|de)\s+(?:registre|deliberations?|proces|la deliberation)|\bextrait\s+(?:de|du|des)\b.{0,30}\bdeliberation|^registre\s+des?\s+deliberations?|^deliberations?\s+(?:du|de la|n|no|\d)|^deliberation\s+[a-z]{2,7}\s+n\s?°\s?\w*\d|^deliberation\s?:?\s(?:[a-z]{1,4}[-_.]?|c[cmsad]\s)?\d|^deliberation$"
)
#: The title of an extrait that stands under a margin of facts.
_EXTRACT_BELOW = re.compile(r"extrait\s+(?:du|des|de)\s+(?:registre|deliberations?)")
_MARGIN = 60
#: A line that tells when the list was posted, and a report that an act is about.
_NO_TITLE = re.compile(
    r"\b(?:certifie|affichee?s?|publiee?s?|mise?s?\s+en\s+ligne)\b|\bcompte[- ]?rendu\s+des\s+(?:decisions|delegations)\b"
)
_SUMMONS = re.compile(
    r"^\W*convocation(?:\s+(?:du|au|a la|des)\s+(?:conseil|comite|bureau|membres|seance|reunion)[^:\d]{0,40})?$"
    rf"|\bj'ai (?:l'honneur|le plaisir) de vous (?:inviter|convier|convoquer|prier)|\b(?:{ASSEMBLY}|conseillers|delegues)\s[^.;]{{0,60}}\b(?:(?:est|sont|seront)\s+convoquee?s?\b|{INVITED})|^\W*ordre\s+du\s+jour\s+d(?:u|e\s+la|e\s+l')\s*(?:{ASSEMBLY}|seance|reunion)\b[^\n]{{0,30}}\b(?:du|le)\s+(?:[a-z]{{5,8}}\s+)?\d|\bconvocation\s+d(?:u|es|e\s+la)\s[^.;\d]{{3,120}}?\bpour\s+la\s+tenue\s+d(?:e\s+la|'une)\s+(?:seance|session|reunion)\b|^invitation(?:$|\s+au\b)|\bprochaine?\s+(?:conseil|reunion\s+du\s+conseil|seance\s+du\s+conseil)\b"
)
#: One of these stands in whatever summons.
_SUMMONING = ("convo", "invit", "j'ai", "prochain", "ordre du jour")
#: An assembly met, and who was there: what a project, which may bear « après en avoir délibéré », does not tell.
_MET = rf"\b{HAS_MET}|\bpresente?s?\s*:|\betaient\s+present|\bseance\s+(?:est\s+)?levee"
_SAT = re.compile(_MET)
_HELD = re.compile(rf"{_MET}|\bdelibere\b|\bpresidente?\s+de\s+(?:la\s+)?seance|\bassistaient\b")
#: Minutes tell how the assembly voted, and may tell when it will sit again.
_VOTED = re.compile(r"\ba\s+(?:l'unanimite|la\s+majorite)\b|\b\d{1,3}\s+(?:voix\s+)?pour\b")
_WILL_SIT = Pattern(r"\bse\s+reunira\b")
#: The note that goes with a summons (CGCT, art. L2121-12): « le conseil sera invité à approuver … ».
_WILL_DECIDE = Pattern(rf"\b(?:{ASSEMBLY})\b[^.;:]{{0,60}}\bsera\s+(?:invite|appele|amene)e?\s+a\b")
#: Its title: « Notes explicatives de synthèse », before or behind the day of the sitting.
_NOTE = re.compile(
    r"(?:.{0,60}[–-]\s*|\W*)notes?\s+(?:explicatives?\s+)?de\s+synthese(?:\W*$|\W+(?:d[eu]|pour|conseil|comite|seance|reunion)\b)"
)
_ANNEX = re.compile(
    r"^annexe\b|\b(?<!mairie )(?<!budget )(?<!salle )annexe\s*(?:n|\d|a la deliberation|$)|:\s*annexe\b"
)
_SYNTHESIS = "de synthese"
_HEADS_PAGE = 90
#: A report that is read to the assembly, and joined to its act.
_YEARLY = re.compile(
    r"\W*rapport\s+(?:annuel|d'activites?|d'orientations?\s+budgetaires?|sur\s+le\s+prix)\b"
)
#: What an assembly does with such a report, in the act that goes with it.
_NOTES = Pattern(rf"\b{NOTING}\b|\bapres\s+en\s+avoir\s+debattu\b")
_ASSEMBLY = Pattern(
    r"\b(?:conseil\s+(?:"
    + COUNCIL_KIND
    + r")|conseillers\s+(?:municipaux|communautaires)|comite\s+syndical|assemblee\s+(?:communautaire|deliberante|departementale)"
    # « L'assemblée, sur convocation du 4 mars, s'est réunie »
    + rf"|assemblee\b(?!\s+generale)[^.;:]{{0,60}}\b(?:convoquee|{HAS_MET}e)"
    # « Le Comité, réuni à l'invitation de sa Présidente : »
    + r"|(?<=\n)le\s+(?:comite|conseil|bureau)\s*,\s"
    + r"|commission\s+permanente|bureau\s+(?:communautaire|syndical|du syndicat|legalement)|deliberer?)\b"
)

_IN_LETTERS = re.compile(COUNCIL_IN_LETTERS)
_HEADING = 800


def document_kind(clean: CleanText, folded_name: str, stamps: tuple[Stamp, ...]) -> TypeDocument:
    """Return the kind of a document from its first lines, its stamp, then its file name."""
    top = [line.folded for line in clean.lines[:_TOP]]
    if not top:
        return "autre"
    if sole := _of_head_alone(clean, top, stamps):
        return sole
    assembly = _ASSEMBLY.search(clean.folded.part(0, 8000))
    if not (assembly or _IN_LETTERS.search(clean.folded, 0, _HEADING)):
        return "annexe" if any(_ANNEX.search(line) for line in top) else "autre"
    summons = any(map(_summons, top)) or _WILL_SIT.search(clean.folded, 0, 2500)
    summons = summons or _WILL_DECIDE.search(clean.folded)
    titled = _title_kind(top)
    told = titled in ("proces-verbal", "compte-rendu") and _VOTED.search(clean.folded)
    if summons and not (told or _HELD.search(clean.folded)):
        return "convocation"
    if titled:
        return titled
    if _is_annex(clean, top):
        return "annexe"
    if any(_EXTRACT_BELOW.match(line.folded) for line in clean.lines[_TOP:_MARGIN]):
        return "deliberation"
    stamped = bool(stamps) and stamps[0].nature == "DE"
    if _ENACTS.search(clean.folded, 0, 3000) and (stamped or _is_one_act(clean)):
        return "deliberation"
    named = _kind_in_name(folded_name)
    if (named == "arrete" and _SITTING.search(clean.folded, 0, 4000)) or (
        named == "convocation" and tells_who_sat(clean)
    ):
        named = None  # the text tells who sat, whatever its file is called
    return named or "autre"


#: Characters of an act that bears no title.
_LONGEST_ACT = 12_000


def _is_one_act(clean: CleanText) -> bool:
    """Whether a short text enacts once: minutes do so for each point, and tell their sitting."""
    if len(clean.folded) > _LONGEST_ACT or tells_sitting(clean):
        return False
    return len(_ENACTS.findall(clean.folded)) == 1


def _summons(line: str) -> bool:
    """Whether a line summons to a sitting; most hold none of the words."""
    return any(word in line for word in _SUMMONING) and bool(_SUMMONS.search(line))


def _is_annex(clean: CleanText, top: list[str]) -> bool:
    """Tell whether a text is titled as an annex, or as a report to an assembly that does not sit in it."""
    # Below the opening of a sitting stands what is joined to the act.
    opened = next((at for at, line in enumerate(top) if _SAT.search(line)), len(top))
    if any(_ANNEX.search(line) for line in top[: min(8, opened)]):
        return True
    yearly = next((at for at, line in enumerate(top) if _YEARLY.match(line)), None)
    if yearly is None or any("deliberations" in line for line in top[:yearly]):
        return False  # « Sommaire des délibérations », of which one is of a report
    return not (_HELD.search(clean.folded) or _NOTES.search(clean.folded))


_SITS = Pattern(
    rf"\b{HAS_MET}e?s?\b|\bconvoque(?:e?s?)\b|\bconvocations?\s+(?:\w+\s+){{0,5}}(?:adresse|envoye|faite|expedie|remise)"
    r"|\bseance\s+du\s|\breunion\s+du\s|\bordre\s+du\s+jour\b|\b(?:etaient|sont)\s+presents|\bsecretaire\s+(?:de\s+(?:la\s+)?seance|:)|\bsous\s+la\s+presidence\b"
    r"|\bdate\s+de\s+(?:la\s+)?convocation\b|\ben\s+exercice\s*:\s*\d"
    r"|\n\s*(?:(?:membres|elus|titulaires|delegues|conseillers)\s+(?:\w+\s+)?)?presente?s?\s*:|\bconseil\s+(?:municipal|communautaire)\s+du\s+(?:\w+\s+)?\d"
)
#: The figures of a sitting, under its letterhead.
_COUNTED = re.compile(
    r"\b(?:conseillers|membres|delegues|administrateurs)\s+(?:\w+\s+)?(?:en\s+exercice|presents)\b|\bdate\s+de\s+(?:la\s+)?convocation\b"
)
_LETTERHEAD = 800
_OF_MINUTES = Pattern(
    r"\bordre\s+du\s+jour\b|\bseance\s+(?:est\s+)?levee\b|\bquestions\s+diverses\b|\bouvre\s+la\s+seance\b"
)


def opens_sitting(clean: CleanText) -> bool:
    """Tell whether a text opens a sitting: who met, who presided, who kept the minutes."""
    signs = {match.group()[:6] for match in _SITS.finditer(clean.folded, 0, 5000)}
    return len(signs) + bool(_COUNTED.search(clean.folded, 0, _LETTERHEAD)) >= 2


def tells_sitting(clean: CleanText) -> bool:
    """Tell whether a text tells a whole sitting, its ordre du jour or its end, not one act of it."""
    return bool(_OF_MINUTES.search(clean.folded))


def is_extract(clean: CleanText) -> bool:
    """Tell whether a line of the top begins as the title of an extract: « EXTRAIT – RÉUNION DU CONSEIL MUNICIPAL »."""
    return any(_EXTRACTED.match(line.folded) for line in clean.lines[:_DECISION_TOP])


#: « Extrait de la réunion du … », « EXTRAIT – SÉANCE DU … »; « extrait des décisions » is of several.
_EXTRACTED = re.compile(
    rf"\W*extrait\W+(?:(?:de|du|la|le|des)\s+)*(?:reunion|seance|session|{ASSEMBLY})\b"
)


def titles_sitting(clean: CleanText) -> bool:
    """Tell whether a line of the top is that of an assembly and of the day on which it sat, and no more."""
    top = [line.folded for line in clean.lines[:_DECISION_TOP]]
    return any(SITTING_DAY.fullmatch(line) or _ASSEMBLY_DAY.fullmatch(line) for line in top)


#: « Conseil d'administration – 14 mars 2031 ».
_ASSEMBLY_DAY = re.compile(
    rf"\W*(?:{ASSEMBLY})\s+(?:{COUNCIL_KIND}|syndical)(?:\s+d[a-z' -]{{3,50}}?)?\s*[-–,:]\s*(?:{DAY_ALONE.pattern})\W*"
)


#: Characters of a title that begins with the kind of the document, and goes on with who sat and when.
_LONG_TITLE = 200


#: Former minutes that are approved, and what an act refers to.
_OF_FORMER = re.compile(r"approbation|approuv|adopt|precedent|vu\s")


def _title_kind(top: list[str]) -> TypeDocument | None:
    """The first title among the first lines, but not one that approves former minutes."""
    for index, line in enumerate(top):
        if _OF_FORMER.search(line):
            continue
        joined = f"{line} {top[index + 1]}" if index + 1 < len(top) else line
        extract = _EXTRACT.search(line)
        if extract and _REPORT.search(line, 0, extract.start()) and len(line) < _LONG_TITLE:
            return "compte-rendu"  # « Compte rendu : extrait des délibérations »
        if extract or (len(line) < 40 and _EXTRACT.search(joined)):
            return "deliberation"
        if _MINUTES.search(line) and len(line) < 140:
            return "proces-verbal"
        titled = _REPORT.search(line)
        if (
            titled
            and len(line) < (140 if titled.start() else _LONG_TITLE)
            and not _NO_TITLE.search(line)
        ):
            return "compte-rendu"
    return None


#: A decision of the mayor or president alone, by delegation (CGCT, art. L2122-22, L5211-10).
_DELEGATED = Pattern(
    r"(?:^|\n)\W*decisions?\s+(?:du|de\s+la|de\s+(?:monsieur|madame)\s+l[ea])\s+(?:maire|presidente?)\b|\bl\.?\s?(?:2122-22|2122-23|5211-10|3221-1[01]|4231-8)\b|\bdelegation\s+d'attributions?\b"
)
_ALONE = Pattern(r"(?:^|\n)\s*(?:le|la)\s+(?:maire|presidente?)\b[^.;:]{0,140},\s*(?:\n\s*)?vu\b")
_DECIDES_ALONE = re.compile(
    r"(?:^|\n)\W*(?:decid(?:e|ons)\b|decision\s+(?:du|de\s+la)\s+(?:maire|president))|(?:^|\n)\W*article\s+1"
)
_SITTING = re.compile(
    rf"\bdelibere\b|\b{HAS_MET}|\betaient\s+present|\bordre\s+du\s+jour|\bextrait\s+du\s+registre\s+des\s+deliberations"
    r"|\bsecretaire\s+de\s+seance|\bvoix\s+pour|\bvotants\b"
)


#: « Le Conseil communautaire, », then « Vu … » on the next line: an act whose title is lost.
_ENACTS = Pattern(
    rf"(?:^|\n)[ \t]*le\s+(?:conseil\s+(?:{COUNCIL_KIND})|comite\s+syndical)(?:\s+(?:de\s|d'|du\s|des\s)[^.;:,\n]{{2,50}})?[ \t]*,[ \t]*\n\s*vu\b"
)


#: What is put to an assembly, and not yet decided: its title, alone on a line of the top.
_PROJECT = re.compile(
    r"\W*projets?(?:\s+de\s+deliberations?)?(?:\s+n\s?°\s?[\w./-]+)?\W*|.{0,60}[–-]\s*projets?\s+de\s+deliberations?\W*"
    r"|projets?\s+de\s+deliberations?\s+(?:n\s?°\s?)?[\w./-]+\s*[:–-]\s.{5,200}"
    r"|(?:.{0,60}\s[–-]\s*)?(?:rapport\s+de\s+synthese|(?:note|rapport)\s+de\s+presentation)\W*"
)


def _of_head_alone(
    clean: CleanText, top: list[str], stamps: tuple[Stamp, ...]
) -> TypeDocument | None:
    """The kind of what no assembly has decided: an act of the mayor alone, a note for a sitting to come, a project."""
    if _is_decree(clean, top, stamps) or _by_delegation(clean):
        return "arrete"
    project = is_project(clean)
    note = next((at for at, line in enumerate(top) if _NOTE.match(line)), None)
    if note is None and _SYNTHESIS in clean.folded and _heads_pages(clean):
        note = len(top)
    # « Projet de délibération n° 3 », then « Note de synthèse »: the note is of the project.
    if (
        note is not None
        and not (project and _titled_project(top[:note]))
        and not tells_who_sat(clean)
    ):
        return "convocation"
    return "deliberation" if project else None


@lru_cache(maxsize=1)
def is_project(clean: CleanText) -> bool:
    """Tell whether a text is titled as a project of deliberation, and tells of no sitting held."""
    titled = _titled_project([line.folded for line in clean.lines[:_DECISION_TOP]])
    return titled and not tells_who_sat(clean)


def _heads_pages(clean: CleanText) -> bool:
    """Whether a line below the top is that of a note of synthesis: what heads its pages, « Note de synthèse – séance du … 3 »."""
    return any(
        _SYNTHESIS in line.folded and len(line.text) < _HEADS_PAGE and _NOTE.match(line.folded)
        for line in clean.lines[_TOP:]
    )


def _titled_project(top: list[str]) -> bool:
    return any(_PROJECT.fullmatch(line) for line in top)


def tells_who_sat(clean: CleanText) -> bool:
    """Tell whether a text says that an assembly met, or who was there."""
    return bool(_SAT.search(clean.folded))


#: « Décision du Président », « Décision municipale », a title.
_DECISION = re.compile(
    r"\W*(?:dm\s\S+\s+)?decision\s+(?:n\s?°\s?\S+\s+)?(?:municipale\b|(?:du|de\s+la|de\s+(?:monsieur|madame)\s+l[ea])\s+(?:maire|presidente?)\b)"
)


#: « Nous, Maire de la Ville de Valbrune, », who decides below.
_WE = Pattern(r"(?:^|\n)\W*nous\s*,\s+(?:le\s+|la\s+)?(?:maire|presidente?)\b")


def _by_delegation(clean: CleanText) -> bool:
    """Tell whether the mayor or president decides alone, and no assembly does."""
    told = any(_DECISION.match(line.folded) for line in clean.lines[:_DECISION_TOP])
    if not told:
        head = clean.folded.part(0, 6000)
        told = bool(_DELEGATED.search(head) and _ALONE.search(head))
    told = told or bool(_WE.search(clean.folded, 0, 6000))
    decides = told and _DECIDES_ALONE.search(clean.folded)
    return bool(decides and not _sits(clean.folded))


#: « Vu la délibération du 4 mai 2031, adoptée par 12 voix pour, »: the sitting that gave the delegation.
_GROUNDED = re.compile(rf"(?:^|\n)\W*{GROUND}\b[^;\n]*(?:\n(?!\s*(?:decide|article)\b)[^;\n]*)?$")
_GROUND_BEFORE = 300


def _sits(folded: str) -> bool:
    """Whether words tell a sitting, other than in what a decision is founded on."""
    return any(
        not _GROUNDED.search(folded[max(0, told.start() - _GROUND_BEFORE) : told.start()])
        for told in _SITTING.finditer(folded)
    )


def _is_decree(clean: CleanText, top: list[str], stamps: tuple[Stamp, ...]) -> bool:
    stamped = bool(stamps) and all(stamp.nature in ("AR", "AI") for stamp in stamps)
    if stamped and not any(_EXTRACT.search(line) for line in top):
        return True
    titled = any(_DECREE.match(line) for line in top)
    if not titled or _DELIBERATED.search(clean.folded):
        return False
    return bool(_ORDERS.search(clean.folded) or _OWN_ORDER.search(clean.folded))


_KINDS_IN_NAMES: tuple[tuple[str, TypeDocument], ...] = (
    (r"\bproces verbal|\bpv\b", "proces-verbal"),
    (r"\bcompte rendu|\bcr\b|\bregistre\b", "compte-rendu"),
    (r"\bconvocation\b", "convocation"),
    (r"\barrete\b", "arrete"),
    (r"\bannexe\b", "annexe"),
    (r"\bdeliberations?\b|\bdelib\b", "deliberation"),
)


def _kind_in_name(name: str) -> TypeDocument | None:
    words = " ".join(words_key(name))
    return next((kind for pattern, kind in _KINDS_IN_NAMES if re.search(pattern, words)), None)
