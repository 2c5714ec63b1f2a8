"""What a reading is unsure of is named, act by act, and told as a warning: invented texts."""

import pytest

from indexer.acts.documents import Act, Document, ExtractedText, Membre, Seance, Vote
from indexer.reading.parsing import contents, parse
from indexer.reading.parsing.doubts import checked
from indexer.reading.parsing.facts.days.sitting_day import sitting_day
from indexer.reading.parsing.points.cutting import Cut
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    ("vote", "doubtful"),
    [
        (Vote("adopté", 12, 2, 1), False),
        (Vote("adopté", 14, 2), True),  # more than sit
        (Vote("unanimité", 9, 1), True),
        (Vote("unanimité", 9, 0), False),
        (Vote("adopté", 4, 9), True),
        (Vote("adopté", 7, 7), False),  # who presides decides
        (Vote("adopté", 0, 9), True),
        (Vote("majorité", None, 9), False),
        (Vote("rejeté", 4, 9), False),
    ],
)
def test_a_vote_that_contradicts_itself_is_to_check(vote: Vote, doubtful: bool) -> None:
    act = Act("Bail", "texte", 0, 5, vote=vote)
    [told] = checked([act], Seance(membres_exercice=15), day=False)
    assert told.a_verifier == (("vote",) if doubtful else ())


@pytest.mark.parametrize(
    ("objet", "doubtful"),
    [
        ("Bail", False),
        ("ZAC", False),
        (None, True),
        ("9.3.2", True),
        ("4 b)", True),
        ("Monsieur le Maire communique les marchés dont la liste est jointe " * 4, True),
        ("Octroi de la garantie communale pour un emprunt de la société du val " * 2, False),
    ],
)
def test_a_title_without_a_word_or_as_long_as_sentences_is_to_check(
    objet: str | None, doubtful: bool
) -> None:
    [told] = checked([Act(objet, "texte", 0, 5)], Seance(), day=False)
    assert told.a_verifier == (("objet",) if doubtful else ())


def test_a_vote_of_twice_as_many_as_the_others_is_to_check() -> None:
    votes = [
        Vote("adopté", 14, 0, 0),
        Vote("adopté", 12, 2),
        Vote("adopté", 49, 33),
        Vote("adopté"),
    ]
    acts = [Act("Bail", "texte", 0, 5, vote=vote) for vote in votes]
    told = checked(acts, Seance(), day=False)
    assert [act.a_verifier for act in told] == [(), (), ("vote",), ()]
    assert [act.a_verifier for act in checked(acts[1:], Seance(), day=False)] == [(), (), ()]
    acts[0] = Act(
        "Bail", "texte", 0, 5, vote=Vote("adopté", 10)
    )  # the middle one counts, not the least
    for count, doubtful in ((28, ()), (29, ("vote",))):
        acts[2] = Act("Bail", "texte", 0, 5, vote=Vote("adopté", count))
        assert checked(acts, Seance(), day=False)[2].a_verifier == doubtful


def test_more_votes_than_voters_are_to_check() -> None:
    [told] = checked(
        [Act("Bail", "texte", 0, 5, vote=Vote("adopté", 15))], Seance(votants=14), day=False
    )
    assert told.a_verifier == ("vote",)


@pytest.mark.parametrize(
    ("named", "counted", "doubtful"),
    [
        (11, 11, False),
        (11, 13, False),  # two came later
        (11, 14, True),
        (14, 11, True),
        (11, None, False),
        (0, 11, False),  # those away alone are named
        (76, 80, False),
        (76, 81, True),
    ],
)  # fmt: skip
def test_a_roll_of_others_than_the_text_counts_is_to_check(
    named: int, counted: int | None, *, doubtful: bool
) -> None:
    roll = [Membre(f"Lise ORVAL {rank}", presence="présent") for rank in range(named)]
    sitting = Seance(presents=counted, membres=(*roll, Membre("Guy SERAN", presence="absent")))
    [told] = checked([Act("Bail", "texte", 0, 5)], sitting, day=False)
    assert told.a_verifier == (("membres",) if doubtful else ())


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Conseil municipal\nSéance du 9 juin 2031\n", False),
        ("Conseil municipal\n", True),  # its name alone tells a day
        (
            "Procès-verbal du conseil du 9 juin 2031\nSéance du conseil du 10 juin 2031\n"
            "Date de la séance : 10 juin 2031\n",
            True,
        ),
    ],
)
def test_a_day_that_little_tells_or_that_another_rivals_is_doubtful(
    text: str, doubtful: bool
) -> None:
    day = sitting_day(clean(text), "cr-2031-06-12", None)
    assert (day.date is not None, day.doubtful) == (True, doubtful)


def test_warnings_name_the_acts_to_check() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
        "En exercice : 11\n1. Tarifs de la cantine\nLe conseil approuve par 9 voix pour.\n"
        "2. Bail de la poste\nLe conseil approuve par 90 voix pour.\n"
    )
    assert [act.a_verifier for act in document.actes] == [(), ("vote",)]
    assert "vote to check: act 2" in document.warnings


def test_no_more_points_are_unsure_than_were_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "cut", lambda *_, **__: Cut(unsure=1))
    document = read(
        "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
        "1. Tarifs de la cantine\nLe conseil approuve.\n"
    )
    assert "acts to check: where they begin is unsure (1 of 1)" in document.warnings
