"""Groups of communes as a text names them: the names that no table holds, and what each place tells.

A name stands where a sitting is opened (« le conseil de la communauté de communes … s'est réuni ») or in
the title. One that breaks off (« Bastides et Vallons du , », « DES HAUTS... ») is none.

Sources: CGCT, art. L5214-1, L5215-1, L5216-1, L5217-1; forms observed in published acts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analyzers import fold_letters
from indexer.acts.documents import Collectivite, TypeCollectivite
from indexer.reading.parsing.bodies.departements.departements import (
    departement_beside,
    departements_of,
    only,
)
from indexer.reading.parsing.bodies.guests import heads_a_point, is_another
from indexer.reading.parsing.bodies.names.name_ends import (
    BESIDE,
    NAME_GOES_ON,
    end_in_parts,
    goes_on,
    may_be_name,
    name_end,
    names_body,
)
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.openings import has_verb
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy
from indexer.referentials import ends_name_of_epci, name_key

_HEAD = 4000
_LINK = r"(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')"
#: The kind of a group before its name.
GROUP = Pattern(
    rf"\b(?P<kind>communaute\s+(?:de\s+communes?|d'agglomeration|urbaine)|eurometropole|metropole|agglomeration|cdc|com\s?com|cc|c\.\s?c\.)\s+{_LINK}?(?=[\"«a-z])"
)
_GROUP_KIND = re.compile(
    r"\b(?:communaute\s+(?:de\s+communes?|d'agglomeration|urbaine)|metropole)\b"
)
_GROUP_KINDS: tuple[tuple[str, TypeCollectivite], ...] = (
    ("communaute de commune", "communauté de communes"),
    ("communaute d'agglomeration", "communauté d'agglomération"),
    ("communaute urbaine", "communauté urbaine"),
    ("metropole", "métropole"),
)


def kind_of_group(folded: str) -> TypeCollectivite | None:
    """Return the kind of group that the heading names, without its name; points of the ordre du jour tell none."""
    lines = folded[:_HEAD].split("\n")
    flat = " ".join(" ".join(line for line in lines if not _POINT.match(line)).split())
    return next((kind for word, kind in _GROUP_KINDS if word in flat), None)


#: « 31.108 – Projet de statuts de la communauté d'agglomération », « 3. … ».
_POINT = re.compile(r"\W{0,4}\d{1,4}(?:[./-]\d{1,4})?\s?[.)°–-]\s+[a-z]")


def titled_kind(clean: CleanText) -> TypeCollectivite | None:
    """Return the kind of group with which a line of the title begins."""
    kinds = (_GROUP_KIND.match(line.folded) for line in clean.lines[:_TITLE_LINES])
    return next((kind_of_group(kind.group()) for kind in kinds if kind), None)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names a group as the one that sat, or that it is from."""

    start: int
    name: str
    #: The name without its kind, as it is compared.
    key: str
    type: TypeCollectivite | None = None


def namings(clean: CleanText) -> Iterator[Naming]:
    """Yield the places that name a group: who sat, then the lines of the title."""
    yield from _who_sat(clean)
    yield from _councils(clean)
    yield from _in_lines(clean)
    yield from _over_two_lines(clean)


_ITSELF = Pattern(
    r"(?:^|\n|\.\s)(?P<article>la\s+)(?=communaute\s+(?:de\s+communes?|d'agglomeration|urbaine)\s)"
)


def spoken(clean: CleanText) -> Naming | None:
    """The one group of which sentences begin, « La Communauté urbaine … a créé », where nothing else names one."""
    told: dict[str, Naming] = {}
    for sentence in _ITSELF.finditer(clean.folded, 0, _HEAD):
        match = GROUP.match(clean.folded, sentence.end())
        named = match and _name(clean.text, match.start(), match.end(), sentence=True)
        if match and named and clean.text[match.start()].isupper():
            told.setdefault(named[1], Naming(match.start(), *named, kind_of_group(match.group())))
    return next(iter(told.values())) if len(told) == 1 else None


