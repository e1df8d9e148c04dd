"""Which sections and questions are shown, for given answers and facts: the only place that judges conditions."""

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.kinds import kind_of
from forms_app.answers.values import Sheet
from forms_app.definitions import conditions as said
from forms_app.definitions.conditions import Condition
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import CommentReplyQuestion

Comparable = str | Decimal | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Visible:
    """What is shown: ids of sections, paths of questions. A section without any question to show is not shown."""

    sections: frozenset[str]
    questions: frozenset[str]

    def shows(self, path: str) -> bool:
        """Whether the question at a path is shown; a column is shown with its table."""
        return path in self.questions or path.rpartition(".")[0] in self.questions


def visible(definition: Definition, sheet: Sheet, facts: Facts) -> Visible:
    """What is shown of a form.

    One pass is enough because conditions look only at earlier questions. The answer to a hidden question counts as
    missing, so what a parent hides hides its own dependants. Replies are asked for only while comments are pending.
    """
    shown: set[str] = set()
    sections: set[str] = set()
    view = _View(definition, sheet, facts, {address.path for address in sheet}, shown)
    for section in definition.sections:
        if section.show_if is not None and not _holds(section.show_if, section.id, view):
            continue
        for question in section.questions:
            if isinstance(question, CommentReplyQuestion) and not facts.pending:
                continue
            if question.show_if is None or _holds(question.show_if, section.id, view):
                shown.add(f"{section.id}.{question.id}")
                sections.add(section.id)
    return Visible(frozenset(sections), frozenset(shown))


def evaluate(condition: Condition, section_id: str, sheet: Sheet, definition: Definition, facts: Facts) -> bool:
    """Whether a condition written in a section holds for these answers, all of them taken as shown."""
    answered = {address.path for address in sheet}
    return _holds(condition, section_id, _View(definition, sheet, facts, answered, answered))


def path_of(reference: str, section_id: str) -> str:
    """The path a condition means: itself, or the id of a question in the condition's own section."""
    return reference if "." in reference else f"{section_id}.{reference}"


@dataclass(frozen=True, slots=True)
class _View:
    """The answers a condition can see."""

    definition: Definition
    sheet: Sheet
    facts: Facts
    answered: Set[str]  # paths
    shown: Set[str]

    def is_answered(self, path: str) -> bool:
        return path in self.answered and path in self.shown

    def comparable(self, path: str) -> Comparable:
        question = self.definition.question(path)
        value = self.sheet.get(Address(path))
        if question is None or value is None or path not in self.shown:
            return None
        return kind_of(question).comparable(question, value)


def _holds(condition: Condition, section_id: str, view: _View) -> bool:
    match condition:
        case said.Both(and_=parts):
            return all(_holds(part, section_id, view) for part in parts)
        case said.Either(or_=parts):
            return any(_holds(part, section_id, view) for part in parts)
        case said.Not(not_=part):
            return not _holds(part, section_id, view)
        case said.Answered(answered=reference):
            return view.is_answered(path_of(reference, section_id))
        case said.Equals() | said.OneOf() | said.AnyOf() | said.AllOf() | said.Greater() | said.Less():
            return _compares(condition, section_id, view)
        case _:
            return _is_fact(condition, view.facts)


def _compares(
    condition: said.Equals | said.OneOf | said.AnyOf | said.AllOf | said.Greater | said.Less, section_id: str, view: _View
) -> bool:
    """A comparison with the answer to a question; false when there is no answer."""
    reference, operand = next(iter(condition.__dict__.values()))
    actual = view.comparable(path_of(reference, section_id))
    if actual is None:
        return False
    match condition:
        case said.Equals():
            return _equal(actual, operand)
        case said.OneOf():
            return any(_equal(actual, text) for text in operand)
        case said.AnyOf():
            return not _chosen(actual).isdisjoint(operand)
        case said.AllOf():
            return _chosen(actual).issuperset(operand)
        case said.Greater():
            return isinstance(actual, Decimal) and actual > operand
        case said.Less():
            return isinstance(actual, Decimal) and actual < operand


def _equal(actual: Comparable, operand: str) -> bool:
    """Numbers are equal as numbers (12 and 12.0); a set of choices equals a code when it is the only one chosen."""
    if isinstance(actual, Decimal):
        try:
            return actual == Decimal(operand)
        except InvalidOperation:
            return False
    return actual == (frozenset((operand,)) if isinstance(actual, frozenset) else operand)


def _chosen(actual: Comparable) -> frozenset[str]:
    return actual if isinstance(actual, frozenset) else frozenset((str(actual),))


def _is_fact(condition: Condition, facts: Facts) -> bool:
    match condition:
        case said.Ratified(ratified=instrument):
            return instrument in facts.ratified
        case said.FirstReport(first_report=expected):
            return facts.first_report is expected
        case said.Detailed(detailed=expected):
            return facts.detailed is expected
        case said.PendingComments(pending_comments=expected):
            return facts.pending_comments is expected
        case said.Federal(federal=expected):
            return facts.federal is expected
        case _:
            raise TypeError(f"no rule for the condition {condition!r}")
