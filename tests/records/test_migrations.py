"""The migrations make exactly the tables that the program declares, and bring rows along, on both databases."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import MIGRATIONS, ROOT
from forms_app.records import migrating, tables  # noqa: F401 -- the tables join the metadata
from forms_app.records.base import Base
from forms_app.records.engine import prepare
from forms_app.records.migrating import BrokenReferencesError, upgrade
from forms_app.records.revisions import is_current
from forms_app.records.unit_of_work import declare
from forms_app.records.work import Job
from tests.records.one_row_each import fill_every_table, rows_of_every_table

INSERT_ONLY = (
    "form_version",
    "answer_revision",
    "submission",
    "communication",
    "rendering",
    "audit_entry",
    "form_draft_revision",
    "form_proposal",
    "form_publication",
)
LATER = """
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{before}"

def upgrade() -> None:
    with op.batch_alter_table("unit", recreate="always" if op.get_bind().dialect.name == "sqlite" else "never") as table:
        table.add_column(sa.Column("added", sa.Integer(), nullable=True))
    {then}
"""


def _revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[Engine]:
    engine = prepare(create_engine(empty_database_url))
    yield engine
    engine.dispose()


@pytest.fixture(autouse=True)
def _reading_again() -> Iterator[None]:
    yield
    declare(writes=False)


def _fill(engine: Engine) -> dict[str, int]:
    declare(writes=True)
    with engine.begin() as connection:
        fill_every_table(connection)
        return rows_of_every_table(connection)


def _rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return rows_of_every_table(connection)


def test_the_migrations_make_the_declared_tables(sessions: sessionmaker[Session]) -> None:
    engine: Engine = sessions.kw["bind"]
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_database_is_current_after_the_upgrade_and_not_before(empty: Engine) -> None:
    assert not is_current(empty)
    upgrade(empty)
    assert is_current(empty)


def test_upgrading_a_current_database_changes_nothing(sessions: sessionmaker[Session]) -> None:
    engine: Engine = sessions.kw["bind"]
    before = _rows(engine)
    upgrade(engine)
    assert is_current(engine)
    assert _rows(engine) == before


@pytest.mark.parametrize("revision", _revisions())
def test_rows_of_every_revision_come_along(empty: Engine, revision: str) -> None:
    upgrade(empty, revision)
    before = _fill(empty)
    assert set(before.values()) == {1}
    upgrade(empty)
    after = _rows(empty)
    assert {table: after[table] for table in before} == before


LINK = "https://ilo.invalid/invitations/secret"
OF_AN_INVITATION = {"to": "a", "template": "invitation", "locale": "fr"}
WITH_A_LINK = {"party": "Arcadia", "kind": "government", "link": LINK}
OF_A_COPY = {"to": "a", "template": "report_communicated", "locale": "fr", "values": {"unit": "Arcadia"}}
OF_A_PASSWORD = {"to": "a", "subject": "Choose a new password"}
BEFORE = {
    "invitation": ("mail", {**OF_AN_INVITATION, "values": WITH_A_LINK}),
    "password": ("mail", {**OF_A_PASSWORD, "body": f"Open {LINK}"}),
    "copy": ("mail", OF_A_COPY),
    "volume": ("volume", {"year": 2026, "values": WITH_A_LINK, "body": "of another kind"}),
}
AFTER = {
    "invitation": (OF_AN_INVITATION, {"values": WITH_A_LINK}),
    "password": (OF_A_PASSWORD, {"body": f"Open {LINK}"}),
    "copy": (OF_A_COPY, None),
    "volume": (BEFORE["volume"][1], None),
}


@pytest.mark.parametrize("which", BEFORE)
def test_secrets_of_mails_are_set_apart_and_those_of_ended_ones_forgotten(empty: Engine, which: str) -> None:
    upgrade(empty, "0004")
    kind, before = BEFORE[which]
    states = ["waiting", "running", "done", "failed", "cancelled"]
    declare(writes=True)
    with empty.begin() as connection:
        for state in states:
            reason = '{"code": "fault"}' if state == "failed" else None
            statement = text(
                "INSERT INTO job (kind, params, state, done, attempts, reason, created_at) "
                "VALUES (:kind, :params, :state, 0, 1, :reason, '2026-03-02 09:30:00')"
            )
            connection.execute(statement, {"kind": kind, "params": json.dumps(before), "state": state, "reason": reason})
    upgrade(empty)
    params, secret = AFTER[which]
    with sessionmaker(empty)() as session:
        after = {str(job.state): (job.params, job.secret) for job in session.scalars(select(Job))}
    ended = dict.fromkeys(("done", "failed", "cancelled"), (params, None))
    assert after == {"waiting": (params, secret), "running": (params, secret), **ended}


def test_jobs_keep_their_checks_when_others_come(empty: Engine) -> None:
    upgrade(empty, "0004")
    before = {check["name"] for check in inspect(empty).get_check_constraints("job")}
    upgrade(empty)
    after = {check["name"] for check in inspect(empty).get_check_constraints("job")}
    assert len(before) == 3
    assert after == {*before, "ck_job_secret_until_ended", "ck_job_again_while_waiting"}


def test_what_was_insert_only_stays_so_after_every_migration(empty: Engine) -> None:
    upgrade(empty)
    _fill(empty)
    for table in INSERT_ONLY:
        column = inspect(empty).get_columns(table)[0]["name"]
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with pytest.raises(DBAPIError, match="insert-only"), empty.begin() as connection:
                connection.exec_driver_sql(statement)
    assert {_rows(empty)[table] for table in INSERT_ONLY} == {1}


def test_a_table_that_others_refer_to_is_made_anew_with_its_rows(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _with_a_later_revision(empty, tmp_path, monkeypatch, then="")
    upgrade(empty)
    assert _rows(empty) == before
    assert "added" in {column["name"] for column in inspect(empty).get_columns("unit")}
    with pytest.raises(DBAPIError), empty.begin() as connection:  # references are checked again
        connection.exec_driver_sql("DELETE FROM unit")


def test_a_migration_that_breaks_a_reference_changes_nothing(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _with_a_later_revision(empty, tmp_path, monkeypatch, then='op.execute("DELETE FROM unit")')
    with pytest.raises((BrokenReferencesError, DBAPIError), match=r"refers to no unit|foreign key"):
        upgrade(empty)
    assert _rows(empty) == before
    assert "added" not in {column["name"] for column in inspect(empty).get_columns("unit")}


def _with_a_later_revision(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch, *, then: str) -> dict[str, int]:
    """A filled database at the last revision, and a revision after it that makes the units' table anew."""
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    upgrade(engine)
    (scripts / "versions" / "later.py").write_text(LATER.format(before=_revisions()[-1], then=then))
    monkeypatch.setattr(migrating, "MIGRATIONS", scripts)
    return _fill(engine)


def test_processes_that_upgrade_at_the_same_moment_do_it_once(empty: Engine) -> None:
    url = empty.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.records.upgrading", url]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in started] == [("", 0)] * 3
    assert is_current(empty)
