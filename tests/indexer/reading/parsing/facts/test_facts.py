"""The small facts of a sitting: counts, people, amounts, citations, stamps, codes, numbers."""

import datetime as dt

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.bodies.organs import organ
from indexer.reading.parsing.facts.act_numbers import act_number
from indexer.reading.parsing.facts.amounts import amounts
from indexer.reading.parsing.facts.citations import citations
from indexer.reading.parsing.facts.counts import Counts, counts
from indexer.reading.parsing.facts.law import references
from indexer.reading.parsing.facts.matieres import written_matter
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.secretaries import secretary
from indexer.reading.parsing.facts.stamps import stamps_in
from indexer.reading.parsing.objet import tidy_objet
from indexer.reading.parsing.view.cleaning import clean, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En exercice : 14\nPrésents : 10\nVotants : 13\nAbsents : 4", Counts(14, 10, 13)),
        ("Nombre de conseillers en exercice : quinze", Counts(15, None, None)),
        ("Les membres du conseil, au nombre de 12, se sont réunis.", Counts(None, 12, None)),
        ("Afférents au conseil municipal : 15\nPrésents : 12", Counts(15, 12, None)),
        (
            "Afférents au conseil municipal : 15\nEn exercice : 14\nPrésents : 12",
            Counts(14, 12, None),
        ),
        ("Conseillers en fonction : 11\nConseillers présents : 9", Counts(11, 9, None)),
        (
            "Membres en exercice : 48 - Présents : 36 - Procurations : 5 - Votants : 41",
            Counts(48, 36, 41),
        ),
        ("En exercice\nPrésents\nVotants\n19\n15\n17", Counts(19, 15, 17)),
        ("Nombre de conseillers présents : 22 ou 21", Counts()),
        ("Présents : 24 puis 25", Counts(presents=24)),
        ("17 présents ; 3 pouvoirs", Counts(presents=17)),
        ("22 en exercice - 17 présents - 20 votants", Counts(22, 17, 20)),
        ("En exercice 23 Présents 17 Pouvoirs 3", Counts(23, 17)),
        ("27 puis 28 conseillers étaient présents", Counts(presents=27)),
        ("Nombre de membres composant le conseil : 29\nPrésents : 20", Counts(29, 20)),
        (
            "Nombre de membres composant 29\nle Conseil\nNombre de membres présents à 20\nla séance",
            Counts(29, 20),
        ),
        ("Le nombre de conseillers en exercice est\nde 29", Counts(29)),
        ("enexercice: 09\nprésents : 08", Counts(9, 8)),
        ("Présents : 20\nVotants (présents + pouvoirs) : 24", Counts(None, 20, 24)),
        ("se sont réunis au nombre de 19", Counts(presents=19)),
        ("ÉTAIENT PRÉSENTS : les 18 conseillers suivants", Counts(presents=18)),
        ("En exercice : 29 (le quorum est de 15 membres présents)", Counts(29)),
        (
            "Nombre de conseillers en exercice :\nNombre de présents :\nNombre de représentés par pouvoir :\nNombre de votant :\n\n29\n20\n3\n23",
            Counts(29, 20, 23),
        ),
        (
            "Nombre de conseillers communautaires\nPrésents à l'ouverture de la séance\nVotants\n\n7 MARS 2031\n29\n20\n23",
            Counts(29, 20, 23),
        ),
        ("Membres composant le Conseil\nPrésents\n: 29\n: 20 puis 21 à 19 h", Counts(29, 20)),
        ("Présents : Anne Martin, Paul Durand", Counts()),
        ("Membres non présents : 3", Counts()),
        ("Présents à l'appel n'ayant pas pris part au vote …… 0…..", Counts()),
        ("12 membres présents", Counts(None, 12, None)),
        ("En exercice : 9\nPrésents : 31", Counts(None, 31, None)),
        ("Membres titulaires : 61 Étaient réunis : 42 Votants : 54", Counts(61, 42, 54)),
        ("Les membres titulaires 61 ont reçu la note. Leurs suppléants aussi.", Counts()),
        ("L'appel constate les conseillers présents ou représentés, soit 37 sur 43", Counts(43)),
        ("Convoqués le 3 mai, les 93 membres du conseil de la communauté", Counts(93)),
        ("Quorum atteint : 12 élus sur les 23 membres du conseil répondent", Counts(23, 12)),
        ("(28) Présents : ORVAL Luc, ORMES Lise", Counts(presents=28)),
        ("Excusés : ORVAL Luc (2)\nPrésents : ORMES Lise", Counts()),
        (
            "Nombre de conseillers : 61\nNombre de conseillers titulaires présents : 54",
            Counts(61, 54),
        ),
        (
            "Membres qui ont pris part aux délibérations : 25\nPouvoirs : 2\nVotants : 27",
            Counts(None, 25, 27),
        ),
        ("Présents : 25\nAyant pris part au vote : 27", Counts(None, 25, 27)),
        ("Membre\tPrésents\tAbsents\tVotants\nA\tx\t\tx\n\t7\t2\t8", Counts(None, 7, 8)),
        ("Membre\tPrésents\tAbsents\tVotants\nA\tx\t\tx\n\t²\t2\t8", Counts()),
    ],
)
def test_counts_are_those_written(text: str, expected: Counts) -> None:
    assert counts(clean(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sous la présidence de M. ROUSSEL Régis, Maire.", "Régis ROUSSEL"),
        (
            "sous la présidence de Monsieur le doyen d'âge de l'Assemblée, Marc LEROUGE.",
            "Marc LEROUGE",
        ),
        ("Présidence de Mme Anne-Marie DE LA TOUR", "Anne-Marie DE LA TOUR"),
        (
            "sous la présidence de M. ORVAL, son doyen d'âge, puis de M. Luc BRUN, son président.\nM. ORVAL, doyen d'âge, déclare la séance ouverte.",
            "Luc BRUN",
        ),
        ("Fait à Ville.\nLe Maire,\nPaul DURAND", "Paul DURAND"),
        ("sous la présidence du maire", None),
    ],
)
def test_the_president(text: str, expected: str | None) -> None:
    assert president(clean(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secrétaire de séance : Raymond Vasseur", "Raymond Vasseur"),
        ("Madame Justine CARLIER est nommée secrétaire de séance.", "Justine CARLIER"),
        ("Laurent PARMENTIER est désigné secrétaire de séance.", "Laurent PARMENTIER"),
        ("Le conseil a choisi pour secrétaire : Mme ORY Martine", "Martine ORY"),
        ("M. Vidal à Mme Roques\nM. Henri ABADIE a été nommé secrétaire.", "Henri ABADIE"),
        ("Secrétaire de séance : M. Cresson", "Cresson"),
        ("Secrétaire élue : Elodie BUCHET", "Elodie BUCHET"),
        (
            "Désignation d'un secrétaire de séance (article L.2121-15 du CGCT) : Mme Anne VERDIER a été désignée",
            "Anne VERDIER",
        ),
        (
            "Secrétaire de séance : Mme Isabelle PETIT\nLe procès-verbal est approuvé",
            "Isabelle PETIT",
        ),
        ("Le secrétaire de mairie était présent.", None),
    ],
)
def test_the_secretary(text: str, expected: str | None) -> None:
    assert secretary(clean(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 500 €", (3500.0,)),
        ("146 906,67 € HT soit 176 288,00€ TTC", (146906.67, 176288.0)),
        ("1.250,50 euros", (1250.5,)),
        ("12 k€ et 1,2 M€", (12000.0, 1200000.0)),
        ("1,5 million d'euros", (1500000.0,)),
        ("300 euros puis 300 €", (300.0,)),
        ("article 6574, 2014/2020", ()),
    ],
)
def test_amounts_in_euros(text: str, expected: tuple[float, ...]) -> None:
    assert amounts(fold_letters(text)) == expected


