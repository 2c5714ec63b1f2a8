"""Acts near a short answer, in a browser: apart, audited, with and without scripts, on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from said import heading, said, visit
from serving import serving

from indexer.indexing.build import Settings, build

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]

CORPUS = Path(__file__).parents[2] / "corpus"
#: Two acts have the three words, or « tarifs » for « prix »; one of the mairie has all but « garderie ».
ADDRESS = "/recherche?q=prix+cantine+garderie"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("index")
    build([CORPUS / "vaucourt-sur-selinelle"], folder, Settings(jobs=1))
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
def test_the_section_reads_as_a_section(open_context: Contexts, scripts: bool) -> None:
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto(ADDRESS)
    heading(page, "2 résultats pour « prix cantine garderie »")
    section = page.get_by_role("region", name="Résultats proches")
    expect(section.get_by_role("heading", level=3)).to_have_count(1)
    expect(section.get_by_text(said("Sans : garderie"), exact=True)).to_be_visible()
    expect(page.locator("#resultats").get_by_text(said("^Sans :"))).to_have_count(0)


def test_the_refresh_in_the_page_takes_the_section_along(page: Page) -> None:
    visit(page, ADDRESS)
    section = page.get_by_role("region", name="Résultats proches")
    box = page.get_by_role("checkbox", name=said("Unanimité|Adopté")).first
    box.check()
    expect(page).to_have_url(said(".*resultat=.*"))
    expect(section).to_have_count(0)
    box.uncheck()
    expect(page).not_to_have_url(said(".*resultat=.*"))
    expect(section).to_be_visible()


def test_the_keys_that_walk_the_results_walk_on_into_the_section(page: Page) -> None:
    visit(page, ADDRESS)
    page.keyboard.press("j")
    expect(page.locator("#resultats a").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".proches h3 a")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation_and_nothing_runs_off_the_side(
    open_context: Contexts, scheme: str, width: int
) -> None:
    context = open_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(ADDRESS)
    expect(page.locator(".proches")).to_be_visible()
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    assert [violation["id"] for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_the_section(page: Page) -> None:
    page.goto(ADDRESS)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Résultats proches")).to_be_visible()
    expect(page.locator(".proches .manque")).to_be_visible()