def written_group(clean: CleanText, naming: Naming) -> Collectivite:
    """A group that no table holds, as a text writes it."""
    return Collectivite(
        nom=proper(naming.name),
        type=naming.type,
        departement=departement_beside(clean, naming.name) or only(departements_of(clean)),
    )


#: Characters that hold a name, and the line ends and blanks after which it goes on.
_REACH = 120
_RUNS_ON = re.compile(rf"(?i){NAME_GOES_ON}|(?<=[dl]['’])[ \t]+(?=[A-Za-zÀ-ÿ])")
_QUOTED = re.compile(r"[«\"]\s*[^»\"\n]{3,60}?\s*[»\"]")
#: One end of a line, before a word with a capital.
_ENDS_LINE = re.compile(r"[ \t]*\n[ \t]*(?=[A-ZÀ-Ý])")
#: The end of a name that breaks off.
_BREAKS_OFF = re.compile(
    r"\s*(?:(?:[Dd][ue]s?|DES?|DU|[Dd]e\s+[Ll]a|DE\s+LA|[Ll]es?|[Dd]['’])\s*(?:[,;:.)–-]|\n|\Z)|\.\.|…)|-[ \t]*(?:\n|\Z)"
)
#: The end of a name in capitals of which the last word is lost: « DU PAYS DE -OMBRELLE ».
_ENDS_ON_LINK = re.compile(r"\b(?:de|du|des|d|la|l|et)$")
#: A kind that a link joins to its name.
_LINKED = re.compile(
    r"(?:communes?|agglomeration|urbaine|metropole|cdc|cc|c\.)\s(?:de|du|des|d'|de la|de l')$"
)
#: « Communauté de communes de la région d'Ombre », « … entre Ombre et Brume »: the word of small letters is a part
#: of the name.
_SMALL_FIRST = re.compile(
    r"entre\s+(?=[A-ZÀ-Ý][\w'’-]+\s+et\s+[A-ZÀ-Ý])|(?:r[ée]gion|pays|canton|vall[ée]es?|bassin|plaine|secteur|territoire|c[oœ]e?ur|portes)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])(?=[A-ZÀ-Ý])"
)
#: « Communauté de communes du Pays ombrellois », whose second word is of small letters.
_OF_PEOPLE = re.compile(
    r"(?:Pays|Bassin|Canton|Val|Grand)\s+[a-zà-ÿ]{3,}(?:ois|ais|ien|ain|oux|an)\b(?=\s|[,.;:)]|\Z)"
)
#: Words of names that alone are none.
_PARTS_OF_NAMES = frozenset(
    {"pays", "val", "vallee", "vallees", "canton", "region", "hauts", "secteur", "bassin", "territoire", "portes", "rives", "coteaux", "grand", "coeur"}
)  # fmt: skip


def _name(text: str, start: int, position: int, *, sentence: bool) -> tuple[str, str] | None:
    """The whole name that begins at a position behind its kind: both, and the name as it is compared."""
    tail = _RUNS_ON.sub(" ", text[position : position + _REACH])
    if quoted := _QUOTED.match(tail):
        return tidy(text[start:position] + quoted.group()), name_key(quoted.group())
    beside = BESIDE.search(fold_letters(tail))
    tail = tail[: beside.start()] if beside else tail
    begins = region.end() if (region := _SMALL_FIRST.match(tail)) else 0
    end = end_in_parts(tail, begins) if sentence else name_end(tail, begins)
    if adjective := _OF_PEOPLE.match(tail):
        end = adjective.end()
    whole = _ENDS_LINE.sub(" ", tail) if sentence else tail
    if end and tail[end:].lstrip(" \t").startswith("\n") and (more := end_in_parts(whole, begins)):
        # « … du Haut », « Pays d'Ombre, dûment convoqués »: its line ends within the name.
        runs_on = goes_on(whole, more) or whole.startswith(",", more)
        tail, end = (whole, more) if runs_on else (tail, end)
    if not end or _BREAKS_OFF.match(tail, end):
        return None
    bare = tidy(tail[:end])
    key = name_key(bare)
    if len(key) < _SHORTEST or key in _PARTS_OF_NAMES or _ENDS_ON_LINK.search(key):
        return None
    kind = tidy(text[start:position])
    if not _LINKED.search(fold_letters(kind)) and ends_name_of_epci(key):
        return None  # « communauté de communes Grand Nord », whose first word is lost
    joined = "" if kind.endswith(("'", "’")) else " "
    if kind.isupper() and bare.isupper():
        return proper(f"{kind}{joined}{bare}"), key
    return f"{proper(kind)}{joined}{proper(bare)}", key


