"""Due days, lateness by the calendar of Geneva, and the session that examines a report."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.calendar.deadlines import days_left, due_on, is_late
from forms_app.calendar.due import CalendarError
from forms_app.calendar.sessions import examined_in, present_session, session_opens, session_year
from forms_app.reference.rules import RulesError


@pytest.mark.parametrize(
    ("procedure", "day"),
    [("article-19", date(2028, 2, 28)), ("article-22", date(2028, 9, 1)), ("article-23", date(2028, 9, 1))],
)
def test_each_procedure_has_its_day(procedure: str, day: date) -> None:
    assert due_on(procedure, 2028) == day


def test_an_unknown_procedure_and_a_year_without_rules_are_refused() -> None:
    with pytest.raises(CalendarError, match="no-due-date"):
        due_on("article-99", 2026)
    with pytest.raises(CalendarError, match="unknown-procedure"):
        session_year("article-99", date(2026, 1, 1))
    with pytest.raises(RulesError, match="no-rules-for-year"):
        due_on("article-22", 1999)


def test_the_day_in_geneva_decides_in_summer_time() -> None:
    due = date(2026, 9, 1)
    last_second = datetime(2026, 9, 1, 21, 59, 59, tzinfo=UTC)  # 23:59:59 in Geneva
    assert not is_late(last_second, due)
    assert is_late(last_second + timedelta(seconds=1), due)
    assert (days_left(due, last_second), days_left(due, last_second + timedelta(seconds=1))) == (0, -1)


def test_the_day_in_geneva_decides_in_winter_time() -> None:
    due = date(2026, 2, 28)
    last_second = datetime(2026, 2, 28, 22, 59, 59, tzinfo=UTC)  # 23:59:59 in Geneva
    assert not is_late(last_second, due)
    assert is_late(last_second + timedelta(seconds=1), due)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        is_late(datetime(2026, 9, 1), date(2026, 9, 1))  # noqa: DTZ001 - that is the point


def test_a_report_that_comes_after_its_session_is_examined_by_the_next() -> None:
    opens = session_opens(2026)
    assert examined_in("article-22", 2026, opens - timedelta(days=1)) == 2026
    assert examined_in("article-22", 2026, opens) == 2027
    assert examined_in("article-22", 2026, session_opens(2028)) == 2029


def test_a_session_is_the_present_one_until_it_closes() -> None:
    days = [session_opens(2026), date(2026, 12, 12), date(2026, 12, 13), date(2027, 1, 2)]
    assert [present_session(day) for day in days] == [2026, 2026, 2027, 2027]


@pytest.mark.parametrize("procedure", ["article-35", "declaration"])
def test_what_has_no_due_day_has_its_session_all_the_same(procedure: str) -> None:
    with pytest.raises(CalendarError, match="no-due-date"):
        due_on(procedure, 2026)
    assert session_year(procedure, session_opens(2026) - timedelta(days=1)) == 2026
    assert examined_in(procedure, 2026, session_opens(2026)) == 2027


def test_a_report_that_comes_early_is_examined_in_its_own_year() -> None:
    assert examined_in("article-19", 2027, date(2026, 10, 1)) == 2027


@given(st.integers(2012, 2060), st.dates(date(2012, 1, 1), date(2060, 1, 1)))
def test_no_session_examines_what_has_not_come(year: int, received_on: date) -> None:
    session = examined_in("article-22", year, received_on)
    assert session >= year
    assert received_on < session_opens(session)
    assert session == year or received_on >= session_opens(session - 1)


@given(st.dates(date(2012, 1, 1), date(2060, 1, 1)), st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)))  # noqa: DTZ001
def test_what_is_late_has_no_days_left(due: date, now: datetime) -> None:
    assert is_late(now, due) == (days_left(due, now) < 0)
