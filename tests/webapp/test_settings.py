"""Settings from the environment, and what the server is started with."""

from typing import Any

import pytest
import waitress
from fakes import FakeSearch

from indexer.errors import QueryError, RegistreError
from webapp import serve
from webapp import settings as module
from webapp.settings import Settings


def test_every_setting_can_come_from_the_environment() -> None:
    given = {
        "REGISTRE_NAME": "Délibs du Pays",
        "REGISTRE_URL": "https://delibs.example/",
        "REGISTRE_HOSTS": "delibs.example, www.delibs.example",
        "REGISTRE_CORS": "https://a.example https://b.example",
        "REGISTRE_API_KEYS": "un,deux",
        "REGISTRE_RATE": "120",
        "REGISTRE_EMBED": "https://ville.example",
        "REGISTRE_ORIGINALS": "0",
        "REGISTRE_CONTACT": "contact@delibs.example",
        "REGISTRE_THREADS": "4",
        "REGISTRE_PROXY": "127.0.0.1",
    }
    settings = Settings.from_environment(given)
    assert settings == Settings(
        name="Délibs du Pays",
        url="https://delibs.example",
        hosts=("delibs.example", "www.delibs.example"),
        cors=("https://a.example", "https://b.example"),
        api_keys=("un", "deux"),
        rate=120,
        embed=("https://ville.example",),
        originals=False,
        contact="contact@delibs.example",
        threads=4,
        proxy="127.0.0.1",
    )
    assert module.__doc__ is not None
    assert all(name in module.__doc__ for name in given)


def test_nothing_set_is_the_default() -> None:
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize("value", ["beaucoup", "-1", "0", "1.5"])
def test_a_wrong_number_names_its_variable(value: str) -> None:
    with pytest.raises(QueryError, match="REGISTRE_RATE"):
        Settings.from_environment({"REGISTRE_RATE": value})


def test_the_server_is_told_all_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}

    class Server:
        def run(self) -> None:
            told["ran"] = True

    def create(app: Any, **options: Any) -> Server:
        told.update(options, app=app)
        return Server()

    monkeypatch.setattr(waitress, "create_server", create)
    monkeypatch.setenv("REGISTRE_PROXY", "10.0.0.1")
    monkeypatch.setenv("REGISTRE_THREADS", "3")
    serve.run(FakeSearch(), "0.0.0.0", 8080)
    assert told["ran"] is True
    assert (told["host"], told["port"], told["threads"]) == ("0.0.0.0", 8080, 3)
    assert told["trusted_proxy"] == "10.0.0.1"
    assert told["clear_untrusted_proxy_headers"] is True
    assert told["app"].test_client().get("/health").status_code == 200


def test_an_address_that_is_taken_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def create(app: Any, **options: Any) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(waitress, "create_server", create)
    with pytest.raises(
        RegistreError, match=r"cannot listen on 127\.0\.0\.1:80: Address already in use"
    ):
        serve.run(FakeSearch(), "127.0.0.1", 80)
