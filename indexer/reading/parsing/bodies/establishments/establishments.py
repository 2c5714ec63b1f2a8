"""Public establishments by what they are: CIAS, SDIS, caisses des écoles, territories of Paris.

None of them stands in a national table. An establishment is read where a title or the
opening of a sitting names it, with the name of its commune, group or département as the text has it.

Sources: CASF, art. L123-4-1 (CIAS); CGCT, art. L1424-1 (SDIS), L5219-2 (établissements publics territoriaux); Code de l'éducation, art. L212-10 (caisses des écoles).
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from indexer.acts.documents import Collectivite, TypeCollectivite
from indexer.reading.parsing.bodies.departements.departement_councils import of_departement
from indexer.reading.parsing.bodies.departements.departements import (
    departement_at,
    departements_in_name,
    departements_of,
    only,
)
from indexer.reading.parsing.bodies.entities import of_epci, placed_in
from indexer.reading.parsing.bodies.guests import heads_a_point, is_another, is_party
from indexer.reading.parsing.bodies.names.name_ends import end_in_parts, may_be_name, name_at
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy
from indexer.referentials import (
    departement_name,
    name_key,
    territories,
)

_HEAD = 4000
_LINK = r"(?P<link>de\s+la\s+|de\s+l'\s?|des\s+|du\s+|de\s+|d'\s?)"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of establishment: its words, how its name is written, its type."""

    words: str
    shown: str
    type: TypeCollectivite

    def called(self, name: str, departement: str | None) -> Collectivite:
        """The establishment of this kind that bears a name, in a département where one is known."""
        return placed_in(Collectivite(nom=f"{self.shown} {name}", type=self.type), departement)


_KINDS = (
    _Kind(
        r"c\.?\s?i\.?\s?a\.?\s?s\b\.?|centre\s+intercommunal\s+d['\s]action\s+sociale",
        "CIAS",
        "CCAS",
    ),
    _Kind(
        r"s\.?d\.?i\.?s\.?|service\s+(?:departemental\s+)?d'incendie\s+et\s+de\s+secours",
        "Service départemental d'incendie et de secours",
        "autre",
    ),
    _Kind(r"caisse\s+des\s+ecoles", "Caisse des écoles", "autre"),
    _Kind(
        r"association\s+syndicale\s+autorisee|a\.?s\.?a\b\.?",
        "Association syndicale autorisée",
        "autre",
    ),
    _Kind(r"agence\s+technique\s+departementale", "Agence technique départementale", "autre"),
    _Kind(
        r"etablissement\s+public\s+foncier\s+local", "Établissement public foncier local", "autre"
    ),
    _Kind(r"etablissement\s+public\s+foncier", "Établissement public foncier", "autre"),
    _Kind(
        r"office\s+public\s+(?:departemental\s+|municipal\s+)?de\s+l'habitat|o\.?p\.?h\b\.?",
        "Office public de l'habitat",
        "autre",
    ),
    _Kind(
        r"centre\s+(?:departemental\s+|interdepartemental\s+)?de\s+gestion(?:\s+de\s+la\s+fonction\s+publique(?:\s+territoriale)?)?|c\.?d\.?g\b\.?",
        "Centre de gestion de la fonction publique territoriale",
        "autre",
    ),
    _Kind(
        r"regie\s+(?:municipale\s+|intercommunale\s+|communautaire\s+)?des\s+eaux",
        "Régie des eaux",
        "autre",
    ),
    _Kind(
        r"regie\s+(?:municipale\s+|intercommunale\s+|communautaire\s+)?de\s+l'eau",
        "Régie de l'eau",
        "autre",
    ),
)
#: « Caisse des écoles du 18e arrondissement ».
_ARRONDISSEMENT = re.compile(r"\d{1,2}\s?(?:er|eme|e)\s+arrondissement\b")
_NAMED = tuple(
    (
        kind,
        re.compile(
            rf"\b(?:{kind.words})\s+(?:{_LINK}(?=[a-z]|{_ARRONDISSEMENT.pattern})|(?P<code>\d[\dab]\d?)\b)"
        ),
    )
    for kind in _KINDS
)
#: « CIAS VALMORY COMMUNAUTÉ », on a line of the title.
_TITLED = tuple((kind, re.compile(rf"\W{{0,3}}(?:{kind.words})\s+(?=[a-z])")) for kind in _KINDS)
_TITLE_LINES = 10
_TERRITORY = re.compile(
    r"\betablissement\s+public\s+territorial\s*(?:,\s*)?(?:(?:de\s+la|de\s+l'|du|de|d')\s*)?[\"«]?\s*(?=[a-z])"
)
_TERRITORY_ALONE = re.compile(r"\b(?:e\.?p\.?t\.?|territoire)\s+[\"«]?\s*(?=[a-z])")


