"""The site under a path, with HTTPS, behind the nginx of `deploy/site/nginx.conf`, as people use it."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Browser

from indexer.indexing.build import Settings, build

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "deploy" / "site" / "nginx.conf"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not shutil.which("nginx", path=f"{os.environ.get('PATH')}:/usr/sbin"), reason="no nginx"
    ),
]


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _open(port: int) -> None:
    for _ in range(600):
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing listens on {port}")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The public address of the site, and the folder of nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    build([ROOT / "corpus" / "vaucourt-sur-selinelle"], folder / "index", Settings())
    inside, outside = _free(), _free()
    address = f"https://localhost:{outside}/registre"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    (folder / "nginx.conf").write_text(_configuration(folder, inside, outside), encoding="utf-8")
    nginx = [
        shutil.which("nginx") or "/usr/sbin/nginx",
        "-p",
        str(folder),
        "-c",
        str(folder / "nginx.conf"),
    ]
    environment = {
        **os.environ,
        "REGISTRE_URL": address,
        "REGISTRE_PROXY": "127.0.0.1",
        "REGISTRE_WORKERS": "1",
    }
    command = [sys.executable, "-m", "indexer.cli", "serve", "--index", str(folder / "index")]
    with (
        subprocess.Popen([*command, "--port", str(inside)], env=environment) as site,
        subprocess.Popen(nginx) as proxy,
    ):
        try:
            _open(inside)
            _open(outside)
            yield address, folder
        finally:
            site.terminate()
            proxy.terminate()


def _configuration(folder: Path, inside: int, outside: int) -> str:
    """The file that is shipped, with the ports, names and places of a test."""
    shipped = SHIPPED.read_text(encoding="utf-8")
    for written, own in (
        ("listen 443", f"listen {outside}"),
        ("127.0.0.1:8000", f"127.0.0.1:{inside}"),
        ("delibs.example;", "localhost;"),
        ("/etc/letsencrypt/live/delibs.example/fullchain.pem", str(folder / "cert.pem")),
        ("/etc/letsencrypt/live/delibs.example/privkey.pem", str(folder / "key.pem")),
        ("/var/log/nginx/registre.log", str(folder / "access.log")),
    ):
        assert written in shipped, written
        shipped = shipped.replace(written, own)
    temporary = "".join(
        f"{name}_temp_path {folder / name}; "
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off; pid {folder / 'nginx.pid'}; error_log {folder / 'error.log'};\n"
        f"events {{}}\nhttp {{ {temporary}\n{shipped} }}\n"
    )


def test_every_address_of_the_site_is_under_the_path_and_leads_somewhere(
    place: tuple[str, Path],
) -> None:
    address, folder = place
    trusted = ssl.create_default_context(cafile=folder / "cert.pem")
    waiting, seen = deque([f"{address}/"]), {f"{address}/"}
    for _ in range(120):
        if not waiting:
            break
        asked = waiting.popleft()
        try:
            with urlopen(asked, context=trusted) as answer:
                kind, body = answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            raise AssertionError(f"{asked}: {error.code}") from None
        if kind != "text/html" or asked.endswith("/original"):
            continue
        for href in html.fromstring(body).xpath("//@href | //@src | //@action"):
            target = urlsplit(urljoin(asked, href))._replace(fragment="").geturl()
            if urlsplit(target).hostname != "localhost" or target in seen:
                continue
            assert target.startswith((f"{address}/", f"{address}?")), f"{href} on {asked}"
            seen.add(target)
            waiting.append(target)
    assert len(seen) > 50
    log = (folder / "access.log").read_text(encoding="utf-8")
    assert re.match(r"127\.0\.0\.0 \[", log)
    assert "q=" not in log


def test_a_person_searches_and_reads_an_act_there(
    place: tuple[str, Path], browser: Browser
) -> None:
    address, _ = place
    context = browser.new_context(ignore_https_errors=True, locale="fr-FR")
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    # Suggestions that are under way when the page is left are no failure.
    page.on("requestfailed", lambda r: failed.append(r.url) if r.resource_type != "fetch" else None)
    page.goto(f"{address}/")
    page.fill("#q", "cantine")
    page.press("#q", "Enter")
    page.wait_for_url(f"{address}/recherche?*")
    # The style sheet came: the page is set in its own letters.
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50
    page.click("#resultats h2 a")
    page.wait_for_url(f"{address}/acte/*")
    assert "cantine" in page.inner_text("h1").lower()
    context.close()
    assert not failed
