"""`forms-app demo`, played once on each database."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask_security import verify_password
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.due import ReasonCode
from forms_app.cli import main
from forms_app.cli.demo import PASSWORD
from forms_app.cli.library import read_library
from forms_app.config import DEMONSTRATION, Settings
from forms_app.records.base import Base, db
from forms_app.records.database import session_maker
from forms_app.records.migrating import upgrade
from forms_app.records.people import Person
from forms_app.records.queries.duties import count_asked
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Answer, AnswerRevision, Report, Request
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import unit_of_work
from forms_app.records.work import Job, JobState
from forms_app.records.world import Installation, UnitRow
from forms_app.reporting.demonstrating import BEGINS, Play, steps_left
from forms_app.reporting.demonstration_world import found_demonstration
from forms_app.reporting.printing import receipt_document, report_document
from forms_app.web.app import create_app
from tests.demonstration.world import story, units
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.timeout(600)  # two years are played before the first claim is looked at

BROKEN_OFF = datetime(2025, 8, 21, tzinfo=UTC)


@dataclass(frozen=True)
class Played:
    """A database after the command, with what it printed."""

    settings: Settings
    sessions: sessionmaker[Session]
    output: str


@pytest.fixture(scope="module", params=["sqlite", "postgres"])  # each stays in one process: see tests/scheduling.py
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The whole demonstration on an empty database."""
    folder = tmp_path_factory.mktemp("demonstration")
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'demonstration.sqlite'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.create("demonstration")
    settings = Settings(database_url=url, files_url=folder.as_uri(), queue_url=f"sqlite:///{folder / 'queue.sqlite'}")
    result = demo(settings)
    assert result.exit_code == 0, result.output
    sessions = session_maker(settings)
    yield Played(settings, sessions, result.output)
    sessions.kw["bind"].dispose()


def demo(settings: Settings, *arguments: str) -> Result:
    """Runs `forms-app demo` on the database of these settings."""
    names = ("database_url", "files_url", "queue_url")
    environment = {f"FORMS_APP_{name.upper()}": str(getattr(settings, name)) for name in names}
    return CliRunner(env=environment).invoke(main, ["demo", *arguments], catch_exceptions=False, prog_name="forms-app")


def counts(sessions: sessionmaker[Session]) -> dict[str, int]:
    """How many rows each table has."""
    with sessions() as session:
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in Base.metadata.sorted_tables}


def test_everything_told_stands_in_the_records_at_its_moment(played: Played) -> None:
    told = story()
    moments = [
        *(one.sent for one in told.reports.values()),
        *(one.sent for one in told.observations.values()),
        *(one.sent for one in told.replies.values()),
    ]
    amended = [amendment.at for report in story().reports.values() for amendment in report.amended]
    with played.sessions() as session:
        submissions = session.scalars(select(Submission)).all()
        assert sorted(one.sent_at for one in submissions if one.n == 1) == sorted(moment for moment in moments if moment)
        assert sorted(one.sent_at for one in submissions if one.n > 1) == sorted(amended)
        opened = len(moments)
        assert session.scalar(select(func.count()).select_from(Report)) == opened
        assert Counter(one.report.form_language for one in submissions).keys() == {"en", "fr", "es"}


def test_ids_follow_time_as_if_people_had_done_it(played: Played) -> None:
    with played.sessions() as session:
        moments = session.scalars(select(Submission.sent_at).order_by(Submission.id)).all()
        assert list(moments) == sorted(moments)


def test_the_database_is_a_demonstration_and_says_so(played: Played) -> None:
    with played.sessions() as session:
        assert session.get_one(Installation, 1).demonstration
        assert load_world(session).demonstration


def test_pages_and_documents_say_that_it_is_one(played: Played) -> None:
    app = create_app(played.settings, lambda jobs: None)
    page = app.test_client().get("/sign-in").get_data(as_text=True)
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    assert '<div class="demonstration">' in page
    with played.sessions() as session:
        forms = {one.report.form_version.code: one for one in session.scalars(select(Submission))}
        assert len(forms) >= 6
        for submission in forms.values():
            assert report_document(session, submission, "fr").demonstration
            assert receipt_document(session, submission, "fr").report.demonstration


