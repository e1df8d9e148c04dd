"""The demonstration: invented States and all they do in two years, played through the program's own verbs in order of time.

Real Members appear in requests alone, which the calendar makes; nothing else is said of them. Every step may be taken
again, so a demonstration that was broken off is taken up where it stopped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from forms_app.calendar.deadlines import due_on
from forms_app.definitions.form import Form
from forms_app.definitions.library import Library
from forms_app.records.people import Membership
from forms_app.records.queries.reports import report_of_request, reports_of_party, voluntary_reports
from forms_app.records.queries.requests import request_for, requests_of_year
from forms_app.records.queries.submissions import submission_n
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reference.rules import Procedure
from forms_app.reporting.demonstration_files import ObservationStory, ReplyStory, ReportStory, Story
from forms_app.reporting.demonstration_writing import DemonstrationError, Document, Step, is_finished, steps_of
from forms_app.reporting.opening import Languages, Subject, open_observation, open_reply, open_requested, open_voluntary
from forms_app.reporting.parties import named_party
from forms_app.reporting.requesting import generate_requests

BEGINS = datetime(2025, 1, 13, 8, tzinfo=UTC)
REQUESTED = {2025: datetime(2025, 1, 20, 9, tzinfo=UTC), 2026: datetime(2026, 1, 12, 9, tzinfo=UTC)}
SURVEYS = {2025: ("article-19/care-work",), 2026: ("article-19/home-work",)}
# The procedures and forms on which nothing is requested here: governments report of their own accord.
UNASKED = frozenset({"declaration", "article-35", "article-19/submission", "article-19/unratified"})
OBSERVATION, REPLY = "article-23/observation", "article-23/reply"


@dataclass(frozen=True, slots=True)
class Play:
    """What is played: the story, with the forms it is written on; `today` is the day (in Geneva) it is looked at."""

    story: Story
    library: Library
    today: date

    def form(self, code: str) -> Form:
        """The newest version of a form that can be used. Raises DemonstrationError."""
        form = self.library.latest(code)
        if form is None:
            raise DemonstrationError("demonstration-no-form", {"form": code})
        return form


def is_unasked(told: ReportStory) -> bool:
    """Whether a report answers no request of the calendar."""
    return told.procedure in UNASKED or told.form in UNASKED


def asked_years(today: date) -> Mapping[int, datetime]:
    """The years of which reports are requested, and when: the two that are told, then each year after them until one of
    which reports are still to come, so that every overview has something to do with time left for it."""
    asked = dict(REQUESTED)
    while due_on(Procedure.ARTICLE_22, max(asked)) <= today:
        last = max(asked)
        asked[last + 1] = datetime(last, 11, 2, 9, tzinfo=UTC)  # what came late is there, and is not asked for again
    return asked


def steps_left(uow: UnitOfWork, play: Play) -> list[Step]:
    """What is still to be played, in order of time: requests first in each year, then what everybody writes."""
    steps = [
        Step(moment, partial(_generate, play=play, year=year))
        for year, moment in asked_years(play.today).items()
        if not requests_of_year(uow.session, year)
    ]
    for document in _documents(play):
        if not is_finished(uow, document):
            steps += steps_of(document)
    return sorted(steps, key=lambda step: step.at)


def _generate(uow: UnitOfWork, *, play: Play, year: int) -> None:
    definitions = [play.form(code).definition for code in play.library.codes]
    generate_requests(uow, year, definitions, SURVEYS.get(year, ()))


def _documents(play: Play) -> Iterator[Document]:
    for name, report in play.story.reports.items():
        yield _report(play, name, report)
    for name, observation in play.story.observations.items():
        yield _observation(play, name, observation)
    for name, reply in play.story.replies.items():
        yield _reply(play, name, reply)


def _report(play: Play, name: str, told: ReportStory) -> Document:
    form = play.form(told.form)

    def opening(uow: UnitOfWork, membership: Membership) -> Report:
        languages = Languages(told.language, told.answers_in or told.language)
        if is_unasked(told):
            subject = Subject(told.procedure, told.unit, told.instruments, told.year)
            return open_voluntary(uow, membership, subject, form, languages)
        return open_requested(uow, membership, _requested(uow, told), form, languages)

    return Document(
        name=name,
        party=f"government:{told.unit}",
        form=form,
        opened=told.opened,
        sent=told.sent,
        sent_by=told.sent_by,
        answers=told.answers,
        amended=told.amended,
        find=partial(_find_report, told=told),
        open=opening,
    )


def _observation(play: Play, name: str, told: ObservationStory) -> Document:
    form = play.form(OBSERVATION)
    subject = Subject("article-23", told.unit, told.instruments, told.year)

    def opening(uow: UnitOfWork, membership: Membership) -> Report:
        return open_observation(uow, membership, subject, form, _languages(told), about=_about(uow, play, told))

    return Document(
        name=name,
        party=f"organization:{told.organization}",
        form=form,
        opened=told.opened,
        sent=told.sent,
        sent_by=None,
        answers=told.answers,
        amended=(),
        find=partial(_find_observation, play=play, told=told),
        open=opening,
    )


def _reply(play: Play, name: str, told: ReplyStory) -> Document:
    form = play.form(REPLY)
    answered = play.story.observations[told.observation]

    def find(uow: UnitOfWork) -> Report | None:
        observation = _sent(uow, _find_observation(uow, play, answered))
        return _find_own(uow, f"government:{answered.unit}", observation) if observation else None

    def opening(uow: UnitOfWork, membership: Membership) -> Report:
        observation = _sent(uow, _find_observation(uow, play, answered))
        if observation is None:
            raise DemonstrationError("demonstration-not-open", {"report": told.observation})
        return open_reply(uow, membership, observation, form, _languages(told))

    return Document(
        name=name,
        party=f"government:{answered.unit}",
        form=form,
        opened=told.opened,
        sent=told.sent,
        sent_by=None,
        answers=told.answers,
        amended=(),
        find=find,
        open=opening,
    )


def _languages(told: ObservationStory | ReplyStory) -> Languages:
    """These are written in the language of their form."""
    return Languages(told.language, told.language)


def _requested(uow: UnitOfWork, told: ReportStory) -> Request:
    request = _request_for(uow, told)
    if request is None:
        params: dict[str, str | int] = {"unit": told.unit, "instruments": "+".join(told.instruments), "year": told.year}
        raise DemonstrationError("demonstration-not-requested", params)
    return request


def _request_for(uow: UnitOfWork, told: ReportStory) -> Request | None:
    return request_for(uow.session, told.procedure, told.unit, "+".join(told.instruments), told.year)


def _find_report(uow: UnitOfWork, told: ReportStory) -> Report | None:
    if is_unasked(told):
        found = voluntary_reports(uow.session, told.procedure, told.unit, "+".join(told.instruments), told.year)
        return next((one for one in found if one.form_version.code == told.form), None)
    request = _request_for(uow, told)
    return None if request is None else report_of_request(uow.session, request.id)


def _about(uow: UnitOfWork, play: Play, told: ObservationStory) -> Submission | None:
    """The first version of the report an observation is about: the one that was communicated when it was written."""
    return _sent(uow, _find_report(uow, play.story.reports[told.about])) if told.about else None


def _find_observation(uow: UnitOfWork, play: Play, told: ObservationStory) -> Report | None:
    about = _about(uow, play, told)
    if told.about and about is None:
        return None
    found = _own(uow, f"organization:{told.organization}", about)
    wanted = (told.unit, "+".join(told.instruments), told.year)
    return next((one for one in found if (one.unit_code, one.instruments, one.year) == wanted), None)


def _find_own(uow: UnitOfWork, party: str, about: Submission) -> Report | None:
    return next(iter(_own(uow, party, about)), None)


def _own(uow: UnitOfWork, party: str, about: Submission | None) -> list[Report]:
    """A party's documents about a submission, or about none."""
    reports = reports_of_party(uow.session, named_party(uow, party).id)
    return [one for one in reports if one.about_id == (about.id if about else None)]


def _sent(uow: UnitOfWork, report: Report | None) -> Submission | None:
    return submission_n(uow.session, report.id, 1) if report else None
