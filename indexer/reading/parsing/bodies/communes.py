"""The commune that a text is from: every place where it may be named, and what each is worth.

Titles and openings of a sitting tell most; a single mention in the body tells nothing of the author
(« une convention avec la commune de … »). The commune whose mentions weigh most is taken, unless
another weighs as much.

Sources: CGCT, art. L2111-1 (name of a commune), R2121-9 (name on each leaf of the registre); forms
observed in published acts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from indexer.documents import Collectivite
from indexer.reading.parsing.bodies.departements import departements_of, only
from indexer.reading.parsing.bodies.guests import in_a_point
from indexer.reading.parsing.bodies.homonyms import resolve
from indexer.reading.parsing.bodies.unlisted import departement_beside, in_a_matter, written_commune
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.lexicon import HAS_MET, MET
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern
from indexer.referentials import (
    commune_key_squeezed,
    communes_named,
    departement_named,
    is_commune_key,
    name_key,
    region_names,
    region_of,
)

_HEAD = 4000
_REACH = 60_000
_ARTICLE = {"du": "le ", "des": "les ", "de la": "la ", "de l'": "l "}
_NAMED = Pattern(
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
_SIGNED = Pattern(
    r"(?:\bfait\s+(?:et\s+delibere\s+)?a\s+|(?:^|\n)\s*a\s+)(?=[a-z][^\n]{1,40},?\s*(?:le|les)\s)"
)

_NAME_WORDS = re.compile(r"[^\s,;:.()«»\"|/]+")


def own_commune(clean: CleanText, context: Context, name: str) -> Collectivite | None:
    """Return the commune that a text is from, ``None`` where no mention or several tell it."""
    scores: dict[str, float] = {}
    for key, weight in _commune_mentions(clean, name):
        scores[key] = scores.get(key, 0.0) + weight
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    rivals = [score for key, score in scores.items() if key != best]
    if scores[best] < 3 or (rivals and max(rivals) >= scores[best]):
        return None
    return resolve(best, clean, context)


#: « La commune d'Orme », « la Ville du Haut-Orme »: who may speak of itself so.
_ITSELF = frozenset(("commune nouvelle", "commune", "ville"))
#: How often the only commune that a text tells as such must be named, to be its own.
_FEWEST_OF_ITSELF = 2


def spoken_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune of which minutes without a heading speak as of their own, and of no other."""
    told = {
        key
        for match in _NAMED.finditer(clean.folded, 0, _REACH)
        if " ".join(match["what"].split()) in _ITSELF and clean.text[match.end()].isupper()
        if not in_a_point(_before_on_line(clean, match.start()))
        if (key := commune_key_at(clean.folded, match.end(), " ".join(match["link"].split())))
    }
    if len(told) != 1:
        return None
    [key] = told
    if not any(commune.current for commune in communes_named(key)):
        return None
    bare = _ARTICLE_FIRST.sub("", key)
    times = f" {name_key(clean.folded[:_REACH])} ".count(f" {bare} ")
    return resolve(key, clean, context) if times >= _FEWEST_OF_ITSELF else None


_ARTICLE_FIRST = re.compile(r"^(?:le|la|les|l) ")


def unlisted_commune(clean: CleanText, context: Context) -> Collectivite:
    """A commune of a name that the Code officiel géographique does not hold."""
    nom = written_commune(clean)
    if nom is None:
        departement = only(departements_of(clean))
        return Collectivite(
            type="commune",
            departement=departement,
            region=region_of(departement) if departement else None,
        )
    # « Crac'h » in the Code is « Crach »: a name is not told by its apostrophe alone.
    if len(communes_named(joined := name_key(nom).replace(" ", ""))) == 1:
        return resolve(joined, clean, context)
    if key := commune_key_squeezed(joined):
        return resolve(
            key, clean, context
        )  # « Mesnilen-Ouche »: a hyphen lost at the end of its line
    departement = departement_beside(clean, nom) or only(departements_of(clean))
    return Collectivite(
        nom=nom,
        type="commune",
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def titled_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune that the first lines of a text without an assembly name as its author."""
    keys = {key for key, weight in _commune_mentions(clean, "") if weight >= 8}
    keys = keys or _running_titles(clean)
    return resolve(keys.pop(), clean, context) if len(keys) == 1 else None


#: « MAIRIE DE VALMORY (Orne) », nothing else.
_LETTERED = re.compile(
    r"\W*(?:commune|ville|mairie)\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')[a-z][a-z' -]{1,40}(?:\([^()]{2,30}\))?\W*"
)


def lettered_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune that no table holds and that is all the first line names."""
    lettered = clean.lines and _LETTERED.fullmatch(clean.lines[0].folded)
    return unlisted_commune(clean, context) if lettered and written_commune(clean) else None


#: A running title that names a commune, alone or behind what its volume is.
_VOLUME = re.compile(
    r"(?:(?:plan\s+local\s+d'urbanisme|p\.?l\.?u\.?|carte\s+communale|commune|ville)\s+(?P<link>de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d'))?(?=[a-z])"
)
_RUNS = 3
_SHORT = 60


def _running_titles(clean: CleanText) -> set[str]:
    """The communes that lines repeated through a text name, as a running title does."""
    times = Counter(line.folded for line in clean.lines if len(line.folded) < _SHORT)
    found = set()
    for line, count in times.items():
        if count < _RUNS or not (title := _VOLUME.match(line)):
            continue
        name = _ENDS_TITLE.split(line[title.end() :])[0]
        article = _ARTICLE.get(" ".join((title["link"] or "").split()), "")
        for key in (name_key(article + name), name_key(name)):
            if len(key) > _RUNS and is_commune_key(key) and key not in _COMMON_WORDS:
                found.add(key)
                break
    return found


_ENDS_TITLE = re.compile(r"\s+[-–|]\s+|\s*\(|\s*,")


#: « Le Maire de la Ville de Valbrune, » who signs an arrêté or a decision.
_MAIRE = Pattern(
    r"(?:^|\n)\W*(?:(?:nous,?|monsieur|madame|[\w' -]{3,40},)\s+)?(?:le\s+|la\s+)?maire\s+(?:de\s+la\s+(?:commune|ville)\s+)?(?P<link>de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?=[a-z])"
)


def commune_of_maire(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune whose maire alone decides, in a text where no assembly sits."""
    for match in _MAIRE.finditer(clean.folded, 0, _HEAD):
        if key := commune_key_at(clean.folded, match.end(), " ".join(match["link"].split())):
            return resolve(key, clean, context)
        if written_commune(clean):
            return unlisted_commune(clean, context)
    return None


#: Words of a title before the name of the body, over the ends of its lines.
_OF_TITLE = re.compile(
    r"\b(?:extrait|registre|deliberations?|proces[- ]verbal|compte[- ]rendu)\b[^.;:,]{0,90}\Z"
)


def _commune_mentions(clean: CleanText, name: str) -> Iterator[tuple[str, float]]:
    """Name keys of communes that the text names as a body, with the weight of each mention."""
    title_end = clean.lines[min(11, len(clean.lines) - 1)].end if clean.lines else 0
    yield from _named(clean, title_end)
    yield from _at(clean, _SIGNED, 3.0, max(0, len(clean.folded) - 4000), len(clean.folded))
    yield from _bare_mentions(clean, title_end)
    yield from _lone_names(clean)
    yield from ((name_key("Paris"), 10.0) for _ in _PARIS.finditer(clean.folded, 0, _HEAD))
    yield from _at(clean, _CHAIRED, 6.0, 0, _HEAD)
    yield from _at(clean, _OPENED, 6.0, 0, _HEAD)
    yield from _at(clean, _IN_MAIRIE, 3.0, 0, _HEAD)
    yield from _letterhead(clean)
    yield from _file_name(clean, name)


def _at(
    clean: CleanText, pattern: Pattern, weight: float, start: int, end: int
) -> Iterator[tuple[str, float]]:
    """The communes whose name follows a phrase."""
    for match in pattern.finditer(clean.folded, start, end):
        link = " ".join((match.groupdict().get("link") or "").split())
        if key := commune_key_at(clean.folded, match.end(), link):
            yield key, weight


def _named(clean: CleanText, title_end: int) -> Iterator[tuple[str, float]]:
    """« Commune de … », « Mairie de … »: by far most in a title or where a sitting opens."""
    for match in _NAMED.finditer(clean.folded, 0, _REACH):
        key = commune_key_at(clean.folded, match.end(), " ".join(match["link"].split()))
        if key is None or key in _WORDS_OF_ACTS:
            continue
        if in_a_matter(clean, match.start()):
            yield key, 0.9
            continue
        weight = _WEIGHTS[" ".join(match["what"].split())]
        if match["what"] == "mairie" and _PLACE.search(
            clean.folded[max(0, match.start() - 30) : match.start()]
        ):
            yield key, 3.0
        elif match.start() < _HEAD and _OF_TITLE.search(
            clean.folded[max(0, match.start() - 110) : match.start()]
        ):
            yield key, weight * 2
        elif match.start() < title_end and not _in_a_sentence(clean, match.start()):
            yield key, weight * 4
        elif match.start() < _HEAD and _SITS.search(clean.folded, match.end(), match.end() + 260):
            yield key, weight * 2
        else:
            yield key, 0.9


#: Characters of a line before a mention that tell what it is about.
_LINE_REACH = 200


def _before_on_line(clean: CleanText, position: int) -> str:
    """What stands before a mention on its line."""
    reach = max(position - _LINE_REACH, 0)
    return clean.folded[max(clean.folded.rfind("\n", reach, position) + 1, reach) : position]


def _in_a_sentence(clean: CleanText, position: int) -> bool:
    """Whether a mention among the first lines stands in a sentence of an act, or in the title of a point."""
    start = clean.folded.rfind("\n", 0, position) + 1
    opens = BODY.match(clean.folded[start : start + 40].lstrip())
    return opens is not None or in_a_point(_before_on_line(clean, position))


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
#: Names of communes that an act says of something else: « conseil municipal de la réunion du … ».
_WORDS_OF_ACTS = frozenset(("la reunion", "reunion"))
_COMMON_WORDS = frozenset(("ville", "bureau", "le bourg", "bourg", "les communes"))
#: Names of communes that are words of acts too: one is told where nothing goes on behind it, « Commune de Plan, ».
_ALSO_WORDS = frozenset(
    re.findall(
        r"\w+",
        "aire avril charge chemin contre cours frais grand marches mars moyen place plan rue salles sens son vers ville vue",
    )
)
_ENDS = re.compile(r"[ \t]*(?:[^\w\s'’-]|\n|\Z)")


def _letterhead(clean: CleanText) -> Iterator[tuple[str, float]]:
    """« 60999 Nom » where the postal code is that of the name, at either end of the text."""
    length = len(clean.folded)
    for start, end in ((0, 1500), (max(1500, length - 700), length)):
        for match in _LETTERHEAD.finditer(clean.folded, start, end):
            key = commune_key_at(clean.folded, match.end(), "")
            if key and any(match["code"] in c.codes_postaux for c in communes_named(key)):
                yield key, 3.0


def _file_name(clean: CleanText, name: str) -> Iterator[tuple[str, float]]:
    """The commune that both the file's name and the text name."""
    words = name_key(name).split()
    for start in range(len(words)):
        for stop in range(min(len(words), start + 6), start, -1):
            key = " ".join(words[start:stop])
            if len(key) < 4 or key in _COMMON_WORDS or not is_commune_key(key):
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
_NO_COMMUNE = frozenset(("maire", "ville", "contre", "grand", "place", "rue", "cours", "bureau"))


_PARTS = re.compile(r"\s+[-|]\s+")
#: Letters of a name of a commune that stands alone.
_SHORTEST, _LONGEST = 4, 40


def _lone_names(clean: CleanText) -> Iterator[tuple[str, float]]:
    """A line of the letterhead, or a part of a title, that is nothing but a name."""
    above = ""
    for line, under in zip(clean.lines[:12], [*clean.lines[1:13], None], strict=False):
        runs_on = under is not None and _GOES_ON.match(under.folded)
        if runs_on or _CUT.search(line.folded) or _CUT.search(above):
            above = line.folded
            continue
        parts = _PARTS.split(line.folded)
        if len(parts) > 1 and not _TITLE_WORD.search(line.folded):
            parts = []
        for part in parts:
            key = name_key(part) if len(part) <= _LONGEST and part[:1] not in '«"' else ""
            plain = key in _NO_COMMUNE or key in _COMMON_WORDS or key in _WORDS_OF_ACTS
            if len(key) < _SHORTEST or plain or not is_commune_key(key):
                continue
            if departement_named(key) is None and not _NOT_ABOVE.search(above):
                yield key, 3.0
        above = line.folded


def _bare_mentions(clean: CleanText, title_end: int) -> Iterator[tuple[str, float]]:
    folded, end = clean.folded, max(title_end, _HEAD)
    for comma in _BEHIND_BARE.finditer(folded, 0, end):
        reach = max(comma.start() - _BARE_REACH, 0)
        line = folded[reach : comma.start()].rstrip().rfind("\n") + 1
        if reach and not line:
            continue  # the line begins too far before
        match = _BARE.match(folded, reach + line, comma.end())
        if match and is_commune_key(key := name_key(match["name"])):
            yield key, 2.0


_CUT_NAME = re.compile(r"[a-z]-[^a-z]*\Z")


def commune_key_at(folded: str, position: int, link: str) -> str | None:
    """The longest name of a commune that begins at a position."""
    words = [*islice(_NAME_WORDS.finditer(folded, position, position + 90), 9)]
    article = _ARTICLE.get(link, "")
    keys = [name_key(word.group()) for word in words]
    for count in range(len(words), 0, -1):
        name = folded[words[0].start() : words[count - 1].end()]
        if len(name) < 2:
            continue
        if "-" in name and _CUT_NAME.search(name):
            return None  # cut at the end of its line, and what follows is not known
        key = " ".join(filter(None, keys[:count]))
        if article and is_commune_key(name_key(article + key)):
            return name_key(article + key)
        if key and is_commune_key(key) and not (article and count == 1 and len(key) < 3):
            word = key in _ALSO_WORDS and (
                article or not _ENDS.match(folded, words[count - 1].end())
            )
            return None if word else key
    return None
