"""What the named queries give back, on both databases, and in how many statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from forms_app.answers.address import Address
from forms_app.records.comments import CommentPoint, SupervisoryComment
from forms_app.records.people import Membership, Party, PartyKind, Person, Role
from forms_app.records.queries.answers import answers_of
from forms_app.records.queries.comments import pending_comments
from forms_app.records.queries.people import (
    government_of,
    institution,
    members_of,
    organization_party,
    organizations_for,
    person_by_email,
)
from forms_app.records.queries.reports import form_version_by_digest, report_by_key, reports_of_party, requests_of_unit
from forms_app.records.queries.submissions import (
    communicated_to,
    communications_of,
    is_communicated,
    newest_submissions,
    rendering_by_digest,
    submission_by_digest,
    submission_by_reference,
    submission_n,
    submissions_about,
    submissions_of,
)
from forms_app.records.queries.world import load_world
from forms_app.records.renderings import newest_rendering, record_rendering
from forms_app.records.reports import Report, Request
from forms_app.records.saving import save_answer
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.records.world import Organization, UnitRow
from tests.records.samples import Sample, fill_sample
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
DAY = date(2026, 9, 1)
DIGEST = "d" * 64


@pytest.fixture
def sample(sessions: Sessions) -> Sample:
    """The sample, two versions sent of its first report and one of its second, copies, an observation, requests."""
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        sample = fill_sample(uow)
        uow.session.get_one(Report, sample.other_report).instruments = "C029+P029"
        national, foreign, international = _organizations(uow)
        sent = [_send(uow, sample, sample.report, n) for n in (1, 2)]
        _send(uow, sample, sample.other_report, 1)
        for submission in sent:
            copy = {"submission_id": submission.id, "communicated_on": DAY, "at": NOW + timedelta(days=submission.n)}
            uow.session.add(Communication(organization_id=national.id, **copy))
        _observe(uow, sample, national, sent[0])
        uow.session.add_all(_request(year, instruments) for year in (2026, 2025) for instruments in ("C111", "C029+P029"))
        record_rendering(uow, sent[1].id, "report", "fr", "1", "1" * 64)
        record_rendering(uow, sent[1].id, "report", "fr", "2", "2" * 64)
        record_rendering(uow, sent[1].id, "report", "fr", "2", "2" * 64)
        assert foreign.id != international.id
        return sample


def _organizations(uow: UnitOfWork) -> list[Organization]:
    uow.session.add(UnitRow(code="XAB", member_code="XAB", region="Africa", fictional=True))
    uow.session.flush()
    found = [
        Organization(code="XAA-TUC", name="Trades Union Congress", side="workers", unit_code="XAA", vetted_at=NOW),
        Organization(code="XAB-EMP", name="Employers", side="employers", unit_code="XAB", vetted_at=NOW),
        Organization(code="WORLD", name="World Federation", side="workers", unit_code=None, vetted_at=NOW),
        Organization(code="XAA-NEW", name="Not vetted yet", side="workers", unit_code="XAA"),
    ]
    uow.session.add_all(found)
    uow.session.flush()
    return found[:3]


def _send(uow: UnitOfWork, sample: Sample, report_id: int, n: int) -> Submission:
    report = uow.session.get_one(Report, report_id)
    submission = Submission(
        reference=f"{report.key}.{n}",
        report_id=report_id,
        n=n,
        form_version_id=sample.form_version,
        content="{}",
        digest=DIGEST if n == 1 else f"{n}" * 64,
        snapshot="{}",
        sent_at=NOW + timedelta(days=n),
        received_on=DAY,
        examined_in=2026,
    )
    uow.session.add(submission)
    uow.session.flush()
    return submission


def _observe(uow: UnitOfWork, sample: Sample, organization: Organization, about: Submission) -> None:
    party = Party(kind=PartyKind.ORGANIZATION, organization_id=organization.id)
    uow.session.add(party)
    uow.session.flush()
    report = Report(
        key="XAA-TUC-2026-ddddd",
        author_id=party.id,
        form_version_id=sample.form_version,
        procedure="article-23",
        unit_code="XAA",
        instruments="C029",
        year=2026,
        facts={},
        form_language="en",
        language="en",
        about_id=about.id,
        created_at=NOW,
    )
    uow.session.add(report)
    uow.session.flush()
    for n in (1, 2):
        _send(uow, sample, report.id, n)


def _request(year: int, instruments: str) -> Request:
    return Request(
        procedure="article-22",
        unit_code="XAA",
        instruments=instruments,
        year=year,
        due_on=date(year, 9, 1),
        form_code="article-22/C029",
        detailed=True,
        first_report=False,
        reasons=[],
        created_at=NOW,
    )


@contextmanager
def _counted(sessions: Sessions) -> Iterator[list[str]]:
    told: list[str] = []
    engine: Engine = sessions.kw["bind"]

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            told.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    yield told
    event.remove(engine, "before_cursor_execute", listen)


def _references(found: "list[Submission] | tuple[Submission, ...]") -> list[str]:
    return [one.reference for one in found]


def test_the_newest_version_of_each_report_of_a_year_unit_and_instrument(sessions: Sessions, sample: Sample) -> None:
    newest = ["XAA-C029-2026-aaaaa.2", "XAA-TUC-2026-ddddd.2", "XAA-C029-2023-bbbbb.1"]
    with sessions() as session:
        assert _references([*newest_submissions(session, year=2026)]) == newest
        assert _references([*newest_submissions(session, unit_code="XAA", instrument="P029")]) == newest[2:]
        assert _references([*newest_submissions(session, instrument="C029")]) == newest
        for nothing in ({"instrument": "C02"}, {"instrument": "C%"}, {"year": 2025}, {"unit_code": "XAB"}):
            assert newest_submissions(session, **nothing) == []


def test_versions_are_found_by_report_number_reference_and_digest(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session:
        every = submissions_of(session, [sample.report, sample.other_report])
        assert [(one.report_id == sample.report, one.n) for one in every] == [(True, 1), (True, 2), (False, 1)]
        second = submission_n(session, sample.report, 2)
        assert second is submission_by_reference(session, "XAA-C029-2026-aaaaa.2") is every[1]
        assert submission_by_digest(session, DIGEST) is every[0]
        for nothing in (submission_by_digest(session, "0" * 64), submission_n(session, sample.report, 3)):
            assert nothing is None


def test_texts_of_submissions_stay_in_the_database_until_they_are_asked_for(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session, _counted(sessions) as told:
        found = newest_submissions(session, year=2026)
        assert (found[0].report.author.kind, found[0].sender) == (PartyKind.GOVERNMENT, None)
        assert len(told) == 1
        assert "submission.content" not in told[0]
        assert found[0].content == "{}"


def test_observations_are_found_by_what_they_are_about(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session:
        ids = [one.id for one in submissions_of(session, [sample.report])]
        assert _references([*submissions_about(session, ids)]) == ["XAA-TUC-2026-ddddd.2"]
        assert submissions_about(session, ids[1:]) == []


def test_copies_open_a_report_to_those_who_got_one(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session:
        national, international = organizations_for(session, "XAA")
        assert (national.code, international.code) == ("XAA-TUC", "WORLD")
        assert is_communicated(session, sample.report, national.id)
        assert not is_communicated(session, sample.report, international.id)
        assert not is_communicated(session, sample.other_report, national.id)
        assert [one.submission.n for one in communicated_to(session, national.id)] == [2, 1]
        ids = [one.id for one in submissions_of(session, [sample.report])]
        assert [one.organization.code for one in communications_of(session, ids)] == ["XAA-TUC", "XAA-TUC"]


def test_the_last_rendering_is_given_and_the_same_one_noted_once(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session:
        submission = submission_n(session, sample.report, 2)
        assert submission is not None
        newest = newest_rendering(session, submission.id, "report", "fr")
        assert newest is rendering_by_digest(session, "2" * 64, ["report"])
        assert newest is not None
        assert newest_rendering(session, submission.id, "report", "en") is None
        assert rendering_by_digest(session, "2" * 64, ["receipt"]) is None
        assert rendering_by_digest(session, "0" * 64, ["report"]) is None


def test_requests_of_a_unit_come_newest_year_first(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session:
        every = [(one.year, one.instruments) for one in requests_of_unit(session, "XAA")]
        assert every == [(2026, "C029+P029"), (2026, "C111"), (2025, "C029+P029"), (2025, "C111")]
        assert [one.year for one in requests_of_unit(session, "XAA", 2025)] == [2025, 2025]
        assert requests_of_unit(session, "XAB") == []


def test_a_report_comes_with_its_author_and_form_in_one_query(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session, _counted(sessions) as told:
        report = report_by_key(session, "XAA-C029-2026-aaaaa")
        assert report is not None
        assert (report.author.unit_code, report.form_version.code, report.request) == ("XAA", "article-22/C029", None)
        assert len(told) == 1
        assert "resolved" not in told[0]
        assert report_by_key(session, "XAA-C029-2026-zzzzz") is None
        assert [one.id for one in reports_of_party(session, sample.party)] == [sample.other_report, sample.report]
        form = form_version_by_digest(session, "f" * 64)
        assert form is not None
        assert form.id == sample.form_version


def test_twenty_answers_with_their_writers_are_one_query(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        for number in range(20):
            at = Address(f"practice.question-{number:02}")
            save_answer(uow, sample.report, at, "yes", language="fr", person_id=sample.second, seen_revision=0)
    with sessions() as session, _counted(sessions) as told:
        found = answers_of(session, sample.report)
        assert {one.person_name for one in found.values()} == {"Second"}
        assert len(found) == 20
    assert len(told) == 1


def test_people_and_parties(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        ended = datetime(2026, 1, 1, tzinfo=UTC)
        for person, end in ((sample.first, None), (sample.second, ended)):
            role = {"person_id": person, "party_id": sample.party, "role": Role.FOCAL_POINT, "ended_at": end}
            uow.session.add(Membership(**role))
        uow.session.add(Party(kind=PartyKind.COMMITTEE))
    with sessions() as session:
        assert [one.person_id for one in members_of(session, sample.party)] == [sample.first]
        government, committee = government_of(session, "XAA"), institution(session, PartyKind.COMMITTEE)
        assert government is not None
        assert committee is not None
        assert (government.id, institution(session, PartyKind.OFFICE)) == (sample.party, None)
        (congress, _) = organizations_for(session, "XAA")
        assert organization_party(session, congress.id) is not None
        assert person_by_email(session, "  First@Example.org ") is session.get_one(Person, sample.first)


@pytest.mark.parametrize(
    ("session_year", "closed_in", "pending"),
    [(2025, None, True), (2026, None, False), (2024, 2025, False), (2024, 2026, True)],
)
def test_a_comment_awaits_a_reply_after_its_session_until_it_is_closed(
    sessions: Sessions, sample: Sample, session_year: int, closed_in: int | None, pending: bool
) -> None:
    comment = SupervisoryComment(
        id="C029-XAA",
        kind="observation",
        unit_code="XAA",
        instrument_code="C029",
        session_year=session_year,
        text="On prison labour.",
        language="en",
        public=True,
        closed_in=closed_in,
        imported_at=NOW,
        points=[CommentPoint(number=number, text="Which sanctions?") for number in (2, 1)],
    )
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        uow.session.add(comment)
    with sessions() as session:
        found = pending_comments(session, "XAA", ["C029", "P029"], 2026)
        assert [[point.number for point in one.points] for one in found] == ([[1, 2]] if pending else [])
        assert pending_comments(session, "XAA", ["C111"], 2026) == []


def test_the_world_is_read_once_and_then_asked_for_in_one_small_query(sessions: Sessions) -> None:
    with sessions() as session:
        first = load_world(session)
    with sessions() as session, _counted(sessions) as told:
        assert load_world(session) is first
    assert len(told) == 1
    assert "ratification" not in told[0]
    assert "C029" in first.in_force_for("FIN", DAY)
    assert first.in_force_for("XZZ", DAY) == frozenset()
