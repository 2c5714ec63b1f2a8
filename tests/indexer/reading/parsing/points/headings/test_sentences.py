"""What sentences of invented minutes are about."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.headings.sentences import matter_of


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Le maire communique au conseil municipal les marchés attribués", "Les marchés attribués"),
        ("Mme la présidente présente aux membres le bilan de la régie", "Le bilan de la régie"),
        ("Le comité syndical prend acte des comptes de la régie", "Les comptes de la régie"),
        ("Le conseil accepte à l'unanimité l'offre de M. Verdun", "L'offre de M. Verdun"),
        ("L'indemnité du receveur est mise aux voix", "L'indemnité du receveur"),
        ("Les affouages sont ouverts jusqu'au 15 novembre", "Les affouages"),
        (
            "Le conseil municipal décide de créer un poste et autorise la maire à signer",
            "Créer un poste",
        ),
        (
            "Par 8 voix et une abstention, le conseil autorise la vente du lavoir",
            "La vente du lavoir",
        ),
        (
            "Après avoir examiné le compte de 2030, le conseil, hors du maire, l'approuve",
            "Le compte de 2030",
        ),
        ("Le maire présente le devis du toit", "Le devis du toit"),
        ("Le maire présente le plan de la rue et demande un avis", "Le plan de la rue"),
        # who speaks, sits or signs is no matter
        ("La séance est levée à 22 heures", ""),
        ("Le conseil autorise le maire à signer le bail", ""),
        ("Le comité syndical émet un avis favorable au projet", ""),
        ("Après avoir entendu l'exposé de la maire, le conseil approuve", ""),
        ("Le conseil municipal accepte la proposition.", ""),
        ("Le projet est mis aux voix", ""),
        ("Le conseil municipal décide de la vente", ""),
        ("Le conseil municipal des jeunes", ""),
        ("La halle est un marché", ""),
        ("Location de la salle", ""),
    ],
)
def test_a_sentence_tells_what_it_is_about(sentence: str, matter: str) -> None:
    assert matter_of(sentence) == matter


def test_paragraphs_that_only_decide_are_titled_by_what_is_decided() -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nCOMPTE RENDU DE LA RÉUNION DU CONSEIL MUNICIPAL DU 9 JUIN 2031\nPrésents : Mme FERTAC, M. ORNEL.\n\n"
        "Le conseil fixe à l'unanimité le loyer du gîte. Il était de 300 €.\n\n"
        "Par 8 voix et une abstention, le conseil autorise la vente du lavoir.\n\n"
        "Le conseil prend acte du rapport du syndicat.\n"
    )
    document = parse(ExtractedText(text), name="x.txt")
    assert [act.objet for act in document.actes] == [
        "Le loyer du gîte",
        "La vente du lavoir",
        "Le rapport du syndicat",
    ]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Après s'être fait présenter le compte de l'exercice 2030, le conseil l'approuve.", "Le compte de l'exercice 2030"),
        ("Une subvention de 150 € est accordée au club de judo par 8 voix contre 2.", "Une subvention de 150 € au club de judo"),
        ("Une subvention de 150 € est accordée à l'unanimité.", "Une subvention de 150 €"),
        ("Le conseil municipal donne à l'unanimité son accord à l'adhésion au syndicat de voirie", "L'adhésion au syndicat de voirie"),
        ("Le conseil municipal décide de ne pas augmenter les loyers", "Ne pas augmenter les loyers"),
        ("Le conseil municipal donne son accord à la mairie de Brandeval", ""),
        ("Une subvention de 150 € est accordée au titre de l'année 2031", "Une subvention de 150 €"),
        ("Une subvention de 150 € est versée aux termes de la convention", "Une subvention de 150 €"),
    ],
)  # fmt: skip
def test_what_a_sentence_of_prose_is_about(sentence: str, matter: str) -> None:
    assert matter_of(sentence) == matter
