"""Who was there for all of a sitting, for a part or not, in invented rolls: codes, two lists, who leaves and arrives."""

import re

import pytest

from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.view.cleaning import clean
from tests.indexer.reading.parsing.facts.people.rolls.chaired import (
    ABSENT,
    EXCUSED,
    PRESENT,
    REPRESENTED,
    there,
)


def told(text: str, present: int | None = None) -> list[tuple[str, str | None, str | None]]:
    return [_told(member) for member in members(clean(text), present)]


def _told(member: Membre) -> tuple[str, str | None, str | None]:
    return member.nom, member.presence, member.pouvoir


CODED = """Étaient présents au cours de la séance :
ORVAL Lise Pr
DU VAL Paul Po BRANCY Zoé
BRANCY Zoé Pr
SERAN J.-Luc Ab
TALMONT Guy Ex
"""


def test_a_legend_explains_the_codes_of_rows() -> None:
    legend = (
        "Ab : absent, Ex : absent excusé, Po : titulaire absent ayant donné pouvoir, Pr : présent"
    )
    assert told(CODED + legend) == [
        *there("ORVAL Lise"), ("DU VAL Paul", REPRESENTED, "BRANCY Zoé"), *there("BRANCY Zoé"),
        ("SERAN J.-Luc", ABSENT, None), ("TALMONT Guy", EXCUSED, None),
    ]  # fmt: skip


def test_codes_without_legend_tell_nothing() -> None:
    assert not any(presence == ABSENT for _name, presence, _pouvoir in told(CODED))


LISTED_TWICE = (
    "Présents : Lise ORVAL, Paul VERDUN, Zoé BRANCY (arrivée à 20 h), Guy SERAN\n"
    "Absents ayant donné pouvoir : Paul VERDUN, pouvoir à Lise ORVAL ; Zoé BRANCY, pouvoir à Guy SERAN\n"
)


@pytest.mark.parametrize(
    ("counted", "verdun"), [(3, REPRESENTED), (4, PRESENT), (None, PRESENT)]
)  # fmt: skip
def test_of_who_is_listed_twice_the_count_decides(counted: int | None, verdun: str) -> None:
    assert told(LISTED_TWICE, counted) == [
        *there("Lise ORVAL"), ("Paul VERDUN", verdun, "Lise ORVAL"), ("Zoé BRANCY", PRESENT, "Guy SERAN"),
        *there("Guy SERAN"),
    ]  # fmt: skip


#: A column of places, read before that of the names.
BEHIND_PLACES = (
    "Étaient présents :\nBRANDEVAL\nORME-SUR-VELLE\nAbsents excusés et représentés :\nORME-SUR-VELLE\n\n"
    "M. Paul VERDUN, Mme Lise ORVAL, M. Luc SERAN\nMme Zoé BRANCY, M. Guy TALMONT\n"
    "Mme Ève TISON qui a donné procuration à M. Guy TALMONT\n"
)


@pytest.mark.parametrize(
    ("counted", "presence"), [(5, PRESENT), (40, REPRESENTED), (None, REPRESENTED)]
)
def test_where_nobody_is_told_present_the_count_decides(counted: int | None, presence: str) -> None:
    *others, last = told(BEHIND_PLACES, counted)
    assert [name for name, _presence, _pouvoir in others] == [
        "Paul VERDUN", "Lise ORVAL", "Luc SERAN", "Zoé BRANCY", "Guy TALMONT",
    ]  # fmt: skip
    assert {told_presence for _name, told_presence, _pouvoir in others} == {presence}
    assert last == ("Ève TISON", REPRESENTED, "Guy TALMONT")


