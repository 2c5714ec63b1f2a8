"""Syndicats that an acronym names: before a name (« SIAEP de … »), or as the name itself (« SYDOMBRE »).

Forms observed in titles and openings of sittings; the acronyms of kinds stand in ``lexicon.py``.
"""

import re
from collections import Counter
from collections.abc import Iterator

from analyzers import fold_letters
from indexer.reading.parsing.bodies.guests import is_another
from indexer.reading.parsing.bodies.names.name_ends import (
    BESIDE,
    NAME_GOES_ON,
    before_furniture,
    name_at,
    names_body,
)
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.lexicon import SYNDICATS_IN_LETTERS, WEEKDAY
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.referentials import is_commune_key, name_key

_HEAD = 4000
#: What opens with an acronym and is longer is a sentence, no title.
_MOST_TITLE = 80
ACRONYM = re.compile(
    r"(?:s\.?i\.?v\.?o\.?m|s\.?i\.?v\.?u|s\.?i\.?v\.?o\.?s|s\.?i\.?a\.?e\.?p|siaap|siah|siaepa|smaepa?|siea|sirp|sirs|sis\b|s\.?(?:[a-z]\.?){1,5}t\.?o\.?m|sidem|sdea|smea|petr|eptb|epage|sie)\.?\s+(?:(?:de|du|des|d'|la|le)\b|[«\"]\s*[a-z])"
    rf"(?!\s+(?:{WEEKDAY}\b|\d))|(?:petr|eptb|epage)\s+(?=[a-z])"
)
#: « SITOM SUD OMBRELLE », a line of the title: its name follows without a link. A day is none.
_UNLINKED = re.compile(
    rf"(?:sivom|sivu|sivos|siaepa?|s[a-z]{{1,4}}tom)\s+(?P<name>(?!(?:du|le)\s+(?:{WEEKDAY}\b|\d))[a-z][\w' -]{{2,40}})(?:\n|\Z)"
)
_SITS = re.compile(r"\b(?:comite\s+(?:syndical\s+)?|conseil\s+syndical\s+)du\s+(?=[a-z])")
#: What ends the name of a syndicat in a sentence.
ENDS_NAME = re.compile(
    r"\s[-–]\s|[\n(,;:]|\.\s|\s(?=\d{5}\b)|\s(?=s'est|se\b|sous\b|est\b|sont\b|[ée]tai|d[uû]ment|r[ée]guli|l[ée]gal|convoq|r[ée]uni|en\s+date|s[ée]ance|compte|proc[eè]s|comit[ée]|convocation|extrait|expos[ée])",
    re.IGNORECASE,
)
#: A name that goes on over the end of its line: after a link, or before one that opens the next.
RUNS_ON = re.compile(
    rf"(?i){NAME_GOES_ON}|[ \t]*\n[ \t]*(?=(?:de|du|des|d['’])\b(?:[^\n]{{3,100}}(?:\n|$)|[^\n.;,]{{3,60}}?\s(?:s['’]est|se\s+sont|d[uû]ment|l[ée]galement|r[ée]guli[èe]rement)\b))"
)


#: « S.I.A.E.P. », whose points end no name.
_DOTTED = re.compile(r"\A(?:[A-Z]\.){2,}(?:[A-Z]\b\.?)?")


def _undotted(written: str) -> str:
    return written.replace(".", "")


#: « PETR », and « Pays d'Ombre » under it.
_UNDER = re.compile(r"\A([A-Z]{3,8})[ \t]*\n[ \t]*(?=(?:Pays|PAYS|[Dd][ue]|D[UE])\b)")
_DASH = re.compile(r"\s[-–|]\s+")


def acronym_title(clean: CleanText) -> str | None:
    """The name that opens with the acronym of its kind: « SIAEP de … », in a title or as who sits."""
    titles = (
        line.start + start
        for line in clean.lines[:6]
        for start in (0, *(dash.end() for dash in _DASH.finditer(line.folded)))
    )
    sitting = (match.end() for match in _SITS.finditer(clean.folded, 0, 4000))
    for start in (*sitting, *titles):
        if ACRONYM.match(clean.folded, start) or _is_unlinked(clean, start):
            plain = _DOTTED.sub(
                lambda dotted: _undotted(dotted.group()), clean.text[start : start + 100]
            )
            whole = RUNS_ON.sub(" ", _UNDER.sub(r"\1 ", plain))
            written = before_furniture(ENDS_NAME.split(whole)[0])
            if len(written) < _MOST_TITLE and " " in written.strip():
                return tidy(re.sub(r"[«»\"]", " ", written))
    return None


def _is_unlinked(clean: CleanText, start: int) -> bool:
    """Whether a line of the title is the acronym of a kind and a name in capitals."""
    kind = _UNLINKED.match(clean.folded, start)
    if kind is None or not clean.text[start : kind.end()].isupper():
        return False
    return names_body(kind["name"]) and not BESIDE.search(kind["name"])


