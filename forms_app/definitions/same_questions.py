"""Which questions of two forms ask the same, so that an official answers once.

A question's `was` may name a path of another form (`article-22/C081#section.question`): both ask for the same fact, whichever
is answered first. In a shared block (`shared: true`), such as that on how treaties become law, the fact is the country's and does
not depend on the instrument.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms_app.definitions.form import Definition, Section
from forms_app.definitions.questions import CommentReplyQuestion, Question
from forms_app.definitions.severity import Severity


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """A question (`path`) and the one that asks the same in another report. `declared`: a form says so, and the answer of one
    is the answer to the other; else it is what was last said, to be looked at again."""

    path: str
    other: str
    declared: bool


def same_questions(asked: Definition, other: Definition, *, same_subject: bool) -> Iterator[SameQuestion]:
    """The questions of a form that another report's form asks too, in the order of the first.

    With `same_subject` that other report is an earlier one on the same instruments: then all it shares with this form counts,
    even where it was made with a different one. Never what is true of one report alone: its attestation, its replies.
    """
    links = dict(_declared(asked, other))
    for section, question, path in asked.walk():
        if path in links:
            found = SameQuestion(path, links[path], declared=True)
        elif _is_common(asked, other, section, same_subject):
            found = SameQuestion(path, path, declared=False)
        else:
            continue
        if _asks_the_same(question, other.question(found.other)):
            yield found


def linked_forms(asked: Definition) -> frozenset[str]:
    """The codes of the other forms that a form names in `was`."""
    named = (was.partition("#")[0] for _, question, _ in asked.walk() for was in question.was if "#" in was)
    return frozenset(code for code in named if code != asked.form)


def _declared(asked: Definition, other: Definition) -> Iterator[tuple[str, str]]:
    """The paths that either form links, each with its path in the other form."""
    for _, question, path in other.walk():
        for was in question.was:
            if was.startswith(f"{asked.form}#"):
                yield was.partition("#")[2], path
    for _, question, path in asked.walk():
        for was in question.was:
            if was.startswith(f"{other.form}#"):
                yield path, was.partition("#")[2]


def _is_common(asked: Definition, other: Definition, section: Section, same_subject: bool) -> bool:
    """Whether a section asks the same in both: in every report of a country, or in those on the same subject."""
    theirs = other.section(section.id)
    if theirs is None or theirs.block != section.block:
        return False
    if section.block is None:
        return same_subject and other.form == asked.form
    return section.shared or same_subject


def _asks_the_same(question: Question, other: Question | None) -> bool:
    if other is None or other.kind != question.kind or not question.answerable:
        return False
    return not isinstance(question, CommentReplyQuestion) and question.missing is not Severity.ERROR
