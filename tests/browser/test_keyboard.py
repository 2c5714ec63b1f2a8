"""The keyboard alone: skip links, suggestions, filters, shortcuts."""

import pytest
from playwright.sync_api import Page, expect
from said import heading, said, visit

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_first_stops_are_the_skip_links(page: Page) -> None:
    visit(page, "/recherche?q=cantine")
    press(page, "Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    press(page, "Tab", "Enter", "Tab")
    expect(page.locator("#resultats a").first).to_be_focused()


def test_a_whole_search_by_keyboard(page: Page) -> None:
    visit(page, "/")
    for _ in range(12):
        press(page, "Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("budget")
    press(page, "Enter")
    heading(page, "12 résultats pour « budget »")
    for _ in range(40):
        press(page, "Tab")
        if page.evaluate("document.activeElement.value") == "Valserre-sur-Oune":
            break
    press(page, "Space")
    heading(page, "4 résultats")
    press(page, "j", "j", "k", "Enter")
    expect(page.get_by_role("navigation", name="Fil d’Ariane")).to_contain_text(
        "Résultats pour « budget »"
    )


def test_every_stop_shows_where_it_is(page: Page) -> None:
    visit(page, "/recherche?q=cantine&resultat=adopté")
    seen = 0
    for _ in range(60):
        press(page, "Tab")
        style = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return e === document.body ? null : [s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
        )
        if style is None:
            break
        assert style[0] != "none"
        assert style[1] >= 2
        seen += 1
    assert seen > 30


def test_suggestions_follow_the_combobox_pattern(page: Page) -> None:
    visit(page, "/")
    field = page.get_by_role("combobox", name="Rechercher une délibération")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("budg")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_count(8)
    expect(options.nth(0)).to_have_text(said("budget mot"))
    expect(options.nth(1)).to_have_text(said(r"Budget primitif n° \d+ objet"))
    expect(field).to_have_attribute("aria-expanded", "true")

    press(page, "ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-0")
    expect(field).to_have_value("budget")
    press(page, "ArrowUp")
    expect(field).to_have_value("budg")
    expect(field).to_be_focused()

    press(page, "ArrowDown", "Escape")
    expect(field).to_have_value("budg")
    expect(page.get_by_role("listbox")).to_be_hidden()

    field.press_sequentially("e")
    expect(options).to_have_count(8)
    press(page, "ArrowDown", "ArrowDown")
    expect(field).to_have_value(said(r"Budget primitif n° \d+"))
    chosen = field.input_value()
    press(page, "Enter")
    heading(page, f"résultats? pour « {chosen} »")
    expect(page.get_by_role("heading", level=2).first).to_have_text(chosen)


def test_a_suggestion_can_be_clicked(page: Page) -> None:
    visit(page, "/")
    page.get_by_role("combobox").press_sequentially("valserre")
    page.get_by_role("option", name=said("Valserre-sur-Oune")).click()
    heading(page, "résultats pour « Valserre-sur-Oune »")


def test_shortcuts_do_not_disturb_typing_and_can_be_turned_off(page: Page) -> None:
    visit(page, "/aide")
    press(page, "/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("/jk")
    expect(page.get_by_role("combobox")).to_have_value("/jk")
    page.get_by_role("button", name="Désactiver les raccourcis").click()
    press(page, "/")
    expect(page.get_by_role("combobox")).not_to_be_focused()
    visit(page, "/aide")
    press(page, "/")
    expect(page.get_by_role("combobox")).not_to_be_focused()
    page.get_by_role("button", name="Activer les raccourcis").click()
    press(page, "/")
    expect(page.get_by_role("combobox")).to_be_focused()
