"""Headings of the roll of a sitting: « Étaient présents : », « Absents excusés : », « Pouvoirs : ».

A heading stands on a line of its own, before names, or inside a line from its word of presence on; what
it says tells the status of those below it.

Source: CGCT, art. R2121-9 (what the register names); forms observed in published acts.
"""

import re
from collections.abc import Iterator
from string import digits
from typing import NamedTuple

from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: Characters of a text in which its roll stands.
HEAD = 12_000
#: « Ont siégé », « participaient à la séance »: of the members who sat, or of guests beside them.
TOOK_PART = r"(?:(?<=\bont\s)(?:siege|participe|assiste)\b|(?:siegea|participa|assista)i(?:en)?t\b|(?<=\betaient\s)reunie?s\b)"
_STATUS = (
    r"(?:(?:present|absent|excuse|represente)(?:\s?\(e?s?\)(?:\(s\)|s\b)?|[.·-]e[.·-]?s?\b|e?s?\b)|(?:pou?r?voir|procuration)(?:\s?\(s\)|s?\b)|(?<=\ben\s)presence|suppleante?s?|mandats?"
    r"|empechee?s?\b|absences?\b|(?<=\bfait\s)excuser\b"
    rf"|{TOOK_PART}|demissionnaires?|decede(?:\(e\)|e?s?)|assist(?:ent|ance)|invitee?s?|auditeurs?|personnel|administration)"
)
_LINK = (
    r"(?:etai(?:en)?t|etant|sont|est|ont|a|ete|fait|avai(?:en)?t|ayant|s'etai(?:en)?t|y|les?|la|l|d|des?|du|et|ou|en|au|aux|par|avec|sans|non|n'(?:ont|ayant|avaient)|pas|ne|qui"
    r"|membres?|conseill\w+|municipaux|municipales|communautaires?|syndicaux|delegue?\w*|elue?s?|titulaires?|suppleante?s?|liste|personnes|suivante?s?|mesdames|messieurs"
    r"|madame|monsieur|mmes?|mm|mrs?|m|mlles?|seance|reunion|ouverture|appel|physiquement|egalement|remis|donnee?s?|recu|leurs?|sa|son|un|une|vote|legalement|presente|presentes"
    r"|voix|deliberative|consultative|adjoints|maire|presidente?|vice|presidents|excusee?s?|absente?s?|motif|retard|debut|moment|dotee?s?|droit|eventuellement|nominati(?:f|ve)|nominale?|quorum|services?|administratifs?|public|suivantes"
    r"|regulierement|valablement|dument|ecrits?|nombre|porteurs?|detenteurs?|remplacee?s?|delegations?|cours|exercice|bureau|conseil|municipal|communautaire|syndical|comite|distance|visioconference|s|e|es|nt|part|titre|lors|ainsi|que|ci|dessous|noms?|savoir|outre|autres(?=\s+(?:membres|conseill|delegue|elus)))"
)
_REST = (
    r"(?:[^\w\n:]{1,3}(?:" + _STATUS + r"|dont\b|\d{1,3}(?=\),\s*dont\b)|" + _LINK + r"\b(?!(?<=\W[dels])\.\s?[a-z]))){0,9}\)?[ \t]*(?:[(\[]\s*(?:e|es|s|\d{1,3})\s*[)\]])?(?P<mark>[ \t]*[:;=-]|[ \t]*\d{1,3}\b[ \t]*[:;]?)?"
)  # fmt: skip
_HEADING = re.compile(
    r"(?:^|(?<=[.:;|)\d\]]\s)|(?<=\s\s))[^\w\n]{0,6}(?:" + _LINK + r"[^\w\n:]{1,4}){0,9}?\b" + _STATUS
    + _REST, re.M,
)  # fmt: skip
_STATUS_WORD = Pattern(r"\b" + _STATUS)
#: « Présents : tous les membres en exercice, à l'exception de … ».
_ALL_BUT = Pattern(
    r"\b(?:tous\b|l'ensemble\s+des?\b)[^.:;\n]{0,60}?(?:a\s+l'exception\s+d(?:e\b|(?='))|\bexcepte\b|\bsauf\b|\bhormis\b)\s*:?"
)
ALL_OF_THEM = ("tous", "l'ensemble")
#: « Le conseil s'est réuni en présence de Mmes X, Y et de MM. Z », in a sentence.
_MET_WITH = Pattern(
    r"\breunie?s?\b[^.;\n]{0,90}?\b(?P<with>en\s+presence\s+de\s+)(?=(?:mmes|mm|mesdames|messieurs)\b)"
)
#: A heading in the middle of a line, from its word of presence on: « … Paul VERDUN Absents excusés : … ».
_INLINE = Pattern(
    r"\b(?:demissionnaire|decede|absent|excuse|represente|present|pou?r?voir|procuration)(?=[^:\n]{0,60}:|\w*\s+(?:mm?\.|mmes?|monsieur|madame)\s|\w*(?:\(e\)s?)?\s+[a-z]\.\s?[a-z])"
)
_FROM_STATUS = re.compile(_STATUS + _REST)
#: What stands before the word of presence, in a heading.
_LEADING = re.compile(r"(?:(?<![\w'])" + _LINK + r"[ \t]{1,3}){1,6}\Z")
_LEADING_REACH = 60
#: « PRÉSENTS M. DURAND »: the civility belongs to the name.
_CIVILITIES = re.compile(
    r"(?:[^\w\n:]{1,3}(?:et|mm?|mmes?|mlles?|mrs?|messieurs|mesdames|monsieur|madame))+\Z"
)


