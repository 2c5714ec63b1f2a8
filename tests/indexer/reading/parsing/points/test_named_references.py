"""Acts numbered by « réf : », matters told in one line, decisions told of what was asked: invented words."""

import pytest

from analyzers import fold_letters
from indexer.acts.documents import Act, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.numbers.ending_numbers import number_ending_title
from indexer.reading.parsing.facts.votes.decisions import decides, marks
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.objet import tidy_objet


def _acts(text: str) -> tuple[Act, ...]:
    return parse(ExtractedText(text), name="x.txt").actes


HEAD = (
    "COMMUNE DE VERNOUX-LES-ORMES\nCompte rendu de séance\nSéance du 14 mars 2031\n\n"
    "L'an 2031 et le 14 mars, le conseil municipal s'est réuni sous la présidence de M. DURIER Paul, maire.\n\n"
    "SOMMAIRE\nCompte administratif 2030 - 2031_01\nVente du presbytère - 2031_02\n\n"
)


@pytest.mark.parametrize(("between", "first"), [("\n", "2031_01"), (" ", "2031_01")])
def test_a_reference_numbers_the_act_that_it_stands_under_or_behind(
    between: str, first: str
) -> None:
    text = HEAD + "\n".join(
        f"{title}{between}réf : {number}\n\nLe maire présente l'affaire à l'assemblée.\n"
        "Le conseil municipal approuve.\nA l'unanimité (pour : 9 contre : 0 abstentions : 0)\n"
        for title, number in (
            ("Compte administratif 2030", first),
            ("Vente du presbytère", "2031_02"),
        )
    )
    assert [(act.numero, act.objet) for act in _acts(text)] == [
        (first, "Compte administratif 2030"),
        ("2031_02", "Vente du presbytère"),
    ]


@pytest.mark.parametrize("number", ["10-2031", "D_2031_4", "2031/12", "2031-04-12"])
def test_a_reference_ends_a_title(number: str) -> None:
    assert number_ending_title(f"Tarifs de la halle réf : {number}") == (
        number,
        "Tarifs de la halle",
    )


def test_a_letter_has_its_reference_within_words() -> None:
    assert number_ending_title("Courrier du préfet réf : dossier 12-2031 bis") is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Personnel : le contrat de Mme Orval est renouvelé pour un an", "Personnel"),
        ("Lavoir communal : un devis de 900 € a été demandé à un artisan", "Lavoir communal"),
        ("Budget de l'eau : virement de crédits du chapitre 65", None),
        ("Urbanisme : la révision du plan et ses suites", None),
    ],
)
def test_what_was_said_of_a_matter_is_no_part_of_its_title(line: str, title: str | None) -> None:
    assert tidy_objet(line) == (title or line)


@pytest.mark.parametrize(
    "told",
    [
        "Une subvention de 100 € est accordée au club de tir.",
        "Le devis de l'entreprise Orval est retenu pour la toiture.",
        "Le prix du stère est fixé à 8 € pour l'année.",
    ],
)
def test_what_was_asked_is_granted_without_a_subject(told: str) -> None:
    folded = fold_letters(told)
    assert decides(folded)
    assert marks(folded)


@pytest.mark.parametrize(
    "told",
    [
        "Une subvention de 100 € est accordée par le département.",
        "L'entreprise est retenue par le syndicat.",
        "Le rendez-vous est fixé à 9 heures.",
    ],
)
def test_others_grant_and_fix_too(told: str) -> None:
    assert not decides(fold_letters(told))


@pytest.mark.parametrize(
    ("told", "result"),
    [
        ("Accord unanime du comité.", "unanimité"),
        ("Avis unanime du comité technique. Le conseil approuve le plan.", "adopté"),
        ("Le bureau décide de reporter l'examen de ce dossier.", "ajourné"),
        ("Le conseil décide de reporter la question à l'automne.", "ajourné"),
    ],
)
def test_who_agrees_and_what_is_put_off(told: str, result: str) -> None:
    found = vote(fold_letters(told))
    assert found is not None
    assert found.resultat == result
