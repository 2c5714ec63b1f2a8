"""Every place where a text may name the commune that it is from, and what each is worth.

Titles and openings of a sitting tell most; a single mention in the body tells nothing of the author
(« une convention avec la commune de … »).

Sources: CGCT, art. L2121-7 (an assembly meets in the mairie), R2121-9 (name on each leaf of the
registre); forms observed in published acts.
"""

import re
from collections.abc import Iterator

from indexer.reading.parsing.bodies.guests import heads_a_point, is_another, is_party
from indexer.reading.parsing.bodies.names.commune_names import (
    COMMON_WORDS,
    WORDS_OF_ACTS,
    commune_key_at,
)
from indexer.reading.parsing.lexicon import HAS_MET, MET
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import (
    communes_named,
    departement_named,
    is_commune_key,
    name_key,
    region_names,
)

#: Characters of the head of a text, and those that are looked through at all.
HEAD, REACH = 4000, 60_000
#: « Commune de … », « Mairie : … »: ``what`` is named, and the ``link`` before its name.
NAMED = Pattern(
    r"\b(?<!budget )(?P<what>commune\s+nouvelle|commune|ville|mairie|municipalite|conseil\s+municipal|village)(?P<link>\s+(?:de\s+la\s+(?!commune|ville)|de\s+l'|des\s+|du\s+|de\s+(?!la\s+(?:commune|ville))|d'|d\s(?=[a-z]{3}))|[ \t]*:[ \t]*|[ \t]+(?=(?:ste?|sainte?)[ -]))(?=[a-zœ])"
)
_WEIGHTS = {
    "commune nouvelle": 4.0,
    "commune": 3.0,
    "ville": 3.0,
    "mairie": 4.0,
    "municipalite": 2.0,
    "conseil municipal": 5.0,
    "village": 1.0,
}
#: « Fait à Valbrune, le … ».
_SIGNED = Pattern(
    r"(?:\bfait\s+(?:et\s+delibere\s+)?a\s+|(?:^|\n)\s*a\s+)(?=[a-z][^\n]{1,40},?\s*(?:le|les)\s)"
)
#: Words of a title before the name of the body, over the ends of its lines.
_OF_TITLE = re.compile(
    r"\b(?:extrait|registre|deliberations?|proces[- ]verbal|compte[- ]rendu)\b[^.;:,]{0,90}\Z"
)


def commune_mentions(clean: CleanText, name: str) -> Iterator[tuple[str, float]]:
    """Name keys of communes that the text names as a body, with the weight of each mention.

    ``name`` is the path of the file. A key comes once for each of its mentions: 10 tells « Conseil de
    Paris », 12 « Commune de » in a title, 3 a letterhead or a signature, .9 a mention in the body of an act.
    """
    title_end = clean.lines[min(11, len(clean.lines) - 1)].end if clean.lines else 0
    yield from _named(clean, title_end)
    yield from _at(clean, _SIGNED, 3.0, max(0, len(clean.folded) - HEAD), len(clean.folded))
    yield from _bare_mentions(clean, title_end)
    yield from _lone_names(clean)
    yield from ((name_key("Paris"), 10.0) for _ in _PARIS.finditer(clean.folded, 0, HEAD))
    yield from _at(clean, _CHAIRED, 6.0, 0, HEAD)
    yield from _at(clean, _OPENED, 6.0, 0, HEAD)
    yield from _at(clean, _IN_MAIRIE, 3.0, 0, HEAD)
    yield from _letterhead(clean)
    yield from _file_name(clean, name)


def _at(
    clean: CleanText, pattern: Pattern, weight: float, start: int, end: int
) -> Iterator[tuple[str, float]]:
    """The communes whose name follows a phrase."""
    for match in pattern.finditer(clean.folded, start, end):
        if key := commune_key_at(clean.folded, match.end(), match.groupdict().get("link")):
            yield key, weight


