"""Where a requested report stands; and in a demonstration nothing is said of a real government but that it was asked."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.queries.following import Sought, followed, numbers_of
from forms_app.records.queries.world import load_world
from forms_app.records.reference_store import store_units
from forms_app.records.reports import Request
from forms_app.records.unit_of_work import unit_of_work
from forms_app.records.world import Installation
from forms_app.reference.units import Unit
from forms_app.reporting.standing import Standing, standing
from forms_app.reporting.tabulating import outcome
from forms_app.reporting.world import unit_places

DUE = date(2026, 9, 1)
AFTER = date(2026, 9, 2)
NOW = datetime(2026, 9, 2, 8, tzinfo=UTC)
ALVORNE = Unit("XAA", "XAA", None, "Africa", "en", {"en": "Alvorne"}, True, False, "A-F", "A-B", True)


def test_what_comes_on_the_due_day_is_in_time() -> None:
    assert standing(DUE, AFTER, opened=True, first_received=DUE) == Standing.SENT
    assert standing(DUE, AFTER, opened=True, first_received=AFTER) == Standing.SENT_LATE


def test_a_report_is_overdue_from_the_day_after() -> None:
    assert standing(DUE, DUE, opened=False, first_received=None) == Standing.DUE
    assert standing(DUE, AFTER, opened=False, first_received=None) == Standing.OVERDUE
    assert standing(DUE, AFTER, opened=True, first_received=None) == Standing.DRAFT_OVERDUE


def test_a_demonstration_tells_of_no_real_government_that_it_is_late(sessions: sessionmaker[Session]) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        session.get_one(Installation, 1).demonstration = True
        store_units(uow, [ALVORNE])
        session.add_all(_request(code) for code in ("FIN", "XAA"))
        session.flush()
        world = load_world(session)
        sought = Sought(2026, unjudged=world.unjudged)
        lines, _ = followed(session, sought, AFTER, places={}, limit=10)
        told = {one.requested.unit_code: outcome(world, one.requested, AFTER, one.first_received) for one in lines}
        numbers = numbers_of(session, sought, AFTER)
    assert told == {"FIN": Standing.REQUESTED, "XAA": Standing.OVERDUE}
    assert (numbers.overdue, numbers.requested, numbers.total) == (1, 1, 2)


@pytest.mark.parametrize(
    ("language", "order"),
    [("en", ["DEU", "CHE", "GBR"]), ("fr", ["DEU", "GBR", "CHE"]), ("es", ["DEU", "GBR", "CHE"])],
)
def test_requests_due_on_one_day_stand_in_the_readers_alphabet(
    sessions: sessionmaker[Session], language: str, order: list[str]
) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        session.add_all(_request(code) for code in ("CHE", "DEU", "GBR"))
        session.flush()
        places = unit_places(load_world(uow.session), language)
        lines, _ = followed(session, Sought(2026), AFTER, places=places, limit=10)
        found = [one.requested.unit_code for one in lines]
    assert found == order


def _request(unit_code: str) -> Request:
    return Request(
        procedure="article-22",
        unit_code=unit_code,
        instruments="C029",
        year=2026,
        due_on=DUE,
        form_code="article-22/C029",
        detailed=False,
        first_report=False,
        reasons=[],
        created_at=NOW,
    )
