"""The pages in Debian's Chromium, over an index of the invented acts in each engine.

Whatever a test does, it fails when a page logs an error (a refused policy is one), or asks another
host for anything.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "webapp"))

from indexes import ENGINES, index
from serving import serving

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session", params=ENGINES)
def site(
    request: pytest.FixtureRequest,
    own_index: Callable[[], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of the site, over an index of each engine in turn."""
    with ExitStack() as stack:
        if request.param == "opensearch":
            stack.enter_context(own_index())
        folder = index(tmp_path_factory.mktemp(request.param), request.param)
        yield stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=SWITCHES
        )
        yield program
        program.close()


@pytest.fixture
def open_context(browser: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Make contexts with options of their own, watched for errors and strange requests."""
    opened: list[BrowserContext] = []
    troubles: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        # The browser itself logs the 4xx of pages that are asked for on purpose.
        if message.type == "error" and "Failed to load resource" not in message.text:
            troubles.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:", "about:")):
            troubles.append(f"asked for {request.url}")

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=site, locale="fr-FR", **options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        context.on("console", heard)
        context.on("request", asked)
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert troubles == []


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context().new_page()
