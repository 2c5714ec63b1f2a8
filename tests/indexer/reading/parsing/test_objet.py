"""The object of an act, as it is shown."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.objet import tidy_objet


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tarifs de la salle, rapporteur M. Paul Durand", "Tarifs de la salle"),
        ("Déneigement (rajouté en préambule du conseil) :", "Déneigement"),
        ("Budget primitif - Adopté à l'unanimité", "Budget primitif"),
        ("« Pont de bois »", "Pont de bois"),
        ("   ", None),
        ("Élection du 2 ème adjoint", "Élection du 2ème adjoint"),
        ("Achat de 2 érables", "Achat de 2 érables"),
        ("Objet\tRéfection du préau", "Réfection du préau"),
        ("Objet social de la régie", "Objet social de la régie"),
        ("Club de judo : 250 € sont accordés. 1 contre", "Club de judo"),
        ("Lavoir : trois devis ont été reçus pour le toit", "Lavoir"),
        ("Voirie : le conseil retient le devis de la société Routex", "Voirie"),
        ("Lavoir : une convention sera signée pour le toit", "Lavoir"),
        ("Étude : le comité syndical choisit le bureau Hydrosol", "Étude"),
        (
            "Élections : le conseil municipal des jeunes de la commune",
            "Élections : le conseil municipal des jeunes de la commune",
        ),
        (
            "TAUX POUR L'AN 2031 P. ORVAL donne lecture du document remis à chacun",
            "TAUX POUR L'AN 2031",
        ),
        ("BAIL DE LA SALLE P. ORVAL", "BAIL DE LA SALLE P. ORVAL"),
        ("Vente du pressoir : P 39 C 0 A 1", "Vente du pressoir"),
        ("Vente des parcelles P 12, C 3 et A 4", "Vente des parcelles P 12, C 3 et A 4"),
        ("Échange de la parcelle P 139 C 40", "Échange de la parcelle P 139 C 40"),
        ("Vente du pressoir Rapporteur M. le Maire", "Vente du pressoir"),
        ("Désignation du Rapporteur", "Désignation du Rapporteur"),
        ("Délibération : vente du pressoir", "vente du pressoir"),
        ("Deuxième point : Pont de bois", "Pont de bois"),
        ("Point n° 3 – Pont de bois", "Pont de bois"),
        ("Premier point de vue : le pont", "Premier point de vue : le pont"),
        ("DELIBERATION Compte de gestion 2031", "Compte de gestion 2031"),
        ("DÉLIBÉRATION CADRE DU MARCHÉ", "DÉLIBÉRATION CADRE DU MARCHÉ"),
    ],
)
def test_an_object_is_shown_without_its_trimmings(title: str, expected: str | None) -> None:
    assert tidy_objet(title) == expected


def test_a_line_that_heads_the_sitting_titles_no_act() -> None:
    text = (
        "Conseil municipal - Séance du 9 juin 2031 - Délibération n°2031/06/09-07\nRapporteur : Mme ORVAL\n"
        "TARIFS DE LA HALLE\nLe Conseil municipal,\nVu le code,\nApprouve les tarifs à l'unanimité.\n"
    )
    [act] = parse(ExtractedText(text), name="document.txt").actes
    assert (act.numero, act.objet) == ("2031/06/09-07", "TARIFS DE LA HALLE")


def test_a_commission_above_the_words_that_open_the_sitting_titles_no_act() -> None:
    text = (
        "COMMUNE DE VALBRUNE\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nMairie de Valbrune, place de la Halle\n"
        "{above}\nL'an deux mille trente et un, le neuf juin, le conseil municipal de Valbrune s'est réuni sous la présidence\n"
        "de Mme ORVAL, maire.\nAprès en avoir délibéré, le conseil municipal, à l'unanimité, approuve le projet.\n"
    )
    titled = {
        above: [
            act.objet for act in parse(ExtractedText(text.format(above=above)), name="x.txt").actes
        ]
        for above in ("Commission des finances", "Création d'un emploi de jardinier")
    }
    assert titled == {
        "Commission des finances": [None],
        "Création d'un emploi de jardinier": ["Création d'un emploi de jardinier"],
    }


@pytest.mark.parametrize(
    "report",
    [
        "M ORVAL expose que le club demande la gratuité",
        "Lise ORVAL demande que son intervention soit complétée",
        "J. ORVAL présente le dossier aux élus présents",
        "Monsieur ORVAL-MEYER estime que la hausse est forte",
        "La participation est de 0,75 € par habitant",
        "Chaque délégué a reçu un exemplaire du document",
        "Quarante-deux points sont en service",
        "Suite à la demande reçue, une remise est envisagée",
        "Lecture est faite du projet devant le conseil",
        "Voir le document joint à la convocation",
    ],
)
@pytest.mark.parametrize(
    "title", ["Tarifs du camping", "TARIFS DU CAMPING", "Taux de la taxe foncière 2031"]
)
def test_a_title_ends_where_a_sentence_begins(title: str, report: str) -> None:
    assert tidy_objet(f"{title} {report}") == title


@pytest.mark.parametrize(
    "title",
    [
        "Acquisition du moulin La Brume",
        "Lotissement Les trois chênes : vente du lot n° 4",
        "Bail à M. ORVAL pour le pré communal",
        "Convention avec Mme ORVAL relative au four",
        "Taux de la Taxe Foncière sur les Propriétés Bâties",
        "Association Les amis du four : demande de subvention",
        "CONVENTION AVEC Orange pour la fibre optique",
    ],
)
def test_a_capital_within_a_title_begins_no_sentence_without_a_verb(title: str) -> None:
    assert tidy_objet(title) == title


def test_a_title_in_capitals_is_not_called_a_deliberation() -> None:
    assert tidy_objet("DELIBERATION TARIFS DU CAMPING") == "TARIFS DU CAMPING"
    assert tidy_objet("DELIBERATION MODIFICATIVE N° 2") == "DELIBERATION MODIFICATIVE N° 2"
