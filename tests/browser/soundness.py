"""What holds on every page, whatever it shows, to whom, in which language, and how wide the screen is."""

from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Response

from tests.browser.accessibility import find_violations

WIDE, NARROW = 1280, 390  # pixels

# Where a page is shown in both widths and languages, axe, which takes longer than all else, judges it twice and not four times:
# what it finds hangs on what stands in a page and how that is laid out, not on what the words say.
_JUDGED_AT = {"en": WIDE, "fr": NARROW}
_FACTS = """() => ({
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""


def complaints_of(page: Page) -> list[str]:
    """What the browser will complain of from now on: faults of scripts, what the content security policy refused, and whatever
    could not be loaded, but for the page itself, whose status is the test's own matter."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    def note_status(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            complaints.append(f"{response.status} for {response.url}")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", note_status)
    return complaints


def language_of(page: Page) -> str:
    """The one that its reader chose."""
    return next((cookie.get("value", "") for cookie in page.context.cookies() if cookie.get("name") == "language"), "en")


def layout_faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands, of what costs little to know: language, headings, width."""
    facts: dict[str, Any] = page.evaluate(_FACTS)
    wanted = language_of(page)
    found = []
    if facts["language"] != wanted:
        found.append(f"its language is {facts['language']!r} and not {wanted!r}")
    if facts["headings"] != 1:
        found.append(f"{facts['headings']} h1 headings")
    if facts["over"] > 0:
        found.append(f"it scrolls sideways by {facts['over']} px")
    return found


def faults_of(page: Page) -> list[str]:
    """Everything that is wrong with the page as it stands: the same, and each rule that axe finds broken."""
    return layout_faults(page) + [str(found) for found in find_violations(page)]


def faults_at_both_widths(page: Page) -> list[str]:
    """The same in the width the page stands in, and then in the other; axe judges it in that of the language."""
    found = []
    size = page.viewport_size
    assert size is not None
    for width in (size["width"], WIDE + NARROW - size["width"]):
        if width != size["width"]:
            page.set_viewport_size({"width": width, "height": size["height"]})
        faults = faults_of(page) if _JUDGED_AT[language_of(page)] == width else layout_faults(page)
        found += [f"at {width} pixels: {fault}" for fault in faults]
    return found


def assert_sound(page: Page) -> None:
    """Fails with everything that is wrong with the page as it stands."""
    faults = faults_of(page)
    assert faults == [], f"{page.url}\n" + "\n".join(faults)
