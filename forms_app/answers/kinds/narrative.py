"""A text of any length, in its writer's Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.plain_text import read_text
from forms_app.answers.primitives import Paragraph, Primitive
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import CommentReplyQuestion, NarrativeQuestion

LongText = TypeVar("LongText", NarrativeQuestion, CommentReplyQuestion)


class LongTextKind(Kind[LongText]):
    """What a narrative and a reply share. Value: the Markdown, tidied, kept as it was written."""

    def parts(self, question: LongText) -> tuple[str, ...]:
        return ("",)

    def from_parts(self, question: LongText, parts: Parts) -> Any:
        return first(parts)

    def to_parts(self, question: LongText, value: Value) -> Mapping[str, Sequence[str]]:
        return {"": (value,)}

    def read(self, question: LongText, raw: Any, address: Address, known: Known) -> Value:
        return read_text(raw, address, question.max_length)

    def show(self, question: LongText, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (Paragraph(value, markdown=True, written=True),)

    def has_language(self, question: LongText, address: Address) -> bool:
        return True

    def schema(self, question: LongText, path: str, wording: Wording) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": question.max_length, "contentMediaType": "text/markdown"}

    def blank(self, question: LongText, path: str, wording: Wording) -> Blank | None:
        return Space("text", lines=8)


class NarrativeKind(LongTextKind[NarrativeQuestion]):
    """Value: the Markdown."""

    name = "narrative"
