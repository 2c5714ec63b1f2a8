"""Bodies of annexes, notices, conventions, budgets and orders of who decides alone: told by their head."""

import pytest

from indexer.acts.documents import Collectivite, ExtractedText
from indexer.reading.parsing import parse


def body(text: str) -> Collectivite:
    return parse(ExtractedText(text), name="piece.txt").collectivite


@pytest.mark.parametrize(
    ("text", "name", "departement"),
    [
        ("ANNEXE 1\nRÉVISION DU PLAN LOCAL D'URBANISME\nCommune d'Ormeval-sur-Brume (Essonne)\nBILAN DE LA CONCERTATION\nRegistre : 31 observations", "Ormeval-sur-Brume", "91"),
        ("Enquête publique PLU\nAVIS AU PUBLIC\n\nCommune de La Brumerie – 44990\n\nLe commissaire recueillera les observations.", "La Brumerie", "44"),
        ("Ville d'art et d'histoire\nCommune d'Ormeval-sur-Brume (Orne)\nNOTE AUX HABITANTS\nLa halle est ouverte.", "Ormeval-sur-Brume", "61"),
        ("COMPTE RENDU\nVILLE D'ORMEVAL-LA-VILLE\nSERVICE DES SPORTS\nBilan de la saison", "Ormeval-la-Ville", None),
        ("Mairie d'Ormeval-les-Bois, 72990\nTARIFS DE LA SALLE\nAssociations : 40 €", "Ormeval-les-Bois", "72"),
        ("COMMUNE ORMEVAL-LA-TOUR - BUDGET PRINCIPAL - BP - 2031\n42990\nVUE D'ENSEMBLE", "Ormeval-la-Tour", "42"),
        ("Commune d'Ormeval-la-Tour - Budget annexe de l'eau - Compte administratif 2031\nVUE D'ENSEMBLE", "Ormeval-la-Tour", None),
        ("VILLE ORMEVAL-LA-TOUR – CA 2031\nBALANCE GÉNÉRALE", "Ormeval-la-Tour", None),
        ("Annexe à la délibération n° 2031-018\nCommunauté de communes de la Haute Ormeline\nTABLEAU DES EFFECTIFS", "Communauté de communes de la Haute Ormeline", None),
        ("Communauté de communes du Val d'Ormeline\n28990 Brumeville\nARRÊTÉ N° 2031-A-03\nLe Président,\nVu le code,\nARRÊTE\nArticle 1er : une enquête.", "Communauté de communes du Val d'Ormeline", "28"),
        ("COMMUNAUTÉ D'AGGLOMÉRATION DU GRAND ORMEVAL (Eure)\nRÈGLEMENT DE COLLECTE\nArticle 1", "Communauté d'Agglomération du Grand Ormeval", "27"),
        ("Arrêté du maire : route barrée\n\nLe maire d'Ormeval-le-Gesnois (72990),\nVu la loi ;\nARRÊTE\nArticle 1 : La rue est barrée.", "Ormeval-le-Gesnois", "72"),
        ("ARRÊTÉ MUNICIPAL\nLe Maire d'Ormeval-sur-Brume,\nVu le code de la route,\nARRÊTE\nArticle 1 : La rue est barrée.", "Ormeval-sur-Brume", None),
        ("CONVENTION D'OCCUPATION\nEntre les soussignées :\n- la commune d'Ormeval-les-Vignes (11990), représentée par son maire,\net l'association Les Lus,\nIl est préalablement exposé :\nLa commune décide d'aider.\nIl est convenu :\nArticle 1", "Ormeval-les-Vignes", "11"),
        ("1/14 PROJET DE STATUTS\nPNR SOURCES DE L'ORME\nArticle 1\nIl est formé un syndicat mixte qui prend la dénomination de « Syndicat mixte des Sources de l'Orme »", "Syndicat mixte des Sources de l'Orme", None),
    ],
)  # fmt: skip
def test_the_body_of_a_head_in_which_nobody_sits(
    text: str, name: str, departement: str | None
) -> None:
    found = body(text)
    assert (found.nom, found.departement) == (name, departement)


@pytest.mark.parametrize(
    "text",
    [
        # several bodies, of which none is the author
        "LISTE DES MEMBRES\nCommune d'Ormeval-les-Bois\nCommune de Brumeval-les-Bois\n",
        "MEMBRES\nCommunauté de communes du Val d'Ormeline\nCommunauté de communes du Val de Brumeline\n",
        # a sentence, and no line of a head
        "NOTE\nLa commune d'Ormeval-les-Bois demande une aide.\n",
        "AVIS\nLe maire d'Ormeval-les-Bois informe les habitants.\n",
        "CONVENTION\nEntre les soussignées :\n- la commune d'Ormeval Bois et Forêts réunis\nIl est convenu :\nArticle 1",
    ],
)  # fmt: skip
def test_names_that_are_not_the_author_s(text: str) -> None:
    assert body(text).nom is None


def test_a_group_between_two_rivers() -> None:
    text = "Délibération\nLe Conseil Communautaire de la Communauté de communes entre Ombre et Brumeline, régulièrement convoqué, s'est réuni.\n"
    assert body(text).nom == "Communauté de communes entre Ombre et Brumeline"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Conseil d'administration de l'Office de tourisme du Val d'Ormeline", "Office de tourisme du Val d'Ormeline"),
        ("Conseil d'administration de l'Office de tourisme du Val d'Ormeline : tarifs", None),
        ("Tarifs du conseil d'administration de l'Office de tourisme du Val d'Ormeline", None),
    ],
)  # fmt: skip
def test_a_line_that_is_an_assembly_and_its_body(line: str, name: str | None) -> None:
    sat = "\nSéance du 12 mai 2031\nDélibération n° 7\nLe conseil d'administration, à l'unanimité, adopte le budget.\n"
    assert body(f"{line}{sat}").nom == name


def test_the_body_of_which_who_presides_is_the_head() -> None:
    text = (
        "Délibération n° 4\nConseil d'administration du 23 mars 2031\n"
        "Séance présidée par : Madame Lise ORVAL, Présidente du Conseil d'administration de l'École supérieure d'art de l'Ormeline maritime\n"
        "Présents :\nMme Lise ORVAL ; M. Paul BRUME\nLe Conseil délibère et approuve les tarifs.\n"
    )
    assert body(text).nom == "École supérieure d'art de l'Ormeline maritime"


def test_an_establishment_whose_place_another_line_tells() -> None:
    sat = "\nDÉLIBÉRATION DU CONSEIL D'ADMINISTRATION N° 2031-07\nSéance du 15 juin 2031\nLe conseil d'administration décide.\n"
    whole = "E.H.P.A.D. « LES LILAS »\n39990 ORMEVAL\nEHPAD Les Lilas d'Ormeval"
    assert body(f"{whole}{sat}").nom == "EHPAD Les Lilas d'Ormeval"
    for told in (": tarifs", "demande une aide"):
        other = f"E.H.P.A.D. « LES LILAS »\n39990 ORMEVAL\nEHPAD Les Lilas {told}"
        assert body(f"{other}{sat}").nom == "EHPAD « les Lilas »"
