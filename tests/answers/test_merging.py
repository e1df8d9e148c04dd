"""Claims about saves that did not see the newest answer."""

from typing import Any

import pytest

from forms_app.answers.merging import Accept, Conflict, Unchanged, judge_save


def test_a_save_that_saw_the_newest_answer_is_accepted() -> None:
    assert judge_save(3, "old", 3, "new") == Accept()
    assert judge_save(0, None, 0, "first") == Accept()
    assert judge_save(3, "old", 3, None) == Accept()


def test_a_stale_save_returns_the_stored_text() -> None:
    assert judge_save(4, "theirs", 3, "mine") == Conflict("theirs")
    assert judge_save(1, "theirs", 0, "mine") == Conflict("theirs")
    assert judge_save(4, None, 3, "mine") == Conflict(None)


def test_a_stale_save_of_the_same_value_succeeds() -> None:
    assert judge_save(4, {"from": "2026-01-01", "to": "2026-02-01"}, 1, {"to": "2026-02-01", "from": "2026-01-01"}) == Unchanged()


def test_a_revision_never_given_out_is_stale() -> None:
    assert judge_save(2, "theirs", 9, "mine") == Conflict("theirs")


@pytest.mark.parametrize(("stored", "value"), [(1, True), (0, False), (["a", "b"], ["b", "a"]), ("1", 1), (None, "")])
def test_values_that_python_may_call_equal_are_told_apart(stored: Any, value: Any) -> None:
    assert judge_save(2, stored, 1, value) == Conflict(stored)
