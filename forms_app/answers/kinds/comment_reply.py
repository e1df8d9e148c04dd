"""One reply for each pending point of the supervisory bodies' comments."""

from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.kinds.narrative import LongTextKind
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import CommentReplyQuestion


class CommentReplyKind(LongTextKind[CommentReplyQuestion]):
    """Value, at the address of one point (row `<comment>#<point>`): the Markdown of the reply to it.

    An import file has all the replies in one list; `answers/content.py` takes it apart and puts it together.
    """

    name = "comment_reply"

    def has_language(self, question: CommentReplyQuestion, address: Address) -> bool:
        return address.row is not None  # each reply has its own, not all of them together

    def schema(self, question: CommentReplyQuestion, path: str, wording: Wording) -> dict[str, Any]:
        reply = {
            "type": "object",
            "properties": {
                "comment": {"type": "string", "x-reference": "comment"},
                "point": {"type": "integer", "minimum": 1},
                "reply": super().schema(question, path, wording),
            },
            "required": ["comment", "point", "reply"],
            "additionalProperties": False,
        }
        return {"type": "array", "items": reply, "minItems": 1}
