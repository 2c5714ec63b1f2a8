"""Every kind of page is valid, well structured and light."""

import gzip
import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from kinds import PAGES
from reading import read

#: All told: page, style sheet, scripts, icon, before compression.
BUDGET = 100_000
JAR = Path(
    os.environ.get(
        "VNU_JAR", Path(__file__).parents[3] / ".cache/npm/node_modules/vnu-jar/build/dist/vnu.jar"
    )
)
kinds = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())


@kinds
def test_a_page_has_landmarks_one_heading_and_a_title(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    assert page.find("/html/@lang") == ["fr"]
    assert len(page.find("//main")) == 1
    assert len(page.find("//h1")) == 1
    assert page.text("//head/title").endswith(" – Registre")
    if "/liste" not in address:
        assert len(page.find("//header[not(ancestor::main)]")) == 1
        assert len(page.find("//footer")) == 1
        assert page.find("//nav[@class='evitement']//a/@href")[0] == "#contenu"


@kinds
def test_headings_skip_no_level(client: FlaskClient, address: str) -> None:
    levels = [
        int(h.tag[1])
        for h in read(client, address).find(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4]"
        )
    ]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


@kinds
def test_every_field_has_a_name(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    for field in page.find("//input[@type != 'hidden'] | //select | //textarea"):
        labelled = field.get("id") and page.texts(f"//label[@for='{field.get('id')}']")
        assert labelled or field.xpath("ancestor::label")


@kinds
def test_every_id_is_unique_and_every_reference_holds(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    ids = page.find("//@id")
    assert len(ids) == len(set(ids))
    wanted = {
        part
        for value in page.find("//@aria-labelledby | //@aria-describedby | //@for")
        for part in value.split()
    }
    wanted |= {href[1:] for href in page.find("//a/@href[starts-with(., '#')]")}
    assert wanted <= set(ids)


@pytest.mark.slow
@kinds
def test_a_page_and_all_it_loads_are_light(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    loaded = set(page.find("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href"))
    modules = {
        f"{src.rpartition('/')[0]}/{name}.js"
        for src in page.find("//script/@src")
        for name in ("suggestions", "filtres", "raccourcis", "copier", "retour")
    }
    bodies = [page.html.encode(), *(client.get(each).data for each in loaded | modules)]
    assert sum(map(len, bodies)) < BUDGET
    assert sum(len(gzip.compress(body)) for body in bodies) < BUDGET / 3
    assert len(bodies) <= 10


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("java") and JAR.is_file()),
    reason="no Nu Html Checker: npm install --prefix .cache/npm vnu-jar (and Java 17)",
)
def test_the_nu_html_checker_finds_no_error(client: FlaskClient, tmp_path: Path) -> None:
    for rank, address in enumerate(PAGES.values()):
        (tmp_path / f"{rank}.html").write_bytes(client.get(address).data)
    checked = subprocess.run(
        ["java", "-jar", str(JAR), "--errors-only", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@kinds
def test_no_line_begins_with_a_colon_or_ends_with_a_guillemet(
    client: FlaskClient, address: str
) -> None:
    texts = read(client, address).find(
        "//body//text()[not(ancestor::*[self::script or self::code or self::title or @class='texte'])]"
    )
    loose = [text for text in texts if re.search(r"\S [:;?!»€%](?!\w)|[«] \S|\bn° ", text)]
    assert loose == []
