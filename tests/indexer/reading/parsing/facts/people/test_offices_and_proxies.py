"""Offices and proxies of members whom rolls of other layouts list, in invented rolls."""

import pytest

from indexer.reading.parsing.facts.people.presiding import president
from indexer.reading.parsing.facts.people.rolls.chairs import with_chair
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.view.cleaning import clean


def offices(text: str) -> dict[str, str | None]:
    cleaned = clean(text)
    roll = members(cleaned)
    return {m.nom: m.role for m in with_chair(cleaned, roll, president(cleaned, roll))}


def proxies(text: str) -> dict[str, str | None]:
    return {m.nom: m.pouvoir for m in members(clean(text)) if m.presence != "présent"}


def test_other_members_stand_below_those_with_an_office() -> None:
    found = offices(
        "Étaient présents :\nLe Président : Paul VERDUN\nLes Vice-présidents : Lise ORVAL, Guy SERAN\n"
        "Les Membres : Zoé BRANCY, Luc TALMONT\n"
    )
    assert found == {
        "Paul VERDUN": "président",
        "Lise ORVAL": "vice-président",
        "Guy SERAN": "vice-président",
        "Zoé BRANCY": None,
        "Luc TALMONT": None,
    }


def test_brackets_may_stand_before_an_office_of_several() -> None:
    found = offices(
        "Présents : M. Paul VERDUN, Mme Lise ORVAL (jusqu'à la 3ème question), M. Guy SERAN (à partir de la 2ème), "
        "Vice-présidents, Mme Zoé BRANCY (Talmont), délégués suppléants avec voix délibérative : M. Luc TALMONT\n"
    )
    assert [found[name] for name in ("Paul VERDUN", "Lise ORVAL", "Guy SERAN")] == [
        "vice-président"
    ] * 3
    assert found["Zoé BRANCY"] is None


def test_an_office_behind_a_semicolon_is_that_of_who_stands_before() -> None:
    found = offices("Présents : Paul VERDUN ; maire, Lise ORVAL, Guy SERAN adjoints ; Zoé BRANCY\n")
    assert found["Paul VERDUN"] == "maire"
    assert found["Lise ORVAL"] == "adjoint"


@pytest.mark.parametrize("office", ["1ère adjointe", "maire adjointe", "première vice-présidente"])
def test_another_presides_in_the_place_of_the_head(office: str) -> None:
    found = offices(
        f"Le conseil s'est réuni sous la présidence de Mme Lise ORVAL, {office}.\n"
        "Présents : Mme ORVAL, MM. SERAN, VERDUN, Mme BRANCY\n"
    )
    assert found["ORVAL"] == office


def test_an_office_in_another_body_is_none_of_this_one() -> None:
    found = offices(
        "Le conseil s'est réuni sous la présidence de M. Paul VERDUN, vice-président du département.\n"
        "Présents : MM. VERDUN, SERAN, Mme BRANCY\n"
    )
    assert found["VERDUN"] is None


def test_two_lines_of_offices_are_a_roll() -> None:
    found = offices(
        "Séance du 5 mars 2031\n\nMaire : L. ORVAL\n\nConseillers municipaux : P. VERDUN, G. SERAN, "
        "Z. BRANCY, A. TALMONT, C. VANEL\n\nAbsents : E. AUBRY B. LE VALLON\n"
    )
    assert found["L. ORVAL"] == "maire"
    assert {"P. VERDUN", "C. VANEL", "E. AUBRY", "B. LE VALLON"} < set(found)


def test_an_hour_closes_a_proxy() -> None:
    found = proxies(
        "Présents : Paul VERDUN, Lise ORVAL, Guy SERAN, Zoé BRANCY\n"
        "Pouvoirs : Luc TALMONT à Paul VERDUN à partir de 19 h 30 Ève VANEL à Lise ORVAL jusqu'à son "
        "arrivée à 18 h 15 Rémi AUBRY à Guy SERAN\n"
    )
    assert found == {
        "Luc TALMONT": "Paul VERDUN",
        "Ève VANEL": "Lise ORVAL",
        "Rémi AUBRY": "Guy SERAN",
    }


