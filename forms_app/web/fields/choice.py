"""One option of several."""

from forms_app.web.fields.base import AnswerField


class ChoiceField(AnswerField):
    kind = "choice"
    group = True

    @property
    def is_long(self) -> bool:
        """A list to open, where so many buttons would make the page long."""
        return len(self.asked.options) > 8
