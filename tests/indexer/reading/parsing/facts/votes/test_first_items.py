"""What the first item below « décide » refuses or puts off."""

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes.first_items import decided_first
from indexer.reading.parsing.facts.votes.votes import vote


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Le conseil municipal\nDÉCIDE\n- n'approuve pas la proposition", "rejeté"),
        (
            "Le conseil municipal, après en avoir délibéré, décide :\n- de refuser le devis",
            "rejeté",
        ),
        ("Le conseil décide de ne pas donner suite à la demande.", "rejeté"),
        (
            "Le comité syndical,\nConsidérant la demande,\nDÉCIDE\nArticle 1 : de rejeter la demande",
            "rejeté",
        ),
        ("Les élus décident :\n• décide de reporter ce point", "ajourné"),
        ("Le conseil décide\n- de surseoir à sa décision", "ajourné"),
        ("Le conseil décide :\n- de refuser ce devis\n- d'approuver celui de Bâtir", None),
        ("Il est proposé au conseil qu'il décide de refuser le devis", None),
        ("Le conseil décide de reporter l'excédent de 12 000 €", None),
        ("Le conseil décide de ne pas exercer son droit de préemption", None),
        ("La société Bâtir décide de refuser l'offre", None),
    ],
)
def test_the_first_item(text: str, result: str | None) -> None:
    assert decided_first(fold_letters(text)) == result


def test_a_first_item_that_is_refused_for_another() -> None:
    told = vote(
        fold_letters(
            "Le conseil municipal, après en avoir délibéré :\n"
            "– n'approuve pas l'avenant mais approuve le devis"
        )
    )
    assert told is not None
    assert told.resultat == "adopté"
