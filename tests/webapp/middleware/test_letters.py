"""Letters of addresses that are not in UTF-8 are read all the same."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from webapp.middleware.letters import in_utf8


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("v%E9lo", "vélo"),
        ("v%C3%A9lo", "vélo"),
        ("c%9Cur+d%92%EElot", "cœur d’îlot"),
        ("%C9COLE", "ÉCOLE"),
        ("100%25", "100%"),
        ("100%", "100%"),
        ("%ED%A0%80", "í\u00a0€"),  # half of a character
    ],
)
def test_a_query_is_read_in_the_letters_it_was_written_in(
    client: FlaskClient, typed: str, read: str
) -> None:
    assert client.get(f"/api/v1/search?q={typed}").get_json()["query"] == read


def test_a_path_is_read_so_too(client: FlaskClient) -> None:
    for path in ("/collectivite/Vall\xe9e", "/collectivite/Vall\xc3\xa9e"):  # bytes, by PEP 3333
        answer = client.get("/", environ_overrides={"PATH_INFO": path})
        assert answer.status_code == 404
        assert "« Vallée »" in answer.text.replace("\xa0", " ")


@given(st.text("aé%9CE0&=+", max_size=40))
def test_what_is_in_utf8_already_stays(query: str) -> None:
    assert in_utf8(in_utf8(query)) == in_utf8(query)
