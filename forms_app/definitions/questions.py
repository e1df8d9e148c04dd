"""What a form may ask: the kinds of question, as read from YAML."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, FiniteFloat, model_validator
from pydantic_core import PydanticCustomError

from forms_app.definitions.checks import Check
from forms_app.definitions.conditions import Condition
from forms_app.definitions.frozen import Frozen
from forms_app.definitions.severity import Severity
from forms_app.definitions.texts import Code, Currency, Id, Path, Text


def _one_or_many(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


Many = BeforeValidator(_one_or_many)


class Option(Frozen):
    """One possible answer of a choice, or the heading of a line of a grid."""

    code: Code
    label: Text
    help: str = ""


class Heading(Frozen):
    """The heading of a column of a grid. Neighbours with the same `group` share a heading above theirs."""

    code: Code
    label: Text
    group: str = ""


class _Asked(Frozen):
    """What every question has, whatever its kind."""

    answerable: ClassVar[bool] = True

    id: Id
    prompt: Text
    help: str = ""
    example: str = ""
    reference: Annotated[tuple[str, ...], Many] = ()  # provisions cited: "C029 Art. 2(2)(c)"
    show_if: Condition | None = None
    required: bool = False
    expected: bool = False
    advised: bool = False
    was: Annotated[tuple[Path, ...], Many] = ()  # paths of earlier versions or forms with the same meaning

    @model_validator(mode="after")
    def _one_severity(self) -> Self:
        if self.required + self.expected + self.advised > 1:
            raise PydanticCustomError("several_severities", "only one of required, expected and advised may be true")
        return self

    @property
    def missing(self) -> Severity | None:
        """What an empty answer means: None where nothing is missed."""
        if self.required:
            return Severity.ERROR
        if self.expected:
            return Severity.EXPECTED
        return Severity.ADVICE if self.advised else None

    def words(self) -> Iterator[tuple[str, str]]:
        """The English words of the question as (face, text): what translators translate."""
        yield "prompt", self.prompt
        if self.help:
            yield "help", self.help
        if self.example:
            yield "example", self.example


class TextQuestion(_Asked):
    """A short text on one line."""

    kind: Literal["text"]
    max_length: Annotated[int, Field(ge=1, le=2000)] = 300  # characters
    pattern: str | None = None  # a regular expression the whole text must match
    pattern_hint: str = ""
    names: Literal["question"] | None = None  # the path of a question of the report that is observed on; any other text too

    @model_validator(mode="after")
    def _pattern_is_explained(self) -> Self:
        if self.pattern is not None and not self.pattern_hint:
            raise PydanticCustomError("pattern_hint_missing", "a pattern needs a pattern_hint that says in words what to write")
        return self

    def words(self) -> Iterator[tuple[str, str]]:
        yield from super().words()
        if self.pattern_hint:
            yield "pattern_hint", self.pattern_hint


class NarrativeQuestion(_Asked):
    """A text of any length, in Markdown."""

    kind: Literal["narrative"]
    max_length: Annotated[int, Field(ge=100, le=200_000)] = 60_000  # characters


class _Options(_Asked):
    options: Annotated[tuple[Option, ...], Field(min_length=1, max_length=200)]
    binding: bool = False  # what is chosen binds the State (a declaration under the instrument)

    def words(self) -> Iterator[tuple[str, str]]:
        yield from super().words()
        for option in self.options:
            yield f"option.{option.code}", option.label
            if option.help:
                yield f"option.{option.code}.help", option.help


class ChoiceQuestion(_Options):
    """One option of several."""

    kind: Literal["choice"]


class ChoicesQuestion(_Options):
    """Any number of the options."""

    kind: Literal["choices"]
    fewest: Annotated[int, Field(ge=2)] | None = None  # where an instrument wants several
    most: Annotated[int, Field(ge=1)] | None = None


class DateQuestion(_Asked):
    """A calendar date."""

    kind: Literal["date"]
    binding: bool = False


class PeriodQuestion(_Asked):
    """Two calendar dates: from and to, both included; `to` may be open where `open_end` is true."""

    kind: Literal["period"]
    open_end: bool = False


class NumberQuestion(_Asked):
    """A number: whole where `decimals` is 0. A percentage or a minimum age is a unit and two bounds."""

    kind: Literal["number"]
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    least: FiniteFloat | None = None
    most: FiniteFloat | None = None
    unit: str = ""  # in words, as shown beside the box: "%", "years"
    binding: bool = False

    def words(self) -> Iterator[tuple[str, str]]:
        yield from super().words()
        if self.unit:
            yield "unit", self.unit


class MoneyQuestion(_Asked):
    """An amount and its currency (ISO 4217)."""

    kind: Literal["money"]
    currencies: Annotated[tuple[Currency, ...], Field(min_length=1)] | None = None  # None: any currency of ISO 4217


class ReferenceQuestion(_Asked):
    """A pointer to something known: an instrument, a unit, an organization, or a law cited in the same report."""

    kind: Literal["reference"]
    to: Literal["instrument", "unit", "organization", "law"]


class FileQuestion(_Asked):
    """One attached file."""

    kind: Literal["file"]


class StatementQuestion(_Asked):
    """Words to read; it takes no answer."""

    answerable: ClassVar[bool] = False

    kind: Literal["statement"]


SimpleColumn = Annotated[
    TextQuestion
    | NarrativeQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | DateQuestion
    | PeriodQuestion
    | NumberQuestion
    | MoneyQuestion
    | ReferenceQuestion
    | FileQuestion,
    Field(discriminator="kind"),
]


class _Table(_Asked):
    """What tables share that their writer makes longer, whether they stand in a section or in a row of another one."""

    kind: Literal["rows"]
    most: Annotated[int, Field(ge=1, le=500)] = 200  # rows
    item: Text  # what one row is, for headings and buttons: "Law or regulation"

    def words(self) -> Iterator[tuple[str, str]]:
        yield from super().words()
        yield "item", self.item


class InnerRowsQuestion(_Table):
    """A table within each row of another table. It holds no further one."""

    columns: Annotated[tuple[SimpleColumn, ...], Field(min_length=1, max_length=20)]


ColumnQuestion = Annotated[SimpleColumn | InnerRowsQuestion, Field(discriminator="kind")]


class RowsQuestion(_Table):
    """A table that its writer makes longer: each row answers the same columns."""

    columns: Annotated[tuple[ColumnQuestion, ...], Field(min_length=1, max_length=20)]
    checks: tuple[Check, ...] = ()  # judged in each row: a bare id is a column

    def words(self) -> Iterator[tuple[str, str]]:
        yield from super().words()
        yield from ((f"check.{check.id}", check.message) for check in self.checks)


TableQuestion = RowsQuestion | InnerRowsQuestion


class GridQuestion(_Asked):
    """Statistics: one number for each line and column."""

    kind: Literal["grid"]
    lines: Annotated[tuple[Option, ...], Field(min_length=1, max_length=60)]
    columns: Annotated[tuple[Heading, ...], Field(min_length=1, max_length=20)]
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    least: FiniteFloat | None = 0
    unit: str = ""
    total_line: bool = False  # a computed last line
    total_column: bool = False  # a computed last column

    def words(self) -> Iterator[tuple[str, str]]:
        yield from super().words()
        for line in self.lines:
            yield f"line.{line.code}", line.label
        for column in self.columns:
            yield f"column.{column.code}", column.label
            if column.group:
                yield f"column.{column.code}.group", column.group
        if self.unit:
            yield "unit", self.unit


class CommentReplyQuestion(_Asked):
    """One reply for each pending point of the supervisory bodies' comments."""

    kind: Literal["comment_reply"]
    max_length: Annotated[int, Field(ge=100, le=200_000)] = 60_000  # characters of one reply


Question = Annotated[
    TextQuestion
    | NarrativeQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | DateQuestion
    | PeriodQuestion
    | NumberQuestion
    | MoneyQuestion
    | ReferenceQuestion
    | FileQuestion
    | StatementQuestion
    | RowsQuestion
    | GridQuestion
    | CommentReplyQuestion,
    Field(discriminator="kind"),
]


def binds(question: Question | ColumnQuestion) -> bool:
    """Whether the answer binds the State; only some kinds can."""
    return bool(getattr(question, "binding", False))
