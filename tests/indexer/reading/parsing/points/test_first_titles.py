"""The first title of minutes whose points bear titles alone, and sentences that are no title."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.headings.running_titles import is_sentence
from indexer.reading.parsing.view.cleaning import clean

_REST = (
    "Conseil en architecture : choix d'un cabinet\n"
    "Le cabinet Orval demande 450 € par dossier.\n"
    "Après délibération, le conseil accepte à l'unanimité cette proposition.\n"
    "Tarifs 2031 de la piscine\n"
    "Madame la Présidente propose de relever l'entrée.\n"
    "Le conseil, à l'unanimité, fixe l'entrée à 4,20 €.\n"
)
_HEAD = "DÉPARTEMENT DE LA HAUTE-BRÈZE\nCommunauté de communes des Aulnes\nCONSEIL COMMUNAUTAIRE DU 11 DÉCEMBRE 2030\n"


def titles(text: str) -> list[str | None]:
    return [act.objet for act in parse(ExtractedText(text), name="document.txt").actes]


def test_the_first_title_may_stand_straight_below_the_head() -> None:
    first = (
        "Parc de la Tuilerie : approbation du projet\n"
        "Sur invitation de Madame Tissier, Vice-Présidente, le maître d'œuvre présente le projet de parc et les plans.\n"
        "Appelé à se prononcer, le conseil donne son accord pour lancer la consultation.\n"
    )
    assert titles(_HEAD + first + _REST)[0] == "Parc de la Tuilerie : approbation du projet"


@pytest.mark.parametrize(
    "first",
    [
        # nothing is decided under it
        "Point sur le parc de la Tuilerie\nMadame Tissier présente les plans du maître d'œuvre.\n",
        # a formality
        "Approbation du compte rendu du 4 novembre 2030\nLe compte rendu est approuvé à l'unanimité.\n",
    ],
)
def test_what_stands_below_the_head_and_decides_nothing_is_no_act(first: str) -> None:
    found = titles(_HEAD + first + _REST)
    assert found == ["Conseil en architecture : choix d'un cabinet", "Tarifs 2031 de la piscine"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Le loyer reste de 90 €.", True),
        ("Trois devis ont été reçus.", True),
        ("Le loyer de la halle", False),
        ("Loyer de la halle.", False),
        ("le loyer reste de 90 €.", False),
    ],
)
def test_a_sentence_is_no_title(line: str, sentence: bool) -> None:
    assert is_sentence(clean(line).lines[0]) is sentence