class RollHeading(NamedTuple):
    """A heading of the roll: where it begins and ends, and what it says."""

    start: int
    end: int
    said: str


def headings_in(clean: CleanText, folded: str) -> list[RollHeading]:
    """The headings of a roll, in their order."""
    opening = [_heading(match) for match in _opening_lines(folded) if _is_heading(clean, match)]
    found = list(opening)
    found += [RollHeading(*but.span(), but.group()) for but in _ALL_BUT.finditer(folded)]
    found += [RollHeading(*met.span("with"), met["with"]) for met in _MET_WITH.finditer(folded)]
    for word in _INLINE.finditer(folded):
        if any(heading.start <= word.start() < heading.end for heading in opening):
            continue
        if heading := _inside_line(clean, folded, word.start()):
            found.append(heading)
    return sorted(found)


def _heading(match: re.Match[str]) -> RollHeading:
    end, said = match.end(), match.group()
    if not match["mark"] and (civilities := _CIVILITIES.search(said)):
        end, said = match.start() + civilities.start(), said[: civilities.start()]
    return RollHeading(match.start(), end, said)


def _inside_line(clean: CleanText, folded: str, word: int) -> RollHeading | None:
    """« … Paul VERDUN Ont donné pouvoir : … »: a capital opens the heading, a colon closes it, or it is one word in capitals."""
    match = _FROM_STATUS.match(folded, word)
    if match is None:
        return None
    closed = (match["mark"] or "").strip().startswith(":")
    further = None
    if not (closed or _ELSEWHERE.search(match.group())):
        further = _UP_TO_COLON.match(folded, match.end())
    closed = closed or further is not None
    if not closed and not _ALONE.match(clean.text, word):
        return None
    start = word
    if leading := _LEADING.search(folded, max(0, word - _LEADING_REACH), word):
        start = leading.start()
    capital = next((at for at in range(start, word + 1) if clean.text[at].isupper()), None)
    counted = _COUNT_NEXT.match(folded, match.end())
    if capital is None and closed and not counted and folded.endswith("dont ", 0, start):
        capital = start - len("dont ")  # « …, dont non excusés (2) : »
    if capital is None or (capital and clean.text[capital - 1].isalnum()):
        return None
    end = further.end() if further else _heading(match).end
    return RollHeading(capital, end, folded[capital:end])


