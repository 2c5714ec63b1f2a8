"""Settings from the environment."""

import pytest

from indexer.configuration import SITE
from indexer.errors import QueryError
from indexer.publishing.mailing import Post
from webapp.settings import Settings


def test_every_setting_can_come_from_the_environment() -> None:
    given = {
        "REGISTRE_LISTEN": "[::1]:8080",
        "REGISTRE_NAME": "Délibs du Pays",
        "REGISTRE_URL": "https://delibs.example/",
        "REGISTRE_HOSTS": "delibs.example, www.delibs.example",
        "REGISTRE_CORS": "https://a.example https://b.example",
        "REGISTRE_API_KEYS": "un,deux",
        "REGISTRE_PRIVATE": "oui",
        "REGISTRE_RATE": "120",
        "REGISTRE_EMBED": "https://ville.example",
        "REGISTRE_ORIGINALS": "0",
        "REGISTRE_CONTACT": "contact@delibs.example",
        "REGISTRE_LEGAL": "https://delibs.example/mentions",
        "REGISTRE_REPORT": "dpo@delibs.example",
        "REGISTRE_NOINDEX": "1",
        "REGISTRE_SMTP": "smtp://moi:se%40cret@mail.example:587",
        "REGISTRE_SENDER": "registre@delibs.example",
        "REGISTRE_WORKERS": "3",
        "REGISTRE_THREADS": "4",
        "REGISTRE_PROXY": "127.0.0.1",
        "REGISTRE_LOG": "json",
        "REGISTRE_LOG_QUERIES": "1",
        "REGISTRE_METRICS": "key",
    }
    settings = Settings.from_environment(given)
    assert settings == Settings(
        listen=("::1", 8080),
        name="Délibs du Pays",
        url="https://delibs.example",
        hosts=("delibs.example", "www.delibs.example"),
        cors=("https://a.example", "https://b.example"),
        api_keys=("un", "deux"),
        private=True,
        rate=120,
        embed=("https://ville.example",),
        originals=False,
        contact="contact@delibs.example",
        legal="https://delibs.example/mentions",
        report="mailto:dpo@delibs.example",
        noindex=True,
        post=Post("mail.example", 587, "registre@delibs.example", False, "moi", "se@cret"),
        workers=3,
        threads=4,
        proxy="127.0.0.1",
        log="json",
        log_queries=True,
        metrics="key",
    )
    assert given.keys() == SITE.keys() - {"REGISTRE_INDEX"}


def test_nothing_set_is_the_default() -> None:
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize("value", ["beaucoup", "-1", "0", "1.5"])
def test_a_wrong_number_names_its_variable(value: str) -> None:
    with pytest.raises(QueryError, match="REGISTRE_RATE"):
        Settings.from_environment({"REGISTRE_RATE": value})


def test_a_switch_that_is_neither_on_nor_off_names_its_variable() -> None:
    with pytest.raises(QueryError, match="REGISTRE_PRIVATE"):
        Settings.from_environment({"REGISTRE_PRIVATE": "peut-être"})


@pytest.mark.parametrize("name", ["REGISTRE_LEGAL", "REGISTRE_REPORT"])
def test_what_is_no_address_names_its_variable(name: str) -> None:
    with pytest.raises(QueryError, match=name):
        Settings.from_environment({name: "javascript:alert(1)"})
    assert (
        Settings.from_environment({"REGISTRE_REPORT": "https://a.fr/x"}).report == "https://a.fr/x"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGISTRE_URL", "delibs.example"),
        ("REGISTRE_URL", "https://delibs.example/?a=1"),
        ("REGISTRE_URL", "https://[delibs"),
        ("REGISTRE_PROXY", "nginx"),
        ("REGISTRE_CORS", "x y"),
        ("REGISTRE_CORS", "https://a.example, delibs.example"),
        ("REGISTRE_CORS", "https://a.example/"),
        ("REGISTRE_HOSTS", "https://delibs.example"),
        ("REGISTRE_HOSTS", "delibs.example *"),
        ("REGISTRE_EMBED", "https://"),
        ("REGISTRE_EMBED", "https://a.example/page"),
        ("REGISTRE_LOG", "xml"),
        ("REGISTRE_CONTACT", "personne"),
        ("REGISTRE_LISTEN", "8000"),
        ("REGISTRE_LISTEN", "::1:8000"),
        ("REGISTRE_LISTEN", "localhost:http"),
        ("REGISTRE_LISTEN", "localhost:70000"),
    ],
)
def test_what_would_serve_nobody_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(QueryError, match=name):
        Settings.from_environment({name: value})


def test_hosts_and_sites_that_frame_are_taken_as_they_are_written() -> None:
    hosts, embed = (
        "delibs.example .mairie.example 192.0.2.1:8000 [::1]:8000",
        "*.a.example https://b.example:*",
    )
    settings = Settings.from_environment({"REGISTRE_HOSTS": hosts, "REGISTRE_EMBED": embed})
    assert (settings.hosts, settings.embed) == (tuple(hosts.split()), tuple(embed.split()))