def establishment(clean: CleanText, end: int = _HEAD) -> Collectivite | None:
    """Return the establishment of one of the kinds whose conseil d'administration sat, named before a place of the text."""
    return _named(clean, min(end, _HEAD)) or _titled(clean)


_ALONE = tuple(
    (kind, re.compile(rf"\bdu\s+(?:{kind.words})(?!\s+(?:d[eu']|la))")) for kind in _KINDS
)


def unnamed_establishment(clean: CleanText) -> Collectivite | None:
    """Return the kind alone, « conseil d'administration du centre de gestion », where it bears no name."""
    for council in _ITS_COUNCIL.finditer(clean.folded, 0, _HEAD):
        for kind, pattern in _ALONE:
            if pattern.match(clean.folded, council.end()):
                return Collectivite(type=kind.type)
    return None


_ITS_COUNCIL = Pattern(r"\bconseil\s+d'administration\s+(?=du\s)")


def titled_establishment(clean: CleanText) -> Collectivite | None:
    """Return the establishment that the first lines name, whichever of its organs sat."""
    if not clean.lines:
        return None
    end = clean.lines[min(_TITLE_LINES, len(clean.lines)) - 1].end
    return _named(clean, end) or _titled(clean)


def letterhead_establishment(clean: CleanText) -> Collectivite | None:
    """Return the establishment with whose name one of the first lines begins, where no organ is told."""
    for line in clean.lines[:_LETTERHEAD]:
        if heads_a_point(clean, line.start):
            continue
        for kind, pattern in _NAMED:
            match = pattern.match(line.folded) or _behind_dash(pattern, line.folded)
            if match and match["link"]:
                # « Association syndicale autorisée des marais de … »: a name of small letters is the line's rest.
                rest = tidy(line.text[match.start("link") :])
                return _named(clean, line.end) or kind.called(rest, only(departements_of(clean)))
    return None


_LETTERHEAD = 4
#: « Institution – Centre de gestion de … », the title of a page.
_DASH = re.compile(r"\s[-–|]\s+")


