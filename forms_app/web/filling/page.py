"""What a section page shows around its questions: where the reader is, how far the report has come, what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user

from forms_app.answers.completeness import Progress
from forms_app.answers.numbering import numbers
from forms_app.calendar.deadlines import geneva_day
from forms_app.definitions.form import Section, Wording
from forms_app.records.queries.answers import StoredAnswer
from forms_app.records.queries.submissions import Sent, last_sent
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report
from forms_app.reporting.drafts import Draft
from forms_app.reporting.world import unit_names
from forms_app.web.fields.words import only_if
from forms_app.web.filling.access import sections_of
from forms_app.web.naming import instruments_label
from forms_app.web.transaction import session, unit
from forms_app.web.wording.dates import day, moment

Link = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section in the list beside the page. `words` tell its progress."""

    id: str
    number: int
    title: str
    url: str
    words: str
    current: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class SectionPage:
    """Everything but the questions. `following` and `before` are the sections next to this one, None at the ends; `asks` is
    false where there are only words to read."""

    report: Report
    section: Section
    title: str
    help: str
    condition: str
    shown: bool
    asks: bool
    position: str
    due: str
    links: Sequence[SectionLink]
    before: SectionLink | None
    following: SectionLink | None
    breadcrumbs: Sequence[Link]
    saved: str
    person_id: int
    review_url: str
    answered: str
    done: int
    total: int


def section_page(draft: Draft, section: Section, locale: str) -> SectionPage:
    """The page of a section for the person of this request."""
    wording, progress = draft.form.wording(locale), draft.progress()
    links = _links(draft, wording, progress, section.id)
    shown = [link for link in links if link.shown]
    here = next(place for place, link in enumerate(shown) if link.current)
    mine = progress.get(section.id, Progress(0, 0, 0))
    title = wording.of(f"{section.id}.title")
    return SectionPage(
        report=draft.report,
        section=section,
        title=title,
        help=wording.of(f"{section.id}.help"),
        condition=only_if(section.show_if, section.id, wording, numbers(draft.definition)),
        shown=section.id in draft.visible.sections,
        asks=bool(section.answerable),
        position=_position(shown[here].number, here + 1, len(shown)),
        due=due_words(draft.report, last_sent(session(), draft.report.id)),
        links=links,
        before=shown[here - 1] if here else None,
        following=shown[here + 1] if here + 1 < len(shown) else None,
        breadcrumbs=breadcrumbs(draft.report, locale, (title, None)),
        saved=saved_words(draft, section.id),
        person_id=current_user.id,
        review_url=review_url(draft.report),
        answered=progress_words(mine),
        done=mine.answered,
        total=mine.asked,
    )


def progress_words(progress: Progress) -> str:
    """How far a section has come, in words."""
    if progress.asked == 0:
        return _("Nothing to answer")
    return ngettext(
        "%(answered)s of %(num)s answered", "%(answered)s of %(num)s answered", progress.asked, answered=progress.answered
    )


def due_words(report: Report, sent: Sent | None) -> str:
    """What is due when, in full and in days; of what was sent (`sent`: its newest version), when that was, since it is late no
    more. '' for a report that nobody asked for and nobody sent."""
    if sent is not None:
        return _("Version %(n)s sent on %(day)s", day=day(sent.day), n=sent.n)
    if report.request is None:
        return ""
    return deadline_words(report.request.due_on, geneva_day(unit().now))


def deadline_words(due_on: date, today: date) -> str:
    """When something is due that was not sent yet: in full and in days."""
    days = (due_on - today).days
    if days > 0:
        return ngettext("Due on %(day)s, in %(num)s day", "Due on %(day)s, in %(num)s days", days, day=day(due_on))
    if days == 0:
        return _("Due today, %(day)s", day=day(due_on))
    return ngettext("Due on %(day)s, %(num)s day ago", "Due on %(day)s, %(num)s days ago", -days, day=day(due_on))


def saved_words(draft: Draft, section_id: str) -> str:
    """When and by whom the section was last saved; '' when it never was."""
    newest: StoredAnswer | None = None
    for address, answer in draft.answers.items():
        if address.path.partition(".")[0] == section_id and (newest is None or answer.at > newest.at):
            newest = answer
    if newest is None:
        return ""
    if not newest.person_name:
        return _("Last saved on %(moment)s", moment=moment(newest.at))
    return _("Last saved on %(moment)s by %(who)s", moment=moment(newest.at), who=newest.person_name)


def breadcrumbs(report: Report, locale: str, *further: Link) -> Sequence[Link]:
    """Country, Convention, and what lies below."""
    world = load_world(session())
    country = unit_names(world, locale).get(report.unit_code, report.unit_code)
    return [(country, url_for("duties.home")), (instruments_label(report.instruments), tasks_url(report)), *further]


def _position(number: int, here: int, total: int) -> str:
    """Where the reader is. A section keeps its number where some before it are not asked; then both are said."""
    if number == here:
        return _("Section %(here)s of %(all)s", here=here, all=total)
    return _("Section %(number)s (%(here)s of %(all)s)", number=number, here=here, all=total)


def tasks_url(report: Report) -> str:
    """The list of what there is to do in a report."""
    return url_for("reports.tasks", report_key=report.key)


def review_url(report: Report) -> str:
    """The page that shows the report as it would be sent."""
    return url_for("reports.review", report_key=report.key)


def _links(draft: Draft, wording: Wording, progress: Mapping[str, Progress], current: str) -> Sequence[SectionLink]:
    """The sections that the person may see. Those not asked now stand ready, hidden, for a script to show."""
    allowed = sections_of(draft.report)
    return [
        SectionLink(
            id=section.id,
            number=place,
            title=wording.of(f"{section.id}.title"),
            url=url_for("filling.section", report_key=draft.report.key, section_id=section.id),
            words=progress_words(progress[section.id]) if section.id in progress else _("Not asked"),
            current=section.id == current,
            shown=section.id in draft.visible.sections or section.id == current,
        )
        for place, section in enumerate(draft.definition.sections, 1)
        if allowed is None or section.id in allowed
    ]
