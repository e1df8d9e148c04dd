"""How far a job is, in the reader's words."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask_babel import force_locale

from forms_app.records.work import Job, JobState
from forms_app.web.locales import init_app
from forms_app.web.wording.jobs import job_progress
from tests.servers.databases import NOW


@pytest.fixture(params=["en", "fr", "es"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    app = Flask("test")
    init_app(app)
    with app.test_request_context(), force_locale(request.param):
        yield request.param


def said(step: str, done: int, total: int, seconds: float) -> str:
    """What is said of a job whose step began these seconds ago."""
    running = Job(kind="volume", state=JobState.RUNNING, step=step, done=done, total=total, step_began_at=NOW)
    return job_progress(running, NOW + timedelta(seconds=seconds))


def test_each_step_says_what_it_counts_and_how_long_it_takes_yet(locale: str) -> None:
    documents = {
        "en": "412 of 1,000 documents are there. About 3 minutes left.",
        "fr": "Documents prêts : 412 sur 1 000. Encore 3 minutes environ.",
        "es": "Documentos listos: 412 de 1.000. Faltan aproximadamente 3 minutos.",
    }
    pages = {
        "en": "18,200 of 19,800 pages are put together. Less than half a minute left.",
        "fr": "Pages assemblées : 18 200 sur 19 800. Encore moins d’une demi-minute.",
        "es": "Páginas ensambladas: 18.200 de 19.800. Falta menos de medio minuto.",
    }
    assert said("documents", 412, 1000, 126).replace("\u202f", " ") == documents[locale]
    assert said("pages", 18_200, 19_800, 20).replace("\u202f", " ") == pages[locale]


@pytest.mark.parametrize("locale", ["en"], indirect=True)
@pytest.mark.parametrize(
    ("done", "seconds", "left"),
    [
        (4, 4, ""),  # too soon, and too little
        (5, 4, " About 1 minute left."),  # a twentieth
        (4, 5, " About 2 minutes left."),  # five seconds
        (0, 600, ""),  # no pace
        (10, 600, " About 90 minutes left."),
        (10, 670, " About 2 hours left."),
    ],
)
def test_the_time_left_is_told_once_there_is_a_pace(locale: str, done: int, seconds: float, left: str) -> None:
    assert said("documents", done, 100, seconds) == f"{done} of 100 documents are there.{left}"


@pytest.mark.parametrize("locale", ["en"], indirect=True)
def test_when_all_documents_are_there_the_volume_is_put_together(locale: str) -> None:
    assert said("documents", 100, 100, 60) == "All documents are there; the volume is being put together."
    assert said("pages", 1, 1, 60) == "1 of 1 page is put together."
    assert said("", 1, 3, 60).startswith("1 of 3 steps done")