_SHORTEST = 3

_SITTING = Pattern(
    r"\b(?:bureau\s+(?:communautaire\s+)?|conseil\s+(?:communautaire\s+)?|assemblee\s+(?:generale\s+)?|presidente?\s+|conseillers\s+(?:communautaires\s+)?|(?:delegues|membres)\s+(?:des\s+communes\s+membres\s+)?)de\s+(?:la\s+)?(?=communaute\s)"
)


def _who_sat(clean: CleanText) -> Iterator[Naming]:
    """« Le conseil de la communauté de communes … », « les membres de la communauté … »."""
    for opening in _SITTING.finditer(clean.folded, 0, _HEAD):
        if is_another(clean, opening.end()):
            continue
        match = GROUP.match(clean.folded, opening.end())
        named = match and _name(clean.text, match.start(), match.end(), sentence=True)
        if match and named:
            yield Naming(match.start(), *named, kind_of_group(match.group()))


#: What the word that ends a name tells of its kind.
_ENDING_KINDS: dict[str, TypeCollectivite | None] = {
    "agglo": "communauté d'agglomération",
    "agglomeration": "communauté d'agglomération",
    "communaute": None,
    "intercom": "communauté de communes",
    "metropole": "métropole",
}
_COUNCIL = re.compile(
    rf"\bconseil\s+(?:communautaire|metropolitain|de\s+communaute)\s+{_LINK}(?!(?:la\s+)?commun|\w+\s+\d|seance|reunion)(?=[a-z])"
)
_LAST_WORD = re.compile(r"[\w]+$")


def _councils(clean: CleanText) -> Iterator[Naming]:
    """« Le conseil communautaire d'Ombrelle Agglo », « … de Brume et Ombre, dûment convoqué »."""
    for council in _COUNCIL.finditer(clean.folded, 0, _HEAD):
        tail = clean.text[council.end() : council.end() + _REACH]
        end = name_end(tail, 0)
        if not end:
            continue
        bare = tidy(tail[:end])
        last = _LAST_WORD.search(fold_letters(bare))
        ending = last.group() if last and " " in bare else ""
        if ending in _ENDING_KINDS or goes_on(tail, end):
            kind = _ENDING_KINDS.get(ending) or kind_of_group(clean.folded)
            yield Naming(council.end(), proper(bare), name_key(bare), kind)


#: « CDC du Pays d'Ombre », a line of the title; « CC Ombre et Brume », all of one.
_SHORT_KIND = re.compile(
    r"(?:cdc|com\s?com|cc|c\.\s?c\.)\s+(?:(?:de|du|des|d')|(?!m\.|mme)[a-z][a-z' -]{3,40}$)"
)
#: « AGGLOMÉRATION DU BAS-… », alone on a line of the title.
_AGGLOMERATION = re.compile(r"agglomeration\s+(?:du|des|de|d')\s?[a-z' -]{3,40}")
#: « OMBRELLE COMMUNAUTÉ », « OMBRELLE MÉTROPOLE », alone on a line of the title.
_ENDS_ON_KIND = re.compile(
    r"(?!.*\b(?:conseil|seance|bureau|commune|communes)\b)[a-z' -]{3,40}\s(?P<kind>communaute|agglo|agglomeration|intercom|metropole)"
)
# « VAL D'OMBRE – COMMUNAUTÉ DE COMMUNES »
_NAME_FIRST = re.compile(
    r"(?P<name>[a-z][a-z' -]{2,40}?)\s*[,–-]\s*(?:communaute\s+(?:de\s+communes|d'agglomeration|urbaine))"
)
_TITLE_LINES, _TOP = 15, 3
#: Characters of the line under « COMMUNAUTÉ » in which its kind goes on.
_KIND_UNDER = 20
#: Characters of a line before the kind of a group, and those of a text in which one in capitals is a title.
_INDENT, _TITLE = 25, 800
#: « 2031 11 30 – ccvo – dél – Communauté de communes … »: the name of a file that heads its page.
_DASHES, _HEADED = ("- ", "| "), 200


