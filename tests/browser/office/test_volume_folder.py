"""A volume's folder in a browser, from the disk: no server stands behind it."""

from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from forms_app.answers.primitives import Amount, Paragraph, Table
from tests.browser.soundness import NARROW, assert_sound, complaints_of
from tests.documents.offline.folders import library
from tests.documents.samples import assistance, question, report, section

COUNT = Table(
    ("", "Men", "Women"), (((Paragraph("For the State"),), (Paragraph(Amount(Decimal(12))),), ()),), heads_lines=True
)  # nothing stands in its corner


def test_texts_are_searched_without_a_server(page: Page, tmp_path: Path) -> None:
    complaints = complaints_of(page)
    figures = section("figures", "Figures", question("figures.count", "How many?", COUNT, kind="grid"))
    home = library(tmp_path / "a stick", report=report(figures, assistance())).as_uri()
    page.goto(f"{home}/index.html")
    assert_sound(page)
    page.get_by_label("Search all texts").fill("INSPÉCT kiln")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("Found: 6")
    page.get_by_label("Voice").select_option("Workers")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    first = page.get_by_role("listitem").filter(has=page.locator(".snippet")).first
    expect(first.locator("mark")).to_have_text(["Inspectors", "kilns"])
    expect(first).to_contain_text("Confederation of Aldrian Workers")
    assert_sound(page)
    first.get_by_role("link").click()
    expect(page.locator(":target")).to_contain_text("Inspectors still announce their visits")
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert_sound(page)
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    page.get_by_label("Voice").select_option("All")
    for asked, found in (("احدى", 2), ("العمَل", 2), ("a word that nobody wrote", 0)):
        page.get_by_label("Words").fill(asked)
        page.get_by_label("Words").press("Enter")
        expect(page.get_by_role("status")).to_have_text(
            f"Found: {found}" if found else "Nothing was found. Try fewer words, or only the beginning of a word."
        )
    assert_sound(page)
    assert complaints == []


def test_everything_is_readable_and_reached_without_script(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": NARROW, "height": 844})
    page = context.new_page()
    page.goto(f"{library(tmp_path, 'en').as_uri()}/index.html")
    page.get_by_role("link", name="Aldria: C029, P029").click()
    expect(page.get_by_role("main")).to_contain_text("Inspectors still announce their visits")
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_role("main")).to_contain_text("The search needs scripts, which this browser does not run.")
    expect(page.get_by_role("search")).to_have_count(0)
    page.get_by_role("link", name="Lists of reports").click()
    assert_sound(page)
    context.close()