def _named(clean: CleanText, title_end: int) -> Iterator[tuple[str, float]]:
    """« Commune de … », « Mairie de … »: by far most in a title or where a sitting opens."""
    for match in NAMED.finditer(clean.folded, 0, REACH):
        key = commune_key_at(clean.folded, match.end(), match["link"])
        if key is None or key in WORDS_OF_ACTS:
            continue
        weight = _WEIGHTS[" ".join(match["what"].split())]
        if match["what"] == "mairie" and _PLACE.search(
            clean.folded[max(0, match.start() - 30) : match.start()]
        ):
            yield key, 3.0
        elif any(tells(clean, match.start()) for tells in (is_another, is_party, heads_a_point)):
            yield key, 0.9
        elif match.start() < HEAD and _OF_TITLE.search(
            clean.folded[max(0, match.start() - 110) : match.start()]
        ):
            yield key, weight * 2
        elif match.start() < title_end and not _in_a_sentence(clean, match.start()):
            yield key, weight * 4
        elif match.start() < HEAD and _SITS.search(clean.folded, match.end(), match.end() + 260):
            yield key, weight * 2
        else:
            yield key, 0.9


def _in_a_sentence(clean: CleanText, position: int) -> bool:
    """Whether a mention among the first lines stands in a sentence of an act, behind none of the words of titles."""
    start = clean.folded.rfind("\n", 0, position) + 1
    if BODY.match(clean.folded[start : start + 40].lstrip()):
        return True
    before = _PARTS.split(clean.folded[max(start, position - _LINE_REACH) : position])[-1]
    return len(before) > _SHORT_BEFORE and not _TITLE_WORDS.search(before)


#: Characters of a line before a mention, in which a title has its words; so few need none.
_LINE_REACH, _SHORT_BEFORE = 200, 25
_TITLE_WORDS = re.compile(
    r"\b(?:extrait|registre|deliberations?|proces|compte|conseil|seance|reunion|departement|arrondissement|canton|republique"
    r"|arrete|decision|convocation|liste|recueil|prefecture|commune|ville|mairie|maire|reglement|plan|budget|page)\b|[|\t]| {3}"
)


#: The mairie in which an assembly met, a place and no title.
_PLACE = re.compile(r"\b(?:salle|a|en|dans|siege)\s+(?:de\s+)?(?:la\s+)?$")
#: CGCT, art. L2512-1: one council of Paris, that of a commune and of a département.
_PARIS = Pattern(r"\bconseil\s+de\s+paris\b")
_CHAIRED = Pattern(
    r"\bpresidence\b(?:[^.;]|\bm\.){0,100}?\bmaire\s+(?P<link>de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?=[a-z])"
)
#: « Mme Lise ORVAL, maire de Valbrune, ouvre la séance ».
_OPENED = Pattern(
    r"\bmaire\s+(?P<link>de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?=[a-z][^,.;\n]{2,40},?\s+(?:ouvre|preside|declare)\b)"
)
#: An assembly of a commune meets in its mairie (CGCT, art. L2121-7): « en mairie, place …, à Nom ».
_IN_MAIRIE = Pattern(r"\b(?:en|a\s+la)\s+mairie\b[^.;\n]{0,60}?,\s+a\s+(?=[a-z])")
_LETTERHEAD = Pattern(r"(?<!\d)(?P<code>\d{5})\s+(?=[a-z])")
_SITS = re.compile(
    rf"\b{HAS_MET}|\b(?:etant|etait|etaient)\s+(?:\w+\s+){{0,2}}(?:{MET})|\bconvoque|\bse\s+reunir|\breunis?\s+sous"
)


#: Characters of an address before its postal code; whose it is when no mairie's: « Tribunal administratif de …,
#: 12 rue … ».
_ADDRESS = 160
_OF_ANOTHER_OFFICE = re.compile(
    r"\b(?:tribunal|greffe|cour\s+(?:d'appel|administrative)|prefecture|prefete?|tresorerie|tresor\s+public|direction|centre\s+de\s+gestion"
    r"|chambre|societe|sarl|sas|siege\s+social|agence|office|hotel\s+du\s+departement|conseil\s+(?:departemental|general|regional))\b(?!.*\bmairie\b)"
)


def _letterhead(clean: CleanText) -> Iterator[tuple[str, float]]:
    """« 60999 Nom » where the postal code is that of the name, at either end of the text."""
    length = len(clean.folded)
    for start, end in ((0, 1500), (max(1500, length - 700), length)):
        for match in _LETTERHEAD.finditer(clean.folded, start, end):
            line = clean.folded[max(0, match.start() - _ADDRESS) : match.start()]
            if _OF_ANOTHER_OFFICE.search(line):
                continue
            key = commune_key_at(clean.folded, match.end(), None)
            if key and any(match["code"] in c.codes_postaux for c in communes_named(key)):
                yield key, 3.0


