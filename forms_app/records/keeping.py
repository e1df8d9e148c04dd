"""Backup and restore: the database and the files in one folder, with a manifest that tells a damaged copy from a sound one.

    DIR/manifest.json            what this is, when and from which program, with the digest of each part and its own
    DIR/database-<digest>.…      the database as one file
    DIR/files/ab/cdef…           the files, as a file store keeps them

The database is copied first. Files are never changed, and of those that it names only what was compiled long ago is ever taken
away, so all others are there when they are copied.
The manifest is written last, whole or not at all: a backup that breaks off leaves the one before it as it was.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Engine

from forms_app.definitions.canonical import sha256_of
from forms_app.records.database_copies import Holding, copy_database, has_tables, holding_of, restore_database
from forms_app.records.files import FileStore, file_store
from forms_app.records.migrating import is_known

MANIFEST = "manifest.json"
FORMAT = 1
_ENDINGS = {"sqlite": "sqlite", "postgresql": "pgdump"}
_CHUNK = 1024 * 1024  # bytes

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class KeepingError(Exception):
    """A backup or a restoration is refused: a code, and what it is about. Nothing was written, unless the code says otherwise."""

    def __init__(self, code: str, **params: str | tuple[str, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class DatabasePart(BaseModel):
    """The database in a backup. `counts`: rows of each table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    file: str = Field(pattern=r"^database-[0-9a-f]{16}\.(sqlite|pgdump)$")
    sha256: Sha256
    revision: str
    counts: dict[str, int]


class Manifest(BaseModel):
    """What a backup says of itself.

    `files` are the digests of all files in it. `lost_files` (missing in the store, or damaged there) and
    `damaged_submissions` were so already when the backup was made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    program: str
    identity: str
    made_at: datetime
    database: DatabasePart
    files: tuple[Sha256, ...]
    lost_files: tuple[Sha256, ...]
    damaged_submissions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made: its manifest, and how many files were new in the folder."""

    manifest: Manifest
    new_files: int