@pytest.mark.parametrize("tie", ["à", "→", "donne pouvoir à"])
def test_a_month_as_a_surname_gives_a_proxy(tie: str) -> None:
    found = proxies(
        "Présents : Paul VERDUN, Lise ORVAL, Guy SERAN\n"
        f"Pouvoirs :\nLuc TALMONT {tie} Paul VERDUN\nÈve FÉVRIER {tie} Lise ORVAL\n"
    )
    assert found == {"Luc TALMONT": "Paul VERDUN", "Ève FÉVRIER": "Lise ORVAL"}


def test_a_particle_with_a_capital_cuts_no_name() -> None:
    found = proxies("Présents : M. VERDUN Paul\nAbsents : M. SERAN Guy M. de La COMBE Tristan\n")
    assert list(found) == ["SERAN Guy", "de La COMBE Tristan"]


def test_a_lawyer_bears_a_civility() -> None:
    assert list(offices("Présents : Me Lise ORVAL, Dr Paul VERDUN, M. Guy SERAN\n")) == [
        "Lise ORVAL",
        "Paul VERDUN",
        "Guy SERAN",
    ]


def test_a_second_office_is_not_that_of_who_follows() -> None:
    found = offices("Présents : Paul VERDUN, maire, président, Lise ORVAL, Guy SERAN, adjoints\n")
    assert found == {"Paul VERDUN": "maire", "Lise ORVAL": "adjoint", "Guy SERAN": "adjoint"}


def test_an_absence_told_in_brackets_opens_no_list() -> None:
    cleaned = clean(
        "12 conseillers étaient présents : M. Paul VERDUN, M. Guy SERAN (arrivé à 17 h 55, au début du\n"
        "point 3 ; en son absence, avait donné\npouvoir à M. Paul VERDUN), Mme Lise ORVAL, M. Luc TALMONT\n"
    )
    assert {m.nom: m.presence for m in members(cleaned)} == dict.fromkeys(
        ["Paul VERDUN", "Guy SERAN", "Lise ORVAL", "Luc TALMONT"], "présent"
    )


def test_the_title_below_a_roll_is_nobody() -> None:
    found = offices(
        "Présents : Paul VERDUN, Lise ORVAL, Guy SERAN\nAbsents :\nLuc TALMONT\n\n"
        "Commission Communale des Sentiers - Liste des marcheurs\n"
    )
    assert list(found)[-1] == "Luc TALMONT"


@pytest.mark.parametrize(
    "listed",
    [
        "M. Luc Seran, M. Rémi\nTalmont,\nMme Lise\nOrval,\nM. Guy Brancy, Mme Ève Vanel.",
        "Luc Seran - Rémi Talmont - Lise Orval- Guy Brancy -Ève Vanel",
    ],
)
def test_names_that_lines_and_dashes_cut(listed: str) -> None:
    names = ["Luc Seran", "Rémi Talmont", "Lise Orval", "Guy Brancy", "Ève Vanel"]
    assert list(offices(f"Présents : {listed}\n\nOrdre du jour\n")) == names


def test_a_delegation_is_a_proxy() -> None:
    found = proxies(
        "Présents : M. VERDUN, Mme ORVAL, M. SERAN. Absents avec délégation : - M. TALMONT délégation à "
        "M. VERDUN - Mme VANEL donne procuration à Mme ORVAL\n"
    )
    assert found == {"TALMONT": "VERDUN", "VANEL": "ORVAL"}


def test_the_stamps_of_a_margin_end_no_roll() -> None:
    found = offices(
        "TITULAIRES PRESENTS AVEC VOTE : ORVAL Lise, Affichée le 24/09/2031 Transmise en préfecture 24/09/2031 "
        "VERDUN Paul, SERAN Guy SUPPLEANTS PRESENTS SANS VOTE : TALMONT Luc, VANEL Rose, EXCUSES : AUBRY Guy\n"
    )
    assert list(found) == ["ORVAL Lise", "VERDUN Paul", "SERAN Guy", "AUBRY Guy"]


def test_a_stamp_behind_a_name_that_goes_on_ends_the_roll() -> None:
    found = offices(
        "Présents : ORVAL Lise, VERDUN Paul, SERAN Guy Affichée le 24/09/2031 à la porte de la mairie\n"
    )
    assert list(found) == ["ORVAL Lise", "VERDUN Paul", "SERAN Guy"]


def test_a_comma_stands_before_who_presides() -> None:
    text = "Le conseil s'est réuni sous la présidence, de Lise ORVAL, Maire.\n"
    assert president(clean(text)) == "Lise ORVAL"
