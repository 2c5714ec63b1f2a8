"""What a sentence must hold before its words are looked through for the votes of others."""

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes import quoting
from indexer.reading.parsing.facts.votes.quoting import quoted
from indexer.reading.parsing.points.headings.running_titles import calls_for_more


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (
            quoting._EARLIER,
            [
                "tarif deja vote", "lors de la precedente", "lors du dernier", "lors d'une precedente", "ordre du jour",
                "le compte-rendu de la seance", "le compte rendu du conseil", "le proces-verbal de la reunion", "le pv du conseil",
                "le p.v. de la seance", "vu la ramune", "vu l'avis", "considerant l'avis", "vu le clausier", "par deliberation", "par deliberations",
            ],
        ),
        (quoting._MINUTES_PASSED, ["approuve le proces-verbal", "adopte ce compte rendu", "arrete le proces verbal"]),
        (
            quoting._REPORTED,
            ["nous avons ", "vous avez deja ", "j'ai ", *[f"mme orval {verb} que le comite a " for verb in quoting._REPORTS.split("|")]],
        ),
    ],
    ids=["earlier", "minutes", "reported"],
)  # fmt: skip
def test_what_speaks_of_others_is_found_by_its_words(
    said: quoting._Said, sentences: list[str]
) -> None:
    for sentence in sentences:
        assert said[1].search(sentence)
        assert quoting._search(said, sentence), sentence
    assert quoting._search(said, "le conseil fixe les tarifs") is None


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("tarifs de", True), ("tarifs de  ", True), ("entre", True), ("travaux, vers", True), ("la halle,", True),
        ("cour d'", True), ("fixe l'", True), ("halle -", True), ("rue &", True), ("halle", False), ("ramune", False),
        ("un monde", False), ("halle.", False), ("", False),
    ],
)  # fmt: skip
def test_a_line_that_ends_on_a_word_or_a_sign_that_joins_calls_for_more(
    line: str, *, more: bool
) -> None:
    assert calls_for_more(line) is more


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ("le conseil de la metropole du val d'orme a cree, ", True),
        ("le comite de la regie des eaux avait approuve, ", True),
        ("le conseil de la metropole du val d'orme, ", False),
    ],
)
def test_what_another_body_has_decided_by_a_former_act_is_not_decided_here(
    told: str, *, others: bool
) -> None:
    text = f"\npar deliberation du 12 janvier 2031, {told}a l'unanimite, un groupement.\n"
    assert quoting.quoted(text, text.index("a l'unanimite")) is others


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ("considerant l'avis favorable, rendu ", True),
        ("considerant l'avis du bureau, le comite syndical, ", False),
        ("considerant l'interet du projet, ", False),
        ("vu l'avis de la commission du 3 mars 2031,\nsur proposition du president, ", False),
        ("apres avis du comite social territorial du 3 mars, le conseil, ", False),
        ("apres avis du comite social territorial du 3 mars, rendu ", True),
        (
            "compte rendu du conseil municipal\n1) faut-il fermer la halle ?\npar 8 voix pour, ",
            False,
        ),
        ("compte rendu du conseil municipal du 9 mars,\n", True),
        ("➢ lors de la precedente reunion,\n➢ fixe le prix ", False),
    ],
)
def test_what_an_advice_was_given_by_is_not_the_vote(told: str, *, others: bool) -> None:
    text = f"\n{told}a l'unanimite, par le bureau reuni le 9 mars 2031 ;\n"
    assert quoting.quoted(text, text.index("a l'unanimite")) is others


def test_what_the_assembly_above_decides_behind_a_ground_is_its_own():
    text = fold_letters(
        "Le Conseil Municipal,\n\nConsidérant que chacun a reçu le compte rendu de séance, décide à l'unanimité"
        " d'adopter le procès-verbal de la séance du 25 janvier 2031."
    )
    assert not quoted(text, text.index("unanimite") + 8)
    assert not quoted(text, text.index("decide") + 5)
    former = "vu le compte rendu de la seance qui a, par 9 voix, approuve le bail"
    assert quoted(former, former.index("approuve") + 7)


def test_what_another_assembly_decides_in_a_clause_is_its_own():
    for told in (
        "Vu la délibération du 3 mars 2031 par laquelle le comité, réuni en séance, approuve à l'unanimité le bail",
        "Considérant que le conseil départemental, par délibération du 3 mars 2031, autorise le bail",
        "Vu le compte rendu de la chorale, qui, consultée, approuve à l'unanimité le programme",
    ):
        text = fold_letters(told)
        verb = "autorise" if "autorise" in text else "approuve"
        assert quoted(text, text.index(verb) + len(verb))
