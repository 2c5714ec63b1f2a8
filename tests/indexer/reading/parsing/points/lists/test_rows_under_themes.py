"""Rows of lists whose letters begin again under each theme, whose cells wrap, or that bear no number; points withdrawn."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.votes.votes import vote


def read(text: str, name: str = "x.txt") -> Document:
    return parse(ExtractedText(text), name=name)


def told(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [(act.numero, act.objet, act.vote and act.vote.resultat) for act in document.actes]


LIST = "VILLE DE VALMORY\nConseil municipal du 12 mai 2031\nListe des délibérations\n\n"


def test_letters_that_begin_again_under_a_theme_are_rows_of_it() -> None:
    assert told(
        read(
            f"{LIST}A – FINANCES\na) Budget de la halle – adopté à l'unanimité\nb) Tarifs du camping – adoptés à la majorité\n"
            "B – URBANISME\na) Acquisition du moulin – adoptée à l'unanimité\nb) Rapport du délégataire – le conseil prend acte\n"
        )
    ) == [
        ("A.a", "Budget de la halle", "unanimité"),
        ("A.b", "Tarifs du camping", "majorité"),
        ("B.a", "Acquisition du moulin", "unanimité"),
        ("B.b", "Rapport du délégataire", "prend acte"),
    ]


def test_letters_out_of_turn_are_no_rows() -> None:
    document = read(
        f"{LIST}n) Budget de la halle – adopté à l'unanimité\nc) Tarifs du camping – adoptés à la majorité\n"
    )
    assert [act.numero for act in document.actes] == [None, None]


TABLE = "COMMUNE DE VALMORY\nLISTE DES DÉLIBÉRATIONS EXAMINÉES\nSéance du 12 mai 2031\n\n"


def test_cells_of_a_list_that_wrap_are_made_whole() -> None:
    assert told(
        read(
            f"{TABLE}2031/12      Budget de la halle                        Approuvée à\n"
            "                                                      l’unanimité\n"
            "2031/13      Convention avec le département pour le    Ajournée\n             pont du moulin\n"
            "Vœu          Vœu pour le maintien de la classe         Adopté à\n             unique                                    l’unanimité\n"
        )
    ) == [
        ("2031/12", "Budget de la halle", "unanimité"),
        ("2031/13", "Convention avec le département pour le pont du moulin", "ajourné"),
        (None, "Vœu pour le maintien de la classe unique", "unanimité"),
    ]


SITTING = "Séance du conseil municipal du 12 mai 2031\nEtaient présents : Mme Orval, M. Verdun\n"


@pytest.mark.parametrize(
    "told_so",
    [
        "2) Vente du moulin : point retiré de l'ordre du jour.\n",
        "2) Vente du moulin\nLe point est retiré de l'ordre du jour par Mme le Maire.\n",
        "2) Vente du moulin\nMadame le Maire retire ce point de l'ordre du jour.\n",
        "2) Vente du moulin\nDélibération retirée de l'ordre du jour.\n",
        "2) Vente du moulin\nCe dossier est retiré.\n",
    ],
)
def test_a_point_that_who_presides_withdraws_is_no_act(told_so: str) -> None:
    document = read(
        f"{SITTING}1) Budget de la halle\nLe conseil municipal, à l'unanimité, adopte le budget.\n{told_so}"
        "3) Tarifs du camping\nLe conseil municipal, à l'unanimité, fixe les tarifs.\n"
    )
    assert [act.numero for act in document.actes] == ["1", "3"]


@pytest.mark.parametrize(
    "told_so",
    [
        "Le conseil municipal décide de retirer ce point de l'ordre du jour.",
        "Le conseil municipal retire ce point de l'ordre du jour.",
        "Le point est reporté à une prochaine séance.",
    ],
)
def test_a_point_that_the_assembly_puts_off_is_an_act(told_so: str) -> None:
    document = read(
        f"{SITTING}1) Budget de la halle\nLe conseil municipal, à l'unanimité, adopte le budget.\n"
        f"2) Vente du moulin\n{told_so}\n"
        "3) Tarifs du camping\nLe conseil municipal, à l'unanimité, fixe les tarifs.\n"
    )
    told = [(act.numero, act.vote.resultat if act.vote else None) for act in document.actes]
    assert told == [("1", "unanimité"), ("2", "ajourné"), ("3", "unanimité")]


@pytest.mark.parametrize("result", ["retirée de l'ordre du jour", "retirée", "point retiré"])
def test_a_row_that_was_withdrawn_is_no_act(result: str) -> None:
    document = read(
        "COMMUNE DE VALBRUNE\nLISTE DES DÉLIBÉRATIONS EXAMINÉES\nSéance du conseil municipal du 5 mars 2031\n\n"
        f"2031-01 Tarifs de la halle : adoptée à l'unanimité\n2031-02 Vente du moulin : {result}\n"
        "2031-03 Budget du camping : adoptée à l'unanimité\n"
    )
    assert [act.numero for act in document.actes] == ["2031-01", "2031-03"]


def test_acts_told_by_their_ranks_are_several_whatever_the_file_is_called() -> None:
    document = read(
        f"{SITTING}1 ère DELIBERATION : Budget de la halle.\nVote : 9 pour, 0 contre\n"
        "2 ème DELIBERATION : Tarifs du camping.\nVote : 8 pour, 1 contre\n",
        "deliberation.txt",
    )
    assert [act.objet for act in document.actes] == ["Budget de la halle", "Tarifs du camping"]


def test_a_majority_between_brackets_is_that_of_the_vote() -> None:
    ballot = vote("vote : 10 pour - 2 contre - 1 abstention (majorite)")
    assert ballot is not None
    assert (ballot.resultat, ballot.pour) == ("majorité", 10)


def test_a_motion_without_a_number_is_a_row_of_a_numbered_list() -> None:
    assert told(
        read(
            f"{LIST}FINANCES\n91. Budget de la halle : UNANIMITÉ\n92. Tarifs du camping : MAJORITÉ\n93. Bail du moulin : RETIRÉE\n"
            "VŒU pour le maintien de la gare : UNANIMITÉ\nMotion contre la fermeture de la trésorerie : MAJORITÉ\n"
            "Vœux du maire le 12 janvier\n"
        )
    ) == [
        ("91", "Budget de la halle", "unanimité"),
        ("92", "Tarifs du camping", "majorité"),
        (None, "VŒU pour le maintien de la gare", "unanimité"),
        (None, "Motion contre la fermeture de la trésorerie", "majorité"),
    ]


@pytest.mark.parametrize("sign", ["→ ", "➢ ", "• ", ""])
def test_a_sign_may_stand_before_the_count_of_a_vote(sign: str) -> None:
    ballot = vote(f"apres un long debat :\n{sign}8 pour, 4 contre, 0 abstention.")
    assert ballot is not None
    assert (ballot.pour, ballot.contre) == (8, 4)


def test_an_act_that_bears_its_number_keeps_none_of_its_rank() -> None:
    document = read(
        f"{SITTING}2031-05-12\nII – Tarifs de la halle :\nLe conseil municipal, à l'unanimité, fixe les tarifs.\n"
        "2031-05-13\nIII – Budget du camping :\nLe conseil municipal, à l'unanimité, adopte le budget.\n"
    )
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("2031-05-12", "Tarifs de la halle"),
        ("2031-05-13", "Budget du camping"),
    ]
