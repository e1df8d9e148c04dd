"""Of pages made for it, axe finds what is wrong and nothing else, whatever the visitor allows."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.accessibility import find_violations

ADDRESS = "http://forms.test/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CLEAN = "<h1>Report</h1><p>Text</p><label>Year <input name='year'></label>"


def show(page: Page, body: str, files: Mapping[str, str] | None = None) -> None:
    """A page with this body, answered under the policy of the real ones, and its files by name; no server is needed."""
    html = f"<!doctype html><html lang='en'><head><title>Report</title></head><body><main>{body}</main></body></html>"

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        kind = {"css": "text/css", "js": "text/javascript"}.get(name.rpartition(".")[2])
        if kind is not None:
            route.fulfill(body=(files or {}).get(name, ""), content_type=kind, status=200 if name in (files or {}) else 404)
            return
        route.fulfill(body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)


def rules_broken(page: Page) -> list[str]:
    return [found.rule for found in find_violations(page)]


def test_a_clean_page_passes_under_our_policy(page: Page) -> None:
    show(page, CLEAN)
    assert rules_broken(page) == []


def test_a_field_without_a_label_is_told_with_its_element(page: Page) -> None:
    show(page, CLEAN + "<input name='nameless'>")
    (found,) = find_violations(page)
    assert (found.rule, found.elements) == ("label", ('<input name="nameless">',))


def test_a_target_too_small_to_touch_fails(page: Page) -> None:
    show(page, CLEAN + "<div><input type='checkbox' aria-label='a'><input type='checkbox' aria-label='b'></div>")
    assert rules_broken(page) == ["target-size"]


def test_what_axe_advises_counts_as_well(page: Page) -> None:
    show(page, "<h1>Report</h1><h4>Too deep</h4>")
    assert rules_broken(page) == ["heading-order"]


def test_the_policy_stays_in_force_while_axe_runs(page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    show(page, CLEAN + "<script>document.title = 'changed'</script>")
    assert rules_broken(page) == []
    assert page.title() == "Report"
    assert any("Content Security Policy" in text for text in refused)


@pytest.mark.parametrize(
    "style",
    [
        "p { color: #ccc }",
        "label ~ p { color: #ccc }",
        "p { color: #999 } main { background: #111 } label ~ p { background: #eee }",
        "p { color: #777; font-size: 2em } label ~ p { font-size: 1em; background: #eee }",
        "label ~ p { opacity: 0.3 }",
    ],
)
def test_a_text_too_pale_to_read_fails_also_among_readable_ones(page: Page, style: str) -> None:
    body = CLEAN + "<p>Another text</p><link rel='stylesheet' href='style.css'>"
    show(page, body, {"style.css": f"body, h1, label {{ color: #000; background: #fff }} {style}"})
    (found,) = find_violations(page)
    assert (found.rule, found.elements[-1]) == ("color-contrast", "<p>Another text</p>" if "~" in style else "<p>Text</p>")


def test_a_page_without_scripts_is_judged_and_stays_without(chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        body = CLEAN + "<input name='nameless'><script src='late.js'></script>"
        show(page, body, {"late.js": "document.title = 'changed'"})
        assert rules_broken(page) == ["label"]
        assert page.title() == "Report"
    finally:
        context.close()
