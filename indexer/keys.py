"""The forms under which names, numbers and bodies are compared: written here once.

``analyzers.fold`` takes away case and accents; what is no letter and no figure then parts words.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from analyzers import fold
from indexer.acts.recorded import Collectivite
from indexer.referentials import commune_by_insee, epci_by_siren

_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_PREFIX = re.compile(r"^(?:deliberation-)?(?:n(?:o|um|umero)?-?(?=\d))?")
_ORDINAL_SIGNS = str.maketrans("°º", "oo")
#: Where the letters of a number meet its figures.
_SEAM = re.compile(r"(?<=[a-z])-?(?=[0-9])")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
#: A number that was typed without what parts it has so many letters and figures.
_GLUED = re.compile(r"(?=(?:[a-z]*[0-9]){5})[a-z0-9]{6,16}")
#: Where figures meet letters, or figures.
_BORDER = re.compile(r"(?<=[0-9])(?=[a-z0-9])|(?<=[a-z])(?=[0-9])")
#: Letters that registers put before or into the number of an act, or leave out.
_LETTERS = ("b", "c", "cc", "cm", "cs", "d", "db", "dc", "dcm", "de", "del", "delib", "dl")
#: A rank and a year, or a year and a rank.
_RANKED = re.compile(r"[0-9]{1,4}-(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{1,4}")
#: Signs that part the pieces of a number, beyond which none is looked for.
_MOST_SIGNS = 3


def words_key(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens or apostrophes."""
    return tuple(_NOT_ALNUM.sub(" ", fold(text)).split())


def folded_name(text: str) -> str:
    """The words of a name without what tells spellings apart: accents, case, signs between words."""
    return "-".join(words_key(text))


def numero_key(numero: str) -> str:
    """The form under which numbers of acts are compared: ``N° 2025/01/04`` is ``2025-1-4``.

    Case, accents, separators and leading zeros do not count; « n° » in front neither.
    """
    key = _PREFIX.sub("", folded_name(numero.translate(_ORDINAL_SIGNS)))
    return _LEADING_ZEROS.sub("", key)


def numero_forms(typed: str) -> tuple[str, ...]:
    """The forms that a number may have that someone types: its letters stand apart from its figures, or do not.

    >>> numero_forms("DEL 20310630 14"), numero_forms("2031-14")
    (('del-20310630-14', 'del20310630-14'), ('2031-14',))
    """
    key = numero_key(typed)
    return tuple(dict.fromkeys((key, _SEAM.sub("", key), _SEAM.sub("-", key))))


def ranked_forms(typed: str) -> tuple[str, ...]:
    """The forms of a number, and of a rank and a year the other way round as well.

    >>> ranked_forms("14/2031"), ranked_forms("DE14")
    (('14-2031', '2031-14'), ('de14', 'de-14'))
    """
    forms = numero_forms(typed)
    if not _RANKED.fullmatch(forms[0]):
        return forms
    first, last = forms[0].split("-")
    return (*forms, f"{last}-{first}")


def parted_forms(typed: str) -> Iterator[str]:
    """The forms of all numbers that may be meant by one typed without what parts it, or parted elsewhere.

    There are at most some 600: who asks takes those that an act has. None of what is too short or too long.

    >>> {"d2031-33", "2103-12"} <= {*parted_forms("d2031033"), *parted_forms("2103012")}
    True
    """
    whole = "".join(words_key(typed))
    if not _GLUED.fullmatch(whole):
        return
    borders = [border.start() for border in _BORDER.finditer(whole)]
    for count in range(1, _MOST_SIGNS + 1):
        for signs in combinations(borders, count):
            ends = (*signs, len(whole))
            pieces = (whole[start:end] for start, end in zip((0, *signs), ends, strict=True))
            yield numero_key("-".join(pieces))


def turned_forms(typed: str) -> Iterator[str]:
    """The forms of a number of two pieces, a rank and a year, either first, with letters before or between.

    >>> {"2031-14", "d2031-14", "2031-cm-14"} <= {*turned_forms("14-2031")}
    True
    """
    one, other = words_key(typed)
    for first, last in ((one, other), (other, one)):
        yield numero_key(f"{first}-{last}")
        for letters in _LETTERS:
            for form in (f"{letters}{first}-{last}", f"{letters}-{first}-{last}"):
                yield numero_key(form)
            yield numero_key(f"{first}-{letters}-{last}")


def body_key(collectivite: Collectivite) -> str | None:
    """What identifies a body: its INSEE code, its SIREN, or its folded name and département."""
    if collectivite.type == "commune" and collectivite.code_insee:
        return f"insee:{collectivite.code_insee}"
    if collectivite.siren:
        return f"siren:{collectivite.siren}"
    if collectivite.nom:
        return f"nom:{folded_name(collectivite.nom)}:{collectivite.departement or ''}"
    return None


#: How the key of the spellings of a body begins that nothing but its name identifies; the folded name follows.
BY_NAME = "nom:"


def spelling_key(body: Collectivite) -> str | None:
    """What the spellings of a body have in common, ``None`` where a referential spells its name."""
    if not body.nom or (body.code_insee and commune_by_insee(body.code_insee)):
        return None
    if body.siren:
        return None if epci_by_siren(body.siren) else f"siren:{body.siren}"
    return f"{BY_NAME}{folded_name(body.nom)}"
