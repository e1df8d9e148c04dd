"""People in front of a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.servers.world import World

Scripts = Literal["on", "off", "blocked"]
WAIT = 15_000  # milliseconds: the machine is shared
expect.set_options(timeout=WAIT)


@dataclass(frozen=True)
class Site:
    """An installation and where it answers."""

    world: World
    url: str

    def section(self, section: str) -> str:
        return f"{self.url}/reports/{self.world.installation.report_key}/sections/{section}"

    def cookies(self, person: str, language: str = "en") -> list[Any]:
        """What the browser of somebody who is signed in holds."""
        cookie = self.world.client_for(person).get_cookie("session")
        assert cookie is not None
        return [
            {"name": "session", "value": cookie.value, "url": self.url},
            {"name": "language", "value": language, "url": self.url},
        ]

    @contextmanager
    def visit(
        self, chromium: Browser, person: str = "xaa.focal", *, width: int = 1280, language: str = "en", scripts: Scripts = "on"
    ) -> Iterator[Page]:
        """A page of somebody's own browser. Scripts may be `off`, or ours `blocked`, so that axe can still look at the page."""
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale="en-GB",
            timezone_id="Europe/Zurich",
            java_script_enabled=scripts != "off",
        )
        if scripts == "blocked":
            context.route("**/static/js.*/**", lambda route: route.abort())
        try:
            yield self.enter(context, person, language)
        finally:
            context.close()

    def enter(self, context: BrowserContext, person: str, language: str = "en") -> Page:
        context.set_default_timeout(WAIT)
        context.add_cookies(self.cookies(person, language))
        return context.new_page()


def expect_state(page: Page, state: str) -> None:
    """The line that says how saving stands."""
    expect(page.locator("[data-saved]").last).to_have_attribute("data-state", state, timeout=WAIT)
