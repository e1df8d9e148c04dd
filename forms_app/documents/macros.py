"""What the templates call things, for those parts of documents that no template sets."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from forms_app.documents.environment import environment


def plain_words(macro: str, locale: str, *values: object) -> str:
    """What a macro of words.html says, as plain text."""
    return Markup(getattr(_said(locale), macro)(*values)).unescape()  # noqa: S704  # made plain again: it was escaped for HTML


@lru_cache(maxsize=16)
def _said(locale: str) -> Any:
    return environment(locale).get_template("words.html").make_module()
