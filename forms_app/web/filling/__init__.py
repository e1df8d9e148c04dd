"""Filling in a report: a page for each section, autosave, rows, files, and the history of an answer."""

from forms_app.web.filling.at_hand import show_at_hand, take_at_hand
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.files import download, upload
from forms_app.web.filling.history import bring_back, history
from forms_app.web.filling.row_views import rows
from forms_app.web.filling.saves import answers
from forms_app.web.filling.section import section

__all__ = [
    "answers",
    "bring_back",
    "download",
    "history",
    "pages",
    "rows",
    "section",
    "show_at_hand",
    "take_at_hand",
    "upload",
]
