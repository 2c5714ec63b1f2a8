"""A margin read into the lines of the act is put above them."""

from datetime import date

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.margins import without_margin

RUN_DOWN = (
    "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n"
    "\n"
    "Date de la L'an deux mille trente et un, le trois mai, à vingt heures, le\n"
    "convocation : conseil municipal de la commune de Valmory, légalement convoqué,\n"
    "27 avril 2031 s'est réuni en séance ordinaire sous la présidence de M. Odon LARVOR,\n"
    "NOMBRE DE Présents : Mmes Odile ASTRUEL, Ève BRINON, MM. Loïc CADRAN,\n"
    "CONSEILLERS Paul DURZIN, Marc ELVAN\n"
    "EN EXERCICE : 11 et Yvon FARGEL.\n"
    "PRÉSENTS : 7\n"
    "VOTANTS : 8 Objet : Tarifs de la halle\n"
    "\n"
    "Le conseil municipal, après en avoir délibéré, fixe les tarifs à l'unanimité.\n"
)
COUNTED = (
    "CONSEIL MUNICIPAL DU 3 MAI 2031\n"
    "\n"
    "En exercice : 11 Le 3 mai 2031, le Conseil municipal de Valmory, légalement convoqué\n"
    "Présents : 7 s'est réuni à la mairie, en séance publique, après la convocation\n"
    "Votants : 8 du 27 avril, sous la présidence de M. Odon LARVOR, maire de Valmory.\n"
)


def test_what_runs_down_the_lines_is_told_above_them() -> None:
    read = parse(ExtractedText(RUN_DOWN), name="x.txt")
    sitting = read.seance
    assert (sitting.date_convocation, sitting.membres_exercice) == (date(2031, 4, 27), 11)
    assert (sitting.presents, sitting.votants) == (7, 8)
    [act] = read.actes
    assert act.objet == "Tarifs de la halle"
    assert act.texte == RUN_DOWN[act.debut : act.fin]


def test_the_act_has_its_own_words_alone() -> None:
    lines = [line.text for line in clean(RUN_DOWN).lines]
    assert "Présents : Mmes Odile ASTRUEL, Ève BRINON, MM. Loïc CADRAN," in lines
    assert "NOMBRE DE" in lines
    assert "et Yvon FARGEL." in lines


def test_figures_before_a_sentence_that_goes_on() -> None:
    lines = [line.text for line in clean(COUNTED).lines]
    assert lines[1:5] == [
        "En exercice : 11",
        "Présents : 7",
        "Votants : 8",
        "Le 3 mai 2031, le Conseil municipal de Valmory, légalement convoqué",
    ]


def test_lines_without_a_piece_stand_between() -> None:
    text = COUNTED.replace("Votants", "la suite de la phrase\net la fin de celle-ci.\nVotants")
    lines = [line.text for line in clean(text).lines]
    assert lines[3] == "Votants : 8"
    assert lines[6:8] == ["la suite de la phrase", "et la fin de celle-ci."]


def test_a_fact_without_a_figure_is_left_out() -> None:
    text = RUN_DOWN.replace("VOTANTS : 8 Objet", "Date Objet").replace(
        "\n\nLe conseil municipal,", "\nd'affichage Le conseil municipal,"
    )
    view = clean(text)
    assert "affichage" not in view.text
    assert "Objet : Tarifs de la halle\nLe conseil municipal, après" in view.text


@pytest.mark.parametrize(
    "text",
    [
        "Nombre de conseillers en exercice : 11\nPrésents : 7\nVotants : 8\n",
        "\nEn exercice : 11\nPrésents : 7\nVotants : 8\nLe conseil s'est réuni à la mairie de Valmory.\n",
        "\nNombre de\nconseillers en exercice : 11\nprésents : 7\nvotants : 8\n",
        "\nPrésents : 7 titulaires\nVotants : 8 avec les pouvoirs\nPouvoirs : 1 donné à la séance\n",
        "\nPrésents : 7 Mmes Odile ASTRUEL, Ève BRINON, MM. Loïc CADRAN, Paul DURZIN\n"
        "Absents : 1 Marc ELVAN, en déplacement, qui a été excusé par la présidente\n"
        "Pouvoirs : 1 Yvon FARGEL, qui a donné procuration à Mme Odile ASTRUEL\n",
        "\nDate de réunion : 3 mai 2031\nConvocation du 27/04/2031\nAffichage : 12/05/2031\n",
        "\nDATE DE SÉANCE : 3 MAI 2031\nCONVOCATION DU 27 AVRIL 2031\nAFFICHAGE DU 12 MAI 2031\n",
        "Il a fixé le\nnombre de\nconseillers à onze, et le\nnombre d'adjoints à trois.\n",
    ],
)
def test_facts_on_lines_of_their_own_stay(text: str) -> None:
    assert without_margin(text) is None


def test_offsets_stand_where_the_words_stood() -> None:
    view = clean(RUN_DOWN)
    for words in ("EN EXERCICE : 11", "et Yvon FARGEL", "Le conseil municipal, après"):
        assert RUN_DOWN[view.origin(view.text.index(words)) :].startswith(words)
