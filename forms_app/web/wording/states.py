"""The word and the shape of each state of a report, as `components/status.html` shows them."""

from collections.abc import Mapping
from datetime import date

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.answers.completeness import Progress
from forms_app.reporting.standing import Standing

STANDINGS: Mapping[Standing, tuple[LazyString, str]] = {
    Standing.DUE: (_l("Due"), "due"),
    Standing.OVERDUE: (_l("Overdue"), "overdue"),
    Standing.DRAFT: (_l("In draft"), "draft"),
    Standing.DRAFT_OVERDUE: (_l("In draft, overdue"), "overdue"),
    Standing.SENT: (_l("Sent"), "sent"),
    Standing.SENT_LATE: (_l("Sent late"), "sent"),
    Standing.REQUESTED: (_l("Requested"), "not-started"),
}

FILTERS: Mapping[str, LazyString] = {
    "due": _l("Due"),
    "overdue": _l("Overdue"),
    "draft": _l("In draft"),
    "sent": _l("Sent"),
}


def standing_words(state: Standing) -> tuple[str, str]:
    """(word, shape) of a state."""
    word, shape = STANDINGS[state]
    return str(word), shape


def days_words(due_on: date, today: date) -> str:
    """How far away the due day is: "in 12 days", "today", "3 days ago"."""
    days = (due_on - today).days
    if days > 0:
        return ngettext("in %(num)s day", "in %(num)s days", days)
    if days == 0:
        return _("today")
    return ngettext("%(num)s day ago", "%(num)s days ago", -days)


def progress_state(progress: Progress) -> tuple[str, str]:
    """(word, shape) of a section: not begun, begun, with everything expected in it, or with every answer."""
    if progress.answered == 0:
        return (_("Not started"), "not-started") if progress.asked else (_("Nothing to answer"), "complete")
    if progress.missing_expected:
        return _("In progress"), "in-progress"
    return (_("Complete") if progress.answered == progress.asked else _("Nothing missing")), "complete"
