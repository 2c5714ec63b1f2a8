"""Where titles begin that neither a break nor a sign parts from what stands before them; texts are invented."""

from itertools import pairwise

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.title_starts import title_starts
from indexer.reading.parsing.view.unbroken import with_lines


def parted(text: str) -> list[str]:
    """The pieces of a text that titles begin."""
    places = [0, *sorted(set(title_starts(text))), len(text)]
    return [text[one:two].strip() for one, two in pairwise(places) if text[one:two].strip()]


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("dont le solde est de 1 200 € au compte", "Affectation des résultats"),
        ("les écoles de la commune : 5 ans", "TARIFS DE LA HALLE"),
        ("au cimetière 40 000 €", "Vente d'un terrain"),
        ("absents : Patrick ORVAL", "Vente d'un terrain rue du Pré"),
        ("Secrétaire : Simone DELVAY", "TARIF DE L'EAU"),
        ("adopté à l'unanimité", "12 Tarifs de la halle"),
        ("séance du 14/03/2031", "Convention avec le département"),
        ("la séance est ouverte à 20h30", "Approbation du compte rendu"),
        ("Absents :", "Délégations du conseil au maire"),
        ("Modification du tableau des effectifs", "Trois agents sont recrutés"),
        ("Cession du lavoir", "Surface : 46 m²"),
        ("a fini à 22h15", "Achat de chaises"),
        ("Travaux du cimetière", "Demande de 300 € pour le voyage"),
    ],
)
def test_a_title_and_what_is_told_under_one_begin_within_a_line(before: str, title: str) -> None:
    assert parted(f"{before} {title}") == [before, title]


@pytest.mark.parametrize(
    "line",
    [
        "il signe la Convention de partenariat",
        "FINANCES : Tarifs de la halle",
        "Finances – Tarifs de la halle",
        "N° 2031-05 Approbation du compte rendu",
        "20310114 02 Convention avec le département",
        "réunis en Commission des finances",
        "le Budget Assainissement de la commune",
        "secrétaire de séance Élection du secrétaire",
        "avec l'Aide du département",
        "un foyer des Jeunes Travailleurs : accord",
        "le conseil examine avec Deux adjoints",
    ],
)
def test_a_capital_that_begins_no_title(line: str) -> None:
    assert parted(line) == [line]


HEAD = (
    "COMMUNE DE HURTIGHEIM Procès-verbal du conseil municipal Séance du 12 octobre 2031 Étaient présents : Paul "
    "ORVANNE, Anne MEYER, Louis BRANDT Secrétaire de séance : Anne MEYER "
)


def objets(text: str) -> list[str | None]:
    return [act.objet for act in parse(ExtractedText(text=text), name="document.txt").actes]


def test_points_that_only_capitals_part_are_acts() -> None:
    text = HEAD + (
        "Tarifs de la halle Le conseil municipal, à l'unanimité, fixe le prix du mètre à 3 € Vente d'un banc "
        "Le conseil municipal, à l'unanimité, décide de vendre le banc de la place à 40 € Acquisition de chaises Trois devis "
        "sont présentés. Le conseil municipal, par 8 voix pour et 2 contre, retient celui de 900 €."
    )
    assert objets(text) == ["Tarifs de la halle", "Vente d'un banc", "Acquisition de chaises"]


def test_short_titles_in_capitals_are_titles() -> None:
    text = HEAD + (
        "TARIFS 2032 Le conseil municipal a fixé à l'unanimité les tarifs de la halle : 5 € VENTE D'UN BANC Le conseil "
        "municipal, à l'unanimité, décide de vendre le banc de la place à 40 euros."
    )
    assert [objet and objet.lower() for objet in objets(text)] == ["tarifs 2032", "vente d'un banc"]


@pytest.mark.parametrize(
    ("one_line", "second"),
    [
        ("Le conseil prend acte. ## Vente d'un banc", "## Vente d'un banc"),
        ("la place est refaite \uf0b7 Vente d'un banc", "\uf0b7 Vente d'un banc"),
        ("la place est refaite · 272 € pour le banc", "· 272 € pour le banc"),
        (
            "Secrétaire de séance : Anne MEYER Titre de la délibération : Vente",
            "Titre de la délibération : Vente",
        ),
        ("la commission se retire. 1 - Adoption du procès-verbal", "1 - Adoption du procès-verbal"),
        ("INTERCOMMUNALITÉ 1) Approbation des statuts", "1) Approbation des statuts"),
        (
            "le rapport est adopté par 22 voix contre 12. Rapport n° 202 : Routes",
            "Rapport n° 202 : Routes",
        ),
        ("y a-t-il des questions ? Nous passons au vote", "Nous passons au vote"),
        ("je vous remercie. » Vote du budget", "Vote du budget"),
        (
            "les comptes sont clos. 12 - FIXATION DU NOMBRE DE POSTES AU MUSÉE",
            "12 - FIXATION DU NOMBRE DE POSTES AU MUSÉE",
        ),
    ],
)
def test_other_signs_of_a_line_that_was_lost(one_line: str, second: str) -> None:
    filler = "La halle est ouverte le samedi matin et le dimanche soir à tous les habitants de la commune. "
    lines = with_lines(filler * 2 + one_line).split("\n")
    assert lines[-1] == second


def test_breaks_lost_at_some_places_are_given_back() -> None:
    lines = [
        "COMMUNE DE HURTIGHEIM",
        "Procès-verbal du conseil municipal",
        "Séance du 12 octobre 2031",
        "Présents : Paul ORVANNE, Anne MEYER, Louis BRANDT",
        "Tarifs de la halle",
        "Le conseil municipal, à l'unanimité, fixe le prix du mètre à 3 € pour les marchands de la commune Vente d'un banc",
        "Le conseil municipal, à l'unanimité, décide de vendre le banc de la place.",
    ]
    assert objets("\n".join(lines)) == ["Tarifs de la halle", "Vente d'un banc"]


def test_titles_with_what_is_told_under_them_on_one_line_are_parted() -> None:
    lines = [
        "COMMUNE DE HURTIGHEIM",
        "Procès-verbal du conseil municipal",
        "Séance du 12 octobre 2031",
        "Présents : Paul ORVANNE, Anne MEYER, Louis BRANDT",
        "1. Bornage du pré communal Le conseil municipal, à l'unanimité, décide de faire borner le pré par un géomètre",
        "2. Cloche de l'église Il est rappelé que la cloche ne sonne plus depuis un an. Le conseil, à l'unanimité, vote 900 €.",
        "3. Banc de la place Monsieur le Maire propose d'en vendre un. Le conseil municipal, à l'unanimité, accepte la vente.",
    ]
    assert objets("\n".join(lines)) == [
        "Bornage du pré communal",
        "Cloche de l'église",
        "Banc de la place",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- autorise Monsieur le Maire à signer la convention avec le département et tous les papiers de ce dossier, et le charge",
        "3. Le conseil charge enfin Monsieur le Maire de demander les aides du département et celles de la région pour ce toit",
    ],
)
def test_who_is_charged_by_a_decision_begins_no_line(line: str) -> None:
    text = f"Les comptes sont lus à tous.\n{line}\nUne ligne du compte rendu."
    assert with_lines(text) == text


def test_one_long_line_of_many_is_left_as_it_is() -> None:
    line = "Il est rappelé que le site de la commune tient lieu de tableau et que le nouveau Programme des fêtes y paraîtra."
    assert len(line) > 100
    text = "\n".join(["Les comptes sont lus à tous.", line, *["Une ligne du compte rendu."] * 40])
    assert with_lines(text) == text