def test_references_are_written_in_one_way() -> None:
    text = fold_letters(
        "Vu le Code général des collectivités territoriales, notamment ses articles L. 2121-29 et L2122-22,\n"
        "Vu la loi n°2020-1379 du 14 novembre 2020, l'ordonnance n° 2020-391, le décret n° 2017-85 ;\n"
        "Vu l'article L.153-31 du code de l'urbanisme"
    )
    assert references(text) == (
        "CGCT L2121-29",
        "CGCT L2122-22",
        "Loi n° 2020-1379",
        "Ordonnance n° 2020-391",
        "Décret n° 2017-85",
        "Code de l'urbanisme L153-31",
    )


@pytest.mark.parametrize(
    "text",
    [
        "une amende qui peut s'élever jusqu'à 20.000.000 €, selon le règlement",
        "Vu l'article L. 2122-22, qui fixe le seuil à 215 000 € HT,",
    ],
)
def test_what_the_law_threatens_with_is_no_amount_of_the_act(text: str) -> None:
    assert amounts(fold_letters(f"{text}\nLe conseil fixe la cotisation à 350 €.")) == (350.0,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les travaux pour 12\n500 €", (12500.0,)),
        ("un montant : 1 250 \n 000,50 euros", (1250000.5,)),
        ("Quantité : 12\n500 €", (500.0,)),
        ("Chaises 12\n500 €", (500.0,)),
        ("pour 2031\n500 €", (500.0,)),
        ("pour 12\n1 500 €", (1500.0,)),
    ],
)
def test_an_amount_may_be_cut_by_the_end_of_a_line(text: str, expected: tuple[float, ...]) -> None:
    assert amounts(fold_letters(text)) == expected


