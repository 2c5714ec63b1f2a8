"""What a query may write for a value of a field, and how a value is shown to people.

Closed sets with the everyday words for their values, then codes. ``indexer.fields`` puts them into its
rows. What reads a value is imported when it is called: the command line needs the names alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from indexer.acts.closed import Organe, Resultat, StatedName, TypeDocument


@dataclass(frozen=True, slots=True, eq=False)
class Accepted:
    """What a query may write after the name of a field of exact values.

    ``read`` gives the value that is meant, ``None`` where no act could have it; ``refusal`` ends the
    French sentence that says so. ``verbatim`` shows what was typed rather than the value. ``words``
    are everyday words, folded, and the value that each stands for.
    """

    read: Callable[[str], str | None]
    refusal: str
    verbatim: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


# Closed sets: their values, the everyday words for them, how they are shown.

LABELS_OF_TYPES: Mapping[TypeDocument, str] = {
    "deliberation": "délibération",
    "proces-verbal": "procès-verbal",
    "compte-rendu": "compte rendu",
    "arrete": "arrêté",
    "convocation": "convocation",
    "tableau": "tableau de délibérations",
    "annexe": "annexe",
    "contrat": "contrat ou convention",
    "budget": "document budgétaire",
    "autre": "autre document",
}
_WORDS_OF_TYPES: Mapping[str, TypeDocument] = {
    "deliberations": "deliberation",
    "acte": "deliberation",
    "extrait": "deliberation",
    "proces verbaux": "proces-verbal",
    "pv": "proces-verbal",
    "cr": "compte-rendu",
    "comptes rendus": "compte-rendu",
    "arretes": "arrete",
    "convention": "contrat",
    "conventions": "contrat",
}
_WORDS_OF_RESULTS: Mapping[str, Resultat] = {
    "unanime": "unanimité",
    "adoptee": "adopté",
    "rejetee": "rejeté",
    "rejet": "rejeté",
    "refuse": "rejeté",
    "refus": "rejeté",
    "defavorable": "rejeté",
    "favorable": "adopté",
    "approuve": "adopté",
    "approuvee": "adopté",
    "ajournee": "ajourné",
    "reporte": "ajourné",
    "reportee": "ajourné",
    "retire": "ajourné",
}
_WORDS_OF_ORGANS: Mapping[str, Organe] = {
    "municipal": "conseil municipal",
    "communautaire": "conseil communautaire",
    "metropolitain": "conseil métropolitain",
    "syndical": "comité syndical",
    "departemental": "conseil départemental",
    "regional": "conseil régional",
    "territoire": "conseil de territoire",
    "arrondissement": "conseil d'arrondissement",
    "administration": "conseil d'administration",
}


def _one_of(values: tuple[str, ...], words: Mapping[str, str]) -> Accepted:
    """A value of a closed set, without case, accents or hyphens, or an everyday word for one."""

    def read(typed: str) -> str | None:
        from indexer.keys import words_key

        known = {" ".join(words_key(value)): value for value in values}
        return {**known, **words}.get(" ".join(words_key(typed)))

    return Accepted(read, f"n’existe pas. Valeurs possibles : {', '.join(values)}.", words=words)


def type_shown(value: str) -> str:
    """« procès-verbal » for ``proces-verbal``."""
    return next((shown for kind, shown in LABELS_OF_TYPES.items() if kind == value), value)


# Codes.

_MATIERE = re.compile(r"[1-9](?:\.\d{1,2}){0,4}")
_DEPARTEMENT = re.compile(r"\d\d|2[AB]|9[78]\d")


def _matiere(typed: str) -> str | None:
    code = typed.rstrip(".").replace(",", ".")
    return code if _MATIERE.fullmatch(code) else None


def matiere_shown(code: str) -> str:
    """« 5.7 Intercommunalité » for 5.7."""
    from indexer.referentials import matiere_label

    if name := matiere_label(code):
        return f"{code} {name}"
    # Below level 2 codes are those of a body: another may mean something else by the same.
    national = matiere_label(".".join(code.split(".")[:2]))
    return f"{code} ({national})" if national else code


def departement(typed: str) -> str | None:
    """The code of a département, from its code or its name."""
    from indexer.referentials import departement_named

    code = typed.upper()
    if re.fullmatch(r"\d", code):
        code = f"0{code}"
    if _DEPARTEMENT.fullmatch(code):
        return code
    found = departement_named(typed)
    return found.code if found else None


def departement_shown(code: str) -> str:
    """« Nord (59) » for 59."""
    from indexer.referentials import departement_name

    name = departement_name(code)
    return f"{name} ({code})" if name else code


def numero_form(typed: str) -> str | None:
    """The form under which numbers of acts are compared."""
    from indexer.keys import numero_key

    return numero_key(typed) or None


def _year(typed: str) -> str | None:
    return typed if re.fullmatch(r"(?:19|20)\d\d", typed) else None


def _identifier(typed: str) -> str | None:
    return typed.upper() or None


# What each field accepts.

TYPE = _one_of(get_args(TypeDocument), _WORDS_OF_TYPES)
RESULTAT = _one_of(get_args(Resultat), _WORDS_OF_RESULTS)
ORGANE = _one_of(get_args(Organe), _WORDS_OF_ORGANS)
DECLARE = _one_of(get_args(StatedName), {})
DEPARTEMENT = Accepted(departement, "n’est pas un département : écrire 59 ou Nord.")
MATIERE = Accepted(_matiere, "n’est pas un code de matière : écrire 5, 5.7 ou 7.10.")
ANNEE = Accepted(_year, "n’est pas une année : écrire 2024 ou 2020-2024.")
NUMERO = Accepted(numero_form, "n’est pas un numéro d’acte.", verbatim=True)
IDENTIFIANT = Accepted(_identifier, "n’est pas un identifiant ACTES.", verbatim=True)