#: « 3. Convention avec la … », before a group that the title of a point tells.
_OF_A_MATTER = re.compile(r"^\W*\d{1,3}\s?[.)°/-]|\b(?:avec|par|aupres|entre|pour|a)\b")


def _in_lines(clean: CleanText) -> Iterator[Naming]:
    for rank, line in enumerate(clean.lines[:_TITLE_LINES]):
        if rank < _TOP and (whole := _whole_line(line)):
            yield whole
            return
        yield from _in_line(clean, line)


def _whole_line(line: Line) -> Naming | None:
    if first := _NAME_FIRST.fullmatch(line.folded):
        name = tidy(line.text[: first.end("name")])
        return Naming(line.start, proper(name), name_key(name), kind_of_group(line.folded))
    if _AGGLOMERATION.fullmatch(line.folded):
        kind: TypeCollectivite | None = _ENDING_KINDS["agglomeration"]
    elif ends := _ENDS_ON_KIND.fullmatch(line.folded):
        kind = _ENDING_KINDS[ends["kind"]]
    else:
        return None
    return Naming(line.start, proper(line.text), name_key(line.text), kind)


def _in_line(clean: CleanText, line: Line) -> Iterator[Naming]:
    """« COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRE », at the beginning of a line or in capitals."""
    if _SHORT_KIND.match(line.folded):
        starts = [line.start]
    else:
        # « COMMUNAUTÉ », then « DE COMMUNES »
        end = min(line.end + _KIND_UNDER * (line.folded == "communaute"), _TITLE)
        starts = [
            match.start()
            for match in _GROUP_KIND.finditer(clean.folded, line.start, end)
            if match.start() == line.start or match.group() != "metropole"
        ]
    for start in starts:
        match = GROUP.match(clean.folded, start)
        if match is None or not names_body(clean.folded[match.end() : match.end() + 60]):
            continue
        if heads_a_point(clean, start):
            continue
        before = clean.folded[line.start : start]
        written = clean.text[start : match.end()]
        capitals = written.isupper() and not is_another(clean, start)
        begins = (
            (len(before) < _INDENT or (start < _HEADED and before.endswith(_DASHES)))
            and not _OF_A_MATTER.search(before)
            and not has_verb(line.folded[:_REACH])
        )
        named = (capitals or begins) and _name(clean.text, start, match.end(), sentence=False)
        if named:
            kind = kind_of_group(match.group()) or "communauté de communes"
            yield Naming(start, *named, kind)


#: « Communauté de communes », « du Pays d'Ombre » under it: a letterhead, or the foot of a page.
_NAME_UNDER = re.compile(rf"{_LINK}[a-z][a-z' -]{{3,40}}")
_FAR = 120


def _over_two_lines(clean: CleanText) -> Iterator[Naming]:
    for rank, (line, under) in enumerate(pairwise(clean.lines[:_FAR])):
        if under.gap:
            continue
        if _GROUP_KIND.fullmatch(line.folded) and _goes_under(under, titled=rank < _TOP):
            name = tidy(f"{line.text} {under.text}")
            bare = name_key(under.text)
            yield Naming(line.start, proper(name), bare, kind_of_group(line.folded))
        elif rank < _TOP and _GROUP_KIND.fullmatch(under.folded) and may_be_name(line):
            name = name_key(line.text)
            yield Naming(line.start, proper(line.text), name, kind_of_group(under.folded))


def _goes_under(line: Line, *, titled: bool) -> bool:
    return bool(_NAME_UNDER.fullmatch(line.folded)) or (titled and may_be_name(line))
