"""Who sat, who presided, when, under which number: wordings of other bodies, invented."""

import datetime as dt

import pytest

from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"
POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Secrétaire de séance | Mme Line FERTAC",
        "Le conseil nomme secrétaire de séance Line FERTAC ;",
    ],
)
def test_the_secretary_is_named_behind_other_words(line: str) -> None:
    assert read(f"{MINUTES}{line}\n{POINT}").seance.secretaire == "Line FERTAC"


def test_who_was_named_secretary_stands_before() -> None:
    text = (
        f"{MINUTES}Mme Line FERTAC a été nommé secrétaire de séance Guy ORNEL est excusé.\n{POINT}"
    )
    assert read(text).seance.secretaire == "Line FERTAC"


@pytest.mark.parametrize("name", ["J.-P. LAMBERT", "Ph. GAUTHIER", "B. SANCHEZ"])
def test_people_have_initials(name: str) -> None:
    seance = read(
        f"{MINUTES}Président de séance : {name}\nSecrétaire de séance : {name}\n{POINT}"
    ).seance
    assert (seance.president, seance.secretaire) == (name, name)


def test_a_presidency_is_assured_by_somebody_else() -> None:
    text = "En l'absence de M. Guy ORNEL, Président, empêché, la présidence de la séance est assurée par Mme Line FERTAC."
    assert read(f"{MINUTES}{text}\n{POINT}").seance.president == "Line FERTAC"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les conseillers de la Communauté d'agglo-\nmération Terres d'Ombrelle se sont assemblés.\n", "Communauté d'agglomération Terres d'Ombrelle"),
        ("SYNDICAT MIXTE Extrait du registre des délibérations\nDU BASSIN Présents : 13\nLe comité du Syndicat mixte du Bassin\nde la Brande s'est réuni à Valmory, sous la présidence de M. Jacky LEBRUN, président.\n", "Syndicat mixte du Bassin de la Brande"),
    ],
)  # fmt: skip
def test_a_body_is_named_over_the_end_of_a_line(text: str, name: str) -> None:
    end = "Objet : Bail du pré\nLe conseil communautaire adopte à l'unanimité.\n"
    text = f"Délibération n° 4\n{text}{end.replace('conseil communautaire', 'comité') if 'comité' in text else end}"
    assert (read(text).collectivite.nom or "").casefold() == name.casefold()


@pytest.mark.parametrize(
    "sentence",
    [
        "Le comité, convoqué le 2 juin 2031, s'est réuni le 9 juin 2031.",
        "Le comité s'est réuni le 9 juin 2031 à la suite des convocations individuelles expédiées le 2 juin 2031.",
    ],
)
def test_a_convocation_tells_that_a_sitting_was_held(sentence: str) -> None:
    seance = read(f"SYNDICAT DES EAUX DE BRANDEVAL\n{sentence}\n").seance
    assert seance.date_convocation == dt.date(2031, 6, 2)


@pytest.mark.parametrize(
    "line",
    [
        "CONVOCATION : 2 JUIN 2031 - AFFICHAGE : 2 JUIN 2031 - SÉANCE : 9 JUIN 2031",
    ],
)
def test_the_day_of_the_sitting_among_others(line: str) -> None:
    text = f"COMMUNE DE BRANDEVAL\n{line}\nObjet : Bail du pré\nLe Conseil Municipal approuve à l'unanimité.\n"
    assert read(text).seance.date == dt.date(2031, 6, 9)


def test_a_standing_commission_was_met_on_its_day() -> None:
    text = (
        "RÉGION NORMANDIE\nCommission permanente\nRéunie le 9 juin 2031\n310 - Culture\nAide aux librairies\n"
        "La commission permanente du conseil régional de Normandie,\nDÉCIDE d'attribuer les aides.\nADOPTÉ À L'UNANIMITÉ\n"
    )
    assert read(text).seance.date == dt.date(2031, 6, 9)


def test_a_plenary_sitting_is_that_of_its_assembly() -> None:
    text = "Procès-verbal de la séance plénière du Conseil régional de Nouvelle-Aquitaine\n9 juin 2031\n1 - Fonds de soutien\nMis aux voix, le rapport est adopté à l'unanimité.\n2 - Motion sur le rail\nLa motion est adoptée à la majorité.\n"
    document = read(text)
    assert document.seance.organe == "conseil régional"
    assert len(document.actes) == 2


@pytest.mark.parametrize("number", ["2031/D/61", "31C-045", "2031.CP.06.12"])
def test_a_number_has_a_letter_between_its_figures(number: str) -> None:
    text = f"Ville de Brandeval\nConseil municipal du 9 juin 2031\nDÉLIBÉRATION {number}\nOBJET : Bail du pré\nLe conseil municipal approuve à l'unanimité.\n"
    naked = text.replace("DÉLIBÉRATION ", "")
    assert [act.numero for act in (*read(text).actes, *read(naked).actes)] == [number, number]


def test_the_committee_of_a_body_decides_after_its_grounds() -> None:
    text = (
        "CAISSE DES ÉCOLES DE BRANDEVAL\nComité de la caisse des écoles du 9 juin 2031\n"
        "Délibération n° 8 : Voyage à la mer\nVu la demande de la directrice, le comité de la caisse des écoles, à l'unanimité, attribue 600 euros.\n"
        "Délibération n° 9 : Photocopieur\nVu les devis, le comité de la caisse des écoles, à l'unanimité, décide l'achat.\n"
    )
    assert [act.vote and act.vote.resultat for act in read(text).actes] == [
        "unanimité",
        "unanimité",
    ]


def test_an_assembly_sends_a_matter_to_its_next_sitting() -> None:
    text = f"{MINUTES}{POINT}2. Vente du four\nAprès débat, le conseil renvoie l'examen de cette affaire à sa prochaine réunion.\n"
    assert [act.vote and act.vote.resultat for act in read(text).actes] == ["unanimité", "ajourné"]


@pytest.mark.parametrize(
    "line",
    [
        "Présidait la séance : Line FERTAC, vice-présidente",
        "La présidente de séance, Line FERTAC, ouvre la séance.",
    ],
)
def test_somebody_presides_in_other_words(line: str) -> None:
    assert read(f"{MINUTES}{line}\n{POINT}").seance.president == "Line FERTAC"


def test_a_council_that_met_on_a_day_sat() -> None:
    text = (
        "Région Hauts-de-France\nSéance plénière du 9 juin 2031\nDélibération n° 2031.00341\nPlan régional vélo\n"
        "Le Conseil régional Hauts-de-France réuni le 9 juin 2031 à 10 heures,\nDÉCIDE, à l'unanimité, d'adopter le plan.\n"
    )
    document = read(text)
    assert (document.seance.organe, document.collectivite.nom) == (
        "conseil régional",
        "Région Hauts-de-France",
    )
    assert [act.objet for act in document.actes] == ["Plan régional vélo"]


def test_the_day_of_the_convocation_behind_a_colon() -> None:
    text = f"{MINUTES}Date à laquelle le conseil a été convoqué : 2 juin 2031\n{POINT}"
    assert read(text).seance.date_convocation == dt.date(2031, 6, 2)


def test_a_matter_in_brackets_is_no_title() -> None:
    text = f"{MINUTES}2031_051 [3.2 Aliénations]\nCession d'un terrain à bâtir\nLe conseil municipal, à l'unanimité, approuve la cession.\n"
    assert [act.objet for act in read(text).actes] == ["Cession d'un terrain à bâtir"]
