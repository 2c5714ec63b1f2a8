"""Reports to an assembly, pages of a budget, extracts, orders, forms; and minutes that look like them."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="piece.txt")


ASKS = "\nN° de l'ordre du jour : 27\nRapporteur : Mme ORVAL\nLe Conseil municipal est invité à :\n- approuver le règlement.\n"
DECIDED = "\nDate de convocation : 3 mai 2031\nÉtaient présents : MM. ORVAL, BRUME\nSecrétaire de séance : M. BRUME\nRapport présenté.\nLe conseil municipal, après en avoir délibéré, à l'unanimité, approuve le règlement.\n"


@pytest.mark.parametrize(
    "title",
    [
        "RAPPORT AU\nCONSEIL MUNICIPAL DU 17 NOVEMBRE 2031",
        "RAPPORT AU CONSEIL MUNICIPAL\nSéance du 17 novembre 2031",
        "Rapport n° 12 au conseil municipal du 17 novembre 2031",
        "Rapport présenté au conseil municipal\nRéunion du 17 novembre 2031",
        "Ville d'Ormeval\nRapport du Maire au Conseil municipal\nSéance du 17 novembre 2031",
    ],
)
def test_a_report_to_an_assembly_is_no_minutes(title: str) -> None:
    found = read(f"{title}{ASKS}")
    assert (found.type_document, found.actes) == ("autre", ())


def test_an_act_that_begins_with_its_report_is_one() -> None:
    found = read(f"RAPPORT AU CONSEIL MUNICIPAL\nSéance du 17 novembre 2031{DECIDED}")
    assert found.type_document != "autre"
    assert len(found.actes) == 1


def test_pages_of_a_budget_with_those_who_signed_it_are_no_minutes() -> None:
    pages = (
        "COMMUNE ORMEVAL - BUDGET PRINCIPAL - BP - 2031\nII - PRESENTATION GENERALE DU BUDGET\nVUE D'ENSEMBLE   A1\n"
        "FONCTIONNEMENT  612 480,00\nARRETE ET SIGNATURES   D2\nNombre de membres en exercice : 15\nNombre de membres présents : 12\n"
        "VOTES : Pour : 14 Contre : 0 Abstentions : 0\nDate de convocation : 24/03/2031\n"
        "Délibéré par le conseil municipal, réuni en session ordinaire, le 31/03/2031\n"
    )
    assert read(pages).type_document == "autre"


EXTRACT = (
    "\nDU 02 JUILLET 2031\nLe deux juillet deux mil trente et un, s'est réuni le Conseil Municipal, sous la présidence de M. ORVAL, Maire,\n"
    "Étaient présents : MM. ORVAL, BRUME\nSecrétaire de séance : Mme BRUME\nN° 2031/14\nCOMMISSION DES IMPÔTS DIRECTS\n"
    "Après en avoir délibéré, le Conseil Municipal, à l'unanimité, arrête la liste suivante.\n"
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("EXTRAIT – RÉUNION DU CONSEIL MUNICIPAL", "deliberation"),
        ("Extrait de la séance du conseil municipal", "deliberation"),
        ("EXTRAIT : SESSION ORDINAIRE", "deliberation"),
        ("RÉUNION DU CONSEIL MUNICIPAL", "compte-rendu"),
    ],
)
def test_an_extract_of_one_act(title: str, kind: str) -> None:
    text = f"COMMUNE D'ORMEVAL\n{title}{EXTRACT}Questions diverses : néant.\n"
    assert read(text).type_document == kind


def test_an_extract_of_several_acts_is_minutes() -> None:
    more = "N° 2031/15\nTARIFS DE LA CANTINE\nAprès en avoir délibéré, le Conseil Municipal, à l'unanimité, fixe le tarif.\nQuestions diverses\n"
    text = f"COMMUNE D'ORMEVAL\nEXTRAIT – RÉUNION DU CONSEIL MUNICIPAL{EXTRACT}{more}"
    assert read(text).type_document == "compte-rendu"


def test_a_deliberation_with_the_letters_of_who_sat_is_one() -> None:
    sat = "\nConseil d'administration du 12 mai 2031\nVu le code,\nLe conseil d'administration, à l'unanimité, approuve le règlement.\n"
    found = read(f"Délibération CIAS n° 2031-08{sat}")
    assert [act.numero for act in found.actes] == ["2031-08"]
    assert found.type_document == "deliberation"


def test_we_the_maire_decide_alone() -> None:
    text = "VILLE D'ORMEVAL\nDÉCISION n° 2031-088\nNous, Maire de la Ville d'Ormeval,\nVu la délibération du Conseil Municipal du 4 juillet 2030,\nDÉCIDONS\nDe consentir une convention.\n"
    assert read(text).type_document == "arrete"
    certified = "VILLE D'ORMEVAL\nCERTIFICAT\nNous, Maire de la Ville d'Ormeval, certifions l'affichage de la délibération.\n"
    assert read(certified).type_document == "autre"


@pytest.mark.parametrize(
    "title",
    ["Modèle de délibération – service juridique", "DÉLIBÉRATION TYPE", "Trame de délibération", "Exemple de délibération"],
)  # fmt: skip
def test_a_form_to_be_filled_holds_no_act(title: str) -> None:
    form = "\nEXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL\nLe Conseil Municipal de la commune de ……\nDûment convoqué, s'est réuni.\nObjet : Adhésion à la mission de médiation\nLe Conseil Municipal, après en avoir délibéré, DÉCIDE d'adhérer.\n"
    found = read(f"{title}{form}")
    assert (found.type_document, found.actes) == ("autre", ())
