"""What can be taken over of another report's answers, and what is left behind."""

from itertools import count
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.facts import Known
from forms_app.answers.taking_over import TakenOver, Told, taken_over
from tests.answers.forms import DIGEST_A, DIGEST_B, definition

OFFICES: dict[str, Any] = {
    "id": "offices",
    "kind": "rows",
    "prompt": "Which offices?",
    "item": "Office",
    "columns": [
        {"id": "place", "kind": "text", "prompt": "Place"},
        {"id": "map", "kind": "file", "prompt": "Map"},
        {"id": "law", "kind": "reference", "to": "law", "prompt": "Law"},
        {
            "id": "staff",
            "kind": "rows",
            "prompt": "Staff",
            "item": "Post",
            "columns": [
                {"id": "title", "kind": "narrative", "prompt": "Title"},
                {"id": "picture", "kind": "file", "prompt": "Picture"},
            ],
        },
    ],
}
FORM = definition({"id": "here", "title": "Here", "questions": [OFFICES, {"id": "how", "kind": "narrative", "prompt": "How?"}]})


def file(digest: str) -> dict[str, str]:
    return {"sha256": digest, "name": "map.pdf"}


def taken(answers: dict[str, Any], path: str = "here.offices", **languages: str) -> TakenOver | None:
    told = Told(answers, "fr", {place.replace("__", "."): tag for place, tag in languages.items()})
    rows = (f"r{number}" for number in count(1))
    known = Known(files={DIGEST_B: 10})
    return taken_over(FORM, path, told, path.replace("here", "there"), known, lambda: next(rows))


def test_rows_get_ids_of_their_own_and_files_that_only_the_other_report_has_are_left_behind() -> None:
    found = taken({"there.offices": [{"place": "Northport", "map": file(DIGEST_A)}, {"map": file(DIGEST_A)}, {"law": 1}]})
    assert found is not None
    assert found.values == {Address("here.offices"): ["r1"], Address("here.offices.place", "r1"): "Northport"}
    assert not found.whole


def test_a_file_that_is_attached_here_too_comes_along() -> None:
    found = taken({"there.offices": [{"map": file(DIGEST_B)}]})
    assert found is not None
    assert found.values[Address("here.offices.map", "r1")] == file(DIGEST_B)
    assert found.whole


def test_a_table_within_a_row_of_which_nothing_came_along_goes_with_its_row() -> None:
    found = taken(
        {"there.offices": [{"place": "A", "staff": [{"picture": file(DIGEST_A)}]}, {"staff": [{"picture": file(DIGEST_A)}]}]}
    )
    assert found is not None
    assert found.values == {Address("here.offices"): ["r1"], Address("here.offices.place", "r1"): "A"}


def test_nothing_is_taken_where_nothing_could_stand() -> None:
    assert taken({}) is None
    assert taken({"there.offices": [{"map": file(DIGEST_A)}]}) is None
    assert taken({"there.how": {"not": "a text"}}, "here.how") is None


def test_each_text_keeps_its_language() -> None:
    staff = [{"title": "Inspector"}, {"title": "Inspectora"}]
    found = taken({"there.offices": [{"staff": staff}]}, **{"there__offices__staff__title@1/2": "es"})
    assert found is not None
    assert [found.languages[at] for at in found.values if at.path == "here.offices.staff.title"] == ["fr", "es"]
    other = taken({"there.how": "Par décret."}, "here.how")
    assert other is not None
    assert other.languages == {Address("here.how"): "fr"}
