"""Which session of the Committee of Experts examines what came when."""

from datetime import date

from forms_app.calendar.due import CalendarError
from forms_app.definitions.form import PROCEDURES
from forms_app.reference.rules import RuleBook, load_rules

# What the Committee of Experts examines. The annual review under the Declaration is for States that have not ratified: the
# Governing Body's expert-advisers read it.
EXAMINED = tuple(procedure for procedure in PROCEDURES if procedure != "declaration")


def session_opens(year: int, rules: RuleBook | None = None) -> date:
    """About the day the session of a year opens (the rule is illustrative, see `RuleSet.session`). Raises RulesError."""
    return (rules or load_rules()).for_year(year).session.opens.in_year(year)


def present_session(today: date, rules: RuleBook | None = None) -> int:
    """The year of the session that is held on a day (in Geneva), or of the one that opens next. Raises RulesError."""
    closes = (rules or load_rules()).for_year(today.year).session.closes.in_year(today.year)
    return today.year if today <= closes else today.year + 1


def session_year(procedure: str, received_on: date, rules: RuleBook | None = None) -> int:
    """The year of the first session that opens after what was received on that day (in Geneva).

    Something that comes on the opening day or later waits for the next session, under whatever procedure: a declaration
    has no due day, yet its year. Raises CalendarError 'unknown-procedure', RulesError for a year without rules.
    """
    if procedure not in PROCEDURES:
        raise CalendarError("unknown-procedure", {"procedure": procedure})
    year = received_on.year
    return year if received_on < session_opens(year, rules) else year + 1


def examined_in(procedure: str, year: int, received_on: date, rules: RuleBook | None = None) -> int:
    """The year of the session that examines a report of `year`: its own, or the next one after it came.

    A report keeps its year however late it comes; one that comes early is examined in its own year.
    """
    return max(year, session_year(procedure, received_on, rules))
