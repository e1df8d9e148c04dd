"""What a browser does with what is typed: saved after a rest, kept through every misfortune."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import FLAGS
from tests.browser.filling.visits import WAIT, Site, expect_state
from tests.servers.live import Process, Server
from tests.web.filling.pages import value

HOW = "articles.convict-how"
BOX = "#q-articles_convict-how"


def open_box(page: Page, site: Site) -> None:
    """The page of Articles with the question on what is missing shown."""
    page.goto(site.section("articles"))
    page.get_by_label("Partly").check()
    expect(page.locator(BOX)).to_be_visible()


def test_text_is_saved_after_a_rest_and_questions_come_and_go(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        page.goto(site.section("articles"))
        expect(page.locator(BOX)).to_be_hidden()
        page.get_by_label("Partly").check()
        expect(page.locator(BOX)).to_be_visible()
        page.locator(BOX).fill("A text")
        expect_state(page, "unsaved")
        expect_state(page, "saved")
        assert value(site.world, HOW) == "A text"
        page.get_by_label("No", exact=True).check()
        expect(page.locator(BOX)).to_be_hidden()
        expect(page.locator("[data-section-link='articles'] [data-section-words]")).to_contain_text("1 of")


def test_a_lost_line_keeps_the_text_and_sends_it_later(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        open_box(page, site)
        expect_state(page, "saved")
        page.context.set_offline(True)
        page.locator(BOX).fill("Written without a line")
        expect_state(page, "waiting")
        expect(page.locator("[data-saved]").last).to_contain_text("kept on this device")
        assert value(site.world, HOW) is None
        page.context.set_offline(False)
        expect_state(page, "saved")
        assert value(site.world, HOW) == "Written without a line"


def test_a_closed_browser_sends_what_it_had_when_it_comes_back(chromium: Browser, site: Site, tmp_path: Path) -> None:
    server = Server(site.world.app)
    server.start()
    other = Site(site.world, server.url)
    program = shutil.which("chromium")
    settings = {"executable_path": program, "headless": True, "args": FLAGS, "locale": "en-GB"}
    try:
        first = chromium.browser_type.launch_persistent_context(tmp_path, **settings)  # type: ignore[arg-type]
        page = other.enter(first, "xaa.focal")
        open_box(page, other)
        expect_state(page, "saved")
        server.stop()  # more than a lost line: nothing that the closing page sends arrives either
        page.locator(BOX).fill("Before the battery died")
        expect_state(page, "waiting")
        first.close()
        assert value(site.world, HOW) is None
        server.start()
        second = chromium.browser_type.launch_persistent_context(tmp_path, **settings)  # type: ignore[arg-type]
        page = other.enter(second, "xaa.focal")
        page.goto(f"{other.url}/reports/{site.world.installation.report_key}")  # another page of the same report
        expect(page.locator("[data-note='recovered']")).to_contain_text("saved now")
        assert value(site.world, HOW) == "Before the battery died"
        second.close()
    finally:
        server.stop()


def test_another_person_at_the_same_machine_neither_sees_nor_sends_it(chromium: Browser, site: Site) -> None:
    server = Server(site.world.app)
    server.start()
    here = Site(site.world, server.url)
    try:
        with here.visit(chromium) as page:
            open_box(page, here)
            expect_state(page, "saved")
            server.stop()
            page.locator(BOX).fill("Private words")
            expect_state(page, "waiting")
            page.close()
            server.start()
            other = here.enter(page.context, "xaa.second")
            other.goto(here.section("articles"))
            expect(other.locator(BOX)).to_have_value("")
            expect(other.locator("[data-filling-notes] [data-note]")).to_have_count(0)
            assert value(site.world, HOW) is None
    finally:
        server.stop()


def test_two_people_see_both_texts_in_place_and_decide(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as mine, site.visit(chromium, "xaa.second") as theirs:
        open_box(mine, site)
        expect_state(mine, "saved")
        theirs.goto(site.section("articles"))
        theirs.locator(BOX).fill("Text of the second")
        expect_state(theirs, "saved")
        mine.locator(BOX).fill("My text")
        panel = mine.locator("[data-conflict-panel]")
        expect(panel).to_contain_text("Text of the second", timeout=WAIT)
        expect(panel).to_contain_text("My text")
        expect_state(mine, "refused")
        panel.get_by_label("Put together").fill("Both together")
        panel.get_by_role("button", name="Save what I put together").click()
        expect_state(mine, "saved")
        expect(mine.locator(BOX)).to_have_value("Both together")
        assert value(site.world, HOW) == "Both together"


def test_keeping_the_saved_version_takes_it_over(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as mine, site.visit(chromium, "xaa.second") as theirs:
        open_box(mine, site)
        expect_state(mine, "saved")
        theirs.goto(site.section("articles"))
        theirs.locator(BOX).fill("Text of the second")
        expect_state(theirs, "saved")
        mine.locator(BOX).fill("My text")
        mine.get_by_role("button", name="Keep the saved version").click()
        expect(mine.locator(BOX)).to_have_value("Text of the second")
        mine.locator(BOX).fill("Text of the second, and more")
        expect_state(mine, "saved")
        assert value(site.world, HOW) == "Text of the second, and more"


def test_what_cannot_be_read_is_said_beside_the_field_and_stays_on_the_device(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        page.goto(site.section("figures"))
        page.get_by_label("Inspectors").fill("many")
        page.get_by_label("Inspectors").blur()
        frame = page.locator("[data-path='figures.inspectors']")
        expect(frame.locator(".problem")).to_contain_text("Write a number in figures")
        expect_state(page, "refused")
        page.reload()
        expect(page.get_by_label("Inspectors")).to_have_value("many")
        expect(frame.locator(".problem")).to_contain_text("Write a number in figures")
        page.get_by_label("Inspectors").fill("12")
        page.get_by_role("button", name="Save", exact=True).click()
        expect_state(page, "saved")
        expect(frame.locator(".problem")).to_have_count(0)
        assert value(site.world, "figures.inspectors") == 12


def test_an_ended_session_keeps_the_text_and_asks_to_sign_in(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        open_box(page, site)
        expect_state(page, "saved")
        page.context.clear_cookies(name="session")
        page.locator(BOX).fill("Typed after the session had ended")
        expect(page.locator("[data-note='signed-out']")).to_contain_text("no longer signed in", timeout=WAIT)
        page.context.add_cookies(site.cookies("xaa.focal"))
        page.reload()
        expect_state(page, "saved")
        assert value(site.world, HOW) == "Typed after the session had ended"


def test_save_and_continue_waits_for_the_save_and_goes_to_the_next_section(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        open_box(page, site)
        page.locator(BOX).fill("Just before leaving")
        page.get_by_role("button", name="Save and continue").click()
        page.wait_for_url("**/sections/figures")
        assert value(site.world, HOW) == "Just before leaving"


def test_a_killed_server_loses_nothing_acknowledged_and_gets_the_rest(chromium: Browser, site: Site) -> None:
    server = Process(site.world.settings)
    server.start()
    other = Site(site.world, server.url)
    try:
        with other.visit(chromium) as page:
            open_box(page, other)
            page.locator(BOX).fill("Acknowledged")
            expect_state(page, "saved")
            server.kill()
            assert value(site.world, HOW) == "Acknowledged"
            page.locator(BOX).fill("Acknowledged, and typed while the server was down")
            expect_state(page, "waiting")
            server.start()
            expect_state(page, "saved")
            assert value(site.world, HOW) == "Acknowledged, and typed while the server was down"
    finally:
        server.kill()


def test_a_lost_acknowledgement_is_no_conflict_with_oneself(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        open_box(page, site)
        expect_state(page, "saved")
        lost = []

        def lose_answer(route: object) -> None:
            lost.append(route.fetch())  # type: ignore[attr-defined]  # the server saves, the browser never hears of it
            route.abort()  # type: ignore[attr-defined]

        page.route("**/answers", lose_answer, times=1)
        page.locator(BOX).fill("First words")
        expect_state(page, "waiting")
        page.locator(BOX).fill("First words and more")
        expect_state(page, "saved")
        expect(page.locator("[data-conflict-panel]")).to_have_count(0)
        assert value(site.world, HOW) == "First words and more"
