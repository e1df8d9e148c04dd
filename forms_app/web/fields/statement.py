"""Words to read: nothing is asked."""

from forms_app.web.fields.base import AnswerField


class StatementField(AnswerField):
    kind = "statement"
