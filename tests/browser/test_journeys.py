"""A person's way through the pages: search, filter, period, page, act, original, back."""

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import APIResponse, BrowserContext, Locator, Page, expect
from said import heading, said, visit

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]


@pytest.fixture(params=[True, False], ids=["scripts", "no script"])
def any_page(request: pytest.FixtureRequest, open_context: Contexts) -> Page:
    return open_context(java_script_enabled=request.param).new_page()


def apply(page: Page) -> None:
    page.get_by_role("button", name="Appliquer les filtres").click()


def test_search_filter_clear(any_page: Page) -> None:
    any_page.goto("/")
    any_page.get_by_role("searchbox", name="Rechercher une délibération").or_(
        any_page.get_by_role("combobox", name="Rechercher une délibération")
    ).fill("cantine")
    any_page.get_by_role("button", name="Rechercher").click()
    heading(any_page, "60 résultats pour « cantine »")

    any_page.get_by_role("checkbox", name=said("Émeraude")).check()
    any_page.get_by_role("checkbox", name=said("Majorité")).check()
    apply(any_page)
    heading(any_page, "4 résultats")
    expect(any_page).to_have_url(said(r"collectivite=.*&.*resultat=majorit"))
    expect(any_page.get_by_role("checkbox", name=said("Émeraude"))).to_be_checked()

    any_page.get_by_role("link", name=said("Retirer le filtre Collectivité")).click()
    heading(any_page, "12 résultats")
    any_page.get_by_role("link", name="Tout effacer").first.click()
    heading(any_page, "60 résultats")
    expect(any_page).to_have_url(said(r"/recherche\?q=cantine$"))


