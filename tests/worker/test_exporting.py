"""How the task of a format tells how far it is, and stops."""

from pathlib import Path

from forms_app.records.jobs import ATTEMPTS_MOST, LEASE, add_job, cancel
from forms_app.records.work import Job, JobState
from forms_app.reporting.selections import Selection, params_of
from forms_app.worker.compiling import Export, Noted, exporting, sparing
from forms_app.worker.performing import Workshop, perform
from tests.servers.installation import Installation, membership_of


def test_progress_is_told_once_a_second_and_where_a_step_begins_and_ends() -> None:
    told: list[tuple[int, int, str]] = []
    passed = 0.0
    noted = sparing(lambda *progress: told.append(progress), lambda: passed)
    for step, total in (("documents", 50), ("pages", 10)):
        for done in range(total + 1):
            passed += 0.0625
            noted(done, total, step)
    assert told == [
        *((done, 50, "documents") for done in (0, 16, 32, 48, 50)),
        *((done, 10, "pages") for done in (0, 10)),
    ]


def test_of_volumes_that_are_numbered_on_each_has_its_first_and_last_page(workshop: Workshop, installation: Installation) -> None:
    def make(_own: Workshop, _selection: Selection, _membership: int | None, folder: Path, noted: Noted) -> Export:
        files = tuple(folder / f"{number}.pdf" for number in (1, 2))
        for file in files:
            file.write_text(file.name)
        return Export(files, ("a",), 14, ((1, 9), (10, 14)))

    with workshop.unit(writes=True) as uow:
        membership = membership_of(uow.session, installation.people["officer"]).id
        job_id = add_job(uow, "volume", {**params_of(Selection(2026)), "membership": membership}).id
    perform(workshop, {"volume": exporting("volume", "application/pdf", make)}, job_id)
    with workshop.sessions() as session:
        result = session.get_one(Job, job_id).result or {}
    assert [(one["name"], one["first"], one["last"]) for one in result["files"]] == [("1.pdf", 1, 9), ("2.pdf", 10, 14)]
    assert result["media_type"] == "application/zip"


def test_a_job_whose_workers_were_lost_is_told_of_by_mail_too(workshop: Workshop, installation: Installation) -> None:
    with workshop.unit(writes=True) as uow:
        membership = membership_of(uow.session, installation.people["officer"]).id
        job = add_job(uow, "volume", {**params_of(Selection(2026)), "membership": membership, "mail": True})
        job.state, job.attempts, job.lease_until = JobState.RUNNING, ATTEMPTS_MOST, uow.now - LEASE
        job_id = job.id
    (mail,) = perform(workshop, {}, job_id)
    with workshop.sessions() as session:
        assert session.get_one(Job, job_id).state == JobState.FAILED
        assert session.get_one(Job, mail.job_id).params["values"]["made"] is False


def test_a_job_that_is_cancelled_while_its_pages_are_put_together_stops_there_and_makes_nothing(workshop: Workshop) -> None:
    reached: list[str] = []

    def make(own: Workshop, _selection: Selection, _membership: int | None, folder: Path, noted: Noted) -> Export:
        noted(3, 3, "documents")
        noted(4, 10, "pages")
        with own.unit(writes=True) as uow:
            reached.append("cancelled" if cancel(uow, job_id) else "it had ended")
        noted(10, 10, "pages")
        reached.append("went on")
        return Export((folder / "never.pdf",), ())

    with workshop.unit(writes=True) as uow:
        job_id = add_job(uow, "volume", {**params_of(Selection(2026)), "membership": 1}).id
    perform(workshop, {"volume": exporting("volume", "application/pdf", make)}, job_id)
    with workshop.sessions() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.step, job.done, job.total, job.result) == (JobState.CANCELLED, "pages", 4, 10, None)
    assert reached == ["cancelled"]
    assert list(workshop.files.digests()) == []
