"""Pages that lead to acts: home, sittings, bodies, matières."""

import dataclasses
import datetime as dt

from fakes import BODIES, FakeSearch, record
from flask.testing import FlaskClient
from reading import read

from indexer.acts.documents import (
    Collectivite,
    Matiere,
)
from webapp import create_app
from webapp.people.browse import sittings_of


def test_a_sitting_lists_its_acts_in_order(client: FlaskClient, search: FakeSearch) -> None:
    page = read(client, f"/seance/{search.records[1].seance_id}")
    assert page.text("//h1") == "Conseil municipal du 2 février 2021"
    expected = [f"/acte/{r.id}" for r in search.sitting(search.records[1].seance_id or "")]
    assert page.hrefs("//main//h2/a") == expected
    assert client.get("/seance/rien").status_code == 404


def test_a_sitting_says_which_matieres_are_deduced() -> None:
    told, deduced = (
        dataclasses.replace(each, acte=dataclasses.replace(each.acte, matiere=matter))
        for each, matter in (
            (record(1, "Bail", BODIES[0], dt.date(2024, 3, 7)), Matiere("3.3", "Locations")),
            (record(2, "Don", BODIES[0], dt.date(2024, 3, 7)), Matiere("7.5", "Dons", True)),
        )
    )
    client = create_app(FakeSearch([told, deduced])).test_client()
    lines = read(client, f"/seance/{told.seance_id}").texts("//main//li[@class='entree']")
    assert ["déduite" in line for line in lines] == ["Don" in line for line in lines]
    assert len(lines) == 2


def test_a_long_sitting_is_shown_a_hundred_acts_at_a_time() -> None:
    day = dt.date(2024, 3, 7)
    acts = [
        dataclasses.replace(record(rank, f"Bail {rank}", BODIES[0], day, numero=None), rang=rank)
        for rank in range(230)
    ]
    client, where = create_app(FakeSearch(acts)).test_client(), f"/seance/{acts[0].seance_id}"
    first, last = read(client, where), read(client, f"{where}?page=3")
    assert len(first.find("//main//ol[@class='registre']/li")) == 100
    assert "230 actes" in first.text("//main")
    assert first.hrefs("//nav[@class='pages']//a[@rel='next']") == [f"{where}?page=2"]
    assert last.texts("//p[@class='marge']") == [str(number) for number in range(201, 231)]
    assert last.find("//ol[@class='registre']/@start") == ["201"]
    assert "(page 3 sur 3)" in last.text("//title")
    assert not last.hrefs("//a[@rel='next']")
    for wrong in ("4", "0", "deux", "9" * 30):
        assert client.get(f"{where}?page={wrong}").status_code == 400
    told = client.get(f"{where}?page=99999999999").text
    assert "aucune liste n’a tant de pages" in told
    assert "résultat" not in told


def test_the_home_page_says_what_the_index_holds(client: FlaskClient) -> None:
    page = read(client, "/")
    text = page.text().replace("\u00a0", " ")
    assert "62 actes de 5 collectivités, du 1er janvier 2020 au 3 décembre 2024" in text
    assert len(page.find("//section[@aria-labelledby='dernieres']//ol/li")) == 8
    assert "/collectivite/Valserre-sur-Oune" in page.hrefs()
    assert "/matiere/7" in page.hrefs()


def test_an_empty_index_has_a_home_page() -> None:
    client = create_app(FakeSearch([])).test_client()
    for address in (
        "/",
        "/recherche",
        "/collectivites",
        "/matieres",
        "/recherche.atom",
        "/sitemap.xml",
        "/integrer/liste",
    ):
        assert client.get(address).status_code == 200


def test_a_body_shows_its_sittings_and_its_matters_over_the_years(client: FlaskClient) -> None:
    page = read(client, "/collectivite/Valserre-sur-Oune")
    assert page.texts("//table//thead//th") == ["Matière", "2020", "2021", "2022", "2023", "2024"]
    cells = page.texts("//table//tbody//td")
    assert sum(int(cell) for cell in cells if cell) > 0
    assert page.texts("//nav[@aria-label='Années']//a[@aria-current='page']") == ["2024"]
    other = read(client, "/collectivite/Valserre-sur-Oune?annee=2021")
    assert "2021" in other.text("//h2[@id='h-seances']")
    assert client.get("/collectivite/Valserre-sur-Oune?annee=1066").status_code == 400
    assert client.get("/collectivite/Nulle-Part").status_code == 404


def test_an_annex_that_names_no_assembly_stands_with_the_acts_of_its_day() -> None:
    act = record(1, "Bail de la forge", BODIES[0], dt.date(2024, 3, 7))
    bare = dataclasses.replace(act.seance, organe=None)
    annex = dataclasses.replace(
        act, id="a" * 16, type_document="annexe", seance=bare, seance_id="b" * 16
    )
    [sitting] = sittings_of([annex, act])
    assert (sitting.first, sitting.acts) == (act, (act, annex))
    elsewhere = dataclasses.replace(
        act, id="c" * 16, seance_id="d" * 16, seance=dataclasses.replace(bare, organe="bureau")
    )
    assert len(sittings_of([annex, act, elsewhere])) == 3


