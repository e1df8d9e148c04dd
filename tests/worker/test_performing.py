"""How jobs end, performed in this process."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from forms_app.config import Mail
from forms_app.records.jobs import add_job, cancel, claim
from forms_app.records.work import Job, JobState
from forms_app.worker.performing import JobFailedError, Progress, Workshop, beating, perform
from forms_app.worker.tasks import TASKS

LETTER = {"to": "a@example.org", "subject": "Due", "body": "In 12 days."}


def added(workshop: Workshop, kind: str, params: Mapping[str, Any]) -> int:
    with workshop.unit(writes=True) as uow:
        return add_job(uow, kind, params).id


def job(workshop: Workshop, job_id: int) -> Job:
    with workshop.sessions() as session:
        found = session.get_one(Job, job_id)
        session.expunge(found)
        return found


def test_a_mail_whose_server_is_away_waits_to_be_tried_again_and_says_why(workshop: Workshop) -> None:
    nobody_listens = replace(workshop, settings=replace(workshop.settings, mail=Mail(server="127.0.0.1", port=1)))
    job_id = added(workshop, "mail", LETTER)
    perform(nobody_listens, TASKS, job_id)
    waiting = job(workshop, job_id)
    assert waiting.hindrance is not None
    assert (waiting.state, waiting.reason, waiting.hindrance["code"]) == (JobState.WAITING, None, "mail-refused")
    assert "refused" in waiting.hindrance["params"]["fault"]


def test_without_a_mail_server_the_job_says_that_nothing_was_sent(workshop: Workshop) -> None:
    job_id = added(workshop, "mail", LETTER)
    perform(workshop, TASKS, job_id)
    assert job(workshop, job_id).result == {"sent": False, "note": "no-server"}


def test_a_fault_of_our_own_ends_the_job_with_its_name(workshop: Workshop) -> None:
    def faulty(_workshop: Workshop, _params: Mapping[str, Any], _progress: Progress) -> None:
        raise ZeroDivisionError

    job_id = added(workshop, "faulty", {})
    perform(workshop, {"faulty": faulty}, job_id)
    assert job(workshop, job_id).reason == {"code": "fault", "params": {"fault": "ZeroDivisionError"}}


def test_a_kind_that_this_worker_does_not_know_fails_and_says_so(workshop: Workshop) -> None:
    job_id = added(workshop, "faxing", {})
    perform(workshop, TASKS, job_id)
    assert job(workshop, job_id).reason == {"code": "unknown-kind", "params": {"kind": "faxing"}}


def test_a_job_cancelled_while_it_runs_stops_at_its_next_progress(workshop: Workshop) -> None:
    reached: list[int] = []

    def long(own: Workshop, _params: Mapping[str, Any], progress: Progress) -> None:
        progress(1, 10)
        reached.append(1)
        with own.unit(writes=True) as uow:
            cancel(uow, progress.held.job_id)
        progress(2, 10)
        reached.append(2)

    job_id = added(workshop, "long", {})
    perform(workshop, {"long": long}, job_id)
    assert reached == [1]
    assert (job(workshop, job_id).state, job(workshop, job_id).done) == (JobState.CANCELLED, 1)


def test_a_job_that_cannot_be_done_keeps_the_code_and_parameters_of_the_reason(workshop: Workshop) -> None:
    def hopeless(_workshop: Workshop, _params: Mapping[str, Any], _progress: Progress) -> None:
        raise JobFailedError("nothing-there", {"year": 1950})

    job_id = added(workshop, "hopeless", {})
    perform(workshop, {"hopeless": hopeless}, job_id)
    assert job(workshop, job_id).reason == {"code": "nothing-there", "params": {"year": 1950}}


def test_the_lease_is_renewed_while_one_step_takes_long(workshop: Workshop) -> None:
    job_id = added(workshop, "long", {})
    with workshop.unit(writes=True) as uow:
        held = claim(uow, job_id)
    assert held is not None
    before = job(workshop, job_id).lease_until
    with beating(workshop, held, seconds=0.05):
        end = time.monotonic() + 10
        while job(workshop, job_id).lease_until == before and time.monotonic() < end:
            time.sleep(0.05)
    after = job(workshop, job_id).lease_until
    assert before is not None
    assert after is not None
    assert datetime.now(UTC) < before < after
