"""What is wrong with an answer, as a code and parameters; the words are chosen where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms_app.answers.address import Address
from forms_app.definitions.questions import Severity


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """One thing to mend.

    `part` names the piece of a compound value ('from', 'amount', '<line>.<column>' of a grid) or is ''.
    `code` is one of `CODES`; `params` are what its sentence needs (numbers, dates, codes), never words.
    """

    address: Address
    code: str
    severity: Severity = Severity.ERROR
    part: str = ""
    params: Mapping[str, str | int | float] = field(default_factory=dict)


class UnreadableError(Exception):
    """A raw value cannot be read as an answer of its kind: carries every problem found in it."""

    def __init__(self, problems: tuple[AnswerProblem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems
