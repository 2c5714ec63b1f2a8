"""How a piece of query text becomes terms: one group for each thing the user asks for.

The language of queries (phrases, exclusions, fields) belongs to the indexer; what it calls *text*
comes here. A group matches a document when **all** its ``terms`` do, side by side and in order when
there are several, or when one of its alternatives does. Groups are required together (AND).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from analyzers.chain.chain import Chain, Placed
from analyzers.french import FRENCH
from analyzers.frozen import dataclass
from analyzers.letters.folding import fold
from analyzers.letters.tokenizers import PIECE
from analyzers.queries.habits import as_acts_write
from analyzers.queries.questions import without_asking
from analyzers.queries.roads import find_roads, other_names
from analyzers.queries.synonyms import Alternative, find_alternatives
from analyzers.tokens import Reading
from analyzers.wordlists import word_set
from analyzers.words.filters import STOP_UNLESS_ACCENTED, is_aspect, is_question
from analyzers.words.numbers import date_term, is_code, possible_day, roman_number
from analyzers.words.stemming import stem
from analyzers.words.units import amount

#: What « durée » or « montant », and a number of one to three figures, order of what other words do.
_ASPECT_WEIGHT: Final = 0.4
_FEW_FIGURES: Final = re.compile(r"[0-9]{1,3}")
_DATE_WEIGHT: Final = 0.7
#: « 5.7 » is a code, and « 5,7 » a number; who types one may mean the other.
_CODE_WEIGHT: Final = 0.5
_ROAD_WEIGHT: Final = 0.9
#: A word of several parts typed with blanks between them, and no hyphen.
_SPACED: Final = re.compile(r"\w+(?:\s+\w+)+")
_FOR_HUNDRED: Final = re.compile(r"[0-9]\s+pour\s+cent$", re.IGNORECASE)
#: Letters, a year and a rank: « DE2025-60 »; a rank has three figures where it is filled with zeros.
_LETTERED_NUMBER: Final = re.compile(r"([a-z]{1,6}(?:19|20)[0-9]{2})-([0-9]{1,4})")
_RANK_FIGURES: Final = 3
_MONTHS: Final = 12
_EURO: Final = re.compile("€")
#: A rank and the year of its sitting, either first; two years are none.
_RANK_THEN_YEAR: Final = re.compile(r"(?!(?:19|20)[0-9]{2}-)([0-9]{1,4})-((?:19|20)[0-9]{2})")
_YEAR_THEN_RANK: Final = re.compile(r"((?:19|20)[0-9]{2})-(?!(?:19|20)[0-9]{2}$)([0-9]{1,4})")
#: What announces a number as that of an act, in front of it: « n° 5 », « délib 5 ».
_ANNOUNCING: Final = re.compile(
    r"(?:\bd[ée]lib\w*\.?|\b(?:actes?|arr[êe]t[ée]s?|d[ée]cisions?|num[ée]ro|dcm|del|no)|\bn\s?[°º])\.?\s*$",
    re.IGNORECASE,
)
#: Characters before a number in which that is looked for.
_BEFORE: Final = 16
#: Figures before a parcel that name no commune: « 000 AB 123 ».
_NO_COMMUNE: Final = "000"
#: What is elided before a vowel, where its apostrophe is missing: « L ecole », « D ASSAINISSEMENT ».
_ELIDED: Final = frozenset("LDJ")
_VOWELS: Final = frozenset("aeiouyh")
#: What acts write before a parcel in one word or another.
_BEFORE_PARCELS: Final = word_set(
    "parcelle parcelles section sections cadastre cadastree cadastrees cadastres"
)
#: What acts with a number are, and such a number; four figures may be a year.
_NUMBERED: Final = word_set("deliberation deliberations delib acte arrete")
_RANK: Final = re.compile(r"[0-9]{1,3}(?:[/._-][0-9]+)*|[0-9]+(?:[/._-][0-9]+)+|[0-9]{5,}")
_PARCEL: Final = re.compile(r"[a-z]{1,2}[0-9]{1,4}[a-z]?")


@dataclass(frozen=True, slots=True)
class TermGroup:
    """One thing asked for.

    ``text`` is the user's own slice, ``query[start:end]``. ``terms`` are for the fields of stems
    (``objet``, ``texte``, ``collectivite_nom``), ``surface`` for the unstemmed field: as many, in
    the same order. ``name`` is the term to look for in the field of names, or ``None``.
    ``synonyms`` are weighted alternatives, best first. ``weight`` is what the group counts in the order.
    """

    text: str
    start: int
    end: int
    terms: tuple[str, ...]
    surface: tuple[str, ...]
    name: str | None = None
    synonyms: tuple[Alternative, ...] = ()
    weight: float = 1.0


def query_groups(text: str, *, synonyms: bool = True, chain: Chain = FRENCH) -> list[TermGroup]:
    """Read the words of a query; empty when it holds nothing but stop words and signs.

    Question words are dropped (« comment », « qui a voté contre »), parts of numbers and names are
    not asked for beside the whole. ``chain`` is for measurements.

    >>> [g.terms for g in query_groups("Comment voter la délibération n° 2025/01/04 ?")]
    [('vot',), ('2025-1-4',)]
    >>> [(g.text, g.terms) for g in query_groups("région hauts de france")]
    [('région', ('region',)), ('hauts de france', ('hauts_de_france',))]
    >>> [g.text for g in query_groups("qui a voté contre le budget de l'eau ?")]
    ['budget', 'eau']
    """
    typed, text = text, as_acts_write(text)
    meant = without_asking(text)
    runs = chain.placed(meant)
    groups = _groups(text, runs)
    if not groups and meant != text:
        runs = chain.placed(text)
        groups = _groups(text, runs)
    told = [_with_number(group) for group in _telling(text, groups)]
    groups = [_with_zeros(typed, group) for group in told] or _alone(text)
    if not synonyms:
        return groups
    apart = {run[0].start: run for run in runs if run and run[0].loose}
    return [part for group in _with_synonyms(groups) for part in _apart(text, group, apart)]


def _groups(text: str, runs: list[list[Placed]]) -> list[TermGroup]:
    """Give a group for each thing that is asked for: parts of numbers and names are not, nor what asks."""
    wanted = [[item for item in run if not item.reading.part] for run in runs]
    return [_group(text, items) for items in wanted if items and not _asks(text, items)]


def _apart(text: str, group: TermGroup, loose: Mapping[int, list[Placed]]) -> list[TermGroup]:
    """Ask for the parts of « plate forme », typed apart, each of which « plateforme » is too."""
    parts = [item for item in loose.get(group.start, ()) if item.reading.part]
    if len(parts) < 2 or not _SPACED.fullmatch(group.text):
        return [group]
    whole = Alternative(group.terms, group.surface, 1.0, group.surface[0])
    return [replace(_group(text, [part]), synonyms=(whole, *group.synonyms)) for part in parts]


def _alone(text: str) -> list[TermGroup]:
    """Read what says nothing among other words and is all of a query: « € » is euros, « mais » is « maïs ».

    What stands in the index under the form « mais » has its accent.
    """
    items = [
        Placed(Reading(stem("euros"), "euros"), match.start(), match.end())
        for match in _EURO.finditer(text)
    ] or [
        Placed(Reading(fold(match.group()), fold(match.group())), match.start(), match.end())
        for match in PIECE.finditer(text)
        if fold(match.group()) in STOP_UNLESS_ACCENTED
    ]
    return [_group(text, [item]) for item in items]


def _asks(text: str, items: list[Placed]) -> bool:
    return is_question(text[items[0].start : items[-1].end])


def _telling(text: str, groups: list[TermGroup]) -> list[TermGroup]:
    """Leave out what only announces a number or a parcel (« délibération n° 12 »), and « pour cent » after one.

    Acts write « n° » and « % ».
    """
    told: list[TermGroup] = []
    # From the end on: « parcelle cadastrée section AB 12 » announces through what announces.
    for group in reversed(groups):
        if not _announces(text, group, told[-1] if told else None):
            told.append(group)
    return told[::-1]


def _announces(text: str, group: TermGroup, following: TermGroup | None) -> bool:
    """Say whether a group tells no more than what it is that follows: « numéro », « 000 », « section »."""
    if group.surface == ("cent",):
        return bool(_FOR_HUNDRED.search(text[: group.end]))
    if following is None:
        return False
    if group.text in _ELIDED:
        return fold(following.text)[:1] in _VOWELS and text[group.end : following.start] == " "
    if group.surface == ("numero",):
        return following.text[0].isdecimal()
    if group.surface[0] in _NUMBERED:
        return bool(_RANK.fullmatch(following.text))
    parcel = bool(_PARCEL.fullmatch(following.terms[0]))
    if group.surface[0] in _BEFORE_PARCELS:
        # « D 12 » is a road where nothing says that it is a parcel.
        return parcel and not any(other_names(following.terms[0]))
    return parcel and group.text == _NO_COMMUNE


def _with_number(group: TermGroup) -> TermGroup:
    """Add what a number may also be: a day, an amount rather than a code, a road by its full name."""
    if group.text[-1] in "°º" and group.text[:-1].isdecimal():
        return _also(group, group.text[:-1], _CODE_WEIGHT)
    if rank := roman_number(group.text):
        return _also(group, str(rank), _DATE_WEIGHT)
    day = possible_day(group.text)
    if day is not None:
        label = f"{day.day:02}/{day.month:02}/{day.year}"
        return _also(group, date_term(day), _DATE_WEIGHT, label)
    if is_code(group.text):
        return _also(group, amount(group.text)[0].surface, _CODE_WEIGHT)
    if len(group.terms) == 1 and is_code(group.terms[0].replace(",", ".")):
        return _also(group, group.terms[0].replace(",", "."), _CODE_WEIGHT)
    others = tuple(
        Alternative(terms, terms, _ROAD_WEIGHT, " ".join(terms).upper())
        for terms in (
            *other_names(group.terms[0]),
            *_spaced_number(group.terms[0]),
            *_turned_number(group.terms[0]),
        )
    )
    return replace(group, synonyms=(*group.synonyms, *others)) if others else group


def _spaced_number(term: str) -> Iterator[tuple[str, str]]:
    """Give the number of an act as names of files tell it, which lose their signs: « DE2025 060 »."""
    if number := _LETTERED_NUMBER.fullmatch(term):
        ranks = (number[2], number[2].zfill(_RANK_FIGURES))
        yield from ((number[1], rank) for rank in dict.fromkeys(ranks))


def _turned_number(term: str) -> Iterator[tuple[str, ...]]:
    """Give a rank and a year the other way round: « 17/2031 » is « 2031-17 », or « 2031 017 »."""
    first, last = _YEAR_THEN_RANK.fullmatch(term), _RANK_THEN_YEAR.fullmatch(term)
    number = first or last
    if number is None:
        return
    year, rank = number.groups() if first else number.groups()[::-1]
    yield (f"{rank}-{year}" if first else f"{year}-{rank}",)
    # « 2031 12 » stands in every day of a December written « 2031-12-05 ».
    ranks = [rank] if int(rank) > _MONTHS else []
    yield from ((year, spaced) for spaced in dict.fromkeys((*ranks, rank.zfill(_RANK_FIGURES))))


def _with_zeros(typed: str, group: TermGroup) -> TermGroup:
    """Add the number of an act as it stands within longer ones, filled with zeros or not: « délib 5 », « 2031-CM/005 »."""
    text = group.text
    if not _FEW_FIGURES.fullmatch(text):
        return group
    if not _ANNOUNCING.search(typed[max(0, group.start - _BEFORE) : group.start]):
        return group
    ranks = [text.lstrip("0").zfill(figures) for figures in range(1, _RANK_FIGURES + 1)]
    for rank in dict.fromkeys(ranks):
        if rank != text:
            group = _also(group, rank, _DATE_WEIGHT)
    return group


def _also(group: TermGroup, term: str, weight: float, label: str = "") -> TermGroup:
    other = Alternative((term,), (term,), weight, label or term.upper())
    return replace(group, synonyms=(*group.synonyms, other))


def _with_synonyms(groups: list[TermGroup]) -> list[TermGroup]:
    """Add the other ways of saying what the groups say.

    What takes several groups (« restauration scolaire ») gets its alternatives on each of them:
    (restauration OU cantine) ET (scolaire OU cantine) is (restauration ET scolaire) OU cantine.
    """
    spread = [place for place, group in enumerate(groups) for _ in group.terms]
    terms = [term for group in groups for term in group.terms]
    found = [
        (first, last, (Alternative((short,), (short,), _ROAD_WEIGHT, short.upper()),))
        for first, last, short in find_roads(terms)
    ]
    for first, last, others in (*found, *find_alternatives(terms)):
        for place in range(spread[first], spread[last] + 1):
            groups[place] = replace(groups[place], synonyms=(*groups[place].synonyms, *others))
    return groups


def _group(text: str, wanted: list[Placed]) -> TermGroup:
    start, end = wanted[0].start, wanted[-1].end
    slight = is_aspect(text[start:end]) or _FEW_FIGURES.fullmatch(wanted[0].reading.surface)
    return TermGroup(
        text=text[start:end],
        start=start,
        end=end,
        terms=tuple(item.reading.stem for item in wanted),
        surface=tuple(item.reading.surface for item in wanted),
        name=next((item.reading.surface for item in wanted if item.name), None),
        weight=_ASPECT_WEIGHT if slight else 1.0,
    )