def back_up(engine: Engine, store: FileStore, folder: Path, *, now: datetime) -> Kept:
    """Copy an installation into a folder: an empty one, or that of its earlier backups.

    Raises KeepingError and CopyingError; the backup that was in the folder is then still there.
    """
    before = _earlier_manifest(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = folder / "database.part"
    unfinished.unlink(missing_ok=True)
    try:
        copied = copy_database(engine, unfinished)
        if before is not None and before.identity != copied.identity:
            raise KeepingError("other-installation", folder=str(folder))
        database = _named_by_digest(unfinished, engine.dialect.name, copied.holding)
    finally:
        unfinished.unlink(missing_ok=True)
    files, lost, new = _copy_files(store, folder, copied.files)
    manifest = Manifest(
        format=FORMAT,
        program=version("forms-app"),
        identity=copied.identity,
        made_at=now,
        database=database,
        files=files,
        lost_files=lost,
        damaged_submissions=copied.holding.damaged_submissions,
    )
    _write_manifest(folder, manifest)
    for other in folder.glob("database-*"):
        if other.name != database.file:
            other.unlink()
    return Kept(manifest, new)


def restore(engine: Engine, store: FileStore, folder: Path) -> Manifest:
    """Fill an empty installation from a folder: every part is checked before anything is written, and the result after it.

    A store that holds only files of this very backup counts as empty, so that a restoration that broke off can be repeated.
    Raises KeepingError and CopyingError. The code `not-as-kept` alone comes after the database was written.
    """
    manifest = read_manifest(folder)
    _refuse_unfit(manifest, engine, store)
    source = folder / manifest.database.file
    if damaged := _damaged_parts(folder, manifest):
        raise KeepingError("backup-damaged", parts=damaged)
    copies = _files_of(folder)
    for sha256 in manifest.files:
        if not is_sound(store, sha256):
            store.keep_made(copies.read(sha256))
    restore_database(engine, source)
    with engine.connect() as connection:
        holding = holding_of(connection)
    differing = (*_differences(manifest, holding), *(one for one in manifest.files if not is_sound(store, one)))
    if differing:
        raise KeepingError("not-as-kept", parts=differing)
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a backup. Raises KeepingError where there is none, or where it is not as it was written."""
    try:
        read = json.loads((folder / MANIFEST).read_bytes())
        digest = read.pop("sha256")
        if sha256_of(read) != digest:
            raise KeepingError("backup-damaged", parts=(MANIFEST,))
        if read["format"] != FORMAT:
            raise KeepingError("newer-program", program=str(read["program"]))
        return Manifest.model_validate(read)
    except FileNotFoundError as error:
        raise KeepingError("no-backup", folder=str(folder)) from error
    except (ValueError, KeyError, AttributeError, TypeError, ValidationError) as error:
        raise KeepingError("backup-damaged", parts=(MANIFEST,)) from error


def is_sound(store: FileStore, sha256: str) -> bool:
    """Whether a store holds a file, and its bytes have its digest."""
    try:
        pieces = store.stream(sha256)
    except FileNotFoundError:
        return False
    return _sha256_of(pieces) == sha256


def _named_by_digest(unfinished: Path, kind: str, holding: Holding) -> DatabasePart:
    """Give the copy of the database its name: it stands beside the one before until the manifest says which counts."""
    sha256 = _sha256_of_file(unfinished)
    name = f"database-{sha256[:16]}.{_ENDINGS[kind]}"
    _to_disk(unfinished)
    unfinished.replace(unfinished.with_name(name))
    return DatabasePart(kind=kind, file=name, sha256=sha256, revision=holding.revision or "", counts=dict(holding.counts))


def _earlier_manifest(folder: Path) -> Manifest | None:
    """That of the last backup; None for a folder that is empty, not there, or holds the beginning of a first backup."""
    if (folder / MANIFEST).exists():
        return read_manifest(folder)
    begun = {"files", "database.part", f"{MANIFEST}.part"}
    foreign = folder.exists() and any(
        entry.name not in begun and not entry.name.startswith("database-") for entry in folder.iterdir()
    )
    if foreign:
        raise KeepingError("folder-in-use", folder=str(folder))
    return None


def _files_of(folder: Path) -> FileStore:
    return file_store((folder / "files").absolute().as_uri())


def _copy_files(store: FileStore, folder: Path, named: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Copy what the folder lacks: digests of all that is in it now, of those that are lost, and how many were new.

    What was copied before is read again: a disk that loses bytes is told of at once, not on the day of the restoration.
    """
    copies, kept, lost, new = _files_of(folder), [], [], 0
    for sha256 in sorted({*store.digests(), *named}):
        if not is_sound(copies, sha256):
            content = _content(store, sha256)
            if content is None or hashlib.sha256(content).hexdigest() != sha256:
                if content is not None or sha256 in named:  # else what is kept for a set time only was removed meanwhile
                    lost.append(sha256)
                continue
            copies.keep_made(content)
            new += 1
            if not is_sound(copies, sha256):
                raise KeepingError("copy-damaged", file=sha256)
        kept.append(sha256)
    return tuple(kept), tuple(lost), new


def _content(store: FileStore, sha256: str) -> bytes | None:
    """The bytes of a file; None where they are not there."""
    try:
        return store.read(sha256)
    except FileNotFoundError:
        return None


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    said = manifest.model_dump(mode="json")
    unfinished = folder / f"{MANIFEST}.part"
    unfinished.write_text(json.dumps({**said, "sha256": sha256_of(said)}, indent=1), encoding="utf-8")
    _to_disk(unfinished)
    unfinished.replace(folder / MANIFEST)
    _to_disk(folder)


def _refuse_unfit(manifest: Manifest, engine: Engine, store: FileStore) -> None:
    """Before anything is read at length: what the settings name must take this backup, and be empty."""
    if not is_known(manifest.database.revision):
        raise KeepingError("newer-program", program=manifest.program)
    if manifest.database.kind != engine.dialect.name:
        raise KeepingError("other-kind", held=manifest.database.kind, wanted=engine.dialect.name)
    if has_tables(engine):
        raise KeepingError("database-not-empty")
    if set(store.digests()) - set(manifest.files):
        raise KeepingError("store-not-empty")


def _damaged_parts(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """The parts that are missing or have not their digest."""
    database = folder / manifest.database.file
    sound = database.is_file() and _sha256_of_file(database) == manifest.database.sha256
    copies = _files_of(folder)
    files = (f"files/{one[:2]}/{one[2:]}" for one in manifest.files if not is_sound(copies, one))
    return (*(() if sound else (manifest.database.file,)), *files)


def _differences(manifest: Manifest, holding: Holding) -> Iterable[str]:
    """Where the restored database is not what was kept."""
    if holding.revision != manifest.database.revision:
        yield "alembic_version"
    yield from _tables_differing(manifest.database.counts, holding.counts)
    yield from sorted(set(holding.damaged_submissions) - set(manifest.damaged_submissions))


def _tables_differing(kept: Mapping[str, int], found: Mapping[str, int]) -> Iterable[str]:
    return (name for name in sorted({*kept, *found}) if kept.get(name) != found.get(name))


def _sha256_of(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _sha256_of_file(path: Path) -> str:
    with path.open("rb") as source:
        return _sha256_of(iter(lambda: source.read(_CHUNK), b""))


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
