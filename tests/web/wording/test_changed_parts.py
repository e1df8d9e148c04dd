"""What a sentence about a change calls the parts of a form."""

from forms_app.definitions import comparing
from forms_app.definitions.form import Section
from forms_app.definitions.questions import Question
from forms_app.web.wording.changed_parts import PARAMETERS


def test_every_key_of_the_form_language_has_a_name() -> None:
    models = (Section, *Question.__origin__.__args__)  # type: ignore[attr-defined]
    keys = {key for model in models for key in model.model_fields}
    assert keys - comparing._WORDS - comparing._ELSEWHERE <= PARAMETERS.keys()
