"""A condition in words: "If the answer to question 2.1 is “Partly”"."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.answers.terms import Joined, Term

_Both = tuple[LazyString, LazyString]  # when it holds, when it does not

_ANSWERS: Mapping[str, _Both] = {
    "equals": (_l("the answer to %(question)s is %(values)s"), _l("the answer to %(question)s is not %(values)s")),
    "one_of": (_l("the answer to %(question)s is one of: %(values)s"), _l("the answer to %(question)s is none of: %(values)s")),
    "any_of": (
        _l("the answer to %(question)s has at least one of: %(values)s"),
        _l("the answer to %(question)s has none of: %(values)s"),
    ),
    "all_of": (
        _l("the answer to %(question)s has all of: %(values)s"),
        _l("the answer to %(question)s does not have all of: %(values)s"),
    ),
    "answered": (_l("%(question)s is answered"), _l("%(question)s is not answered")),
    "greater": (
        _l("the answer to %(question)s is more than %(values)s"),
        _l("the answer to %(question)s is not more than %(values)s"),
    ),
    "less": (
        _l("the answer to %(question)s is less than %(values)s"),
        _l("the answer to %(question)s is not less than %(values)s"),
    ),
}

_RATIFIED: _Both = (_l("%(instrument)s is ratified"), _l("%(instrument)s is not ratified"))
_FACTS: Mapping[str, _Both] = {
    "first_report": (_l("this is the first report"), _l("this is not the first report")),
    "detailed": (_l("a detailed report is requested"), _l("no detailed report is requested")),
    "pending_comments": (_l("comments of the supervisory bodies await a reply"), _l("no comments await a reply")),
    "federal": (_l("the State is federal"), _l("the State is not federal")),
}


def condition_words(condition: Term | Joined, numbers: Mapping[str, str]) -> str:
    """The whole sentence, in the reader's language. `numbers` has the number shown beside each question, by path."""
    return _("Only if %(condition)s.", condition=_clause(condition, numbers))


def _clause(condition: Term | Joined, numbers: Mapping[str, str]) -> str:
    if isinstance(condition, Joined):
        clauses = [_within(condition, part, numbers) for part in condition.parts]
        return (_(" and ") if condition.operator == "and" else _(" or ")).join(clauses)
    if condition.operator == "ratified":
        return str(_RATIFIED[not condition.expected]) % {"instrument": _("; ").join(condition.values)}
    if condition.operator in _FACTS:
        return str(_FACTS[condition.operator][not condition.expected])
    number = numbers.get(condition.path)
    question = _("question %(number)s", number=number) if number else _quoted(condition.prompt)
    values = _("; ").join(value if condition.is_about_a_number else _quoted(value) for value in condition.values)
    return str(_ANSWERS[condition.operator][not condition.expected]) % {"question": question, "values": values}


def _within(whole: Joined, part: Term | Joined, numbers: Mapping[str, str]) -> str:
    clause = _clause(part, numbers)
    return f"({clause})" if whole.mixes(part) else clause


def _quoted(text: str) -> str:
    return str(_("“%(text)s”", text=text))
