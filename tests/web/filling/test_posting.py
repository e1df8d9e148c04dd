"""A section saved without a script: nothing that was typed is lost, whatever else happens to it."""

from html import unescape

import pytest

from tests.servers.world import World
from tests.web.filling.pages import SectionPage, fields_of, section_page, section_url, stored, value

HOW = "articles.convict-how"


def test_save_comes_back_and_save_and_continue_goes_on(kinds: World) -> None:
    page = section_page(kinds, "articles")
    assert page.post().location == section_url(kinds, "articles")
    assert page.post(act="continue").location == section_url(kinds, "figures")
    last = section_page(kinds, "attestation")
    assert last.post(act="continue").location == f"/reports/{kinds.installation.report_key}/review"


def test_one_unreadable_answer_keeps_nothing_else_from_being_saved(kinds: World) -> None:
    answer = section_page(kinds, "figures").post({"figures.inspectors": "many", "figures.share": "12.5"})
    assert answer.status_code == 422
    assert value(kinds, "figures.share") == 12.5
    assert value(kinds, "figures.inspectors") is None
    assert fields_of(answer.text)["figures.inspectors"] == "many"
    assert "Write a number in figures" in answer.text
    assert 'href="#q-figures_inspectors"' in answer.text


def test_the_text_of_a_stale_page_and_the_stored_one_are_both_shown_and_neither_is_lost(kinds: World) -> None:
    mine, theirs = section_page(kinds, "articles"), section_page(kinds, "articles", "xaa.second")
    theirs.post({HOW: "Text of the second"})
    answer = mine.post({HOW: "My text", "articles.number": "1/2026"})
    assert answer.status_code == 409
    assert "My text" in answer.text
    assert "Text of the second" in answer.text
    assert "Xaa Second" in unescape(answer.text)
    assert value(kinds, HOW) == "Text of the second"
    assert value(kinds, "articles.number") == "1/2026"


def _conflict(kinds: World) -> SectionPage:
    """The page that shows two versions of one answer."""
    mine, theirs = section_page(kinds, "articles"), section_page(kinds, "articles", "xaa.second")
    theirs.post({HOW: "Text of the second"})
    answer = mine.post({HOW: "My text"})
    return SectionPage(mine.client, mine.url, answer.text, fields_of(answer.text))


@pytest.mark.parametrize(
    ("choice", "stands"), [("mine", "My text"), ("theirs", "Text of the second"), ("merged", "Text of the second\n\nMy text")]
)
def test_the_writer_decides_what_stands(kinds: World, choice: str, stands: str) -> None:
    conflict = _conflict(kinds)
    assert conflict.post({f"{HOW}.resolution": choice}).status_code == 303
    assert value(kinds, HOW) == stands


def test_no_decision_shows_both_once_more(kinds: World) -> None:
    answer = _conflict(kinds).post()
    assert answer.status_code == 409
    assert "My text" in answer.text
    assert value(kinds, HOW) == "Text of the second"


def test_a_decision_taken_on_a_version_that_changed_again_is_asked_once_more(kinds: World) -> None:
    conflict = _conflict(kinds)
    section_page(kinds, "articles", "xaa.second").post({HOW: "A third text"})
    answer = conflict.post({f"{HOW}.resolution": "mine"})
    assert answer.status_code == 409
    assert "A third text" in answer.text
    assert "My text" in answer.text


def test_what_a_stale_page_left_untouched_does_not_undo_what_others_wrote(kinds: World) -> None:
    mine, theirs = section_page(kinds, "articles"), section_page(kinds, "articles", "xaa.second")
    theirs.post({HOW: "Text of the second"})
    assert mine.post({"articles.number": "2/2026"}).status_code == 303
    assert value(kinds, HOW) == "Text of the second"


def test_two_tabs_that_say_the_same_agree(kinds: World) -> None:
    one, other = section_page(kinds, "articles"), section_page(kinds, "articles")
    one.post({HOW: "The same"})
    assert other.post({HOW: "The same"}).status_code == 303
    answer = stored(kinds, HOW)
    assert answer is not None
    assert answer.revision == 1


def test_an_answer_may_be_cleared(kinds: World) -> None:
    page = section_page(kinds, "articles")
    page.post({HOW: "Something", "articles.exceptions": ["civic"]})
    again = page.reload()
    assert again.post({HOW: "", "articles.exceptions": []}).status_code == 303
    assert value(kinds, HOW) is None
    assert value(kinds, "articles.exceptions") is None


def test_an_answer_keeps_the_language_it_was_said_to_be_in(kinds: World) -> None:
    page = section_page(kinds, "articles")
    page.post({HOW: "Rien ne manque", f"lang:{HOW}": "fr"})
    answer = stored(kinds, HOW)
    assert answer is not None
    assert answer.language == "fr"
    again = page.reload()
    assert again.fields[f"lang:{HOW}"] == "fr"
    again.post({f"lang:{HOW}": "en"})
    changed = stored(kinds, HOW)
    assert changed is not None
    assert (changed.language, changed.revision) == (None, 2)


def test_answers_to_questions_that_are_not_asked_now_are_kept(kinds: World) -> None:
    page = section_page(kinds, "articles")
    page.post({"articles.convict": "no", HOW: "Kept although hidden"})
    assert value(kinds, HOW) == "Kept although hidden"


@pytest.mark.parametrize(
    "strange",
    [
        {"rev:nothing.here": "0", "nothing.here": "x"},
        {"rev:figures.inspectors": "0", "figures.inspectors": "3"},  # of another section
        {"rev:articles.convict@row1": "0", "articles.convict@row1": "yes"},
    ],
)
def test_a_post_with_an_address_the_section_does_not_have_saves_nothing(kinds: World, strange: dict[str, str]) -> None:
    answer = section_page(kinds, "articles").post({**strange, HOW: "Mine"})
    assert answer.status_code == 422
    assert value(kinds, HOW) is None


def test_a_post_without_token_saves_nothing(kinds: World) -> None:
    answer = section_page(kinds, "articles").post({"csrf_token": "wrong", HOW: "Mine"})
    assert answer.status_code == 400
    assert value(kinds, HOW) is None


def test_a_text_that_is_too_long_is_shown_again_whole(kinds: World) -> None:
    text = "x" * 501
    answer = section_page(kinds, "comments").post({"comments.replies@C029-XAA-2024-OBS#1": text})
    assert answer.status_code == 422
    assert fields_of(answer.text)["comments.replies@C029-XAA-2024-OBS#1"] == text
    assert "there is room for 500" in answer.text


def test_a_point_of_another_comment_is_refused(kinds: World) -> None:
    answer = section_page(kinds, "comments").post({"rev:comments.replies@C001-XAB-2024-OBS#1": "0"})
    assert answer.status_code == 422


def test_others_may_not_post(kinds: World) -> None:
    page = section_page(kinds, "articles")
    for person in ("xab.focal", "xaa.contributor", "registry", "xaa.workers"):
        other = SectionPage(kinds.client_for(person), page.url, page.text, page.fields)
        assert other.post({HOW: "Intruder"}).status_code in (400, 403)
    assert value(kinds, HOW) is None