def test_a_threshold_that_the_act_sets_is_one_of_its_amounts() -> None:
    assert amounts(fold_letters("Le conseil fixe le seuil à 215 000 €.")) == (215000.0,)


def test_earlier_deliberations_are_cited_by_number_or_date() -> None:
    view = clean(
        "Vu la délibération n°6 du Comité syndical du 12 décembre 2019 ;\n"
        "Vu la délibération du conseil municipal du 4 juin 2020,\nVu les délibérations du budget."
    )
    found = citations(view, 0, len(view.text))
    assert [(c.numero, c.date) for c in found] == [
        ("6", dt.date(2019, 12, 12)),
        (None, dt.date(2020, 6, 4)),
    ]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Vu les délibérations du 3 mars 2020 et du 4 juin 2021,", [(None, "2020-03-03"), (None, "2021-06-04")]),
        ("Vu les délibérations n°2031/078 du 2 juin 2031 et n° 2032/86 du 9 juin 2032,", [("2031/078", "2031-06-02"), ("2032/86", "2032-06-09")]),
        ("la délibération 02/2031 fixant les tarifs", [("02/2031", None)]),
        ("la délibération 2031-68 en date du 21 octobre 2031", [("2031-68", "2031-10-21")]),
        ("Vu la délibération du comité syndical n° C17/2031 en date du 6 mars 2031", [("C17/2031", "2031-03-06")]),
        ("Par délibération en date du 9 mars 2031, le conseil a décidé", [(None, "2031-03-09")]),
        ("par délibération prise le 9 mars 2031", [(None, "2031-03-09")]),
        ("par délibération du 4 juin 2030, relative au bail du 3 mars 2029", [(None, "2030-06-04")]),
        ("dans sa délibération du 9 mars 2031 (n° 2031-12), le conseil", [("2031-12", "2031-03-09")]),
        ("Vu la délibération du 9 mars 2031, n° 2031-12, sur l'eau", [("2031-12", "2031-03-09")]),
        ("Vu la délibération n° 2031-12 (9 mars 2031)", [("2031-12", "2031-03-09")]),
        ("Vu la DCM n° 2031-12 du 9 mars 2031 et la délib. n° 7 du 4 juin 2031", [("2031-12", "2031-03-09"), ("7", "2031-06-04")]),
        ("Vu la délibération du 9 mars 2031 modifiée par celle du 4 juin 2031", [(None, "2031-03-09"), (None, "2031-06-04")]),
        ("DCM n° 2031-12 du 9 mars 2031", []),
        ("DÉLIBÉRATION DU CONSEIL MUNICIPAL DU 3 MARS 2031", []),
        ("Délibération n° 2031-07\nObjet : Vente", []),
        ("Extrait du registre des délibérations du conseil municipal du 3 mars 2031", []),
        ("Mme ORVAL (jusqu'à la délibération n° 18)", []),
        ("M. VERDUN (à compter de la délibération\nn°3)", []),
        ("la délibération sera affichée le 4 mars 2031", []),
    ],
)  # fmt: skip
def test_deliberations_are_cited_in_many_words(text: str, cited: list) -> None:
    view = clean(text)
    found = citations(view, 0, len(view.text))
    assert [(c.numero, str(c.date) if c.date else None) for c in found] == cited


