"""Rows and files without leaving the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.filling.visits import Site, expect_state
from tests.web.filling.pages import value

LAWS = "laws.list"


def test_rows_are_added_named_moved_and_taken_away_in_place(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        page.goto(site.section("laws"))
        add = page.get_by_role("button", name="Add: Law or regulation")
        cards = page.locator("[data-row]")
        add.click()
        expect(cards).to_have_count(1)
        cards.nth(0).get_by_label("Title").fill("Labour Code")
        add.click()
        expect(cards).to_have_count(2)
        expect(cards.nth(0).locator("h2")).to_have_text("Law or regulation 1: Labour Code")
        first, second = value(site.world, LAWS)
        assert value(site.world, f"{LAWS}.title", first) == "Labour Code"
        cards.nth(0).get_by_role("button", name="Move down").click()
        expect(cards.nth(1).locator("h2")).to_have_text("Law or regulation 2: Labour Code")
        assert value(site.world, LAWS) == [second, first]
        cards.nth(0).get_by_role("button", name="Remove").click()
        expect(cards).to_have_count(1)
        assert value(site.world, LAWS) == [first]


def test_a_row_needs_the_line_and_says_so(chromium: Browser, site: Site) -> None:
    with site.visit(chromium) as page:
        page.goto(site.section("laws"))
        page.context.set_offline(True)
        page.get_by_role("button", name="Add: Law or regulation").click()
        expect(page.locator("[data-note='rows']")).to_contain_text("needs the line")
        assert value(site.world, LAWS) is None


def test_a_file_is_attached_and_taken_away(chromium: Browser, site: Site, tmp_path: Path) -> None:
    report = tmp_path / "annual report.txt"
    report.write_text("Twelve inspectors.")
    with site.visit(chromium) as page:
        page.goto(site.section("figures"))
        frame = page.locator("[data-path='figures.report']")
        frame.locator("input[type=file]").set_input_files(report)
        expect(frame.get_by_role("link", name="annual report.txt")).to_be_visible()
        assert value(site.world, "figures.report")["name"] == "annual report.txt"
        with page.expect_download() as download:
            frame.get_by_role("link", name="annual report.txt").click()
        assert download.value.suggested_filename == "annual report.txt"
        frame.get_by_role("button", name="Remove").click()
        expect_state(page, "saved")
        assert value(site.world, "figures.report") is None


def test_a_file_that_is_too_large_is_refused_before_a_slow_line_has_carried_it(
    chromium: Browser, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(site.world.app.extensions, "settings", replace(site.world.settings, largest_upload=1000))
    large = tmp_path / "report.txt"
    large.write_text("Twelve inspectors." * 100)
    with site.visit(chromium) as page:
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        page.goto(site.section("figures"))
        frame = page.locator("[data-path='figures.report']")
        frame.locator("input[type=file]").set_input_files(large)
        expect(frame.locator(".problem")).to_contain_text("The file is larger than 1 kB. Send a smaller one")
        assert not [url for url in sent if url.endswith("/files")]


def test_a_disguised_file_is_refused_beside_its_field(chromium: Browser, site: Site, tmp_path: Path) -> None:
    disguised = tmp_path / "report.pdf"
    disguised.write_bytes(b"MZ\x90\x00" + bytes(200))
    with site.visit(chromium) as page:
        page.goto(site.section("figures"))
        frame = page.locator("[data-path='figures.report']")
        frame.locator("input[type=file]").set_input_files(disguised)
        expect(frame.locator(".problem")).to_contain_text("cannot be taken")
        assert value(site.world, "figures.report") is None
