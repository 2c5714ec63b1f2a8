"""What is said of what goes wrong, to people and to programs."""

import pytest
from fakes import FakeSearch
from flask.testing import FlaskClient
from reading import read

from indexer.errors import EngineUnavailable, IndexCorrupt
from webapp.addresses.params import MAX_TEXT
from webapp.middleware.problems import Problem


def test_what_was_typed_stays_in_the_field(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine+bio&page=0")
    assert page.find("//input[@name='q']")[0].get("value") == "cantine bio"


def test_a_text_without_end_is_not_written_back_whole(client: FlaskClient) -> None:
    page = read(client, f"/recherche?q={'a' * (MAX_TEXT + 9)}")
    assert len(page.find("//input[@name='q']")[0].get("value")) == MAX_TEXT
    answer = client.get("/api/v1/search", query_string={"matiere": "z" * 900})
    (error,) = answer.get_json()["errors"]
    assert error["value"] == "z" * 200


@pytest.mark.parametrize(
    ("status", "like"), [(404, 404), (418, 400), (502, 500), (503, 503), (599, 500)]
)
def test_each_status_has_a_name_and_a_sentence(status: int, like: int) -> None:
    assert Problem(status).title == Problem(like).title
    assert Problem(status).sentence == Problem(like).sentence
    assert Problem(status, "Autre chose.").sentence == "Autre chose."


@pytest.mark.parametrize(
    ("error", "wait"),
    [(EngineUnavailable("away", retry_after=7), "7"), (IndexCorrupt("cut"), "30")],
)
def test_an_index_that_does_not_answer_says_when_to_ask_again(
    client: FlaskClient,
    search: FakeSearch,
    error: Exception,
    wait: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(search, "search", fails)
    answer = client.get("/api/v1/search?q=cantine")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, wait)
    assert answer.content_type == "application/problem+json"
    assert str(error) not in answer.text
