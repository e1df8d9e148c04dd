"""What is wrong with a table of comments or organizations, besides what any table can have wrong. No Flask, for commands."""

from collections.abc import Callable, Mapping

from forms_app.reference.problems import Problem
from forms_app.web.wording import reference_problems
from forms_app.web.wording.marking import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "bad-name": (
        N_("“%(value)s” cannot be used here"),
        N_("begin with a letter or digit; then letters, digits, points and hyphens, at most 60 characters"),
    ),
    "bad-language": (N_("“%(value)s” is no code of a language"), N_("write it as in en, fr, es or pt-BR")),
    "closed-too-early": (
        N_("the comment of %(session_year)s cannot be closed in %(value)s"),
        N_("write the year of a later session, or leave it empty"),
    ),
    "rows-differ": (
        N_("this row says other things of %(value)s than line %(first_line)s"),
        N_("repeat everything but point and text in each row of a comment"),
    ),
    "comment-differs": (
        N_("%(value)s is in the records with other words"),
        N_("leave its words as they are; give a corrected comment an id of its own"),
    ),
    "organization-differs": (
        N_("%(value)s is in the registry as an organization of %(side)s of the unit %(unit)s"),
        N_("keep its side and its unit, or use another code"),
    ),
}


def line(problem: Problem, translate: Callable[[str], str] = str) -> str:
    """One line of a list: `file:line: column: what: how to mend`."""
    own = SENTENCES.get(problem.code)
    if own is None:
        return reference_problems.line(problem, translate)
    what, mend = (translate(sentence) % problem.params for sentence in own)
    return ": ".join(part for part in (f"{problem.file}:{problem.line}", problem.column, what, mend) if part)
