"""Original files: opened where that is safe, offered for download otherwise."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import FakeSearch
from reading import read

from indexer.acts.documents import Copy
from webapp import create_app
from webapp.settings import Settings

ADDRESS = "/acte/0000000000000001/original"


@pytest.mark.parametrize(
    ("name", "kind", "opens"),
    [
        ("acte.pdf", "application/pdf", True),
        ("acte.txt", "text/plain; charset=utf-8", True),
        ("ACTE.PDF", "application/pdf", True),
        ("acte.html", "application/octet-stream", False),
        ("acte.svg", "application/octet-stream", False),
        (
            "acte.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            False,
        ),
        ("acte.csv", "text/csv; charset=utf-8", False),
        ("acte.zip", "application/zip", False),
        ("acte.tif", "image/tiff", False),
        ("acte.jpg", "image/jpeg", True),
        ("acte.md", "text/plain; charset=utf-8", True),
        ("sans-suffixe", "application/octet-stream", False),
    ],
)
def test_only_what_cannot_act_opens_in_place(
    tmp_path: Path, name: str, kind: str, opens: bool
) -> None:
    file = tmp_path / name
    file.write_bytes("Délibération".encode())
    client = create_app(FakeSearch(original=file)).test_client()
    with client.get(ADDRESS) as response:
        assert response.status_code == 200
        assert response.content_type == kind
        disposition = response.headers["Content-Disposition"]
        assert disposition.startswith("inline" if opens else "attachment")
        assert name in disposition
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.data == file.read_bytes()
        if kind != "application/pdf":
            assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        (b"ligne\nautre.txt", "ligne_autre.txt"),
        (b"tab\tulation.txt", "tab_ulation.txt"),
        ("été.txt".encode("latin-1"), "_t_.txt"),
        ("\u202etxt.etc".encode(), "_txt.etc"),
        ("été.txt".encode(), "ete.txt"),
    ],
    ids=["newline", "tab", "no text", "turned", "accents"],
)
def test_a_file_is_offered_under_a_name_that_can_be_read(
    tmp_path: Path, name: bytes, offered: str
) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_text("Délibération", encoding="utf-8")
    with create_app(FakeSearch(original=file)).test_client().get(ADDRESS) as response:
        assert response.status_code == 200
        assert f"filename={offered}" in response.headers["Content-Disposition"].replace('"', "")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text", ["Délibération", "n° 51", "été", "adopté", "é" * 40_000, f"-{'é' * 40_000}"]
)
def test_encodings_are_announced(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "vieux.txt"
    file.write_bytes(text.encode(encoding))
    with create_app(FakeSearch(original=file)).test_client().get(ADDRESS) as response:
        assert response.get_data().decode(response.mimetype_params["charset"]) == text


def test_parts_of_a_file_can_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "acte.pdf"
    file.write_bytes(b"%PDF-" + bytes(1000))
    client = create_app(FakeSearch(original=file)).test_client()
    with client.get(ADDRESS, headers={"Range": "bytes=0-4"}) as part:
        assert (part.status_code, part.data) == (206, b"%PDF-")
        tag = part.headers["ETag"]
    with client.get(ADDRESS, headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


@pytest.mark.parametrize(("content", "later"), [(b"%PDF-longer", 0), (b"%PDF-", 5)])
def test_a_file_that_was_written_anew_is_sent_anew(
    tmp_path: Path, content: bytes, later: int
) -> None:
    file = tmp_path / "acte.pdf"
    file.write_bytes(b"%PDF-")
    os.utime(file, ns=(10**18, 10**18))
    client = create_app(FakeSearch(original=file)).test_client()
    with client.get(ADDRESS) as first:
        tag = first.headers["ETag"]
    file.write_bytes(content)
    os.utime(file, ns=(10**18, 10**18 + later))
    with client.get(ADDRESS, headers={"If-None-Match": tag}) as again:
        assert (again.status_code, again.data) == (200, content)


def test_the_act_links_to_its_page_of_the_original(tmp_path: Path) -> None:
    file = tmp_path / "acte-1.pdf"
    file.write_bytes(b"%PDF-")
    page = read(create_app(FakeSearch(original=file)).test_client(), "/acte/0000000000000001")
    links = page.hrefs("//p[@class='actions']//a")
    assert links[:2] == [f"{ADDRESS}#page=3", ADDRESS]


def test_files_that_are_gone_or_kept_back_are_not_served(tmp_path: Path) -> None:
    gone = create_app(FakeSearch(original=tmp_path / "parti.pdf")).test_client()
    assert gone.get(ADDRESS).status_code == 404
    file = tmp_path / "acte.pdf"
    file.write_bytes(b"%PDF-")
    closed = create_app(FakeSearch(original=file), Settings(originals=False)).test_client()
    assert closed.get(ADDRESS).status_code == 404
    assert ADDRESS not in read(closed, "/acte/0000000000000001").hrefs()


def test_a_file_that_also_holds_what_was_taken_down_is_kept_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    search = FakeSearch(original=path)
    search.kept_back = True
    client = create_app(search).test_client()
    id = search.records[0].id
    answer = client.get(f"/acte/{id}/original")
    assert answer.status_code == 410
    assert "acte retiré" in answer.text
    assert "acte retiré" in client.get(f"/acte/{id}").text


@pytest.mark.parametrize(
    "address",
    ["/acte/{}", "/acte/{}?q=cantine", "/acte/{}/original", "/api/v1/actes/{}"],
)
def test_an_id_that_was_leads_to_the_one_that_is(address: str) -> None:
    search = FakeSearch()
    search.successors["ancien"] = search.records[0].id
    answer = create_app(search).test_client().get(address.format("ancien"))
    assert answer.status_code == 308
    assert answer.headers["Location"] == address.format(search.records[0].id)
    gone = create_app(search).test_client().get(address.format("inconnu"))
    assert gone.status_code == 404


def test_the_page_of_an_act_names_its_copies() -> None:
    search = FakeSearch()
    copies = (Copy("actes/copie.txt"), Copy("actes/recueil.pdf", 7))
    search.records[0] = replace(search.records[0], copies=copies)
    client = create_app(search).test_client()
    id = search.records[0].id
    assert "actes/copie.txt\u00a0; actes/recueil.pdf, page 7" in client.get(f"/acte/{id}").text
    told = client.get(f"/api/v1/actes/{id}").json
    assert told
    assert told["copies"][1] == {"path": "actes/recueil.pdf", "page": 7}
