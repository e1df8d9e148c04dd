"""The library of forms, loaded once when the application is made."""

from flask import Flask, current_app

from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.library import Library
from forms_app.definitions.loading import load_library


def init_app(app: Flask) -> None:
    """Load the forms of the tree."""
    app.extensions["library"] = load_library(FORM_DEFINITIONS, TRANSLATIONS)


def library() -> Library:
    """The forms that new reports may be opened with."""
    return current_app.extensions["library"]
