"""Where an act says what is decided, its grounds between the assembly and the verb."""

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes.operative import operative
from indexer.reading.parsing.facts.votes.votes import vote

GROUNDS = (
    "Vu le code général des collectivités territoriales,\nConsidérant que le bail\na pris fin ;"
)


def verbs(text: str) -> list[str]:
    folded = fold_letters(text)
    return [folded[at:].split()[0] for at in operative(folded)]


def result(text: str) -> str | None:
    told = vote(fold_letters(text))
    return told.resultat if told else None


@pytest.mark.parametrize(
    "done",
    [
        "approuve le bail",
        "CÈDE la parcelle",
        "- Soutient la motion",
        "− Dit que le bail est clos",
        "1) exprime son opposition",
        "Article 1 : Se porte garant de l'emprunt",
        "sont désignés délégués : Mme Orval",
    ],
)
@pytest.mark.parametrize(
    "who",
    [
        "Le conseil municipal,",
        "La commission permanente du conseil départemental du Loiret,",
        "L'ASSEMBLÉE",
        "Les élus,",
        "Ayant délibéré,",
    ],
)
def test_the_verb_below_the_grounds_decides_whatever_it_is(who: str, done: str) -> None:
    assert len(verbs(f"{who}\n{GROUNDS}\n{done}.")) == 1
    assert result(f"{who}\n{GROUNDS}\n{done}.") == "adopté"


def test_grounds_may_be_listed_and_cut_by_the_end_of_a_page() -> None:
    assert verbs(f"Le conseil,\n{GROUNDS}\nConsidérant :\n- le prix,\n- le lieu,\nvend.") == [
        "vend."
    ]
    assert verbs("Le conseil,\nConsidérant que le\n\nprix est bas,\nvend la halle.") == ["vend"]


def test_without_grounds_only_verbs_of_decision_decide() -> None:
    assert verbs("Le conseil municipal,\ncède la parcelle.") == ["cede"]
    for told in (
        "Le conseil municipal,\nsoutient la motion.",
        "… que\nle conseil municipal\ncède la parcelle.",
        "Le conseil municipal :\n1) nomme Mme Orval secrétaire de séance",
        "Le conseil municipal,\nlégalement convoqué, s'est réuni.",
    ):
        assert not verbs(told)


@pytest.mark.parametrize(
    "below",
    [
        "RÉPUBLIQUE FRANÇAISE",
        "Présents : Mme Orval",
        "qui cède la parcelle.",
    ],
)
def test_what_is_no_verb_below_the_grounds_decides_nothing(below: str) -> None:
    assert not verbs(f"Le conseil municipal,\n{GROUNDS}\n{below}\nCède la parcelle.")


def test_an_account_may_stand_among_the_grounds() -> None:
    for told in ("Madame le maire expose que le bail\nprend fin.", "Ces biens sont vides."):
        assert verbs(f"Le conseil,\n{GROUNDS}\n{told}\nCède la parcelle.") == ["cede"]
        assert not verbs(f"Le conseil,\n{GROUNDS}\n{told}\nVerse de la halle.")


def test_a_ground_that_goes_on_over_a_line_decides_nothing() -> None:
    assert not verbs("Le conseil,\nVu la délibération par laquelle le conseil\napprouve le bail")


@pytest.mark.parametrize(
    "refused", ["rejette le bail", "REFUSE la demande", "n'approuve pas le bail"]
)
def test_a_refusal_below_the_grounds_is_one(refused: str) -> None:
    assert (
        result(f"Le conseil municipal,\n{GROUNDS}\nAprès en avoir délibéré,\n{refused}.")
        == "rejeté"
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("décide de reporter ce point à la prochaine séance", "ajourné"),
        (":\n- décide d'ajourner l'examen du bail", "ajourné"),
        ("décide :\nArticle 1 : de retirer ce point de l'ordre du jour", "ajourné"),
        ("décide de reporter ce point et approuve le budget", "adopté"),
        ("décide de reporter la date du marché au 3 mai", "adopté"),
    ],
)
def test_to_decide_later_is_all_that_is_decided_or_not(told: str, expected: str) -> None:
    assert result(f"Après en avoir délibéré, le conseil municipal {told}.") == expected


@pytest.mark.parametrize(
    "done",
    [
        "s'interroge sur le coût",
        "se retire un instant",
        "est informé des devis reçus",
        "sont invités à visiter la halle",
        "demande des précisions sur le bail",
        "propose de revoir le tracé en commission",
        "convient d'en débattre plus tard",
        "prend le temps de la réflexion",
        "procède à un tour de table",
        "donne la parole à Mme Orval",
        "perd le quorum",
    ],
)
def test_what_an_assembly_does_to_itself_or_to_know_more_decides_nothing(done: str) -> None:
    assert not verbs(f"L'assemblée,\n{GROUNDS}\n{done.capitalize()}.")


def test_what_is_thought_hides_no_decision_below_it() -> None:
    told = "Le conseil,\nVu le bail,\nS'étonne du prix,\nSe réjouit du lieu,\nDemande une remise."
    assert verbs(told) == ["demande"]


def test_an_assembly_that_refuses_one_and_passes_another_has_passed_it() -> None:
    told = "N'accepte pas le devis de Bâtir, et retient celui de Murs."
    assert result(f"Le conseil municipal,\n{GROUNDS}\n{told}") == "adopté"


def test_to_withdraw_an_act_of_another_day_is_no_postponement() -> None:
    told = "Après en avoir délibéré, le conseil municipal décide de retirer la délibération"
    assert result(f"{told} du 3 mars 2030.") == "adopté"
    assert result(f"{told} n° 2030-12.") == "adopté"
    assert result(f"{told} de l'ordre du jour.") == "ajourné"
