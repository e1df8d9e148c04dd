"""The workshop of those who write forms: drafts with what is to mend, how they look, what they change, and publishing."""

from forms_app.web.workshop import changes, index, papers, publishing, trying, version_page, words
from forms_app.web.workshop.blueprint import pages

__all__ = ["changes", "index", "pages", "papers", "publishing", "trying", "version_page", "words"]
