"""What a snapshot says that it speaks of."""

from typing import Any

import pytest
from hypothesis import given, settings

from forms_app.answers.cited import spoken_of
from forms_app.answers.facts import Facts
from forms_app.answers.snapshot import snapshot_to_json
from forms_app.answers.values import Sheet
from forms_app.definitions.canonical import canonical_json
from tests.answers.drafts import drafts
from tests.answers.test_snapshot import taken


@settings(max_examples=30)
@given(draft=drafts())
def test_every_provision_of_an_answered_question_is_found_and_every_point_replied_to(draft: tuple[Sheet, Facts]) -> None:
    snapshot = taken(*draft)
    found = spoken_of(snapshot_to_json(snapshot).decode())
    answered = [one for section in snapshot.sections for one in section.questions if one.is_answered]
    assert found.language == "fr"
    assert found.provisions == tuple((cited, one.path) for one in answered for cited in one.reference)
    assert found.points == tuple(
        (reply.comment, reply.point, one.path) for one in answered for reply in one.replies if reply.reply
    )


@pytest.mark.parametrize("block", ["assistance@1", None])
def test_lines_on_assistance_name_articles_of_the_first_instrument(block: str | None) -> None:
    question: dict[str, Any] = {"path": "help.needed", "reference": [], "answer": [{"is": "table"}]}
    skipped = {"path": "help.received", "reference": ["C029 Art. 1"]}  # without an answer
    snapshot = {
        "content": {
            "language": "es",
            "instruments": ["C029", "P029"],
            "answers": {"help.needed": [{"articles": "Art. 25 y P029 art. 2"}, {"problem": "Art. 3"}]},
        },
        "sections": [{"block": block, "questions": [question, skipped]}],
    }
    found = spoken_of(canonical_json(snapshot).decode())
    expected = (("C029 Art. 25", "help.needed"), ("P029 Art. 2", "help.needed")) if block else ()
    assert (found.language, found.provisions) == ("es", expected)
