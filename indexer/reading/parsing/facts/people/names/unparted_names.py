"""Names that nothing parts: « Paul DURAND Odile VASSEUR », or dashes that a given name may hold too."""

import itertools
import re
from collections.abc import Iterator

from indexer.referentials import is_commune_key, name_key

_CHUNK = re.compile(r"\S+")
#: What three blanks part from the next.
_COLUMN = re.compile(r"\S+(?:\s{1,2}\S+)*")
#: Words of a name and the first of another: fewer are one name.
_FEWEST_APART = 3
#: Words with a dash between the first and the last: fewer are one name.
_FEWEST_DASHED = 2


def names_apart(text: str, start: int, end: int, *, several: bool) -> Iterator[tuple[int, int]]:
    """Yield where each name begins and ends between two offsets that no sign parts.

    ``several`` tells that one civility stands before several people.
    """
    if len(text[start:end].split()) < _FEWEST_APART:
        yield start, end
        return
    columns = [column.span() for column in _COLUMN.finditer(text, start, end)]
    if len(columns) > 1 and all(" " in text[slice(*column)] for column in columns):
        yield from columns  # « Lise ORVAL      Paul VERDUN »
        return
    if parted := list(_between_dashes(text, start, end)) or _with_initials(text, start, end):
        yield from parted
    elif several and (surnames := _surnames(text, start, end)):
        yield from surnames
    else:
        yield from _by_turns(text, start, end)


#: A word of a name, whether it is in capitals, and where it stands.
_Kind = tuple[bool, int, int]


def _by_turns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Given names and surnames in capitals take turns: where the first kind comes back, another name begins."""
    kinds: list[_Kind] = []
    for chunk in _CHUNK.finditer(text, start, end):
        word = chunk.group()
        letters = [char for char in word if char.isalpha()]
        if len(letters) > 1 and not word[0].islower() and word not in _PARTICLES:
            kinds.append((word.upper() == word, chunk.start(), chunk.end()))
    begin = start
    if kinds and kinds[0][0] and kinds[-1][0] and (behind := _behind_place(text, kinds)):
        start = begin = behind
        kinds = [kind for kind in kinds if kind[1] >= behind]
    if kinds and len({kind for kind, _s, _e in kinds}) == 2:
        first = kinds[0][0]
        for before, here in itertools.pairwise(kinds):
            if before[0] != first and here[0] == first:
                yield begin, before[2]
                begin = here[1]
    yield begin, end


#: « de La TOUR Luc »: they are of no kind.
_PARTICLES = frozenset(("La", "Le", "De", "Du", "Des"))
#: « ORVAL L VERDUN P. », « DE SERAN G. BRANCY Z. »: a surname in capitals and its initials.
_AND_INITIALS = (
    r"[A-ZÀ-Ý'’-]{2,}(?:\s+[A-ZÀ-Ý'’-]{3,}){0,2}\s+[A-ZÀ-Ý]{1,2}(?:\.(?:-?[A-Z]\.)?)?(?![\w'’.-])"
)
_ONE_WITH_INITIALS = re.compile(_AND_INITIALS)
_SEVERAL_WITH_INITIALS = re.compile(rf"{_AND_INITIALS}(?:\s+{_AND_INITIALS})+")
#: « L. ORVAL J-P. LE BRANCY »: the initials come first.
_BEHIND_INITIALS = (
    r"[A-ZÀ-Ý]h?\.(?:[ -]?[A-ZÀ-Ý]\.)?\s?[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:\s+[A-ZÀ-Ý'’-]{2,}(?!\.)){0,2}"
)
_ONE_BEHIND_INITIALS = re.compile(_BEHIND_INITIALS)
_SEVERAL_BEHIND_INITIALS = re.compile(rf"{_BEHIND_INITIALS}(?:\s+{_BEHIND_INITIALS})+")


def _with_initials(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Surnames with initials beside them that nothing parts; none where there is one."""
    if _SEVERAL_WITH_INITIALS.fullmatch(text, start, end):
        return [name.span() for name in _ONE_WITH_INITIALS.finditer(text, start, end)]
    if "." in text[start : start + 3] and _SEVERAL_BEHIND_INITIALS.fullmatch(text, start, end):
        return [name.span() for name in _ONE_BEHIND_INITIALS.finditer(text, start, end)]
    return []


#: « Mmes et MM. ORVAL VERDUN LE BRANCY SERAN »: no name has as many words in capitals but particles.
_FEWEST_SURNAMES = 4
_SURNAME = re.compile(r"(?:(?:DE LA|DE|DU|DES|D'|LE|LA|VAN|VON|EL|BEN|DA|DI)\s+)*[^\W\d_][\w'’-]+")


def _surnames(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Surnames in capitals that nothing parts, each with its particles; none where they may be one name."""
    found = [surname.span() for surname in _SURNAME.finditer(text, start, end)]
    return found if len(found) >= _FEWEST_SURNAMES and text[start:end].isupper() else []


def _behind_place(text: str, kinds: list[_Kind]) -> int | None:
    """Where the names begin in « VALBRUNE Lise ORVAL », which opens with who sent them."""
    given = next((at for shouted, at, _end in kinds if not shouted), None)
    if given is not None and is_commune_key(name_key(text[kinds[0][1] : given].strip())):
        return given
    return None


#: What a dash with a blank on one side parts from the next.
_PIECE = re.compile(r"[^\s-](?:[^\s-]|-(?!\s)|\s(?!-\S))*")
_BLANK = re.compile(r"\S\s+\S")


def _between_dashes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names that dashes without blanks part: « Ève Roc-Jean-Luc Pont-Guy Val », all of two words."""
    if "-" not in text[start:end]:
        return
    pieces = [piece.span() for piece in _PIECE.finditer(text, start, end)]
    if len(pieces) > 1 and all(_BLANK.search(text, *piece) for piece in pieces):
        yield from pieces  # « Ève Roc- Jean Pont -Guy Val »
        return
    chunks = list(_CHUNK.finditer(text, start, end))
    inner = chunks[1:-1]
    if len(inner) < _FEWEST_DASHED or not all("-" in chunk.group() for chunk in inner):
        return
    begin = start
    for chunk in inner:
        dash = chunk.start() + chunk.group().index("-")
        yield begin, dash
        begin = dash + 1
    yield begin, end
