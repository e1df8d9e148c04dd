"""Any number of the options."""

from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Ticks
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts
from forms_app.answers.kinds.choice import described_options, label, labels
from forms_app.answers.plain_text import read_code
from forms_app.answers.primitives import Items, Primitive
from forms_app.answers.problems import AnswerProblem, UnreadableError, excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import ChoicesQuestion
from forms_app.definitions.severity import Severity


class ChoicesKind(Kind[ChoicesQuestion]):
    """Value: the codes chosen, once each, in the form's order."""

    name = "choices"

    def parts(self, question: ChoicesQuestion) -> tuple[str, ...]:
        return ("",)

    def from_parts(self, question: ChoicesQuestion, parts: Parts) -> Any:
        return list(parts.get("", ()))

    def to_parts(self, question: ChoicesQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {"": tuple(value)}

    def read(self, question: ChoicesQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, list):
            raise refused(address, "wrong-type", expected="list")
        chosen = [code for code in (read_code(item, address) for item in raw) if code is not None]
        offered = [option.code for option in question.options]
        unknown = dict.fromkeys(code for code in chosen if code not in offered)
        if unknown:
            raise UnreadableError(
                tuple(AnswerProblem(address, "unknown-option", params={"code": excerpt(code)}) for code in unknown)
            )
        return [code for code in offered if code in chosen] or None

    def doubts(self, question: ChoicesQuestion, value: Value, address: Address) -> tuple[AnswerProblem, ...]:
        count = len(value)
        if question.most is not None and count > question.most:
            many = {"most": question.most, "count": count}
            return (AnswerProblem(address, "too-many-chosen", Severity.EXPECTED, params=many),)
        if question.fewest is not None and count < question.fewest:
            few = {"fewest": question.fewest, "count": count}
            return (AnswerProblem(address, "too-few-chosen", Severity.EXPECTED, params=few),)
        return ()

    def show(self, question: ChoicesQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (Items(tuple(label(address.path, code, context.wording) for code in value)),)

    def schema(self, question: ChoicesQuestion, path: str, wording: Wording) -> dict[str, Any]:
        codes = {"type": "string", **described_options(question, path, wording)}
        return {"type": "array", "items": codes, "uniqueItems": True, "minItems": 1}

    def blank(self, question: ChoicesQuestion, path: str, wording: Wording) -> Blank | None:
        return Ticks(labels(question, path, wording), several=True)

    def comparable(self, question: ChoicesQuestion, value: Value) -> frozenset[str]:
        return frozenset(value)