def test_period_by_dates_and_by_bars(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine")
    any_page.get_by_label("Du", exact=True).fill("2022")
    any_page.get_by_label("Au", exact=True).fill("06/2023")
    apply(any_page)
    heading(any_page, "18 résultats")
    expect(any_page.get_by_label("Du", exact=True)).to_have_value("01/01/2022")
    any_page.goto("/recherche?q=cantine")
    any_page.get_by_role("link", name=said("2023 : 12 actes$")).click()
    heading(any_page, "12 résultats")
    any_page.get_by_role("link", name=said("2023 : 12 actes .filtre actif")).click()
    heading(any_page, "60 résultats")


def test_a_wrong_date_is_explained_and_kept(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine")
    any_page.get_by_label("Du", exact=True).fill("bientôt")
    apply(any_page)
    expect(any_page.get_by_role("alert")).to_contain_text("Date « du »")
    expect(any_page.get_by_label("Du", exact=True)).to_have_value("bientôt")
    any_page.get_by_label("Du", exact=True).fill("2024")
    any_page.get_by_role("button", name="Rechercher").click()
    heading(any_page, "12 résultats")


def test_pages_act_original_and_back(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine")
    pages = any_page.get_by_role("navigation", name="Pages de résultats")
    pages.get_by_role("link", name="Suivante").click()
    expect(any_page).to_have_title(said(r"page 2 sur 6"))
    expect(pages.locator("[aria-current=page]")).to_contain_text("2")

    first = any_page.get_by_role("heading", level=2).first
    title = first.inner_text()
    first.get_by_role("link").click()
    heading(any_page, re.escape(title))
    expect(any_page.locator("#texte mark").filter(has_text="cantine").first).to_be_visible()

    any_page.get_by_role("link", name=said("Voir l’original")).click()
    expect(any_page.locator("body")).to_have_text(f"Page originale : {title}")
    any_page.go_back()
    heading(any_page, re.escape(title))
    any_page.go_back()
    expect(any_page).to_have_title(said(r"page 2 sur 6"))


def test_pages_cover_every_result_once(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine")
    seen: list[str] = []
    following = any_page.get_by_role("navigation", name="Pages de résultats").get_by_role(
        "link", name="Suivante"
    )
    for number in range(1, 7):
        expect(any_page.locator("#resultats")).to_have_attribute("start", str(10 * number - 9))
        seen += any_page.locator("#resultats h2").all_inner_texts()
        if number < 6:
            following.click()
    expect(following).to_have_count(0)
    assert len(seen) == len(set(seen)) == 60


def test_results_by_date(any_page: Page) -> None:
    any_page.goto("/recherche?q=budget")
    orders = any_page.get_by_role("list", name="Trier les résultats")
    for order, first in (
        ("Plus récentes", "Budget primitif n° 23"),
        ("Plus anciennes", "Budget primitif n° 48"),
    ):
        orders.get_by_role("link", name=order).click()
        expect(orders.locator("[aria-current=true]")).to_have_text(order)
        days = [
            time.get_attribute("datetime") for time in any_page.locator("#resultats time").all()
        ]
        assert days == sorted(days, reverse=order == "Plus récentes")
        expect(any_page.get_by_role("heading", level=2).first).to_have_text(first)


def test_a_misspelt_word_is_mended(any_page: Page) -> None:
    any_page.goto("/recherche?q=bugdet+primitif")
    heading(any_page, "12 résultats")
    expect(any_page.get_by_role("main")).to_contain_text("Aucun acte n’a ces mots tels qu’ils")
    any_page.get_by_role("main").get_by_role("link", name="budget primitif", exact=True).click()
    heading(any_page, "12 résultats pour « budget primitif »")
    expect(any_page.get_by_role("main")).not_to_contain_text("élargie")


def test_a_body_that_is_named_is_offered_as_a_filter(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine+emeraude-les-bains")
    any_page.get_by_role("main").get_by_role("link", name="Émeraude-les-Bains").first.click()
    heading(any_page, "20 résultats pour « cantine emeraude-les-bains »")
    expect(any_page.get_by_role("checkbox", name=said("Émeraude")).first).to_be_checked()


def test_no_result_leads_out(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine&annee=1950&resultat=unanimité")
    heading(any_page, "Aucun résultat pour « cantine »")
    any_page.get_by_role("main").get_by_role(
        "link", name=said("Retirer le filtre « .*1950 »")
    ).click()
    heading(any_page, "12 résultats pour « cantine »")


def test_every_value_of_a_filter(any_page: Page) -> None:
    any_page.goto("/recherche/filtre/collectivite?q=cantine")
    any_page.get_by_role("main").get_by_role("link", name=said("Communauté de communes")).click()
    heading(any_page, "20 résultats pour « cantine »")


def test_matieres_deduced_from_the_text_count_when_asked(any_page: Page) -> None:
    any_page.goto("/recherche?q=cantine&matiere=7")
    heading(any_page, "20 résultats")
    any_page.get_by_role("checkbox", name="Compter aussi les matières déduites du texte").check()
    apply(any_page)
    heading(any_page, "24 résultats")


def test_from_act_to_act(any_page: Page) -> None:
    def section(name: str) -> Locator:
        return any_page.get_by_role("region", name=name)

    any_page.goto("/acte/0000000000000001")
    cited = any_page.get_by_role("heading", level=1).inner_text()
    section("Cité par").get_by_role("link").first.click()
    heading(any_page, "Rapport annuel sur le prix de l’eau n° 4")
    section("Délibérations citées").get_by_role("link", name=cited).click()
    heading(any_page, cited)
    alike = section("Actes semblables ailleurs").get_by_role("listitem")
    expect(alike).to_have_count(5)
    expect(alike.first).to_contain_text("Convention de restauration scolaire avec le collège")
    expect(alike.first).not_to_contain_text("Émeraude")
    alike.first.get_by_role("link").first.click()
    heading(any_page, "Convention de restauration scolaire avec le collège n° ")


def test_results_are_taken_away_and_followed(page: Page) -> None:
    visit(page, "/recherche?q=budget&collectivite=Valserre-sur-Oune")
    heading(page, "4 résultats")
    ways = page.get_by_role("list", name="Emporter les résultats")
    with page.expect_download() as download:
        ways.get_by_role("link", name="CSV").click()
    rows = list(csv.reader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert len(rows) == 5

    def followed(name: str) -> APIResponse:
        href = ways.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(href or "")
        assert answer.ok
        return answer

    feed = followed("Atom").text()
    # By arrival in the index, and these came together.
    assert sorted(re.findall(r"<title>(Budget[^<]+)", feed)) == sorted(
        f"Budget primitif n°\u00a0{rank}" for rank in (33, 18, 3, 48)
    )
    assert followed("JSON").json()["total"] == 4
    ways.get_by_role("link", name="Intégrer").click()
    expect(page.frame_locator("iframe").get_by_role("listitem")).to_have_count(4)


def test_the_way_back_keeps_the_filters(page: Page) -> None:
    visit(page, "/recherche?q=cantine&resultat=adopté&page=2")
    page.locator(".objet a").first.click()
    page.wait_for_selector("html[data-scripts=prets] .fil", state="attached")
    page.get_by_role("link", name=said("Résultats pour")).click()
    expect(page).to_have_url(said("resultat=adopt.*page=2"))


def test_browsing_without_a_query(any_page: Page) -> None:
    any_page.goto("/")
    any_page.get_by_role("link", name="Collectivités", exact=True).click()
    any_page.get_by_role("main").get_by_role("link", name="Valserre-sur-Oune").click()
    heading(any_page, "Valserre")
    any_page.locator(".seance h3 a").first.click()
    heading(any_page, "Conseil municipal du")
    any_page.locator("main .objet a").first.click()
    expect(any_page.get_by_role("complementary")).to_contain_text("Séance")
    any_page.get_by_role("navigation", name="Fil d’Ariane").get_by_role(
        "link", name=said("Séance")
    ).click()
    heading(any_page, "Conseil municipal du")


def test_filters_refresh_at_once_without_losing_the_focus(page: Page) -> None:
    visit(page, "/recherche?q=cantine")
    page.evaluate("window.sameDocument = true")
    status = page.locator("#statut").element_handle()
    box = page.get_by_role("checkbox", name=said("Rejeté"))
    box.focus()
    page.keyboard.press("Space")
    heading(page, "12 résultats")
    assert page.evaluate("window.sameDocument") is True
    assert status is not None
    assert status.evaluate("node => node.isConnected")
    expect(page.get_by_role("checkbox", name=said("Rejeté"))).to_be_focused()
    expect(page.get_by_role("checkbox", name=said("Rejeté"))).to_be_checked()
    expect(page).to_have_url(said("resultat=rejet"))
    expect(page).to_have_title(said("12 résultats"))
    page.go_back()
    heading(page, "60 résultats")
    expect(page.get_by_role("checkbox", name=said("Rejeté"))).not_to_be_checked()


def test_when_refreshing_fails_the_page_is_loaded_plainly(page: Page) -> None:
    visit(page, "/recherche?q=cantine")
    page.route(
        said("/recherche"),
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )
    page.get_by_role("checkbox", name=said("Rejeté")).check()
    heading(page, "12 résultats")


def test_when_scripts_do_not_arrive_everything_still_works(page: Page) -> None:
    page.route(said(r"suggestions\.js"), lambda route: route.abort())
    page.goto("/recherche?q=cantine")
    page.get_by_role("checkbox", name=said("Rejeté")).check()
    apply(page)
    heading(page, "12 résultats")


def test_a_reference_is_copied(open_context: Contexts) -> None:
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    visit(page, "/acte/0000000000000001")
    page.get_by_role("button", name="Copier", exact=True).click()
    expect(page.get_by_text("Copié.")).to_be_visible()
    assert "délibération n°\u00a02024/01" in page.evaluate("navigator.clipboard.readText()")


def test_a_hostile_act_runs_nothing(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for address in ("/acte/0000000000000062?q=script", "/recherche?q=piège", "/collectivites"):
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text("<script>")