def test_those_present_may_be_named_behind_their_count() -> None:
    text = (
        "Le nombre de conseillers en exercice était de 14 sur lequel il y avait 3 titulaires\nprésents, à savoir :\n"
        "Lise ORVAL, Présidente,\nPaul VERDUN, Guy SERAN.\n"
    )
    assert told(text) == there("Lise ORVAL", "Paul VERDUN", "Guy SERAN")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Présents : Mmes Lise ORVAL, Zoé BRANCY, M. Paul VERDUN.\nM. Paul VERDUN quitte la séance à 21 h et donne pouvoir à Mme Lise ORVAL.",
            [*there("Lise ORVAL", "Zoé BRANCY"), ("Paul VERDUN", PRESENT, "Lise ORVAL")],
            id="who leaves gives a proxy",
        ),
        pytest.param(
            "Présents : Mmes Lise ORVAL, Zoé BRANCY, M. Paul VERDUN.\nSecrétaire de séance : Mme Zoé BRANCY\n\n1. Tarifs de la halle\nM. Paul VERDUN quitte la séance à 21 h et donne pouvoir à Mme Lise ORVAL.",
            [*there("Lise ORVAL", "Zoé BRANCY"), ("Paul VERDUN", PRESENT, "Lise ORVAL")],
            id="who leaves below the roll gives a proxy",
        ),
        pytest.param(
            "Présents : Mmes Lise ORVAL, Zoé BRANCY, M. Paul VERDUN.\nSecrétaire de séance : Mme Zoé BRANCY\n\nM. Guy SERAN arrive à 20 h 40 ; il avait donné pouvoir à M. Paul VERDUN.",
            [*there("Lise ORVAL", "Zoé BRANCY", "Paul VERDUN"), ("Guy SERAN", PRESENT, "Paul VERDUN")],
            id="who arrives below the roll is a member too",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN.\nMme Zoé BRANCY arrive à 20 h 40 ; elle avait donné pouvoir à M. Paul VERDUN.",
            [*there("Lise ORVAL", "Paul VERDUN"), ("Zoé BRANCY", PRESENT, "Paul VERDUN")],
            id="who arrives had given one",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN.\nLe conseil quitte la salle des fêtes. M. Paul VERDUN rappelle que chacun peut donner pouvoir à un autre.",
            there("Lise ORVAL", "Paul VERDUN"),
            id="a rule about proxies is none",
        ),
        pytest.param(
            "En exercice : 12. Étaient présents au moment de l'appel nominatif : Lise ORVAL, Paul VERDUN, Zoé BRANCY.",
            there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY"),
            id="at the call",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN\nAbsents : Mme BRANCY (Valbrune) Mme MOREL Ève, DGS, M. SERAN Luc, responsable des finances, M. TALMONT Guy, chargé de mission",
            [*there("Lise ORVAL", "Paul VERDUN"), ("BRANCY", ABSENT, None)],
            id="staff behind those absent",
        ),
        pytest.param(
            "Présents : Monsieur Le Maire, Paul Verdun, Mesdames Lise Orval – Zoé Brancy",
            there("Paul Verdun", "Lise Orval", "Zoé Brancy"),
            id="the maire in a capital",
        ),
        pytest.param(
            "Présents : Paul Verdun, Lise Orval, Zoé Brancy Absents excusés : Guy Seran donne procuration à Lise Orval Ève Morel Absent : Luc Talmont",
            [*there("Paul Verdun", "Lise Orval", "Zoé Brancy"), ("Guy Seran", REPRESENTED, "Lise Orval"),
             ("Ève Morel", EXCUSED, None), ("Luc Talmont", ABSENT, None)],
            id="whoever is named behind a known holder is another",
        ),
        pytest.param(
            "Présents : Mme Lise ORVAL, M. Paul VERDUN\nExcusé : M. LE MAIRE.",
            there("Lise ORVAL", "Paul VERDUN"),
            id="the maire without a name",
        ),
        pytest.param(
            "Présents : Mme ORVAL, M. VERDUN, M. S. SERAN\nPouvoirs : Mme BRANCY a donné pouvoir à Mme ORVAL\nM. D. SERAN a donné pouvoir à M. VERDUN",
            [*there("ORVAL", "VERDUN", "S. SERAN"), ("BRANCY", REPRESENTED, "ORVAL"), ("D. SERAN", REPRESENTED, "VERDUN")],
            id="an initial behind the civility of the next line",
        ),
        pytest.param(
            "Délégués présents (titulaires et éventuellement suppléants) : L Orval, JL Verdun suppléé par Z Brancy de Sorel, P Talmont (à partir de D12/31), G Roc",
            [*there("L Orval"), ("JL Verdun", REPRESENTED, None), *there("P Talmont", "G Roc", "Z Brancy de Sorel")],
            id="a stand-in beside somebody who sat for a part",
        ),
        pytest.param(
            "Conseillers titulaires présents : Lise Orval, Paul Verdun, Zoé Brancy Conseillers titulaires absents : Guy Seran Conseillers suppléants présents dotés du droit de vote : Luc Talmont",
            [*there("Lise Orval", "Paul Verdun", "Zoé Brancy"), ("Guy Seran", ABSENT, None), *there("Luc Talmont")],
            id="headings inside a line, one of stand-ins with a vote",
        ),
        pytest.param(
            "Étaient présents : Mesdames ORVAL L., BRANCY Z., Messieurs VERDUN P., Nombre de conseillers élus : 15 SERAN G., TALMONT L. Conseillers en fonction : 15",
            there("ORVAL L.", "BRANCY Z.", "VERDUN P.", "SERAN G.", "TALMONT L."),
            id="a label of the margin in the middle",
        ),
        pytest.param(
            "PRÉSENTS : MMES ET MM. ORVAL VERDUN LE BRANCY SERAN\nABSENT : M. TALMONT",
            [*there("ORVAL", "VERDUN", "LE BRANCY", "SERAN"), ("TALMONT", ABSENT, None)],
            id="surnames that nothing parts behind one civility",
        ),
        pytest.param(
            "Présents : ORVAL L. – VERDUN P VERDUN G. – BRANCY Z. – SERAN M.",
            there("ORVAL L.", "VERDUN P", "VERDUN G.", "BRANCY Z.", "SERAN M."),
            id="surnames with initials that nothing parts",
        ),
        pytest.param(
            "PRÉSENTS : MMES DE LA TOUR D'ORVAL, BRANCY",
            there("DE LA TOUR D'ORVAL", "BRANCY"),
            id="a long surname is one",
        ),
        pytest.param(
            "Excusés : Mme Lise ORVAL, déléguée de la commune de VALBRUNE, M. Paul VERDUN\nAbsents : M. Guy SERAN, M. Luc TALMONT",
            [("Lise ORVAL", EXCUSED, None), ("Paul VERDUN", EXCUSED, None), ("Guy SERAN", ABSENT, None), ("Luc TALMONT", ABSENT, None)],
            id="two headings of those away, and a sheet elsewhere",
        ),
        pytest.param(
            "Étaient présents : Mme Lise ORVAL, M. Paul VERDUN\nAbsent : M. L. SERAN\nLe secrétariat a été assuré par : Mme Lise ORVAL",
            [*there("Lise ORVAL", "Paul VERDUN"), ("L. SERAN", ABSENT, None)],
            id="an article below a name",
        ),
        pytest.param(
            "Sont présents : Mme Lise ORVAL, M. Paul VERDUN\nEn présence de : M. Guy TALMONT, directeur ; Mme Ève MOREL, comptable",
            there("Lise ORVAL", "Paul VERDUN"),
            id="in the presence of guests",
        ),
        pytest.param(
            "En présence de : Mme Lise ORVAL, M. Paul VERDUN",
            there("Lise ORVAL", "Paul VERDUN"),
            id="in the presence of members",
        ),
        pytest.param(
            "ÉTAIENT PRÉSENTS : DATE D'AFFICHAGE : M. Paul VERDUN, Mme Lise ORVAL, M. Luc NOMBRE DE TALMONT, Mme Zoé BRANCY, M. CONSEILLERS : Guy SERAN, Mme Ève MOREL",
            there("Paul VERDUN", "Lise ORVAL", "Zoé BRANCY", "Guy SERAN", "Ève MOREL"),
            id="labels of a margin between the names",
        ),
        pytest.param("Absents : M. Guy SERAN, M. Luc TALMONT", [], id="one heading alone is no roll"),
        pytest.param(
            "Présents : Paul Verdun, Lise Orval Absents excusés : Guy Seran donne procuration à Lise Orval Du Val Absent : Luc Talmont",
            [*there("Paul Verdun", "Lise Orval"), ("Guy Seran", REPRESENTED, "Lise Orval Du Val"), ("Luc Talmont", ABSENT, None)],
            id="no given name, no other person",
        ),
    ],
)  # fmt: skip
def test_who_sat_and_who_left(text: str, expected: list) -> None:
    assert told(text) == expected


