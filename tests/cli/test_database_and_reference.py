"""`database upgrade` and `reference import`, as they are typed, on both databases."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session, sessionmaker

from forms_app.cli import main
from forms_app.config import Settings
from forms_app.records.queries.world import load_world
from forms_app.reference.problems import CODES, Problem
from forms_app.web.wording.reference_problems import SENTENCES, line

Run = Callable[..., Result]
Sessions = sessionmaker[Session]

UNITS = "code,region,name_en,name_fr\nXAA,Africa,Arcadia,Arcadie\nXAB,Arab States,Borduria,Bordurie\n"
RATIFICATIONS = "unit;instrument;registered_on;in_force_on\nFIN;C029;1936-01-14;\nFIN;C111;1970-04-24;\n"


def _run(url: str, *words: str) -> Result:
    return CliRunner().invoke(main, words, env={"FORMS_APP_DATABASE_URL": url})


@pytest.fixture
def run(settings: Settings) -> Run:
    return lambda *words: _run(settings.database_url, *words)


def test_an_empty_database_gets_tables_and_the_shipped_reference_data(empty_database_url: str) -> None:
    first, second = (_run(empty_database_url, "database", "upgrade") for _ in range(2))
    assert (first.exit_code, first.output) == (0, "The database is up to date; its reference data has version 3.\n")
    assert second.output == first.output


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "forms.sqlite"
    assert _run(f"sqlite:///{file}", "database", "upgrade").exit_code == 0
    assert file.exists()


def test_a_command_says_that_the_database_is_not_up_to_date(empty_database_url: str, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS)
    result = _run(empty_database_url, "reference", "import", "units", str(tmp_path / "units.csv"))
    assert result.exit_code == 1
    assert "forms-app database upgrade" in result.output


def test_a_database_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    result = _run(f"postgresql+psycopg://user:secret@/none?host={tmp_path}", "database", "upgrade")
    assert result.exit_code == 1
    assert "FORMS_APP_DATABASE_URL" in result.output
    assert "secret" not in result.output


def test_a_setting_that_cannot_be_read_is_named() -> None:
    result = CliRunner().invoke(main, ["database", "upgrade"], env={"FORMS_APP_MAIL_PORT": "many"})
    assert (result.exit_code, "FORMS_APP_MAIL_PORT" in result.output) == (1, True)


def test_units_are_added_and_read_by_everyone_at_once(run: Run, sessions: Sessions, tmp_path: Path) -> None:
    with sessions() as session:
        before = load_world(session)
    (tmp_path / "units.csv").write_text(UNITS)
    result = run("reference", "import", "units", str(tmp_path / "units.csv"))
    assert (result.exit_code, result.output) == (0, "units: 2 rows stored.\n")
    with sessions() as session:
        world = load_world(session)
        assert load_world(session) is world
    assert world.version == before.version + 1
    assert world.units["XAA"].names == {"en": "Arcadia", "fr": "Arcadie"}
    assert len(world.units) == len(before.units) + 2


def test_ratifications_take_the_place_of_those_of_the_same_unit_and_instrument(
    run: Run, sessions: Sessions, tmp_path: Path
) -> None:
    with sessions() as session:
        before = load_world(session)
    (tmp_path / "new.csv").write_text(RATIFICATIONS)
    result = run("reference", "import", "ratifications", str(tmp_path / "new.csv"))
    assert (result.exit_code, result.output) == (0, "ratifications: 2 rows stored.\n")
    with sessions() as session:
        after = load_world(session)
    assert len(after.ratifications) == len(before.ratifications)
    registered = {one.instrument: one.registered_on.isoformat() for one in after.by_unit["FIN"]}
    assert (registered["C029"], registered["C111"]) == ("1936-01-14", "1970-04-24")


def test_all_problems_are_listed_and_nothing_is_stored(run: Run, sessions: Sessions, tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_text(UNITS + "xac,Atlantis,Nowhere,\nXAA,Africa,Again,\n")
    result = run("reference", "import", "units", str(file))
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert [re.match(r".*units.csv:(\d+): (\w+): ", text).groups() for text in lines] == [  # type: ignore[union-attr]
        ("4", "code"),
        ("4", "region"),
        ("5", "code"),
    ]
    with sessions() as session:
        assert "XAA" not in load_world(session).units


def test_a_grid_takes_the_place_of_the_one_before(run: Run, sessions: Sessions, tmp_path: Path) -> None:
    with sessions() as session:
        cell = next(iter(load_world(session).grid.cells.values()))
    (tmp_path / "grid.csv").write_text(
        "valid_from,subject,group,year_offset,illustrative\n"
        f"{cell.valid_from},{cell.subject},{cell.group},{cell.year_offset},no\n"
    )
    result = run("reference", "import", "grid", str(tmp_path / "grid.csv"))
    assert (result.exit_code, result.output) == (0, "grid: 1 rows stored.\n")
    with sessions() as session:
        (stored,) = load_world(session).grid.cells.values()
    assert (stored.subject, stored.illustrative) == (cell.subject, False)


def test_the_shipped_files_can_be_imported_again(run: Run) -> None:
    folder = Path(load_world.__code__.co_filename).parents[2] / "reference" / "data"
    for table, file in (("units", "members.csv"), ("instruments", "instruments.csv"), ("ratifications", "ratifications.csv")):
        result = run("reference", "import", table, str(folder / file))
        assert result.exit_code == 0, result.output


def test_every_code_has_its_words_and_there_are_no_others() -> None:
    assert SENTENCES.keys() == CODES.keys()


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_uses_only_the_parameters_of_its_code(code: str) -> None:
    assert set(re.findall(r"%\((\w+)\)s", " ".join(SENTENCES[code]))) <= CODES[code]
    assert line(Problem("f.csv", 3, "code", code, dict.fromkeys(CODES[code], "x"))).startswith("f.csv:3: code: ")
