"""Following a search by mail, with a mail server on loopback: asked, confirmed, told, left."""

import email
import email.policy
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner
from flask.testing import FlaskClient
from lxml import html

from indexer.alerts import FILE, Alerts
from indexer.cli import main
from indexer.errors import MailRefused, QueryError
from indexer.indexing.build import Settings as BuildSettings
from indexer.indexing.build import build, remove
from indexer.keyring import Keyring
from indexer.publishing.mailing import Post, is_address
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings

ACT = """Commune de Vaucourt
Conseil municipal du 15 juin 2023
DÉLIBÉRATION n° 2023-{number}
Objet : {objet}
Après en avoir délibéré, le conseil municipal adopte à l'unanimité : {objet}.
"""
SITE = "https://delibs.example/registre"


class Received:
    """What a mail server was given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
        content = envelope.content  # type: ignore[attr-defined]
        self.mails.append(email.message_from_bytes(content, policy=email.policy.default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
def server() -> Iterator[tuple[Received, int]]:
    received = Received()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(received, hostname="127.0.0.1", port=port)
    controller.start()
    yield received, port
    controller.stop()


@pytest.fixture
def mails(server: tuple[Received, int], monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    monkeypatch.setenv("REGISTRE_SMTP", f"smtp://127.0.0.1:{server[1]}")
    monkeypatch.setenv("REGISTRE_SENDER", "registre@delibs.example")
    monkeypatch.setenv("REGISTRE_URL", SITE)
    return server[0].mails


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "actes"
    folder.mkdir()
    write(folder, 1, "la réfection du lavoir")
    build([folder], tmp_path / "index", BuildSettings())
    return folder


@pytest.fixture
def client(corpus: Path, mails: list[EmailMessage]) -> Iterator[FlaskClient]:
    folder = corpus.parent / "index"
    with Search.open(folder) as search:
        yield create_app(search, Settings.from_environment(), folder).test_client()


def write(folder: Path, number: int, objet: str) -> None:
    text = ACT.format(number=number, objet=objet)
    (folder / f"acte-{number}.txt").write_text(text, encoding="utf-8")


def send(corpus: Path) -> None:
    done = CliRunner().invoke(main, ["alerts", "send", "--index", str(corpus.parent / "index")])
    assert done.exit_code == 0, done.stderr


def link(mail: EmailMessage, what: str) -> str:
    found = re.search(rf"{SITE}(/alertes/{what}/\S+)", mail.get_content())
    assert found
    return found[1]


def followed(client: FlaskClient, mails: list[EmailMessage], **search: str) -> None:
    asked = client.post("/alertes", data={"adresse": "ana@example.org", **search})
    assert asked.status_code == 200
    address = link(mails[-1], "confirmer")
    # Looking at the link confirms nothing; the button does.
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 200


def test_an_alert_goes_from_a_new_file_to_a_mail_and_ends_when_it_is_left(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    followed(client, mails, q="presbytère", resultat="unanimité")
    assert mails[0]["To"] == "ana@example.org"
    write(corpus, 2, "la vente du presbytère")
    write(corpus, 3, "l’achat d’un camion")
    build([corpus], corpus.parent / "index", BuildSettings())
    send(corpus)
    send(corpus)
    (_, told) = mails
    text = told.get_content()
    assert told["Subject"] == "1 nouvel acte – Registre"
    assert "vente du presbytère" in text
    assert "camion" not in text
    assert "lavoir" not in text
    (act,) = re.findall(rf"{SITE}(/acte/\S+)", text)
    assert client.get(act).status_code == 200
    out = link(told, "retirer")
    assert told["List-Unsubscribe"] == f"<{SITE}{out}>"
    assert client.get(out).status_code == 200
    assert Alerts(corpus.parent / "index").all()
    assert client.post(out, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Alerts(corpus.parent / "index").all()
    write(corpus, 4, "la toiture du presbytère")
    build([corpus], corpus.parent / "index", BuildSettings())
    send(corpus)
    assert len(mails) == 2


def test_an_act_that_was_taken_down_is_in_no_mail(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    followed(client, mails)
    folder = corpus.parent / "index"
    write(corpus, 2, "la vente du presbytère")
    write(corpus, 3, "l’achat d’un camion")
    build([corpus], folder, BuildSettings())
    found = client.get("/api/v1/search?q=camion").json["results"]
    remove([found[0]["id"]], folder)
    send(corpus)
    assert "presbytère" in mails[-1].get_content()
    assert "camion" not in mails[-1].get_content()


def test_what_nobody_confirms_is_told_nothing(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    for _ in range(3):
        assert client.post("/alertes", data={"adresse": "ana@example.org"}).status_code == 200
    # Asked three times, an address is written to once.
    assert len(mails) == 1
    write(corpus, 2, "la vente du presbytère")
    build([corpus], corpus.parent / "index", BuildSettings())
    send(corpus)
    assert len(mails) == 1


def test_what_is_confirmed_too_late_is_gone_and_forgotten_with_the_next_mails(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    client.post("/alertes", data={"adresse": "ana@example.org"})
    kept = Alerts(corpus.parent / "index")
    with closing(sqlite3.connect(kept.folder / FILE)) as db, db:
        db.execute("UPDATE alerts SET asked = '2020-01-01T00:00:00.000000+00:00'")
    assert client.post(link(mails[-1], "confirmer")).status_code == 404
    assert len(kept.all()) == 1
    send(corpus)
    assert kept.all() == []


@pytest.mark.parametrize(
    "address", ["", "ana", "a@b@c", "ana@example.org\nBcc: x@y.fr", "é@example.org", "a" * 300]
)
def test_what_is_no_address_is_refused(
    client: FlaskClient, mails: list[EmailMessage], address: str
) -> None:
    assert not is_address(address)
    refused = client.post(
        "/alertes", data={"adresse": address, "q": "lavoir", "resultat": "rejeté"}
    )
    assert refused.status_code == 400
    page = html.fromstring(refused.text)
    # The form is there again, with the search and what was typed.
    (field,) = page.xpath("//input[@name='adresse'][@aria-invalid='true']")
    assert field.get("value") == address.strip()
    assert page.xpath("//main//input[@name='q']/@value") == ["lavoir"]
    assert "lavoir · Résultat du vote\xa0: rejeté" in page.xpath("string(//main)")
    assert "nom@exemple.fr" in page.xpath("string(//*[@role='alert'])")
    assert not mails


@pytest.mark.parametrize("step", ["confirmer", "retirer"])
def test_the_link_of_an_alert_that_is_no_more_says_so(client: FlaskClient, step: str) -> None:
    answer = client.get(f"/alertes/{step}/inconnu")
    assert answer.status_code == 404
    assert "Cette alerte n’existe pas ou plus" in answer.text


def test_a_caller_cannot_have_mails_sent_without_end(
    client: FlaskClient, mails: list[EmailMessage]
) -> None:
    statuses = [
        client.post("/alertes", data={"adresse": f"a{n}@example.org"}).status_code for n in range(7)
    ]
    assert statuses == [200] * 5 + [429] * 2
    assert len(mails) == 5


def test_a_server_that_takes_no_mail_leaves_nothing(
    client: FlaskClient, corpus: Path, server: tuple[Received, int]
) -> None:
    settings = client.application.extensions["registre"].settings
    assert settings.post is not None
    with pytest.raises(MailRefused):
        Post("127.0.0.1", 1, "a@b.fr").send([])
    with Search.open(corpus.parent / "index") as search:
        dead = Settings(url=SITE, post=Post("127.0.0.1", 1, "registre@delibs.example"))
        other = create_app(search, dead, corpus.parent / "index").test_client()
        assert other.post("/alertes", data={"adresse": "ana@example.org"}).status_code == 503
    assert not Alerts(corpus.parent / "index").all()


def test_a_private_site_lets_people_leave_but_not_come_in(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    followed(client, mails)
    (alert,) = Alerts(corpus.parent / "index").all()
    Keyring().guarding("everything").write(corpus.parent / "index")
    assert client.get("/alertes").status_code == 401
    assert client.post("/alertes", data={"adresse": "b@example.org"}).status_code == 401
    kept = client.post(f"/alertes/retirer/{alert.token}")
    assert (kept.status_code, kept.headers["Cache-Control"]) == (200, "no-store")


def test_pages_offer_alerts_only_where_mails_can_be_sent(client: FlaskClient, corpus: Path) -> None:
    assert "/alertes?q=lavoir" in client.get("/recherche?q=lavoir").text
    assert "q=lavoir" in client.get("/alertes?q=lavoir").text
    with Search.open(corpus.parent / "index") as search:
        without = create_app(search, Settings(), corpus.parent / "index").test_client()
        assert "/alertes" not in without.get("/recherche?q=lavoir").text
        assert without.get("/alertes").status_code == 404


def test_alerts_are_listed_and_removed_by_whoever_keeps_the_site(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    followed(client, mails, q="lavoir")
    index = ["--index", str(corpus.parent / "index")]
    listed = CliRunner().invoke(main, ["alerts", "list", *index])
    assert listed.stdout == "ana@example.org  q=lavoir\n"
    assert CliRunner().invoke(main, ["alerts", "remove", "ana@example.org", *index]).exit_code == 0
    assert CliRunner().invoke(main, ["alerts", "list", *index]).stdout == ""


@pytest.mark.parametrize("url", ["mail.example", "http://a", "smtp://", "smtp://a:port"])
def test_a_wrong_mail_server_names_its_setting(url: str) -> None:
    with pytest.raises(QueryError, match="REGISTRE_SMTP"):
        Post.from_environment({"REGISTRE_SMTP": url, "REGISTRE_SENDER": "a@b.fr"})
    with pytest.raises(QueryError, match="REGISTRE_SENDER"):
        Post.from_environment({"REGISTRE_SMTP": "smtp://a", "REGISTRE_SENDER": "personne"})
    assert Post.from_environment({}) is None


# The whole way, by the commands themselves.


@contextmanager
def watched(corpus: Path) -> Iterator["subprocess.Popen[str]"]:
    """`search watch --alerts` over the folder, with the settings of the environment."""
    command = [sys.executable, "-m", "indexer.cli", "watch", str(corpus), "--alerts", "--jobs", "1"]
    index = ["--index", str(corpus.parent / "index")]
    process = subprocess.Popen([*command, *index], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        assert "watching" in process.stderr.readline()
        yield process
    finally:
        process.terminate()
        process.communicate()


def received(
    mails: list[EmailMessage], count: int, process: "subprocess.Popen[str]"
) -> EmailMessage:
    """The so many-th mail, once it is there; how long that may take is not what is tested."""
    patience = time.monotonic() + 120
    while len(mails) < count:
        assert process.poll() is None
        assert time.monotonic() < patience, "no mail came"
        time.sleep(0.05)
    return mails[count - 1]


@pytest.mark.slow
def test_a_file_in_a_watched_folder_becomes_a_mail_until_the_alert_is_left(
    client: FlaskClient, corpus: Path, mails: list[EmailMessage]
) -> None:
    followed(client, mails, q="presbytère")
    followed(client, mails)
    asked = len(mails)
    with watched(corpus) as process:
        write(corpus, 2, "la vente du presbytère")
        both = [received(mails, asked + n, process) for n in (1, 2)]
        assert all("vente du presbytère" in mail.get_content() for mail in both)
        (act,) = re.findall(rf"{SITE}(/acte/\S+)", both[0].get_content())
        assert client.get(act).status_code == 200

        # One of the two alerts is left, and the act is taken down while the folder is watched.
        (narrow,) = (mail for mail in both if "q=presbyt" in mail.get_content())
        assert client.post(link(narrow, "retirer")).status_code == 200
        told = CliRunner().invoke(
            main,
            ["remove", "--wait", act.rpartition("/")[2], "--index", str(corpus.parent / "index")],
        )
        assert told.exit_code == 0, told.stderr

        # Its text comes again under another name, beside an act that nobody took down.
        again = (corpus / "acte-2.txt").read_bytes()
        (corpus / "copie.txt").write_bytes(again)
        write(corpus, 3, "le presbytère et son jardin")
        last = received(mails, asked + 3, process).get_content()
    assert "le presbytère et son jardin" in last
    assert "vente du presbytère" not in last
    # Who left was told nothing more.
    assert len(mails) == asked + 3
