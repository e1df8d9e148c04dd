"""An amount and its currency."""

from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.kinds.currencies import CURRENCIES, decimals_of
from forms_app.answers.kinds.number import number_schema
from forms_app.answers.numerals import as_decimal, plain, read_number
from forms_app.answers.plain_text import read_code
from forms_app.answers.primitives import Amount, Paragraph, Primitive
from forms_app.answers.problems import AnswerProblem, UnreadableError, excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import MoneyQuestion

PARTS = ("amount", "currency")


def _offered(question: MoneyQuestion) -> tuple[str, ...]:
    return tuple(sorted(CURRENCIES)) if question.currencies is None else question.currencies


class MoneyKind(Kind[MoneyQuestion]):
    """Value: `{"amount": number, "currency": ISO 4217 code}`."""

    name = "money"

    def parts(self, question: MoneyQuestion) -> tuple[str, ...]:
        return PARTS

    def from_parts(self, question: MoneyQuestion, parts: Parts) -> Any:
        raw = {part: text for part in PARTS if (text := first(parts, part))}
        # A page that offers one currency, or has one chosen beforehand, posts it with an empty box too.
        return raw if (raw.get("amount") or "").strip() or len(_offered(question)) != 1 else None

    def to_parts(self, question: MoneyQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {"amount": (plain(value["amount"]),), "currency": (value["currency"],)}

    def read(self, question: MoneyQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            raise refused(address, "wrong-type", expected="mapping")
        problems = [AnswerProblem(address, "unknown-key", params={"key": excerpt(key)}) for key in raw if key not in PARTS]
        amount: int | float | None = None
        currency: str | None = None
        try:
            currency = self._currency(question, raw.get("currency"), address)
        except UnreadableError as error:
            problems += error.problems
        try:
            amount = read_number(raw.get("amount"), address, decimals_of(currency or ""), part="amount")
        except UnreadableError as error:
            problems += error.problems
        if not problems and (amount is None) != (currency is None):
            part = "amount" if amount is None else "currency"
            problems.append(AnswerProblem(address, f"{part}-missing", part=part))
        if problems:
            raise UnreadableError(tuple(problems))
        return None if amount is None else {"amount": amount, "currency": currency}

    def _currency(self, question: MoneyQuestion, raw: Any, address: Address) -> str | None:
        code = (read_code(raw, address, part="currency") or "").upper()
        if not code:
            return None
        offered = _offered(question)
        if code not in offered:
            reason = "currency-not-offered" if code in CURRENCIES else "unknown-currency"
            raise refused(address, reason, "currency", code=excerpt(code))
        return code

    def show(self, question: MoneyQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (Paragraph(Amount(as_decimal(value["amount"]), currency=value["currency"])),)

    def schema(self, question: MoneyQuestion, path: str, wording: Wording) -> dict[str, Any]:
        decimals = max(decimals_of(code) for code in _offered(question))
        return {
            "type": "object",
            "properties": {"amount": number_schema(decimals, None), "currency": {"enum": list(_offered(question))}},
            "required": list(PARTS),
            "additionalProperties": False,
        }

    def blank(self, question: MoneyQuestion, path: str, wording: Wording) -> Blank | None:
        return Space("money")
