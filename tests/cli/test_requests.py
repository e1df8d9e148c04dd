import pytest
from sqlalchemy import func, select

from forms_app.records.reports import Request
from tests.cli.conftest import Run
from tests.reporting.desk import Desk


def _count(desk: Desk) -> int:
    with desk.sessions() as session:
        return session.scalar(select(func.count()).select_from(Request)) or 0


def test_a_year_is_generated_once_and_counted(run: Run, desk: Desk) -> None:
    before = _count(desk)
    first = run("requests", "generate", "--year", "2027", "--survey", "article-19/home-work")
    added = _count(desk) - before
    assert first.exit_code == 0, first.output
    assert f"2027: {added} requests added, 0 were there already." in first.output
    assert "general-survey: " in first.output
    assert "illustrative" in first.output
    again = run("requests", "generate", "--year", "2027", "--survey", "article-19/home-work")
    assert again.output == f"2027: 0 requests added, {added} were there already.\n"
    assert _count(desk) - before == added


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--year", "1950"), "The rules of the calendar begin with the year 2012"),
        (("--year", "2027", "--survey", "article-19/none"), "There is no usable form article-19/none"),
        (("--year", "2027", "--survey", "article-22/general"), "is no form of a General Survey"),
    ],
)
def test_what_cannot_be_generated_is_said_in_words_and_nothing_is_stored(
    run: Run, desk: Desk, arguments: tuple[str, ...], words: str
) -> None:
    before = _count(desk)
    refused = run("requests", "generate", *arguments)
    assert refused.exit_code == 1
    assert words in refused.output
    assert _count(desk) == before


def test_a_database_without_tables_is_refused_with_the_command_that_makes_them(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("FORMS_APP_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('new') / 'empty.sqlite'}")
    refused = run("requests", "generate", "--year", "2027")
    assert refused.exit_code == 1
    assert "forms-app database upgrade" in refused.output


def test_a_setting_that_cannot_be_read_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMS_APP_LARGEST_UPLOAD", "much")
    refused = run("requests", "generate", "--year", "2027")
    assert refused.exit_code == 1
    assert "FORMS_APP_LARGEST_UPLOAD is 'much'" in refused.output
