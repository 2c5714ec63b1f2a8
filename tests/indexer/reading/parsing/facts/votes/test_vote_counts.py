"""Who votes how is counted: figures and words beside what they count, and figures that count nobody."""

import pytest

from analyzers import fold_letters
from indexer.acts.documents import Vote
from indexer.reading.parsing.facts.votes import ballots
from indexer.reading.parsing.facts.votes.ballots import ballot
from indexer.reading.parsing.facts.votes.non_participation import non_participation
from indexer.reading.parsing.facts.votes.vote_tables import tabled_ballot
from indexer.reading.parsing.facts.votes.votes import vote


def test_an_amount_or_a_duration_beside_pour_is_no_count() -> None:
    found = vote(
        fold_letters("Le conseil décide : pour 3 ans, le loyer est de 12 € pour 2024. Adopté.")
    )
    assert found is not None
    assert found.pour is None


@pytest.mark.parametrize(
    "text", ["Le conseil charge le CDG 61 pour.", "Vu l'article 109 pour, le conseil approuve."]
)
def test_a_number_that_belongs_to_a_name_is_no_count(text: str) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert found.pour is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Approuvé par 11\nvoix pour et 1 voix contre.", (11, 1, None)),
        ("Approuvé par onze voix pour et une\nvoix contre.", (11, 1, None)),
        ("Approuvé par 11 voix pour, 1\ncontre et 2\nabstentions.", (11, 1, 2)),
        ("Adopté à la majorité (12\npour, 3 contre).", (12, 3, None)),
        ("Vote : Pour : 12, 3\nContre : 2", (12, 2, None)),
    ],
)
def test_a_count_goes_on_where_its_line_ends(
    text: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.pour, found.contre, found.abstention) == counts


def test_members_who_take_no_part_are_counted_apart() -> None:
    found = vote(
        fold_letters("M. Dubois, intéressé, ne prend pas part au vote. Adopté à l'unanimité.")
    )
    assert found is not None
    assert found.non_participation == 1


def test_abstentions_before_those_for_and_against() -> None:
    told = vote(
        "votants : 20 – abstention : 1 (m. verdun) – exprimes : 19 – pour : 17 – contre : 2"
    )
    assert told == Vote("adopté", 17, 2, 1)
    assert vote("abstentions : 3\npour : 12\ncontre : 5") == Vote("adopté", 12, 5, 3)
    told = vote(
        "vote a main levee : pour 10, contre 2 : m. verdun et mme orval, abstention 1 : m. seran."
    )
    assert told == Vote("adopté", 10, 2, 1)


def test_voices_without_a_word_beside_an_abstention_are_for() -> None:
    told = vote(
        fold_letters("Le conseil, par 1 « abstention » et 11 voix :\n- approuve le règlement.")
    )
    assert told == Vote("adopté", 11, None, 1)


def test_who_refuses_to_take_part_is_counted() -> None:
    told = vote(fold_letters("Adopté par 20 voix pour. 2 refus de prendre part au vote."))
    assert told == Vote("adopté", 20, non_participation=2)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Le conseil, six délégués votant contre, approuve.", (None, 6, None)),
        ("Adopté par 12 voix, 2 conseillers votant contre et 1 s'abstenant.", (12, 2, 1)),
        ("À la majorité (1 opposition, 2 abstentions), le conseil approuve.", (None, 1, 2)),
        ("Le conseil, par 19 voix sur 23, décide d'adhérer.", (19, None, None)),
        ("Le conseil approuve. C'est plus qu'une opposition de principe.", (None, None, None)),
        ("Le conseil approuve. Le refus tient à 2 oppositions de riverains.", (None, None, None)),
    ],
)
def test_voters_are_counted_by_what_they_do(
    text: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.pour, found.contre, found.abstention) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("12 voix contre la proposition de gîte", (None, None, None)),
        ("Gîte communal\n12 votes.\n", (12, None, None)),
    ],
)
def test_the_counts_of_a_vote(text: str, counts: tuple[int | None, ...]) -> None:
    found = ballots.ballot(fold_letters(text))
    assert (found.pour, found.contre, found.abstention) == counts


