"""The fields a query can name, and what their values mean.

A value is compared without case or accents and may be an everyday word (« pv », « Nord »). A
value that no act could have is said in a note and left out: the rest of the query still answers.
"""

import re
from collections.abc import Callable

from analyzers import fold
from indexer.errors import QueryError
from indexer.referentials import departement_named
from indexer.searching.periods import period
from indexer.searching.query.clauses import Clause, Keyword, Period
from indexer.storing.records import numero_key

#: Names accepted before a colon, folded, and the field meant.
FIELDS = {
    "objet": "objet",
    "titre": "objet",
    "texte": "texte",
    "commune": "commune",
    "ville": "commune",
    "collectivite": "collectivite",
    "numero": "numero",
    "matiere": "matiere",
    "type": "type",
    "departement": "departement",
    "organe": "organe",
    "resultat": "resultat",
    "vote": "resultat",
    "annee": "annee",
    "date": "date",
    "du": "du",
    "au": "au",
}

#: Fields whose value is words to look for, rather than an exact value, and those of names.
NAME_FIELDS = ("commune", "collectivite")
WORD_FIELDS = ("objet", "texte", *NAME_FIELDS)

_TYPES = {
    "deliberation": "deliberation",
    "deliberations": "deliberation",
    "acte": "deliberation",
    "extrait": "deliberation",
    "proces verbal": "proces-verbal",
    "proces verbaux": "proces-verbal",
    "pv": "proces-verbal",
    "compte rendu": "compte-rendu",
    "cr": "compte-rendu",
    "arrete": "arrete",
    "convocation": "convocation",
    "tableau": "tableau",
    "annexe": "annexe",
    "autre": "autre",
}
_RESULTATS = {
    "unanimite": "unanimité",
    "unanime": "unanimité",
    "majorite": "majorité",
    "adopte": "adopté",
    "adoptee": "adopté",
    "rejete": "rejeté",
    "rejetee": "rejeté",
    "rejet": "rejeté",
    "refuse": "rejeté",
    "prend acte": "prend acte",
    "election": "élection",
    "ajourne": "ajourné",
    "ajournee": "ajourné",
    "reporte": "ajourné",
}
_ORGANES = {
    "conseil municipal": "conseil municipal",
    "municipal": "conseil municipal",
    "conseil communautaire": "conseil communautaire",
    "communautaire": "conseil communautaire",
    "conseil metropolitain": "conseil métropolitain",
    "metropolitain": "conseil métropolitain",
    "comite syndical": "comité syndical",
    "syndical": "comité syndical",
    "bureau": "bureau",
    "conseil departemental": "conseil départemental",
    "departemental": "conseil départemental",
    "conseil regional": "conseil régional",
    "regional": "conseil régional",
    "conseil d administration": "conseil d'administration",
    "administration": "conseil d'administration",
}
_CODE = re.compile(r"[1-9](?:\.\d{1,2}){0,3}")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_YEARS = re.compile(r"((?:19|20)\d\d)(?:\s*(?:-|–|\.\.)\s*((?:19|20)\d\d))?")


class WrongValue(Exception):
    """A value that the field cannot have; the message is the note shown, in French."""


def keyword(field: str, value: str) -> Clause:
    """The clause of ``field:value`` for a field of exact values. Raises ``WrongValue``."""
    return _READERS[field](value.strip())


def bounds(field: str, value: str) -> tuple[int, int]:
    """First and last day, as YYYYMMDD, of the value of a date field. Raises ``WrongValue``."""
    try:
        first, last = period(value, field)
    except QueryError:
        raise WrongValue(
            f"« {field}:{value} » n'est pas une date : écrire 2024, 03/2024, 12/03/2024 ou 2024-03-12."
        ) from None
    return _number(first.year, first.month, first.day), _number(last.year, last.month, last.day)


def _number(year: int, month: int, day: int) -> int:
    return year * 10_000 + month * 100 + day


def _label(field: str, value: str) -> str:
    return f'{field}:"{value}"' if re.search(r"[\s()\"]", value) else f"{field}:{value}"


def _listed(field: str, known: dict[str, str]) -> Callable[[str], Clause]:
    def read(value: str) -> Clause:
        key = _NOT_ALNUM.sub(" ", fold(value)).strip()
        if key not in known:
            choices = ", ".join(dict.fromkeys(known.values()))
            raise WrongValue(f"« {field}:{value} » n'existe pas. Valeurs possibles : {choices}.")
        return Keyword(field, (known[key],), _label(field, known[key]))

    return read


def _matiere(value: str) -> Clause:
    code = value.rstrip(".")
    if not _CODE.fullmatch(code):
        raise WrongValue(
            f"« matiere:{value} » n'est pas un code de matière : écrire 5, 5.7 ou 7.10."
        )
    return Keyword("matiere", (code,), _label("matiere", code))


def _departement(value: str) -> Clause:
    code = value.upper()
    if re.fullmatch(r"\d", code):
        code = f"0{code}"
    if not re.fullmatch(r"\d\d|2[AB]|9[78]\d", code):
        found = departement_named(value)
        if found is None:
            raise WrongValue(
                f"« departement:{value} » n'est pas un département : écrire 59 ou Nord."
            )
        code = found.code
    return Keyword("departement", (code,), _label("departement", code))


def _annee(value: str) -> Clause:
    match = _YEARS.fullmatch(value)
    if not match:
        raise WrongValue(f"« annee:{value} » n'est pas une année : écrire 2024 ou 2020-2024.")
    first, last = sorted((int(match[1]), int(match[2] or match[1])))
    return Period(_number(first, 1, 1), _number(last, 12, 31))


def _numero(value: str) -> Clause:
    key = numero_key(value)
    if not key:
        raise WrongValue(f"« numero:{value} » n'est pas un numéro d'acte.")
    return Keyword("numero", (key,), _label("numero", value.replace('"', "")))


_READERS: dict[str, Callable[[str], Clause]] = {
    "matiere": _matiere,
    "departement": _departement,
    "annee": _annee,
    "numero": _numero,
    "type": _listed("type", _TYPES),
    "resultat": _listed("resultat", _RESULTATS),
    "organe": _listed("organe", _ORGANES),
}
