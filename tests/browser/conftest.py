"""A browser without a screen, and the demo page in it; whatever the page complains about fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OpenPage = Callable[..., "Page"]


@pytest.fixture(scope="module")  # while it lives, Playwright's event loop runs in this thread, and no other can
def browser() -> Iterator[Browser]:
    """Chromium, the system's own; the tests are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the extra `dev`)")
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def url(serve: Any, plain_annotators: Any) -> Iterator[str]:
    """A running service over the plain annotator."""
    with serve(plain_annotators(), max_characters=2000) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser, url: str) -> Iterator[OpenPage]:
    """Open a path of the service, with Playwright's options of a context; errors of its scripts fail the test."""
    faults: list[str] = []

    def opened(path: str = "/", **context: Any) -> Page:
        page = browser.new_context(**context).new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda request: faults.append(f"{request.url} failed"))
        page.on("request", lambda request: faults.append(f"{request.url} asked") if away(request.url) else None)
        page.goto(url + path)
        return page

    def away(address: str) -> bool:
        return not address.startswith((url, "data:", "blob:"))

    yield opened
    for context in browser.contexts:
        context.close()
    assert faults == []
