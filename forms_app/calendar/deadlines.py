"""When something is due, and whether what came is late: calendar days in Geneva, whatever the sender's clock says."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from forms_app.calendar.due import CalendarError
from forms_app.reference.rules import Procedure, RuleBook, load_rules

GENEVA = ZoneInfo("Europe/Zurich")


def due_on(procedure: str, year: int, rules: RuleBook | None = None) -> date:
    """The day a report or observation of that year is due (article 19: 28 February; articles 22 and 23: 1 September).

    In: 'article-19', 'article-22' or 'article-23'; the year of the session; the rules (default: those shipped).
    Raises CalendarError 'no-due-date' for another procedure, RulesError for a year without rules.
    """
    days = (rules or load_rules()).for_year(year).due
    if procedure not in days:
        raise CalendarError("no-due-date", {"procedure": procedure, "year": year})
    return days[Procedure(procedure)].in_year(year)


def geneva_day(moment: datetime) -> date:
    """The calendar day in Geneva of a moment with a time zone. Raises ValueError for a moment without one."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("a moment needs a time zone to have a day in Geneva")
    return moment.astimezone(GENEVA).date()


def days_left(due: date, now: datetime) -> int:
    """Whole days from today in Geneva to the due day: 0 on the day itself, negative after it."""
    return (due - geneva_day(now)).days


def is_late(received_at: datetime, due: date) -> bool:
    """Whether something came after the due day in Geneva; what comes on the day itself, until midnight, is in time."""
    return geneva_day(received_at) > due
