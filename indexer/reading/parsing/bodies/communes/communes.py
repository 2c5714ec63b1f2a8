"""The commune that a text is from, asked for in turn by ``deciding`` until one answers.

Where an assembly sits, the commune whose mentions weigh most is taken, unless another weighs as much.
Each function returns ``None`` rather than guess between two.

Sources: CGCT, art. L2111-1 (name of a commune), L2122-18 (acts of the maire); forms observed in
published acts.
"""

import re
from collections import Counter

from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.communes.commune_mentions import (
    HEAD,
    NAMED,
    REACH,
    commune_mentions,
)
from indexer.reading.parsing.bodies.communes.homonyms import resolve
from indexer.reading.parsing.bodies.communes.unlisted_communes import OF_BUDGET, written_commune
from indexer.reading.parsing.bodies.departements.departements import (
    departement_around,
    headed_departement,
)
from indexer.reading.parsing.bodies.entities import placed_in
from indexer.reading.parsing.bodies.guests import is_another
from indexer.reading.parsing.bodies.names.commune_names import (
    COMMON_WORDS,
    article_of,
    commune_key_at,
)
from indexer.reading.parsing.bodies.names.name_ends import name_at
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import (
    commune_key_squeezed,
    communes_named,
    is_commune_key,
    name_key,
)

#: The least that mentions must weigh together to tell an author (``commune_mentions``).
_LEAST = 3


def own_commune(clean: CleanText, context: Context, name: str) -> Collectivite | None:
    """Return the commune that a text is from, ``None`` where no mention or several tell it."""
    scores: dict[str, float] = {}
    for key, weight in commune_mentions(clean, name):
        scores[key] = scores.get(key, 0.0) + weight
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    rivals = [score for key, score in scores.items() if key != best]
    if scores[best] < _LEAST or (rivals and max(rivals) >= scores[best]):
        return None
    return resolve(best, clean, context)


def commune_of_text(clean: CleanText, context: Context, name: str) -> Collectivite:
    """The commune whose council sat; without a name where the text tells none.

    ``name`` is the path of the file.
    """
    if own := own_commune(clean, context, name):
        return own
    written = unlisted_commune(clean, context)
    return written if written.nom else spoken_commune(clean, context) or written


#: « La commune d'Orme », « la Ville du Haut-Orme »: who may speak of itself so.
_ITSELF = frozenset(("commune nouvelle", "commune", "ville"))
#: How often the only commune that a text tells as such must be named, to be its own.
_FEWEST_OF_ITSELF = 2
_ARTICLE_FIRST = re.compile(r"^(?:le|la|les|l) ")
#: « …, la Ville du Haut-Orme entend »: who is spoken of does something; « la dotation de la commune d'Orme » is
#: any other's.
_SUBJECT = re.compile(r"(?:^|[.,;:]|\n\s*\n|\bque\b)\s*la\s+\Z")
#: « Convention entre l'association et la commune d'Orme », where the other party is not the author, « la Ville
#: », itself.
_AS_PARTY = re.compile(
    r"\bentre\b(?![^.;]{0,200}\bla\s+(?:ville|commune)\s+et\b)[^.;]{0,200}\bet\s+la\s+\Z"
)
#: « Les effectifs de la ville du Haut-Orme »: what only its own council looks into.
_OWNED = re.compile(r"\beffectifs\s+(?:\w+\s+)?de\s+la\s+\Z")
_BEFORE_ITSELF = 220


def spoken_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune of which minutes without a heading speak as of their own, and of no other."""
    told: dict[str, bool] = {}
    for match in NAMED.finditer(clean.folded, 0, REACH):
        itself = " ".join(match["what"].split()) in _ITSELF and clean.text[match.end()].isupper()
        if not itself or is_another(clean, match.start()):
            continue
        if key := commune_key_at(clean.folded, match.end(), match["link"]):
            told[key] = told.get(key, False) or _of_itself(clean, match.start())
    if len(told) != 1:
        return None
    [(key, own)] = told.items()
    if not own or not any(commune.current for commune in communes_named(key)):
        return None
    bare = _ARTICLE_FIRST.sub("", key)
    times = f" {name_key(clean.folded[:REACH])} ".count(f" {bare} ")
    return resolve(key, clean, context) if times >= _FEWEST_OF_ITSELF else None


def _of_itself(clean: CleanText, position: int) -> bool:
    """Whether a mention tells who speaks: it does something, is a party of the author's contract, or has staff."""
    before = clean.folded[max(0, position - _BEFORE_ITSELF) : position]
    return bool(_SUBJECT.search(before) or _AS_PARTY.search(before) or _OWNED.search(before))


