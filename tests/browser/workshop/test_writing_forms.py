"""The workshop in a browser: a form is written, mended, tried out, compared and published, and each page on the way is sound."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from forms_app.reporting.workshop import upload
from tests.browser.filling.visits import Site
from tests.browser.visitors import JUDGED_WAYS, Visitor, Way
from tests.reporting.form_texts import catalogues_of
from tests.servers.installation import membership_of
from tests.web.workshop.test_changes import CODE, NEWER, OLDER

PAGE = f"/workshop/forms/{CODE}/2026"
BRING = "section[aria-labelledby=in] form .actions button"
SAVE = "section[aria-labelledby=write] form .actions button"
WANTED = OLDER.replace("kind: text, prompt: What was dropped?", "kind: number, prompt: How many inspectors are there?")
FAULTY = WANTED.replace("kind: narrative", "kind: narative")
NAMELESS = "title: Only a title\n  bad: [indent"


class Editor(Visitor):
    """Somebody who writes forms."""

    def bring(self, text: str) -> int:
        """Bring in a text on the first page; the status of the answer."""
        self.go("/workshop/")
        self.write("text", text)
        return self.press("section[aria-labelledby=bring] form button")

    def count(self, selector: str) -> int:
        return self.page.locator(selector).count()


@pytest.fixture(params=JUDGED_WAYS, ids=str)
def editors(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[tuple[Editor, Editor]]:
    """Two of them, who look at the pages in the same way."""
    way: Way = request.param
    with ExitStack() as stack:
        mine, theirs = (
            Editor(site, stack.enter_context(site.visit(chromium, person, **way._asdict())), way)
            for person in ("editor", "editor.second")
        )
        yield mine, theirs


def test_a_form_is_mended_line_by_line_and_published_by_a_second_editor(editors: tuple[Editor, Editor]) -> None:
    mine, theirs = editors
    assert mine.bring(NAMELESS) == 422
    assert mine.count("[data-error-summary]") == 1
    assert mine.count(".marked-source .problem") > 0
    assert mine.bring(FAULTY) == 200
    assert mine.path() == PAGE
    assert mine.count(".marked-source .faulty .problem") == 1
    theirs.go(PAGE)
    mine.write("text", WANTED)
    assert mine.press(SAVE) == 200
    assert (mine.count(".flashes .notice-done"), mine.count(".marked-source")) == (1, 0)
    theirs.write("text", WANTED.replace("National policy", "Policy"))
    assert theirs.press(SAVE) == 409
    assert theirs.count("[data-error-summary]") == 1
    _translate(mine.site)
    mine.go(PAGE)
    mine.press('form[action$="/proposal"] button')
    assert mine.count('form[action$="/publication"]') == 0
    theirs.go(PAGE)
    theirs.press('form[action$="/publication"] button')
    assert theirs.count("textarea") == 0


def test_a_form_is_tried_out_in_a_situation(editors: tuple[Editor, Editor]) -> None:
    editor, _ = editors
    editor.bring(WANTED)
    editor.press('aside a[href$="/trial"]')
    editor.page.locator('[name="policy.has"][value="no"]').check()
    editor.page.locator('[name="assistance.needed-any"][value="yes"]').check()
    editor.write("policy.old", "many")
    editor.press("form.trial > div > .actions button")
    expect(editor.page.locator('[data-path="policy.old"] .problem')).to_be_visible()
    assert editor.page.locator('[name="policy.old"]').input_value() == "many"
    editor.press('button[value="row-add:assistance.needed"]')
    assert editor.count('[name^="assistance.needed.problem@"]') == 1
    editor.page.locator("#language").select_option("es")
    editor.page.locator("#width").select_option("phone")
    editor.press("form.filters button")
    assert editor.page.frame_locator("iframe.phone").locator("form.trial").get_attribute("lang") == "es"


def test_a_version_is_compared_with_another(editors: tuple[Editor, Editor]) -> None:
    editor, _ = editors
    for text in (OLDER, NEWER):
        assert editor.bring(text) == 200
    editor.press('aside a[href$="/changes"]')
    assert editor.count(".sides ins") > 0
    assert editor.count(".sides del") > 0


def test_words_are_refused_line_by_line_kept_and_told_when_their_english_changes(editors: tuple[Editor, Editor]) -> None:
    editor, _ = editors
    editor.bring(WANTED)
    french = catalogues_of(WANTED)["fr"]
    editor.go(f"{PAGE}/words?language=fr")
    editor.write("text", french.replace("fr: National policy", "%(policy)s"))
    assert editor.press(BRING) == 422
    assert editor.count(".marked-source .problem") == 1
    editor.write("text", french)
    assert editor.press(BRING) == 200
    assert editor.count(".flashes .notice-done") == 1
    editor.go(PAGE)
    editor.write("text", WANTED.replace("title: National policy", "title: Policy"))
    editor.press(SAVE)
    editor.go(f"{PAGE}/words?language=fr")
    assert editor.count(".sides del") == 1


def _translate(site: Site) -> None:
    """Another revision of the mended text: with all its words in each language."""
    with site.world.app.app_context(), site.world.writing() as uow:
        editor = membership_of(uow.session, site.world.installation.people["editor"])
        upload(uow, editor, (CODE, "2026"), WANTED, catalogues_of(WANTED), seen=2)