#: Acronyms of kinds of syndicats, before a name.
_OF_KIND = r"S\.?I\.?V\.?(?:O\.?[MS]|U)\.?|(?:SIAEP|SIAEPA|SIVOSS?|SIRP|SIRS|SIDEP|SIE|PETR|EPTB|EPAGE|S[A-Za-z]{1,5}TOM|S[a-z]{1,5}tom|Sivo[ms]|Sivu)"
#: Plain words behind an acronym, that are no name.
_PLAIN = re.compile(r"(?:communes?|communautes?|membres|delegues|sites?)\b")
_AFTER_ACRONYM = re.compile(
    rf"\b(?P<kind>{_OF_KIND})[ \t]+(?P<link>(?:[Dd][eu]s?\s+|DES?\s+|DU\s+|[Dd]['’]\s?)?(?:[Ll]a\s+|[Ll]['’])?)(?=[A-ZÀ-Ý«])"
)


def after_acronym(clean: CleanText) -> str | None:
    """The name that most often follows the acronym of a kind: « au sein du SIVOS VALBRUNE »."""
    named = Counter(
        proper(tidy(f"{_undotted(match['kind'])} {match['link']}{bare}"))
        for match in _AFTER_ACRONYM.finditer(clean.text[:_HEAD])
        if not is_another(clean, match.start())
        if (bare := name_at(clean.text, match.end())) and not _PLAIN.match(fold_letters(bare))
    )
    return named.most_common(1)[0][0] if named else None


#: « Le comité syndical du SYDOMBRE », « salle de réunion du SYDOMBRE »: an acronym that is the name.
_ACRONYM_ALONE = re.compile(
    r"\b(?P<body>(?:[Cc]omité|COMIT[EÉ]|[Cc]onseil|CONSEIL|[Rr]éunion|R[EÉ]UNION|[Pp]résidente?|[Ss]iège|[Ss]tatuts|[Ss]alle[^.;\n]{0,20}?)(?:\s+(?:syndicale?|SYNDICAL))?\s+)?"
    r"(?:[Dd]u|DU)\s+(?P<name>S[EIMY][A-Z0-9]{2,9}|SDE\d\d|S\.(?:[A-Z0-9]\.){3,7})(?![\w'’-])"
)
#: Acronyms of kinds of syndicats, and of what no syndicat is.
_NO_NAMES = SYNDICATS_IN_LETTERS | frozenset(
    [
        "smirtom",
        "sirtom",
        "sidep",
        "sivoss",
        "sie",
        "sia",
        "smic",
        "smur",
        "sirh",
        "siren",
        "siret",
        "siao",
        "sig",
        "semi",
    ]
)


#: « Le SYDOMBRE est régi par ses statuts »: what a syndicat says of itself.
_OF_ITSELF = re.compile(
    r"(?:^|\n|[.;:]\s)[ \t]{0,8}Le\s+(?P<name>S[EIMY][A-Z0-9]{2,9}|SDE\d\d)\s+(?:est\s+(?:r[ée]gi|administr[ée]|compos[ée]|form[ée]|constitu[ée])|a\s+[ée]t[ée]\s+(?:cr[ée][ée]|constitu[ée])|regroupe)\b"
)
#: « SYDOMBRE », a line of the title or the part of one before a dash.
_TITLED = re.compile(r"\W*(?P<name>S[EIMY][A-Z0-9]{2,9}|SDE\d\d)\s*(?:$|\s[-–|]\s)")
_TITLE_LINES = 6
#: Words of titles that begin as such acronyms do.
_WORDS = re.compile(
    r"(?:seances?|secretaires?|secretariat|services?|session|semaine|semestre|septembre|section|secteur|seuil|sein|sens|serie|siege|signatures?|signe|site|sites|simple|situation|synthese|syndicat|syndical|syndicale|systeme|symbole)"
)


def _titled_acronyms(clean: CleanText) -> Iterator[str]:
    """The acronyms that stand alone in the title, and again in the text: as running titles, as who acts."""
    for line in clean.lines[:_TITLE_LINES]:
        if titled := _TITLED.match(line.text):
            name = titled["name"]
            word = _WORDS.fullmatch(name.lower()) or is_commune_key(name_key(name))
            if not word and clean.text.count(name, line.end) > 0:
                yield name


def acronym(clean: CleanText) -> str | None:
    """The acronym by which a syndicat calls itself, where nothing spells it out."""
    named: Counter[str] = Counter()
    head = clean.text[:_HEAD]
    for match in _ACRONYM_ALONE.finditer(head):
        named[_undotted(match["name"])] += 2 if match["body"] else 1
    for match in _OF_ITSELF.finditer(head):
        named[match["name"]] += 2
    for name in _titled_acronyms(clean):
        named[name] += 2
    told = Counter({name: times for name, times in named.items() if name.lower() not in _NO_NAMES})
    [(name, times)] = told.most_common(1) or [("", 0)]
    return name if times >= _TOLD else None


_TOLD = 2
