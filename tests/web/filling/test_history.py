"""The history of an answer: every version, what changed, and an earlier one brought back."""

from hypothesis import given
from hypothesis import strategies as st

from forms_app.answers.differences import differences
from tests.servers.world import World
from tests.web.filling.pages import SectionPage, fields_of, section_page, stored, value

HOW = "articles.convict-how"


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_back_from_their_differences(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_only_the_words_that_changed_are_marked() -> None:
    pieces = differences("The law of 2019 applies.", "The law of 2021 applies.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "The law of "),
        ("removed", "2019"),
        ("added", "2021"),
        ("same", " applies."),
    ]


def test_texts_too_long_to_compare_stand_whole() -> None:
    pieces = differences("a " * 10_000, "b " * 10_000)
    assert [piece.kind for piece in pieces] == ["removed", "added"]


def written(kinds: World) -> SectionPage:
    """An answer with three versions: two texts, then cleared by a colleague."""
    page = section_page(kinds, "articles")
    page.post({HOW: "First text"})
    page.reload().post({HOW: "Second text"})
    section_page(kinds, "articles", "xaa.second").post({HOW: ""})
    return page


def history(kinds: World, person: str = "xaa.focal", path: str = HOW) -> str:
    answer = kinds.client_for(person).get(f"/reports/{kinds.installation.report_key}/history/{path}")
    assert answer.status_code == 200
    return answer.text


def test_every_version_stands_with_its_writer_and_its_changes(kinds: World) -> None:
    written(kinds)
    text = history(kinds)
    assert [text.index(f"Version {n}") for n in (3, 2, 1)] == sorted(text.index(f"Version {n}") for n in (3, 2, 1))
    assert "Xaa Second" in text
    assert "The answer was cleared." in text
    assert "First" in text.partition("<del>")[2]


def test_an_earlier_text_comes_back_as_a_new_version(kinds: World) -> None:
    page = written(kinds)
    url = f"/reports/{kinds.installation.report_key}/history/{HOW}"
    token = page.fields["csrf_token"]
    answer = page.client.post(url, data={"csrf_token": token, "revision": "1", "seen": "3"})
    assert answer.status_code == 303
    found = stored(kinds, HOW)
    assert found is not None
    assert (found.value, found.revision) == ("First text", 4)


def test_bringing_back_does_not_undo_what_somebody_wrote_meanwhile(kinds: World) -> None:
    page = written(kinds)
    section_page(kinds, "articles", "xaa.second").post({HOW: "Fourth text"})
    url = f"/reports/{kinds.installation.report_key}/history/{HOW}"
    data = {"csrf_token": page.fields["csrf_token"], "revision": "1", "seen": "3"}
    assert page.client.post(url, data=data).status_code == 409
    assert value(kinds, HOW) == "Fourth text"


def test_a_signatory_reads_the_history_but_brings_nothing_back(kinds: World) -> None:
    page = written(kinds)
    assert "Bring this text back" in history(kinds)
    assert "Bring this text back" not in history(kinds, "xaa.signatory")
    client = kinds.client_for("xaa.signatory")
    url = f"/reports/{kinds.installation.report_key}/history/{HOW}"
    token = fields_of(client.get("/").text).get("csrf_token", page.fields["csrf_token"])
    assert client.post(url, data={"csrf_token": token, "revision": "1", "seen": "3"}).status_code in (400, 403)


def test_strange_questions_revisions_and_readers_are_refused(kinds: World) -> None:
    page = written(kinds)
    base = f"/reports/{kinds.installation.report_key}/history/"
    assert page.client.get(base + "nothing.here").status_code == 404
    data = {"csrf_token": page.fields["csrf_token"], "revision": "99", "seen": "3"}
    assert page.client.post(base + HOW, data=data).status_code == 404
    assert kinds.client_for("xab.focal").get(base + HOW).status_code == 403


def test_a_contributor_sees_no_history_of_other_sections(world: World) -> None:
    base = f"/reports/{world.installation.report_key}/history/"
    assert world.client_for("xaa.contributor").get(base + "prison-labour.art2-obligation").status_code == 403
    assert world.client_for("xaa.contributor").get(base + "laws.new-law").status_code == 200