#: « Présents : 11, dont procurations : 2 »: nobody is named behind it.
_COUNT_NEXT = re.compile(r"\s*\d")
#: « Présents à l'état des lieux : M. X, locataire ».
_ELSEWHERE = re.compile(r"\b(?:a|au|aux|chez|lors|par)\b")
#: « Présents Délégués titulaires / communes : M. X, … ».
_UP_TO_COLON = re.compile(
    r"(?=[^.,;:()\n]{0,30}\b(?:delegue|titulaire|supple|membre|conseill|elu|commune))(?:(?!\b(?:a|au|aux|chez|lors|par|mmes?|monsieur|madame|messieurs|mesdames)\b)[^.,;:()\n]){1,40}:(?=\s*(?:m\.|mme|monsieur|madame)\s)"
)


#: « … M. SERAN POUVOIRS M. VERDUN à … », « … Votants 25 Excusé(e)s Z. SERAN, P. ORVAL … ».
_ALONE = re.compile(
    r"[A-ZÀ-Ý]{6,}\s+(?=M(?:\.|M\.|mes?\b|ME\b|r\b|onsieur|adame))"
    r"|[A-ZÀ-Ý][a-zà-ÿ]{5,12}(?:\(e\)s?)?\s+(?=[A-ZÀ-Ý]\.\s?[A-ZÀ-Ý][\w'’-]+,)"
)


def _opening_lines(folded: str) -> Iterator[re.Match[str]]:
    """Where headings may open a line, looked for in the lines that bear a word of presence alone."""
    done = 0
    for word in _STATUS_WORD.finditer(folded):
        if word.start() < done:
            continue
        line = folded.rfind("\n", 0, word.start()) + 1
        end = _line_end(folded, word.start())
        for match in _HEADING.finditer(folded, max(line, done), _line_end(folded, end + 1)):
            if match.start() > end:
                break
            yield match
            done = match.end()
        done = max(done, end)


def _line_end(folded: str, position: int) -> int:
    end = folded.find("\n", position)
    return len(folded) if end < 0 else end


#: « … Zoé SERAN, Votants : 11 Lise ORVAL, … »: a label of the margin in the middle of a list.
_MARGIN_INSIDE = Pattern(
    r"(?<=, )(?:votants|presents|absents|pouvoirs|procurations|(?:membres\s+)?en\s+exercice|(?:nombre\s+de\s+)?(?:conseillers|membres|delegues)\s+(?:elus|en\s+(?:fonction|exercice)|presents|afferents[^:\n]{0,30}))\s*:\s*\d{1,3}(?=[ \t]+[^\W\d])"
)
#: Labels of a margin that a text layer puts between a heading and its names, or between two names: « Présents :
#: DATE D'AFFICHAGE : M. Paul VERDUN, M. CONSEILLERS : Guy SERAN, M. Luc NOMBRE DE TALMONT, Mme … ».
_MARGIN_BETWEEN = Pattern(
    r"(?<=[:,;]\s)date\s+d(?:e\s+(?:la\s+)?(?:convocation|publication|seance)|'(?:affichage|envoi))\s*:(?=\s*(?:m\.|mme|monsieur|madame)\s)"
    r"|(?<=\bm\.\s)(?:nombre\s+de\s+)?(?:conseillers|delegues|membres)\s*:(?=\s[a-z])"
    r"|(?<=[a-z]\s)nombre\s+de(?=\s[a-z'-]+,\s*(?:m\.|mme))"
)
_MARGIN = Pattern(
    r"^[ \t]*(?P<label>[^:\n]{3,45}:[ \t]*\d[\d/. ]*)(?=[ \t](?:m\.|mme|monsieur|madame)[ \t][^,;\n]*$)",
    re.M,
)
#: A figure straight before somebody, which few heads of texts hold.
_FIGURE_BESIDE = Pattern(r"(?<!\d)\d[\d/. ]*[ \t](?:m\.|mme|monsieur|madame)[ \t]")


#: « … ORVAL Lise, Affichée le 24/09/2031 Transmise en préfecture 24/09/2031 VERDUN Paul, … ».
_STAMP = re.compile(
    r"(?:certifiee?\s+executoire|affichee?|transmise?\s+en\s+(?:sous-)?prefecture)[ \t]+(?:le[ \t]+)?\d{1,2}/\d{2}/\d{4}(?=[ \t])"
)
_STAMPED = ("affiche", "certifie", "transmis")
#: A stamp stands behind a name that is ended, or behind another.
_BEFORE_STAMP = (",", ";", *digits)


