"""Numbers of points and of acts begin lines where breaks were lost, in invented texts."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.unbroken import with_lines

RUN_ON = (
    "COMMUNE DE BRANDEVAL COMPTE RENDU DU CONSEIL MUNICIPAL Séance du 9 juin 2031 Présents : Mme Lise ORVAL, maire, "
    "MM. Paul VERDUN, Jean TISON. Secrétaire de séance : M. Jean TISON. Ordre du jour : 1/ Devis de la toiture "
    "2/ Bail de la parcelle ZK 14 3/ Tarifs de la cantine "
)
ON = "Le conseil municipal, à l'unanimité, accepte."


def test_ranks_that_follow_one_another_open_points() -> None:
    document = parse(
        ExtractedText(
            f"{RUN_ON}1/ Devis de la toiture Le couvreur propose une ardoise. {ON} "
            f"2/ Bail de la parcelle ZK 14 : Il est proposé neuf ans. {ON} "
            f"3/ Tarifs de la cantine Mme ORVAL propose 4,10 €, article 2. Le reste est inchangé. {ON} La séance est levée."
        ),
        name="document.txt",
    )
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("1", "Devis de la toiture"), ("2", "Bail de la parcelle ZK 14"), ("3", "Tarifs de la cantine"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "ranks",
    [("1°", "2°", "3°"), ("I -", "II -", "III -"), ("I/", "II/", "III/"), ("I.", "II.", "III.")],
)
def test_degrees_and_roman_figures_are_ranks_too(ranks: tuple[str, ...]) -> None:
    head = RUN_ON.partition("Ordre du jour")[0]
    titles = ("Devis de la toiture", "Bail de la parcelle", "Tarifs de la cantine")
    points = " ".join(
        f"{rank} {title} Le maire lit le devis. {ON}"
        for rank, title in zip(ranks, titles, strict=True)
    )
    document = parse(ExtractedText(f"{head}{points} La séance est levée."), name="document.txt")
    assert tuple(act.objet for act in document.actes) == titles


def test_a_king_has_no_rank_of_a_point() -> None:
    text = "Le square Louis XIV - Henri IV - Charles V - Jean II - Philippe I - Robert est clos. "
    assert not [
        line
        for line in with_lines(text * 4).split("\n")
        if line.startswith(("XIV -", "IV -", "II -"))
    ]


def test_a_list_on_one_line_is_parted_at_its_numbers() -> None:
    rows = " ".join(
        f"Finances DEL_20310609_{rank}- {title} de la commune pour l'exercice 2030."
        for rank, title in enumerate(("Approbation du compte de gestion", "Affectation du résultat",
                                      "Provision pour un contentieux", "Admission en non-valeur"), 1)
    )  # fmt: skip
    document = parse(
        ExtractedText(
            "Séance du Conseil municipal de Brandeval en date du 9 juin 2031 Liste des délibérations approuvées par le "
            f"Conseil municipal {rows}"
        ),
        name="document.txt",
    )
    assert [act.numero for act in document.actes] == [
        f"20310609_{rank}" for rank in range(1, 5)
    ] or [act.numero for act in document.actes] == [f"DEL_20310609_{rank}" for rank in range(1, 5)]


def test_the_rank_behind_a_theme_in_capitals_is_that_of_the_title() -> None:
    text = (
        f"{RUN_ON}I - ADMINISTRATION GÉNÉRALE DE LA COMMUNE 1 - Composition des commissions "
        f"Mme ORVAL propose trois membres. {ON} La séance est levée."
    )
    lines = with_lines(text).split("\n")
    assert any(line.startswith("1 - Composition des commissions") for line in lines)


LONG = "Le conseil municipal de Brandeval entend la lecture des rapports de ses commissions. " * 4


def test_a_title_of_the_agenda_ends_where_it_ended_there() -> None:
    text = (
        f"{LONG}Ordre du jour : 1/ Devis de la toiture 2/ Bail de la parcelle 3/ Divers "
        f"1/ DEVIS DE LA TOITURE Ardoises posées 2/ Bail de la parcelle Neuf ans {LONG}"
    )
    lines = with_lines(text).split("\n")
    assert {"1/ DEVIS DE LA TOITURE", "2/ Bail de la parcelle"} <= set(map(str.rstrip, lines))


def test_a_sign_of_rank_needs_no_blank_behind_it() -> None:
    lines = with_lines(f"{LONG}7/Tarifs du gîte 1/Tarifs de la halle 2/Bail du pré {LONG}").split(
        "\n"
    )
    assert any(line.startswith("1/Tarifs de la halle") for line in lines)


HEAD = (
    "COMMUNE DE HURTIGHEIM Compte rendu du conseil municipal du 12 octobre 2023 Étaient présents : Paul ORVANNE, "
    "Anne MEYER, Louis BRANDT Secrétaire de séance : Anne MEYER "
)


@pytest.mark.parametrize(
    ("told", "titles"),
    [
        # numbers of one shape that follow one another
        (
            "01-24 Participation des communes. Vote : unanimité. 02-24 Contrat d'entretien. Vote : unanimité. "
            "03-24 Classe de mer. Vote : 4 pour, 1 contre.",
            ["Participation des communes", "Contrat d'entretien", "Classe de mer"],
        ),
        (
            "C 23-088 Comptes de gestion Le conseil approuve à l'unanimité. C 23-089 Zone des Vents Le conseil approuve à la "
            "majorité. C 23-090 Tarifs de la halle Le conseil approuve à l'unanimité.",
            ["Comptes de gestion", "Zone des Vents", "Tarifs de la halle"],
        ),
        # an extract jumps from 1 to 8
        (
            "1- Délégation de pouvoirs au maire Le conseil municipal approuve à l'unanimité. "
            "8- Prime exceptionnelle Le conseil municipal approuve à l'unanimité. 9- Secteurs scolaires Le conseil municipal "
            "approuve à l'unanimité. 10- Charte de la halle Le conseil municipal approuve à l'unanimité.",
            [
                "Délégation de pouvoirs au maire",
                "Prime exceptionnelle",
                "Secteurs scolaires",
                "Charte de la halle",
            ],
        ),
    ],
)
def test_points_on_one_line_are_parted_by_their_numbers(told: str, titles: list[str]) -> None:
    document = parse(ExtractedText(HEAD + told), name="document.txt")
    assert [act.objet for act in document.actes] == titles
