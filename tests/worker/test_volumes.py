"""Volumes from the records: made once while nothing changes, by several at once, and whole whatever is damaged meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from forms_app.records.kept_files import KeptFile
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Sessions, unit_of_work
from forms_app.records.work import Job
from forms_app.reporting.selections import Options, Selection
from forms_app.worker import volumes
from forms_app.worker.compiling import Export
from forms_app.worker.performing import Workshop
from forms_app.worker.pieces import JOB, ask_workers, collect
from forms_app.worker.rendering import has_piece, piece_of
from forms_app.worker.volumes import make_volumes
from tests.documents.reading import failures, words
from tests.servers.correspondence import ANSWERED_POINT, Correspondence, sent
from tests.servers.installation import YEAR, Installation, report_of

ALL = Selection(YEAR)
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def made(workshop: Workshop, folder: Path, selection: Selection = ALL) -> Export:
    folder.mkdir(exist_ok=True)
    return make_volumes(workshop, selection, None, folder, lambda done, total, step: None)


@pytest.fixture
def never_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it was put together again")

    monkeypatch.setattr(volumes, "order_volumes", refuse)


def test_an_unchanged_selection_gives_the_volumes_that_are_kept(
    workshop: Workshop, correspondence: Correspondence, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    small = replace(workshop, settings=replace(workshop.settings, volume_pages=4))
    first = made(small, tmp_path / "first")
    request.getfixturevalue("never_put_together")
    again = made(small, tmp_path / "again")
    assert len(first.files) > 1
    assert [one.name for one in again.files] == [one.name for one in first.files]
    assert [one.read_bytes() for one in again.files] == [one.read_bytes() for one in first.files]
    assert (again.pages, again.spans) == (first.pages, first.spans)
    assert [span[0] for span in first.spans[1:]] == [span[1] + 1 for span in first.spans[:-1]]
    with pytest.raises(AssertionError, match="again"):
        made(workshop, tmp_path / "other", replace(ALL, options=Options(comments=False)))


def test_what_came_since_is_in_the_next_volume_and_only_that_is_rendered(
    workshop: Workshop, sessions: Sessions, installation: Installation, correspondence: Correspondence, tmp_path: Path
) -> None:
    before = made(workshop, tmp_path / "before")
    answers = {"practice.appreciation": "A later word.", "comments.replies": []}
    with sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
        later = sent(uow, report_of(session, installation), answers, "xaa.focal", installation).reference
    after = made(workshop, tmp_path / "after")
    assert later in after.references
    assert later not in before.references
    text = words(after.files[0].read_bytes())
    assert "A later word." in text
    assert ANSWERED_POINT not in text


def test_pages_are_told_of_from_none_to_all(workshop: Workshop, correspondence: Correspondence, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    export = make_volumes(workshop, ALL, None, tmp_path, lambda *note: told.append(note))
    pages = [(done, total) for done, total, step in told if step == "pages"]
    assert pages[0][0] == 0
    assert pages[-1] == (export.pages, export.pages)
    assert [done for done, _ in pages] == sorted(done for done, _ in pages)
    assert len(pages) > 3


def test_a_kept_volume_that_is_damaged_is_made_again(
    workshop: Workshop, sessions: Sessions, correspondence: Correspondence, tmp_path: Path
) -> None:
    whole = made(workshop, tmp_path / "first").files[0].read_bytes()
    with sessions() as session:
        (digest,) = [one.digest for one in session.query(KeptFile).filter_by(kind="volume")]
    (kept,) = Path(workshop.settings.files_url.removeprefix("file://")).rglob(digest[2:])
    kept.write_bytes(whole[:-100])
    again = made(workshop, tmp_path / "again").files[0]
    assert failures(again.read_bytes()) == []
    assert len(PdfReader(again).pages) == len(PdfReader(tmp_path / "first" / again.name).pages)


def test_several_make_pieces_side_by_side_and_each_once_is_kept(
    workshop: Workshop, correspondence: Correspondence, sessions: Sessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forms_app.worker.pieces._WORTH_SHARING", 1)
    asked: list[Sequence[int]] = []
    told: list[tuple[int, int, str]] = []
    both = replace(workshop, settings=replace(workshop.settings, volume_processes=2))
    with sessions() as session:
        ids = {one.reference: one.id for one in session.query(Submission)}
    files = collect(
        both,
        ids,
        "es",
        tmp_path,
        lambda done, total, step: told.append((done, total, step)),
        lambda _, missing, language: asked.append(missing),
    )
    assert sorted(asked[0]) == sorted(ids.values())
    assert told[-1] == (len(ids), len(ids), "documents")
    assert [done for done, *_ in told] == sorted(done for done, *_ in told)
    assert all(has_piece(workshop, number, "es") for number in ids.values())
    assert all(file.read_bytes() == piece_of(workshop, ids[reference], "es") for reference, file in files.items())


def test_other_workers_are_asked_by_jobs(workshop: Workshop, sessions: Sessions, correspondence: Correspondence) -> None:
    ask_workers(workshop, [1, 2], "fr")
    with sessions() as session:
        found = session.query(Job).filter_by(kind=JOB).all()
        assert [one.params for one in found] == [{"submissions": [1, 2], "language": "fr"}] * 3
