"""Texts as a person reads them: any kind of space is a space."""

import re

from playwright.sync_api import Page, expect


def said(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("\\ ", " ").replace(" ", r"\s"))


def heading(page: Page, pattern: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(said(pattern))


def visit(page: Page, address: str) -> None:
    """Open a page and wait until its scripts have started."""
    page.goto(address)
    page.wait_for_selector("html[data-scripts=prets]", state="attached")
