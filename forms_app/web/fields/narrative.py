"""A text of any length, with the language it is written in."""

from forms_app.web.fields.base import AnswerField


class NarrativeField(AnswerField):
    kind = "narrative"

    @property
    def rows(self) -> int:
        """Lines of the box: roomy where much is awaited, and as long as what stands in it where the browser cannot grow it."""
        least = 3 if self.address.row is not None else 6
        return min(max(least, self.text().count("\n") + len(self.text()) // 75 + 1), 24)
