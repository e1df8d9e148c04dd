"""The library of forms as a request sees it."""

from flask import Flask, g

from forms_app.definitions.library import Library
from forms_app.reporting.form_library import every_form, tree_library
from forms_app.web.transaction import session


def init_app(_app: Flask) -> None:
    """Read the tree of forms before the first request asks for it."""
    tree_library()


def library() -> Library:
    """The forms that new reports may be opened with: looked up once for a request, however many of them it shows."""
    if "library" not in g:
        g.library = every_form(session())
    found: Library = g.library
    return found
