"""What the databases themselves refuse, whoever asks: each CHECK, UNIQUE and reference that the identities rest on."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.base import Base
from forms_app.records.comments import CommentPoint, SupervisoryComment
from forms_app.records.people import Invitation, Membership, Party, PartyKind, Person, Role
from forms_app.records.reports import Answer, AnswerRevision, FormVersion, Report, ReportFile, Request, StoredFile
from forms_app.records.selections import SavedSelection
from forms_app.records.submissions import Communication, Rendering, Submission
from forms_app.records.unit_of_work import unit_of_work
from forms_app.records.work import AuditEntry, Job, JobState
from forms_app.records.world import Installation, InstrumentRow, Organization, RatificationRow, UnitRow
from tests.records.samples import Sample, fill_sample
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
DAY = date(2026, 9, 1)
Make = Callable[[Sample], Base]


def _request(**changes: object) -> Request:
    values: dict[str, object] = {
        "procedure": "article-22",
        "unit_code": "XAA",
        "instruments": "C029+P029",
        "year": 2026,
        "due_on": DAY,
        "form_code": "article-22/C029",
        "detailed": True,
        "first_report": False,
        "reasons": [],
        "created_at": NOW,
    }
    return Request(**{**values, **changes})


def _submission(sample: Sample, **changes: object) -> Submission:
    values: dict[str, object] = {
        "reference": "XAA-C029-2026-aaaaa.1",
        "report_id": sample.report,
        "n": 1,
        "form_version_id": sample.form_version,
        "content": "{}",
        "digest": "d" * 64,
        "snapshot": "{}",
        "sent_at": NOW,
        "received_on": DAY,
        "examined_in": 2026,
    }
    return Submission(**{**values, **changes})


def _report(sample: Sample, **changes: object) -> Report:
    values: dict[str, object] = {
        "key": "XAA-C029-2026-ccccc",
        "author_id": sample.party,
        "form_version_id": sample.form_version,
        "procedure": "article-22",
        "unit_code": "XAA",
        "instruments": "C029",
        "year": 2026,
        "facts": {},
        "form_language": "en",
        "language": "en",
        "created_at": NOW,
    }
    return Report(**{**values, **changes})


def _organization(**changes: object) -> Organization:
    return Organization(**{"code": "XAA-TUC", "name": "Trades Union Congress", "side": "workers", "unit_code": "XAA", **changes})


def _comment(**changes: object) -> SupervisoryComment:
    values: dict[str, object] = {
        "id": "C029-XAA-2024-OBS",
        "kind": "observation",
        "unit_code": "XAA",
        "instrument_code": "C029",
        "session_year": 2024,
        "text": "On prison labour.",
        "language": "en",
        "public": True,
        "imported_at": NOW,
    }
    return SupervisoryComment(**{**values, **changes})


def _invitation(sample: Sample, **changes: object) -> Invitation:
    values: dict[str, object] = {
        "token_digest": "t" * 64,
        "email": "new@example.org",
        "party_id": sample.party,
        "role": Role.CONTRIBUTOR,
        "created_at": NOW,
        "expires_at": NOW,
    }
    return Invitation(**{**values, **changes})


def _job(**changes: object) -> Job:
    return Job(**{"kind": "mail", "params": {}, "created_at": NOW, **changes})


def _saved(sample: Sample, **changes: object) -> SavedSelection:
    values = {"name": "Africa", "selection": {"language": "en"}, "created_by": sample.first, "created_at": NOW}
    return SavedSelection(**{**values, **changes})


def _membership(sample: Sample) -> Membership:
    return Membership(person_id=sample.first, party_id=sample.party, role=Role.FOCAL_POINT)


def _ratification() -> RatificationRow:
    return RatificationRow(unit_code="XAA", instrument_code="C029", registered_on=DAY, in_force_on=DAY)


def _form_version() -> FormVersion:
    return FormVersion(code="article-22/C111", version="2026", digest="e" * 64, resolved="{}", stored_at=NOW)


def _person(**changes: object) -> Person:
    return Person(**{"email": "a@example.org", "name": "A", "fs_uniquifier": "a", "created_at": NOW, **changes})


def _unit(code: str) -> UnitRow:
    return UnitRow(code=code, member_code="XAB", region="Africa")


ONCE: Mapping[str, Make] = {
    "request": lambda sample: _request(),
    "submission of a report": lambda sample: _submission(sample),
    "report by its key": lambda sample: _report(sample),
    "form version by its digest": lambda sample: _form_version(),
    "answer of a question": lambda sample: Answer(report_id=sample.report, path="a.b", row="", revision=1),
    "stored file": lambda sample: StoredFile(sha256="a" * 64, size=1, media_type="text/plain", stored_at=NOW),
    "organization by its code": lambda sample: _organization(),
    "party that is the Office": lambda sample: Party(kind=PartyKind.OFFICE),
    "party that is the Committee": lambda sample: Party(kind=PartyKind.COMMITTEE),
    "membership in a role": _membership,
    "invitation by its token": _invitation,
    "person by address": lambda sample: _person(),
    "ratification": lambda sample: _ratification(),
    "comment": lambda sample: _comment(),
    "unit": lambda sample: _unit("XAB"),
    "instrument": lambda sample: InstrumentRow(code="C999", fields={}),
    "saved selection by its name": _saved,
}


@pytest.fixture
def session(sessions: Sessions) -> Session:
    return sessions()


def _refused(session: Session, *rows: Make) -> str:
    """The database's words on the last of these rows; those before it are taken."""
    with session, unit_of_work(session, now=NOW, writes=True) as uow:
        sample = fill_sample(uow)
        for row in rows[:-1]:
            uow.session.add(row(sample))
            uow.session.flush()
        uow.session.add(rows[-1](sample))
        with pytest.raises(IntegrityError) as refusal:
            uow.session.flush()
        uow.session.rollback()
    return str(refusal.value)


