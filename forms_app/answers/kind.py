"""What every kind of question can do with its answers: the faces that belong to the answer itself."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank
from forms_app.answers.facts import Facts, Known
from forms_app.answers.primitives import Primitive
from forms_app.answers.problems import AnswerProblem
from forms_app.answers.values import Sheet, Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import ColumnQuestion, Question

Q = TypeVar("Q")
Parts = Mapping[str, Sequence[str]]  # the pieces a page posts for one answer: part name ('' for the whole) -> texts


@dataclass(frozen=True, slots=True)
class Context:
    """What showing an answer needs besides its value."""

    wording: Wording
    known: Known
    facts: Facts
    sheet: Sheet  # the cells of a table are read from here


class Kind(ABC, Generic[Q]):
    """One kind of question. `Q` is its model in `definitions/questions.py`. Instances hold no state."""

    name: ClassVar[str]

    @abstractmethod
    def parts(self, question: Q) -> tuple[str, ...]:
        """The parts a page posts for one answer: ('',) for a simple value, ('from', 'to') for a period."""

    @abstractmethod
    def from_parts(self, question: Q, parts: Parts) -> Any:
        """What a page posted, in the shape an import file would give it. Never fails: `read` judges."""

    @abstractmethod
    def to_parts(self, question: Q, value: Value) -> Mapping[str, Sequence[str]]:
        """A value as a page shows it for editing: the inverse of `from_parts` followed by `read`."""

    @abstractmethod
    def read(self, question: Q, raw: Any, address: Address, known: Known) -> Value:
        """The typed value of a raw one, from a page or an import file; None for no answer.

        Raises UnreadableError with every problem. Only what cannot be read, or names nothing known, is a problem here.
        """

    @abstractmethod
    def show(self, question: Q, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        """The answer as primitives, for a value that is not None and that `read` gave."""

    @abstractmethod
    def schema(self, question: Q, path: str, wording: Wording) -> dict[str, Any]:
        """JSON Schema (2020-12) of the value in an import file."""

    @abstractmethod
    def blank(self, question: Q, path: str, wording: Wording) -> Blank | None:
        """What a blank form leaves room for; None where nothing is asked."""

    def doubts(self, question: Q, value: Value, address: Address) -> tuple[AnswerProblem, ...]:
        """What is doubtful in a value that could be read. It is told, and never keeps a report from being sent."""
        return ()

    def has_language(self, question: Q, address: Address) -> bool:
        """Whether the answer is a text in some language, which may be another than the report's."""
        return False

    def comparable(self, question: Q, value: Value) -> str | Decimal | frozenset[str] | None:
        """What a condition compares: a text or code, a number, a set of codes; None where nothing can be compared."""
        return None


def description(question: Question | ColumnQuestion, path: str, wording: Wording) -> dict[str, Any]:
    """What a schema says of a question or column beside its value: its words, and the provisions it cites."""
    described: dict[str, Any] = {"title": wording.of(f"{path}.prompt")}
    if help_text := wording.of(f"{path}.help"):
        described["description"] = help_text
    if question.reference:
        described["x-provisions"] = list(question.reference)
    return described


def first(parts: Parts, name: str = "") -> str | None:
    """The first text posted under a part's name; None when the part is not there."""
    texts = parts.get(name)
    return texts[0] if texts else None
