"""Minutes set in two columns, a margin of facts beside the text, as old files give them; invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.columns import in_one_column

MARGIN = [
    "REPUBLIQUE FRANCAISE",
    "DEPARTEMENT du BAS-RHIN",
    "",
    "Nombre de membres",
    "en exercice :",
    "11",
    "",
    "Date de la convocation :",
    "16 juillet 2020",
    "",
    "Objet :",
    "Compte rendu",
    "conseil municipal du",
    "20 juillet 2020",
]
TITLES = (
    "Retrait de la délibération n° 2020-17",
    "Indemnités de fonction des adjoints",
    "Convention d'assistance technique pour l'eau potable",
)
TEXT = [
    "COMPTE RENDU",
    "du CONSEIL MUNICIPAL de la COMMUNE de HURTIGHEIM",
    "Séance du 20 juillet 2020",
    "",
    "Présents : Paul ORVANNE - Anne MEYER - Louis BRANDT",
    "Absents : Marie KELLER",
    "Monsieur Louis BRANDT a été nommé secrétaire de séance",
    "",
    "Ordre du jour",
    *TITLES,
    "",
    *(
        line
        for title in TITLES
        for line in (
            title,
            "Vu le code général des collectivités territoriales,",
            "",
            "Considérant la demande qui en a été faite par les services,",
            "",
            "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve cette proposition.",
            "",
            "",
        )
    ),
    "Séance levée à 20 heures",
]


def page(separator: str) -> str:
    margin = MARGIN + [""] * (len(TEXT) - len(MARGIN))
    edge = separator if separator == "|" else ""
    return "\n".join(
        f"{edge}{left:<30}{separator}{right:<95}{edge}"
        for left, right in zip(margin, TEXT, strict=True)
    )


@pytest.mark.parametrize("separator", ["|", "\t"])
def test_the_text_is_read_apart_from_its_margin(separator: str) -> None:
    document = parse(ExtractedText(page(separator)), name="cr.txt")
    assert [act.objet for act in document.actes] == list(TITLES)
    assert document.seance.membres_exercice == 11
    assert document.seance.secretaire == "Louis BRANDT"
    assert str(document.seance.date_convocation) == "2020-07-16"
    for act, title in zip(document.actes, TITLES, strict=True):
        assert title in document.texte[act.debut : act.fin]


def test_every_character_knows_where_it_stood() -> None:
    text = page("|")
    laid = in_one_column(text)
    assert laid is not None
    moved, positions = laid
    assert len(positions) == len(moved) + 1
    assert all(
        char == text[position]
        for char, position in zip(moved, positions, strict=False)
        if not char.isspace()
    )


def test_a_table_of_figures_is_no_margin() -> None:
    assert in_one_column("\n".join(f"|Chapitre {n}|{n} 000,00|" for n in range(60))) is None
    assert in_one_column("\n".join(TEXT)) is None
