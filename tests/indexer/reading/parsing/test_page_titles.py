"""Pages that hold one act and no word of what it is, invented: their title stands over all of it."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

OPENING = (
    "Conseil du 24 juin 2031\n\nL'an deux mil trente et un, le vingt-quatre juin, le Conseil Municipal légalement convoqué, "
    "s'est réuni en séance publique, sous la présidence de Claude DORMELLE, Maire.\n\nÉtaient présents : les membres du Conseil\n"
    "Secrétaire élu : Mr GUYOTAT Vincent\n\n"
)
TOLD = "Mr le Maire présente trois devis.\nAprès en avoir délibéré, le Conseil Municipal approuve à l'unanimité la décision.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="")


def titles(document: Document) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in document.actes]


@pytest.mark.parametrize(
    "top", ["", "• Conseil du 24 juin 2031\n\n", "Accueil > Délibérations\n\n"]
)
@pytest.mark.parametrize(
    "foot",
    [
        "",
        "Séance levée à 22h40\nDate fixée pour la prochaine réunion : 9 Septembre.\n\n",
        "Clôture de la séance : 22h40\n\n",
        "Date du prochain conseil : 9/09/2031\n\n",
    ],
)
def test_the_title_stands_over_the_head_of_the_sitting(top: str, foot: str) -> None:
    document = read(f"{top}Remplacement de la chaudière de l'école\n\n{OPENING}{foot}{TOLD}")
    assert document.type_document == "deliberation"
    assert titles(document) == [(None, "Remplacement de la chaudière de l'école")]


@pytest.mark.parametrize("name", ["SYNDICAT DES EAUX DE LA BRUME", "SAINT ORMEVAL DES BOIS"])
def test_a_body_over_the_head_is_no_title(name: str) -> None:
    assert (None, name) not in titles(read(f"{name}\n\n{OPENING}{TOLD}"))


@pytest.mark.parametrize(
    "decided",
    [
        "Le conseil municipal :\n- Décide de maintenir les tarifs.\n- Dit que les producteurs sont exonérés.\n",
        "LE CONSEIL MUNICIPAL\n- Décide de maintenir les tarifs.\n",
        "Après en avoir délibéré, le conseil municipal :\nDECIDE de maintenir les tarifs.\n",
    ],
)
def test_a_title_and_what_is_decided_alone_are_an_act(decided: str) -> None:
    document = read(
        f"DROITS DE PLACE\nLe maire informe le Conseil que les droits sont anciens.\n{decided}"
    )
    assert (document.type_document, document.seance.organe) == ("deliberation", "conseil municipal")
    assert titles(document) == [(None, "DROITS DE PLACE")]


def test_a_page_on_what_a_council_does_is_no_act() -> None:
    text = "Le rôle du conseil\nLe maire préside le conseil.\nLe conseil municipal :\n- vote le budget,\n- fixe les taux,\n- approuve les comptes.\n"
    assert not read(text).actes


@pytest.mark.parametrize("report", ["Rapport :", "RAPPORT", "Le rapport :", "Exposé des motifs"])
def test_the_label_of_the_report_is_no_title(report: str) -> None:
    document = read(
        f"Convention avec le centre équestre\n\nDélibération n°2031-09-03\n{report}\nLa Présidente expose,\nLe lycée souhaite y associer deux classes.\n"
        "Décision :\nAprès en avoir délibéré, le Bureau syndical, à l'unanimité,\n- Approuve la convention.\n"
    )
    assert document.seance.organe == "bureau"
    assert titles(document) == [("2031-09-03", "Convention avec le centre équestre")]


@pytest.mark.parametrize(
    "last", ["Charge Monsieur le Maire de l'exécution de la présente délibération.", "Donne tous pouvoirs au maire.", "Dit que les crédits sont inscrits."]
)  # fmt: skip
def test_the_end_of_a_decision_opens_no_act(last: str) -> None:
    cells = "\n\n \n\n".join(
        ("Dépenses", "Recettes", "Article 2315", "8.400,00", "TOTAUX", "8.400,00")
    )
    document = read(
        "Séance du jeudi 18 septembre 2031\n\nLe conseil municipal, régulièrement convoqué, s'est réuni sous la présidence de Monsieur BORDAZ, Maire.\n\n"
        "Présents : Mmes CAULLET – GRANDJEAN\nSecrétaire : Mr LAZAREFF\n\n2031-47 : Décision modificative n° 2 du budget de l'eau\n"
        f"Le conseil municipal, après avoir entendu l'exposé,\n\n1°) Décide d'apporter les modifications suivantes :\n\nLIBELLES\n\n{cells}\n\n2°) {last}\n\nAdopté à l'unanimité\n"
    )
    assert titles(document) == [("2031-47", "Décision modificative n° 2 du budget de l'eau")]
