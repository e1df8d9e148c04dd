"""The Committee's reading view: the files of a year, and one file with all its voices."""

from forms_app.web.reading import file_page, files
from forms_app.web.reading.blueprint import pages

__all__ = ["file_page", "files", "pages"]
