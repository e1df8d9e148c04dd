"""A short text on one line."""

from forms_app.web.fields.base import AnswerField


class TextField(AnswerField):
    kind = "text"

    @property
    def has_language(self) -> bool:  # type: ignore[override]  # names and numbers in tables, and addresses, have none
        return self.address.row is None and self.asked.question.pattern is None
