"""A condition in words: "If the answer to question 2.1 is “Partly”"."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.answers.terms import Joined, Term

_ANSWERS: Mapping[str, LazyString] = {
    "equals": _l("the answer to %(question)s is %(values)s"),
    "one_of": _l("the answer to %(question)s is one of: %(values)s"),
    "any_of": _l("the answer to %(question)s has at least one of: %(values)s"),
    "all_of": _l("the answer to %(question)s has all of: %(values)s"),
    "answered": _l("%(question)s is answered"),
    "greater": _l("the answer to %(question)s is more than %(values)s"),
    "less": _l("the answer to %(question)s is less than %(values)s"),
}

_FACTS: Mapping[str, tuple[LazyString, LazyString]] = {  # when it holds, when it does not
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
        clauses = [_clause(part, numbers) for part in condition.parts]
        if condition.operator == "not":
            return _("it is not so that %(condition)s", condition=clauses[0])
        return (_(" and ") if condition.operator == "and" else _(" or ")).join(clauses)
    if condition.operator == "ratified":
        return _("%(instrument)s is ratified", instrument=_("; ").join(condition.values))
    if condition.operator in _FACTS:
        return str(_FACTS[condition.operator][0 if condition.expected else 1])
    number = numbers.get(condition.path)
    question = _("question %(number)s", number=number) if number else _quoted(condition.prompt)
    values = _("; ").join(_quoted(value) for value in condition.values)
    return str(_ANSWERS[condition.operator]) % {"question": question, "values": values}


def _quoted(text: str) -> str:
    return str(_("“%(text)s”", text=text))
