"""One option of several."""

from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Ticks
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.plain_text import read_code
from forms_app.answers.primitives import Paragraph, Primitive
from forms_app.answers.problems import excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import ChoiceQuestion, ChoicesQuestion


def label(path: str, code: str, wording: Wording) -> str:
    """The words of an option; its code where the form no longer has it."""
    return wording.of(f"{path}.option.{code}") or code


def labels(question: ChoiceQuestion | ChoicesQuestion, path: str, wording: Wording) -> tuple[str, ...]:
    """The words of all options, in the form's order."""
    return tuple(label(path, option.code, wording) for option in question.options)


def described_options(question: ChoiceQuestion | ChoicesQuestion, path: str, wording: Wording) -> dict[str, Any]:
    """JSON Schema of one code, each with its words."""
    texts = labels(question, path, wording)
    return {"oneOf": [{"const": option.code, "title": text} for option, text in zip(question.options, texts, strict=True)]}


class ChoiceKind(Kind[ChoiceQuestion]):
    """Value: the code of the option."""

    name = "choice"

    def parts(self, question: ChoiceQuestion) -> tuple[str, ...]:
        return ("",)

    def from_parts(self, question: ChoiceQuestion, parts: Parts) -> Any:
        return first(parts)

    def to_parts(self, question: ChoiceQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {"": (value,)}

    def read(self, question: ChoiceQuestion, raw: Any, address: Address, known: Known) -> Value:
        code = read_code(raw, address)
        if code is not None and code not in (option.code for option in question.options):
            raise refused(address, "unknown-option", code=excerpt(code))
        return code

    def show(self, question: ChoiceQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (Paragraph(label(address.path, value, context.wording)),)

    def schema(self, question: ChoiceQuestion, path: str, wording: Wording) -> dict[str, Any]:
        return {"type": "string", **described_options(question, path, wording)}

    def blank(self, question: ChoiceQuestion, path: str, wording: Wording) -> Blank | None:
        return Ticks(labels(question, path, wording))

    def comparable(self, question: ChoiceQuestion, value: Value) -> str:
        return str(value)
