"""`database backup` and `database restore` as they are typed: what they say, and with which exit status."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from forms_app.cli import main
from forms_app.cli.keeping import _SENTENCES
from forms_app.config import ROOT, Settings
from forms_app.records.files import file_store
from tests.cli.conftest import Run

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _elsewhere(tmp_path: Path, *words: str) -> Result:
    """A command of another, empty installation."""
    place = {
        "FORMS_APP_DATABASE_URL": f"sqlite:///{tmp_path / 'other' / 'forms.sqlite'}",
        "FORMS_APP_FILES_URL": (tmp_path / "other files").as_uri(),
    }
    return CliRunner().invoke(main, words, env=place, catch_exceptions=False)


@on_sqlite
def test_a_backup_is_restored_into_an_empty_installation(run: Run, settings: Settings, tmp_path: Path) -> None:
    file_store(settings.files_url).keep_made(b"%PDF-1.7")
    folder = str(tmp_path / "backup")
    kept = run("database", "backup", folder)
    assert (kept.exit_code, "1 files (1 of them new)" in kept.output) == (0, True)
    restored = _elsewhere(tmp_path, "database", "restore", folder)
    assert restored.exit_code == 0, restored.output
    assert restored.output.startswith("Restored and verified: ")
    assert _elsewhere(tmp_path, "database", "upgrade").output.startswith("The database is up to date")


@on_sqlite
def test_a_refusal_is_a_sentence_and_exit_1(run: Run, tmp_path: Path) -> None:
    run("database", "backup", str(tmp_path / "backup"))
    full = run("database", "restore", str(tmp_path / "backup"))
    assert (full.exit_code, "FORMS_APP_DATABASE_URL names holds tables already" in full.output) == (1, True)
    nothing = _elsewhere(tmp_path, "database", "restore", str(tmp_path / "nowhere"))
    assert (nothing.exit_code, "holds no backup" in nothing.output) == (1, True)


@on_sqlite
def test_a_damaged_part_is_named(run: Run, tmp_path: Path) -> None:
    run("database", "backup", str(tmp_path / "backup"))
    (database,) = (tmp_path / "backup").glob("database-*")
    database.write_bytes(database.read_bytes()[:-1])
    damaged = _elsewhere(tmp_path, "database", "restore", str(tmp_path / "backup"))
    assert (damaged.exit_code, database.name in damaged.output) == (1, True)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_missing_pg_dump_is_named_with_its_package(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("database", "backup", str(tmp_path / "backup"))
    assert (result.exit_code, "pg_dump is not installed" in result.output) == (1, True)


@on_sqlite
def test_a_place_for_files_that_does_not_answer_is_named(
    run: Run, s3_environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("database", "backup", str(tmp_path / "backup"))
    monkeypatch.setenv("FORMS_APP_FILES_URL", "s3://no-such-bucket/files")
    result = run("database", "backup", str(tmp_path / "backup"))
    assert (result.exit_code, "The place for files s3://no-such-bucket/files cannot be used" in result.output) == (1, True)


def test_every_code_has_its_sentence_and_there_are_no_others() -> None:
    text = (ROOT / "forms_app/records/keeping.py").read_text(encoding="utf-8")
    used = {part.split('"')[1] for part in text.split("KeepingError(")[1:] if part.startswith('"')}
    assert used == _SENTENCES.keys()
