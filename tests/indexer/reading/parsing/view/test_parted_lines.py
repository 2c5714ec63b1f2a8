"""Lines that a reading machine parted at their wide blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.parsing.view.parted_lines import with_parted_lines

SCANNED = """COMMUNE DE MONTREVAL-LE-HAUT
Séance du 12 mars 2031
Etaient présents
: MM. Paul AUBRIET, Jeanne CORMIER
Absent excusé
: M. Luc VANEL
Le conseil a choisi pour secrétaire
: M. Paul AUBRIET
1.
TARIFS DE LA HALLE
Monsieur le Maire propose les tarifs suivants
;
Après en avoir délibéré, le conseil municipal, à l'unanimité
:
Approuve ces tarifs.
2-1
CESSION DU PRESBYTERE
Le conseil municipal, à l'unanimité, approuve la cession.
5.b)
REFECTION DU LAVOIR
Le conseil municipal, à l'unanimité, retient le devis.
"""


def test_signs_and_ranks_stand_on_the_line_that_they_belong_to() -> None:
    whole = with_parted_lines(SCANNED)
    assert len(whole) == len(SCANNED)
    for line in (
        "Etaient présents : MM. Paul AUBRIET, Jeanne CORMIER",
        "Monsieur le Maire propose les tarifs suivants ;",
        "1. TARIFS DE LA HALLE",
        "2-1 CESSION DU PRESBYTERE",
        "5.b) REFECTION DU LAVOIR",
    ):
        assert line in whole.split("\n")


def test_a_figure_alone_behind_its_colon_is_of_the_word_above() -> None:
    text = f"{SCANNED}POUR\n: 17\nCONTRE \n: 0\nNombre d'élus\n: 19."
    assert with_parted_lines(text).endswith("\nPOUR : 17\nCONTRE  : 0\nNombre d'élus : 19.")


def test_a_rank_stands_behind_the_day_that_begins_the_numbers_of_a_sitting() -> None:
    text = "\n20310210 1 Halle\n20310210\n2\nTour de l'étang\n20310210\n03 Vente du bois\n"
    assert with_parted_lines(text) == (
        "\n20310210 1 Halle\n20310210 2\nTour de l'étang\n20310210 03 Vente du bois\n"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "En exercice\nPrésents\n: 33\n: 24\n",  # a column of labels, a column of figures
        "20310210\n5 Tarifs\n20310211\n6 Tarifs\n",  # days of a table
        "Article\n1.\nLe prix est fixé.\n2.\nIl est dû.\n",  # two of them are too few
        "1.\n\nTARIFS\n2.\n\nBAUX\n3.\n\nBOIS\n",
        "1.\nCommune de X, séance du 3 mai 2031\n2.\nCommune de X, séance du 3 mai 2031\n3.\nCommune de X, séance du 3 mai 2031\n",  # feet of pages
        "3\nLa halle\n4\nLe bois\n5\nLa mare\n",  # pages have numbers too
    ],
)
def test_what_may_be_a_column_or_a_page_stays(kept: str) -> None:
    assert with_parted_lines(kept) == kept


@given(st.lists(st.sampled_from(["\n", " ", ":", ";", "1.", "4-1", "20310210", "Bois", "7"])))
def test_only_breaks_change_and_only_to_blanks(pieces: list[str]) -> None:
    text = "".join(pieces)
    whole = with_parted_lines(text)
    assert len(whole) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, whole, strict=True))


PARTED = """Présents
: Mme ORVAL
Secrétaire
: Mme ORVAL
Le maire propose ce qui suit
:
Le
conseil
municipal
a
décidé de vendre la halle
20310210 4
Vente
de
la
halle
"""


def test_single_words_go_on_with_the_sentence_above() -> None:
    assert with_parted_lines(PARTED) == (
        "Présents : Mme ORVAL\nSecrétaire : Mme ORVAL\nLe maire propose ce qui suit :\nLe conseil municipal a\n"
        "décidé de vendre la halle\n20310210 4\nVente de la halle\n"
    )


def test_one_or_two_such_lines_may_be_cells() -> None:
    cells = "Recettes\n: eau\nVente\nde\nla\nhalle\n"
    assert with_parted_lines(cells) == cells


@pytest.mark.parametrize(
    "kept", ["recueil des actes\nadministratifs\ndépartement\ndu Val-de-Sorve\n", "oui\nnon\noui\n"]
)
def test_short_lines_in_small_letters_may_be_lines(kept: str) -> None:
    assert with_parted_lines(kept) == kept


def test_a_number_stands_on_one_line_whatever_its_pieces() -> None:
    text = "\n2031 02 01 HALLE\n2031\n02\n03 TOUR DE\nL'ETANG\n2031 02\n04 VENTE DU BOIS\n"
    assert with_parted_lines(text) == (
        "\n2031 02 01 HALLE\n2031 02 03 TOUR DE\nL'ETANG\n2031 02 04 VENTE DU BOIS\n"
    )
