"""Who kept the minutes."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.people.secretaries import secretary
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"


POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Secrétaire de séance | Mme Line FERTAC",
        "Secrétaire de séance : Il a été désigné Mme Line FERTAC",
        "Le conseil nomme secrétaire de séance Line FERTAC ;",
        "Secrétaire de séance :\n- FERTAC Line\nDate de la convocation :",
        "Secrétaire de la séance :\n\n  • Line FERTAC\n",
        "Il propose la désignation de Mme Line FERTAC, conseillère, en qualité de secrétaire de séance.",
        "Il convient de choisir un secrétaire de séance. Le conseil désigne Mme Line FERTAC pour remplir cette fonction.",
    ],
)
def test_the_secretary_is_named_behind_other_words(line: str) -> None:
    assert read(f"{MINUTES}{line}\n{POINT}").seance.secretaire == "Line FERTAC"


def test_who_was_named_secretary_stands_before() -> None:
    text = (
        f"{MINUTES}Mme Line FERTAC a été nommé secrétaire de séance Guy ORNEL est excusé.\n{POINT}"
    )
    assert read(text).seance.secretaire == "Line FERTAC"


@pytest.mark.parametrize("name", ["J.-P. LAMBERT", "Ph. GAUTHIER", "B. SANCHEZ"])
def test_people_have_initials(name: str) -> None:
    seance = read(
        f"{MINUTES}Président de séance : {name}\nSecrétaire de séance : {name}\n{POINT}"
    ).seance
    assert (seance.president, seance.secretaire) == (name, name)


def test_a_title_under_who_was_named_is_not_the_secretary() -> None:
    named = "Madame Line FERTAC est nommée secrétaire de séance\nVal du Pays de Velle - Étude prospective\n"
    assert read(MINUTES + named + POINT).seance.secretaire == "Line FERTAC"


def test_who_was_named_secretary_may_stand_below() -> None:
    named = "A été nommée secrétaire de séance\nMadame Line FERTAC\n"
    assert read(MINUTES + named + POINT).seance.secretaire == "Line FERTAC"


def test_the_secretary_is_chosen_to_keep_the_minutes() -> None:
    text = f"{MINUTES}Le conseil, à l'unanimité :\n- Nomme Line FERTAC pour tenir le secrétariat\n{POINT}"
    assert read(text).seance.secretaire == "Line FERTAC"


@pytest.mark.parametrize(
    "kept",
    [
        "a rempli les fonctions de secrétaire.",
        "tient le secrétariat de la séance.",
        "a tenu le secrétariat de la séance.",
        "prend en charge le secrétariat.",
        "a bien voulu remplir les fonctions de secrétaire.",
        "occupe le poste de secrétaire.",
        "s'est vu confier le secrétariat de la séance.",
        "est chargé du secrétariat de séance.",
        "se propose comme secrétaire de séance.",
        "se porte volontaire pour assurer le secrétariat.",
        "fera office de secrétaire.",
        "a été appelé aux fonctions de secrétaire.",
        "a été installé en qualité de secrétaire.",
    ],
)
def test_who_kept_the_minutes(kept: str) -> None:
    assert (
        secretary(clean(f"Présents : Mme Lise ORVAL, M. Jean SERAN.\nM. Jean SERAN {kept}\n"))
        == "Jean SERAN"
    )


@pytest.mark.parametrize("label", ["Fonctions de secrétaire assurées par :", "Secrétaire choisi :"])
def test_a_label_of_who_kept_the_minutes(label: str) -> None:
    assert secretary(clean(f"Présents : Mme Lise ORVAL.\n{label} M. Jean SERAN\n")) == "Jean SERAN"


SECRETARY = """\
Mme Anne DURAND a été désignée secrétaire de séance.
Mme Anne DURAND a été désignée en qualité de secrétaire par le conseil municipal (art. L2121-15 du CGCT).
Secrétaire de séance désigné(e) : Anne DURAND
Le secrétariat a été assuré par : Mme Anne DURAND.
Le secrétariat de séance est assuré par Anne DURAND.
A été nommé(e) secrétaire : Mme Anne DURAND
A été élue secrétaire de séance : Anne DURAND
Secretaire de Séance : DURAND Anne
Il est procédé à la nomination d'un secrétaire de séance : Mme Anne DURAND
Mme Anne DURAND ayant obtenu la majorité des suffrages, a été désignée pour remplir ces fonctions de secrétaire.
Le conseil municipal désigne Mme Anne DURAND secrétaire de séance.
M. le Maire propose de désigner Mme Anne DURAND comme secrétaire de séance
Anne DURAND est secrétaire de séance.
* Anne DURAND est désignée secrétaire
Fonctions de secrétaire : Mme Anne DURAND
Mme Anne DURAND, conseillère municipale, est élue secrétaire de séance
Pouvoirs : M. Luc PETIT. Est nommée secrétaire, Mme Anne DURAND
Le maire propose la candidature de Mme Anne DURAND, conseillère, en qualité de secrétaire de séance
Le conseil, après en avoir délibéré, désigne à l'unanimité Anne DURAND comme secrétaire de séance
Secrétaire : Conformément à l'article L2121-15 du CGCT, Anne DURAND est nommée secrétaire de séance
Le conseil décide de désigner Mme Anne DURAND, déléguée de Zélivaucourt, qui remplira les fonctions de secrétaire
Le conseil décide à l'unanimité que Madame Anne DURAND sera secrétaire de séance.
Secrétaire élue pour la session : Anne DURAND
Le maire : « Je propose Mme Anne DURAND comme secrétaire. » Il en est ainsi décidé.
Mme Anne DURAND procède à l'appel nominal en qualité de secrétaire.
Le Président propose Anne DURAND comme secrétaire de séance, ce qui est accepté.
Mme Anne DURAND 2 été désignée pour remplir cette fonction qu'elle a acceptée.
Madame Anne DURAND, désignée, prend place au bureau.
Présents : M. Paul MARTIN (maire), Mme Anne DURAND (secrétaire de séance), M. Luc PETIT
Secrétaire : Mme l'adjointe, Anne DURAND
Le maire propose Mme Anne DURAND en tant que secrétaire.
Le conseil désigne, conformément à l'article L2121-15 du code général des collectivités territoriales, Madame Anne DURAND pour remplir les fonctions de secrétaire
""".splitlines()


TWO_LINES = (
    "Secrétaire de séance\nAnne DURAND",
    "Mme Anne DURAND,\n\nSecrétaire de séance\n",
    "Madame Anne\n\nDURAND a été désignée comme secrétaire",
    "Le maire propose la candidature de Mme Anne DURAND, en qualité de\n\nsecrétaire pour la séance",
    "Désignation d'un secrétaire de séance (article L. 2121-15 du CGCT applicable en vertu\nde "
    "l'article L. 5211-1). : Mme Anne DURAND a été désignée",
)


@pytest.mark.parametrize("phrase", [*SECRETARY, *TWO_LINES])
def test_the_secretary_is_read(phrase: str) -> None:
    assert secretary(clean(phrase)) == "Anne DURAND"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secrétaire de séance : Raymond Vasseur", "Raymond Vasseur"),
        ("Madame Justine CARLIER est nommée secrétaire de séance.", "Justine CARLIER"),
        ("Laurent PARMENTIER est désigné secrétaire de séance.", "Laurent PARMENTIER"),
        ("Le conseil a choisi pour secrétaire : Mme ORY Martine", "Martine ORY"),
        ("M. Vidal à Mme Roques\nM. Henri ABADIE a été nommé secrétaire.", "Henri ABADIE"),
        ("Secrétaire de séance : M. Cresson", "Cresson"),
        ("Secrétaire élue : Elodie BUCHET", "Elodie BUCHET"),
        (
            "Désignation d'un secrétaire de séance (article L.2121-15 du CGCT) : Mme Anne VERDIER a été désignée",
            "Anne VERDIER",
        ),
        (
            "Secrétaire de séance : Mme Isabelle PETIT\nLe procès-verbal est approuvé",
            "Isabelle PETIT",
        ),
        ("Le secrétaire de mairie était présent.", None),
        # the end of a title is nobody
        ("Secrétaire de séance : Paul Martel.\n\nOrdre du jour", "Paul Martel"),
        ("Secrétaire de séance : du Pays du Val OCM\n\nOrdre du jour", None),
    ],
)
def test_the_secretary(text: str, expected: str | None) -> None:
    assert secretary(clean(text)) == expected


def test_the_next_item_of_a_list_is_no_secretary() -> None:
    items = "Le comité :\n- Nomme Anne DURAND secrétaire de séance\n- Valide le PV du 3 mai 2031\n"
    assert secretary(clean(items)) == "Anne DURAND"


def test_another_office_is_not_that_of_the_secretary() -> None:
    told = (
        "Le conseil nomme un secrétaire de séance. M. ORVAL ayant démissionné, le conseil désigne Mme Line FERTAC "
        "pour remplir ces fonctions de correspondante défense."
    )
    assert secretary(clean(told)) is None


def test_a_matter_about_another_secretariat_names_none() -> None:
    text = f"{MINUTES}Désignation de Mme Line FERTAC au secrétariat du comité des usagers\n{POINT}"
    assert read(text).seance.secretaire is None


@pytest.mark.parametrize(
    "told",
    [
        "Secrétaire(s) de la séance: Paul VERDUN",
        "Secrétaire(s) de séance : M. Paul VERDUN",
        "Le secrétaire de séance sera Monsieur Paul VERDUN",
        "Le secrétaire de séance était M. Paul VERDUN.",
    ],
)
def test_a_secretary_of_forms_and_of_sentences(told: str) -> None:
    assert (
        secretary(clean(f"Séance du 9 juin 2031\nPrésents : Anne SERAN, Jean MORVAN.\n{told}\n"))
        == "Paul VERDUN"
    )
