from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from sqlalchemy import select

from forms_app.answers.facts import Facts, PendingPoint
from forms_app.records.reports import FormVersion, Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnfitError
from forms_app.reporting.facts_json import facts_from_json, facts_to_json
from forms_app.reporting.opening import Languages, Subject, open_observation, open_reply, open_requested, open_voluntary
from forms_app.reporting.pinned_forms import form_of, pin
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, OBSERVED, Desk, form, requested, write
from tests.servers.installation import COMMENT

C029 = "article-22/C029"
ENGLISH = Languages("en", "en")


def _open(desk: Desk, request_id: int, person: str = "xab.focal") -> int:
    with desk.unit() as uow:
        asked = uow.session.get_one(Request, request_id)
        return open_requested(uow, desk.member(uow, person), asked, form(C029), ENGLISH).id


def _observe(desk: Desk, uow: UnitOfWork, person: str, unit: str, about: Submission | None = None) -> Report:
    subject = Subject("article-23", unit, ("C029",), 2026)
    member = desk.member(uow, person)
    return open_observation(uow, member, subject, form("article-23/observation"), ENGLISH, about=about)


def test_a_report_freezes_what_its_conditions_look_at(desk: Desk) -> None:
    with desk.unit() as uow:
        draft = read_draft(uow.session, desk.report(uow), "en")
        assert {"C029", "P029"} <= draft.facts.ratified
        assert (draft.facts.detailed, draft.facts.first_report) == (True, False)
        assert [(point.comment, point.point) for point in draft.facts.pending] == [(COMMENT, 1), (COMMENT, 2)]
        assert draft.definition == form(C029).definition


def test_a_request_has_one_report_however_often_it_is_opened(desk: Desk) -> None:
    with desk.unit() as uow:
        asked = requested(uow, instruments="C029").id
    opened: list[int] = []
    threads = [Thread(target=lambda: opened.append(_open(desk, asked))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    assert len(set(opened)) == 1


@pytest.mark.parametrize("person", ["xaa.focal", "xaa.contributor", "xaa.workers", "registry", "expert"])
def test_only_the_focal_point_of_the_unit_opens(desk: Desk, person: str) -> None:
    with desk.unit() as uow:
        asked = requested(uow, instruments="C029").id
    with pytest.raises(NotAllowedError):
        _open(desk, asked, person)


def test_a_government_may_report_at_any_time_but_no_organization(desk: Desk) -> None:
    subject = Subject("article-22", "XAA", ("C111",), 2027, (date(2024, 1, 1), date(2026, 1, 1)))
    with desk.unit() as uow:
        general = form("article-22/general")
        report = open_voluntary(uow, desk.member(uow, "xaa.focal"), subject, general, Languages("fr", "es"))
        assert (report.request, report.form_language, report.language) == (None, "fr", "es")
        with pytest.raises(NotAllowedError):
            open_voluntary(uow, desk.member(uow, "xaa.workers"), subject, general, ENGLISH)


def _volunteer(desk: Desk, subject: Subject, person: str = "xab.focal") -> int:
    with desk.unit() as uow:
        return open_voluntary(uow, desk.member(uow, person), subject, form(C029), ENGLISH).id


def test_a_voluntary_report_that_is_being_written_is_found_again_however_often_it_is_opened(desk: Desk) -> None:
    subject = Subject("article-22", "XAB", ("C029", "P029"), 2026)
    opened: list[int] = []
    threads = [Thread(target=lambda: opened.append(_volunteer(desk, subject))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    assert len(set(opened)) == 1
    for other in (replace(subject, year=2027), replace(subject, instruments=("C029",))):
        assert _volunteer(desk, other) not in opened
    assert _volunteer(desk, replace(subject, unit_code="XAA", year=2027), "xaa.focal") not in opened


@pytest.mark.parametrize("instruments", [("C029", "P029"), ("C029",), ("C111", "P029")])
def test_what_is_asked_for_is_not_reported_without_being_asked_until_it_is_answered(
    desk: Desk, instruments: tuple[str, ...]
) -> None:
    subject = Subject("article-22", "XAA", instruments, 2026)
    with pytest.raises(ConflictError, match="asked-for") as refused:
        _volunteer(desk, subject, "xaa.focal")
    assert refused.value.params == {"request": desk.made.request_id}
    later, declared = replace(subject, year=2027), replace(subject, procedure="declaration")
    for other in (later, declared, replace(subject, instruments=("C111",))):
        _volunteer(desk, other, "xaa.focal")
    with desk.unit() as uow:
        write(uow, desk.report(uow), ATTESTED)
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, desk.report(uow), "en"), n=1)
    _volunteer(desk, subject, "xaa.focal")


def test_a_survey_is_not_answered_by_what_else_article_19_asks_on_its_instruments(desk: Desk) -> None:
    survey, submission = "article-19/home-work", "article-19/submission"
    with desk.unit() as uow:
        asked = requested(uow, "XAA", "C177+R184")
        asked.procedure, asked.form_code = "article-19", survey
    subject = Subject("article-19", "XAA", ("C177",), 2026)
    with desk.unit() as uow:
        open_voluntary(uow, desk.member(uow, "xaa.focal"), subject, form(submission), ENGLISH)
    with desk.unit() as uow, pytest.raises(ConflictError, match="asked-for"):
        open_voluntary(uow, desk.member(uow, "xaa.focal"), subject, form(survey), ENGLISH)


def test_after_a_voluntary_report_was_sent_another_may_be_opened(desk: Desk) -> None:
    subject = Subject("article-22", "XAB", ("C029", "P029"), 2026)
    first = _volunteer(desk, subject)
    with desk.unit() as uow:
        report = uow.session.get_one(Report, first)
        write(uow, report, ATTESTED)
        send(uow, desk.member(uow, "xab.focal"), read_draft(uow.session, report, "en"), n=1)
    assert _volunteer(desk, subject) != first


def test_an_organization_observes_on_its_own_unit_and_on_what_it_was_sent(desk: Desk) -> None:
    with desk.unit() as uow:
        assert _observe(desk, uow, "xaa.workers", "XAA").about is None
        with pytest.raises(UnfitError, match="organization-of-another-unit"):
            _observe(desk, uow, "xaa.workers", "XAB")
        report = desk.report(uow)
        write(uow, report, ATTESTED)
        submission = send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, report, "en"), n=1)
        with pytest.raises(NotAllowedError):
            _observe(desk, uow, "xaa.workers", "XAA", about=submission)


