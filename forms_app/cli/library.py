"""The library of the project's own tree, for commands."""

from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.library import Library
from forms_app.definitions.loading import load_library
from forms_app.reference.load import load_instruments


def read_library() -> Library:
    """The forms of the tree, judged against the instruments shipped with the program."""
    instruments = frozenset(instrument.code for instrument in load_instruments())
    return load_library(FORM_DEFINITIONS, TRANSLATIONS, instruments)
