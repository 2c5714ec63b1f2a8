"""A phrase for each special case of what parsing sees of a text that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import unicodedata

import pytest

from indexer.reading.parsing.view.cleaning import clean, tidy


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Objet** : __Gîte__", "  Objet   :   Gîte  "),
        ("**Objet : gîte", "  Objet : gîte"),
        ("(cid:127) Fixe le tarif", "•         Fixe le tarif"),
        ("\uf0b7 Fixe le tarif", "• Fixe le tarif"),
        ("☒ Fixe le tarif\n■", "☒ Fixe le tarif\n■"),
        ("I'assemblée vote I\"avis", "l'assemblée vote l'avis"),
        ("le 1°' mars", "le 1er mars"),
        ("<b>Objet</b> : Gîte <br/>", "   Objet     : Gîte"),
        (unicodedata.normalize("NFD", "Délibéré à Vézelune"), "Délibéré à Vézelune"),
    ],
)
def test_marks_and_slips_are_seen_as_what_they_stand_for(written: str, seen: str) -> None:
    assert clean(written).text.strip() == seen.strip()


def lines(text: str) -> list[str]:
    return [line.text for line in clean(text).lines]


@pytest.mark.parametrize("stamp", ["Reçu en préfecture le 3 mai 2031", "ID : 080-2", "Publié le"])
def test_the_lines_of_a_stamp_are_no_lines_of_the_act(stamp: str) -> None:
    assert lines(f"Objet : gîte\n{stamp}\nLe conseil décide.") == [
        "Objet : gîte",
        "Le conseil décide.",
    ]


@pytest.mark.parametrize("number", ["12", "- 12 -", "page 3/14", "3 sur 14"])
def test_the_number_of_a_page_is_no_line(number: str) -> None:
    assert lines(f"Objet : gîte\n\n{number}\n\nLe conseil décide.") == [
        "Objet : gîte",
        "Le conseil décide.",
    ]


def test_figures_among_the_cells_of_a_table_are_lines() -> None:
    assert lines("Exercice\n12\n11\nVotants") == ["Exercice", "12", "11", "Votants"]
    assert lines("Exercice\n12\nVotants") == ["Exercice", "12", "Votants"]


def test_a_title_that_comes_again_on_each_page_is_dropped_but_not_a_point() -> None:
    foot, point = "Séance du 12 mai 2031", "Approbation du conseil du 4 avril 2031"
    body = "\n".join(
        f"Ligne {word}"
        for word in ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
    )
    seen = lines(f"{body}\n{foot}\n{point}\nSuite du texte\n{foot}\n{point}\nFin du texte")
    assert foot not in seen
    assert seen.count(point) == 2


def test_a_text_without_line_breaks_is_cut_where_its_lines_were() -> None:
    filler = "Le devis du gîte est lu et le prix en est connu de tous les habitants du bourg. " * 12
    text = f"{filler}TARIFS DU GÎTE COMMUNAL POUR TOUS Monsieur Roc lit le devis de la salle."
    seen = lines(text)
    assert "TARIFS DU GÎTE COMMUNAL POUR TOUS" in seen
    assert sum(line.startswith("Le devis du gîte") for line in seen) == 12


@pytest.mark.parametrize(
    ("said", "opens", "line"),
    [
        ("le prix de la salle TARIFS DU GÎTE COMMUNAL POUR TOUS Le prix", True, "TARIFS DU GÎTE"),
        ("une aide du Département de la Haute-Ombrelle", False, "Département"),
        ("le devis que lit Jean ORVANNE-VALBRUNE DE LONGUEVILLE DUPONT", False, "ORVANNE"),
    ],
)
def test_words_without_line_breaks_open_a_line_or_go_on(said: str, opens: bool, line: str) -> None:
    filler = "le devis du gîte est lu et le prix en est connu de tous les habitants du bourg " * 10
    assert any(seen.startswith(line) for seen in lines(f"{filler}{said} est lu")) == opens


def test_tidy_mends_slips() -> None:
    assert tidy("mise en ceuvre de la  **charte** :") == "mise en œuvre de la charte"
