"""People in front of a browser."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.servers.world import World

Scripts = Literal["on", "off", "blocked"]
WAIT = 15_000  # milliseconds: the machine is shared
expect.set_options(timeout=WAIT)


@dataclass(frozen=True)
class Site:
    """An installation and where it answers; where tests/web/routes.py furnished it, the words that stand in its addresses."""

    world: World
    url: str
    words: Mapping[str, str | int] = field(default_factory=dict)

    def section(self, section: str) -> str:
        return f"{self.url}/reports/{self.world.installation.report_key}/sections/{section}"

    def cookies(self, person: str | None, language: str = "en") -> list[Any]:
        """What the browser of somebody who is signed in holds; None for one who is not."""
        held = {"language": language}
        if person is not None:
            cookie = self.world.client_for(person).get_cookie("session")
            assert cookie is not None
            held["session"] = cookie.value
        return [{"name": name, "value": value, "url": self.url} for name, value in held.items()]

    @contextmanager
    def visit(
        self,
        chromium: Browser,
        person: str | None = "xaa.focal",
        *,
        width: int = 1280,
        language: str = "en",
        scripts: Scripts = "on",
    ) -> Iterator[Page]:
        """A page of somebody's own browser. Scripts may be `off`, or ours alone `blocked`."""
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

    def enter(self, context: BrowserContext, person: str | None, language: str = "en") -> Page:
        context.set_default_timeout(WAIT)
        context.add_cookies(self.cookies(person, language))
        return context.new_page()


def expect_state(page: Page, state: str) -> None:
    """The line that says how saving stands."""
    expect(page.locator("[data-saved]").last).to_have_attribute("data-state", state, timeout=WAIT)
