"""Opening a report: because it was asked for, or without being asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.answers.dates import read_date
from forms_app.answers.problems import UnreadableError
from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.sessions import session_year
from forms_app.definitions.form import LANGUAGES, Form
from forms_app.records.people import Party
from forms_app.records.queries.reports import report_of_request
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report, Request
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.opening import Languages, Subject, open_requested, open_voluntary
from forms_app.reporting.permissions import Act
from forms_app.reporting.world import instrument_labels, instrument_names
from forms_app.web.access import membership, requires
from forms_app.web.library import library
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.naming import instrument_titles, instruments_label, unit_label
from forms_app.web.reports.blank import requested_form_links
from forms_app.web.reports.blueprint import pages
from forms_app.web.reports.forms import fits, form_for, form_languages, language_fields, posted_languages
from forms_app.web.showing import months
from forms_app.web.transaction import session, unit
from forms_app.web.wording.answer_problems import problem_words
from forms_app.web.wording.reasons import reason_words
from forms_app.web.wording.states import days_words

Problems = dict[str, str]  # field -> what is wrong with it


@pages.route("/requests/<int:request_id>/report", methods=["GET", "POST"])
@requires(Act.OPEN_REPORT)
def open_report(requested: Request) -> str | Response | tuple[str, int]:
    """Show what is asked and choose languages; on posting, open the report (or go to the one already open)."""
    already = report_of_request(session(), requested.id)
    if already is not None:
        return redirect(_tasks(already), 303)
    form = form_for(requested.form_code)
    if request.method == "GET":
        return _request_page(requested, form, {})
    languages, problems = posted_languages()
    if problems:
        return _request_page(requested, form, problems, languages), 422
    report = open_requested(unit(), membership(), requested, form, languages)
    return redirect(_tasks(report), 303)


def _request_page(requested: Request, form: Form, problems: Problems, posted: Languages | None = None) -> str:
    today = geneva_day(unit().now)
    codes = requested.instruments.split("+")
    labels = {code: instrument_labels(load_world(session()), code, language()) for code in codes}
    return render_template(
        "reports/open.html",
        requested=requested,
        label=instruments_label(requested.instruments),
        titles=instrument_titles(requested.instruments),
        country=unit_label(requested.unit_code),
        reasons=reason_words(requested.reasons, labels),
        days=days_words(requested.due_on, today),
        form_title=form.wording(language()).of("title"),
        form_links=requested_form_links(requested),
        approval=form.definition.approval,
        language_options=form_languages(form),
        problems=problems,
        **language_fields(posted),
    )


@pages.route("/parties/<int:party_id>/reports/new", methods=["GET", "POST"])
@requires(Act.REPORT_VOLUNTARILY)
def volunteer(party: Party) -> str | Response | tuple[str, int]:
    """A report nobody asked for: choose the instrument, the form and the period."""
    if request.method == "GET":
        return _volunteer_page(party, {})
    languages, problems = posted_languages()
    subject, form = _subject(str(party.unit_code), problems)
    if problems or subject is None or form is None:
        return _volunteer_page(party, problems, languages), 422
    try:
        report = open_voluntary(unit(), membership(), subject, form, languages)
    except ConflictError as error:
        if error.code != "asked-for":
            raise
        flash(_("A report on this is asked for already. Open it here, as the answer to that request."), "info")
        return redirect(url_for("reports.open_report", request_id=error.params["request"]), 303)
    if report.created_at < unit().now:
        flash(_("You are writing a report on this already. Here it is."), "info")
    return redirect(_tasks(report), 303)


def _subject(unit_code: str, problems: Problems) -> tuple[Subject | None, Form | None]:
    """What the report is on, as posted; what is wrong goes to `problems`."""
    world, instrument, code = load_world(session()), request.form.get("instrument", ""), request.form.get("form", "")
    if instrument not in world.instruments:
        problems["instrument"] = _("Choose an instrument from the list.")
    form = form_for(code) if code in _form_codes() else None
    if form is None:
        problems["form"] = _("Choose a form from the list.")
    elif "instrument" not in problems and not fits(form, [instrument]):
        problems["form"] = _("This form is for other instruments. Choose a form that fits the instrument.")
    start, end = _posted_day("from", problems), _posted_day("to", problems)
    if start and end and start > end:
        problems["period"] = _("The period ends before it begins. Please check both dates.")
    elif (start is None) != (end is None) and "period" not in problems:
        problems["period"] = _("Write both dates of the period, or none.")
    if problems or form is None:
        return None, None
    asked = form.definition.instruments
    instruments = tuple(sorted(asked)) if asked != "any" and len(asked) > 1 else (instrument,)
    procedure = form.definition.procedure
    year = session_year(procedure, geneva_day(unit().now))
    return Subject(procedure, unit_code, instruments, year, (start, end)), form


def _posted_day(end: str, problems: Problems) -> date | None:
    """One end of the period as posted; None where nothing was written."""
    raw = {piece: request.form.get(f"period.{end}.{piece}", "") for piece in ("day", "month", "year")}
    if not any(text.strip() for text in raw.values()):
        return None
    try:
        text = read_date(raw, Address("period"), part=end)
    except UnreadableError as error:
        problems["period"] = problem_words(error.problems[0])
        return None
    return date.fromisoformat(text) if text else None


def _form_codes() -> Sequence[str]:
    """The forms a government may report with of its own accord."""
    return [code for code in library().codes if not code.startswith("article-23/")]


def _volunteer_page(party: Party, problems: Problems, posted: Languages | None = None) -> str:
    world = load_world(session())
    in_force = world.in_force_for(str(party.unit_code), geneva_day(unit().now))
    titles = instrument_names(world, language())
    codes = sorted(world.instruments, key=lambda code: (code not in in_force, code))
    period: Mapping[str, Any] = {
        end: {piece: request.form.get(f"period.{end}.{piece}", "") for piece in ("day", "month", "year")}
        for end in ("from", "to")
    }
    return render_template(
        "reports/volunteer.html",
        party=party,
        instruments=[{"code": code, "label": f"{code} – {titles[code]}"} for code in codes],
        in_force=[f"{code} – {titles[code]}" for code in codes if code in in_force],
        forms=[{"code": code, "label": form_for(code).wording(language()).of("title")} for code in _form_codes()],
        months=months(),
        period=period,
        language_options=[{"code": code, "label": INTERFACE_LANGUAGES[code], "help": ""} for code in LANGUAGES],
        problems=problems,
        **language_fields(posted),
    )


def _tasks(report: Report) -> str:
    return url_for("reports.tasks", report_key=report.key)
