"""Titles and counts as people read them."""

import pytest

from indexer.acts.documents import Vote
from webapp.showing.formatting import tally
from webapp.showing.shown_titles import shown_title


@pytest.mark.parametrize(
    ("objet", "shown", "code"),
    [
        ("DE2031_150_convention_de_pret", "Convention de pret", "DE2031 150"),
        ("DE2031 053 reglement interieur", "Reglement interieur", "DE2031 053"),
        ("2031071205 Travaux d entretien", "Travaux d’entretien", "2031071205"),
        ("DE2031-091Élection des délégués", "Élection des délégués", "DE2031-091"),
        ("DE2031-091élection", "DE2031-091élection", ""),
        ("Tarifs_de_la_cantine", "Tarifs de la cantine", ""),
        ("2031-2032 : tarifs", "2031-2032\u00a0: tarifs", ""),
        ("Budget primitif 2031", "Budget primitif 2031", ""),
    ],
)
def test_the_code_is_apart(objet: str, shown: str, code: str) -> None:
    title = shown_title(objet)
    assert (title.text, title.code) == (shown, code)


def test_marks_stay_on_their_words() -> None:
    objet = "DE2031_150_convention_de_pret"
    start = objet.index("pret")
    ((low, high),) = shown_title(objet).marks([(start, start + 4)])
    assert shown_title(objet).text[low:high] == "pret"
    assert shown_title(objet).marks([(0, 6)]) == []


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (Vote("adopté", 6, 2, 3), "6\u00a0pour, 2\u00a0contre, 3\u00a0abstentions"),
        (Vote("unanimité", None, None, 2), "2\u00a0abstentions"),
        (Vote("unanimité", 12, 0, 0), ""),
    ],
)
def test_counts_of_a_divided_vote_are_shown(vote: Vote, said: str) -> None:
    assert tally(vote) == said


@pytest.mark.parametrize(
    ("objet", "shown"),
    [
        ("RÉVISION DU PLU DE VALBREUIL-SUR-MESNE", "Révision du PLU de Valbreuil-sur-Mesne"),
        ("TARIFS DE L'ÉCOLE ET DU CCAS", "Tarifs de l'école et du CCAS"),
        ("ADHÉSION AU SMTCB 2031", "Adhésion au SMTCB 2031"),
        ("« BUDGET PRIMITIF 2031 » : VOTE", "«\u00a0Budget primitif 2031\u00a0»\u00a0: vote"),
        ("Tarifs du SIVOM", "Tarifs du SIVOM"),
        ("DETR 2031", "DETR 2031"),
    ],
)
def test_capitals_become_a_sentence(objet: str, shown: str) -> None:
    assert shown_title(objet).text == shown
    assert len(shown) == len(objet)
