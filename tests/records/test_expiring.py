"""What is kept for a set time is forgotten after it, and bytes that anything else names are still named."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.base import Base
from forms_app.records.expiring import forget_export, forget_kept, is_named
from forms_app.records.jobs import add_job
from forms_app.records.kept_files import keep_files, kept_files
from forms_app.records.reports import ReportFile, StoredFile
from forms_app.records.submissions import Rendering, Submission
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.records.work import Job, JobState
from tests.records.samples import Sample, fill_sample
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
DIGEST, OTHER = "a1" * 32, "b2" * 32
DAY = timedelta(days=1)
NO_FILES = {"form_version.digest", "form_proposal.digest", "submission.digest", "invitation.token_digest"}
NAMING = {"stored_file.sha256", "report_file.sha256", "rendering.digest", "kept_file.digest"}


def ended(uow: UnitOfWork, result: dict[str, object], days: int = 0, kind: str = "volume") -> Job:
    """A job that was done these days ago."""
    job = add_job(uow, kind, {})
    job.state, job.result, job.finished_at = JobState.DONE, result, NOW - days * DAY
    uow.session.flush()
    return job


def _stored(uow: UnitOfWork, _sample: Sample) -> None:
    uow.session.add(StoredFile(sha256=DIGEST, size=1, media_type="text/plain", stored_at=NOW))


def _attached(uow: UnitOfWork, sample: Sample) -> None:
    _stored(uow, sample)
    uow.session.flush()
    uow.session.add(ReportFile(report_id=sample.report, sha256=DIGEST, name="a.txt", attached_at=NOW))


def _rendered(uow: UnitOfWork, sample: Sample) -> None:
    said = {"content": "{}", "digest": "c" * 64, "snapshot": "{}", "sent_at": NOW, "received_on": date(2026, 9, 1)}
    place = {"reference": "XAA.1", "report_id": sample.report, "n": 1, "form_version_id": sample.form_version}
    submission = Submission(**place, **said, examined_in=2026)
    uow.session.add(submission)
    uow.session.flush()
    made = {"kind": "report", "options": "en", "template_version": "1", "digest": DIGEST, "made_at": NOW}
    uow.session.add(Rendering(submission_id=submission.id, **made))


def _kept(uow: UnitOfWork, _sample: Sample) -> None:
    keep_files(uow, "volume", "d" * 64, [(OTHER, {}), (DIGEST, {})])


def _made(uow: UnitOfWork, _sample: Sample) -> None:
    ended(uow, {"sha256": DIGEST, "name": "a.pdf"})


def _in_a_set(uow: UnitOfWork, _sample: Sample) -> None:
    ended(uow, {"sha256": OTHER, "files": [{"sha256": "e" * 64}, {"sha256": DIGEST}]})


@pytest.mark.parametrize("name", [_stored, _attached, _rendered, _kept, _made, _in_a_set])
def test_whatever_names_a_file_is_known_to_name_it(sessions: Sessions, name: Callable[[UnitOfWork, Sample], None]) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        sample = fill_sample(uow)
        assert not is_named(session, DIGEST)
        name(uow, sample)
        session.flush()
        assert is_named(session, DIGEST)
        assert not is_named(session, "f0" * 32)


def test_no_column_of_digests_is_forgotten() -> None:
    columns = {f"{column.table}.{column.name}" for table in Base.metadata.tables.values() for column in table.columns}
    assert {one for one in columns if one.endswith(("sha256", "digest"))} == NO_FILES | NAMING


def test_the_oldest_export_that_ended_before_names_its_files_no_more(sessions: Sessions) -> None:
    result = {
        "sha256": DIGEST,
        "name": "volume.zip",
        "versions": 4,
        "pages": 9,
        "files": [{"sha256": OTHER}, {"sha256": "c3" * 32}],
    }
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        job = ended(uow, result, days=31)
        ended(uow, {"sha256": "d" * 64}, days=29)
        ended(uow, {"sha256": "d" * 64}, days=31, kind="render")
        assert forget_export(uow, ("volume", "tables"), NOW - 30 * DAY) == [DIGEST, OTHER, "c3" * 32]
        assert forget_export(uow, ("volume", "tables"), NOW - 30 * DAY) == ()
        session.refresh(job)
        assert job.result == {"name": "volume.zip", "versions": 4, "pages": 9, "removed_at": NOW.isoformat()}
        assert not is_named(session, OTHER)


def test_what_was_made_for_later_use_is_forgotten_whole_when_nobody_uses_it(sessions: Sessions) -> None:
    for key, days in (("1" * 64, 31), ("2" * 64, 29)):
        with sessions() as session, unit_of_work(session, now=NOW - days * DAY, writes=True) as uow:
            keep_files(uow, "volume", key, [(DIGEST, {}), (OTHER, {})])
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        assert sorted(forget_kept(uow, NOW - 30 * DAY)) == [DIGEST, OTHER]
        assert forget_kept(uow, NOW - 30 * DAY) == ()
        assert is_named(session, DIGEST)  # by the younger one
        assert kept_files(uow, "volume", "1" * 64) == []
        assert len(kept_files(uow, "volume", "2" * 64)) == 2