def _stamps(folded: str) -> Iterator[tuple[int, int]]:
    """The stamps that stand inside a line, looked for by their words: a pattern would try each place."""
    for word in _STAMPED:
        at = folded.find(f" {word}")
        while at >= 0:
            stamp = _STAMP.match(folded, at + 1)
            if stamp and folded.endswith(_BEFORE_STAMP, 0, at):
                yield stamp.span()
            at = folded.find(f" {word}", at + 1)


def without_margin(clean: CleanText) -> str:
    """The head of a text, without the labels and figures of a margin that the names run beside.

    « Votants : 26 Monsieur Paul DURAND » is a label of the margin and a name of the roll.
    """
    folded: str = clean.folded.part(0, HEAD)
    margins = list(_MARGIN.finditer(folded)) if _FIGURE_BESIDE.search(folded) else []
    labels = [margin.span("label") for margin in margins] if len(margins) > 1 else []
    labels += [label.span() for label in _MARGIN_INSIDE.finditer(folded)]
    labels += [label.span() for label in _MARGIN_BETWEEN.finditer(folded)]
    labels += _stamps(folded)
    for start, end in labels:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


def _is_heading(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether names may follow: after a colon, at the end of a line, before a capital."""
    if _in_brackets(clean, match.start()):
        return False
    rest = clean.text[match.end() : match.end() + 40]
    if match["mark"] and match["mark"].strip() in (":", ";", "="):
        return True
    if clean.text[match.start() - 1 : match.start()] != "\n" and _PRESENTS.match(match.group()):
        return False  # « le locataire du lot 2 présente M. Durand »
    if _TIE.search(match.group()) or _TIED_BELOW.match(rest):
        return False  # « procuration à Paul DURAND » on a line of its own, or on two
    if _CIVILITIES.search(match.group()):
        return clean.text[_heading(match).end :].lstrip()[:1].isupper()
    return not rest.strip(" \t") or bool(re.match(r"\s*(?:\n|[A-ZÀ-Ý(•·*-])", rest))


def _in_brackets(clean: CleanText, start: int) -> bool:
    """« Paul VERDUN (arrivé au point 3 ; en son absence, avait donné pouvoir à … »: beside somebody."""
    before = clean.text[max(0, start - _ASIDE) : start]
    return before[-1:] != "\n" and before.rfind("(") > max(before.rfind(")"), before.rfind(":"))


_ASIDE = 160
_TIE = re.compile(
    r"(?:pou?r?voirs?|procurations?|mandats?|representee?s?)\s+(?:a|au|aux|par|de|du)\b(?!\s+(?:un\s+)?(?:pouvoir|procuration))"
)
#: Who presents somebody or something, within a line.
_PRESENTS = re.compile(r"\W*presente\s")
_TIED_BELOW = re.compile(r"[ \t]*\n[ \t]*(?:à|a|par)[ \t]+\w")


def status_of(heading: str) -> str | None:
    """What a heading says of those under it; ``None`` for guests and staff."""
    if re.search(
        r"assist|particip|siege|reunis|invite|auditeur|personnel|administrat|egalement|\bsans\s+(?:vote|voix|droit)",
        heading,
    ):
        return None
    if heading.startswith(ALL_OF_THEM):
        return "absent"
    if re.search(r"pou?r?voir|procuration|mandat|represente|\bdelegation", heading):
        return "absent" if re.search(r"\bn'|\bsans\b|\bnon\s+repr", heading) else "représenté"
    if "excuse" in heading or "empeche" in heading:
        return "absent" if re.search(r"\b(?:non|sans)\s+(?:s'?)?excuse", heading) else "excusé"
    if "absen" in heading:
        return "absent"
    sits = r"present|presence|suppleant.{1,20}(?:deliberative|remplac)"
    return "présent" if re.search(sits, heading) else None
