"""Communes, EPCI, départements and régions of the Code officiel géographique.

Everything is read on first use and kept. Codes are strings (``2A``, ``01``). A name alone does not
identify a commune: 1,675 names are borne by several, so look-ups by name return all bearers.
Syndicats are in no national table of this kind and are not here.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from analyzers.frozen import dataclass
from indexer.acts.recorded import TypeCollectivite
from indexer.referentials.name_keys import SMALL_WORDS, name_key
from indexer.referentials.packed_tables import read_lines, read_table

EPCI_TYPES: dict[str, TypeCollectivite] = {
    "CC": "communauté de communes",
    "CA": "communauté d'agglomération",
    "CU": "communauté urbaine",
    "METRO": "métropole",
    "MET69": "métropole",
    "EPT": "autre",
}
_ABBREVIATIONS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
}
_EPCI_KIND = re.compile(
    r"^(?:cc|ca|cu|communaute de communes|communaute d agglomeration|communaute urbaine"
    r"|metropole|eurometropole)\b\s*(?:(?:de la|de l|des|du|de|d)\b\s*)?"
)


@dataclass(frozen=True, slots=True)
class Departement:
    """A département, and the code of its région."""

    code: str
    nom: str
    region: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, current or former.

    ``parent`` is the INSEE code of the commune that a delegated or associated one belongs to,
    ``""`` for a current commune. ``siren`` and ``epci`` (a SIREN) may be ``""``.
    """

    code_insee: str
    nom: str
    siren: str
    epci: str
    codes_postaux: tuple[str, ...]
    parent: str

    @property
    def departement(self) -> str:
        """The INSEE code of the département, read off the commune's own code."""
        return (
            self.code_insee[:3] if self.code_insee.startswith(("97", "98")) else self.code_insee[:2]
        )

    @property
    def current(self) -> bool:
        """Whether it is a commune today rather than a part of another."""
        return not self.parent


@dataclass(frozen=True, slots=True)
class Epci:
    """A group of communes with its own taxation.

    ``nom`` is written in full; ``listed`` is the name of the table, which may tell an acronym beside it.
    """

    siren: str
    nom: str
    type: TypeCollectivite
    departements: tuple[str, ...]
    listed: str = ""

    @property
    def departement(self) -> str | None:
        """The département of its seat, ``None`` where the table leaves it open.

        A number given before 2010 holds it (24, then the département); the table names it first, but
        for the territories of Paris, whose départements stand in their order.
        """
        if len(self.departements) == 1:
            return self.departements[0]
        if self.siren[:2] == "24" and self.siren[2:4] in self.departements:
            return self.siren[2:4]
        return self.departements[0] if self.departements and self.type != "autre" else None


@cache
def _departements() -> dict[str, Departement]:
    rows = read_table("departements.tsv.gz", 3)
    return {code: Departement(code, nom, region) for code, nom, region in rows}


@cache
def _departement_keys() -> dict[str, Departement]:
    return {name_key(d.nom): d for d in _departements().values()}


@cache
def _regions() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("regions.tsv.gz", 2)}


#: Columns of the table of communes.
_CODE, _NOM, _SIREN = 1, 2, 3


@cache
def _commune_lines() -> list[str]:
    return read_lines("communes.tsv.gz", 7)


@cache
def _commune_keys() -> dict[str, str]:
    """The lines of the communes that bear a name, one below another."""
    keys: dict[str, str] = {}
    for line in _commune_lines():
        key = line[: line.index("\t")]
        keys[key] = f"{keys[key]}\n{line}" if key in keys else line
    return keys


@cache
def _in_order(column: int) -> list[str]:
    """The lines of communes by one of their cells; of one value current communes come first."""
    # Looked through by halves: a dictionary of 35,000 codes takes ten times the room.
    return sorted(_commune_lines(), key=lambda line: (_cell(line, column), line[-1] != "\t"))


def _commune_with(column: int, value: str) -> Commune | None:
    lines = _in_order(column)
    place = bisect_left(lines, value, key=lambda line: _cell(line, column))
    found = lines[place : place + 1]
    return _commune(found[0]) if value and found and _cell(found[0], column) == value else None


def _cell(line: str, column: int) -> str:
    return line.split("\t", column + 1)[column]


def _commune(line: str) -> Commune:
    _key, code, nom, siren, epci, postal, parent = line.split("\t")
    return Commune(code, nom, siren, epci, tuple(postal.split()), parent)


@cache
def _epcis() -> dict[str, Epci]:
    return {
        siren: Epci(
            siren,
            _full_name(_ASIDE.sub("", nom)),
            EPCI_TYPES[kind],
            tuple(departements.split()),
            nom,
        )
        for _key, siren, nom, kind, departements in read_table("epci.tsv.gz", 5)
    }


#: « CA du Grand Avignon (COGA) »: few texts join the two.
_ASIDE = re.compile(r"\s*\((?P<aside>[^()]+)\)$")


@cache
def _epci_keys() -> dict[str, list[Epci]]:
    keys: dict[str, list[Epci]] = {}
    for epci in _epcis().values():
        aside = _ASIDE.search(epci.listed)
        names = (epci.nom, epci.listed, *(aside.groups() if aside else ()))
        for key in dict.fromkeys(map(epci_key, names)):
            keys.setdefault(key, []).append(epci)
    return keys


def _full_name(nom: str) -> str:
    first, _, rest = nom.partition(" ")
    return f"{_ABBREVIATIONS[first]} {rest}" if first in _ABBREVIATIONS else nom


