"""Doors that stay shut: TLS, passwords, wrong addresses, servers that are something else.

The server used in tests has no security module; nginx in front of the nodes plays that part, as it
does for many who run a cluster.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from opensearchpy import OpenSearch

from indexer.acts.documents import IndexDocument
from indexer.errors import EngineUnavailable, IndexCorrupt, IndexMissing
from indexer.storing.engines import nodes
from indexer.storing.engines.opensearch import engine as opensearch
from indexer.storing.engines.opensearch.cluster import Settings
from indexer.storing.engines.protocol import EngineRequest

pytestmark = pytest.mark.cluster

CONFIGURATION = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
  access_log off;
  client_max_body_size 100m;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  upstream nodes {{ {nodes} }}
  server {{ {server} }}
}}
"""


@pytest.fixture
def proxy(cluster: Any, tmp_path: Path) -> Iterator[Callable[[str, int], None]]:
    """Starts an nginx with what a `server` block holds, on a port."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).exists():
        pytest.skip("no nginx: apt-get install nginx-light")
    # The folders of tests are closed to others than who runs them.
    user = "user root;" if os.geteuid() == 0 else ""
    nodes = " ".join(f"server {node.url.removeprefix('http://')};" for node in cluster.nodes)

    @contextmanager
    def serving(server: str, port: int) -> Iterator[None]:
        folder = tmp_path / f"nginx-{port}"
        folder.mkdir()
        settings = folder / "nginx.conf"
        settings.write_text(
            CONFIGURATION.format(user=user, folder=folder, nodes=nodes, server=server)
        )
        with subprocess.Popen([program, "-p", folder, "-c", settings]) as process:
            wait_for(folder / "nginx.pid")
            try:
                yield
            finally:
                process.terminate()

    with ExitStack() as stack:
        yield lambda server, port: stack.enter_context(serving(server, port))


def wait_for(path: Path) -> None:
    for _ in range(100):
        if path.exists() and path.read_text().strip():
            return
        time.sleep(0.05)
    raise TimeoutError(path)


@pytest.fixture
def index(cluster: Any) -> Iterator[str]:
    name = f"acces-{uuid4().hex[:8]}"
    yield name
    client = OpenSearch(cluster.url.split(","), timeout=60)
    client.indices.delete(index=f"{name}-*")
    client.indices.delete_index_template(name=name, ignore=404)
    client.close()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that signs itself."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl: apt-get install openssl")
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", tmp_path / "key.pem", "-out", tmp_path / "ca.pem",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return tmp_path / "ca.pem"


@pytest.fixture
def secured(
    proxy: Callable[[str, int], None], certificate: Path, tmp_path: Path, index: str
) -> Settings:
    """Settings of a door with TLS and a password in front of the cluster."""
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", "bon mot de passe"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    (tmp_path / "users").write_text(f"registre:{hashed}")
    proxy(
        f"listen 127.0.0.1:9243 ssl; ssl_certificate {certificate}; "
        f"ssl_certificate_key {tmp_path}/key.pem; "
        f"location / {{ auth_basic Registre; auth_basic_user_file {tmp_path}/users; "
        "proxy_pass http://nodes; }",
        9243,
    )
    return Settings(
        ("https://127.0.0.1:9243",),
        index=index,
        replicas=0,
        ca=str(certificate),
        user="registre",
        password="bon mot de passe",
    )


def test_an_index_behind_tls_and_a_password(secured: Settings, tmp_path: Path) -> None:
    engine = opensearch.Factory(secured).create(tmp_path / "index")
    with engine.writer() as writer:
        writer.add(IndexDocument("1", "a.txt", {"texte": "eau"}, {}, {}, "{}"))
    assert engine.search(EngineRequest(nodes.Term("texte", "eau"))).total == 1
    engine.close()
    kept = (tmp_path / "index" / "opensearch.json").read_text()
    assert "bon mot de passe" not in kept
    again = opensearch.Factory(secured).open(tmp_path / "index")
    assert again.stats().documents == 1
    again.close()
    for wrong, said in (
        (replace(secured, password="mauvais"), "refuses the user registre: check REGISTRE_OPENS"),
        (replace(secured, user=None), "refuses a request without a user"),
        (replace(secured, api_key="mauvais"), "refuses the API key: check REGISTRE_OPENSEARCH"),
        (replace(secured, ca=None), "certificate of https://127.0.0.1:9243 is not trusted"),
    ):
        with pytest.raises(EngineUnavailable, match=said) as raised:
            opensearch.Factory(wrong).open(tmp_path / "index")
        assert "mauvais" not in str(raised.value)


def test_an_address_where_nothing_answers(tmp_path: Path) -> None:
    nowhere = Settings(("http://127.0.0.1:9299",))
    with pytest.raises(EngineUnavailable, match="no OpenSearch answers at http:"):
        opensearch.Factory(nowhere).create(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('return 200 "{}"', "is not OpenSearch"),
        ('return 200 "[1]"', "is not OpenSearch"),
        ('return 200 "<html>"', "is not OpenSearch|cannot be read"),
        (
            'return 200 "{\\"version\\":{\\"number\\":\\"8.1.0\\"}}"',
            "what answers at .* is not OpenSearch",
        ),
        (
            'return 200 "{\\"version\\":{\\"number\\":\\"1.3.2\\",\\"distribution\\":\\"opensearch\\"}}"',
            "runs OpenSearch 1.3.2: 2.0 or later is needed",
        ),
        ("return 503", "too busy or lacks part of the index"),
        ("return 429", "too busy or lacks part of the index"),
        ("return 403", "does not allow this client"),
        ("return 500", "answered with an error"),
    ],
)
def test_a_server_that_is_something_else(
    proxy: Callable[[str, int], None], tmp_path: Path, answer: str, said: str
) -> None:
    proxy(f"listen 127.0.0.1:9244; default_type application/json; location / {{ {answer}; }}", 9244)
    with pytest.raises(EngineUnavailable, match=said):
        opensearch.Factory(Settings(("http://127.0.0.1:9244",))).create(tmp_path / "index")


def test_an_index_that_is_no_longer_there(cluster: Any, index: str, tmp_path: Path) -> None:
    settings = Settings(tuple(cluster.url.split(",")), index=index, replicas=0)
    engine = opensearch.Factory(settings).create(tmp_path)
    client = OpenSearch(cluster.url.split(","), timeout=60)
    client.indices.delete(index=f"{index}-*")
    client.close()
    with pytest.raises(IndexMissing):
        engine.search(EngineRequest(nodes.Every()))
    with pytest.raises(IndexMissing, match="--rebuild"):
        opensearch.Factory(settings).open(tmp_path)
    engine.close()
    (tmp_path / "opensearch.json").write_text('{"name"')
    with pytest.raises(IndexCorrupt, match="cannot be read"):
        opensearch.Factory(settings).open(tmp_path)
    (tmp_path / "opensearch.json").write_text("{}")
    with pytest.raises(IndexCorrupt, match="does not say which index"):
        opensearch.Factory(settings).open(tmp_path)
