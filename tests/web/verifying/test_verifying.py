from io import BytesIO

from forms_app.records.queries.submissions import submission_by_reference
from tests.servers.correspondence import ASKED, correspond
from tests.servers.world import World
from tests.web.pages import faults_of
from tests.web.steps import post

PAGE = "/verify"


def _content(world: World) -> tuple[bytes, str]:
    """The content of the report that was sent, and its reference."""
    with world.writing() as uow:
        submission = submission_by_reference(uow.session, correspond(uow, world.installation).report)
        assert submission is not None
        return submission.content.encode(), submission.reference


def test_whoever_holds_a_file_or_its_digest_learns_what_it_is_and_nothing_of_its_answers(world: World) -> None:
    content, reference = _content(world)
    visitor = world.client_for(None)
    assert faults_of(visitor.get(PAGE).text) == []
    by_file = post(visitor, PAGE, {"file": (BytesIO(content), "answers.json")})
    assert by_file.status_code == 200
    assert faults_of(by_file.text) == []
    assert reference in by_file.text
    assert "Government of Arcadia" in by_file.text
    assert ASKED not in by_file.text
    with world.reading() as uow:
        submission = submission_by_reference(uow.session, reference)
        assert submission is not None
        digest = submission.digest
    spaced = " ".join(digest.upper()[place : place + 8] for place in range(0, 64, 8))
    assert reference in post(visitor, PAGE, {"digest": spaced}).text


def test_a_changed_file_is_unknown(world: World) -> None:
    content, reference = _content(world)
    answer = post(world.client_for(None, "fr"), PAGE, {"file": (BytesIO(content + b" x"), "answers.json")})
    assert answer.status_code == 200
    assert "notice-problem" in answer.text
    assert reference not in answer.text


def test_neither_file_nor_digest_is_asked_for_again(world: World) -> None:
    answer = post(world.client_for(None), PAGE, {"digest": "<b>abc"})
    assert answer.status_code == 422
    assert "data-error-summary" in answer.text
    assert "<b>abc" not in answer.text
    assert faults_of(answer.text) == []