@pytest.mark.parametrize("what", ONCE)
def test_there_is_one(session: Session, what: str) -> None:
    assert "unique" in _refused(session, ONCE[what], ONCE[what]).lower()


def test_one_report_answers_a_request(session: Session) -> None:
    def answering(key: str) -> Make:
        return lambda sample: _report(sample, key=key, request_id=1)

    words = _refused(session, lambda sample: _request(id=1), answering("XAA-C029-2026-ccccc"), answering("XAA-C029-2026-ddddd"))
    assert "request_id" in words


def test_a_government_and_an_organization_are_one_party_each(session: Session) -> None:
    assert "unit_code" in _refused(session, lambda sample: Party(kind=PartyKind.GOVERNMENT, unit_code="XAA"))


def test_a_copy_is_communicated_to_an_organization_once(session: Session) -> None:
    def copy(sample: Sample) -> Communication:
        return Communication(submission_id=1, organization_id=1, communicated_on=DAY, at=NOW)

    rows = (lambda sample: _submission(sample, id=1), lambda sample: _organization(id=1), copy, copy)
    assert "unique" in _refused(session, *rows).lower()


def test_a_revision_of_an_answer_has_its_number_alone(session: Session) -> None:
    def revision(sample: Sample) -> AnswerRevision:
        return AnswerRevision(answer_id=1, n=1, value="x", at=NOW)

    answer = ONCE["answer of a question"]

    def first(sample: Sample) -> Base:
        row = answer(sample)
        row.id = 1  # type: ignore[attr-defined]
        return row

    assert "unique" in _refused(session, first, revision, revision).lower()


def test_points_of_a_comment_are_numbered_from_one_and_each_once(session: Session) -> None:
    def point(number: int) -> Make:
        return lambda sample: CommentPoint(comment_id="C029-XAA-2024-OBS", number=number, text="Which sanctions?")

    assert "from_one" in _refused(session, ONCE["comment"], point(0))
    session.rollback()
    assert "unique" in _refused(session, ONCE["comment"], point(1), point(1)).lower()


