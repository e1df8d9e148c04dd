"""The blueprint that the views of filling in hang on."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from forms_app.web.filling.script_words import script_words

pages = Blueprint("filling", __name__)


@pages.record
def _offer_words(state: BlueprintSetupState) -> None:
    """Templates ask for the scripts' words when they need them: on section pages, and where a page sends what was left."""
    state.app.jinja_env.globals["script_words"] = script_words
