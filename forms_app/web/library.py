"""The library of forms: the tree's, loaded once when the application is made, with what was published in the workshop since."""

from functools import cache

from flask import Flask, current_app

from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.library import Library
from forms_app.definitions.loading import Blocks, load_blocks, load_library
from forms_app.reference.load import load_instruments
from forms_app.reporting.form_library import with_published
from forms_app.web.transaction import session


def init_app(app: Flask) -> None:
    """Give the application the forms of the tree."""
    app.extensions["library"] = _tree()


@cache
def _tree() -> Library:
    """The forms of the tree: they come with the program and change only with it, so that a process reads them once."""
    return load_library(FORM_DEFINITIONS, TRANSLATIONS)


def library() -> Library:
    """The forms that new reports may be opened with."""
    return with_published(session(), current_app.extensions["library"])


@cache
def blocks() -> Blocks:
    """The blocks that forms of the workshop may include: those of the tree, read once."""
    return load_blocks(FORM_DEFINITIONS, TRANSLATIONS, known_instruments())


@cache
def known_instruments() -> frozenset[str]:
    """The codes that a form may name."""
    return frozenset(one.code for one in load_instruments())
