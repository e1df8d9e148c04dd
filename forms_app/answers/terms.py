"""A condition with the words of the questions and options it names: what a page or a blank form makes a sentence of."""

from dataclasses import dataclass
from typing import Literal

from forms_app.definitions.conditions import Both, Condition, Either, Not
from forms_app.definitions.form import Wording
from forms_app.definitions.texts import path_of


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison or fact.

    About an answer: `operator` is equals, one_of, any_of, all_of, answered, greater or less; `path` and `prompt` name
    the question, `values` are labels of options, texts or numbers. About the request: `operator` is ratified (with the
    instrument as value), first_report, detailed, pending_comments or federal, and `expected` says which way.
    """

    operator: str
    path: str = ""
    prompt: str = ""
    values: tuple[str, ...] = ()
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Several terms that must all hold (and), of which one must (or), or one that must not (not)."""

    operator: Literal["and", "or", "not"]
    parts: tuple["Term | Joined", ...]


def terms(condition: Condition, section_id: str, wording: Wording) -> Term | Joined:
    """The terms of a condition that stands in a section, with the form's words in one language."""
    match condition:
        case Both(and_=parts):
            return Joined("and", tuple(terms(part, section_id, wording) for part in parts))
        case Either(or_=parts):
            return Joined("or", tuple(terms(part, section_id, wording) for part in parts))
        case Not(not_=part):
            return Joined("not", (terms(part, section_id, wording),))
        case _:
            return _term(condition, section_id, wording)


def _term(condition: Condition, section_id: str, wording: Wording) -> Term:
    ((operator, operand),) = condition.__dict__.items()
    if isinstance(operand, bool):
        return Term(operator, expected=operand)
    if operator == "ratified":
        return Term(operator, values=(operand,))
    reference, given = (operand, ()) if isinstance(operand, str) else operand
    path = path_of(reference, section_id)
    texts = given if isinstance(given, tuple) else (str(given),)
    values = tuple(wording.of(f"{path}.option.{text}") or text for text in texts)
    return Term(operator, path, wording.of(f"{path}.prompt"), values)