def _behind_dash(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """What a pattern finds behind the dash of a title."""
    dash = _DASH.search(folded)
    return pattern.match(folded, dash.end()) if dash and dash.end() < _SHORT_TITLE else None


#: Characters of what may stand before the dash of a title.
_SHORT_TITLE = 40


def _titled(clean: CleanText) -> Collectivite | None:
    for line, under in pairwise(clean.lines[:_LETTERHEAD]):
        # « Ombrelle Habitat », then « Office public de l'habitat » alone on its line.
        for kind, pattern in _UNLINKED_ALONE:
            if pattern.fullmatch(under.folded) and may_be_name(line):
                return kind.called(proper(line.text), only(departements_of(clean)))
    for line in clean.lines[:_TITLE_LINES]:
        if heads_a_point(clean, line.start):
            continue  # « SDIS de la Somme : contribution de l'année »
        for kind, pattern in _TITLED:
            if (match := pattern.match(line.folded)) and (bare := name_at(line.text, match.end())):
                return kind.called(proper(bare), only(departements_of(clean)))
        if _SERVICE_ALONE.fullmatch(line.folded) and (code := only(departements_of(clean))):
            return _FIRE_SERVICE.called(of_departement(departement_name(code) or ""), code)
    return None


#: « Département de la Somme », « Service départemental d'incendie et de secours », each on its line.
_FIRE_SERVICE = next(kind for kind in _KINDS if "incendie" in kind.words)


def _alone(kind: _Kind) -> re.Pattern[str]:
    """The words of a kind, and no more on the line."""
    return re.compile(rf"\W*(?:{kind.words})\W*")


_SERVICE_ALONE = _alone(_FIRE_SERVICE)


def _named(clean: CleanText, end: int) -> Collectivite | None:
    """The establishment that is named first, and as no other's: « Vu la convention avec le centre de gestion … »."""
    named = (
        (match.start(), kind, match)
        for kind, pattern in _NAMED
        for match in pattern.finditer(clean.folded, 0, end)
    )
    for start, kind, match in sorted(named, key=lambda mention: mention[0]):
        if is_another(clean, start) or is_party(clean, start) or heads_a_point(clean, start):
            continue
        if found := _linked(clean, kind, match):
            return found
    return _unlinked(clean, end)


def _linked(clean: CleanText, kind: _Kind, match: re.Match[str]) -> Collectivite | None:
    """The establishment whose name follows its kind behind a link, or whose département's number does."""
    code = (match["code"] or "").upper()
    if code:
        name = departement_name(code)
        return kind.called(of_departement(name), code) if name else None
    if arrondissement := _ARRONDISSEMENT.match(clean.folded, match.end()):
        number = re.split(r"\D", arrondissement.group(), maxsplit=1)[0]
        return kind.called(f"du {number}{'er' if number == '1' else 'e'} arrondissement", None)
    departement = departement_at(clean.folded, match.end()) if kind.type == "autre" else None
    bare = name_at(clean.text, match.end())
    if departement and not bare:
        # « d'ille & Vilaine »: written badly, and none other.
        return kind.called(of_departement(departement_name(departement) or ""), departement)
    if not bare:
        return None
    link = " ".join(clean.text[match.start("link") : match.end("link")].lower().split())
    space = "" if link.endswith("'") else " "
    departement = departement or only(departements_of(clean))
    return kind.called(f"{link}{space}{proper(bare)}", departement)


def _unlinked(clean: CleanText, end: int) -> Collectivite | None:
    for kind, pattern in _UNLINKED:
        for match in pattern.finditer(clean.folded, 0, end):
            if stop := end_in_parts(clean.text, match.end()):
                bare = tidy(clean.text[match.end() : stop])
                departement = only(departements_in_name(bare)) or only(departements_of(clean))
                return kind.called(proper(bare), departement)
    return None


#: « L'office public de l'habitat Ombrelle Logement », « l'établissement public foncier Ombre - Brumel »:
#: the kinds whose name may follow without a link.
_UNLINKED = tuple(
    (kind, re.compile(rf"\b(?:{kind.words})\s+[«\"]?\s*(?=[a-z])"))
    for kind in _KINDS
    if kind.words.startswith(("office", "etablissement"))
)


_UNLINKED_ALONE = tuple(
    (kind, _alone(kind)) for kind in _KINDS if kind.words.startswith(("office", "etablissement"))
)


def titled_territory(clean: CleanText) -> Collectivite | None:
    """Return the établissement public territorial that the first lines name as such."""
    if not clean.lines:
        return None
    end = clean.lines[min(_TITLE_LINES, len(clean.lines)) - 1].end
    return territory(clean) if _SUCH.search(clean.folded, 0, end) else None


_SUCH = re.compile(r"\betablissement\s+public\s+territorial\b|\bept\b")


_ITS_COUNCIL_FIRST = re.compile(r"\W*conseil\s+de\s+territoire\b")


def announced_territory(clean: CleanText) -> Collectivite | None:
    """Return the territory of which one of the first lines announces the conseil de territoire."""
    announced = any(_ITS_COUNCIL_FIRST.match(line.folded) for line in clean.lines[:_LETTERHEAD])
    found = territory(clean) if announced else None
    return found if found and found.nom else None


#: « P ARIS T ERRES »: letters of a title set apart.
_SPACED = re.compile(r"(?:^|\s)[A-ZÀ-Ý]\s")
#: Letters that the shortest name of a territory written in one word has.
_LONG = 10


def territory(clean: CleanText) -> Collectivite:
    """Return the établissement public territorial whose conseil de territoire sat."""
    written = clean.folded[:_HEAD]
    # « ParisEstMarne&Bois »: a name may be written without its blanks.
    joined = {name_key(word).replace(" ", "") for word in written.split() if len(word) > _LONG}
    head = f" {name_key(written)} "
    named = [
        (head.count(f" {key} ") + (key.replace(" ", "") in joined), epci)
        for epci in territories()
        for key in [name_key(epci.nom)]
    ]
    times, most = max(named, key=lambda told: told[0])
    if times:
        return of_epci(most)
    for pattern in (_TERRITORY, _TERRITORY_ALONE):
        for match in pattern.finditer(clean.folded, 0, _HEAD):
            capital = clean.text[match.end()].isupper()  # « territoire de l'EPT » is no name
            bare = name_at(clean.text, match.end()) if capital else None
            if bare and not _SPACED.search(bare):
                return Collectivite(nom=proper(tidy(bare)), type="autre", region="11")
    return Collectivite(type="autre", region="11")
