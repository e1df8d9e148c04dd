"""A report as a whole: opening it, its list of sections, the review, sending, the receipt, copies."""

from forms_app.web.reports import blank, copies, moving, opening, receipt, review, tasks
from forms_app.web.reports.blueprint import pages

__all__ = ["blank", "copies", "moving", "opening", "pages", "receipt", "review", "tasks"]
