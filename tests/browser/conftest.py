"""Debian's Chromium, driven by Playwright, which brings no browser of its own here."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.servers.databases import Templates
from tests.servers.fillings import filling_for

FLAGS = [
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path, templates: Templates) -> str:
    """SQLite alone: what a browser does is the same on both databases."""
    return templates.sqlite(filling_for(request.fixturenames), tmp_path / "test.sqlite")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless browser for all tests of this pytest process. Fails, never skips, when it is not installed."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is not installed, and these tests are of no use without it: run `make setup`", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor with no cookies, at 1280 pixels. For others, use `chromium.new_context(viewport=…, java_script_enabled=…)`."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="Europe/Zurich")
    context.set_default_timeout(15_000)
    try:
        yield context
    finally:
        context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of that visitor."""
    return context.new_page()
