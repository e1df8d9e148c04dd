"""What tests ask of a form: what a report shows once it is given some answers, which of its checks fail, what can be chosen.

Answers are written by path, as in `{"changes.any": "no"}`; the entries of a table are a list of mappings, from column to cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet, Value
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.questions import ChoiceQuestion, ChoicesQuestion
from forms_app.definitions.severity import Severity
from tests.content.sources import definition

Answers = Mapping[str, Any]


def sheet(answers: Answers) -> Sheet:
    """The answers as a draft has them; the entries of a table are its rows r1, r2 and so on."""
    made: dict[Address, Value] = {}
    for path, answer in answers.items():
        if not _are_entries(answer):
            made[Address(path)] = answer
            continue
        rows = {f"r{number}": cells for number, cells in enumerate(answer, start=1)}
        made[Address(path)] = list(rows)
        made |= {Address(path).cell(column, row): value for row, cells in rows.items() for column, value in cells.items()}
    return made


def _are_entries(answer: Value) -> bool:
    return isinstance(answer, list) and all(isinstance(one, Mapping) for one in answer)


def own_sections(form: str) -> frozenset[str]:
    """The sections that a form's file has for itself, beside the blocks that stand in many forms."""
    return frozenset(section.id for section in definition(form).sections if not section.block)


def choice(form: str, path: str) -> ChoiceQuestion | ChoicesQuestion:
    """A question, or a column of a table, that must offer a choice."""
    asked = definition(form).asked(path)
    assert isinstance(asked, ChoiceQuestion | ChoicesQuestion), f"{form} offers no choice at {path}"
    return asked


def options(form: str, path: str) -> dict[str, str]:
    """What can be chosen there, in the form's order: code -> words."""
    return {option.code: option.label for option in choice(form, path).options}


@dataclass(frozen=True)
class Report:
    """A report on a form's file, such as `article-22/C029/2026.yaml`, of a State for which these facts hold."""

    form: str
    facts: Facts = field(default_factory=Facts)

    def ratified(self, *codes: str) -> "Report":
        """The same report of a State that has ratified these instruments and no other."""
        return replace(self, facts=replace(self.facts, ratified=frozenset(codes)))

    def shown(self, answers: Answers) -> Visible:
        """All that is shown once these answers are given."""
        return visible(definition(self.form), sheet(answers), self.facts)

    def sections(self, answers: Answers | None = None) -> frozenset[str]:
        """The sections shown."""
        return self.shown(answers or {}).sections

    def questions(self, answers: Answers | None = None) -> frozenset[str]:
        """The paths of the questions shown, statements included."""
        return self.shown(answers or {}).questions

    def own_sections(self, answers: Answers | None = None) -> frozenset[str]:
        """The sections shown that the form has for itself."""
        return self.sections(answers) & own_sections(self.form)

    def own_questions(self, answers: Answers | None = None) -> frozenset[str]:
        """The questions shown that the form asks itself and that take an answer."""
        own = own_sections(self.form)
        asked = {path for part, one, path in definition(self.form).walk() if one.answerable and part.id in own}
        return self.questions(answers) & asked

    def failed(self, answers: Answers) -> list[str]:
        """The ids of the checks that do not hold, such as `statistics.check.sexes`, in the form's order."""
        return [check for check, _ in self.failed_with_severity(answers)]

    def failed_with_severity(self, answers: Answers) -> list[tuple[str, Severity]]:
        """The same, each with how grave it is."""
        found = failed_checks(definition(self.form), sheet(answers))
        return [(str(problem.params["check"]), problem.severity) for problem in found]