@pytest.mark.parametrize(
    "text",
    ["deux conseillers ne prennent pas part au vote", "Non-participation : deux", "NPPV : 2"],
)
def test_who_takes_no_part_is_counted(text: str) -> None:
    assert non_participation(fold_letters(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Par 12 avis favorables, 3 avis défavorables et 2 abstentions.", (12, 3, 2)),
        ("Vote : 12 oui, 3 non, 2 abstentions", (12, 3, 2)),
        ("Oui : 12 Non : 3 Abstentions : 2", (12, 3, 2)),
        ("Oui : 12 Non : 3", (12, 3, None)),
        ("12 voix pour, 3 contre, 2 élus s'abstiennent.", (12, 3, 2)),
        ("12 conseillers votent pour, 3 votent contre.", (12, 3, None)),
        ("Adopté par 18 (dix-huit) voix pour, 3 (trois) contre.", (18, 3, None)),
        ("12 pour, 3 contre, 2 abs.", (12, 3, 2)),
        ("12 « oui », 3 « non », 1 bulletin nul", (12, 3, None)),
        ("Résultat du scrutin : oui 12, non 3, blanc 1. Adopté.", (12, 3, None)),
        ("12 P / 3 C / 2 A. Adopté.", (12, 3, 2)),
        ("Adopté par 12 contre 3.", (12, 3, None)),
        ("Adopté par un vote de 12 contre 3.", (12, 3, None)),
        ("Approuvé par douze voix sur quinze.", (12, None, None)),
        ("15 sont favorables et 5 défavorables. Adopté.", (15, 5, None)),
        ("15 membres se prononcent pour, 2 opposés. Adopté.", (15, 2, None)),
        ("Le conseil approuve. Le bail court sur 9 ans contre 3 auparavant.", (None, None, None)),
        ("7 oui (Mme ORVAL, M. SERAN), 4 non (M. VERDUN).", (7, 4, None)),
        ("Approuvé par 16 voix ; 4 élus (Mme ORVAL, M. SERAN) se sont prononcés contre.", (16, 4, None)),
        ("Approuvé par 33 suffrages ; 5 membres ont voté contre.", (33, 5, None)),
        ("Ont voté pour 19 conseillers ; ont voté contre 2 élus ; se sont abstenus 3 membres. Approuvé.", (19, 2, 3)),
        ("Le conseil approuve, 5 élus s'étant déclarés défavorables et un s'étant abstenu.", (None, 5, 1)),
    ],
)  # fmt: skip
def test_counts_of_a_vote_in_other_words(text: str, expected: tuple[int | None, ...]) -> None:
    told = vote(fold_letters(text))
    assert told
    assert (told.pour, told.contre, told.abstention) == expected


def test_a_count_of_the_next_vote_is_none_of_this_one() -> None:
    told = "pour 12 contre 3. vote sur le vœu : 9 pour, 2 abstentions"
    assert (ballot(told).contre, ballot(told).abstention) == (3, None)


@pytest.mark.parametrize(("figures", "pour"), [("15 12 3", 12), ("15 12", None)])
def test_a_table_of_votes_has_a_figure_for_each_label(figures: str, pour: int | None) -> None:
    told = tabled_ballot(f"votants pour contre\n{figures}")
    assert (told and told.pour) == pour


