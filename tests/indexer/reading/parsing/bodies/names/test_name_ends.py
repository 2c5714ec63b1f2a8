"""Where the name of a body ends that stands beside what a registre prints on its pages."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

FURNITURE = (
    "Feuillet 2031/014",
    "FOLIO 14",
    "Page 3/12",
    "N° 2031-14",
    "Exercice 2031",
    "Tél. 03 00 00 00 00",
    "Registre des délibérations",
)


@pytest.mark.parametrize("beside", FURNITURE)
@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("COMMUNE DE VALMORYANCE", "conseil municipal"),
        ("Syndicat mixte de la Lavezonne", "comité syndical"),
        ("SIVOM DE LA LAVEZONNE", "comité syndical"),
    ],
)
def test_furniture_beside_a_name_is_no_part_of_it(name: str, organ: str, beside: str) -> None:
    document = parse(
        ExtractedText(
            f"{name} {beside}\nCompte rendu du {organ} du 9 juin 2031\n1. Tarifs\nAdopté à l'unanimité.\n"
        ),
        name="document.txt",
    )
    nom = document.collectivite.nom
    assert nom is not None
    assert nom.lower() == name.lower().removeprefix("commune de ")


def test_words_of_heads_within_a_name_stay() -> None:
    name = "Syndicat mixte du canton de Valmoryance"
    document = parse(
        ExtractedText(
            f"{name}\nCompte rendu du comité syndical du 9 juin 2031\n1. Tarifs\nAdopté à l'unanimité.\n"
        ),
        name="document.txt",
    )
    assert document.collectivite.nom == name
