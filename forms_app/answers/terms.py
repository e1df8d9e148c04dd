"""A condition with the words of the questions and options it names: what a page or a blank form makes a sentence of."""

from dataclasses import dataclass, replace
from typing import Literal

from forms_app.definitions.conditions import Both, Condition, Either, Not
from forms_app.definitions.form import Wording
from forms_app.definitions.texts import path_of


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison or fact, and whether it must hold or must not (`expected`).

    About an answer: `operator` is equals, one_of, any_of, all_of, answered, greater or less; other and all_others, for one or all
    of the options but the one that is the value; or everything, for all options. `path` and `prompt` name the question, `values`
    are labels of options, texts or numbers. About the request: `operator` is ratified (with the instrument as value),
    first_report, detailed, pending_comments or federal.
    """

    operator: str
    path: str = ""
    prompt: str = ""
    values: tuple[str, ...] = ()
    expected: bool = True

    @property
    def is_about_a_number(self) -> bool:
        """Whether the value is a number, which nobody quotes."""
        return self.operator in ("greater", "less")


@dataclass(frozen=True, slots=True)
class Joined:
    """Several terms that must all hold (and), or of which one must (or)."""

    operator: Literal["and", "or"]
    parts: tuple["Term | Joined", ...]

    def mixes(self, part: "Term | Joined") -> bool:
        """Whether one of its parts joins by the other word, so that it must be read as a whole first."""
        return isinstance(part, Joined) and part.operator != self.operator


def terms(condition: Condition, section_id: str, wording: Wording, *, expected: bool = True) -> Term | Joined:
    """The terms of a condition that stands in a section, with the form's words in one language.

    `expected` is False for a condition that must not hold. What is not so is said of each term, which reads better than of
    a whole sentence: neither of two is one that fails and the other that fails too.
    """
    match condition:
        case Both(and_=parts):
            found = tuple(terms(part, section_id, wording, expected=expected) for part in parts)
            return _briefer(found) if expected else Joined("or", found)
        case Either(or_=parts):
            operator: Literal["and", "or"] = "or" if expected else "and"
            return Joined(operator, tuple(terms(part, section_id, wording, expected=expected) for part in parts))
        case Not(not_=part):
            return terms(part, section_id, wording, expected=not expected)
        case _:
            return _term(condition, section_id, wording, expected=expected)


def _term(condition: Condition, section_id: str, wording: Wording, *, expected: bool) -> Term:
    ((operator, operand),) = condition.__dict__.items()
    if isinstance(operand, bool):
        return Term(operator, expected=operand is expected)
    if operator == "ratified":
        return Term(operator, values=(operand,), expected=expected)
    reference, given = (operand, ()) if isinstance(operand, str) else operand
    path = path_of(reference, section_id)
    texts = given if isinstance(given, tuple) else (str(given),)
    operator, texts = _shorter(operator, texts, wording.options.get(path, ()), expected=expected)
    values = tuple(wording.of(f"{path}.option.{text}") or text for text in texts)
    return Term(operator, path, wording.of(f"{path}.prompt"), values, expected)


def _shorter(operator: str, codes: tuple[str, ...], options: tuple[str, ...], *, expected: bool) -> tuple[str, tuple[str, ...]]:
    """What names all options, or all but one, in fewer words: nobody reads eleven labels to find out which is missing."""
    left = tuple(code for code in options if code not in codes)
    if operator == "all_of" and len(codes) > 1 and options and not left:
        return "everything", ()
    if operator == "all_of" and len(codes) > 2 and len(left) == 1:
        return "all_others", left
    if operator in ("one_of", "any_of") and expected and len(left) == 1 and len(codes) > 2:
        return "other", left
    return operator, codes


def _briefer(parts: tuple[Term | Joined, ...]) -> Term | Joined:
    """All of these; that something is answered, and not with one option, is that it is answered with another."""
    alone = [one for one in parts if isinstance(one, Term)]
    answered = {one.path for one in alone if one.operator == "answered" and one.expected}
    others = {one: replace(one, operator="other", expected=True) for one in alone if one.path in answered and _refuses_one(one)}
    told = {one.path for one in others}
    kept = tuple(
        others.get(one, one) if isinstance(one, Term) else one
        for one in parts
        if not (isinstance(one, Term) and one.operator == "answered" and one.path in told)
    )
    return kept[0] if len(kept) == 1 else Joined("and", kept)


def _refuses_one(term: Term) -> bool:
    return term.operator in ("equals", "one_of", "any_of") and not term.expected and len(term.values) == 1