@pytest.mark.parametrize(
    ("told", "pour"),
    [
        ("Après vote à bulletins secrets : Madame ORVAL Lise, 12 voix, bulletin blanc : 1.", 12),
        ("Après vote à bulletins secrets : bulletins blancs : 13.", None),
    ],
)
def test_the_votes_of_who_is_elected_may_stand_behind_a_comma(told: str, pour: int | None) -> None:
    folded = fold_letters(f"{told} Madame ORVAL Lise est élue vice-présidente.")
    found = vote(folded, "election du vice-president")
    assert found is not None
    assert (found.resultat, found.pour) == ("élection", pour)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Le vote donne 6 pour et 6 contre.", (6, 6)),
        ("L'assemblée adopte par 21 voix pour et 4 contre la décision modificative.", (21, 4)),
        ("Le conseil charge le CDG 61 pour un an et 3 contrats.", (None, None)),
        ("Le prix passe à 12 € contre 9 € ; le comité l'adopte.", (None, None)),
        ("Le conseil soutient les 80 pétitionnaires et 4 contre la fermeture.", (None, None)),
    ],
)
def test_two_counts_told_together_are_counts(
    text: str, counts: tuple[int | None, int | None]
) -> None:
    found = ballot(fold_letters(text))
    assert (found.pour, found.contre) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Pour : 11 voix Contre : néant Abstention : néant", (11, 0, 0)),
        ("ADOPTÉ : POUR 20 (dont 3 pouvoirs), CONTRE 5, ABSTENTIONS 2", (20, 5, 2)),
        ("VOTE : 12 P / 2 C / 1 A", (12, 2, 1)),
        ("Le conseil, par 14 P et 2 C, adopte le budget.", (14, 2, None)),
        ("Majorité pour 3 votes contre : Lise ORVAL, Paul VERDUN", (None, 3, None)),
        ("Le bail du T3 P 2 C est reconduit.", (None, None, None)),
        ("Repas : 12 p. à 2 c. l'unité", (None, None, None)),
    ],
)
def test_counts_told_by_letters_or_beside_words_for_none(
    text: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    found = ballot(fold_letters(text))
    assert (found.pour, found.contre, found.abstention) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil approuve l'échange des parcelles P 12, C 30, A 4.",
        "Le conseil approuve l'acquisition des parcelles P 12 - C 130 - A 4.",
        "Le conseil achète les parcelles section P 139, C 40, A 12 à M. Orval.",
        "Le conseil approuve un logement de type 4 P et 2 C.",
        "Sondage auprès des habitants : oui 12, non 45. Le conseil approuve le projet.",
        "Sondage : 12 oui, 45 non. Le conseil approuve le projet.",
    ],
)
def test_parcels_rooms_and_the_answers_of_others_are_no_counts(text: str) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.resultat, found.pour, found.contre) == ("adopté", None, None)


@pytest.mark.parametrize(
    ("text", "pour", "contre"),
    [
        ("Les membres approuvent par 8 voix le budget primitif.", 8, None),
        ("Le comité syndical vote par huit voix : le budget.", 8, None),
        ("L'assemblée décide par 8 votes d'ouvrir un crédit.", 8, None),
        ("La motion est rejetée par 8 voix.", None, 8),
    ],
)
def test_voices_before_what_they_pass_or_refuse(
    text: str, pour: int | None, contre: int | None
) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.pour, found.contre) == (pour, contre)
    assert found.resultat == ("rejeté" if contre else "adopté")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("12 voix dont 2 pouvoirs pour, 1 contre, 2 abstentions", (12, 1, 2)),
        ("7 dont 2 procurations POUR - 0 ABSTENTION - 0 CONTRE", (7, 0, 0)),
        ("(7 voix) POUR - 2 ABSTENTION - 1 CONTRE", (7, 1, 2)),
        ("7 pour dont 2 procurations, 1 contre", (7, 1, None)),
        ("Pour (dont 2 pouvoirs) : 12 - Contre : 0", (12, 0, None)),
        ("7 personnes pour 1 personne contre", (7, 1, None)),
        ("7 élus POUR\n2 ABSTENTIONS\n1 CONTRE", (7, 1, 2)),
        ("7 élus votent pour\n3 votent contre\n2 s'abstiennent", (7, 3, 2)),
        ("7 avis favorables, 1 avis défavorable", (7, 1, None)),
        ("ONT VOTÉ POUR : 14 ONT VOTÉ CONTRE : /", (14, None, None)),
        ("(dont 2 procurations) POUR, 1 CONTRE", (None, 1, None)),
    ],
)
def test_words_between_a_count_and_what_it_counts(
    text: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    found = ballot(fold_letters(text))
    assert (found.pour, found.contre, found.abstention) == counts