BROKEN: Mapping[str, tuple[Make, str]] = {
    "two installations": (lambda sample: Installation(id=2, demonstration=False, created_at=NOW), "single"),
    "a government without a unit": (lambda sample: Party(kind=PartyKind.GOVERNMENT), "names_whom"),
    "an organization's party without it": (lambda sample: Party(kind=PartyKind.ORGANIZATION), "names_whom"),
    "the Office of a unit": (lambda sample: Party(kind=PartyKind.OFFICE, unit_code="XAA"), "names_whom"),
    "a third side": (lambda sample: _organization(side="bystanders"), "side"),
    "a comment of no known kind": (lambda sample: _comment(kind="rumour"), "kind"),
    "a comment closed before it was made": (lambda sample: _comment(closed_in=2023), "closed_later"),
    "a period that ends before it begins": (
        lambda sample: _report(sample, period_from=DAY, period_to=date(2026, 8, 31)),
        "period",
    ),
    "a failure without reason": (lambda sample: _job(state=JobState.FAILED), "failed_with_reason"),
    "a reason without failure": (lambda sample: _job(reason={"code": "fault"}), "failed_with_reason"),
    "a secret of a job that is done": (lambda sample: _job(state=JobState.DONE, secret={"link": "x"}), "secret_until_ended"),
    "a secret of a job that was cancelled": (
        lambda sample: _job(state=JobState.CANCELLED, secret={"link": "x"}),
        "secret_until_ended",
    ),
    "more done than there is": (lambda sample: _job(done=3, total=2), "progress"),
    "less than nothing done": (lambda sample: _job(done=-1), "progress"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_there_is_never(session: Session, what: str) -> None:
    make, name = BROKEN[what]
    assert f"_{name}" in _refused(session, make)


STRAY: Mapping[str, Make] = {
    "a request of no unit": lambda sample: _request(unit_code="XZZ"),
    "a report of no party": lambda sample: _report(sample, author_id=4711),
    "a report in no form": lambda sample: _report(sample, form_version_id=4711),
    "a report about no submission": lambda sample: _report(sample, about_id=4711),
    "a submission of no report": lambda sample: _submission(sample, report_id=4711),
    "a file of no report": lambda sample: ReportFile(report_id=4711, sha256="a" * 64, name="a.pdf", attached_at=NOW),
    "a rendering of no submission": lambda sample: Rendering(
        submission_id=4711, kind="report", options="en", template_version="1", digest="a" * 64, made_at=NOW
    ),
    "a selection that nobody saved": lambda sample: _saved(sample, created_by=4711),
    "an entry on nobody": lambda sample: AuditEntry(at=NOW, person_id=4711, act="sent", subject="x"),
}


@pytest.mark.parametrize("what", STRAY)
def test_nothing_refers_to_what_is_not_there(session: Session, what: str) -> None:
    assert "foreign key" in _refused(session, STRAY[what]).lower()


@pytest.mark.parametrize(
    ("table", "column"), [("party", "kind"), ("membership", "role"), ("invitation", "role"), ("job", "state")]
)
def test_a_column_of_an_enumeration_takes_its_members_only(session: Session, table: str, column: str) -> None:
    with session, unit_of_work(session, now=NOW, writes=True) as uow:
        sample = fill_sample(uow)
        uow.session.add_all([_membership(sample), _invitation(sample), _job()])
        uow.session.flush()
        with pytest.raises(IntegrityError, match=r"(?i)check constraint"):
            uow.session.execute(text(f"UPDATE {table} SET {column} = 'other'"))
        uow.session.rollback()


def test_enumerations_are_read_as_their_members(sessions: Sessions) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        sample = fill_sample(uow)
        uow.session.add(_membership(sample))
    with sessions() as session:
        assert session.get_one(Party, sample.party).kind is PartyKind.GOVERNMENT
        assert session.get_one(Person, sample.first).memberships[0].role is Role.FOCAL_POINT


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has no INSERT OR REPLACE
def test_sqlite_replaces_no_row_of_an_insert_only_table(sessions: Sessions) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        uow.session.add(AuditEntry(id=1, at=NOW, act="sent", subject="XAA-C029-2026-aaaaa.1", details={}))
        uow.session.flush()
        replace = (
            "INSERT OR REPLACE INTO audit_entry (id, at, act, subject, details) VALUES (1, '2026-01-01', 'never', 'x', '{}')"
        )
        with pytest.raises(DBAPIError, match="insert-only"):
            uow.session.execute(text(replace))
        uow.session.rollback()
