"""What the names of files of the ACTES exchange state, without their messages.

``034-213400001-20240315-2024_07-DE-1-1_1.pdf`` holds the département, the SIREN of the body, the day
of the act, its number, its nature, the message (1: an act) and the rank of the file in it: 0 is the
message itself, 1 the act, the others its annexes. A typology may stand in front (``99_DE-``,
``21_RA-``). ``034-213400001-20240315-2024_07-DE`` is the identifier of the act.

Names and codes follow the writers of Pastell and S²LOW (Libriciel) and version 1.1 (16 February
2004) of the exchange, ``actesv1_1.xsd``.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from stdnum.fr import siren as siren_number

from indexer.acts.documents import ExtractedText, Nature, StatedFact, StatedName, TypeDocument

#: Abbreviations of natures, in the order of their codes 1 to 6.
_ABBREVIATED = ("DE", "AR", "AI", "CC", "BF", "AU")
NATURES: Mapping[str, Nature] = dict(zip("123456", get_args(Nature), strict=True))
_BY_ABBREVIATION = dict(zip(_ABBREVIATED, get_args(Nature), strict=True))

#: What an act of a nature is called among documents.
TYPES: Mapping[Nature, TypeDocument] = {
    "délibération": "deliberation",
    "arrêté réglementaire": "arrete",
    "arrêté individuel": "arrete",
    "contrat": "contrat",
    "document budgétaire": "budget",
    "autre": "autre",
}
INDIVIDUAL: Nature = "arrêté individuel"

_ID = (
    r"(?P<departement>\d{2}[0-9AB])-(?P<siren>\d{9})-(?P<date>(?:19|20)\d{6})-"
    r"(?P<numero>[A-Z0-9][A-Z0-9_.-]{0,24}?)-(?P<nature>DE|AR|AI|CC|BF|AU)"
)
_IDENTIFIER = re.compile(_ID, re.IGNORECASE)
_FILE = re.compile(
    r"(?:(?:\d\d_[A-Z0-9]{2}|[A-Z]{2,8})-)?(?P<id>"
    + _ID
    + r")(?:-(?P<message>\d)-(?P<flow>\d)(?:_(?P<rank>\d{1,4}))?"
    # What people and programs put behind it: a second copy, a stamp, a signature.
    + r"(?:\s*\(\d{1,3}\)|[-_ ](?:sign[eé]e?|tampon\w*|copie|ar))*)?(?:\.\w{1,5}){1,2}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Transmitted:
    """What a name or an identifier holds; ``siren`` and ``date`` are ``None`` where they are none."""

    identifiant: str
    departement: str
    siren: str | None
    date: dt.date | None
    numero: str
    nature: Nature
    message: int
    rank: int | None
    flow: int = 1

    @property
    def is_annex(self) -> bool:
        """Whether the file is an annex of its act."""
        return self.message == 1 and self.rank is not None and self.rank > 1


def of_name(name: str) -> Transmitted | None:
    """What the name of a file states, ``None`` where it is no name of the exchange."""
    found = _FILE.fullmatch(name.rpartition("/")[2])
    if found is None:
        return None
    rank = found["rank"]
    known = _transmitted(
        found, found["id"], int(found["message"] or 1), int(rank) if rank else None
    )
    return replace(known, flow=int(found["flow"] or 1))


def of_identifier(identifiant: str) -> Transmitted | None:
    """What the identifier of an act states, ``None`` where it is none."""
    found = _IDENTIFIER.fullmatch(identifiant.strip())
    return _transmitted(found, found[0], 1, None) if found else None


def stated_by_name(name: str) -> tuple[StatedFact, ...]:
    """The facts that a name of the exchange states of the act or annex that the file is."""
    known = of_name(name)
    if known is None or known.rank == 0 or known.message != 1:
        return ()
    return facts_of(known, "name of the file")


def no_act(name: str) -> str | None:
    """Why a file is no act, by its name alone: a letter of the préfecture, a signature; ``None`` where it may be."""
    known = of_name(name)
    if known is not None and known.message in _LETTERS and not name.lower().endswith(".xml"):
        return "a letter of the préfecture or an answer to it, no act: left out"
    if known is not None and name.rpartition("/")[2].upper().startswith("99_SE-"):
        return "an electronic signature, no act: left out"
    return None


def stands_alone(facts: Sequence[StatedFact]) -> bool:
    """Whether an act can be found by what is stated of it, when its document cannot be read."""
    names = {fact.name for fact in facts}
    return "annexe_de" not in names and bool(names & {"objet", "description"})


#: Messages of the exchange between the préfecture and the sender, by number: 1 is an act, 6 a cancellation.
_LETTERS = (2, 3, 4, 5)

_OF_ALL: frozenset[StatedName] = frozenset(
    ("siren", "siret", "departement", "collectivite", "organe", "date", "url_originale")
)


def of_part(facts: Sequence[StatedFact], text: ExtractedText) -> tuple[StatedFact, ...]:
    """Of the facts that are stated of a file, those of a text that stands in it.

    A file attached to the act is no second act: it has the body and the day of the file alone.
    """
    own = text.member is None or any(fact.name == "annexe_de" for fact in text.stated)
    return tuple(fact for fact in facts if own or fact.name in _OF_ALL)


def facts_of(known: Transmitted, where: str) -> tuple[StatedFact, ...]:
    """What a name or an identifier states, as facts."""
    values: dict[StatedName, str | None] = {
        "siren": known.siren,
        "departement": known.departement,
        "date": known.date.isoformat() if known.date else None,
    }
    if known.is_annex:
        values["annexe_de"] = f"{(known.rank or 2) - 1}/{known.numero}"
    else:
        values |= {
            "numero": known.numero,
            "nature": known.nature,
            "identifiant": known.identifiant,
        }
    return tuple(StatedFact(name, value, where) for name, value in values.items() if value)


_TITLES: Mapping[StatedName, str] = {
    "objet": "Objet",
    "numero": "Numéro",
    "date": "Date",
    "nature": "Nature",
    "matiere": "Matière",
    "description": "Description",
    "mots_cles": "Mots-clés",
}


def as_text(facts: Sequence[StatedFact]) -> str:
    """What stands for an act whose document is absent."""
    lines = (
        f"{title} : {f.value}" for name, title in _TITLES.items() for f in facts if f.name == name
    )
    return "\n".join(lines)


def _transmitted(
    found: re.Match[str], identifiant: str, message: int, rank: int | None
) -> Transmitted:
    digits, day = found["siren"], found["date"]
    return Transmitted(
        identifiant.upper(),
        _insee(found["departement"].upper()),
        digits if siren_number.is_valid(digits) and digits.strip("0") else None,
        _date(day),
        found["numero"],
        _BY_ABBREVIATION[found["nature"].upper()],
        message,
        rank,
    )


def _insee(departement: str) -> str:
    """The INSEE code of a département, which the exchange writes with three characters."""
    return departement[1:] if departement.startswith("0") else departement


def _date(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
