"""A short text on one line."""

from forms_app.web.fields.base import AnswerField


class TextField(AnswerField):
    kind = "text"
    has_language = True
