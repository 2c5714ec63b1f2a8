"""Texts as a person reads them (any kind of space is a space), and what axe-core says of a page."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def said(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("\\ ", " ").replace(" ", r"\s"))


def heading(page: Page, pattern: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(said(pattern))


def visit(page: Page, address: str) -> None:
    """Open a page and wait until its scripts have started."""
    page.goto(address)
    page.wait_for_selector("html[data-scripts=prets]", state="attached")


def audit(page: Page) -> list[str]:
    """What axe-core finds wrong in a page."""
    results = Axe().run(page, options=RULES)
    return [
        f"{v['id']}: {v['help']} {[n['html'] for n in v['nodes']][:3]}"
        for v in results.response["violations"]
    ]
