import pytest
from playwright.sync_api import Page, Route

from tests.browser.accessibility import assert_axe_clean, find_violations

ADDRESS = "http://forms.test/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CLEAN = "<h1>Report</h1><p>Text</p><label>Year <input name='year'></label>"


def show(page: Page, body: str) -> None:
    """A page with this body, answered under the policy of the real ones; no server is needed."""
    html = f"<!doctype html><html lang='en'><head><title>Report</title></head><body><main>{body}</main></body></html>"

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)


def test_a_clean_page_passes_under_our_policy(page: Page) -> None:
    show(page, CLEAN)
    assert_axe_clean(page)


def test_a_field_without_a_label_fails_with_its_element(page: Page) -> None:
    show(page, CLEAN + "<input name='nameless'>")
    with pytest.raises(AssertionError, match="nameless"):
        assert_axe_clean(page)


def test_a_target_too_small_to_touch_fails(page: Page) -> None:
    show(page, CLEAN + "<div><input type='checkbox' aria-label='a'><input type='checkbox' aria-label='b'></div>")
    assert "target-size" in {found.rule for found in find_violations(page)}


def test_advice_alone_does_not_fail_but_is_told(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    show(page, "<h1>Report</h1><h4>Too deep</h4>")
    assert_axe_clean(page)
    assert "advised  heading-order" in capsys.readouterr().out


def test_the_policy_stays_in_force_while_axe_runs(page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    show(page, CLEAN + "<script>document.title = 'changed'</script>")
    assert_axe_clean(page)
    assert page.title() == "Report"
    assert any("Content Security Policy" in text for text in refused)
