"""One act with what is stated of it: its number, title, vote and matter, and how it was transmitted.

A stated fact takes the place of what was read; its origin goes to ``Act.origines``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from analyzers import fold_letters
from indexer.acts.documents import Act, Declaration, Matiere, Nature, Origin
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.stated_facts import StatedFacts, day_of
from indexer.referentials import matiere_label

#: A code of matière of the nomenclature ACTES, of at most five levels: « 1.1 », « 7.10.2 ».
_CODE = re.compile(r"[1-9](?:\.(?:0|[1-9]\d?)){0,4}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def stated_act(act: Act, facts: StatedFacts) -> Act:
    """Return the act that the facts are stated of, their origins added to its own."""
    origins: list[Origin] = []
    if number := facts.value("numero"):
        origins.append(facts.origin("numero", act.numero))
        act = replace(act, numero=number)
    if objet := facts.value("objet"):
        origins.append(facts.origin("objet", act.objet))
        act = replace(act, objet=objet)
    elif not act.objet and (title := facts.value("titre")):
        origins.append(facts.origin("titre", None, "objet"))
        act = replace(act, objet=title)
    if nature := facts.value("nature"):
        origins.append(facts.origin("nature", None))
        act = replace(act, nature=cast(Nature, nature))
    act = _with_vote(_with_matter(act, facts, origins), facts, origins)
    return transmitted(_described(act, facts, origins), facts, origins)


def _with_vote(act: Act, facts: StatedFacts, origins: list[Origin]) -> Act:
    told = facts.value("vote")
    stated = vote(fold_letters(told)) if told else None
    if stated is None:
        return act
    read = act.vote.resultat if act.vote and act.vote.resultat != stated.resultat else None
    origins.append(facts.origin("vote", read))
    return replace(act, vote=stated)


def _described(act: Act, facts: StatedFacts, origins: list[Origin]) -> Act:
    """The act with what a transfer says of it that is no fact of the act."""
    declared = act.declaration or Declaration()
    if description := facts.value("description"):
        origins.append(facts.origin("description", None))
        declared = replace(declared, description=description)
    if words := facts.value("mots_cles"):
        origins.append(facts.origin("mots_cles", None))
        declared = replace(declared, mots_cles=tuple(words.split(" ; ")))
    return replace(act, declaration=declared) if declared != Declaration() else act


def _with_matter(act: Act, facts: StatedFacts, origins: list[Origin]) -> Act:
    code = facts.value("matiere")
    if not code:
        return act
    if not _CODE.fullmatch(code):
        facts.warnings.append(f"matiere: « {code[:20]} » stated is no code")
        return act
    label = facts.value("matiere_libelle") or matiere_label(code)
    national = ".".join(code.split(".")[:2])
    if matiere_label(national) is None:
        facts.warnings.append(f"matiere: {national} stated is not in the nomenclature")
    read = act.matiere.code if act.matiere and not act.matiere.deduite else None
    origins.append(facts.origin("matiere", read))
    return replace(act, matiere=Matiere(code, label or matiere_label(national)))


def transmitted(act: Act, facts: StatedFacts, origins: Sequence[Origin] = ()) -> Act:
    """The act with what is stated of its transmission and of its original."""
    found = list(origins)
    if identifier := facts.value("identifiant"):
        found.append(facts.origin("identifiant", None))
        act = replace(act, identifiant=identifier)
    if (received := day_of(facts.value("date_reception") or "")) is not None:
        found.append(facts.origin("date_reception", None))
        act = replace(act, date_reception=received)
    if facts.value("annule"):
        found.append(facts.origin("annule", None))
        act = replace(act, annule=True)
    if siret := facts.value("siret"):
        found.append(facts.origin("siret", None))
        act = replace(act, declaration=replace(act.declaration or Declaration(), siret=siret))
    if signed := facts.signatures:
        act = replace(act, signatures=signed)
    address = facts.value("url_originale")
    if address and _ADDRESS.fullmatch(address):
        found.append(facts.origin("url_originale", None))
        act = replace(act, url_originale=address)
    return replace(act, origines=(*act.origines, *found))
