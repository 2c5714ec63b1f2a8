"""Names of bodies that a title in capitals sets over two lines, invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.names.title_lines import with_whole_names
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SYNDICAT INTERCOMMUNAL DE REGROUPEMENT\nPÉDAGOGIQUE DE CORVANCEAU", "Syndicat Intercommunal de Regroupement Pédagogique de Corvanceau"),
        ("SYNDICAT INTERCOMMUNAL POUR\nL'ASSAINISSEMENT DE BRUMEVAL", "Syndicat Intercommunal pour l'Assainissement de Brumeval"),
        ("SYNDICAT INTERCOMMUNAL DE TRANSPORT\nSCOLAIRE DU CANTON DE BRUMEVAL", "Syndicat Intercommunal de Transport Scolaire du Canton de Brumeval"),
        ("COMMUNAUTÉ DE COMMUNES DU PAYS\nD'ORVELLE ET BRUMEVAL", "Communauté de Communes du Pays d'Orvelle et Brumeval"),
        ("COMMUNAUTÉ DE\nCOMMUNES DU VAL D'ORVELLE", "Communauté de Communes du Val d'Orvelle"),
        ("COMMUNE DE BRUMEVAL\nSUR ORVELLE", "Brumeval sur Orvelle"),
    ],
)  # fmt: skip
def test_a_name_over_two_lines_is_one(title: str, name: str) -> None:
    organ = {"S": "COMITÉ SYNDICAL", "C": "CONSEIL COMMUNAUTAIRE"}[title[0]]
    organ = "CONSEIL MUNICIPAL" if title.startswith("COMMUNE ") else organ
    text = f"RÉPUBLIQUE FRANÇAISE\n{title}\nConvocation du :\n8 novembre 2031\nEXTRAIT DES DÉLIBÉRATIONS DU {organ} DU 14 NOVEMBRE 2031\nObjet : Tarifs\nAprès en avoir délibéré, à l'unanimité, accepte.\n"
    assert (parse(ExtractedText(text), name="").collectivite.nom or "").lower() == name.lower()


@pytest.mark.parametrize(
    "text",
    [
        "COMMUNE DE BRUMEVAL\nDU CONSEIL MUNICIPAL\n",
        "COMMUNE DE BRUMEVAL\nSÉANCE DU 12 MARS\n",
        "COMMUNE DE BRUMEVAL\nDU 12 MARS 2031\n",
        "DEPARTEMENT\nCOMMUNE DE BRUMEVAL\nDE L'ORNE\n",
        "COMMUNE DE BRUMEVAL\nTARIFS DE LA HALLE\n",
        "Commune de Brumeval\nsur Orvelle\n",
    ],
)
def test_other_lines_of_a_title_stay(text: str) -> None:
    views = clean(text)
    assert with_whole_names(views) is views


def test_no_character_moves_and_the_name_is_one_line() -> None:
    views = clean("RÉPUBLIQUE FRANÇAISE\nCOMMUNE DE BRUMEVAL\nSUR ORVELLE\nSÉANCE DU 9 JUIN\n")
    whole = with_whole_names(views)
    assert [line.text for line in whole.lines][1:] == [
        "COMMUNE DE BRUMEVAL SUR ORVELLE",
        "SÉANCE DU 9 JUIN",
    ]
    assert len(whole.text) == len(views.text)
    assert all(whole.folded[line.start : line.end] == line.folded for line in whole.lines)
