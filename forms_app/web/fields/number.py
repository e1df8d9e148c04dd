"""A number with its unit."""

from forms_app.web.fields.base import AnswerField


class NumberField(AnswerField):
    kind = "number"
