"""Which of several communes of one name a text means.

1,675 names are borne by several communes. In this order: the département that the heading names, a
postal code, the exact accents (Ville is not Villé), communes of today before former ones, the
folder's other documents of the same body, départements and groups that the text speaks of. Where nothing settles it,
the name is given without codes.
"""

import re
from collections.abc import Sequence

from analyzers import fold_letters
from indexer.acts.documents import Collectivite
from indexer.reading.parsing.bodies.departements.departements import departements_of
from indexer.reading.parsing.bodies.entities import of_commune, placed_in
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import (
    Commune,
    communes_named,
    departement_name,
    epci_by_siren,
    epci_key,
    name_key,
)

_HEAD = 4000


def resolve(key: str, clean: CleanText, context: Context) -> Collectivite:
    """Return the commune of a name, with codes only where one bearer is settled on."""
    candidates = communes_named(key)
    current = tuple(commune for commune in candidates if commune.current)
    settled = narrowed(candidates, departements_of(clean))
    if len(settled) > 1:
        settled = _by_postcode(settled, clean) or settled
    if len(settled) > 1:
        settled = _by_accents(settled, clean) or settled
    if len(settled) > 1:
        settled = tuple(c for c in settled if c.current) or settled
    if len(settled) > 1:
        settled = _by_context(settled, context)
    if len(settled) > 1:
        settled = _by_mentions(settled, clean)
    if len(settled) == 1:
        return of_commune(settled[0])
    return undecided(current or candidates)


def undecided(candidates: Sequence[Commune]) -> Collectivite:
    """Homonyms that nothing settles: the name, and what they have in common."""
    departements = {commune.departement for commune in candidates}
    departement = departements.pop() if len(departements) == 1 else None
    names = {commune.nom for commune in candidates}
    nom = candidates[0].nom if len(names) == 1 else sorted(names)[0]
    return placed_in(Collectivite(nom=nom, type="commune"), departement)


def narrowed(candidates: Sequence[Commune], departements: frozenset[str]) -> tuple[Commune, ...]:
    """The candidates in known départements, all of them where that leaves none."""
    if len(candidates) < 2 or not departements:
        return tuple(candidates)
    kept = tuple(c for c in candidates if c.departement in departements)
    current = tuple(c for c in kept if c.current)
    return current or kept or tuple(candidates)


def _by_postcode(candidates: Sequence[Commune], clean: CleanText) -> tuple[Commune, ...]:
    codes = set(
        re.findall(r"(?<!\d)\d{5}(?!\d)", clean.folded[:_HEAD] + " " + clean.folded[-1500:])
    )
    # « 92 990 Valbrune »: in two parts before the name alone, elsewhere it may be an amount.
    name = re.escape(fold_letters(candidates[0].nom)).replace("\\-", "[ -]")
    parted = re.finditer(rf"(?<!\d)(\d\d) (\d{{3}})\s+{name}\b", clean.folded[:_HEAD])
    codes.update("".join(code.groups()) for code in parted)
    return tuple(c for c in candidates if codes & set(c.codes_postaux))


def _by_accents(candidates: Sequence[Commune], clean: CleanText) -> tuple[Commune, ...]:
    """Names written in small letters show their accents: Ville is not Villé."""
    spellings = {
        commune.nom: len(re.findall(rf"(?<!\w){re.escape(commune.nom)}(?!\w)", clean.text))
        for commune in candidates
    }
    if len(spellings) < 2:
        return ()
    written = [nom for nom, count in spellings.items() if count]
    return tuple(c for c in candidates if c.nom == written[0]) if len(written) == 1 else ()


def _by_context(candidates: tuple[Commune, ...], context: Context) -> tuple[Commune, ...]:
    kept = tuple(c for c in candidates if c.code_insee in context.communes)
    return kept if len(kept) == 1 else candidates


def _by_mentions(candidates: tuple[Commune, ...], clean: CleanText) -> tuple[Commune, ...]:
    """The only candidate whose département is named anywhere in the text, or whose EPCI is."""
    named_departements = []
    for commune in candidates:
        name = fold_letters(departement_name(commune.departement) or "-")
        epci = epci_by_siren(commune.epci)
        own = epci_key(epci.nom) if epci else ""
        mentioned = re.search(
            rf"\b(?:departement|conseil (?:general|departemental)|prefecture|prefet|sdis|deputee?|dans|centre de gestion)[^.\n]{{0,20}}\b{re.escape(name)}\b",
            clean.folded,
        )
        if mentioned or (own and own in name_key(clean.folded[:60_000])):
            named_departements.append(commune)
    return tuple(named_departements) if len(named_departements) == 1 else candidates
