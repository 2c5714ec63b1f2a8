"""Every kind of page, audited by axe-core and read narrow, wide, light, dark and on paper."""

from collections.abc import Callable, Iterable

import pytest
from kinds import PAGES, PLAIN
from playwright.sync_api import BrowserContext, Page, expect
from pypdfium2 import PdfDocument
from said import audit, visit

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]

#: What only the style of a page decides says the same whatever engine answered.
one_engine = pytest.mark.parametrize("site", ["tantivy"], indirect=True)


def kinds(names: Iterable[str]) -> pytest.MarkDecorator:
    """A test for each of those kinds of page."""
    names = sorted(names)
    return pytest.mark.parametrize("address", [PAGES[name] for name in names], ids=names)


@kinds(PAGES.keys() - PLAIN)
def test_axe_finds_no_violation_in_what_an_engine_gave(page: Page, address: str) -> None:
    page.goto(address)
    assert audit(page) == []


@kinds(PLAIN)
@one_engine
def test_axe_finds_no_violation_in_other_pages(page: Page, address: str) -> None:
    page.goto(address)
    assert audit(page) == []


@kinds(PAGES)
@one_engine
def test_axe_finds_no_violation_in_the_dark(open_context: Contexts, address: str) -> None:
    page = open_context(color_scheme="dark").new_page()
    page.goto(address)
    assert audit(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_a_phone_with_filters_and_suggestions_open(
    open_context: Contexts, scheme: str
) -> None:
    page = open_context(color_scheme=scheme, viewport={"width": 390, "height": 844}).new_page()
    visit(page, "/recherche?q=cantine")
    page.locator(".filtres > summary").click()
    expect(page.get_by_label("Du", exact=True)).to_be_visible()
    page.get_by_role("combobox").press_sequentially(" s")
    page.get_by_role("combobox").fill("conv")
    expect(page.get_by_role("option")).to_have_count(8)
    assert audit(page) == []


@kinds(PAGES)
@one_engine
def test_at_four_hundred_percent_nothing_runs_off_the_side(
    open_context: Contexts, address: str
) -> None:
    # 1280 pixels at 400 % are 320 CSS pixels (WCAG 2.1, 1.4.10).
    page = open_context(viewport={"width": 320, "height": 256}).new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@one_engine
def test_the_syntax_is_read_on_a_phone_without_moving_it_sideways(open_context: Contexts) -> None:
    page = open_context(viewport={"width": 320, "height": 900}).new_page()
    page.goto("/aide")
    wide = "all => all.map((table) => table.parentElement.scrollWidth - table.parentElement.clientWidth)"
    assert set(page.locator(".syntaxe").evaluate_all(wide)) == {0}


#: How far the sign of each fact that begins or ends a line reaches into what is seen of the line.
_SIGNS_AT_ENDS = """() => [...document.querySelectorAll(".faits")].flatMap((facts) => {
  const cut = parseFloat(getComputedStyle(facts).clipPath.split(" ").at(-1));
  const edge = facts.getBoundingClientRect().left + cut;
  const all = [...facts.children].map((fact) => [fact, fact.getBoundingClientRect()]);
  const first = all.filter(([, box], at) => !at || box.top > all[at - 1][1].top + 5);
  return [
    ...first.map(([fact, box]) => {
      const sign = getComputedStyle(fact, "::before");
      return box.left + parseFloat(sign.left) + parseFloat(sign.width) - edge;
    }),
    ...all.map(([fact]) => (getComputedStyle(fact, "::after").content === "none" ? 0 : 1)),
  ];
})"""


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
@one_engine
def test_no_sign_between_facts_begins_or_ends_a_line(open_context: Contexts, width: int) -> None:
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto("/recherche?q=convention")
    reaching = page.evaluate(_SIGNS_AT_ENDS)
    assert len(reaching) > 10
    assert max(reaching) <= 0


@one_engine
def test_filters_are_folded_on_a_phone_and_open_on_a_wide_screen(open_context: Contexts) -> None:
    phone = open_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    ).new_page()
    phone.goto("/recherche?q=cantine&resultat=adopté")
    expect(phone.get_by_label("Du", exact=True)).to_be_hidden()
    expect(phone.locator(".filtres > summary")).to_have_text("Filtrer (1 filtre actif)")
    phone.locator(".filtres > summary").tap()
    expect(phone.get_by_label("Du", exact=True)).to_be_visible()
    wide = open_context().new_page()
    wide.goto("/recherche?q=cantine")
    expect(wide.get_by_label("Du", exact=True)).to_be_visible()


@one_engine
def test_folded_filters_stay_out_of_the_way_of_the_keyboard(open_context: Contexts) -> None:
    phone = open_context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto("/recherche?q=cantine")
    phone.locator(".filtres > summary").focus()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('.filtres')") is None


@one_engine
def test_targets_on_a_phone_are_large_enough(open_context: Contexts) -> None:
    phone = open_context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto("/recherche?q=cantine")
    phone.locator(".filtres > summary").click()
    small = phone.evaluate(
        """() => [...document.querySelectorAll('button, summary, .case, .pages a, .puces a, input[type=search]')]
        .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([, b]) => b.width && (b.width < 24 || b.height < 24)).map(([t]) => t)"""
    )
    assert small == []


@one_engine
def test_paper_shows_the_act_and_not_the_site(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.goto("/acte/0000000000000001?q=cantine")
    page.emulate_media(media="print")
    for hidden in (".bandeau", ".formulaire", ".pied", ".actions"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("h1", "#texte", ".fiche", "#reference"):
        expect(page.locator(shown)).to_be_visible()


@one_engine
def test_paper_opens_what_is_folded(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.goto("/acte/0000000000000001")
    page.evaluate(
        "document.querySelector('.fiche').insertAdjacentHTML('beforeend',"
        " '<details><summary>Membres</summary><p>Odile Marchand, maire</p></details>')"
    )
    names = page.get_by_text("Odile Marchand, maire")
    assert not names.evaluate("names => names.checkVisibility()")
    page.emulate_media(media="print")
    assert names.evaluate("names => names.checkVisibility()")


@one_engine
def test_a_long_list_of_members_leaves_no_page_that_holds_the_title_alone(
    open_context: Contexts,
) -> None:
    page = open_context().new_page()
    page.goto("/acte/0000000000000001")
    page.evaluate(
        "document.querySelector('.fiche').insertAdjacentHTML('beforeend', '<details><summary>Membres"
        "</summary><ul>' + '<li>Odile Marchand, maire</li>'.repeat(120) + '</ul></details>')"
    )
    with PdfDocument(page.pdf(format="A4")) as paper:
        assert "Odile Marchand" in paper[0].get_textpage().get_text_range()


@one_engine
def test_zoomed_text_alone_loses_nothing(open_context: Contexts) -> None:
    page = open_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto("/recherche?q=cantine")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
