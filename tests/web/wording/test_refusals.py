import re

import pytest

from forms_app.config import TRANSLATIONS
from forms_app.definitions.catalogues import interface_translations
from forms_app.web.wording.refusals import REFUSALS, refusal_words


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_is_a_sentence_that_names_what_it_knows_in_every_language(code: str) -> None:
    names = re.findall(r"%\((\w+)\)s", REFUSALS[code])
    params: dict[str, str | int] = {name: f"<{name}>" for name in names}
    for locale in ("en", "fr", "es"):
        translate = interface_translations(TRANSLATIONS, locale).gettext
        words = refusal_words(code, params, translate)
        assert words.endswith(".")
        assert all(f"<{name}>" in words for name in names)
        assert locale == "en" or translate(REFUSALS[code]) != REFUSALS[code]
