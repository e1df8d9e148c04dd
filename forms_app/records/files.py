"""Files: bytes kept once under their digest, in a folder or an object store, and their rows in the database."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import IO, BinaryIO, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import ObjectStore, from_url
from sqlalchemy import select

from forms_app.records.media_types import RefusedFileError, media_type_of
from forms_app.records.reports import ReportFile, StoredFile
from forms_app.records.unit_of_work import UnitOfWork

_CHUNK = 256 * 1024  # bytes
_KEY = re.compile(r"([0-9a-f]{2})/([0-9a-f]{62})")
_REFUSED = re.compile(r"status code: 40[13] ")  # obstore raises an error of its own for it only now and then
_IN_MEMORY = 2 * 1024 * 1024  # bytes of an upload kept in memory before it goes to a temporary file
_RETRIES = 3
_RETRY_FOR = timedelta(seconds=15)  # somebody waits for the answer: obstore's own three minutes are too long


class FilesAwayError(Exception):
    """The place where files are kept does not answer, or does not let the program in: the reason in one line.

    `key_refused` says that it answered, but takes the key for wrong or for one that may not do this.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(_reason(error))
        self.key_refused = _REFUSED.search(str(error)) is not None


class Readable(Protocol):
    """What an upload is read from."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is in the store: digest (SHA-256, hexadecimal), size in bytes, media type as its content shows it."""

    sha256: str
    size: int
    media_type: str


