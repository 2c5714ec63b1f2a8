"""What a person sees while the cluster does not answer, and after: the same site, never restarted."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import pytest
from gate import Gate
from indexes import index
from kinds import PAGES, PLAIN
from playwright.sync_api import BrowserContext, Page, Response, expect
from said import audit, heading, said, visit
from serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.cluster]
Contexts = Callable[..., BrowserContext]

#: Kinds of page that do not exist, or show nothing of the index themselves.
WITHOUT_INDEX = PLAIN | {"integrer", "api"}


@pytest.fixture(scope="module")
def way(request: pytest.FixtureRequest) -> Iterator[Gate]:
    """The only way to the cluster."""
    node = urlsplit(request.getfixturevalue("cluster").url.split(",")[0])
    gate = Gate(node.hostname or "", node.port or 0)
    yield gate
    gate.shut()


@pytest.fixture(scope="module")
def site(
    way: Gate,
    own_index: Callable[[str], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    with own_index(f"http://127.0.0.1:{way.port}"), pytest.MonkeyPatch.context() as environment:
        folder = index(tmp_path_factory.mktemp("outage"), "opensearch")
        # A silent cluster is given up sooner than the browser gives up the page.
        environment.setenv("REGISTRE_OPENSEARCH_TIMEOUT", "2")
        with serving(folder) as address:
            yield address
        way.open()


@pytest.fixture
def page(open_context: Contexts) -> Page:
    context = open_context()
    context.set_default_timeout(30_000)
    return context.new_page()


@pytest.fixture(params=["shut", "silent"])
def lost(request: pytest.FixtureRequest, way: Gate) -> Iterator[Callable[[], None]]:
    """Loses the cluster; it is back after the test."""
    yield way.shut if request.param == "shut" else way.fall_silent
    way.open()


def unavailable(page: Page, response: Response | None) -> None:
    assert response is not None
    assert response.status == 503
    assert int(response.headers["retry-after"]) > 0
    assert response.headers["cache-control"] == "no-store"
    heading(page, "Service indisponible")
    expect(page.get_by_role("main")).to_contain_text("réessayez dans un instant")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_search_fails_and_succeeds_again(page: Page, lost: Callable[[], None], way: Gate) -> None:
    visit(page, "/recherche?q=cantine")
    heading(page, "60 résultats")
    lost()
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("budget")
    with page.expect_response(said("/recherche")) as answer:
        page.get_by_role("button", name="Rechercher").click()
    unavailable(page, answer.value)
    expect(page.locator("#q")).to_have_value("budget")
    assert audit(page) == []
    way.open()
    page.get_by_role("link", name="Essayer de nouveau").click()
    heading(page, "12 résultats pour « budget »")


@pytest.mark.parametrize("name", sorted(PAGES.keys() - WITHOUT_INDEX))
def test_every_page_of_the_index_says_so_and_comes_back(page: Page, way: Gate, name: str) -> None:
    way.shut()
    unavailable(page, page.goto(PAGES[name]))
    way.open()
    answer = page.goto(PAGES[name])
    assert answer is not None
    assert answer.status in (200, 404)


@pytest.mark.parametrize("name", sorted(WITHOUT_INDEX))
def test_the_other_pages_are_there_all_the_time(page: Page, way: Gate, name: str) -> None:
    expected = page.goto(PAGES[name])
    way.shut()
    answer = page.goto(PAGES[name])
    way.open()
    assert answer is not None
    assert expected is not None
    assert answer.status == expected.status


def test_suggestions_stay_away_and_come_back(
    page: Page, lost: Callable[[], None], way: Gate
) -> None:
    visit(page, "/aide")
    lost()
    field = page.get_by_role("combobox")
    with page.expect_response(said("/suggestions")) as answer:
        field.press_sequentially("budg")
    assert answer.value.status == 503
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("budg")
    way.open()
    field.press_sequentially("e")
    expect(page.get_by_role("option")).to_have_count(8)


def test_a_filter_that_cannot_be_applied_is_said_and_kept(
    page: Page, lost: Callable[[], None], way: Gate
) -> None:
    visit(page, "/recherche?q=cantine")
    lost()
    with page.expect_navigation(url=said("resultat=rejet")):
        page.get_by_role("checkbox", name=said("Rejeté")).click()
    heading(page, "Service indisponible")
    way.open()
    page.reload()
    heading(page, "12 résultats")
    expect(page.get_by_role("checkbox", name=said("Rejeté"))).to_be_checked()
    page.go_back()
    heading(page, "60 résultats")
