"""Debian's Chromium, driven by Playwright, which brings no browser of its own here; and what it is shown."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import BytecodeCache
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from forms_app.config import Settings
from forms_app.records.database import session_maker
from tests.browser.filling.visits import Site
from tests.servers.databases import Templates
from tests.servers.fillings import filling_for
from tests.servers.live import serving
from tests.servers.world import World, made_world
from tests.web.routes import make_places

# The last list given stands alone. The first two are the list of the address bar, which nobody sees here: with them each new
# window starts two pages of Chromium's own, and costs several times as much. The third keeps a process ready for pages of other
# sites, which nobody goes to. The others are what Playwright turns off.
_WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
FLAGS = [
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_WITHOUT)}",
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


@pytest.fixture
def site(world: World) -> Iterator[Site]:
    """The report on forced labour, asked for and opened, at an address of its own."""
    with serving(world.app) as url:
        yield Site(world, url)


@pytest.fixture(scope="session")
def settled(templates: Templates, compiled: BytecodeCache, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One installation for all tests of this pytest process that change nothing of what others see: everything was said in it."""
    folder = tmp_path_factory.mktemp("settled")
    settings = Settings(
        database_url=templates.sqlite("installation", folder / "settled.sqlite"),
        files_url=(folder / "files").as_uri(),
        queue_url=f"sqlite:///{folder / 'queue.sqlite'}",
    )
    sessions = session_maker(settings)
    installation = templates.held(settings.database_url)["installation"]
    with made_world(settings, sessions, installation, compiled) as world, serving(world.app) as url:
        yield Site(world, url, make_places(world))
    sessions.kw["bind"].dispose()
