"""Any number of the options."""

from forms_app.web.fields.base import AnswerField


class ChoicesField(AnswerField):
    kind = "choices"
    group = True