class FileStore:
    """The bytes of files by their digest. The same bytes are stored once; a key never holds other bytes.

    Whatever it does raises FilesAwayError where the place does not answer, or lets nobody in.
    `folder` is where a store on this machine's disk keeps them: what was put there is on the disk before it is spoken of.
    """

    def __init__(self, store: ObjectStore, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder

    def keep(self, source: Readable, *, most: int) -> KeptFile:
        """Store an upload, if its content is of a kind that is taken. Nothing is left of one that is refused.

        `most` is in bytes. Raises RefusedFileError.
        """
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            digest, size = _copied(source, copy, most)
            media_type = media_type_of(copy)
            copy.seek(0)
            self._put(digest, copy, size)
        return KeptFile(digest, size, media_type)

    def keep_made(self, content: bytes) -> str:
        """Store a document that the program made; its digest (SHA-256, hexadecimal)."""
        digest = hashlib.sha256(content).hexdigest()
        self._put(digest, content, len(content))
        return digest

    def keep_path(self, file: Path) -> str:
        """The same for one that lies in a file, however large; the file stays there."""
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
            self._put(digest, content, file.stat().st_size)
        return digest

    def mend(self, content: bytes) -> str:
        """Store a document that was made again, since the one that is kept was found damaged."""
        digest = hashlib.sha256(content).hexdigest()
        with _answering():
            obstore.put(self._store, _key(digest), content, mode="overwrite", use_multipart=False)
        if self._folder is not None:
            _to_disk(self._folder / _key(digest))
        return digest

    def read(self, sha256: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError."""
        with _answering():
            return bytes(obstore.get(self._store, _key(sha256)).bytes())

    def stream(self, sha256: str) -> Iterator[bytes]:
        """The bytes of a file in pieces. Raises FileNotFoundError before the first."""
        with _answering():
            found = obstore.get(self._store, _key(sha256))
        return (bytes(piece) for piece in found.stream(min_chunk_size=_CHUNK))

    def holds(self, sha256: str) -> bool:
        """Whether the bytes are there."""
        try:
            with _answering():
                obstore.head(self._store, _key(sha256))
        except FileNotFoundError:
            return False
        return True

    def remove(self, sha256: str) -> None:
        """Remove the bytes of a file that nothing names any more. Nothing happens where they are gone already."""
        if self.holds(sha256):
            with _answering():
                obstore.delete(self._store, _key(sha256))

    def digests(self) -> Iterator[str]:
        """The digest of each file that is there, in no order. Whatever else lies in the place is passed over."""
        with _answering():
            for entry in (entry for page in obstore.list(self._store) for entry in page):
                if found := _KEY.fullmatch(entry["path"]):
                    yield found[1] + found[2]

    def _put(self, sha256: str, content: bytes | IO[bytes], size: int) -> None:
        key = _key(sha256)
        try:
            with _answering():
                self._put_once(key, content, size)
        except FileNotFoundError as error:  # an object store's way to say that there is no such bucket
            raise FilesAwayError(error) from error
        if self._folder is not None:
            _to_disk(self._folder / key)

    def _put_once(self, key: str, content: bytes | IO[bytes], size: int) -> None:
        try:
            obstore.put(self._store, key, content, mode="create", use_multipart=False)
        except AlreadyExistsError:  # the same digest: the same bytes, unless a power cut came before they were on disk
            if obstore.head(self._store, key)["size"] != size:
                if not isinstance(content, bytes):
                    content.seek(0)
                obstore.put(self._store, key, content, mode="overwrite", use_multipart=False)


@lru_cache(maxsize=4)
def file_store(files_url: str) -> FileStore:
    """The store that the settings name: `file:///…` (made when it is not there) or `s3://…`. Raises FilesAwayError.

    Who it is to an object store, and where that is, stands in the environment (`AWS_…`), where obstore looks for it.
    """
    try:
        if files_url.startswith("file:"):
            return FileStore(from_url(files_url, mkdir=True), Path(url2pathname(urlsplit(files_url).path)))
        return FileStore(from_url(files_url, retry_config={"max_retries": _RETRIES, "retry_timeout": _RETRY_FOR}))
    except (BaseError, OSError, ValueError) as error:
        raise FilesAwayError(error) from error


def reach_files(files_url: str) -> None:
    """Look into the store that the settings name. Raises FilesAwayError."""
    next(file_store(files_url).digests(), None)


def record_file(uow: UnitOfWork, kept: KeptFile) -> None:
    """The row of a stored file, if it has none yet."""
    if uow.session.get(StoredFile, kept.sha256) is None:
        uow.session.add(StoredFile(sha256=kept.sha256, size=kept.size, media_type=kept.media_type, stored_at=uow.now))
        uow.session.flush()


def attach(uow: UnitOfWork, report_id: int, kept: KeptFile, name: str, person_id: int | None) -> None:
    """Attach a stored file to a report under a name; nothing happens where it is attached already."""
    record_file(uow, kept)
    present = select(ReportFile.id).where(
        ReportFile.report_id == report_id, ReportFile.sha256 == kept.sha256, ReportFile.name == name
    )
    if uow.session.scalar(present) is None:
        row = ReportFile(report_id=report_id, sha256=kept.sha256, name=name, attached_at=uow.now, attached_by=person_id)
        uow.session.add(row)
        uow.session.flush()


def _copied(source: Readable, copy: BinaryIO | IO[bytes], most: int) -> tuple[str, int]:
    """Copy while counting and hashing; the digest and the size. Raises RefusedFileError past `most` bytes."""
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(source):
        size += len(piece)
        if size > most:
            raise RefusedFileError("file-too-large", {"most": most})
        digest.update(piece)
        copy.write(piece)
    if size == 0:
        raise RefusedFileError("file-empty", {})
    return digest.hexdigest(), size


def _pieces(source: Readable) -> Iterable[bytes]:
    while piece := source.read(_CHUNK):
        yield piece


@contextmanager
def _answering() -> Iterator[None]:
    """What a store does not find, and what it has already, is an answer; any other error is that it gives none."""
    try:
        yield
    except AlreadyExistsError:
        raise
    except BaseError as error:
        raise FilesAwayError(error) from error


def _reason(error: Exception) -> str:
    """An error of a store in one line: without the page that came with it, but with the code that stands there."""
    line = str(error).partition("\n")[0].partition("<")[0].rstrip(" :-")
    code = re.search("<Code>(.*?)</Code>", str(error))
    return f"{line}: {code[1]}" if code else line


def _to_disk(file: Path) -> None:
    """Wait until a file and its names in the two folders above it would survive a power cut."""
    for path in (file, file.parent, file.parent.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _key(sha256: str) -> str:
    """Two letters make the folder, so that no folder holds a million files."""
    return f"{sha256[:2]}/{sha256[2:]}"