def unlisted_commune(clean: CleanText, context: Context) -> Collectivite:
    """A commune of a name that the Code officiel géographique does not hold."""
    nom = written_commune(clean)
    if nom is None:
        return _unlisted(None, headed_departement(clean))
    # « Crac'h » in the Code is « Crach »: a name is not told by its apostrophe alone.
    if len(communes_named(joined := name_key(nom).replace(" ", ""))) == 1:
        return resolve(joined, clean, context)
    # « Mesnilen-Ouche »: a hyphen lost at the end of its line
    if key := commune_key_squeezed(joined):
        return resolve(key, clean, context)
    return _unlisted(nom, departement_around(clean, nom))


def _unlisted(nom: str | None, departement: str | None) -> Collectivite:
    """A commune known by what the text says of it alone."""
    return placed_in(Collectivite(nom=nom, type="commune"), departement)


#: The least weight of a mention in a title (``commune_mentions``).
_OF_A_TITLE = 8


def titled_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune that the first lines of a text without an assembly name as its author."""
    keys = {key for key, weight in commune_mentions(clean, "") if weight >= _OF_A_TITLE}
    keys = keys or _running_titles(clean)
    return resolve(keys.pop(), clean, context) if len(keys) == 1 else None


#: « MAIRIE DE VALMORY (Orne) », « Commune de Valmory – 61990 », nothing else.
_LETTERED = re.compile(
    r"\W*(?:commune|ville|mairie)\s+(?:(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?P<name>[a-z][a-z' -]{1,40}?)(?:\s*\([^()]{2,30}\)|\s*[-–,]\s*\d{5})?"
    rf"|(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')?(?P<budgeted>[a-z][a-z' -]{{1,40}}?){OF_BUDGET}.*)\W*"
)
#: Lines of a head; one that names several communes is of none of them.
_HEAD_LINES = 8


def lettered_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune that no table holds and that is all of a line of the head, alone of its kind."""
    told = [
        lettered
        for line in clean.lines[:_HEAD_LINES]
        if (lettered := _LETTERED.fullmatch(line.folded))
        and line.text[
            lettered.start(lettered.lastgroup or 0)
        ].isupper()  # « Ville d'art et d'histoire »
    ]
    keys = {name_key(lettered["name"] or lettered["budgeted"]) for lettered in told}
    if len(keys) != 1 or (written := written_commune(clean)) is None:
        return None
    same = name_key(written).endswith(keys.pop())
    return unlisted_commune(clean, context) if same else None


#: A running title that names a commune, alone or behind what its volume is.
_VOLUME = re.compile(
    r"(?:(?:plan\s+local\s+d'urbanisme|p\.?l\.?u\.?|carte\s+communale|commune|ville)\s+(?P<link>de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d'))?(?=[a-z])"
)
#: How often a running title stands, and characters of the longest.
_RUNS, _SHORT = 3, 60
_ENDS_TITLE = re.compile(r"\s+[-–|]\s+|\s*\(|\s*,")


def _running_titles(clean: CleanText) -> set[str]:
    """The communes that lines repeated through a text name, as a running title does."""
    times = Counter(line.folded for line in clean.lines if len(line.folded) < _SHORT)
    found = set()
    for line, count in times.items():
        if count < _RUNS or not (title := _VOLUME.match(line)):
            continue
        name = _ENDS_TITLE.split(line[title.end() :])[0]
        article = article_of(title["link"])
        for key in (name_key(article + name), name_key(name)):
            if len(key) > _RUNS and is_commune_key(key) and key not in COMMON_WORDS:
                found.add(key)
                break
    return found


#: « Le Maire de la Ville de Valbrune, » who signs an arrêté or a decision.
_MAIRE = Pattern(
    r"(?:^|\n)\W*(?:(?:nous,?|monsieur|madame|[\w' -]{3,40},)\s+)?(?:le\s+|la\s+)?maire\s+(?:de\s+la\s+(?:commune|ville)\s+)?(?P<link>de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?=[a-z])"
)


def commune_of_maire(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune whose maire alone decides, in a text where no assembly sits."""
    for match in _MAIRE.finditer(clean.folded, 0, HEAD):
        if key := commune_key_at(clean.folded, match.end(), match["link"]):
            return resolve(key, clean, context)
        if written_commune(clean):
            return unlisted_commune(clean, context)
        if named := commune_behind(clean, match, _SIGNS):
            return named
    return None


#: « Le maire d'Ormeval (72990), », « Le Maire d'Ormeval-sur-Brume, » then « Vu … »: all that names the commune.
_SIGNS = re.compile(r"\s?\(\s?\d{2,5}\s?\)|\s*,?\s*\n\W*vu\b")


def commune_behind(
    clean: CleanText, told: re.Match[str], ends: re.Pattern[str]
) -> Collectivite | None:
    """The commune that no table holds and that the text names behind a match with its ``link``, before what ``ends``."""
    bare = name_at(clean.text, told.end())
    if bare is None or not ends.match(clean.folded, told.end() + len(bare)):
        return None
    name = proper(article_of(told["link"]).capitalize() + bare)
    return _unlisted(name, departement_around(clean, name))
