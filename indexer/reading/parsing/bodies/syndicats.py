"""Syndicats by their own names, which no national table holds.

Sources: CGCT, art. L5212-1, L5711-1, L5721-1; forms observed in published acts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from analyzers import fold_letters
from indexer.documents import Collectivite
from indexer.formulas import STAMPED
from indexer.reading.parsing.bodies.departements import (
    departement_in_name,
    departements_of,
    only,
    posted_in,
    seated_in,
)
from indexer.reading.parsing.bodies.entities import placed_in
from indexer.reading.parsing.bodies.name_ends import (
    NO_NAME_OF_BODY,
    goes_on,
    may_be_name,
    name_at,
    name_end,
)
from indexer.reading.parsing.bodies.proper_names import proper
from indexer.reading.parsing.bodies.syndicat_acronyms import (
    ACRONYM,
    ENDS_NAME,
    RUNS_ON,
    acronym,
    acronym_title,
    after_acronym,
)
from indexer.reading.parsing.bodies.syndicat_mentions import is_another, is_own
from indexer.reading.parsing.bodies.unlisted import departement_beside
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy
from indexer.reading.parsing.view.pattern import Pattern
from indexer.referentials import name_key

#: Characters of a text in which an assembly or the statutes of a syndicat say its name.
_HEAD = 4000
#: Statutes give a whole name: what is as short as a word is none, what is as long as a sentence runs into theirs.
_LEAST_NAME, _MOST_NAME = 6, 140
_SYNDICAT = Pattern(
    r"\b(?:(?P<pole>pole\s+(?:d'equilibre\s+territorial(?:\s+et\s+rural)?|metropolitain)|etablissement\s+public\s+territorial\s+de\s+bassin|federation\s+departementale(?=\s+d'e(?:nergie|lectri))|territoire(?=\s+d'energie\s))|syndicat)(?P<kind>(?:\s+(?:mixte|intercommunal|interdepartemental|departemental|ouvert|ferme|scolaire|forestier|hydraulique|a\s+vocation\s+(?:unique|multiple|scolaire)|des?\s+eaux|de\s+l'eau))*)\s*[:,-]?\s*(?=[\"«A-Za-z]|d')(?!(?:intercommunal|mixte)\s*\|)"
)
#: « Le comité syndical intercommunal de regroupement scolaire de … »: the assembly bears the name.
_COMMITTEE = Pattern(
    r"\bcomite\s+syndical(?P<pole>)?(?P<kind>\s+(?:intercommunal|mixte|departemental))\s+(?=[\"«a-z]|d')"
)
_OF_COMMITTEE = re.compile(r"(?i)^comité\s+syndical\b")
_QUOTED_NAME = re.compile(r"[«\"]\s*([^»\"\n]{3,80}?)\s*[»\"]")
_QUOTED_UNDER = re.compile(r"[ \t]*\n?\s*[«\"]\s*([^»\"\n]{3,60}?)\s*[»\"]")
#: What a syndicat does, told before its name, is a part of it.
_TOLD_KIND = re.compile(r"eaux?\b|vocation|scolaire|forestier|hydraulique")
_PROPER = re.compile(r"(?:[A-ZÀ-Ý0-9]|sainte?-)[\wÀ-ÿ'-]*")
#: Names of départements that are those of rivers first: in a valley, or joined to another river.
_RIVER = (
    r"(?:loire|vienne|creuse|marne|oise|aisne|cher|indre|lot|tarn|var|ain|allier|eure|orne|sarthe|mayenne|charente|dordogne"
    r"|isere|drome|ardeche|moselle|meuse|somme|gers|aude|herault|gard|vendee|yonne|aube|correze|aveyron|doubs)"
)
_RIVERS = re.compile(
    rf"\b{_RIVER} et (?!(?:loire|cher|vilaine|loir|garonne|moselle|marne|oise)\b)"
    rf"|\b(?:vallees?|bassins?|rives?|bords?|gorges|confluent|sources?|val|boucles?) (?:de |du |des |de la |de l ){_RIVER}\b"
)
_INNER = frozenset(
    {"de", "du", "des", "la", "le", "les", "d", "l", "et", "en", "sur", "pour", "ses", "un", "une"}
)
#: What follows a name on its line, in its capitals: how the assembly sat, the title of the document, an address.
_FOLLOWS_NAME = re.compile(
    r"(?:sous|dument|legalement|regulierement|reunie?s?|compte|proces|extrait|registre|deliberations?|seance|reunion|date|comite|bureau|siege|place|rue|avenue|boulevard|\d{5}|z\.?[ai]|zac|zae|bp|cs)\b"
)
#: What a syndicat does, in small letters inside its name.
_COMPETENCES = frozenset(
    re.findall(
        r"\w+",
        "energie energies eau eaux dechets ordures menageres menagers transport transports "
        "assainissement amenagement gestion traitement collecte valorisation bassin bassins vallee "
        "vallees riviere rivieres production distribution electricite gaz electrification numerique "
        "scolaire scolaires secteur region pays canton parc naturel regional developpement entretien "
        "etude etudes realisation protection communes potable adduction alimentation elimination "
        "enlevement restauration construction ramassage schema coherence territoriale mobilites residuelles environs voirie piscine gymnase college musique irrigation fourriere abattoir "
        "hydraulique hydrauliques urbain urbaine urbaines affluents rural rurale ruraux amont aval sportif sportifs touristique culturel littoral marais etendu",
    )
)


def syndicat(clean: CleanText) -> Collectivite | None:
    """A syndicat by its own name, which no national table holds."""
    names: dict[str, int] = {}
    spelled: dict[str, str] = {}
    mentions = (
        *(match for match in _SYNDICAT.finditer(clean.folded, 0, 40_000) if is_own(clean, match)),
        *_COMMITTEE.finditer(clean.folded, 0, _HEAD),
    )
    for match in mentions:
        if is_another(clean, match):
            continue
        name = _syndicat_name(clean, match)
        if name:
            name = _OF_COMMITTEE.sub("Syndicat", name)
            key = name_key(name)
            names[key] = names.get(key, 0) + (6 if match.start() < 600 else 1)
            spelled.setdefault(key, name)
    for titled, weight in (
        (_statutory_name(clean), 20),
        (acronym_title(clean) or _park(clean), 5),
    ):
        if titled:
            names[name_key(titled)] = names.get(name_key(titled), 0) + weight
            spelled.setdefault(name_key(titled), titled)
    if not names:
        called = (
            after_acronym(clean) or acronym(clean) or _above_kind(clean) or _of_its_committee(clean)
        )
        return Collectivite(nom=called, type="syndicat") if called else None
    top = max(names, key=lambda key: names[key])
    longer = [key for key in names if key.startswith(top + " ")]
    best = spelled[max(longer, key=lambda key: names[key]) if longer else top]
    if " " in best:  # a single word in capitals is an acronym: SIAEP, SIVOM
        best = proper(best)
    told = (
        departement_beside(clean, best)
        or only(departements_of(clean))
        or seated_in(clean)
        or posted_in(clean)
    )
    # « Loire et Goulaine » are two rivers: a département that the heading names is surer.
    river = _RIVERS.search(name_key(best))
    departement = told if river else departement_in_name(best) or told
    return placed_in(Collectivite(nom=best, type="syndicat"), departement)


#: « Statuts du syndicat … », « Règlement intérieur du syndicat … ».
_TITLED = re.compile(
    r"\W{0,3}(?:(?:projet\s+de\s+)?(?:statuts|reglement(?:\s+interieur)?)(?:\s+modifies?)?\s+du\s+)?(?:syndicat\s|(?P<acronym>))"
)


def titled_syndicat(clean: CleanText) -> bool:
    """Tell whether the first lines are headed by a syndicat, or by its statutes."""
    return any(
        (titled := _TITLED.match(line.folded))
        and (titled["acronym"] is None or ACRONYM.match(line.folded, titled.end()))
        for line in islice(_worded(clean), 4)
    )


_STAMPED = re.compile(rf"{STAMPED}|date\s+de\s+(?:teletransmission|reception)")


def _worded(clean: CleanText) -> Iterator[Line]:
    """The first lines that are words: dates and numbers of a stamp may stand above the title."""
    return (
        line
        for line in clean.lines[:12]
        if 2 * sum(map(str.isalpha, line.text)) > len(line.text) and not _STAMPED.match(line.folded)
    )


#: « Un syndicat qui prend la dénomination de : … », in statutes.
_CALLED = re.compile(
    r"\bsyndicat\b[^.;]{0,80}?\b(?:prend|porte|a\s+pour)\s+(?:la\s+denomination|le\s+nom|pour\s+nom|denomination)\b\s*(?:de\b)?[\s:«\"]{0,6}(?=[a-z])"
)
_CALLED_END = re.compile(r"[»\".;\n]")


def _statutory_name(clean: CleanText) -> str | None:
    """The name that its statutes give a syndicat."""
    match = _CALLED.search(clean.folded, 0, _HEAD)
    if match is None or not clean.text[match.end()].isupper():
        return None
    name = tidy(_CALLED_END.split(clean.text[match.end() : match.end() + 160])[0])
    return name if _LEAST_NAME < len(name) < _MOST_NAME else None


_PARK = re.compile(r"(?:syndicat\s+mixte\s+du\s+)?parc\s+naturel\s+regional\s+(?:d[eu]|des|d')\b")
#: « M. …, vice-président du Parc naturel régional du Haut-Ombrage ».
_HEAD_OF_PARK = Pattern(
    r"\bpresidente?\s+du\s+(?P<park>parc\s+naturel\s+regional\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d'))(?=[a-z])"
)


def _park(clean: CleanText) -> str | None:
    """A parc naturel régional, which a syndicat mixte runs (Code de l'environnement, art. L333-3)."""
    for line in clean.lines[:6]:
        if len(line.text) < 80 and _PARK.match(line.folded):
            return tidy(ENDS_NAME.split(line.text)[0])
    named = Counter(
        tidy(f"{clean.text[match.start('park') : match.end()]}{bare}")
        for match in _HEAD_OF_PARK.finditer(clean.folded, 0, _HEAD)
        if (bare := name_at(clean.text, match.end()))
    )
    return named.most_common(1)[0][0] if named else None


#: « Comité syndical du Pays d'Ombre », whole, or « … s'est réuni ».
_COMMITTEE_OF = re.compile(r"\bcomite\s+syndical\s+(?:du\s+|de\s+la\s+|des\s+|d')(?=[a-z])")


def _of_its_committee(clean: CleanText) -> str | None:
    """The name that follows its committee, where no kind is told."""
    for match in _COMMITTEE_OF.finditer(clean.folded, 0, _HEAD):
        end = name_end(clean.text, match.end())
        name = tidy(clean.text[match.end() : end]) if end else ""
        if end and " " in name and (clean.text[end : end + 1] == "\n" or goes_on(clean.text, end)):
            return proper(name)
    return None


#: « Syndicat mixte », alone on the line under the name.
_KIND_ALONE = re.compile(
    r"syndicat\s+(?:mixte|intercommunal|departemental)(?:\s+(?:ouvert|ferme))?"
)


#: « SYDOMBRE, syndicat mixte ouvert », a line of the title.
_BEFORE_KIND = re.compile(rf"(?P<name>[a-z][a-z0-9' -]{{3,40}}?)\s*[,–-]?\s+{_KIND_ALONE.pattern}")


def _above_kind(clean: CleanText) -> str | None:
    """The name on the line of the title above its kind, or before it."""
    for line in clean.lines[:4]:
        whole = _BEFORE_KIND.fullmatch(line.folded)
        if whole and line.text[0].isupper() and not NO_NAME_OF_BODY.match(line.folded):
            return tidy(line.text[: whole.end("name")])
    for line, under in pairwise(clean.lines[:4]):
        if _KIND_ALONE.fullmatch(under.folded) and may_be_name(line):
            return tidy(line.text)
    return None


#: Characters of the top in which a line that begins with « Syndicat » is the title.
_TITLE = 600


def _heads(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether a mention opens a line of the title: « SYNDICAT DU VAL D'OMBRE »."""
    start = match.start()
    return start < _TITLE and (not start or clean.folded[start - 1] == "\n")


#: « D' AIDE », as some readers part it.
_PARTED = re.compile(r"\b([dlDL])['’]\s+(?=\w)")


#: « Syndicat d'adduction d'eau (SIAEP) de la région d'Ombre »: its acronym, inside its name.
_ASIDE = re.compile(r"\s*\((?:[A-Z]\.?){2,10}\)(?=\s+(?:de|du|des|d['’]|pour)\b)")


#: What a syndicat does in a word that is none of the commonest, before the place where it does it.
_OF_A_PLACE = re.compile(
    r"(?!r[ée]uni|convoqu|pr[ée]sid|comit|s[ée]ance)[a-zà-ÿ]{4,}\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])[A-ZÀ-Ý][a-zà-ÿA-ZÀ-Ý]"
)


def _words_of_name(words: list[str]) -> list[str]:
    """The words with which a name begins; none where the line ends in the link before the last of them."""
    kept: list[str] = []
    for rank, word in enumerate(words):
        bare = re.sub(r"^[dlDL]['’]", "", word)
        if _FOLLOWS_NAME.match(fold_letters(word)):
            break
        if (
            _PROPER.match(bare)
            or fold_letters(word).strip("'") in _INNER
            or fold_letters(bare) in _INNER
            or re.match(r"[dl]'[A-ZÀ-Ý]", word)
        ) or fold_letters(bare) in _COMPETENCES:
            kept.append(word)
        elif _OF_A_PLACE.match(" ".join(words[rank : rank + 4])):
            kept.append(word)  # « du cimetière d'Ombre »
        else:
            break
    if kept == words and kept and _LINK_AT_END.fullmatch(fold_letters(kept[-1])):
        return []  # « … DU TERRITOIRE DE », and nothing after it
    while kept and fold_letters(kept[-1]).strip("'") in _INNER:
        kept.pop()
    return kept


_LINK_AT_END = re.compile(r"de|du|des|d'|la|l'")


def _syndicat_name(clean: CleanText, match: re.Match[str]) -> str | None:
    tail = _PARTED.sub(r"\1'", clean.text[match.end() : match.end() + 140])
    tail = _ASIDE.sub("", tail)
    quoted = _QUOTED_NAME.match(tail)
    if quoted:
        return tidy(quoted.group(1))
    line = re.split(
        r"\n|,(?!\s+[A-ZÀ-Ý][^,;\n]{2,30}\set\s[A-ZÀ-Ý])|;|[()]|\.\s|:|\sdu\s(?=\d)",
        RUNS_ON.sub(" ", tail),
        maxsplit=1,
    )[0]
    kept = _words_of_name(line.split())
    alone = not (match["kind"] or match["pole"] or _heads(clean, match))
    if kept and alone and fold_letters(kept[0]).strip("'") in _INNER:
        return None
    name = tidy(" ".join(kept))
    if NO_NAME_OF_BODY.match(fold_letters(name)):
        return None
    if len(name) < 4 or not re.search(r"(?:^|[\s'-])[A-ZÀ-Ý]", name):
        return None
    # « Syndicat intercommunal d'assainissement de X » is a whole; « syndicat mixte X » is a kind and a name.
    own = not (
        match["pole"]
        or re.match(r"(?i)(?:(?:de|du|des|pour|à|a)\b|d['’])", name)
        or _TOLD_KIND.search(match["kind"])
    )
    whole = name if own else tidy(f"{clean.text[match.start() : match.end()].strip()} {name}")
    # « SYNDICAT MIXTE DU CONSERVATOIRE », then « Ombre et Danse » in quotation marks.
    called = _QUOTED_UNDER.match(tail, tail.find(kept[-1]) + len(kept[-1]))
    return f"{proper(whole)} « {tidy(called.group(1))} »" if called else whole