def epci_key(nom: str) -> str:
    """Reduce the name of an EPCI to its own words, without its kind nor the linking article.

    ``CC des Campagnes de l'Artois`` and ``Communauté de communes Campagnes de l'Artois`` meet.
    """
    return _EPCI_KIND.sub("", name_key(nom))


def departement(code: str) -> Departement | None:
    """Return the département of that INSEE code (``59``, ``2A``, ``974``)."""
    return _departements().get(code)


def departement_name(code: str) -> str | None:
    """Return the name of a département."""
    found = departement(code)
    return found.nom if found else None


def departement_named(name: str) -> Departement | None:
    """Return the département of that name, in any spelling."""
    return _departement_keys().get(name_key(name))


@cache
def departement_names() -> tuple[tuple[str, str], ...]:
    """Return the name keys of all départements with their codes, longest names first."""
    pairs = [(key, found.code) for key, found in _departement_keys().items()]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def region_names() -> tuple[tuple[str, str], ...]:
    """Return the names of all régions with their codes."""
    return tuple((nom, code) for code, nom in _regions().items())


def region_of(departement_code: str) -> str | None:
    """Return the code of the région of a département."""
    found = departement(departement_code)
    return found.region if found else None


def commune_by_insee(code: str) -> Commune | None:
    """Return the commune of that INSEE code."""
    return _commune_with(_CODE, code)


def commune_by_siren(siren: str) -> Commune | None:
    """Return the commune of that SIREN (nine digits)."""
    return _commune_with(_SIREN, siren)


def communes_named(name: str) -> tuple[Commune, ...]:
    """Return all communes of that name, in any spelling, current ones first."""
    found = map(_commune, _commune_keys().get(name_key(name), "").splitlines())
    return tuple(sorted(found, key=lambda c: (not c.current, c.code_insee)))


def begins_commune(name: str) -> bool:
    """Tell whether the name of a commune goes on after these words: « Le Touquet »-Paris-Plage."""
    begun = f"{name_key(name)} "
    keys = _ordered_keys()
    place = bisect_left(keys, begun)
    return place < len(keys) and keys[place].startswith(begun)


@cache
def _ordered_keys() -> tuple[str, ...]:
    """The keys of all names in order: a query of many words no act has asks for the beginning of each."""
    return tuple(sorted(_commune_keys()))


def commune_key_shortened(words: Sequence[str]) -> str | None:
    """Return the key of the one name that is these words but for small ones between them.

    « saint andre cubzac » is Saint-André-de-Cubzac. ``None`` for a whole name and where several names are meant.
    """
    if len(words) < 2 or is_commune_key(" ".join(words)):
        return None
    keys, last = _ordered_keys(), f" {words[-1]}"
    begun = keys[bisect_left(keys, f"{words[0]} ") : bisect_left(keys, f"{words[0]}!")]
    likely = [key for key in begun if key.endswith(last)]
    found = [key for key in likely if [w for w in key.split() if w not in SMALL_WORDS] == [*words]]
    return found[0] if len(found) == 1 else None


def is_commune_key(key: str) -> bool:
    """Tell whether a name already reduced by ``name_key`` is that of a commune."""
    return key in _commune_keys()


@cache
def _squeezed_keys() -> dict[str, str | None]:
    """Names of several words by their letters alone; ``None`` where several have them."""
    found: dict[str, str | None] = {}
    for key in _commune_keys():
        if " " in key and len(letters := key.replace(" ", "")) > _SHORT_NAME:
            found[letters] = None if letters in found else key
    return found


def commune_key_squeezed(letters: str) -> str | None:
    """Return the name key of the one commune whose name has those letters, blanks left out."""
    return _squeezed_keys().get(letters)


_SHORT_NAME = 7


@cache
def territories() -> tuple[Epci, ...]:
    """Return the établissements publics territoriaux of the métropole du Grand Paris."""
    return tuple(epci for epci in _epcis().values() if epci.type == "autre")


def epci_by_siren(siren: str) -> Epci | None:
    """Return the EPCI of that SIREN."""
    return _epcis().get(siren)


def epci_named(name: str) -> tuple[Epci, ...]:
    """Return the EPCI of that name, with or without its kind in front."""
    return epci_keyed(name_key(name))


def epci_keyed(key: str) -> tuple[Epci, ...]:
    """Return the EPCI of a name already reduced by ``name_key``."""
    return tuple(_epci_keys().get(_EPCI_KIND.sub("", key), ()))


#: « Ombrelle Agglomération », which its own minutes may call « Ombrelle ».
_ENDS_ON_KIND = re.compile(r"\s(?:communaute|agglomeration|agglo|metropole|intercom)$")


@cache
def _epci_called() -> dict[str, list[Epci]]:
    called: dict[str, list[Epci]] = defaultdict(list)
    for key, epcis in _epci_keys().items():
        bare = _ENDS_ON_KIND.sub("", key)
        if " " in bare and not is_commune_key(bare):
            called[bare] += epcis
    return called


def epci_called(key: str) -> tuple[Epci, ...]:
    """Return the EPCI of a name of two words or more, reduced by ``name_key``, without its kind at either end.

    A name that a commune bears too is none.
    """
    return tuple(_epci_called().get(key, ()))


@cache
def _epci_tails() -> frozenset[str]:
    return frozenset(
        " ".join(words[start:])
        for words in (key.split() for key in _epci_keys())
        for start in range(1, len(words))
    )


def ends_name_of_epci(key: str) -> bool:
    """Tell whether words, reduced by ``name_key``, end the name of an EPCI and are not the whole."""
    return key in _epci_tails() and not epci_keyed(key) and not epci_called(key)
