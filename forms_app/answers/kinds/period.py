"""Two calendar dates, both included."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.dates import DATE_SCHEMA, date_parts, raw_date, read_date, split_date
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts
from forms_app.answers.primitives import Paragraph, Primitive, Span
from forms_app.answers.problems import AnswerProblem, UnreadableError, excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import PeriodQuestion
from forms_app.definitions.severity import Severity

ENDS = ("from", "to")


class PeriodKind(Kind[PeriodQuestion]):
    """Value: `{"from": date, "to": date}`.

    One end alone is kept too, since a draft is saved while it is being written; what is missing is a doubt.
    """

    name = "period"

    def parts(self, question: PeriodQuestion) -> tuple[str, ...]:
        return date_parts("from") + date_parts("to")

    def from_parts(self, question: PeriodQuestion, parts: Parts) -> Any:
        return {end: raw for end in ENDS if (raw := raw_date(parts, end)) is not None}

    def to_parts(self, question: PeriodQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return split_date(value.get("from"), "from") | split_date(value.get("to"), "to")

    def read(self, question: PeriodQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            raise refused(address, "wrong-type", expected="mapping")
        problems = [AnswerProblem(address, "unknown-key", params={"key": excerpt(key)}) for key in raw if key not in ENDS]
        period = {}
        for end in ENDS:
            try:
                period[end] = read_date(raw.get(end), address, part=end)
            except UnreadableError as error:
                problems += error.problems
        if problems:
            raise UnreadableError(tuple(problems))
        return {end: day for end, day in period.items() if day is not None} or None

    def doubts(self, question: PeriodQuestion, value: Value, address: Address) -> tuple[AnswerProblem, ...]:
        start, end = value.get("from"), value.get("to")
        if start is None:
            return (AnswerProblem(address, "period-without-start", Severity.EXPECTED, part="from"),)
        if end is None:
            missing = AnswerProblem(address, "period-without-end", Severity.EXPECTED, part="to")
            return () if question.open_end else (missing,)
        ends = {"start": start, "end": end}
        return (AnswerProblem(address, "period-reversed", Severity.EXPECTED, "to", ends),) if end < start else ()

    def show(self, question: PeriodQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        start, end = (date.fromisoformat(value[name]) if name in value else None for name in ENDS)
        return (Paragraph(Span(start, end)),)

    def schema(self, question: PeriodQuestion, path: str, wording: Wording) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {end: dict(DATE_SCHEMA) for end in ENDS},
            "minProperties": 1,
            "additionalProperties": False,
        }

    def blank(self, question: PeriodQuestion, path: str, wording: Wording) -> Blank | None:
        return Space("period")
