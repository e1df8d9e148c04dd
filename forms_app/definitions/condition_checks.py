"""Whether conditions make sense: they look back, at questions that exist, in ways their kinds allow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from forms_app.definitions import conditions as said
from forms_app.definitions.conditions import Condition
from forms_app.definitions.problems import Param
from forms_app.definitions.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ColumnQuestion,
    NumberQuestion,
    Question,
    ReferenceQuestion,
)
from forms_app.definitions.source import Loc
from forms_app.definitions.texts import column_path

Fault = tuple[Loc, str, dict[str, Param]]
"""Where, relative to the condition; a problem's code; its parameters."""

_COMPARED = ("choice", "text", "number", "date", "reference")
# operator -> the kinds it can judge
_KINDS: Mapping[str, tuple[str, ...]] = {
    "equals": _COMPARED,
    "one_of": _COMPARED,
    "any_of": ("choices",),
    "all_of": ("choices",),
    "greater": ("number",),
    "less": ("number",),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What a condition can and cannot see from where it stands.

    `earlier` and `every` go from path to question; `columns` are paths of columns it cannot look at; `own` is the path of the
    question or column whose condition it is, '' for a section's; `outside` says that paths of other sections mean nothing here
    (in a block); `table` is the path of the table of which `own` is a column, '' elsewhere.
    """

    section: str
    own: str
    earlier: Mapping[str, Question | ColumnQuestion]
    every: Mapping[str, Question | ColumnQuestion]
    columns: frozenset[str]
    outside: bool
    faulty: frozenset[str]  # paths of questions, ids of sections that could not be read
    instruments: frozenset[str] | None  # codes known; None: not checked
    table: str = ""

    def path(self, reference: str) -> str:
        """What a condition names: a path, else a column of the same table, else a question of the section."""
        return column_path(reference, self.every, self.table, self.section)


def condition_faults(condition: Condition, around: Around) -> Iterator[Fault]:
    """Everything that is wrong with a condition."""
    for loc, leaf in _leaves(condition, ()):
        match leaf:
            case said.Ratified(ratified=code):
                if around.instruments is not None and code not in around.instruments:
                    yield (*loc, "ratified"), "unknown-instrument", {"value": code}
            case said.Answered(answered=reference):
                yield from _reference_faults((*loc, "answered"), reference, "answered", (), around)
            case said.FirstReport() | said.Detailed() | said.PendingComments() | said.Federal():
                continue
            case _:
                ((operator, (reference, operand)),) = leaf.__dict__.items()
                values = operand if isinstance(operand, tuple) else (operand,)
                yield from _reference_faults((*loc, operator), reference, operator, values, around)


def _leaves(condition: Condition, loc: Loc) -> Iterator[tuple[Loc, Condition]]:
    """The conditions that hold no others, with their places."""
    match condition:
        case said.Both(and_=parts):
            for place, part in enumerate(parts):
                yield from _leaves(part, (*loc, "and", place))
        case said.Either(or_=parts):
            for place, part in enumerate(parts):
                yield from _leaves(part, (*loc, "or", place))
        case said.Not(not_=part):
            yield from _leaves(part, (*loc, "not"))
        case _:
            yield loc, condition


def _reference_faults(
    loc: Loc, reference: str, operator: str, values: tuple[str | Decimal, ...], around: Around
) -> Iterator[Fault]:
    """What is wrong with one look at a question: the question itself, or else what it is compared with."""
    path = around.path(reference)
    at = loc if operator == "answered" else (*loc, 0)
    section = path.partition(".")[0]
    if path in around.faulty or section in around.faulty:
        return
    if path == around.own:
        yield at, "condition-itself", {"reference": reference}
    elif around.outside and section != around.section:
        yield at, "condition-outside", {"reference": reference}
    elif path in around.columns:
        yield at, "condition-column", {"reference": reference}
    elif path not in around.every:
        if near := _near(path, around):
            yield at, "condition-misspelt", {"reference": reference, "near": near}
        else:
            yield at, "condition-unknown", {"reference": reference}
    elif path not in around.earlier:
        yield at, "condition-later", {"reference": reference}
    else:
        yield from _kind_faults(loc, reference, operator, values, around.earlier[path])


def _near(path: str, around: Around) -> str:
    """The known question whose name is most like it, as one would write it here; '' if none is."""
    match get_close_matches(path, around.every, n=1, cutoff=0.75):
        case [near]:
            return near.removeprefix(f"{around.table}.").removeprefix(f"{around.section}.")
        case _:
            return ""


def _kind_faults(
    loc: Loc, reference: str, operator: str, values: tuple[str | Decimal, ...], question: Question | ColumnQuestion
) -> Iterator[Fault]:
    if not _can_judge(operator, question):
        kinds = ", ".join(_KINDS.get(operator, ()))
        params: dict[str, Param] = {"reference": reference, "kind": question.kind, "operator": operator, "kinds": kinds}
        yield loc, "condition-kind", params
        return
    is_list = operator in ("one_of", "any_of", "all_of")
    for place, value in enumerate(values):
        at = (*loc, 1, place) if is_list else (*loc, 1)
        if isinstance(question, ChoiceQuestion | ChoicesQuestion):
            codes = [option.code for option in question.options]
            if value not in codes:
                yield at, "condition-option", {"value": str(value), "reference": reference, "known": ", ".join(codes)}
        elif isinstance(question, NumberQuestion) and not _is_number(value):
            yield at, "condition-number", {"value": str(value), "reference": reference}


def _can_judge(operator: str, question: Question | ColumnQuestion) -> bool:
    if operator == "answered":
        return question.answerable
    if isinstance(question, ReferenceQuestion) and question.to == "law":
        return False  # which row of the list of laws it is means nothing outside its report
    return question.kind in _KINDS[operator]


def _is_number(value: str | Decimal) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False