def _file_name(clean: CleanText, name: str) -> Iterator[tuple[str, float]]:
    """The commune that both the file's name and the text name."""
    words = name_key(name).split()
    for start in range(len(words)):
        for stop in range(min(len(words), start + 6), start, -1):
            key = " ".join(words[start:stop])
            if len(key) < 4 or key in COMMON_WORDS or not is_commune_key(key):
                continue
            if _is_region(key):
                break
            spelled = r"[\s'-]{1,2}".join(map(re.escape, words[start:stop]))
            if re.search(
                rf"\b(?:a|de|d'|commune|ville|sur|pour|vers|par)[\s']\s*{spelled}\b(?!-[a-z])",
                clean.folded,
            ):
                yield key, 3.5
            break


def _is_region(key: str) -> bool:
    """Whether a région bears the name too: « chambre régionale des comptes de Bretagne »."""
    return any(key == name_key(nom) for nom, _code in region_names())


#: « Valbrune, séance du … », « Valbrune, le … ».
_BARE = re.compile(r"\s*(?P<name>[a-z][a-z' -]{2,40}?)\s*,\s*(?:seance|le|conseil)\b")
#: Characters before a comma in which the line of a name alone begins.
_BARE_REACH = 200
_BEHIND_BARE = re.compile(r",\s*(?:seance|le|conseil)\b")
#: What the name of a line above makes of a bare name: that of a canton, of a place.
_NOT_ABOVE = re.compile(
    r"\b(?:canton|arrondissement|departement|s?-?prefecture|adresse)\s*(?:d[eu]s?)?\s*:?$"
)
_TITLE_WORD = re.compile(
    r"\b(?:compte[- ]rendu|proces[- ]verbal|conseil|deliberations?|seance|reunion)\b"
)
#: What may follow the first word of a name on the next line: « VILLENEUVE », then « SUR … ».
_GOES_ON = re.compile(
    r"(?:s(?:\s|ur|ous|aint)?|en|les?|la|aux?|de|du|des)\b(?!\s+(?:conseil|maire|seance))"
)
_CUT = re.compile(r"(?:[a-z]-|&)$")
#: What stands above the rest of a surname in a roll of names: « Alban KERBRAT, », « LE ».
_IN_ROLL = re.compile(r"(?:^l[ae]s?|,)$")
_NO_COMMUNE = frozenset(("maire", "ville", "contre", "grand", "place", "rue", "cours", "bureau"))
#: What parts a title: « Conseil municipal - Valbrune ».
_PARTS = re.compile(r"\s+[-|]\s+")
#: Letters of a name of a commune that stands alone.
_SHORTEST, _LONGEST = 4, 40


def _lone_names(clean: CleanText) -> Iterator[tuple[str, float]]:
    """A line of the letterhead, or a part of a title, that is nothing but a name."""
    above = ""
    for line, under in zip(clean.lines[:12], [*clean.lines[1:13], None], strict=False):
        runs_on = under is not None and _GOES_ON.match(under.folded)
        cut = _CUT.search(line.folded) or _CUT.search(above)
        if runs_on or cut or _IN_ROLL.search(above):
            above = line.folded
            continue
        parts = _PARTS.split(line.folded)
        if len(parts) > 1 and not _TITLE_WORD.search(line.folded):
            parts = []
        for part in parts:
            key = name_key(part) if len(part) <= _LONGEST and part[:1] not in '«"' else ""
            plain = key in _NO_COMMUNE or key in COMMON_WORDS or key in WORDS_OF_ACTS
            if len(key) < _SHORTEST or plain or not is_commune_key(key):
                continue
            if departement_named(key) is None and not _NOT_ABOVE.search(above):
                yield key, 3.0
        above = line.folded


def _bare_mentions(clean: CleanText, title_end: int) -> Iterator[tuple[str, float]]:
    """« Valbrune, séance du … »: a name alone before the comma that parts it from the day."""
    folded, end = clean.folded, max(title_end, HEAD)
    for comma in _BEHIND_BARE.finditer(folded, 0, end):
        reach = max(comma.start() - _BARE_REACH, 0)
        line = folded[reach : comma.start()].rstrip().rfind("\n") + 1
        if reach and not line:
            continue  # the line begins too far before
        match = _BARE.match(folded, reach + line, comma.end())
        if match and is_commune_key(key := name_key(match["name"])):
            yield key, 2.0