BESIDE = """Feuille de présence
Communes        Titulaires        Présence    Suppléants        Présence
VALBRUNE        Lise ORVAL            P           Odile SERAN           -
BRANDEVAL       Paul VERDUN           E           Guy TALMONT           P
SOREL           Zoé BRANCY            A           Luc MOREL             A
TERNAC          Ève VARLET            P           Abel ROC              -
"""


def test_a_sheet_names_who_sits_and_who_stands_in() -> None:
    assert told(BESIDE) == [
        *there("Lise ORVAL"), ("Paul VERDUN", EXCUSED, None), *there("Guy TALMONT"), ("Zoé BRANCY", ABSENT, None),
        *there("Ève VARLET"),
    ]  # fmt: skip


def test_a_list_of_delegates_without_marks_is_no_sheet() -> None:
    listed = re.sub(r" +[PEA-](?= |$)", "", BESIDE, flags=re.M)
    assert told(listed) == []


def test_an_office_in_brackets_is_that_of_all_before() -> None:
    text = "Présents : Mme Lise ORVAL, M. Paul VERDUN (adjoints), Mme Zoé BRANCY, M. Guy SERAN (conseiller délégué)"
    assert [member.role for member in members(clean(text))] == [
        "adjoint",
        "adjoint",
        None,
        "conseiller délégué",
    ]


