"""The sentences of templates in the reader's language: `_` as Flask-Babel gives it, looked up once for each language.

A section page says some seventy sentences. Flask-Babel's own `_` finds the catalogue anew for each of them, Jinja then formats
each anew: together a tenth of the page's time. `ngettext`, which few pages use, stays theirs.
"""

from functools import lru_cache
from typing import Any

from flask import Flask
from flask_babel import get_locale
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from forms_app.config import TRANSLATIONS
from forms_app.definitions.catalogues import interface_translations


def init_app(app: Flask) -> None:
    """Let templates find `sentence` under the names of gettext."""
    app.jinja_env.globals.update(_=sentence, gettext=sentence)


@pass_eval_context
def sentence(where: EvalContext, text: str, /, **variables: Any) -> str:
    """A sentence translated, with its variables filled in; as markup, and the variables escaped, where the template escapes.

    As with Jinja's own, a per cent sign is always written twice, with variables or without.
    """
    locale = get_locale()
    language = locale.language if locale else "en"
    if not variables:
        return _whole(language, text) if where.autoescape else str(_whole(language, text))
    words = interface_translations(TRANSLATIONS, language).ugettext(text)
    return Markup(words) % variables if where.autoescape else words % variables  # noqa: S704  # the catalogue's words are ours


@lru_cache(maxsize=8192)  # 2,000 sentences in the languages of the interface
def _whole(language: str, text: str) -> Markup:
    return Markup(interface_translations(TRANSLATIONS, language).ugettext(text)) % {}  # noqa: S704  # as above
