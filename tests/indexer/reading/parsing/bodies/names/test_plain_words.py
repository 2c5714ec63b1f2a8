"""Names that are lost: what stands in their place is no name."""

import pytest

from indexer.acts.documents import Collectivite, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.names.plain_words import is_name


def collectivite(text: str) -> Collectivite:
    return parse(ExtractedText(text), name="acte.txt").collectivite


_OPENING = (
    "L'an deux mil vingt-trois, le 9 juin à 19 heures, le conseil municipal, dûment convoqué, s'est réuni "
    "en mairie sous la présidence de Mme Lise ORVAL, maire.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "COMMUNE DE\nORDRE DU JOUR\nConseil municipal du 9 juin 2023\n",
        "Commune de  Première réunion du 9 juin 2023\n",
        "Mairie de Nomenclature des actes\n",
        "COMMUNE DE\nESSONNE\nRÉUNION DU CONSEIL MUNICIPAL\n",
        "Extrait du registre de la Commune de\nd'Ombreville\nSéance du 9 juin 2023\n",
        "Commune de\nPlan Local d'Urbanisme\nConseil municipal du 9 juin 2023\n",
        "COMMUNE\nSALLE POLYVALENTE\n« L'ESCALE »\nConseil municipal du 9 juin 2023\n",
    ],
)
def test_the_next_words_of_a_heading_are_no_commune(head):
    assert collectivite(head + _OPENING).nom is None


def test_the_maire_of_the_town_is_not_that_of_a_commune_called_town():
    text = _OPENING.replace("maire.", "maire de la Ville, et de ses adjoints.")
    assert collectivite(text).nom is None


@pytest.mark.parametrize("end", [",\n", "\n", " (Oise)\n"])
def test_a_commune_may_be_called_by_a_word_where_nothing_goes_on_behind_it(end):
    assert collectivite(f"DÉPARTEMENT DE L'OISE\nCommune de Ville{end}" + _OPENING).nom == "Ville"


@pytest.mark.parametrize(
    "head",
    [
        "SYNDICAT MIXTE\nTotal Page : 16\nCOMITÉ SYNDICAL DU 9 JUIN 2023\n",
        "Monsieur Lise ORVAL\nSyndicat mixte\nCOMITÉ SYNDICAL DU 9 JUIN 2023\n",
        "Parc naturel régional du Haut-\nCOMITÉ SYNDICAL DU 9 JUIN 2023\n",
    ],
)
def test_what_stands_by_the_kind_of_a_syndicat_is_not_always_its_name(head):
    assert collectivite(head + "Le comité syndical s'est réuni.\n").nom is None


_POINTS = (
    "1. Approbation du budget\nLe conseil, à l'unanimité, approuve le budget.\n"
    "2. Convention avec le Département et la commune de Chartres\n"
    "Le conseil approuve la convention avec la communauté d'agglomération Chartres Métropole.\n"
)


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (
            "EXTRAIT DU REGISTRE DU CONSEIL MUNICIPAL DE LA VILLE DE VIRE NORMANDIE",
            "Vire Normandie",
        ),
        ("PLOUGASTEL-DAOULAS\nConseil municipal du 9 juin 2023", "Plougastel-Daoulas"),
        (
            "Le conseil municipal s'est réuni sous la présidence de M. Paul ORVAL, Maire de Mamoudzou.",
            "Mamoudzou",
        ),
        ("Conseil municipal du 9 juin 2023", None),
        (
            "Le bureau de la communauté de communes du Pays de Vouzeron s'est réuni le 9 juin 2023.",
            "communauté de communes du Pays de Vouzeron",
        ),
        ("Conseil communautaire du 9 juin 2023\nLe conseil communautaire s'est réuni.", None),
    ],
)
def test_whom_a_point_of_few_lines_is_about_is_not_the_author(head, shown):
    assert collectivite(f"{head}\n{_POINTS}").nom == shown


@pytest.mark.parametrize(
    "nom",
    ["Syndicat mixte du Grand Site d'Orval", "Syndicat mixte pour l'accueil des gens du voyage"],
)
def test_words_of_pages_are_words_of_names_too(nom):
    assert is_name(nom)
