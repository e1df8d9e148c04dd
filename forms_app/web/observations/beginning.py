"""An organization begins an observation: about a report that was communicated to it, or about none."""

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.answers.snapshot import snapshot_from_json
from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.sessions import session_year
from forms_app.records.people import Party
from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report
from forms_app.records.submissions import Submission
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import NotAllowedError, UnfitError, UnknownError
from forms_app.reporting.filling import fill
from forms_app.reporting.opening import Languages, Subject, open_observation, subject_about
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.rows import RowAct, change_rows
from forms_app.reporting.world import instrument_names
from forms_app.web.access import membership, requires
from forms_app.web.fields.base import html_id
from forms_app.web.locales import language
from forms_app.web.naming import instruments_label, unit_label, unit_places
from forms_app.web.observations.blueprint import pages
from forms_app.web.observations.own import ANCHOR, REMARKS, TEXT, own_about
from forms_app.web.reports.forms import OBSERVATION, form_for, form_languages, language_fields, posted_languages
from forms_app.web.transaction import session, unit

Problems = dict[str, str]  # field -> what is wrong with it

_INSTRUMENTS = ("instrument", "instrument-2", "instrument-3")  # an observation may be on several


@pages.route("/parties/<int:party_id>/observations/new", methods=["GET", "POST"])
@requires(Act.OBSERVE)
def begin(party: Party) -> str | Response | tuple[str, int]:
    """Choose what the observation is on; on posting, open it."""
    about = _about(request.values.get("about", ""))
    if request.method == "GET":
        return _page(party, about, {})
    languages, problems = posted_languages()
    subject = _subject(party, about, problems)
    if problems or subject is None:
        return _page(party, about, problems, languages), 422
    report = open_observation(unit(), membership(), subject, form_for(OBSERVATION), languages, about=about)
    return redirect(url_for("reports.tasks", report_key=report.key), 303)


@pages.post("/parties/<int:party_id>/remarks")
@requires(Act.OBSERVE)
def remark(party: Party) -> Response:
    """Comment on one question of a report: opens the observation if there is none, and leads to the new remark."""
    about = _about(request.form.get("about", ""))
    if about is None:
        raise UnfitError("not-a-report", {"reference": ""})
    anchor = request.form.get("anchor", "")
    if anchor not in _paths(about):
        raise UnfitError("unknown-path", {"path": anchor[:200]})
    report = _open_draft(party, about)
    row = _row_for(read_draft(session(), report, language()), anchor)
    place = f"{html_id(Address(f'{REMARKS}.{TEXT}', row))}-question"
    return redirect(url_for("filling.section", report_key=report.key, section_id=REMARKS.partition(".")[0], _anchor=place), 303)


def _about(reference: str) -> Submission | None:
    """The submission an observation is about, if the person may read it. Raises UnknownError or NotAllowedError."""
    if not reference:
        return None
    submission = submission_by_reference(session(), reference)
    if submission is None:
        raise UnknownError("unknown-submission", {"name": reference[:80]})
    if not may(session(), membership(), Act.READ_SUBMISSION, submission):
        raise NotAllowedError("not-allowed", {"act": Act.READ_SUBMISSION})
    if submission.report.procedure == "article-23":
        raise UnfitError("not-a-report", {"reference": submission.reference})
    return submission


def _paths(submission: Submission) -> set[str]:
    """The questions of a submission that were asked."""
    snapshot = snapshot_from_json(submission.snapshot.encode())
    return {question.path for section in snapshot.sections for question in section.questions if question.kind != "statement"}


def _open_draft(party: Party, about: Submission) -> Report:
    """The observation on the report that is being written, or a new one."""
    own = own_about(party.id, about)
    if own is not None and own.sent is None:
        return own.report
    languages = Languages(language(), language())
    return open_observation(unit(), membership(), subject_about(about.report), form_for(OBSERVATION), languages, about=about)


def _row_for(draft: Draft, anchor: str) -> str:
    """The row of the remark on a question: the one already there, or a new one with the question filled in."""
    for row in draft.sheet.get(Address(REMARKS)) or ():
        if draft.sheet.get(Address(f"{REMARKS}.{ANCHOR}", row)) == anchor:
            return str(row)
    row, draft = change_rows(unit(), membership(), draft, Address(REMARKS), RowAct.ADD, "")
    address = Address(f"{REMARKS}.{ANCHOR}", row)
    fill(unit(), membership(), draft, address, {"": [anchor]}, seen_revision=0, language=None)
    return row


def _subject(party: Party, about: Submission | None, problems: Problems) -> Subject | None:
    """What the observation is on: what the report is on, or what was posted."""
    if about is not None:
        return subject_about(about.report)
    world = load_world(session())
    own = party.organization.unit_code if party.organization else None
    unit_code = own or request.form.get("unit", "")
    if unit_code not in world.units:
        problems["unit"] = _("Choose the country or territory.")
    codes = sorted({code for name in _INSTRUMENTS if (code := request.form.get(name, ""))})
    if not codes or not set(codes) <= set(world.instruments):
        problems["instrument"] = _("Choose an instrument from the list.")
    year = request.form.get("year", "").strip()
    this = geneva_day(unit().now).year
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and this - 5 <= int(year) <= this + 1):
        problems["year"] = _("Write a year between %(least)s and %(most)s.", least=str(this - 5), most=str(this + 1))
    return None if problems else Subject("article-23", unit_code, tuple(codes), int(year))


def _page(party: Party, about: Submission | None, problems: Problems, posted: Languages | None = None) -> str:
    today = geneva_day(unit().now)
    own = party.organization.unit_code if party.organization else None
    unit_code = about.report.unit_code if about else own
    return render_template(
        "observations/begin.html",
        party=party,
        about=about,
        about_label=instruments_label(about.report.instruments) if about else "",
        country=unit_label(unit_code) if unit_code else "",
        units=[] if about or own else _units(),
        instruments=[] if about else _instruments(own),
        posted=request.form,
        year=request.form.get("year") or session_year("article-23", today),
        language_options=form_languages(form_for(OBSERVATION)),
        problems=problems,
        **language_fields(posted),
    )


def _units() -> Sequence[dict[str, str]]:
    return [{"code": code, "label": unit_label(code)} for code in unit_places()]


def _instruments(unit_code: str | None) -> Sequence[dict[str, Any]]:
    """Every instrument, those known to be in force for the unit first."""
    world = load_world(session())
    titles = instrument_names(world, language())
    in_force = world.in_force_for(unit_code, geneva_day(unit().now)) if unit_code else frozenset()
    codes = sorted(world.instruments, key=lambda code: (code not in in_force, code))
    return [{"code": code, "label": f"{code} – {titles[code]}"} for code in codes]
