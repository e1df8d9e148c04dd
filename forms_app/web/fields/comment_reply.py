"""A reply to each pending point of the supervisory bodies' comments."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _

from forms_app.answers.facts import PendingPoint
from forms_app.web.fields.base import AnswerField
from forms_app.web.fields.narrative import NarrativeField
from forms_app.web.wording.comments import point_words


class ReplyField(NarrativeField):
    """The box for the reply to one point, which stands above it in the body's own words."""

    kind = "narrative"

    def __init__(self, point: PendingPoint, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.point = point

    @property
    def source(self) -> str:
        """Whose point it is, of which comment and year."""
        return point_words(self.point)

    @property
    def side(self) -> str | None:
        """The word for who speaks, where it is not the Committee of Experts."""
        return _("Conference Committee") if self.point.kind == "conclusions" else None


class CommentReplyField(AnswerField):
    """`replies` are the boxes, one for each point."""

    kind = "comment_reply"
    group = True
    wide = True

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        self.replies = [self._reply(point, formdata) for point in self.draft.facts.pending]

    @property
    def cells(self) -> Sequence[AnswerField]:
        return self.replies

    def _reply(self, point: PendingPoint, formdata: Any) -> ReplyField:
        prompt = _("Your reply to point %(point)s", point=point.point)
        asked = replace(self.asked, prompt=prompt, language=self.form.locale, help="", example="", number="", condition="")
        field = ReplyField(point, asked=asked, row=point.key, _form=self.form, name=f"{self.asked.path}@{point.key}")
        field.process(formdata)
        return field
