"""The words of a mail, put together when it is sent, in its reader's language: `templates/mail/`, subject in the first line."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from forms_app.config import MAIL_TEMPLATES
from forms_app.documents.words import Words, translations


def compose(template: str, locale: str, values: Mapping[str, Any], address: str) -> tuple[str, str]:
    """Subject and text of a mail. `address` is that of the start page; `locale` one of en, fr, es.

    Raises jinja2's UndefinedError for a value that is missing, TemplateNotFound.
    """
    page = _environment(locale).get_template(f"{template}.txt").render({**values, "address": address})
    subject, _, text = page.strip().partition("\n")
    return " ".join(subject.split()), text.strip() + "\n"


@lru_cache(maxsize=8)
def _environment(locale: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(MAIL_TEMPLATES),
        autoescape=select_autoescape(["html"]),  # these are plain texts
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(locale), newstyle=True)  # type: ignore[attr-defined]  # by the extension
    words = Words(locale)
    environment.globals["day"] = lambda written: words.day(date.fromisoformat(written))
    return environment
