"""The language of the interface: a cookie set by the language menu, else the person's own, else what the browser asks for."""

from flask import Flask, request
from flask_babel import get_locale
from flask_security import current_user

from forms_app.config import TRANSLATIONS
from forms_app.definitions.catalogues import INTERFACE, interface_translations
from forms_app.web.extensions import babel

INTERFACE_LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}  # each named in itself
COOKIE = "language"


def init_app(app: Flask) -> None:
    """Let Flask-Babel choose by `chosen`; times are shown in Geneva's, where lateness is judged."""
    app.config["BABEL_DOMAIN"] = INTERFACE
    babel.init_app(app, locale_selector=chosen, timezone_selector=lambda: "Europe/Zurich")
    with app.app_context():
        for code in INTERFACE_LANGUAGES:  # from the reviewed PO files; Flask-Babel itself would want compiled ones
            babel.domain_instance.cache[code, INTERFACE] = interface_translations(TRANSLATIONS, code)


def chosen() -> str:
    """The language of this request: one of INTERFACE_LANGUAGES."""
    own = getattr(current_user, "locale", None)
    for wish in (request.cookies.get(COOKIE), own):
        if wish in INTERFACE_LANGUAGES:
            return str(wish)
    return request.accept_languages.best_match(INTERFACE_LANGUAGES) or "en"


def language() -> str:
    """The two letters of the request's language, for words of forms and names of the world."""
    locale = get_locale()
    return locale.language if locale else "en"
