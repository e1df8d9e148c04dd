"""A calendar date."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.dates import DATE_SCHEMA, date_parts, raw_date, read_date, split_date
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts
from forms_app.answers.primitives import Paragraph, Primitive
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import DateQuestion


class DateKind(Kind[DateQuestion]):
    """Value: `YYYY-MM-DD`."""

    name = "date"

    def parts(self, question: DateQuestion) -> tuple[str, ...]:
        return date_parts()

    def from_parts(self, question: DateQuestion, parts: Parts) -> Any:
        return raw_date(parts)

    def to_parts(self, question: DateQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return split_date(value)

    def read(self, question: DateQuestion, raw: Any, address: Address, known: Known) -> Value:
        return read_date(raw, address)

    def show(self, question: DateQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (Paragraph(date.fromisoformat(value)),)

    def schema(self, question: DateQuestion, path: str, wording: Wording) -> dict[str, Any]:
        return dict(DATE_SCHEMA)

    def blank(self, question: DateQuestion, path: str, wording: Wording) -> Blank | None:
        return Space("date")

    def comparable(self, question: DateQuestion, value: Value) -> str:
        return str(value)
