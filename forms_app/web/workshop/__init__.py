"""The workshop of those who write forms: drafts with what is to mend, how they look, what they change, and publishing."""

from forms_app.web.workshop import index, publishing, version_page
from forms_app.web.workshop.blueprint import pages

__all__ = ["index", "pages", "publishing", "version_page"]
