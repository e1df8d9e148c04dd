"""Autosave as a script speaks it."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.servers.world import World
from tests.web.filling.pages import section_page, stored, value

HOW = "articles.convict-how"


def save(world: World, body: Any, person: str = "xaa.focal", section: str = "articles", token: str | None = None) -> Any:
    page = section_page(world, section, person)
    return send(world, page.client, body, page.fields["csrf_token"] if token is None else token)


def send(world: World, client: FlaskClient, body: Any, token: str) -> Any:
    url = f"/reports/{world.installation.report_key}/answers"
    return client.post(url, json=body, headers={"X-CSRFToken": token, "Accept": "application/json"})


def one(address: str, text: str, revision: int = 0, language: str | None = None) -> dict[str, Any]:
    return {"address": address, "parts": {"": [text]}, "revision": revision, "language": language}


def test_a_save_is_on_record_when_it_is_acknowledged(kinds: World) -> None:
    answer = save(kinds, one(HOW, "Text", language="fr"))
    assert answer.status_code == 200
    assert answer.json["revision"] == 1
    assert answer.json["saved_words"].startswith("Saved at ")
    found = stored(kinds, HOW)
    assert found is not None
    assert (found.value, found.language, found.person_name) == ("Text", "fr", "Xaa Focal")


def test_the_language_sent_with_a_choice_means_nothing(kinds: World) -> None:
    assert save(kinds, one("articles.convict", "partly", language="fr")).status_code == 200
    found = stored(kinds, "articles.convict")
    assert found is not None
    assert found.language is None


def test_the_answer_says_what_is_asked_now_and_how_far_the_report_is(kinds: World) -> None:
    answer = save(kinds, one("articles.convict", "partly"))
    assert answer.json["visible"][HOW] is True
    assert answer.json["visible"]["articles.convict-since"] is False
    assert answer.json["sections"]["articles"]["done"] == 1
    again = save(kinds, one("articles.convict", "yes", revision=1))
    assert again.json["visible"][HOW] is False


def test_a_stale_save_returns_both_texts_and_stores_nothing(kinds: World) -> None:
    save(kinds, one(HOW, "Theirs"), person="xaa.second")
    answer = save(kinds, one(HOW, "Mine"))
    assert answer.status_code == 409
    assert answer.json["mine"]["shown"] == "Mine"
    assert answer.json["theirs"]["shown"] == "Theirs"
    assert answer.json["theirs"]["by"] == "Xaa Second"
    assert answer.json["theirs"]["parts"] == {"": ["Theirs"]}
    assert value(kinds, HOW) == "Theirs"


def test_a_save_that_was_repeated_because_its_answer_was_lost_succeeds(kinds: World) -> None:
    assert save(kinds, one(HOW, "Text")).json["revision"] == 1
    assert save(kinds, one(HOW, "Text")).json["revision"] == 1


def test_several_saves_are_judged_each_on_its_own_in_one_commit(kinds: World) -> None:
    saves = [one(HOW, "Text"), one("figures.inspectors", "many"), one("nothing.here", "x"), one("figures.share", "12.5")]
    answer = save(kinds, {"saves": saves})
    assert answer.status_code == 200
    assert [result["status"] for result in answer.json["results"]] == [200, 422, 422, 200]
    assert "figures" in answer.json["sections"]
    assert value(kinds, HOW) == "Text"
    assert value(kinds, "figures.share") == 12.5


def test_what_cannot_be_read_is_said_with_its_part(kinds: World) -> None:
    body = {"address": "figures.budget", "parts": {"amount": ["12"], "currency": [""]}, "revision": 0, "language": None}
    answer = save(kinds, body)
    assert answer.status_code == 422
    assert answer.json["problems"] == [{"part": "currency", "message": "Choose the currency of the amount."}]


def test_totals_come_back_with_statistics(kinds: World) -> None:
    cells = {"opened.women": ["3"], "opened.men": ["4"], "closed.women": ["1.5"]}
    answer = save(kinds, {"address": "figures.cases", "parts": cells, "revision": 0, "language": None})
    assert answer.json["totals"] == {
        "all": "8.5",
        "line": {"opened": "7", "closed": "1.5"},
        "column": {"women": "4.5", "men": "4"},
    }


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"saves": []},
        {"saves": "x"},
        {"address": HOW, "parts": {"": "text"}, "revision": 0},
        {"address": HOW, "parts": {"": ["x"]}, "revision": -1},
        {"address": HOW, "parts": {"": ["x"]}, "revision": "0"},
        {"address": HOW, "parts": {"": ["x"]}, "revision": 0, "language": "<script>"},
        {"address": HOW, "parts": {"": ["x"]}, "revision": 0, "extra": 1},
        {"address": 5, "parts": {}, "revision": 0},
    ],
)
def test_other_shapes_are_refused_as_json(kinds: World, body: Any) -> None:
    answer = save(kinds, body)
    assert answer.status_code == 400
    assert answer.json["code"] == "http-400"
    assert value(kinds, HOW) is None


def test_a_wrong_token_is_refused(kinds: World) -> None:
    answer = save(kinds, one(HOW, "Text"), token="wrong")
    assert answer.status_code == 400
    assert answer.json["code"] == "page-expired"
    assert value(kinds, HOW) is None


def test_a_table_s_list_of_rows_cannot_be_overwritten(kinds: World) -> None:
    assert save(kinds, {"address": "laws.list", "parts": {"": ["made-up"]}, "revision": 0}).status_code == 422


def test_a_contributor_saves_only_in_the_sections_assigned(world: World) -> None:
    answer = save(world, {"saves": [one("prison-labour.art2-obligation", "yes")]}, "xaa.contributor", "laws")
    assert [result["status"] for result in answer.json["results"]] == [403]
    assert value(world, "prison-labour.art2-obligation") is None


def test_nobody_saves_in_the_report_of_another_government(kinds: World) -> None:
    page = section_page(kinds, "articles")
    for person, status in (("xab.focal", (400, 403)), ("registry", (400, 403)), (None, (302, 400, 401))):
        answer = send(kinds, kinds.client_for(person), one(HOW, "Intruder"), page.fields["csrf_token"])
        assert answer.status_code in status
    assert value(kinds, HOW) is None


def test_a_post_beyond_all_measure_is_refused(kinds: World) -> None:
    answer = save(kinds, {"saves": [one(HOW, "x" * 900_000) for _ in range(30)]})
    assert answer.status_code == 413
    assert value(kinds, HOW) is None
