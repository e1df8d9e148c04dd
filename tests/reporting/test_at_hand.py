"""Answers at hand: what is offered from which report, to whom, and what is taken over."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.definitions.form import Definition, Form
from forms_app.definitions.form_json import make_form
from forms_app.definitions.library import Entry, Library, State
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.at_hand import AtHand, at_hand, sources, take_over
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import NotAllowedError
from forms_app.reporting.opening import Languages, Subject, open_voluntary
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, Desk, form, write

FIRST, SECOND = "article-22/C081", "article-22/C129"
YES_NO = [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}]
QUESTIONS: Sequence[dict[str, Any]] = (
    {"id": "central", "kind": "choice", "prompt": "Is there a central authority?", "options": YES_NO},
    {"id": "central-text", "kind": "narrative", "prompt": "Which?", "show_if": {"equals": ["central", "yes"]}},
    {
        "id": "offices",
        "kind": "rows",
        "item": "Office",
        "prompt": "Which offices?",
        "columns": [{"id": "place", "kind": "text", "prompt": "Place"}, {"id": "map", "kind": "file", "prompt": "Map"}],
    },
    {"id": "powers", "kind": "narrative", "prompt": "Which powers?"},
)
PLACES: Mapping[str, Any] = {
    "staff.central": "yes",
    "staff.central-text": "The Directorate.",
    "staff.offices": [{"place": "Northport"}, {"place": "Alvorne City"}],
    "staff.powers": "Entry at any hour.",
}


def short_form(code: str, questions: Sequence[dict[str, Any]]) -> Form:
    """A form of its own questions, with the blocks on the legal order and the attestation of the real one."""
    real = form(FIRST)
    kept = [one for one in real.definition.sections if one.id in ("legal-order", "attestation")]
    raw = real.definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    raw |= {"form": code, "instruments": "any", "sections": [{"id": "staff", "title": "Staff", "questions": list(questions)}]}
    made = Definition.model_validate(raw)
    return make_form(made.model_copy(update={"sections": (*made.sections, *kept)}), real.words)


def linked(*ids: str) -> list[dict[str, Any]]:
    return [{**one, "was": [f"{FIRST}#staff.{one['id']}"]} if one["id"] in ids else one for one in QUESTIONS]


OLD = short_form(FIRST, QUESTIONS)
NEW = short_form(SECOND, linked("central", "central-text", "offices"))
LIBRARY = Library(tuple(Entry(one.definition.form, "2026", "", State.DRAFT, one, ()) for one in (OLD, NEW)), ())


def opened(uow: UnitOfWork, desk: Desk, made: Form, instrument: str, year: int = 2026) -> Report:
    subject = Subject("article-22", "XAA", (instrument,), year)
    return open_voluntary(uow, desk.member(uow, "xaa.focal"), subject, made, Languages("en", "en"))


def offers(uow: UnitOfWork, desk: Desk, report: Report, person: str = "xaa.focal") -> tuple[Draft, Sequence[AtHand]]:
    draft, member = read_draft(uow.session, report, "en"), desk.member(uow, person)
    return draft, at_hand(uow.session, member, draft, sources(uow.session, member, draft, LIBRARY))


def paths(found: Sequence[AtHand]) -> list[tuple[str, bool]]:
    return [(one.question.path, one.question.declared) for one in found]


@pytest.mark.parametrize("sent", [True, False])
def test_a_fact_that_two_forms_ask_is_offered_whichever_was_answered_first(desk: Desk, sent: bool) -> None:
    with desk.unit() as uow:
        first = opened(uow, desk, OLD, "C081")
        write(uow, first, {**PLACES, **ATTESTED})
        if sent:
            send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, first, "en"), n=1)
        draft, found = offers(uow, desk, opened(uow, desk, NEW, "C129"))
        assert paths(found) == [("staff.central", True), ("staff.central-text", True), ("staff.offices", True)]
        take_over(uow, desk.member(uow, "xaa.focal"), draft, found)
        after = read_draft(uow.session, draft.report, "en")
        assert after.sheet[Address("staff.central-text")] == "The Directorate."
        rows = after.sheet[Address("staff.offices")]
        assert [after.sheet[Address("staff.offices.place", row)] for row in rows] == ["Northport", "Alvorne City"]
        assert after.answers[Address("staff.central")].person_name == "Xaa Focal"
        assert offers(uow, desk, after.report)[1] == []


def test_a_draft_that_was_only_opened_hides_nothing_that_was_sent(desk: Desk) -> None:
    with desk.unit() as uow:
        before = opened(uow, desk, OLD, "C081", 2024)
        write(uow, before, {**PLACES, **ATTESTED})
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, before, "en"), n=1)
        opened(uow, desk, OLD, "C081")
        _, found = offers(uow, desk, opened(uow, desk, NEW, "C129"))
        assert {one.source.report.year for one in found} == {2024}
        assert len(found) == 3


def test_the_link_serves_both_ways(desk: Desk) -> None:
    with desk.unit() as uow:
        write(uow, opened(uow, desk, NEW, "C129"), PLACES)
        _, found = offers(uow, desk, opened(uow, desk, OLD, "C081"))
        assert paths(found) == [("staff.central", True), ("staff.central-text", True), ("staff.offices", True)]


def test_the_last_report_on_the_same_offers_all_but_its_attestation_and_nothing_that_is_answered(desk: Desk) -> None:
    with desk.unit() as uow:
        before = opened(uow, desk, OLD, "C081", 2023)
        write(uow, before, {**PLACES, **ATTESTED})
        now = opened(uow, desk, OLD, "C081")
        write(uow, now, {"staff.powers": "Others."})
        _, found = offers(uow, desk, now)
        assert paths(found) == [("staff.central", False), ("staff.central-text", False), ("staff.offices", False)]


def test_a_fact_of_the_country_is_offered_from_the_newest_report_sent_on_anything(desk: Desk) -> None:
    with desk.unit() as uow:
        other = opened(uow, desk, short_form("article-22/C122", QUESTIONS), "C122")
        write(uow, other, {**PLACES, **ATTESTED, "legal-order.force": "yes"})
        report = opened(uow, desk, NEW, "C129")
        assert offers(uow, desk, report)[1] == []  # it is a draft on another subject
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, other, "en"), n=1)
        assert paths(offers(uow, desk, report)[1]) == [("legal-order.force", False)]


def test_what_would_not_be_asked_is_not_offered(desk: Desk) -> None:
    with desk.unit() as uow:
        write(uow, opened(uow, desk, OLD, "C081"), PLACES)
        report = opened(uow, desk, NEW, "C129")
        write(uow, report, {"staff.central": "no"})
        assert paths(offers(uow, desk, report)[1]) == [("staff.offices", True)]


def test_a_text_keeps_its_language(desk: Desk) -> None:
    with desk.unit() as uow:
        first = opened(uow, desk, OLD, "C081")
        first.language = "es"
        write(uow, first, PLACES)
        draft, found = offers(uow, desk, opened(uow, desk, NEW, "C129"))
        take_over(uow, desk.member(uow, "xaa.focal"), draft, found)
        after = read_draft(uow.session, draft.report, "en")
        assert after.answers[Address("staff.central-text")].language == "es"
        assert after.answers[Address("staff.central")].language is None


def test_a_contributor_is_offered_their_own_sections_from_what_was_sent(desk: Desk) -> None:
    with desk.unit() as uow:
        first = opened(uow, desk, OLD, "C081")
        write(uow, first, {**PLACES, **ATTESTED})
        report = opened(uow, desk, NEW, "C129")
        contributor = desk.member(uow, "xaa.contributor")
        contributor.sections = ["staff"]
        assert offers(uow, desk, report, "xaa.contributor")[1] == []  # a draft is read whole or not at all
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, first, "en"), n=1)
        draft, found = offers(uow, desk, report, "xaa.contributor")
        assert len(found) == 3
        contributor.sections = ["laws"]
        assert offers(uow, desk, report, "xaa.contributor")[1] == []
        with pytest.raises(NotAllowedError):
            take_over(uow, contributor, draft, found)
