"""What readers of a submission can take with them: its documents, its content, its files."""

from forms_app.web.downloads import content, documents
from forms_app.web.downloads.blueprint import pages

__all__ = ["content", "documents", "pages"]
