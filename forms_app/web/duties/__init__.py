"""The overview: what each party has to do, and the lists behind it."""

from forms_app.web.duties import lists, views
from forms_app.web.duties.blueprint import pages

__all__ = ["lists", "pages", "views"]