def test_bodies_are_sorted_without_regard_to_accents(client: FlaskClient) -> None:
    names = read(client, "/collectivites").texts("//main//section//li/a")
    assert names[:2] == ["Communauté de communes du Pays d’Oune", "Émeraude-les-Bains"]


def test_acts_whose_matter_is_deduced_count_only_where_asked_for(client: FlaskClient) -> None:
    strict = read(client, "/matiere/8.8")
    assert "11 actes." in strict.text("//p[@class='chapeau']").replace("\u00a0", " ")
    (more,) = [href for href in strict.hrefs() if "deduites=1" in href]
    wide = read(client, more)
    assert "12 actes, matières déduites du texte comprises" in wide.text(
        "//p[@class='chapeau']"
    ).replace("\u00a0", " ")
    assert "déduite" in wide.text("//ol[@class='registre']")


def test_a_matter_that_is_only_deduced_shows_its_acts_unasked() -> None:
    body = Collectivite("Brandeval", "commune")
    deduced = Matiere("3.3", "Locations", deduite=True)
    acts = [record(n, "Bail du pré", body, dt.date(2031, 6, n), matiere=deduced) for n in (1, 2)]
    client = create_app(FakeSearch(acts)).test_client()
    page = read(client, "/matiere/3.3")
    assert "2 actes" in page.text("//p[@class='chapeau']").replace("\u00a0", " ")
    assert len(page.find("//section[@aria-labelledby='h-derniers']/ol/li")) == 2
    # There are no others that a link could add.
    assert not [href for href in page.hrefs() if "deduites=1" in href and "/matiere/" in href]
    assert client.get("/matiere/3.4").status_code == 404


def test_thousands_of_bodies_are_reached_by_initial_or_by_name() -> None:
    names = [f"{'Saint-' if n % 2 else 'Mont-'}{n:04}" for n in range(900)]
    many = FakeSearch(
        [
            record(n, "Objet", Collectivite(name, "commune"), dt.date(2024, 1, 1))
            for n, name in enumerate(names)
        ]
    )
    client = create_app(many).test_client()
    first = read(client, "/collectivites")
    assert len(first.find("//section//li")) == 60
    assert len(first.html) < 40_000
    assert first.texts("//nav[@aria-label='Initiales']//a") == ["M", "S"]
    by_initial = read(client, "/collectivites?lettre=S")
    assert len(by_initial.find("//section//li")) == 300
    assert "300 qui ont le plus d’actes" in by_initial.text()
    named = read(client, "/collectivites?contient=saint-0421")
    assert named.texts("//section//li/a") == ["Saint-0421"]
    assert "Aucune collectivité" in read(client, "/collectivites?contient=zzz").text()
    values = read(client, "/recherche/filtre/collectivite")
    assert len(values.find("//main//li")) == 300
    assert "sur 900" in values.text()


def test_a_matter_shows_its_acts_and_who_takes_them(client: FlaskClient) -> None:
    page = read(client, "/matiere/7")
    assert page.hrefs("//section[@aria-labelledby='h-sous']//a") == [
        "/matiere/7.10",
        "/matiere/7.1",
    ]
    assert len(page.find("//section[@aria-labelledby='h-derniers']/ol/li")) == 10
    one = read(client, "/matiere/7.1").texts("//section[@aria-labelledby='h-derniers']//h3")
    assert all("Budget primitif" in title for title in one)
    assert client.get("/matiere/99").status_code == 404


def test_acts_of_an_unknown_body_can_be_listed_and_reached(
    client: FlaskClient, search: FakeSearch
) -> None:
    nameless = next(r for r in search.records if r.collectivite.nom is None)
    listed = "/recherche?collectivite=inconnue"
    (way,) = [h for h in read(client, "/collectivites").hrefs("//main//a") if "inconnue" in h]
    assert client.get("/collectivite/inconnue").headers["Location"] == listed
    assert way.startswith("/recherche?collectivite=inconnue")
    assert "/collectivite/inconnue" in read(client, f"/acte/{nameless.id}").hrefs("//aside//a")
    assert f"/acte/{nameless.id}" in read(client, way).hrefs("//main//a")
    assert "inconnue" not in client.get("/sitemap-pages.xml").text
    named = client.get("/api/v1/collectivites").get_json()["collectivites"]
    assert all(body["nom"] != "inconnue" for body in named)


def test_the_statement_claims_no_level_that_only_an_audit_gives(client: FlaskClient) -> None:
    page = read(client, "/accessibilite")
    assert page.text("//footer//a[contains(@href, '/accessibilite')]").endswith("non conforme")
    assert "aucun audit" in page.text("//main")
    assert "partiellement" not in page.text("//body")
