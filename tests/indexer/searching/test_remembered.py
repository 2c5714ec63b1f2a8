"""Answers that are remembered: the same, no more than there is room for, none after a commit."""

import datetime as dt

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.searching.remembered import LONGEST, Answers
from indexer.searching.results import Hit, SearchPage, SearchRequest


def _page(request: SearchRequest, characters: int = 10) -> SearchPage:
    act = Act("Vreuil", "v" * characters, 0, characters)
    record = Record("x", "s", None, 1, "deliberation", Collectivite(), Seance(), act)
    return SearchPage(request, "", False, None, 1, 0.0, (Hit(record, 1.0, (), ()),))


def test_an_answer_is_that_of_its_request_alone() -> None:
    answers, asked = Answers(), SearchRequest("vreuil", {"annee": ("2021",)})
    answers.keep(_page(asked))
    again = SearchRequest("vreuil", {"annee": ("2021",)})
    kept = answers.get(again)
    assert kept == _page(again)
    for other in (
        SearchRequest("vreuil"),
        SearchRequest("Vreuil", {"annee": ("2021",)}),
        SearchRequest("vreuil", {"annee": ("2022",)}),
        SearchRequest("vreuil", {"annee": ("2021",)}, page=2),
        SearchRequest("vreuil", {"annee": ("2021",)}, du=dt.date(2021, 1, 1)),
        SearchRequest("vreuil", {"annee": ("2021",)}, facets=False),
    ):
        assert answers.get(other) is None


def test_the_oldest_go_where_there_is_no_more_room() -> None:
    answers = Answers(room=3 * 2_500)
    for number in range(3):
        answers.keep(_page(SearchRequest(str(number)), 100))
    assert answers.get(SearchRequest("0"))
    answers.keep(_page(SearchRequest("3"), 1_900))
    assert answers.get(SearchRequest("0")), "it was asked for again"
    assert answers.get(SearchRequest("1")) is None
    answers.keep(_page(SearchRequest("3"), 1_900))
    assert answers.get(SearchRequest("3"))


def test_what_is_long_is_not_kept() -> None:
    answers, asked = Answers(), SearchRequest("vreuil")
    answers.keep(_page(asked, LONGEST))
    assert answers.get(asked) is None
    answers.keep(_page(asked, LONGEST - 2_000))
    assert answers.get(asked)


def test_all_the_room_there_is_is_used() -> None:
    answers, asked = Answers(room=2_100), SearchRequest("vreuil")
    answers.keep(_page(asked, 100))
    assert answers.get(asked)
    answers.keep(_page(SearchRequest("lavoir"), 101))
    assert answers.get(SearchRequest("lavoir")) is None
