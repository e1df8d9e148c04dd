"""The list of a report's sections: what is answered, what is expected, who works on it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.completeness import Progress
from forms_app.answers.lettering import first_up
from forms_app.calendar.deadlines import geneva_day
from forms_app.definitions.form import Section
from forms_app.records.people import Role
from forms_app.records.queries.answers import StoredAnswer
from forms_app.records.queries.people import members_of
from forms_app.records.queries.submissions import Sent, submissions_of
from forms_app.records.reports import Report
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.moving import newer_form
from forms_app.reporting.permissions import Act, is_observation, is_reply
from forms_app.reporting.standing import standing
from forms_app.web.access import can, requires
from forms_app.web.filling.access import sections_of
from forms_app.web.filling.at_hand import sources_in_words
from forms_app.web.filling.page import breadcrumbs, due_words
from forms_app.web.library import library
from forms_app.web.locales import language
from forms_app.web.naming import instrument_titles, instruments_label, unit_label
from forms_app.web.reports.blank import form_links
from forms_app.web.reports.blueprint import pages
from forms_app.web.transaction import session, unit
from forms_app.web.wording.dates import moment
from forms_app.web.wording.states import progress_state, standing_words


@pages.get("/reports/<report_key>")
@requires(Act.READ_DRAFT)
def tasks(report: Report) -> str | Response:
    """The sections of a draft; of an observation that was filed, what was filed, since that cannot be changed."""
    sent = submissions_of(session(), [report.id])
    if sent and is_observation(report):
        return redirect(url_for("reports.receipt", reference=sent[-1].reference))
    draft, allowed = read_draft(session(), report, language()), sections_of(report)
    shown = [
        section
        for section in draft.definition.sections
        if section.id in draft.visible.sections and (allowed is None or section.id in allowed)
    ]
    progress = draft.progress()
    return render_template(
        "reports/tasks.html",
        report=report,
        draft=draft,
        is_observation=is_observation(report),
        is_reply=is_reply(report),
        label=instruments_label(report.instruments),
        titles=instrument_titles(report.instruments),
        country=unit_label(report.unit_code),
        breadcrumbs_of=breadcrumbs(report, language()),
        form_title=draft.form.wording(language()).of("title"),
        form_links=form_links(report),
        due=due_words(report, Sent(sent[-1].n, sent[-1].received_on) if sent else None),
        state=_state(report, sent[0].received_on if sent else None),
        tasks=_tasks(draft, shown, progress),
        done=sum(progress[section.id].answered for section in shown),
        total=sum(progress[section.id].asked for section in shown),
        whole=allowed is None,
        may_send=can(Act.SEND, report),
        may_fill=can(Act.FILL, report),
        at_hand=_at_hand(draft),
        sent=sent,
        newer=can(Act.FILL, report) and newer_form(session(), draft, library()) is not None,
    )


def _at_hand(draft: Draft) -> Sequence[str]:
    """The reports from which the person may take answers over; none into an observation or a reply."""
    may_take = draft.report.procedure != "article-23" and can(Act.FILL, draft.report)
    return sources_in_words(draft) if may_take else ()


def _state(report: Report, first_received: date | None) -> tuple[str, str] | None:
    """(word, shape) of the report that was asked for; None for one that was not."""
    if report.request is None:
        return None
    today = geneva_day(unit().now)
    return standing_words(standing(report.request.due_on, today, opened=True, first_received=first_received))


def _tasks(draft: Draft, shown: Sequence[Section], progress: Mapping[str, Progress]) -> list[dict[str, Any]]:
    wording, workers, may_fill = draft.form.wording(language()), _workers(draft.report), can(Act.FILL, draft.report)
    found = []
    places = {section.id: place for place, section in enumerate(draft.definition.sections, 1)}
    for section in shown:
        mine = progress[section.id]
        word, shape = progress_state(mine)
        url = url_for("filling.section", report_key=draft.report.key, section_id=section.id)
        found.append(
            {
                "id": f"section-{section.id}",
                "title": f"{places[section.id]}. {wording.of(f'{section.id}.title')}",
                "url": url if may_fill else url_for("reports.review", report_key=draft.report.key, _anchor=section.id),
                "hint": _hint(section, draft, workers.get(section.id, ())),
                "done": mine.answered,
                "total": mine.asked,
                "word": word,
                "shape": shape,
            }
        )
    return found


def _workers(report: Report) -> Mapping[str, Sequence[str]]:
    """Who was asked to contribute to which section."""
    found: dict[str, list[str]] = {}
    for member in members_of(session(), report.author_id):
        if member.role == Role.CONTRIBUTOR:
            for section_id in member.sections:
                found.setdefault(section_id, []).append(member.person.name)
    return found


def _hint(section: Section, draft: Draft, workers: Sequence[str]) -> str:
    """Who works on a section, and when it was last saved."""
    saved: StoredAnswer | None = None
    for address, answer in draft.answers.items():
        if address.path.partition(".")[0] == section.id and (saved is None or answer.at > saved.at):
            saved = answer
    parts = []
    if workers:
        parts.append(_("Assigned to %(names)s", names=", ".join(workers)))
    if saved is not None and saved.person_name:
        parts.append(_("last saved by %(who)s, %(moment)s", who=saved.person_name, moment=moment(saved.at)))
    return first_up(" · ".join(parts))
