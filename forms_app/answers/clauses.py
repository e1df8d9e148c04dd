"""A condition in words, on a page and on paper: "the answer to question 2.1 or 2.3 is “Partly”"."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from forms_app.answers.terms import Joined, Term

Gettext = Callable[[str], str]


def sentence(term: Term | Joined, numbers: Mapping[str, str], _: Gettext) -> str:
    """What must hold, without capital and full stop. `numbers` has the number shown beside each question, by path."""
    if isinstance(term, Term):
        return _clause([term], numbers, _)
    return _joint(term, _).join(_clauses(term, numbers, _))


def _joint(joined: Joined, _: Gettext) -> str:
    return _(" and ") if joined.operator == "and" else _(" or ")


def _clauses(joined: Joined, numbers: Mapping[str, str], _: Gettext) -> Iterator[str]:
    """The clauses that are joined, in parentheses where they could be read with their neighbours."""
    for part in _alike(joined, numbers):
        if isinstance(part, Joined):
            clauses = list(_clauses(part, numbers, _))
            clause = _joint(part, _).join(clauses)
            yield f"({clause})" if joined.mixes(part) and len(clauses) > 1 else clause
        else:
            yield _clause(part, numbers, _)


def _alike(joined: Joined, numbers: Mapping[str, str]) -> Iterator[list[Term] | Joined]:
    """The parts in their order; what says the same of several numbered questions, of which one is enough, comes together.

    What must not hold, or must hold of each of them, stays apart: of several questions at once it could be misread.
    """
    together: dict[tuple[str, tuple[str, ...]], list[Term]] = {}
    parts: list[list[Term] | Joined] = []
    for part in joined.parts:
        if isinstance(part, Joined):
            parts.append(part)
        elif joined.operator == "and" or not part.expected or part.path not in numbers:
            parts.append([part])
        elif (part.operator, part.values) in together:
            together[part.operator, part.values].append(part)
        else:
            together[part.operator, part.values] = [part]
            parts.append(together[part.operator, part.values])
    yield from parts


def _clause(alike: Sequence[Term], numbers: Mapping[str, str], _: Gettext) -> str:
    """One term, or the same of several numbered questions."""
    return _about_the_request(alike[0], _) or _about_an_answer(alike, numbers, _)


def _about_an_answer(alike: Sequence[Term], numbers: Mapping[str, str], _: Gettext) -> str:
    term = alike[0]
    found = [numbers[one.path] for one in alike if one.path in numbers]
    question = _("question %(number)s") % {"number": _one_of(found, _)} if found else _quoted(term.prompt, _)
    values = _("; ").join(value if term.is_about_a_number else _quoted(value, _) for value in term.values)
    is_single = term.operator in ("any_of", "all_of") and len(term.values) == 1
    pattern = (_holding if term.expected else _failing)(_)["includes" if is_single else term.operator]
    return pattern % {"question": question, "values": values}


def _one_of(numbers: Sequence[str], _: Gettext) -> str:
    """ "2.1", "2.1 or 2.2", "2.1, 2.2 or 2.3"."""
    *others, last = numbers
    return _("%(some)s or %(last)s") % {"some": _(", ").join(others), "last": last} if others else last


def _holding(_: Gettext) -> Mapping[str, str]:
    return {
        "equals": _("the answer to %(question)s is %(values)s"),
        "one_of": _("the answer to %(question)s is one of: %(values)s"),
        "any_of": _("the answer to %(question)s has at least one of: %(values)s"),
        "all_of": _("the answer to %(question)s has all of: %(values)s"),
        "includes": _("the answer to %(question)s includes %(values)s"),
        "other": _("the answer to %(question)s is other than %(values)s"),
        "everything": _("the answer to %(question)s has every choice"),
        "all_others": _("the answer to %(question)s has every choice other than %(values)s"),
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
        "includes": _("the answer to %(question)s does not include %(values)s"),
        "everything": _("the answer to %(question)s leaves out at least one choice"),
        "all_others": _("the answer to %(question)s leaves out at least one choice other than %(values)s"),
        "answered": _("%(question)s is not answered"),
        "greater": _("the answer to %(question)s is not more than %(values)s"),
        "less": _("the answer to %(question)s is not less than %(values)s"),
    }


def _quoted(text: str, _: Gettext) -> str:
    return _("“%(text)s”") % {"text": text}


def _about_the_request(term: Term, _: Gettext) -> str:
    """'' for a term about an answer."""
    if term.operator == "ratified":
        pattern = _("the State has ratified %(instrument)s") if term.expected else _("the State has not ratified %(instrument)s")
        return pattern % {"instrument": _("; ").join(term.values)}
    sentences = {
        "first_report": (_("this is the first report"), _("this is not the first report")),
        "detailed": (_("a detailed report is requested"), _("no detailed report is requested")),
        "pending_comments": (_("comments of the supervisory bodies await a reply"), _("no comments await a reply")),
        "federal": (_("the State is federal"), _("the State is not federal")),
    }
    holds, holds_not = sentences.get(term.operator, ("", ""))
    return holds if term.expected else holds_not
