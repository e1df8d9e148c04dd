"""A condition in words: "Only if the answer to question 2.1 is “Partly”."."""

from collections.abc import Mapping

from flask_babel import gettext as _

from forms_app.answers.clauses import sentence
from forms_app.answers.terms import Joined, Term


def condition_words(condition: Term | Joined, numbers: Mapping[str, str]) -> str:
    """The whole sentence, in the reader's language. `numbers` has the number shown beside each question, by path."""
    return _("Only if %(condition)s.", condition=sentence(condition, numbers, _))
