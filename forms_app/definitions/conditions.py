"""When a question or a section is shown: conditions as typed data.

A condition is a mapping with one key, its operator. Operands that name a question give its id (within the same
section) or its path; facts about the request (`ratified`, `first_report`…) stand beside answers. What a condition
means for given answers is decided in `answers/visibility.py`; here it is only data.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, Field, StringConstraints, Tag

from forms_app.definitions.frozen import Frozen
from forms_app.definitions.texts import path_of

Instrument = Annotated[str, StringConstraints(pattern=r"^[A-Z]+[0-9]*$", max_length=12)]  # C029, P029, R203, MLC


class Equals(Frozen):
    """The answer is this value."""

    equals: tuple[str, str]


class OneOf(Frozen):
    """The answer is one of these values."""

    one_of: tuple[str, tuple[str, ...]]


class AnyOf(Frozen):
    """At least one of these options is among those chosen."""

    any_of: tuple[str, tuple[str, ...]]


class AllOf(Frozen):
    """All of these options are among those chosen."""

    all_of: tuple[str, tuple[str, ...]]


class Answered(Frozen):
    """The question has an answer."""

    answered: str


class Greater(Frozen):
    """The answer is a number greater than this one."""

    greater: tuple[str, Decimal]


class Less(Frozen):
    """The answer is a number smaller than this one."""

    less: tuple[str, Decimal]


class Ratified(Frozen):
    """The instrument is ratified, and in force, for the reporting unit."""

    ratified: Instrument


class FirstReport(Frozen):
    """It is (or is not) the first report on the instrument."""

    first_report: bool


class Detailed(Frozen):
    """A detailed report was asked for (or not)."""

    detailed: bool


class PendingComments(Frozen):
    """Comments of the supervisory bodies await a reply (or do not)."""

    pending_comments: bool


class Federal(Frozen):
    """The reporting unit is a federal State (or is not)."""

    federal: bool


class Both(Frozen):
    """All the conditions hold."""

    and_: tuple["Condition", ...] = Field(alias="and", min_length=1)


class Either(Frozen):
    """At least one of the conditions holds."""

    or_: tuple["Condition", ...] = Field(alias="or", min_length=1)


class Not(Frozen):
    """The condition does not hold."""

    not_: "Condition" = Field(alias="not")


OPERATORS = (
    "equals",
    "one_of",
    "any_of",
    "all_of",
    "answered",
    "greater",
    "less",
    "ratified",
    "first_report",
    "detailed",
    "pending_comments",
    "federal",
    "and",
    "or",
    "not",
)


def _operator(raw: Any) -> str | None:
    """The one key of a raw condition, or the operator of a condition already read."""
    if isinstance(raw, dict):
        return str(next(iter(raw))) if len(raw) == 1 else None
    names = tuple(type(raw).model_fields) if isinstance(raw, Frozen) else ()
    return names[0].rstrip("_") if names else None


Condition = Annotated[
    Annotated[Equals, Tag("equals")]
    | Annotated[OneOf, Tag("one_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[AllOf, Tag("all_of")]
    | Annotated[Answered, Tag("answered")]
    | Annotated[Greater, Tag("greater")]
    | Annotated[Less, Tag("less")]
    | Annotated[Ratified, Tag("ratified")]
    | Annotated[FirstReport, Tag("first_report")]
    | Annotated[Detailed, Tag("detailed")]
    | Annotated[PendingComments, Tag("pending_comments")]
    | Annotated[Federal, Tag("federal")]
    | Annotated[Both, Tag("and")]
    | Annotated[Either, Tag("or")]
    | Annotated[Not, Tag("not")],
    Discriminator(
        _operator,
        custom_error_type="unknown_operator",
        custom_error_message="a condition has one key, its operator",
    ),
]

for _model in (Both, Either, Not):
    _model.model_rebuild()


def renamed(condition: Condition, name: Callable[[str], str]) -> Condition:
    """The same condition with every question it looks at named anew."""
    match condition:
        case Both(and_=parts):
            return Both.model_validate({"and": tuple(renamed(part, name) for part in parts)})
        case Either(or_=parts):
            return Either.model_validate({"or": tuple(renamed(part, name) for part in parts)})
        case Not(not_=part):
            return Not.model_validate({"not": renamed(part, name)})
        case Answered(answered=reference):
            return Answered(answered=name(reference))
        case Equals() | OneOf() | AnyOf() | AllOf() | Greater() | Less():
            ((operator, (reference, operand)),) = condition.__dict__.items()
            return condition.model_copy(update={operator: (name(reference), operand)})
        case _:
            return condition


def as_json(condition: Condition, section_id: str) -> dict[str, Any]:
    """The condition as the form language writes it, with full paths and JSON's own numbers."""
    match condition:
        case Both(and_=parts):
            return {"and": [as_json(part, section_id) for part in parts]}
        case Either(or_=parts):
            return {"or": [as_json(part, section_id) for part in parts]}
        case Not(not_=part):
            return {"not": as_json(part, section_id)}
        case _:
            ((operator, operand),) = condition.model_dump(mode="json", by_alias=True).items()
            if operator == "answered":
                return {operator: path_of(operand, section_id)}
            if isinstance(operand, list):
                reference, *rest = operand
                bound = [float(text) for text in rest] if operator in ("greater", "less") else rest
                return {operator: [path_of(reference, section_id), *bound]}
            return {operator: operand}


def references(condition: Condition) -> Iterator[str]:
    """The questions a condition looks at, as written (ids or paths), in order."""
    match condition:
        case Both(and_=parts) | Either(or_=parts):
            for part in parts:
                yield from references(part)
        case Not(not_=part):
            yield from references(part)
        case Answered(answered=reference):
            yield reference
        case Equals(equals=(reference, _)) | OneOf(one_of=(reference, _)) | AnyOf(any_of=(reference, _)):
            yield reference
        case AllOf(all_of=(reference, _)) | Greater(greater=(reference, _)) | Less(less=(reference, _)):
            yield reference
        case _:
            return
