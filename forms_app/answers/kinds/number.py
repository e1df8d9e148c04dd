"""A number."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.numerals import DIGITS, as_decimal, plain, read_number
from forms_app.answers.primitives import Amount, Paragraph, Primitive
from forms_app.answers.problems import AnswerProblem
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import NumberQuestion
from forms_app.definitions.severity import Severity


def number_schema(decimals: int, least: float | None, most: float | None = None) -> dict[str, Any]:
    """JSON Schema of a number of so many decimals. Bounds stand as annotations: a value beyond them is told, not refused."""
    largest = 10**DIGITS - 1
    schema: dict[str, Any] = {"type": "number" if decimals else "integer", "minimum": -largest, "maximum": largest}
    schema |= {"x-decimals": decimals} if decimals else {}
    schema |= {"x-expected-minimum": least} if least is not None else {}
    return schema | ({"x-expected-maximum": most} if most is not None else {})


def out_of_bounds(
    value: float, least: float | None, most: float | None, address: Address, part: str = ""
) -> tuple[AnswerProblem, ...]:
    """The doubt about a number smaller or larger than expected."""
    if least is not None and value < least:
        return (AnswerProblem(address, "too-small", Severity.EXPECTED, part, {"least": least}),)
    if most is not None and value > most:
        return (AnswerProblem(address, "too-large", Severity.EXPECTED, part, {"most": most}),)
    return ()


class NumberKind(Kind[NumberQuestion]):
    """Value: a JSON number of at most 15 significant digits; an integer when it is whole."""

    name = "number"

    def parts(self, question: NumberQuestion) -> tuple[str, ...]:
        return ("",)

    def from_parts(self, question: NumberQuestion, parts: Parts) -> Any:
        text = first(parts)
        # People write the unit that stands beside the box once more: "12 %".
        return text.strip().removesuffix(question.unit) if text and question.unit else text

    def to_parts(self, question: NumberQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {"": (plain(value),)}

    def read(self, question: NumberQuestion, raw: Any, address: Address, known: Known) -> Value:
        return read_number(raw, address, question.decimals)

    def doubts(self, question: NumberQuestion, value: Value, address: Address) -> tuple[AnswerProblem, ...]:
        return out_of_bounds(value, question.least, question.most, address)

    def show(self, question: NumberQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (Paragraph(Amount(as_decimal(value), unit=context.wording.of(f"{address.path}.unit"))),)

    def schema(self, question: NumberQuestion, path: str, wording: Wording) -> dict[str, Any]:
        return number_schema(question.decimals, question.least, question.most)

    def blank(self, question: NumberQuestion, path: str, wording: Wording) -> Blank | None:
        return Space("number", unit=wording.of(f"{path}.unit"))

    def comparable(self, question: NumberQuestion, value: Value) -> Decimal:
        return as_decimal(value)
