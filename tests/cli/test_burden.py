"""`forms burden`: the work that forms ask for."""

import pytest
from click.testing import CliRunner

from forms_app.cli import burden, main


def run(*words: str) -> str:
    result = CliRunner().invoke(main, ["forms", "burden", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_every_form_has_a_line_and_none_is_too_long() -> None:
    output = run()
    assert "article-22/C029 2026: first report " in output
    assert "article-19/home-work 2026: first report " in output
    assert "More than" not in output


def test_one_form_is_told_by_kind() -> None:
    lines = run("article-22/C029", "2026").splitlines()
    assert len(lines) == 3
    assert "grid" in lines[1]


def test_forms_that_ask_very_many_questions_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(burden, "MANY", 25)
    many = run().partition("More than 25 questions")[2]
    assert "article-22/C029 2026: " in many
    assert "article-23/reply" not in many


def test_a_code_that_no_form_has_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(main, ["forms", "burden", "article-22/C999"])
    assert (result.exit_code, "article-22/C029" in result.output) == (1, True)
