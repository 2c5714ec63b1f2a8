"""Figures and letters that optical reading takes for one another."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("DEL_2O310512_9", "DEL_20310512_9"),
        ("n° 2031-O4", "n° 2031-04"),
        ("le 12/05/20l9", "le 12/05/2019"),
        ("le Consei1 municipal", "le Conseil municipal"),
        ("0BJET : Halle", "OBJET : Halle"),
        ("LE C0NSEIL MUNICIPAL DE VALBR0N", "LE CONSEIL MUNICIPAL DE VALBRON"),
        ("DÉLIBÉRATI0NS", "DÉLIBÉRATIONS"),
        ("parcelles AB0 et D0B", "parcelles AB0 et D0B"),
        ("à 1'unanimité", "à l'unanimité"),
        # what was printed so
        ("la salle O2, 15 h, A1, CO2, 30 l 5", "la salle O2, 15 h, A1, CO2, 30 l 5"),
        ("article 1 et 1'30", "article 1 et 1'30"),
    ],
)
def test_a_figure_and_a_letter_are_told_by_what_stands_around(read: str, printed: str) -> None:
    assert str(clean(read).text) == printed


def test_a_number_whose_figures_were_misread_is_of_its_family() -> None:
    document = parse(
        ExtractedText(
            "VALMORY\nListe des délibérations\n"
            + "".join(
                f"DEL_2{zero}310512_{rank}-\nTarifs de la halle numéro {rank}.\n"
                for rank, zero in enumerate("0O00", 1)
            )
        ),
        name="x.txt",
    )
    assert [act.numero for act in document.actes] == [f"DEL_20310512_{n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("told", "result"),
    [
        ("le conseil, a l'unanimife, approuve", "unanimité"),
        ("le conseil, a la majorlte, approuve", "majorité"),
    ],
)
def test_the_words_of_a_vote_are_known_through_slips(told: str, result: str) -> None:
    decided = vote(told)
    assert decided is not None
    assert decided.resultat == result


@pytest.mark.parametrize("read", ["à Funanimité", "à Punanimité", "À LUNANIMITÉ", "à lunanimite"])
def test_an_elision_read_as_a_letter_hides_no_unanimity(read: str) -> None:
    decided = vote(clean(f"Le conseil, {read}, approuve les tarifs.").folded)
    assert decided is not None
    assert decided.resultat == "unanimité"