def test_real_members_stand_in_requests_alone_and_nothing_is_said_to_be_missing_of_them(played: Played) -> None:
    with played.sessions() as session:
        real = set(session.scalars(select(UnitRow.code).where(UnitRow.fictional.is_(False))))
        requests = session.scalars(select(Request).where(Request.unit_code.in_(real))).all()
        assert {one.year for one in requests} >= {2025, 2026}
        codes = {reason["code"] for one in requests for reason in one.reasons}
        assert ReasonCode.CYCLE in codes
        assert ReasonCode.MISSING_REPLY not in codes
        assert not session.scalars(select(Report).where(Report.unit_code.in_(real))).all()
        ours = session.scalars(select(Request).where(Request.unit_code.not_in(real))).all()
        assert any(reason["code"] == ReasonCode.MISSING_REPLY for one in ours for reason in one.reasons)


def test_every_state_has_reports_still_to_come(played: Played) -> None:
    today = geneva_day(datetime.now(UTC))
    states = [unit.code for unit in units().values() if unit.member]
    with played.sessions() as session:
        assert [code for code in states if count_asked(session, code, today).due == 0] == []


def test_copies_went_to_the_organizations_that_reports_name(played: Played) -> None:
    with played.sessions() as session:
        made = session.scalars(select(Communication)).all()
        codes = {one.organization.code for one in made}
        assert {"XAA-CTU", "XAA-EFA", "XAM-STH", "INT-HWA"} <= codes
        observers = {one.organization for one in story().observations.values() if one.about}
        assert observers <= codes


def test_a_contributor_wrote_the_sections_of_their_membership(played: Played) -> None:
    with played.sessions() as session:
        written = session.execute(
            select(Answer.path, Person.email)
            .join(AnswerRevision, AnswerRevision.answer_id == Answer.id)
            .join(Person, Person.id == AnswerRevision.person_id)
            .join(Report, Report.id == Answer.report_id)
            .where(Report.unit_code == "XAB", Report.procedure == "article-22")
        ).all()
    by_inspection = {path.partition(".")[0] for path, email in written if email == "inspection.brevania@example.org"}
    assert by_inspection == {"practice", "authorities"}
    assert "focal.brevania@example.org" in {email for _, email in written}


def test_renderings_wait_for_the_worker(played: Played) -> None:
    with played.sessions() as session:
        jobs = session.scalars(select(Job).where(Job.kind == "render")).all()
        sent = session.scalar(select(func.count()).select_from(Submission)) or 0
    assert len(jobs) == 2 * sent
    assert {job.state for job in jobs} == {JobState.WAITING}


def test_the_accounts_are_printed_with_a_password_that_opens_them(played: Played) -> None:
    assert all(person.email in played.output for person in story().people)
    assert PASSWORD in played.output
    app = create_app(played.settings, lambda jobs: None)
    with app.app_context():
        with played.sessions() as session:
            stored = session.scalars(select(Person.password).where(Person.email == "focal.alvorne@example.org")).one()
        assert stored is not None
        assert verify_password(PASSWORD, stored)
        for engine in db.engines.values():
            engine.dispose()


@pytest.mark.parametrize("arguments", [(), ("--if-empty",)])
def test_a_second_run_changes_nothing_and_prints_the_accounts_again(played: Played, arguments: tuple[str, ...]) -> None:
    before = counts(played.sessions)
    again = demo(played.settings, *arguments)
    assert again.exit_code == 0
    assert counts(played.sessions) == before
    assert PASSWORD in again.output


def test_a_database_with_other_data_is_refused_and_left_as_it_was(settings: Settings, sessions: sessionmaker[Session]) -> None:
    before = counts(sessions)
    refused = demo(settings)
    assert refused.exit_code == 1
    assert "holds other data" in refused.output
    assert "FORMS_APP_DATABASE_URL" in refused.output
    left = demo(settings, "--if-empty")
    assert left.exit_code == 0
    assert PASSWORD not in left.output
    assert counts(sessions) == before


def test_what_was_broken_off_is_taken_up_without_doing_anything_twice(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'first.sqlite'}")
    sessions = session_maker(settings)
    upgrade(sessions.kw["bind"])
    play = Play(story(), read_library(), BROKEN_OFF.date())
    with sessions() as session, unit_of_work(session, now=BEGINS, writes=True) as uow:
        found_demonstration(uow, DEMONSTRATION, story().people, "a hash")
    seen = []
    for _ in range(2):  # the second time everything stands already
        with sessions() as session, unit_of_work(session, now=BEGINS, writes=True) as uow:
            first = [step for step in steps_left(uow, play) if step.at < BROKEN_OFF]
        for step in first:
            with sessions() as session, unit_of_work(session, now=step.at, writes=True) as uow:
                step.act(uow)
        seen.append(counts(sessions))
    sessions.kw["bind"].dispose()
    assert seen[0]["submission"] >= 3
    assert seen[0]["report"] > seen[0]["submission"]  # some were open when it stopped
    assert seen[1] == seen[0]
