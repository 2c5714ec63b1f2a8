import json

import pytest

from indexer.errors import QueryError
from indexer.storing.engines.opensearch.cluster import Settings


def read(**given: str) -> Settings:
    return Settings.read({f"REGISTRE_OPENSEARCH_{name}": value for name, value in given.items()})


def test_addresses_are_separated_by_commas_and_completed() -> None:
    settings = read(URL="a.fr, https://b.fr,http://c.fr:9201/recherche/ ,")
    assert settings.hosts == (
        "http://a.fr:9200",
        "https://b.fr:443",
        "http://c.fr:9201/recherche",
    )
    assert (settings.index, settings.shards, settings.replicas) == ("registre", 1, 1)


def test_a_user_in_an_address_is_taken_out_of_it() -> None:
    settings = read(URL="https://jeanne:secret@a.fr:9200")
    assert settings.hosts == ("https://a.fr:9200",)
    assert (settings.user, settings.password) == ("jeanne", "secret")
    assert read(URL="https://jeanne:secret@a.fr", USER="paul", PASSWORD="p").user == "paul"


def test_secrets_are_neither_kept_nor_shown() -> None:
    settings = read(URL="https://jeanne:secret@a.fr", API_KEY="clef")
    assert "secret" not in json.dumps(settings.kept())
    assert "secret" not in repr(settings)
    assert "clef" not in json.dumps(settings.kept()) + repr(settings)


def test_what_an_index_was_made_with_stays() -> None:
    made = read(URL="a.fr", INDEX="actes", SHARDS="3", REPLICAS="2").kept()
    found = read(URL="b.fr", TIMEOUT="30").over(made)
    assert found.hosts == ("http://b.fr:9200",)
    assert (found.index, found.shards, found.replicas, found.timeout) == ("actes", 3, 2, 30)


@pytest.mark.parametrize(
    ("given", "culprit"),
    [
        ({}, "URL"),
        ({"URL": "ftp://a.fr"}, "URL"),
        ({"URL": "http://"}, "URL"),
        ({"URL": "http://a.fr:port"}, "URL"),
        ({"URL": " , "}, "URL"),
        ({"URL": "a.fr", "SHARDS": "0"}, "SHARDS"),
        ({"URL": "a.fr", "SHARDS": "²"}, "SHARDS"),
        ({"URL": "a.fr", "REPLICAS": "-1"}, "REPLICAS"),
        ({"URL": "a.fr", "TIMEOUT": "vite"}, "TIMEOUT"),
        ({"URL": "a.fr", "INDEX": "Actes*"}, "INDEX"),
    ],
)
def test_a_wrong_setting_is_named(given: dict[str, str], culprit: str) -> None:
    with pytest.raises(QueryError) as raised:
        read(**given)
    assert raised.value.parameter == f"REGISTRE_OPENSEARCH_{culprit}"
