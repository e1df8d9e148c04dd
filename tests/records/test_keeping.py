"""What was kept comes back as it was, on each database; what is damaged is found before anything is written."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from forms_app.definitions.canonical import sha256_of
from forms_app.records import database_copies
from forms_app.records.database import open_engine
from forms_app.records.database_copies import CopyingError, holding_of
from forms_app.records.files import FileStore, file_store
from forms_app.records.keeping import MANIFEST, KeepingError, back_up, is_sound, read_manifest, restore
from forms_app.records.reports import StoredFile
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import declare, unit_of_work
from forms_app.records.world import Installation
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, Desk, write
from tests.servers import installation as made
from tests.servers.databases import NOW
from tests.servers.file_stores import FilesPlace
from tests.servers.postgres import PostgresServer

NewPlace = Callable[[], FilesPlace]
in_folders_and_buckets = pytest.mark.parametrize("new_files_place", ["folder", "s3"], indirect=True)

LATER = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
FIRST, SECOND = b"%PDF-1.7 first", b"%PDF-1.7 second"


@dataclass(frozen=True)
class Place:
    """An installation that is kept or filled."""

    engine: Engine
    store: FileStore
    files: FilesPlace

    @property
    def rows(self) -> dict[str, int]:
        with self.engine.connect() as connection:
            return dict(holding_of(connection).counts)


def _place(database_url: str, files: FilesPlace) -> Place:
    return Place(open_engine(Settings(database_url=database_url)), file_store(files.url), files)


@pytest.fixture
def kept(
    settings: Settings, sessions: sessionmaker[Session], installation: made.Installation, new_files_place: NewPlace
) -> Iterator[Place]:
    """An installation with a submission and a file."""
    desk = Desk(sessions, installation)
    with desk.unit() as uow:
        write(uow, desk.report(uow), ATTESTED)
    with desk.unit() as uow:
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, desk.report(uow), "en"), n=1)
    place = _place(settings.database_url, new_files_place())
    _add_file(place, FIRST)
    yield place
    place.engine.dispose()


@pytest.fixture
def empty(database_url: str, tmp_path: Path, new_files_place: NewPlace, request: pytest.FixtureRequest) -> Iterator[Place]:
    """A place of the same kind of database, to be filled."""
    if database_url.startswith("sqlite"):
        place = _place(f"sqlite:///{tmp_path / 'empty.sqlite'}", new_files_place())
        yield place
        place.engine.dispose()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    place = _place(server.create("to_be_filled"), new_files_place())
    yield place
    place.engine.dispose()
    server.drop("to_be_filled")


def _add_file(place: Place, content: bytes) -> str:
    digest = place.store.keep_made(content)
    maker = sessionmaker(place.engine)
    with maker() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        uow.session.add(StoredFile(sha256=digest, size=len(content), media_type="application/pdf", stored_at=NOW))
    return digest


def _keep(place: Place, folder: Path) -> int:
    return back_up(place.engine, place.store, folder, now=LATER).new_files


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(KeepingError) as refused:
        act()
    return refused.value.code


def _flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at % len(content)] ^= 1
    file.write_bytes(content)


def _tables(place: Place) -> bool:
    return database_copies.has_tables(place.engine)


def _nothing_in(place: Place) -> bool:
    return not _tables(place) and not list(place.store.digests())


@in_folders_and_buckets
def test_what_was_kept_comes_back_as_it_was(kept: Place, empty: Place, tmp_path: Path) -> None:
    before = kept.rows
    assert _keep(kept, tmp_path / "backup") == 1
    manifest = restore(empty.engine, empty.store, tmp_path / "backup")
    assert empty.rows == before == manifest.database.counts
    assert (before["submission"], manifest.made_at) == (1, LATER)
    assert [empty.store.read(digest) for digest in empty.store.digests()] == [FIRST]
    with sessionmaker(empty.engine)() as session, sessionmaker(kept.engine)() as old:
        for column in (Submission.content, Submission.digest, Submission.snapshot, Installation.identity):
            assert session.scalars(select(column)).one() == old.scalars(select(column)).one()


def test_a_restored_installation_refuses_what_the_first_one_refused(kept: Place, empty: Place, tmp_path: Path) -> None:
    _keep(kept, tmp_path / "backup")
    restore(empty.engine, empty.store, tmp_path / "backup")
    declare(writes=True)
    try:
        with pytest.raises(Exception, match="insert-only"), empty.engine.begin() as connection:
            connection.execute(text("DELETE FROM submission"))
    finally:
        declare(writes=False)
    assert empty.rows["submission"] == 1


@in_folders_and_buckets
def test_the_next_backup_copies_only_new_files_and_replaces_the_database(kept: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    before = read_manifest(folder)
    _add_file(kept, SECOND)
    assert _keep(kept, folder) == 1
    after = read_manifest(folder)
    assert (len(before.files), len(after.files)) == (1, 2)
    assert sorted(entry.name for entry in folder.iterdir()) == sorted([after.database.file, "files", MANIFEST])
    assert after.database.counts["stored_file"] == 2


def test_a_restored_installation_goes_on_in_the_same_folder(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    restore(empty.engine, empty.store, folder)
    assert _keep(empty, folder) == 0


def test_the_folder_of_another_installation_is_refused_and_left_as_it_was(kept: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    before = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}
    declare(writes=True)
    with kept.engine.begin() as connection:
        connection.execute(text("UPDATE installation SET identity = 'another'"))
    declare(writes=False)
    assert _code(lambda: _keep(kept, folder)) == "other-installation"
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()} == before


def test_a_folder_with_other_things_is_refused(kept: Place, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"x")
    assert _code(lambda: _keep(kept, tmp_path / "photos")) == "folder-in-use"
    assert [entry.name for entry in (tmp_path / "photos").iterdir()] == ["one.jpg"]


@pytest.mark.parametrize("at", [30, 3000, -1])
def test_a_flipped_byte_in_the_database_is_found_before_anything_is_written(
    kept: Place, empty: Place, tmp_path: Path, at: int
) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    _flip(folder / read_manifest(folder).database.file, at)
    assert _code(lambda: restore(empty.engine, empty.store, folder)) == "backup-damaged"
    assert _nothing_in(empty)


@in_folders_and_buckets
def test_a_flipped_byte_in_a_file_is_found_before_anything_is_written(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    second = _add_file(kept, SECOND)
    _keep(kept, folder)
    _flip(folder / "files" / second[:2] / second[2:], 4)
    with pytest.raises(KeepingError) as refused:
        restore(empty.engine, empty.store, folder)
    assert (refused.value.code, refused.value.params["parts"]) == ("backup-damaged", (f"files/{second[:2]}/{second[2:]}",))
    assert _nothing_in(empty)


@pytest.mark.parametrize("at", [2, 40, 200, -10])
def test_a_flipped_byte_in_the_manifest_is_found(kept: Place, tmp_path: Path, at: int) -> None:
    _keep(kept, tmp_path / "backup")
    _flip(tmp_path / "backup" / MANIFEST, at)
    assert _code(lambda: read_manifest(tmp_path / "backup")) == "backup-damaged"


def test_missing_parts_are_all_listed(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    shutil.rmtree(folder / "files")
    (folder / read_manifest(folder).database.file).unlink()
    with pytest.raises(KeepingError) as refused:
        restore(empty.engine, empty.store, folder)
    assert (refused.value.code, len(refused.value.params["parts"])) == ("backup-damaged", 2)
    assert _nothing_in(empty)


def test_a_copy_whose_disk_loses_bytes_is_told_of_at_the_next_backup(kept: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    (digest,) = kept.store.digests()
    _flip(folder / "files" / digest[:2] / digest[2:], 4)
    assert _code(lambda: _keep(kept, folder)) == "copy-damaged"


@in_folders_and_buckets
def test_a_file_that_the_store_lost_or_spoiled_is_named_and_all_else_is_kept(kept: Place, empty: Place, tmp_path: Path) -> None:
    second, third = _add_file(kept, SECOND), _add_file(kept, b"third")
    kept.files.remove(f"{second[:2]}/{second[2:]}")
    kept.files.put(f"{third[:2]}/{third[2:]}", b"spoiled")
    manifest = back_up(kept.engine, kept.store, tmp_path / "backup", now=LATER).manifest
    assert set(manifest.lost_files) == {second, third}
    restore(empty.engine, empty.store, tmp_path / "backup")
    assert [empty.store.read(digest) for digest in empty.store.digests()] == [FIRST]


@in_folders_and_buckets
def test_only_an_empty_database_and_an_empty_store_are_filled(kept: Place, empty: Place, tmp_path: Path) -> None:
    _keep(kept, tmp_path / "backup")
    assert _code(lambda: restore(kept.engine, empty.store, tmp_path / "backup")) == "database-not-empty"
    empty.store.keep_made(SECOND)
    assert _code(lambda: restore(empty.engine, empty.store, tmp_path / "backup")) == "store-not-empty"
    assert not _tables(empty)


@in_folders_and_buckets
def test_a_restoration_that_broke_off_can_be_repeated(kept: Place, empty: Place, tmp_path: Path) -> None:
    _keep(kept, tmp_path / "backup")
    empty.store.keep_made(FIRST)
    restore(empty.engine, empty.store, tmp_path / "backup")
    assert empty.rows == kept.rows


def test_a_submission_that_has_not_its_digest_is_found_after_the_restoration(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _spoil(kept)
    manifest = back_up(kept.engine, kept.store, folder, now=LATER).manifest
    assert len(manifest.damaged_submissions) == 1
    _rewrite(folder, damaged_submissions=[])
    with pytest.raises(KeepingError) as refused:
        restore(empty.engine, empty.store, folder)
    assert (refused.value.code, refused.value.params["parts"]) == ("not-as-kept", manifest.damaged_submissions)


def test_rows_that_are_missing_are_found_after_the_restoration(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    database = read_manifest(folder).database
    counts = {**database.counts, "person": database.counts["person"] + 1}
    _rewrite(folder, database={**database.model_dump(), "counts": counts})
    with pytest.raises(KeepingError) as refused:
        restore(empty.engine, empty.store, folder)
    assert (refused.value.code, refused.value.params["parts"]) == ("not-as-kept", ("person",))


def test_a_backup_of_a_newer_program_is_refused(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    _rewrite(folder, database={**read_manifest(folder).database.model_dump(), "revision": "9999"})
    assert _code(lambda: restore(empty.engine, empty.store, folder)) == "newer-program"
    _rewrite(folder, format=2, novelty="yes")
    assert _code(lambda: restore(empty.engine, empty.store, folder)) == "newer-program"
    assert _nothing_in(empty)


def test_a_folder_without_a_backup_is_named(empty: Place, tmp_path: Path) -> None:
    assert _code(lambda: restore(empty.engine, empty.store, tmp_path / "nothing")) == "no-backup"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_backup_goes_back_to_the_same_kind_of_database(kept: Place, postgres_url: str, tmp_path: Path) -> None:
    _keep(kept, tmp_path / "backup")
    target = open_engine(Settings(database_url=postgres_url))
    assert _code(lambda: restore(target, kept.store, tmp_path / "backup")) == "other-kind"
    target.dispose()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_missing_program_is_named(kept: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CopyingError) as refused:
        _keep(kept, tmp_path / "backup")
    assert (refused.value.program, refused.value.reason) == ("pg_dump", None)
    assert list((tmp_path / "backup").iterdir()) == []


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_password_goes_by_the_environment_and_a_failure_tells_its_reason(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "programs" / "pg_dump"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "options: $*" >&2\necho "password: $PGPASSWORD" >&2\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    engine = open_engine(Settings(database_url=database_url.replace("postgres@", "postgres:top-secret@")))
    with pytest.raises(CopyingError) as refused:
        back_up(engine, file_store((tmp_path / "files").as_uri()), tmp_path / "backup", now=LATER)
    engine.dispose()
    options, password = (refused.value.reason or "").splitlines()
    assert "top-secret" not in options
    assert ("user=postgres" in options, password) == (True, "password: top-secret")


def test_what_is_saved_during_a_backup_waits_for_the_next(kept: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is recorded after the database was copied is kept, but counted by the next backup."""
    copy = database_copies.copy_database

    def copy_and_go_on(engine: Engine, target: Path) -> database_copies.Copied:
        copied = copy(engine, target)
        _add_file(kept, SECOND)
        return copied

    monkeypatch.setattr("forms_app.records.keeping.copy_database", copy_and_go_on)
    manifest = back_up(kept.engine, kept.store, tmp_path / "backup", now=LATER).manifest
    assert (manifest.database.counts["stored_file"], len(manifest.files)) == (1, 2)


def test_a_backup_that_breaks_off_leaves_the_one_before(kept: Place, empty: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    _keep(kept, folder)
    before = read_manifest(folder)
    second = _add_file(kept, SECOND)
    (folder / "files" / second[:2]).write_bytes(b"in the way of a folder")
    with pytest.raises(Exception, match=second[:2]):
        _keep(kept, folder)
    assert read_manifest(folder) == before
    restore(empty.engine, empty.store, folder)
    assert is_sound(empty.store, before.files[0])


def _spoil(place: Place) -> None:
    """Change a submission behind the database's back: its trigger is taken away first."""
    declare(writes=True)
    with place.engine.begin() as connection:
        if place.engine.dialect.name == "sqlite":
            names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'submission'"))
            for name in names.all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.execute(text("ALTER TABLE submission DISABLE TRIGGER USER"))
        connection.execute(text("UPDATE submission SET content = content || ' '"))
    declare(writes=False)


def _rewrite(folder: Path, **changes: object) -> None:
    """A manifest that says something else, with a digest that fits."""
    said = json.loads((folder / MANIFEST).read_text())
    del said["sha256"]
    said.update(changes)
    (folder / MANIFEST).write_text(json.dumps({**said, "sha256": sha256_of(said)}))
