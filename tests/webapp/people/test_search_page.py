"""The search page, without a script: what it says and where its links lead."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from fakes import BODIES, FakeSearch, record
from flask.testing import FlaskClient
from reading import read

from indexer.searching.results import SearchPage, SearchRequest
from webapp import create_app
from webapp.addresses.urls import local, search_path, search_url
from webapp.showing.search_view import SearchView

RESULTS = "//ol[@id='resultats']/li"


def query_of(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_one_get_form_holds_the_query_and_the_filters(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine")
    (form,) = page.find("//form[@role='search']")
    assert (form.get("method"), form.get("action")) == ("get", "/recherche")
    names = {field.get("name") for field in form.xpath(".//input")}
    assert {
        "q",
        "du",
        "au",
        "collectivite",
        "matiere",
        "resultat",
        "departement",
        "type",
        "organe",
    } <= names
    (field,) = form.xpath(".//input[@type='search']")
    assert field.get("value") == "cantine"
    assert page.texts(f"//label[@for='{field.get('id')}']")
    assert form.xpath(".//button[@type='submit']")


@pytest.mark.parametrize(
    "address",
    ["/", "/recherche?q=eau", "/acte/0000000000000001", "/aide", "/matieres", "/nulle-part"],
)
def test_the_search_field_stands_at_the_same_place_on_every_page(
    client: FlaskClient, address: str
) -> None:
    page = read(client, address)
    (form,) = page.find("//header/following-sibling::div[1]/form[@role='search']")
    assert form.xpath(".//input[@type='search'][@name='q'][@id='q']")


def test_title_and_heading_count_the_results(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&page=2")
    assert page.text("//head/title") == "cantine – 60 résultats (page 2 sur 6) – Registre"
    assert page.text("//h1") == "60 résultats pour « cantine »"
    assert page.text("//*[@role='status']") == page.text("//h1")
    assert len(page.find(RESULTS)) == 10
    assert len(page.find(f"{RESULTS}//h2/a")) == 10
    assert not page.find("//*[@aria-live or @role='status']//ol")


def test_a_hit_says_who_when_what_and_how_it_was_voted(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=convention+restauration&annee=2021")
    hit = page.texts(RESULTS)[0]
    for part in (
        "2 février 2021",
        "Convention de restauration scolaire",
        "Émeraude-les-Bains",
        "(62)",
        "n° 2024/01",
        "8.1 Enseignement",
        "Majorité",
    ):
        assert part in hit
    assert page.find(f"{RESULTS}//time[@datetime='2021-02-02']")
    assert "restauration" in page.texts(f"{RESULTS}//h2//mark")


def test_filters_that_are_on_are_chips_that_take_them_off(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&resultat=majorité&resultat=adopté&du=2021&page=2")
    chips = dict(
        zip(
            page.texts("//ul[@aria-label='Filtres actifs']//a"),
            page.hrefs("//ul[@aria-label='Filtres actifs']//a"),
            strict=True,
        )
    )
    off = next(href for text, href in chips.items() if "majorité" in text)
    assert query_of(off) == {"q": ["cantine"], "resultat": ["adopté"], "du": ["2021-01-01"]}
    assert query_of(chips["Tout effacer"]) == {"q": ["cantine"]}
    checked = page.find("//input[@name='resultat'][@checked]/@value")
    assert sorted(checked) == ["adopté", "majorité"]


def test_counts_of_a_filter_ignore_that_filter(client: FlaskClient) -> None:
    free = read(client, "/recherche").texts("//fieldset[@data-facette='resultat']//label")
    one = read(client, "/recherche?resultat=unanimité").texts(
        "//fieldset[@data-facette='resultat']//label"
    )
    assert sorted(free) == sorted(one)


def test_groups_of_filters_have_a_legend(client: FlaskClient) -> None:
    page = read(client, "/recherche")
    groups = page.find("//form//fieldset")
    assert len(groups) > 5
    assert all(group.xpath("./legend") for group in groups)


def test_matters_are_a_tree(client: FlaskClient) -> None:
    page = read(client, "/recherche")
    (branch,) = page.find("//fieldset[@data-facette='matiere']/ul/li[.//input[@value='7']]")
    assert branch.xpath("./details//input/@value") == ["7.10", "7.1"]


def test_a_bar_of_the_histogram_puts_its_year_on_and_takes_it_off(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&page=3")
    bars = page.find("//svg//a")
    assert [bar.get("aria-label") for bar in bars] == [
        f"{year} : 12\u00a0actes" for year in range(2020, 2025)
    ]
    on = bars[2].get("href")
    assert query_of(on) == {"q": ["cantine"], "annee": ["2022"]}
    page = read(client, on)
    assert query_of(page.find("//svg//a[@class='choisi']")[0].get("href")) == {"q": ["cantine"]}
    assert page.find("//form//input[@type='hidden'][@name='annee']/@value") == ["2022"]


def test_a_bar_of_the_home_page_leads_to_a_page_of_results_as_any(client: FlaskClient) -> None:
    bars = read(client, "/").find("//svg//a/@href")
    assert query_of(bars[0]) == {"annee": ["2020"]}


def test_pages_are_numbered_links(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&page=2&tri=date")
    (nav,) = page.find("//nav[@aria-label='Pages de résultats']")
    (current,) = nav.xpath(".//a[@aria-current='page']")
    assert "2" in "".join(current.itertext())
    assert query_of(nav.xpath(".//a[@rel='next']/@href")[0]) == {
        "q": ["cantine"],
        "page": ["3"],
        "tri": ["date"],
    }
    assert query_of(nav.xpath(".//a[@rel='prev']/@href")[0]) == {"q": ["cantine"], "tri": ["date"]}


def test_sorting_and_filtering_go_back_to_the_first_page(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&page=2&commune=Valserre-sur-Oune")
    links = page.hrefs("//ul[@aria-label='Trier les résultats']//a")
    links += page.hrefs("//ul[@aria-label='Filtres actifs']//a") + page.hrefs("//svg//a")
    assert links
    assert not any("page=" in link for link in links)
    assert not page.find("//form//input[@name='page']")


def test_the_order_is_kept_by_the_form(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&tri=date&per_page=20")
    hidden = {f.get("name"): f.get("value") for f in page.find("//form//input[@type='hidden']")}
    assert hidden == {"tri": "date", "per_page": "20"}


def test_no_result_says_so_and_offers_ways_out(client: FlaskClient, search: FakeSearch) -> None:
    search.suggestion = "cantine"
    page = read(client, "/recherche?q=cantinne&resultat=adopté&departement=59")
    assert page.status == 200
    assert page.text("//h1") == "Aucun résultat pour « cantinne »"
    links = page.hrefs("//div[@class='vide']//a")
    queries = [query_of(link) for link in links]
    assert {"q": ["cantinne"], "departement": ["59"]} in queries
    assert {"q": ["cantinne"], "resultat": ["adopté"]} in queries
    assert {"q": ["cantinne"]} in queries
    assert "Vouliez-vous dire cantine" in page.text()


def test_no_result_of_a_matiere_offers_to_count_those_deduced_from_the_text(
    client: FlaskClient,
) -> None:
    address = "/recherche?q=cantinne&matiere=7.5"
    links = read(client, address).hrefs("//div[@class='vide']//a")
    deduced = {"q": ["cantinne"], "matiere": ["7.5"], "deduites": ["1"]}
    assert deduced in map(query_of, links)
    assert "dont la matière est déduite" not in read(client, f"{address}&deduites=1").text()
    assert "dont la matière est déduite" not in read(client, "/recherche?q=cantinne").text()


def test_no_result_offers_each_word_that_acts_have(
    client: FlaskClient, search: FakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = search.search
    monkeypatch.setattr(
        search, "search", lambda request: replace(answered(request), alone=("rue", "pré"))
    )
    page = read(client, "/recherche?q=cantinne&matiere=7.5&page=1")
    links = [query_of(href) for href in page.hrefs("//div[@class='vide']//a")]
    assert {"q": ["rue"], "matiere": ["7.5"]} in links
    assert {"q": ["pré"], "matiere": ["7.5"]} in links


def test_a_widened_search_is_announced(client: FlaskClient, search: FakeSearch) -> None:
    search.relaxed = True
    assert "élargie" in read(client, "/recherche?q=cantine").text()


def test_what_was_looked_for_besides_the_words_is_said(
    client: FlaskClient, search: FakeSearch
) -> None:
    assert "Compris" not in read(client, "/recherche?q=cantine").text()
    search.understood = "cantine [aussi : « restauration scolaire »]"
    assert (
        "Compris : cantine [aussi : « restauration scolaire »]"
        in read(client, "/recherche?q=cantine").text()
    )


@pytest.mark.parametrize(
    ("address", "culprit", "status"),
    [
        ("/recherche?q=cantine&du=bientôt&commune=Villers", "Date « du »", 400),
        ("/recherche?q=cantine&annee=20x4&commune=Villers", "Année", 400),
        ("/recherche?q=cantine&tri=hasard&commune=Villers", "Ordre", 400),
        ("/recherche?q=cantine&page=0&commune=Villers", "Page", 400),
        ("/recherche?q=cantine&page=1001&commune=Villers", "10 000ᵉ", 400),
        ("/recherche?q=cantine&page=77", "la dernière page est la 6", 404),
    ],
)
def test_a_wrong_filter_is_named_and_the_input_kept(
    client: FlaskClient, address: str, culprit: str, status: int
) -> None:
    page = read(client, address)
    assert page.status == status
    assert culprit in page.text()
    assert "Aucun résultat" not in page.text()
    assert page.find("//input[@id='q']/@value") == ["cantine"]
    if "Villers" in address:
        assert page.find("//form//input[@name='commune']/@value") == ["Villers"]


def test_a_wrong_date_stays_in_its_field(client: FlaskClient) -> None:
    page = read(client, "/recherche?du=bientôt&au=2024")
    assert page.find("//input[@name='du']/@value") == ["bientôt"]
    assert page.find("//input[@name='du']/@aria-invalid") == ["true"]
    assert page.find("//input[@name='au']/@value") == ["2024"]


@pytest.mark.parametrize(
    "text",
    ["l'eau", "M57 : budget", "(eau", "AND", "n° 2025/01/04", '"école', "🙂", "\x00", "a" * 10_000],
)
def test_nothing_a_person_types_is_an_error(client: FlaskClient, text: str) -> None:
    response = client.get("/recherche", query_string={"q": text})
    assert response.status_code == 200


def test_a_query_without_end_is_refused_in_words(client: FlaskClient) -> None:
    page = read(client, "/recherche", query_string={"q": "a" * 10_001})
    assert page.status == 400
    assert "dépasse 10 000 caractères" in page.text()


def test_results_can_be_taken_away(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&resultat=adopté&page=2")
    links = page.hrefs("//ul[@aria-label='Emporter les résultats']//a")
    assert [urlsplit(link).path for link in links] == [
        "/recherche.csv",
        "/api/v1/search",
        "/recherche.atom",
        "/integrer",
    ]
    for link in links:
        assert query_of(link) == {"q": ["cantine"], "resultat": ["adopté"]}
        assert client.get(link).status_code == 200
    (feed,) = page.hrefs("//link[@rel='alternate'][@type='application/atom+xml']")
    assert query_of(feed) == {"q": ["cantine"], "resultat": ["adopté"]}


def test_all_values_of_a_filter_can_be_looked_through_without_a_script(client: FlaskClient) -> None:
    page = read(client, "/recherche/filtre/collectivite?q=cantine&contient=EMER")
    assert page.texts("//main//ul[contains(@class,'parcours')]//a") == ["Émeraude-les-Bains"]
    (href,) = page.hrefs("//main//ul[contains(@class,'parcours')]//a")
    assert query_of(href) == {"q": ["cantine"], "collectivite": ["Émeraude-les-Bains"]}
    assert page.find("//main//form//input[@name='q']/@value") == ["cantine"]
    assert client.get("/recherche/filtre/inconnu").status_code == 404


def test_mistyped_and_customary_addresses_lead_on(client: FlaskClient) -> None:
    slash = client.get("/recherche/?q=caf%C3%A9")
    assert (slash.status_code, slash.headers["Location"]) == (308, "/recherche?q=caf%C3%A9")
    for page in (
        "/aide",
        "/matiere/7.10",
        "/collectivite/Valserre-sur-Oune",
        "/collectivite/Y%C3%A9/Z",
        "/collectivite/Y%3FZ",
    ):
        assert client.get(f"{page}/").headers["Location"] == page
    assert client.get("/rien/").status_code == 404
    assert client.get("/api/v1/search/?q=a").status_code == 404
    icon = client.get("/favicon.ico", follow_redirects=True)
    assert icon.content_type.startswith("image/svg+xml")


@pytest.mark.parametrize(
    ("path", "page"), [("//aide/", "/aide"), ("///acte/0//", "/acte/0"), ("//rien.example/", None)]
)
def test_slashes_at_both_ends_lead_to_no_other_host(
    client: FlaskClient, path: str, page: str | None
) -> None:
    # The client itself would take what follows two slashes for a host.
    answer = client.get("/", environ_overrides={"PATH_INFO": path})
    assert answer.headers.get("Location") == page


@pytest.mark.parametrize(
    "query", ["q=caf%C3%A9+cr%C3%A8me", "matiere=7.10&utm_source=lettre", "q="]
)
def test_a_search_addressed_to_the_home_page_leads_to_its_results(
    client: FlaskClient, query: str
) -> None:
    led = client.get(f"/?{query}")
    assert (led.status_code, led.headers["Location"]) == (302, f"/recherche?{query}")
    assert client.get("/?utm_source=lettre").status_code == 200


def test_more_results_than_pages_can_show_are_said() -> None:
    many = FakeSearch([record(n, "Objet", BODIES[0], None) for n in range(10_001)])
    page = read(create_app(many).test_client(), "/recherche?page=1000")
    assert "s’arrêtent au 10 000ᵉ résultat" in page.text("//nav[@aria-label='Pages de résultats']")
    assert not page.find("//a[@rel='next']")


def test_strange_parameters_do_not_break_a_link(client: FlaskClient) -> None:
    assert client.get("/recherche?q=cantine&utm_source=lettre").status_code == 200


def test_skip_links_lead_to_what_is_there(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine")
    targets = page.hrefs("//nav[@class='evitement']//a")
    assert targets == ["#contenu", "#resultats", "#filtres", "#q"]
    for target in targets:
        assert len(page.find(f"//*[@id='{target[1:]}']")) == 1


@pytest.mark.parametrize(
    "asked",
    [SearchRequest(), SearchRequest("cantine & co", page=4, tri="date"), SearchRequest(page=2, per_page=5)],
)  # fmt: skip
def test_the_address_of_another_page_is_that_of_its_request(
    client: FlaskClient, asked: SearchRequest
) -> None:
    view = SearchView(SearchPage(asked, "", False, None, 99, 0.0, ()))
    with client.application.test_request_context():
        for number in (1, 2, 7):
            assert view.page_href(number) == search_url(replace(asked, page=number))
        whole = replace(asked, page=1, per_page=SearchRequest().per_page)
        assert view.export_href(".csv") == local(search_path(whole, ".csv"))
