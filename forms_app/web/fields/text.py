"""A short text on one line."""

from collections.abc import Sequence

from forms_app.web.fields.base import AnswerField
from forms_app.web.fields.words import Choice


class TextField(AnswerField):
    kind = "text"

    @property
    def choices(self) -> Sequence[Choice]:
        """The questions among which the answer names one, and what stands there already; () for any other text."""
        questions = self.draft.known.questions if self.asked.question.names is not None else {}
        found = [Choice(path, words) for path, words in questions.items()]
        typed = self.text()
        return [*found, Choice(typed, typed)] if found and typed and typed not in questions else found
