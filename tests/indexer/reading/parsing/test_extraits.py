"""What the heading of an invented extrait tells: its title above the words that open the sitting, its matter, its day."""

import datetime as dt

import pytest

from indexer.acts.documents import Act, Document, ExtractedText
from indexer.reading.parsing import parse

OPENS = (
    "L'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni à la mairie.\n"
)
EXTRAIT = (
    "DÉPARTEMENT DE LA VIENNE\nCOMMUNE DE BRANDEVAL\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n{above}\n{opens}"
    "Étaient présents : Lise ORVAL, Paul VERDUN.\n\nVu le code général des collectivités territoriales ;\n"
    "Le conseil municipal, après en avoir délibéré, à l'unanimité,\nDÉCIDE de fixer les tarifs.\n"
)


def read(above: str, opens: str = OPENS) -> Document:
    return parse(ExtractedText(EXTRAIT.format(above=above, opens=opens)), name="document.txt")


def act(above: str) -> Act:
    [only] = read(above).actes
    return only


@pytest.mark.parametrize(
    ("above", "objet"),
    [
        ("Tarifs de la cantine\n", "Tarifs de la cantine"),
        ("TARIFS DE LA CANTINE\nET DE LA GARDERIE\n", "TARIFS DE LA CANTINE ET DE LA GARDERIE"),
        ("Point n° 3 : Tarifs de la cantine\n", "Tarifs de la cantine"),
        ("7.10 – Tarifs de la cantine\n", "Tarifs de la cantine"),
        ("« Tarifs de la cantine »\n", "Tarifs de la cantine"),
        # the heading goes on, and tells no title
        ("Canton de Velle\n", None),
        ("Date de convocation : 2 juin 2031\n", None),
        ("Séance du 9 juin 2031\n", None),
        ("Nombre de conseillers en exercice : 15\n", None),
    ],
)
def test_a_title_stands_straight_above_the_words_that_open_the_sitting(
    above: str, objet: str | None
) -> None:
    assert act(above).objet == objet


MINUTES = (
    "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL DE LA SÉANCE DU 9 JUIN 2031\n"
    "L'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni.\nPrésents : Lise ORVAL, Paul VERDUN.\n\n"
    "2031-41\n7.1 Finances locales\nTarifs de la cantine\nMme Orval expose les tarifs.\n"
    "Après en avoir délibéré, le conseil municipal, à l'unanimité, fixe les tarifs.\n\n"
    "2031-42\n7.1 Finances locales\nConvention avec le syndicat des eaux\nMme Orval donne lecture de la convention.\n"
    "Le conseil municipal approuve la convention à l'unanimité.\n"
)


def test_the_label_of_a_chapter_behind_a_code_is_a_matter_and_no_title() -> None:
    acts = parse(ExtractedText(MINUTES), name="document.txt").actes
    assert [(own.numero, own.objet) for own in acts] == [
        ("2031-41", "Tarifs de la cantine"), ("2031-42", "Convention avec le syndicat des eaux"),
    ]  # fmt: skip
    assert {own.matiere.code for own in acts if own.matiere} == {"7.1"}


@pytest.mark.parametrize(
    "above", ["Délibération du 9 juin 2031\n", "Délibération n° 12 du 9 juin 2031\n"]
)
def test_an_act_is_of_the_day_that_its_title_bears(above: str) -> None:
    sitting = read(above, opens="Nombre de membres en exercice : 15\n").seance
    assert sitting.date == dt.date(2031, 6, 9)