def test_only_the_government_concerned_replies_and_only_to_observations(desk: Desk) -> None:
    reply: Callable[..., Report] = lambda uow, person, about: open_reply(  # noqa: E731
        uow, desk.member(uow, person), about, form("article-23/reply"), ENGLISH
    )
    with desk.unit() as uow:
        report = _observe(desk, uow, "xaa.workers", "XAA")
        write(uow, report, OBSERVED)
        observation = send(uow, desk.member(uow, "xaa.workers"), read_draft(uow.session, report, "en"), n=1)
        answer = reply(uow, "xaa.focal", observation)
        assert (answer.about, answer.unit_code, answer.year) == (observation, "XAA", 2026)
        for person in ("xab.focal", "xaa.workers", "registry"):
            with pytest.raises(NotAllowedError):
                reply(uow, person, observation)
        write(uow, desk.report(uow), ATTESTED)
        sent = send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, desk.report(uow), "en"), n=1)
        with pytest.raises(UnfitError, match="not-an-observation"):
            reply(uow, "xaa.focal", sent)


def test_a_form_is_pinned_once_and_read_back_as_it_was(desk: Desk) -> None:
    with desk.unit() as uow:
        first, second = pin(uow, form(C029)), pin(uow, form(C029))
        assert first is second
        assert form_of(first).digest == form(C029).digest
        assert form_of(first).wording("fr").of("title") == form(C029).wording("fr").of("title")
        assert len(uow.session.scalars(select(FormVersion).where(FormVersion.code == C029)).all()) == 1


def test_facts_come_back_as_they_were_kept() -> None:
    point = PendingPoint("C029-XAA-2024-OBS", 2, "observation", "C029", 2024, "Text", "fr")
    facts = Facts(frozenset({"C029", "P029"}), first_report=True, detailed=False, federal=True, pending=(point,))
    assert facts_from_json(facts_to_json(facts)) == facts
