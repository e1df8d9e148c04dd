"""Files that were compiled are removed when their time is over, and nothing else is."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from forms_app.records.files import FilesAwayError, FileStore
from forms_app.records.jobs import add_job
from forms_app.records.kept_files import keep_files, kept_files
from forms_app.records.work import Job, JobState
from forms_app.worker.performing import Workshop
from forms_app.worker.tidying import tidy

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the queries are tested on both
KEY = "1" * 64


def ended(workshop: Workshop, content: bytes, days: int, kind: str = "tables", state: JobState = JobState.DONE) -> int:
    """A job that made this so many days ago."""
    result: Mapping[str, Any] = {"sha256": workshop.files.keep_made(content), "name": "a.xlsx"}
    with workshop.unit(writes=True) as uow:
        job = add_job(uow, kind, {})
        job.state, job.result, job.finished_at = state, dict(result), uow.now - timedelta(days=days)
        return job.id


def result_of(workshop: Workshop, job_id: int) -> Mapping[str, Any]:
    with workshop.sessions() as session:
        return session.get_one(Job, job_id).result or {}


def test_what_was_compiled_is_removed_after_its_time_and_its_job_says_so(workshop: Workshop) -> None:
    old, younger = ended(workshop, b"old", 31), ended(workshop, b"younger", 29)
    tidy(workshop)
    assert set(workshop.files.digests()) == {result_of(workshop, younger)["sha256"]}
    assert result_of(workshop, old).keys() == {"name", "versions", "pages", "removed_at"}


def test_bytes_that_a_younger_job_or_a_document_has_too_stay(workshop: Workshop) -> None:
    first, document = ended(workshop, b"the same", 31), ended(workshop, b"the report", 400, kind="render")
    ended(workshop, b"the report", 31)
    again = ended(workshop, b"the same", 1)
    tidy(workshop)
    assert "removed_at" in result_of(workshop, first)
    assert set(workshop.files.digests()) == {result_of(workshop, one)["sha256"] for one in (again, document)}


def test_what_was_made_for_later_use_is_removed_when_it_was_not_used_for_as_long(workshop: Workshop) -> None:
    digests = [workshop.files.keep_made(content) for content in (b"unused", b"used")]
    with workshop.unit(writes=True) as uow:
        past = replace(uow, now=uow.now - timedelta(days=31))
        for number, digest in enumerate(digests):
            keep_files(past, "part", f"{number}" * 64, [(digest, {})])
    with workshop.unit(writes=True) as uow:
        assert kept_files(uow, "part", KEY)
    tidy(workshop)
    assert list(workshop.files.digests()) == digests[1:]


def test_nothing_is_removed_while_something_is_compiled_or_where_all_is_kept_for_ever(workshop: Workshop) -> None:
    old = ended(workshop, b"old", 31)
    for_ever = replace(workshop, settings=replace(workshop.settings, exports_days=0))
    tidy(for_ever)
    running = ended(workshop, b"new", 0, state=JobState.RUNNING)
    tidy(workshop)
    assert workshop.files.holds(result_of(workshop, old)["sha256"])
    with workshop.unit(writes=True) as uow:
        uow.session.get_one(Job, running).state = JobState.CANCELLED
    tidy(workshop)
    assert "removed_at" in result_of(workshop, old)


def test_where_files_cannot_be_removed_their_job_still_has_them_and_the_log_says_why(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_store: FileStore, _sha256: str) -> None:
        raise FilesAwayError(ValueError("AccessDenied"))

    old = ended(workshop, b"old", 31)
    monkeypatch.setattr(FileStore, "remove", refuse)
    with caplog.at_level(logging.WARNING):
        tidy(workshop)
    assert "could not be removed: AccessDenied" in caplog.text
    assert workshop.files.holds(result_of(workshop, old)["sha256"])
