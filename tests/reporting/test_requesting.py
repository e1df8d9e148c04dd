from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.calendar.due import DueReport, ReasonCode
from forms_app.definitions.form import Definition
from forms_app.records.reports import Request
from forms_app.records.unit_of_work import unit_of_work
from forms_app.reference.rules import Procedure, RulesError
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import UnfitError, UnknownError
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.requesting import Generated, generate_requests, proposed_form
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, Desk, write
from tests.servers.databases import NOW

SURVEY = "article-19/home-work"
AFTER = datetime(2026, 10, 1, tzinfo=UTC)  # the reports of 2026 were due on 1 September


def _definitions() -> list[Definition]:
    forms = [tree_library().latest(code) for code in tree_library().codes]
    return [one.definition for one in forms if one is not None]


def _forms() -> dict[str, Definition]:
    return {one.form: one for one in _definitions()}


def _generate(desk: Desk, year: int, *surveys: str, now: datetime = NOW) -> Generated:
    with desk.unit(now=now) as uow:
        return generate_requests(uow, year, _definitions(), surveys)


def _of(desk: Desk, unit: str, year: int) -> dict[str, Request]:
    with desk.sessions() as session:
        found = session.scalars(select(Request).where(Request.unit_code == unit, Request.year == year)).all()
        return {one.instruments: one for one in found}


def test_a_second_run_finds_everything_there_and_adds_nothing(desk: Desk) -> None:
    first = _generate(desk, 2027, SURVEY)
    assert first.added > 187
    assert first.present == 0
    assert first.reasons[ReasonCode.GENERAL_SURVEY] > 100
    assert _generate(desk, 2027, SURVEY) == Generated(added=0, present=first.added, reasons={})


def test_what_was_there_keeps_its_reasons_and_its_report(desk: Desk) -> None:
    before = _of(desk, "XAA", 2026)["C029+P029"]
    _generate(desk, 2026)
    after = _of(desk, "XAA", 2026)["C029+P029"]
    assert (after.id, after.reasons, after.created_at) == (before.id, before.reasons, before.created_at)


def test_a_request_keeps_why_it_is_made_and_what_is_illustrative(desk: Desk) -> None:
    generated = _generate(desk, 2027)
    assert 0 < generated.illustrative <= generated.added
    with desk.sessions() as session:
        for one in session.scalars(select(Request).where(Request.year == 2027)):
            assert one.reasons
            assert all(set(reason) == {"code", "params", "illustrative"} for reason in one.reasons)
            assert one.due_on == date(2027, 9, 1)


def test_nothing_is_missing_before_it_was_due(desk: Desk) -> None:
    _generate(desk, 2027)
    assert "missing-reply" not in {reason["code"] for one in _of(desk, "XAA", 2027).values() for reason in one.reasons}


def test_a_report_that_came_is_not_asked_for_again(desk: Desk) -> None:
    with desk.unit() as uow:
        write(uow, desk.report(uow), ATTESTED)
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, desk.report(uow), "en"), n=1)
    _generate(desk, 2027, now=AFTER)
    asked = _of(desk, "XAA", 2027).get("C029+P029")
    assert asked is None or "missing-reply" not in {reason["code"] for reason in asked.reasons}


def test_the_request_of_an_overdue_report_says_since_when_it_is_missing(desk: Desk) -> None:
    _generate(desk, 2027, now=AFTER)
    reasons = _of(desk, "XAA", 2027)["C029+P029"].reasons
    assert {"code": "missing-reply", "params": {"instrument": "C029", "since": 2026}, "illustrative": False} in reasons


def test_forms_are_proposed_by_instrument_then_by_depth() -> None:
    due = DueReport(Procedure.ARTICLE_22, "XAA", ("C029", "P029"), 2027, date(2027, 9, 1), (), detailed=False)
    assert proposed_form(_forms(), due) == "article-22/C029"
    assert proposed_form(_forms(), replace(due, instruments=("C131",))) == "article-22/simplified"
    assert proposed_form(_forms(), replace(due, instruments=("C131",), detailed=True)) == "article-22/general"
    with pytest.raises(UnknownError, match="unknown-form"):
        proposed_form({}, due)


def test_a_request_proposes_a_form_of_its_own_procedure(desk: Desk) -> None:
    assert {"article-23", "article-35", "declaration"} <= {form.procedure for form in _definitions()}
    _generate(desk, 2027, SURVEY)
    with desk.sessions() as session:
        pairs = session.execute(select(Request.procedure, Request.form_code).distinct()).all()
    assert {form.partition("/")[0] == procedure for procedure, form in pairs} == {True}


def test_a_form_that_is_no_survey_or_does_not_exist_is_refused_and_nothing_is_added(desk: Desk) -> None:
    refused = ("article-22/general", "article-19/submission", "declaration/annual-review-forced-labour")
    without_or_too_many = ("article-19/unratified", "article-19/submission:C190", f"{SURVEY}:C150", "article-22/general:C150")
    for code in (*refused, *without_or_too_many):
        with pytest.raises(UnfitError, match="not-a-survey"):
            _generate(desk, 2027, code)
    with pytest.raises(UnknownError, match="unknown-form"):
        _generate(desk, 2027, "article-19/nothing")
    with pytest.raises(UnknownError, match="unknown-survey-instrument"):
        _generate(desk, 2027, "article-19/unratified:C150+R999")
    assert _of(desk, "XAA", 2027) == {}


def test_a_survey_on_instruments_without_a_form_of_their_own_is_asked_for_with_the_form_for_any(desk: Desk) -> None:
    _generate(desk, 2027, "article-19/unratified:C150+R204")
    asked = _of(desk, "XAA", 2027)["C150+R204"]
    assert (asked.procedure, asked.form_code, asked.due_on) == ("article-19", "article-19/unratified", date(2027, 2, 28))


def test_a_year_without_rules_is_refused(sessions: sessionmaker[Session]) -> None:
    with (
        sessions() as session,
        unit_of_work(session, now=NOW, writes=True) as uow,
        pytest.raises(RulesError, match="no-rules-for-year"),
    ):
        generate_requests(uow, 1950, _definitions())