def test_a_label_of_the_margin_is_nobodys_office() -> None:
    text = "Présents : M. Paul VERDUN, M. CONSEILLERS : Guy SERAN, Mme Ève MOREL"
    assert [member.role for member in members(clean(text))] == [None, None, None]


@pytest.mark.parametrize(
    ("proxies", "presence"),
    [
        ("M. Guy SERAN, pouvoir à Mme Lise ORVAL (jusqu'au point 4)", PRESENT),
        ("M. Guy SERAN, pouvoir à Mme Lise ORVAL à partir du point 4", PRESENT),
        ("M. Guy SERAN (à partir du point 4), pouvoir à Mme Lise ORVAL", PRESENT),
        ("M. Guy SERAN, pouvoir à Mme Lise ORVAL", REPRESENTED),
    ],
)
def test_a_proxy_for_a_part_leaves_its_giver_present_whatever_is_counted(
    proxies: str, presence: str
) -> None:
    text = f"Présents : Mme Lise ORVAL, M. Paul VERDUN, M. Guy SERAN.\nAbsents : {proxies}\n"
    assert told(text, 2) == [
        *there("Lise ORVAL", "Paul VERDUN"),
        ("Guy SERAN", presence, "Lise ORVAL"),
    ]


def test_few_who_gave_proxies_were_not_there_though_as_many_are_counted() -> None:
    text = "En exercice : 15   Présents : 2\nOnt donné pouvoir : M. Paul VERDUN, Mme Lise ORVAL\n"
    assert not [name for name, presence, _pouvoir in told(text, 2) if presence == PRESENT]


def test_guests_in_whose_presence_it_met_are_no_members_where_a_roll_follows() -> None:
    text = "Le conseil s'est réuni en présence de MM. SERAN et TALMONT, architectes.\nPrésents : M. Paul VERDUN, Mme Lise ORVAL\n"
    assert told(text) == there("Paul VERDUN", "Lise ORVAL")


def test_those_named_below_counted_proxies_gave_none() -> None:
    text = "Présents : 3, dont procurations : 2\nMme Lise ORVAL, M. Paul VERDUN, M. Luc SERAN\n"
    assert REPRESENTED not in {presence for _name, presence, _pouvoir in told(text)}


ROWS = "Lise ORVAL          {}\nPaul VERDUN         {}\nLuc SERAN           {}\nGuy TALMONT         {}\n"


@pytest.mark.parametrize(
    ("sheet", "presences"),
    [
        ("Noms                Présent   Absent    Signature\n" + ROWS.format("X                   X", "          X", "X                   X", "à distance          X"), [PRESENT, ABSENT, PRESENT, None]),
        ("Noms                Présent\n" + ROWS.format("présente", "excusé", "présent", "absent, pouvoir à Lise ORVAL"), [PRESENT, EXCUSED, PRESENT, REPRESENTED]),
        ("Noms                Présent   Pouvoir\n" + ROWS.format("X         Guy TALMONT", "X", "X", "          Lise ORVAL"), [PRESENT, PRESENT, PRESENT, REPRESENTED]),
        ("Noms                Présence\n" + ROWS.format("P", "A", "P", "E"), []),
    ],
    ids=["a column of signatures, words that are no mark", "words below a head of one presence", "who holds a proxy is there", "letters without a legend"],
)  # fmt: skip
def test_a_sheet_tells_no_more_than_its_marks(sheet: str, presences: list) -> None:
    assert [presence for _name, presence, _pouvoir in told(sheet)] == presences


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("\nProcuration notariée pour la vente : M. Jean COUR, notaire\n", []),
        ("\nAbsente : Mme Zoé SERAN, directrice, conseillère municipale\n", [("Zoé SERAN", ABSENT, None)]),
    ],
    ids=["a proxy of a sale", "an elected member may direct a school"],
)  # fmt: skip
def test_who_is_named_beside_a_roll(text: str, others: list) -> None:
    assert told("Présents : Mme Lise ORVAL, M. Paul VERDUN" + text) == [
        *there("Lise ORVAL", "Paul VERDUN"),
        *others,
    ]


def test_a_list_that_goes_on_below_its_heading_is_not_excused_with_its_last() -> None:
    text = "Présents :\nMme Lise ORVAL, M. Paul VERDUN, Mme Zoé BRANCY et M. Luc SERAN excusés\n"
    assert told(text) == [
        *there("Lise ORVAL", "Paul VERDUN", "Zoé BRANCY"),
        ("Luc SERAN", EXCUSED, None),
    ]
