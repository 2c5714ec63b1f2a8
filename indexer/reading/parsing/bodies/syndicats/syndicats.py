"""Syndicats by their own names, which no national table holds.

Sources: CGCT, art. L5212-1, L5711-1, L5721-1; forms observed in published acts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from indexer.acts.documents import Collectivite
from indexer.acts.formulas import STAMPED
from indexer.reading.parsing.bodies.departements.departements import (
    departement_around,
    departement_in_name,
)
from indexer.reading.parsing.bodies.entities import placed_in
from indexer.reading.parsing.bodies.guests import is_another
from indexer.reading.parsing.bodies.names.name_ends import (
    NO_NAME_OF_BODY,
    goes_on,
    may_be_name,
    name_at,
    name_end,
)
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.bodies.syndicats.syndicat_acronyms import (
    ACRONYM,
    ENDS_NAME,
    acronym,
    acronym_title,
    after_acronym,
)
from indexer.reading.parsing.bodies.syndicats.syndicat_mentions import is_own
from indexer.reading.parsing.bodies.syndicats.syndicat_names import (
    TITLE,
    name_behind_kind,
    tells_kind_alone,
)
from indexer.reading.parsing.lexicon import MONTH_NAME, WEEKDAY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy
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
#: Names of départements that are those of rivers first: in a valley, or joined to another river.
_RIVER = (
    r"(?:loire|vienne|creuse|marne|oise|aisne|cher|indre|lot|tarn|var|ain|allier|eure|orne|sarthe|mayenne|charente|dordogne"
    r"|isere|drome|ardeche|moselle|meuse|somme|gers|aude|herault|gard|vendee|yonne|aube|correze|aveyron|doubs)"
)
_RIVERS = re.compile(
    rf"\b{_RIVER} et (?!(?:loire|cher|vilaine|loir|garonne|moselle|marne|oise)\b)"
    rf"|\b(?:vallees?|bassins?|rives?|bords?|gorges|confluent|sources?|val|boucles?) (?:de |du |des |de la |de l ){_RIVER}\b"
)


@dataclass(slots=True)
class _Told:
    """The names that a text tells: by their keys, how much each weighs and how it is spelled first."""

    weights: dict[str, int] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, weight: int) -> None:
        key = name_key(name)
        self.weights[key] = self.weights.get(key, 0) + weight
        self.spelled.setdefault(key, name)

    def best(self) -> str:
        """The heaviest name, in its longest form: « Syndicat du Val » is short for « … du Val d'Ombre »."""
        top = max(self.weights, key=lambda key: self.weights[key])
        longer = [key for key in self.weights if key.startswith(top + " ")]
        return self.spelled[max(longer, key=lambda key: self.weights[key]) if longer else top]


#: Characters of a text in which a syndicat is looked for by its kind.
_REACH = 40_000


def syndicat(clean: CleanText) -> Collectivite | None:
    """A syndicat by its own name, which no national table holds."""
    told = _told(clean)
    if not told.weights:
        called = (
            after_acronym(clean) or acronym(clean) or _above_kind(clean) or _of_its_committee(clean)
        )
        return Collectivite(nom=called, type="syndicat") if called else None
    best = told.best()
    if " " in best:  # a single word in capitals is an acronym: SIAEP, SIVOM
        best = proper(best)
    return placed_in(Collectivite(nom=best, type="syndicat"), _departement(clean, best))


def _told(clean: CleanText) -> _Told:
    """The names that mentions, statutes and titles tell, each with its weight."""
    told = _Told()
    mentions = (
        *(match for match in _SYNDICAT.finditer(clean.folded, 0, _REACH) if is_own(clean, match)),
        *_COMMITTEE.finditer(clean.folded, 0, _HEAD),
    )
    for match in mentions:
        if not is_another(clean, match.start()) and (name := name_behind_kind(clean, match)):
            heading = match.start() < TITLE and not tells_kind_alone(name)
            told.add(_OF_COMMITTEE.sub("Syndicat", name), 6 if heading else 1)
    if statutory := _statutory_name(clean):
        told.add(statutory, 20)
    if titled := acronym_title(clean) or _park(clean):
        told.add(titled, 5)
    return told


def _departement(clean: CleanText, name: str) -> str | None:
    """The code of the département that stands beside the name, in it, or around its seat."""
    told = departement_around(clean, name)
    # « Loire et Goulaine » are two rivers: a département that the heading names is surer.
    river = _RIVERS.search(name_key(name))
    return told if river else departement_in_name(name) or told


