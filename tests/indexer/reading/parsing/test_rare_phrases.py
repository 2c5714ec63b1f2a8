"""A phrase for each rule that few texts need: numbers, kinds, days, names, bodies."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse, rows, same_file, stated_facts
from indexer.reading.parsing.bodies.departements.member_communes import departement_of_places
from indexer.reading.parsing.bodies.syndicats.syndicats import _worded
from indexer.reading.parsing.view.cleaning import clean
from tools.rule_proofs import SPARING, rules

VOTED = "Le Maire expose.\nAprès en avoir délibéré, le conseil municipal approuve à l'unanimité.\n"
EXTRACT = "COMMUNE DE BRANDEVAL\nExtrait du registre des délibérations du conseil municipal\nSéance du 9 juin 2031\n"
ROLL = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal\nSéance du 9 juin 2031\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"Canton de Vaucourt N° 2031-06-23/04\n{EXTRACT}Objet : Tarifs\n{VOTED}", "2031-06-23/04"),
        (f"2031-68\n{EXTRACT}Délibération n° 68\nObjet : Tarifs\n{VOTED}", "2031-68"),
        (f"2031-168\n{EXTRACT}Délibération n° 68\nObjet : Tarifs\n{VOTED}", "68"),
    ],
)
def test_the_number_of_an_extrait_above_its_title(text: str, number: str) -> None:
    assert [act.numero for act in read(text).actes] == [number]


def test_an_extrait_that_founds_its_decision_is_an_act_though_no_verb_is_left() -> None:
    document = read(
        f"{EXTRACT}Objet : Tarifs de la halle\nConsidérant le bail,\nLe loyer change.\n"
    )
    assert [act.objet for act in document.actes] == ["Tarifs de la halle"]
    assert not read(f"{EXTRACT}Objet : Tarifs de la halle\nLe loyer change.\n").actes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le conseil municipal se réunira le 9 juin 2031.\nOrdre du jour :\n1) Tarifs\n2) Budget\n", "convocation"),
        (f"{ROLL}1) Tarifs\nLe loyer serait de 90 €.\nLe conseil municipal sera invité à approuver le bail.\n", "convocation"),
        (f"CONVOCATION DU CONSEIL MUNICIPAL\n{ROLL}Présents : Lise ORVAL\n1) Tarifs\n{VOTED}", "proces-verbal"),
    ],
)  # fmt: skip
def test_an_assembly_that_will_sit_is_told_from_one_that_sat(text: str, kind: str) -> None:
    assert read(f"COMMUNE DE BRANDEVAL\n{text}").type_document == kind


def test_an_annex_tells_the_sitting_that_passed_it() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nANNEXE À LA DÉLIBÉRATION\nRèglement de la halle\n"
        "Adopté par le conseil municipal de Brandeval en sa séance du 9 juin 2031\nArticle 1.\n"
    )
    assert str(document.seance.date) == "2031-06-09"


def test_a_name_may_be_parted_at_its_hyphen() -> None:
    members = read(
        f"{ROLL}Présents : Marie- Lise ORVAL, Guy SERAN\n1) Tarifs\n{VOTED}"
    ).seance.membres
    assert [member.nom for member in members] == ["Marie-Lise ORVAL", "Guy SERAN"]


def test_whoever_ends_the_line_above_a_place_stays() -> None:
    roll = "Présents : Lise ORVAL, Guy SERAN\nValbrune : Paul VERDUN, Zoé BRANCY"
    members = read(f"{ROLL}{roll}\n").seance.membres
    assert [member.nom for member in members] == [
        "Lise ORVAL",
        "Guy SERAN",
        "Paul VERDUN",
        "Zoé BRANCY",
    ]


def test_places_that_one_departement_holds_tell_it() -> None:
    text = "Travaux à Abbeville, école de Doullens, mairie de Friville-Escarbotin et à Corbie."
    assert departement_of_places(clean(text), "") == "80"


def test_a_stamp_above_the_title_of_a_syndicat_is_no_word_of_it() -> None:
    lines = _worded(clean("Date de télétransmission : 12 juin 2031\nSIVOM DU VAL D'OMBRE\n"))
    assert [line.text for line in lines] == ["SIVOM DU VAL D'OMBRE"]


def test_a_cell_tells_its_vote_in_letters() -> None:
    vote = rows._told_vote("12 p 3 c")
    assert vote is not None
    assert (vote.resultat, vote.pour, vote.contre) == ("adopté", 12, 3)


def test_a_document_that_names_no_body_may_stand_in_an_act() -> None:
    assert same_file._nameless(read("Plan de la halle\n"))
    assert not same_file._nameless(read(f"{EXTRACT}Objet : Tarifs\n{VOTED}"))


def test_a_name_that_holds_the_other_is_no_other_name() -> None:
    assert stated_facts.other_name("Commune de Brandeval", "Valbrune")
    assert not stated_facts.other_name("Commune de Brandeval", "Brandeval")


def test_what_is_said_of_a_title_on_its_line_is_no_part_of_it() -> None:
    points = f"1) HALLE DU MARCHÉ : Le conseil approuve le devis\n{VOTED}2) Budget\n{VOTED}"
    document = read(f"{ROLL}\n{points}")
    assert [act.objet for act in document.actes] == ["HALLE DU MARCHÉ", "Budget"]


def test_what_only_spares_a_search_is_a_rule() -> None:
    assert set(SPARING) <= {rule.name for rule in rules()}
