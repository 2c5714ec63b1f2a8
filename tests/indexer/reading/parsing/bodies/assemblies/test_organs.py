"""Which assembly sat."""

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.assemblies.organs import organ
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def test_a_plenary_sitting_is_that_of_its_assembly() -> None:
    text = "Procès-verbal de la séance plénière du Conseil régional de Nouvelle-Aquitaine\n9 juin 2031\n1 - Fonds de soutien\nMis aux voix, le rapport est adopté à l'unanimité.\n2 - Motion sur le rail\nLa motion est adoptée à la majorité.\n"
    document = read(text)
    assert document.seance.organe == "conseil régional"
    assert len(document.actes) == 2


def test_a_council_that_met_on_a_day_sat() -> None:
    text = (
        "Région Hauts-de-France\nSéance plénière du 9 juin 2031\nDélibération n° 2031.00341\nPlan régional vélo\n"
        "Le Conseil régional Hauts-de-France réuni le 9 juin 2031 à 10 heures,\nDÉCIDE, à l'unanimité, d'adopter le plan.\n"
    )
    document = read(text)
    assert (document.seance.organe, document.collectivite.nom) == (
        "conseil régional",
        "Région Hauts-de-France",
    )
    assert [act.objet for act in document.actes] == ["Plan régional vélo"]


def test_a_bureau_that_proposes_has_not_sat() -> None:
    text = (
        "Délibération CS-31-09\nSur proposition du bureau réuni le 30 mai 2031,\n"
        "le comité syndical, par 30 voix pour et 0 contre,\nDÉCIDE d'attribuer le marché de compteurs.\n"
        "Fait à Brandeval,\nle 9 juin 2031\n"
    )
    assert read(text).seance.organe == "comité syndical"


def test_a_region_named_in_passing_did_not_sit() -> None:
    text = "REUNION DU 25 SEPTEMBRE 2009\n\nVoirie : aide demandée.\nConseil régional\nfin"
    assert organ(clean(text)) is None
    assert organ(clean("DELIBERATION DU CONSEIL REGIONAL\n\n" + text)) == "conseil régional"


def test_a_council_named_with_its_body_enacts_what_is_founded_below() -> None:
    text = (
        "DÉPARTEMENT DE LA HAUTE-BRANDE\n3e réunion de 2031 du Conseil départemental\nSéance du 9 juin 2031\n"
        "Direction des collèges\nDossier n° 2031-3-17\nRéhabilitation du collège de Brandeval\n\n"
        "Le Conseil départemental de la Haute-Brande,\n\nVu le code général des collectivités territoriales ;\n\nDÉCIDE\n\n"
        "Article unique : l'avant-projet est approuvé.\n\nPour : 38\nContre : 0\n"
    )
    document = read(text)
    assert document.seance.organe == "conseil départemental"
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("2031-3-17", "Réhabilitation du collège de Brandeval")
    ]


def test_the_organ_that_is_convened_sat() -> None:
    text = "M. Orval ouvre la séance du conseil.\nConvocation au conseil communautaire : 31 mai 2031\nPrésents : M. Orval\n"
    assert organ(clean(text)) == "conseil communautaire"
