"""Words to read; they take no answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts
from forms_app.answers.primitives import Primitive
from forms_app.answers.problems import refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import StatementQuestion


class StatementKind(Kind[StatementQuestion]):
    """There is no value: anything but None is refused."""

    name = "statement"

    def parts(self, question: StatementQuestion) -> tuple[str, ...]:
        return ()

    def from_parts(self, question: StatementQuestion, parts: Parts) -> Any:
        return None

    def to_parts(self, question: StatementQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {}

    def read(self, question: StatementQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is not None:
            raise refused(address, "no-answer-asked")
        return None

    def show(self, question: StatementQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return ()

    def schema(self, question: StatementQuestion, path: str, wording: Wording) -> dict[str, Any]:
        return {"not": {}}

    def blank(self, question: StatementQuestion, path: str, wording: Wording) -> Blank | None:
        return None
