"""A condition in words, for a form on paper: "Only if the answer to question 2.1 is “Partly”"."""

from collections.abc import Callable, Mapping

from forms_app.answers.terms import Joined, Term

Gettext = Callable[[str], str]


def sentence(term: Term | Joined, numbers: Mapping[str, str], _: Gettext) -> str:
    """What must hold, without capital and full stop. `numbers` has the number printed beside each question, by path."""
    if isinstance(term, Term):
        return _about_the_request(term, _) or _about_an_answer(term, numbers, _)
    parts = [sentence(part, numbers, _) for part in term.parts]
    parts = [f"({clause})" if term.mixes(part) else clause for part, clause in zip(term.parts, parts, strict=True)]
    return (_(" and ") if term.operator == "and" else _(" or ")).join(parts)


def _about_an_answer(term: Term, numbers: Mapping[str, str], _: Gettext) -> str:
    number = numbers.get(term.path)
    question = _("question %(number)s") % {"number": number} if number else _quoted(term.prompt, _)
    values = _("; ").join(value if term.is_about_a_number else _quoted(value, _) for value in term.values)
    pattern = (_holding if term.expected else _failing)(_)[term.operator]
    return pattern % {"question": question, "values": values}


def _holding(_: Gettext) -> Mapping[str, str]:
    return {
        "equals": _("the answer to %(question)s is %(values)s"),
        "one_of": _("the answer to %(question)s is one of: %(values)s"),
        "any_of": _("the answer to %(question)s has at least one of: %(values)s"),
        "all_of": _("the answer to %(question)s has all of: %(values)s"),
        "answered": _("%(question)s is answered"),
        "greater": _("the answer to %(question)s is more than %(values)s"),
        "less": _("the answer to %(question)s is less than %(values)s"),
    }


def _failing(_: Gettext) -> Mapping[str, str]:
    return {
        "equals": _("the answer to %(question)s is not %(values)s"),
        "one_of": _("the answer to %(question)s is none of: %(values)s"),
        "any_of": _("the answer to %(question)s has none of: %(values)s"),
        "all_of": _("the answer to %(question)s does not have all of: %(values)s"),
        "answered": _("%(question)s is not answered"),
        "greater": _("the answer to %(question)s is not more than %(values)s"),
        "less": _("the answer to %(question)s is not less than %(values)s"),
    }


def _quoted(text: str, _: Gettext) -> str:
    return _("“%(text)s”") % {"text": text}


def _about_the_request(term: Term, _: Gettext) -> str:
    """'' for a term about an answer."""
    if term.operator == "ratified":
        pattern = _("%(instrument)s is ratified") if term.expected else _("%(instrument)s is not ratified")
        return pattern % {"instrument": _("; ").join(term.values)}
    sentences = {
        "first_report": (_("this is the first report"), _("this is not the first report")),
        "detailed": (_("a detailed report is requested"), _("no detailed report is requested")),
        "pending_comments": (_("comments of the supervisory bodies await a reply"), _("no comments await a reply")),
        "federal": (_("the State is federal"), _("the State is not federal")),
    }
    holds, holds_not = sentences.get(term.operator, ("", ""))
    return holds if term.expected else holds_not
