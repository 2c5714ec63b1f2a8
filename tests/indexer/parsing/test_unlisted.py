import pytest

from indexer.documents import ExtractedText
from indexer.parsing import parse
from indexer.parsing.unlisted import proper

ACT = """{head}
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 4 avril 2023
L'an deux mille vingt-trois, le quatre avril, le conseil municipal de la commune {link}{name} s'est
réuni sous la présidence de Mme Odile BRIQUEFORT, maire.
Objet : Tarifs du cimetière
Le conseil municipal, à l'unanimité, approuve les tarifs.
"""


def _body(head: str, link: str, name: str):
    text = ACT.format(head=head, link=link, name=name)
    return parse(ExtractedText(text), name="a.txt").collectivite


@pytest.mark.parametrize(
    ("head", "link", "name", "shown", "departement"),
    [
        ("Commune de Zélivaucourt-sur-Ombrelle (Somme)", "de ", "Zélivaucourt-sur-Ombrelle", "Zélivaucourt-sur-Ombrelle", "80"),
        ("DEPARTEMENT DU NORD\nCOMMUNE DE ZELIVAUCOURT", "de ", "ZELIVAUCOURT", "Zelivaucourt", "59"),
        ("Mairie du Zélivau\n80990 Le Zélivau", "du ", "Zélivau", "Le Zélivau", "80"),
        ("Commune de Zélivaucourt\nOISE", "de ", "Zélivaucourt", "Zélivaucourt", "60"),
        ("Ville d'Ombrezac - Hérault", "d'", "Ombrezac", "Ombrezac", "34"),
    ],
)  # fmt: skip
def test_a_commune_that_no_table_holds_bears_the_name_that_is_written(
    head, link, name, shown, departement
):
    body = _body(head, link, name)
    assert (body.nom, body.type, body.code_insee) == (shown, "commune", None)
    assert body.departement == departement


def test_a_longer_name_is_not_cut_to_that_of_another_commune():
    body = _body("Commune de Dieppe-sur-Ombrelle", "de ", "Dieppe-sur-Ombrelle")
    assert body.nom == "Dieppe-sur-Ombrelle"
    assert body.code_insee is None


def test_nobody_is_named_where_the_text_names_nobody():
    body = parse(
        ExtractedText("Le conseil municipal décide de la commune intention."), name="x"
    ).collectivite
    assert body.nom is None


def test_capitals_are_put_where_french_puts_them():
    assert proper("VILLERS-SUR-L'OMBRELLE") == "Villers-sur-l'Ombrelle"
    assert proper("SYNDICAT DES EAUX") == "Syndicat des Eaux"
    assert proper("Nord-Pas-de-Calais numérique") == "Nord-Pas-de-Calais numérique"


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("PIERREFONDS\nSéance du 4 avril 2023", "Pierrefonds"),
        ("COMPTE RENDU DU CONSEIL - Pierrefonds", "Pierrefonds"),
        ("Canton de\nPIERREFONDS", None),
        ("COMMUNE DE Feuillet 2023/004", None),
        ("COMMUNE DE PIERREFONDS\nSalle de la mairie de Couloisy", "Pierrefonds"),
    ],
)
def test_a_name_alone_on_its_line_is_that_of_the_commune(head, shown):
    text = f"{head}\nLe conseil municipal, à l'unanimité, approuve les tarifs."
    assert parse(ExtractedText(text), name="x").collectivite.nom == shown
