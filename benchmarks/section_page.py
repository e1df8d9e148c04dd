"""A section of twenty answered questions, against a bare Flask page with the same fields and the same rows."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from wtforms import Form, IntegerField, RadioField, StringField, TextAreaField
from wtforms.fields import DateField

from benchmarks.figures import Row
from benchmarks.installation import SECTION, YES_NO, Bench, bench, questions
from forms_app.records.base import db
from forms_app.records.database import init_records
from forms_app.records.people import Person
from forms_app.records.queries.answers import answers_of
from forms_app.records.queries.people import organizations_for
from forms_app.records.queries.reports import files_of_report, report_by_key
from forms_app.records.queries.world import load_world

WARM, REQUESTS = 30, 300

_BARE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<form method="post"><input type="hidden" name="csrf_token" value="{{ token() }}">
{% for field in form %}<div class="question"><input type="hidden" name="rev:{{ field.name }}" value="1">
{{ field.label }}{% if field.description %}<p>{{ field.description }}</p>{% endif %}{{ field(class_="input") }}</div>{% endfor %}
<button>Save</button></form></body></html>"""


def run() -> list[Row]:
    """Medians of single requests that take turns, so that a busy machine disturbs both alike.

    The ratio is of processor time, which other programs on the machine change least.
    """
    with bench() as made:
        ours = _getter(made.client(), f"/reports/{made.installation.report_key}/sections/{SECTION}")
        bare = _getter(_bare_app(made).test_client(), "/")
        for _ in range(WARM):
            ours()
            bare()
        pairs = [(_timed(ours), _timed(bare)) for _ in range(REQUESTS)]
    our_times, bare_times = [one for one, _ in pairs], [other for _, other in pairs]
    ratio = statistics.median(one.processor for one in bare_times) / statistics.median(one.processor for one in our_times)
    return [
        Row("bare Flask page, 20 fields, same rows", _rate(bare_times), "requests/s"),
        Row("section page, 20 answered questions", _rate(our_times), "requests/s", ratio),
        Row("bare Flask page, p95", _slow(bare_times), "ms"),
        Row("section page, p95", _slow(our_times), "ms"),
    ]


@dataclass(frozen=True, slots=True)
class Time:
    """Of one request, in seconds: on the clock, and of the processor."""

    clock: float
    processor: float


def _rate(times: list[Time]) -> float:
    return 1 / statistics.median(one.clock for one in times)


def _slow(times: list[Time]) -> float:
    return 1000 * statistics.quantiles([one.clock for one in times], n=20)[-1]


def _timed(get: Callable[[], None]) -> Time:
    clock, processor = time.perf_counter(), time.process_time()
    get()
    return Time(time.perf_counter() - clock, time.process_time() - processor)


def _getter(client: FlaskClient, url: str) -> Callable[[], None]:
    def get() -> None:
        answer = client.get(url)
        if answer.status_code != 200:
            raise RuntimeError(f"{url}: {answer.status}")

    return get


def _bare_app(made: Bench) -> Flask:
    """The least that shows the same: the same rows by the same session, WTForms fields, one compiled template."""
    app = Flask("bare")
    app.config.update(SECRET_KEY=made.settings.secret_key, SQLALCHEMY_DATABASE_URI=made.settings.database_url)
    init_records(app, made.settings)
    form_class = type("BareForm", (Form,), {one["id"]: _field(one) for one in questions()})
    person_id, report_key = made.installation.people["xaa.focal"], made.installation.report_key
    template = app.jinja_env.from_string(_BARE)

    def page() -> str:
        session = db.session()
        person = session.get_one(Person, person_id)
        _ = [one.party for one in person.memberships]
        report = report_by_key(session, report_key)
        if report is None:
            raise LookupError(report_key)
        load_world(session)
        organizations_for(session, report.unit_code)
        files_of_report(session, report.id)
        data = {
            address.path.removeprefix(f"{SECTION}."): answer.value for address, answer in answers_of(session, report.id).items()
        }
        data["date"] = date.fromisoformat(data["date"])
        return template.render(form=form_class(data=data), title="Application in practice", token=generate_csrf)

    app.add_url_rule("/", "page", page)
    return app


def _field(question: dict[str, object]) -> object:
    label, description = str(question["prompt"]), str(question.get("help", ""))
    match question["kind"]:
        case "narrative":
            return TextAreaField(label, description=description)
        case "choice":
            return RadioField(label, choices=[(one["code"], one["label"]) for one in YES_NO])
        case "number":
            return IntegerField(label)
        case "date":
            return DateField(label)
        case _:
            return StringField(label)
