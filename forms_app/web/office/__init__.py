"""The Office's pages: what was requested and what came, compiling, organizations, work in the background."""

from forms_app.web.office import compiling, jobs, organizations, request_page, requests
from forms_app.web.office.blueprint import pages

__all__ = ["compiling", "jobs", "organizations", "pages", "request_page", "requests"]
