"""Communes that no referential holds: the name as the text writes it, fit to be shown.

It may be a former one, misspelt or damaged by optical reading. Such a name bears no code. It is
taken only where the text names the commune itself: in a title, or as the one whose assembly met.
"""

import re

from indexer.reading.parsing.bodies.guests import is_another, is_party
from indexer.reading.parsing.bodies.names.name_ends import LINK, NO_NAME, goes_on, name_at
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import name_key

#: Lines at the top in which a body names itself, and characters in which the sitting is opened.
_TITLE_LINES = 14
_OPENING = 4000
#: The article that a name bears and that « de » has taken in: commune du Plessis, Le Plessis.
_ARTICLES = {"du": "Le ", "des": "Les ", "de la": "La ", "de l'": "L'"}
#: « COMMUNE ORMEVAL - BUDGET PRINCIPAL - BP - 2031 », the head of the pages of a budget, which links nothing.
OF_BUDGET = r"[ \t]+[-–][ \t]+(?:budget|b\.?p|c\.?a|c\.?f\.?u|compte)\b"
_NAMED = Pattern(
    rf"\b(?<!budget )(?P<what>commune(?:\s+nouvelle)?|ville|mairie|conseil\s+municipal|"
    rf"c\.?c\.?a\.?s\.?|centre\s+communal\s+d['’]action\s+sociale)"
    rf"(?:\s+(?:de\s+la\s+(?:commune|ville)\s+)?{LINK}|[ \t]*:[ \t]*(?=\S)|[ \t]+(?=[^\n:]{{2,50}}?{OF_BUDGET}))",
    re.IGNORECASE,
)
_SITS = re.compile(r"\br[ée]uni|\bconvoqu|\bassembl|\bs['’]est\b", re.IGNORECASE)


#: « Considérant que le conseil municipal de la commune d'Orme s'est réuni … »: of another.
_THAT = re.compile(r"\b(?:que|ou|dont)\s+(?:le\s+)?\Z")
_BEFORE = 12


def _told(clean: CleanText, position: int) -> bool:
    """Whether what a clause tells begins at a position."""
    return bool(_THAT.search(clean.folded, max(0, position - _BEFORE), position))


def written_commune(clean: CleanText) -> str | None:
    """The commune that a text names as its author, as written; ``None`` where it names none."""
    scores: dict[str, float] = {}
    spelled: dict[str, str] = {}
    title_end = clean.lines[min(_TITLE_LINES, len(clean.lines)) - 1].end if clean.lines else 0
    for match in _NAMED.finditer(clean.text, 0, _OPENING):
        bare = name_at(clean.text, match.end())
        if not bare or _is_cut(clean.text, match.end(), bare) or _BROKEN.search(bare):
            continue
        if "\n" in match.group() and not _ends_line(clean.text, match.end() + len(bare)):
            continue  # « MAIRIE DE », and under it « Publié le … »
        if is_another(clean, match.start()) or is_party(clean, match.start()):
            continue
        link = " ".join((match["link"] or "").replace("’", "'").lower().split())
        name = _ARTICLES.get(link, "") + bare
        sits = _SITS.search(clean.text, match.end(), match.end() + 260)
        told = _told(clean, match.start())
        heads = match.start() < title_end and not told
        titled = heads and (sits or _heads_line(clean, match.start()))
        # « Le conseil municipal de la commune d'Orme s'est réuni » names the author wherever it stands.
        opens = sits and match["what"][:3].lower() == "con" and not told
        weight = (2.0 if titled else 0.5) + (1.5 if opens else 1.0 if sits else 0.0)
        key = name_key(name)
        scores[key] = scores.get(key, 0.0) + weight
        if key not in spelled or spelled[key].isupper():
            spelled[key] = name
    if not scores:
        return _lone_title(clean)
    best = max(scores, key=lambda key: scores[key])
    return proper(spelled[best]) if scores[best] >= 2 else None


#: What may follow a name on its line: a département, a postal code, how the sentence goes on.
_BEHIND_NAME = re.compile(r"[ \t]*(?:\n|\Z|[^\w\s]|\d)")


def _ends_line(text: str, end: int) -> bool:
    """Whether a name under its kind is all of its line, or the sentence goes on to the sitting."""
    return bool(_BEHIND_NAME.match(text, end)) or goes_on(text, end)


#: A name of which the last word is lost: « Ville de Val-de », « Mairie de Saint ».
_BROKEN = re.compile(
    r"(?i)(?:^|[\s'’-])(?:d[eu]|des|la|les?|sur|sous|en|l[eè]s|et|aux?|sainte?|ste?)$"
)


def _heads_line(clean: CleanText, position: int) -> bool:
    """Whether a mention stands where a title does: deep in a line it is that of a sentence."""
    start = clean.text.rfind("\n", 0, position) + 1
    return position - start < _TITLE_REACH


#: Characters of a line that holds a title; texts put on one line begin with it too.
_TITLE_REACH = 150
#: A first line that is nothing but a name, in capitals or with its capitals; what stands under it.
_LONE = re.compile(r"[A-ZÀ-Ý][\wÀ-ÿ'’]*(?:[ '’-](?:[A-ZÀ-Ý][\wÀ-ÿ'’]*|[a-zà-ÿ]{1,4})){0,6}")
_UNDER = re.compile(
    r"(?:seance|reunion|compte[- ]rendu|proces|conseil|deliberation|extrait|registre)\b"
)
_PLAIN = NO_NAME | frozenset(
    re.findall(
        r"\w+",
        "mairie ville commune syndicat communaute agglomeration accueil actualite actualites publication "
        "publications document documents archives municipal municipale municipales bulletin menu partager "
        "telecharger mentions affichage annexe presents absents budget transcription loading chargement",
    )
)


def _lone_title(clean: CleanText) -> str | None:
    """The name alone on the first line, above the title of a sitting: « AUBIGNY », « Séance du … »."""
    if len(clean.lines) < 2 or not _UNDER.match(clean.lines[1].folded):
        return None
    name, folded = clean.lines[0].text.strip(" *#"), clean.lines[0].folded.strip(" *#")
    plain = _UNDER.search(folded) or _PLAIN & set(re.findall(r"\w+", folded))
    return None if plain or len(name) > 45 or not _LONE.fullmatch(name) else proper(name)


def _is_cut(text: str, position: int, name: str) -> bool:
    """Whether a name ends in the hyphen of its line, and goes on out of reach."""
    after = text[position + len(name) : position + len(name) + 2]
    return after.startswith("-") and not after[1:].strip()
