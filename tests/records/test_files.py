"""Files are kept once under their digest and judged by their content, in a folder as in an object store."""

import hashlib
import io
import os
import tracemalloc
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from obstore.store import MemoryStore
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.files import FilesAwayError, FileStore, attach, file_store, reach_files
from forms_app.records.media_types import ENDINGS, RefusedFileError
from forms_app.records.queries.reports import files_of_report
from forms_app.records.reports import ReportFile, StoredFile
from forms_app.records.unit_of_work import unit_of_work
from tests.records.samples import add_sample
from tests.servers.databases import NOW
from tests.servers.file_stores import BUCKET, FilesPlace

MOST = 1_000_000
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
ODT = "application/vnd.oasis.opendocument.text"


def _zip(entries: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


DOCX = _zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})
XLSX = _zip({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})

TAKEN = {
    "pdf": (PDF, "application/pdf"),
    "png": (PNG, "image/png"),
    "jpeg": (JPEG, "image/jpeg"),
    "docx": (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "odt": (_zip({"mimetype": ODT, "content.xml": "<x/>"}), ODT),
    "text": ("Décret n° 12 du 3 mai 2024 : « travail forcé »".encode(), "text/plain"),
    "arabic": ("\u200fالعمل الجبري\u200f\r\n".encode(), "text/plain"),
    "csv": ("\ufeffyear;cases\n2024;3\n".encode(), "text/plain"),
    "text that begins like a program": (b"MZ;BM\n1;2\n", "text/plain"),
    "text with letters across the pieces it is read in": (("é" * 400_000 + "a" + "é" * 50_000).encode(), "text/plain"),
}
REFUSED = {
    "empty": (b"", "file-empty"),
    "page": (b"<!doctype html><script>alert(1)</script>", "file-kind"),
    "page after spaces": (b"\xef\xbb\xbf \n<html>", "file-kind"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "file-kind"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "file-kind"),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200, "file-kind"),
    "elf": (b"\x7fELF\x02\x01\x01" + b"\x00" * 200, "file-kind"),
    "gif": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "file-kind"),
    "zip": (_zip({"report.pdf": PDF}), "file-kind"),
    "jar": (_zip({"META-INF/MANIFEST.MF": "x", "A.class": b"\xca\xfe\xba\xbe"}), "file-kind"),
    "docx without its contents": (_zip({"word/document.xml": "<w:document/>"}), "file-kind"),
    "docx with macros": (
        _zip({"[Content_Types].xml": "x", "word/document.xml": "x", "word/vbaProject.bin": b"\x00"}),
        "file-macros",
    ),
    "broken zip": (DOCX[: len(DOCX) // 2], "file-broken"),
    "not a zip": (b"PK\x03\x04 and nothing more", "file-broken"),
    "latin-1": ("Décret".encode("latin-1"), "file-kind"),
    "half a letter": ("Décret é".encode()[:-1], "file-kind"),
    "text, then bytes": (b"a" * 300_000 + b"\x00", "file-kind"),
}


@pytest.fixture
def store(files_place: FilesPlace) -> FileStore:
    return file_store(files_place.url)


@pytest.mark.parametrize("what", TAKEN)
def test_documents_are_known_by_their_content_and_come_back_as_they_were(store: FileStore, what: str) -> None:
    content, media_type = TAKEN[what]
    kept = store.keep(io.BytesIO(content), most=MOST)
    assert (kept.sha256, kept.size, kept.media_type) == (hashlib.sha256(content).hexdigest(), len(content), media_type)
    assert store.read(kept.sha256) == b"".join(store.stream(kept.sha256)) == content
    assert store.holds(kept.sha256)
    assert media_type in ENDINGS


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_document_is_refused_and_leaves_nothing(store: FileStore, files_place: FilesPlace, what: str) -> None:
    content, code = REFUSED[what]
    with pytest.raises(RefusedFileError) as refusal:
        store.keep(io.BytesIO(content), most=MOST)
    assert refusal.value.code == code
    assert files_place.contents() == {}


def test_an_upload_past_the_bound_is_refused_before_it_is_read_to_its_end(store: FileStore, files_place: FilesPlace) -> None:
    class Endless:
        read_bytes = 0

        def read(self, size: int = -1, /) -> bytes:
            self.read_bytes += size
            return b"a" * size

    upload = Endless()
    with pytest.raises(RefusedFileError) as refusal:
        store.keep(upload, most=MOST)
    assert (refusal.value.code, refusal.value.params) == ("file-too-large", {"most": MOST})
    assert upload.read_bytes < 2 * MOST
    assert files_place.contents() == {}


def test_an_upload_at_the_bound_is_taken(store: FileStore) -> None:
    assert store.keep(io.BytesIO(b"a" * MOST), most=MOST).size == MOST


def test_of_an_entry_that_unpacks_to_much_only_the_beginning_is_read(store: FileStore) -> None:
    bomb = _zip({"mimetype": b" " * 200_000_000})
    tracemalloc.start()
    try:
        with pytest.raises(RefusedFileError):
            store.keep(io.BytesIO(bomb), most=MOST)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_the_same_bytes_are_kept_once(store: FileStore, files_place: FilesPlace) -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = set(pool.map(lambda _: store.keep(io.BytesIO(PDF), most=MOST), range(8)))
    assert len(kept) == 1
    assert list(files_place.contents().values()) == [PDF]


def test_a_file_cut_short_by_a_power_cut_is_put_again(store: FileStore, files_place: FilesPlace) -> None:
    kept = store.keep(io.BytesIO(PDF), most=MOST)
    (key,) = files_place.contents()
    files_place.put(key, b"")
    store.keep(io.BytesIO(PDF), most=MOST)
    assert store.read(kept.sha256) == PDF


def test_a_document_of_our_own_is_kept_under_its_digest(store: FileStore) -> None:
    digest = store.keep_made(b"\x00 any bytes")
    assert digest == hashlib.sha256(b"\x00 any bytes").hexdigest()
    assert store.keep_made(b"\x00 any bytes") == digest
    assert store.read(digest) == b"\x00 any bytes"


def test_what_is_not_there_is_not_found_before_anything_is_sent(store: FileStore) -> None:
    assert not store.holds("0" * 64)
    for read in (store.read, store.stream):
        with pytest.raises(FileNotFoundError):
            read("0" * 64)


def test_what_is_removed_is_not_there_and_all_else_is(store: FileStore, files_place: FilesPlace) -> None:
    gone, stays = store.keep_made(b"one"), store.keep_made(b"another")
    store.remove(gone)
    store.remove(gone)  # once more does no harm
    assert not store.holds(gone)
    assert list(store.digests()) == [stays]
    assert store.keep_made(b"one") == gone
    assert store.read(gone) == b"one"


def test_all_files_are_listed_however_many_and_nothing_else(store: FileStore, files_place: FilesPlace) -> None:
    digests = {store.keep_made(bytes([number])) for number in range(10)}
    files_place.put("notes/readme.txt", b"of somebody else")
    assert len(files_place.contents()) == 11
    assert sorted(store.digests()) == sorted(digests)


def test_a_long_file_comes_in_pieces(store: FileStore) -> None:
    content = os.urandom(3_000_000)
    pieces = list(store.stream(store.keep_made(content)))
    assert len(pieces) > 1
    assert b"".join(pieces) == content


AWAY: Mapping[str, tuple[Mapping[str, str | None], str, str]] = {
    "no such bucket": ({}, "s3://no-such-bucket/files", "NoSuchBucket"),
    "nobody answers": ({"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, f"s3://{BUCKET}/unanswered", "error sending request"),
    "half a key": ({"AWS_ACCESS_KEY_ID": None}, f"s3://{BUCKET}/unsigned", "Missing AccessKeyId"),
    "no bucket at all": ({}, "s3://", "Unable to recognise URL"),
    "no address": ({}, "/srv/files", "relative URL"),
    "no folder can be made": ({}, "file:///proc/files", "No such file or directory"),
}


@pytest.mark.parametrize("why", AWAY)
def test_a_place_that_cannot_be_used_is_told_from_a_file_that_is_not_there(
    s3_environment: None, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    changes, url, reason = AWAY[why]
    for name, value in changes.items():
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    for act in (lambda: reach_files(url), lambda: file_store(url).keep_made(PDF)):
        with pytest.raises(FilesAwayError, match=reason) as refused:
            act()
        assert "\n" not in str(refused.value)
        assert not refused.value.key_refused


def test_a_place_that_refuses_the_key_is_told_from_one_that_is_away(s3_asks_for_keys: None) -> None:
    url = f"s3://{BUCKET}/locked"
    for act in (lambda: reach_files(url), lambda: file_store(url).keep_made(PDF), lambda: file_store(url).holds("0" * 64)):
        with pytest.raises(FilesAwayError, match="403 Forbidden") as refused:
            act()
        assert refused.value.key_refused
        assert "\n" not in str(refused.value)


@given(
    content=st.binary(max_size=400), start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"{\\rtf", DOCX[:60], b"\xef\xbb\xbf"])
)
def test_no_bytes_make_it_fail_otherwise_than_by_a_refusal(content: bytes, start: bytes) -> None:
    store = FileStore(MemoryStore())
    media_type = refusal = ""
    try:
        media_type = store.keep(io.BytesIO(start + content), most=MOST).media_type
    except RefusedFileError as error:
        refusal = error.code
    assert (media_type in ENDINGS) != (refusal in {"file-empty", "file-kind", "file-broken", "file-macros"})
    assert store.holds(hashlib.sha256(start + content).hexdigest()) == bool(media_type)


HOSTILE = ["../../etc/passwd", "C:\\boot.ini", "Loi n° 12 — « travail ».pdf", "x" * 5000, "\u202efdp.exe"]


@pytest.fixture
def report(sessions: sessionmaker[Session]) -> int:
    return add_sample(sessions).report


def test_a_name_is_a_text_and_never_a_path(
    sessions: sessionmaker[Session], store: FileStore, files_place: FilesPlace, report: int
) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        for name in HOSTILE:
            attach(uow, report, store.keep(io.BytesIO(PDF), most=MOST), name, None)
    digest = hashlib.sha256(PDF).hexdigest()
    assert list(files_place.contents()) == [f"{digest[:2]}/{digest[2:]}"]
    with sessions() as session:
        assert session.scalars(select(ReportFile.name).order_by(ReportFile.id)).all() == HOSTILE
        assert files_of_report(session, report) == {hashlib.sha256(PDF).hexdigest(): len(PDF)}


def test_a_file_is_attached_under_a_name_once(sessions: sessionmaker[Session], store: FileStore, report: int) -> None:
    kept = store.keep(io.BytesIO(PDF), most=MOST)
    for _ in range(2):
        with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            attach(uow, report, kept, "a.pdf", None)
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(ReportFile)) == 1
        assert session.scalar(select(func.count()).select_from(StoredFile)) == 1
