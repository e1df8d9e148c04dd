import json
from io import BytesIO
from pathlib import Path

from forms_app.definitions.canonical import sha256_hex
from forms_app.records.renderings import record_rendering
from forms_app.reporting.verifying import Found, Unknown, Verified, verify, verify_digest
from tests.reporting.desk import Desk
from tests.reporting.papers import PAPER, enter, paper

RECEIPT = b"%PDF-1.7 a receipt"


def _entered(desk: Desk, folder: Path) -> tuple[str, bytes]:
    with desk.unit() as uow:
        submission = enter(uow, PAPER, folder)
        record_rendering(uow, submission.id, "receipt", "fr", "1", sha256_hex(RECEIPT))
        return submission.reference, submission.content.encode()


def _verify(desk: Desk, content: bytes) -> tuple[Found, str, str] | Unknown:
    """What it is, its digest, and the reference of the submission."""
    with desk.unit(writes=False) as uow:
        found = verify(uow.session, BytesIO(content))
        return (found.found, found.digest, found.submission.reference) if isinstance(found, Verified) else found


def test_an_export_is_known_however_its_json_is_written(desk: Desk, tmp_path: Path) -> None:
    reference, content = _entered(desk, tmp_path)
    digest = sha256_hex(content)
    assert _verify(desk, content) == (Found.CONTENT, digest, reference)
    rewritten = json.dumps(json.loads(content), indent=2, ensure_ascii=True).replace("2026,", "2026.0,")
    assert _verify(desk, rewritten.encode()) == (Found.REWRITTEN, digest, reference)


def test_a_document_that_was_handed_out_is_known_by_its_bytes(desk: Desk, tmp_path: Path) -> None:
    reference, _ = _entered(desk, tmp_path)
    assert _verify(desk, RECEIPT) == (Found.RECEIPT, sha256_hex(RECEIPT), reference)
    assert isinstance(_verify(desk, RECEIPT + b"\n"), Unknown)


def test_one_changed_letter_is_not_what_the_records_hold(desk: Desk, tmp_path: Path) -> None:
    _, content = _entered(desk, tmp_path)
    changed = content.replace(b"Texte", b"Texto")
    assert _verify(desk, changed) == Unknown(sha256_hex(changed))


def test_hostile_files_are_simply_unknown(desk: Desk) -> None:
    for content in (
        b"",
        b"{",
        b"{" * 10**5,
        b'{"a": 1e999999}',
        b'{"a": 1e9999999999999999999}',
        b'{"a": NaN}',
        b'{"a": "\\ud800"}',
        b"\xff" * 100,
    ):
        assert isinstance(_verify(desk, content), Unknown), content[:20]


def test_newer_versions_are_named(desk: Desk, tmp_path: Path) -> None:
    reference, content = _entered(desk, tmp_path)
    with desk.unit() as uow:
        second = enter(uow, paper(language="es"), tmp_path, amends=reference).reference
    with desk.unit(writes=False) as uow:
        found = verify(uow.session, BytesIO(content))
        assert isinstance(found, Verified)
        assert [one.reference for one in found.newer] == [second]
        newest = verify_digest(uow.session, found.newer[0].digest.upper())
        assert isinstance(newest, Verified)
        assert newest.newer == ()