#: « Statuts du syndicat … », « Règlement intérieur du syndicat … », « SYDOMBRE Syndicat départemental … ».
_TITLED = re.compile(
    r"\W{0,3}(?:\d{1,2}\s+)?(?:(?:projet\s+de\s+)?(?:statuts|reglement(?:\s+interieur)?)(?:\s+modifies?)?\s+du\s+)?"
    r"(?:(?:s[deimy][a-z0-9]{2,9}\s+)?syndicat\s|(?<=reglement interieur du )comite\s+syndical\b|(?P<acronym>))"
)


def titled_syndicat(clean: CleanText) -> bool:
    """Tell whether the first lines are headed by a syndicat, or by its statutes."""
    if _heads_statutes(clean) and _statutory_name(clean):
        return True
    return any(
        (titled := _TITLED.match(line.folded))
        and (titled["acronym"] is None or ACRONYM.match(line.folded, titled.end()))
        for line in islice(_worded(clean), 4)
    )


_STATUTES = re.compile(r"\W*(?:\d{1,2}/\d{1,3}\s+)?(?:[\w' -]{2,40}\s)?statuts\b")


def _heads_statutes(clean: CleanText) -> bool:
    """Whether one of the first lines is the title of statutes."""
    return any(_STATUTES.match(line.folded) for line in islice(_worded(clean), 6))


_STAMPED = re.compile(rf"{STAMPED}|date\s+de\s+(?:teletransmission|reception)")


def _worded(clean: CleanText) -> Iterator[Line]:
    """The first lines that are words: dates and numbers of a stamp may stand above the title."""
    return (
        line
        for line in clean.lines[:12]
        if 2 * sum(map(str.isalpha, line.text)) > len(line.text) and not _STAMPED.match(line.folded)
    )


#: « Un syndicat qui prend la dénomination de : … », « un syndicat mixte dénommé « … » », in statutes.
_CALLED = re.compile(
    r"\bsyndicat\b[^.;]{0,80}?\b(?:prend|porte|a\s+pour)\s+(?:la\s+denomination|le\s+nom|pour\s+nom|denomination)\b\s*(?:de\b)?[\s:«\"]{0,6}(?=[a-z])"
)
#: In the statutes of one alone: minutes speak of others so.
_DENOMINATED = re.compile(r"\bsyndicat\b[^.;]{0,80}?\bdenomme\b[\s:«\"]{0,6}(?=[a-z])")
_CALLED_END = re.compile(r"[»\".;\n]")
_ACRONYM_BEHIND = re.compile(r"\s+[-–]\s+[A-Z]{3,12}$")


def _statutory_name(clean: CleanText) -> str | None:
    """The name that its statutes give a syndicat."""
    match = _CALLED.search(clean.folded, 0, _HEAD)
    if match is None and _heads_statutes(clean):
        match = _DENOMINATED.search(clean.folded, 0, _HEAD)
    if match is None or not clean.text[match.end()].isupper():
        return None
    name = tidy(_CALLED_END.split(clean.text[match.end() : match.end() + 160])[0])
    name = _ACRONYM_BEHIND.sub("", name)
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


_ENDED = re.compile(
    rf"\n|\s+(?:[–-]\s+)?(?:du\s+)?(?:{WEEKDAY}\s+)?\d{{1,2}}(?:er)?\s+{MONTH_NAME}\b"
)


def _of_its_committee(clean: CleanText) -> str | None:
    """The name that follows its committee, where no kind is told."""
    for match in _COMMITTEE_OF.finditer(clean.folded, 0, _HEAD):
        end = name_end(clean.text, match.end())
        name = tidy(clean.text[match.end() : end]) if end else ""
        if end and " " in name and (_ENDED.match(clean.folded, end) or goes_on(clean.text, end)):
            return proper(name)
    return None


#: « Syndicat mixte », alone on the line under the name.
_KIND_ALONE = re.compile(
    r"(?:syndicat\s+(?:mixte|intercommunal|departemental)(?:\s+(?:ouvert|ferme))?|etablissement\s+public\s+territorial\s+de\s+bassin)"
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
            name = tidy(line.text)
            return proper(name) if " " in name else name  # a word in capitals is an acronym
    return None