def test_a_stamp_holds_siren_date_number_and_nature() -> None:
    (stamp,) = stamps_in(clean("Publié le\nID : 030-200034601-20240529-107_2024-DE\n" * 2))
    assert (stamp.siren, stamp.date, stamp.numero, stamp.nature) == (
        "200034601",
        dt.date(2024, 5, 29),
        "107_2024",
        "DE",
    )


def test_a_stamp_read_optically_may_lose_its_underscores() -> None:
    (stamp,) = stamps_in(clean("ID : 030-200034601-20240529-D13 2024 05 02-DE"))
    assert (stamp.numero, stamp.nature) == ("D13 2024 05 02", "DE")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5.7 Intercommunalité", "5.7"),
        ("Nomenclature : 7.10", "7.10"),
        ("Matière de l'acte : 7.5.1 Subventions", "7.5"),
        ("Nomenclature 9.99", None),
        ("Classification ACTES (8.5)", "8.5"),
        ("Emprise du domaine public : 3.5 m2", None),
        ("Le domaine 3.5 est cité", None),
        ("5.7 kilomètres de voirie", None),
        ("Article 7.1", None),
        ("*8.7 Transports*", "8.7"),
        ("Conseillers en exercice : 38\t2.1 Documents d'urbanisme", "2.1"),
    ],
)
def test_a_code_counts_where_it_is_introduced_or_labelled(text: str, code: str | None) -> None:
    found = written_matter(fold_letters(text))
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DELIBERATION N° : 2025/01/04", "2025/01/04"),
        ("DÉLIBÉRATION 2021 - 06", "2021-06"),
        ("20201130_DL_01\n\nOBJET : Adhésion", "20201130_DL_01"),
        ("Délibération N° 28-09-2023 / N°163", "28-09-2023 / N°163"),
        ("n° 2014 / 131", "2014/131"),
        ("DCM 2021-12-03 - Tarifs", "2021-12-03"),
        ("Vu la délibération n° 2020-14 du 3 mars 2020", None),
        ("novembre 2023, le conseil se réunit", None),
        ("L5211-36 du code général", None),
        ("2031-05-12-DCM-04 Nomenclature : 8.8", "2031-05-12-DCM-04"),
    ],
)
def test_numbers_are_given_as_written(text: str, expected: str | None) -> None:
    view = clean(text)
    assert act_number(view, 0, len(view.text), ()) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tarifs de la salle, rapporteur M. Paul Durand", "Tarifs de la salle"),
        ("Déneigement (rajouté en préambule du conseil) :", "Déneigement"),
        ("Budget primitif - Adopté à l'unanimité", "Budget primitif"),
        ("« Pont de bois »", "Pont de bois"),
        ("   ", None),
        ("Objet\tRéfection du préau", "Réfection du préau"),
        ("Objet social de la régie", "Objet social de la régie"),
    ],
)
def test_an_object_is_shown_without_its_trimmings(title: str, expected: str | None) -> None:
    assert tidy_objet(title) == expected


def test_tidy_mends_slips() -> None:
    assert tidy("mise en ceuvre de la  **charte** :") == "mise en œuvre de la charte"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secrétaire de séance : Paul Martel.\n\nOrdre du jour", "Paul Martel"),
        ("Secrétaire de séance : du Pays du Val OCM\n\nOrdre du jour", None),
    ],
)
def test_the_end_of_a_title_is_nobody(text: str, expected: str | None) -> None:
    assert secretary(clean(text)) == expected


def test_a_region_named_in_passing_did_not_sit() -> None:
    text = "REUNION DU 25 SEPTEMBRE 2009\n\nVoirie : aide demandée.\nConseil régional\nfin"
    assert organ(clean(text)) is None
    assert organ(clean("DELIBERATION DU CONSEIL REGIONAL\n\n" + text)) == "conseil régional"
