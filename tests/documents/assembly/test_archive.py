"""Volumes for the archive: PDF/A-3 beside PDF/UA-1, with the files that go with their pieces."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from forms_app.documents.assembly.frame import Numbers
from forms_app.documents.assembly.pieces import Attachment, PieceError
from forms_app.documents.assembly.volume_file import VolumeFile
from tests.documents.assembly.sheets import IMPRINT, MADE, Read, piece, volume_of
from tests.documents.reading import archive_failures, failures

SENT = datetime(2026, 8, 27, 16, 5, tzinfo=UTC)
CONTENTS = {
    "b.json": '{"answers":{"why":"Être payé"}}'.encode() * 40,
    "a.json": b"{}",
}


def attachment(key: str, name: str) -> Attachment:
    return Attachment(key, name, "application/json", f"Contenu envoyé: {name}", SENT, lambda: CONTENTS[name])


ATTACHED = (*(attachment("b", name) for name in CONTENTS), attachment("elsewhere", "c.json"))
ARCHIVE = replace(IMPRINT, archive=True, attached=ATTACHED)


@pytest.fixture
def volume(tmp_path: Path) -> Read:
    return volume_of([piece(tmp_path, "a"), piece(tmp_path, "b", language="fr")], ARCHIVE)


def test_it_complies_with_pdf_a_and_with_pdf_ua(volume: Read) -> None:
    assert archive_failures(volume.content) == []
    assert failures(volume.content) == []


def test_without_files_and_in_another_zone_it_complies_too(tmp_path: Path) -> None:
    created = MADE.astimezone(timezone(timedelta(hours=-5)))
    made = volume_of([piece(tmp_path, "a")], replace(IMPRINT, title="A & ü", archive=True, created=created))
    assert archive_failures(made.content) == []
    with pikepdf.open(BytesIO(made.content)) as file:
        assert not {"/AF", "/EmbeddedFiles"} & {*file.Root.keys(), *file.Root.Names.keys()}
        assert str(file.docinfo.CreationDate) == "D:20261101080000+00'00'"


def test_the_files_of_its_pieces_are_read_back_and_those_of_others_are_not_there(volume: Read) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        found = {name: one.get_file() for name, one in file.attachments.items()}
        described = {name: one.description for name, one in file.attachments.items()}
        assert {name: one.read_bytes() for name, one in found.items()} == CONTENTS
        assert described["a.json"] == "Contenu envoyé: a.json"
        for name, one in found.items():
            assert (one.mime_type, one.mod_date) == ("application/json", SENT)
            assert (one.size, one.md5) == (len(CONTENTS[name]), hashlib.md5(CONTENTS[name], usedforsecurity=False).digest())


def test_the_catalogue_names_each_file_and_what_it_is_to_the_document(volume: Read) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        assert [str(one.UF) for one in file.Root.AF] == list(CONTENTS)
        assert {str(one.AFRelationship) for one in file.Root.AF} == {"/Source"}
        (leaf,) = file.Root.Names.EmbeddedFiles.Kids
        assert [str(name) for name in list(leaf.Names)[::2]] == sorted(CONTENTS)


def test_a_file_is_asked_for_only_when_it_is_written(tmp_path: Path) -> None:
    asked: list[str] = []

    def content(name: str) -> bytes:
        asked.append(name)
        return b"{}"

    files = [Attachment(key, key, "application/json", "", SENT, partial(content, key)) for key in ("a", "b")]
    volume_of([piece(tmp_path, "b")], replace(ARCHIVE, attached=files))
    assert asked == ["b"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PieceError, match=r"a: two files .* are called a\.json"):
        volume_of([piece(tmp_path, "a")], replace(ARCHIVE, attached=[attachment("a", "a.json")] * 2))


def test_no_byte_of_a_stream_can_be_taken_for_the_end_of_its_line() -> None:
    out = BytesIO()
    VolumeFile(out, Numbers()).stream(1, b"<</Length 2>>", b"a\r")  # one in 256 ends so, and PDF/A wants its length to be exact
    assert b"stream\na\r\r\nendstream" in out.getvalue()


def test_the_profile_of_the_colours_is_whole_and_for_red_green_and_blue(volume: Read) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        (intent,) = file.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
    assert int.from_bytes(profile[:4]) == len(profile)
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")


def test_the_same_pieces_and_files_give_the_same_bytes(tmp_path: Path) -> None:
    made = [volume_of([piece(tmp_path, "a"), piece(tmp_path, "b")], ARCHIVE).content for _ in range(2)]
    assert made[0] == made[1]


def test_an_ordinary_volume_has_nothing_of_all_this(tmp_path: Path) -> None:
    pieces = [piece(tmp_path, "b")]
    made = volume_of(pieces, replace(ARCHIVE, archive=False))
    assert made.content == volume_of(pieces).content
    assert b"pdfaid" not in made.content
