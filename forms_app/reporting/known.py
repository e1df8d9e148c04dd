"""The codes that the answers of a report may refer to, with names in the reader's language."""

from collections.abc import Mapping
from dataclasses import replace

from forms_app.answers.facts import Known
from forms_app.definitions.form import Form
from forms_app.records.queries.people import organizations_for
from forms_app.records.queries.reports import files_of_report
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import Session
from forms_app.reporting.pinned_forms import form_of
from forms_app.reporting.world import instrument_names, unit_names


def known_of(session: Session, report: Report, locale: str) -> Known:
    """Everything but the laws, which are answers of the report itself: two queries when the world is in memory."""
    known = known_for(session, report.unit_code, files_of_report(session, report.id), locale)
    return known if report.about is None else replace(known, questions=questions_of(form_of(report.about.form_version), locale))


def known_for(session: Session, unit_code: str, files: Mapping[str, int], locale: str) -> Known:
    """The same for a report of a unit that is not in the records yet; `files` go from digest to size in bytes."""
    world = load_world(session)
    return Known(
        instruments=instrument_names(world, locale),
        units=unit_names(world, locale),
        organizations={one.code: one.name for one in organizations_for(session, unit_code)},
        files=files,
    )


def questions_of(form: Form, locale: str) -> Mapping[str, str]:
    """The questions of a form as a remark on one of them names it: `Prison labour – Are convicted persons obliged to work?`."""
    wording = form.wording(locale)
    return {
        path: f"{wording.of(f'{section.id}.title')} – {wording.of(f'{path}.prompt')}"
        for section, question, path in form.definition.walk()
        if question.answerable
    }
