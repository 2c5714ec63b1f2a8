"""How many members there are, were present, and voted."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.people.counts import Counts, counts
from indexer.reading.parsing.view.cleaning import clean


def test_labels_that_dots_end_over_their_figures() -> None:
    text = "Nombre de conseillers municipaux\nen exercice .......\nprésents ......\nvotants .....\n27\n20\n25\n"
    assert counts(clean(text)) == Counts(27, 20, 25)


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def test_labels_that_run_over_two_lines_with_their_figures_on_the_first() -> None:
    text = "Nombre de conseillers élus et 27\nen fonction\nNombre de conseillers présents à 20\nla séance\n"
    assert counts(clean(text)) == Counts(27, 20, None)
    text = "Nombre de membres en exercice au 33\nConseil communautaire\nNombre de membres présents en 28\nséance\n"
    assert counts(clean(text)) == Counts(33, 28, None)


@pytest.mark.parametrize("label", ["Ayant donné pouvoir", "Suffrages exprimés"])
def test_a_column_of_counts_has_labels_of_its_own(label: str) -> None:
    text = (
        "Le 9 juin 2031, le comité syndical du Syndicat de la Brande s'est réuni sous la présidence de M. Guy ORNEL.\n"
        f"Nombre de délégués en exercice\nPrésents\n{label}\n\n: 23\n: 17\n: 4\n"
    )
    seance = read(text).seance
    assert (seance.membres_exercice, seance.presents) == (23, 17)


@pytest.mark.parametrize(
    "figures",
    [
        "En exercice – 15 Présents – 11 Votants – 13",
        "En exercice ...... 15 Présents ...... 11 Votants ...... 13",
    ],
)
def test_figures_behind_any_sign(figures: str) -> None:
    assert counts(clean(f"Commune de Vaucourt\n{figures}\n")) == Counts(15, 11, 13)


@pytest.mark.parametrize(
    "written", ["présent·e·s", "présent.e.s", "présent(e)s", "présent-e-s", "présents"]
)
def test_figures_in_inclusive_writing(written: str) -> None:
    assert counts(clean(f"En exercice : 15\n{written} : 11\nVotants : 13\n")) == Counts(15, 11, 13)


@pytest.mark.parametrize(
    "phrase",
    [
        "Nombre de conseillers : en exercice : 15 présents : 12 votants : 14",
        "En exercice 15\nPrésents 12\nVotants 14",
        "15 membres en exercice, 12 présents, 14 votants",
        "Afférents au conseil municipal : 15\nEn exercice : 15\nPrésents : 12\nQui ont pris part à la délibération : 14",
        "Effectif légal : 15 – En exercice : 15 – Présents : 12 – Représentés : 2 – Votants : 14",
        "| En exercice | Présents | Votants |\n|---|---|---|\n| 15 | 12 | 14 |",
        "En exercice\tPrésents\tVotants\n15\t12\t14",
        "Conseillers en exercice : quinze, présents : douze, votants : quatorze",
        "EN EXERCICE………. 15 PRESENTS....... 12 VOTANTS ______ 14",
        "Nombre de conseillers municipaux :\nExercice : 15\nPrésents : 12\nVotants : 14",
        "En exercice : 15. A l'ouverture, 12 délégués étaient présents ; 2 avaient donné pouvoir. Votants : 14",
        "En exercice : 15. 12 membres du conseil étant présents. Total des votes : 14",
        "En exercice : 15\nNombre de conseillers qui assistaient à la séance : 12\nVotants : 14",
        "Administrateurs en exercice\tPrésents\tVotants\tConvocation\n15\t12\t14\t5 octobre 2023",
        "Auditeurs présents : 63\nEn exercice : 15 Présents : 12 Votants : 14",
        "Nombre de conseillers en exercice Présents Procurations Votants\n15 12 2 14",
        "15 12 3 2 14\nEn exercice Présents Absents Pouvoirs Votants",
        "Membres en exercice au jour de la séance : 15\nPRÉSENTS [12] : Paul MARTIN\nVotants (présents ou représentés) : 14",
        "En exercice : 15\n12 membres du Bureau étaient présents\nVotants : 14",
        "Nombre de délégués : 15\nNombre de présents : 12\nVotants : 14",
        "Nombre de conseillers municipaux : 15\nNombre de conseillers municipaux présents : 12\nVotants : 14",
        "Quorum : 12 présents sur 15\nVotants : 14",
        "En exercice : 15\nPrésents à 20h30 : 12\nqui ont pris part à la\ndélibération : 14",
    ],
)
def test_the_counts_of_a_sitting_are_read(phrase: str) -> None:
    found = counts(clean(phrase))
    assert (found.exercice, found.presents, found.votants) == (15, 12, 14)


def test_two_members_present_named_in_a_sentence_are_no_count() -> None:
    assert (
        counts(clean("le bureau se compose des deux membres présents les plus jeunes")).presents
        is None
    )


@pytest.mark.parametrize(
    "phrase",
    [
        "Présents :\n1. MARTIN Paul\n2. DURAND Anne",
        "Présents : 43 43 42 42",
        "sur la convocation qui leur a été adressée le 28 novembre\n\nÉtaient présents : MM. MARTIN",
    ],
)
def test_a_number_near_those_present_may_count_nobody(phrase: str) -> None:
    assert counts(clean(phrase)).presents is None


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("s'est assemblé au nombre de 28 membres sur 39 sous la présidence de", (39, 28)),
        ("12 conseillers présents sur 15", (15, 12)),
    ],
)
def test_members_in_office_stand_behind_those_present(phrase: str, told: tuple[int, int]) -> None:
    found = counts(clean(phrase))
    assert (found.exercice, found.presents) == told


@pytest.mark.parametrize(
    "label", ["Nombre de membres du conseil en exercice : 41", "Membres en exercice : 41"]
)
def test_the_labels_of_a_heading_stand_where_a_point_was_cut_too_early(label: str) -> None:
    cleaned = clean(f"Conseil communautaire\nAccueil des membres\n{label}\nVotants : 38\n")
    found = counts(cleaned, cleaned.folded.index("accueil"))
    assert (found.exercice, found.votants) == (41, 38)


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
        # counts of labels cut by the end of a line
        ("Nombre de conseillers en 27\nexercice\n", Counts(27)),
        ("Nombre d'administrateurs 9\nprésents\n", Counts(None, 9)),
        ("Nombre de délégués\ncomposant l'assemblée : 45\n", Counts(45)),
        (
            "Nombre de membres 29\ncomposant le Conseil\nNombre de membres 23\nprésents à la séance\n",
            Counts(29, 23),
        ),
        (
            "Conseillers en exercice\nà la date de la séance : 57\nConseillers présents\nou suppléés : 44\n",
            Counts(57, 44),
        ),
        ("Titulaires en exercice\nTitulaires présents\nVotants\n36\n25\n30\n", Counts(36, 25, 30)),
        ("Composition de l'assemblée\nPrésents\nAbsents\n42 conseillers\n38\n4\n", Counts(42, 38)),
        (
            "Afférents au        En            Qui ont pris part\nconseil municipal   exercice      à la délibération\n"
            "      29              27                 25\n",
            Counts(27, None, 25),
        ),
    ],
)
def test_counts_are_those_written(text: str, expected: Counts) -> None:
    assert counts(clean(text)) == expected


def test_a_label_of_its_own_in_a_column_has_a_figure_of_its_own() -> None:
    text = "Conseillers en exercice :\nConseillers présents :\nSuffrages représentés :\nVotants :\n\n48\n35\n7\n42\n"
    assert counts(clean(text)) == Counts(48, 35, 42)
    text = "Conseillers en exercice :\nSecrétaire de séance :\nConseillers présents :\n48\n35\n"
    assert counts(clean(text)) != Counts(48, 35)


def test_members_that_a_participle_counts() -> None:
    text = "Le nombre des membres en exercice étant de 39, le nombre des présents est de 26.\n"
    assert counts(clean(text)) == Counts(39, 26, None)
