"""The volume for the archive: what is attached is what was sent, in the file in which it stands."""

import hashlib
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from forms_app.documents.values import SentPassage, Volume
from tests.documents.reading import archive_failures, failures, words
from tests.documents.volumes import archived_set, volume


def content(reference: str) -> str:
    return f'{{"answers":{{"why":"Être payé, {reference}"}}}}'


def sent_once() -> Volume:
    """A volume whose digests are those of its contents."""
    value = volume()
    chapters = []
    for chapter in value.chapters:
        passages = [
            replace(one, provenance=replace(one.provenance, digest=digest_of(content(one.reference).encode())))
            if isinstance(one, SentPassage)
            else one
            for one in chapter.passages
        ]
        chapters.append(replace(chapter, passages=tuple(passages)))
    return replace(value, chapters=tuple(chapters))


def digest_of(attached: bytes) -> str:
    return hashlib.sha256(attached).hexdigest()


VOLUME = sent_once()
DIGESTS = {f"{one.reference}.json": one.provenance.digest for one in VOLUME.sent}
CONTENTS = {one.reference: content(one.reference) for one in VOLUME.sent}


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """A set of two."""
    return [file.read_bytes() for file in archived_set(tmp_path_factory.mktemp("pieces"), VOLUME, CONTENTS, most=14)]


def attached(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return {name: one.get_file().read_bytes() for name, one in file.attachments.items()}


def test_each_file_of_a_set_complies_with_pdf_a_and_pdf_ua(volumes: list[bytes]) -> None:
    assert len(volumes) > 1
    for one in volumes:
        assert archive_failures(one) == failures(one) == []


def test_the_digest_of_what_is_attached_is_that_of_the_submission(volumes: list[bytes]) -> None:
    found = [(name, digest_of(data)) for one in volumes for name, data in attached(one).items()]
    assert sorted(found) == sorted(DIGESTS.items())


def test_what_is_attached_says_what_it_is_and_its_digest(volumes: list[bytes]) -> None:
    with pikepdf.open(BytesIO(volumes[0])) as file:
        described = {name: one.description for name, one in file.attachments.items()}
    name = "report-0.1.json"
    assert described[name] == f"Government report, Aldria: C029, P029. SHA-256: {DIGESTS[name]}"


def test_contents_are_in_the_file_in_which_their_submission_stands(volumes: list[bytes]) -> None:
    found = set[str]()
    for one in volumes:
        places = {str(name) for name in PdfReader(BytesIO(one)).named_destinations}
        assert attached(one).keys() == {f"{reference}.json" for reference in places & CONTENTS.keys()} != set()
        found |= attached(one).keys()
    assert found == {f"{reference}.json" for reference in CONTENTS}


def test_the_list_of_versions_has_the_same_digests(volumes: list[bytes]) -> None:
    listed = words(volumes[-1]).replace(" ", "")
    assert all(digest in listed for digest in DIGESTS.values())
