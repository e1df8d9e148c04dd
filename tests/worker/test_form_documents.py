"""Documents of forms as the worker makes them: of the text that the job names, and of no other."""

from dataclasses import replace

from forms_app.records.jobs import add_job
from forms_app.records.work import Job, JobState
from forms_app.reporting.form_documents import JOB, NamedForm, Params, blank_params, changes_params, named
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.workshop import upload
from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from tests.documents.reading import failures, words
from tests.reporting.form_texts import NUMBER, SHORT, SHORT_CODE, catalogues_of
from tests.servers.installation import Installation, membership_of


def drafted(workshop: Workshop, installation: Installation, *texts: str) -> list[NamedForm]:
    """Texts brought in one after the other, each as it is named while it is the newest."""
    found = []
    with workshop.unit(writes=True) as uow:
        editor = membership_of(uow.session, installation.people["editor"])
        for seen, text in enumerate(texts):
            upload(uow, editor, (SHORT_CODE, NUMBER), text, catalogues_of(text), seen=seen)
            found.append(named(*sound_at(uow.session, SHORT_CODE, NUMBER)))
    return found


def performed(workshop: Workshop, params: Params) -> Job:
    with workshop.unit(writes=True) as uow:
        job_id = add_job(uow, JOB, params).id
    perform(workshop, TASKS, job_id)
    with workshop.sessions() as session:
        found = session.get_one(Job, job_id)
        session.expunge(found)
        return found


def printed(workshop: Workshop, job: Job) -> bytes:
    assert job.result is not None, job.reason
    return workshop.files.read(job.result["sha256"])


def test_a_blank_form_is_of_the_revision_that_was_asked_for(workshop: Workshop, installation: Installation) -> None:
    first, second = drafted(workshop, installation, SHORT, SHORT.replace("policy?", "law?"))
    job = performed(workshop, blank_params(first, "fr"))
    content = printed(workshop, job)
    assert "fr: What is the national policy?" in words(content)
    assert failures(content) == []
    assert job.result is not None
    assert job.result["name"] == "article-35-policy-2026-blank-fr.pdf"
    assert "What is the national law?" in words(printed(workshop, performed(workshop, blank_params(second, "en"))))


def test_two_texts_are_compared_in_a_language(workshop: Workshop, installation: Installation) -> None:
    first, second = drafted(workshop, installation, SHORT, SHORT.replace("the national policy?", "the new policy?"))
    job = performed(workshop, changes_params(first, second, "es"))
    text = words(printed(workshop, job))
    assert "otra redacción." in text
    assert "es: What is the national policy? es: What is the new policy?" in text


def test_a_form_that_is_no_longer_the_one_asked_for_is_not_printed(workshop: Workshop, installation: Installation) -> None:
    """A block, or its words, changed between asking and making: the text of the draft alone would be another form."""
    (draft,) = drafted(workshop, installation, SHORT)
    job = performed(workshop, blank_params(replace(draft, digest="0" * 64), "en"))
    assert job.state == JobState.FAILED
    assert job.reason == {"code": "form-changed", "params": {"form": SHORT_CODE, "version": NUMBER}}
