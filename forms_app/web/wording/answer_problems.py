"""What is wrong with, missing from or doubtful in an answer, in words that say how to mend it.

One sentence for each code of `answers/problems.py`; placeholders are the code's parameters.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from flask_babel import LazyString, format_decimal, ngettext
from flask_babel import lazy_gettext as _l

from forms_app.answers.problems import AnswerProblem, ImportProblem, Param
from forms_app.definitions.form import Wording
from forms_app.definitions.severity import Severity
from forms_app.web.wording.dates import day

_DATES = frozenset({"start", "end"})  # parameters that hold ISO dates
_YEARS = frozenset({"year-out-of-range"})  # codes whose numbers are not grouped: 1500, not 1,500

SENTENCES: Mapping[str, LazyString] = {
    "wrong-type": _l("This answer came in a form that cannot be read here: %(expected)s is needed."),
    "broken-character": _l("A character was damaged on its way. Type the text once more, or copy it again."),
    "too-long": _l("This text has %(length)s characters; there is room for %(most)s. Shorten it, or attach a file."),
    "unknown-option": _l("“%(code)s” is not one of the answers offered here. Choose one of them."),
    "not-a-date": _l("This is not a date of the calendar. Write day, month and year, such as 1 September 2026."),
    "incomplete-date": _l("Write the day, the month and the year."),
    "year-out-of-range": _l("Write a year between %(least)s and %(most)s, with all its four figures."),
    "not-a-number": _l("Write a number in figures, such as 1200 or 12.5."),
    "too-precise": _l("This number has more figures than can be kept. Round it to %(digits)s figures."),
    "too-many-decimals": _l("Round this number to %(decimals)s decimals."),
    "amount-missing": _l("Write the amount, or take away the currency."),
    "currency-missing": _l("Choose the currency of the amount."),
    "unknown-currency": _l("“%(code)s” is not the code of a currency. Choose one from the list."),
    "currency-not-offered": _l("The currency %(code)s is not offered here. Choose one from the list."),
    "unknown-instrument": _l("“%(code)s” is not an instrument known here. Write its number, such as C029 or R203."),
    "unknown-unit": _l("“%(code)s” is not a State or territory known here. Choose one from the list."),
    "unknown-organization": _l(
        "“%(code)s” is not an organization known here. Choose one from the list, or write its name instead."
    ),
    "unknown-law": _l("This text is no longer in the list of laws. Choose another one, or add it to the list again."),
    "code-and-name": _l("Choose the organization from the list or write its name, not both."),
    "not-a-digest": _l("This file was not attached completely. Attach it once more."),
    "file-name-missing": _l("The file came without a name. Attach it once more."),
    "unknown-file": _l("The file “%(name)s” is not attached to this report. Attach it once more."),
    "no-answer-asked": _l("Nothing is asked here, so nothing can be answered."),
    "not-a-row-id": _l("The page named a row in a way that cannot be read. Reload the page; what was saved before is kept."),
    "repeated-row": _l("The page named one row twice. Reload the page; what was saved before is kept."),
    "too-many-rows": _l("There are %(count)s entries here; there is room for %(most)s."),
    "unknown-line": _l("The table has no line “%(code)s”. Reload the page; what was saved before is kept."),
    "unknown-column": _l("The table has no column “%(code)s”. Reload the page; what was saved before is kept."),
    "unknown-key": _l("The answer has a part “%(key)s” that is not asked for. Reload the page; what was saved before is kept."),
    "missing": _l("An answer is expected here."),
    "unanswered-point": _l("Point %(point)s of %(comment)s awaits a reply."),
    "empty-row": _l("Nothing is written in this entry, so it will not be sent."),
    "pattern-not-matched": _l("This does not look as it was asked for. Please check it."),
    "too-many-chosen": _l("%(count)s answers are chosen; at most %(most)s are asked for."),
    "too-few-chosen": _l("At least %(fewest)s are expected here; chosen so far: %(count)s. Please check it."),
    "too-small": _l("This is less than %(least)s, which is the least that is expected. Please check it."),
    "too-large": _l("This is more than %(most)s, which is the most that is expected. Please check it."),
    "period-without-start": _l("The period has no beginning. Please add it if it is known."),
    "period-without-end": _l("The period has no end. Please add it if it is known."),
    "period-reversed": _l("The period ends on %(end)s, before it begins on %(start)s. Please check both dates."),
    "not-utf-8": _l("The file is not text in UTF-8: byte %(position)s cannot be read. Save it again as UTF-8."),
    "not-json": _l("The file is not JSON: line %(line)s, column %(column)s cannot be read."),
    "too-deep": _l("The file is nested too deeply to be an import file of a report."),
    "repeated-key": _l("The key “%(key)s” stands twice. Keep one of the two."),
    "missing-key": _l("The key “%(key)s” is missing. Add it."),
    "bad-value": _l("This value cannot be read: %(expected)s is needed."),
    "repeated-instrument": _l("The instrument %(code)s stands twice. Keep it once."),
    "unknown-path": _l("The form asks nothing at “%(path)s”. Take it away, or correct the path."),
    "hidden-answer": _l("The question at “%(path)s” is not asked, given the other answers. Take the answer away."),
    "unknown-point": _l("Point %(point)s of %(comment)s does not await a reply in this report. Take the reply away."),
    "repeated-point": _l("Point %(point)s of %(comment)s is answered twice. Keep one of the two replies."),
    "language-without-answer": _l("No answer stands at “%(path)s”. Take its language away, or correct the place."),
    "language-of-no-text": _l("The answer at “%(path)s” has no language of its own. Take its language away."),
    "file-not-listed": _l("The file “%(name)s” is named in an answer, but not listed under “files”. Add it there."),
    "file-not-used": _l("The file “%(name)s” is listed under “files”, but no answer names it. Take it away."),
}

# A required answer is told apart from an expected one by what happens without it.
_REQUIRED = _l("An answer is needed here: without it the report cannot be sent.")

_SHAPES: Mapping[str, LazyString] = {
    "text": _l("a text"),
    "number": _l("a number"),
    "list": _l("a list"),
    "mapping": _l("a group of named values"),
}


def problem_words(problem: AnswerProblem | ImportProblem, wording: Wording | None = None) -> str:
    """The sentence for a problem, in the reader's language. What a form's own check says is in the form's words: those of
    `wording`, else in English."""
    if problem.code == "check-failed":
        return (wording.of(str(problem.params["check"])) if wording else "") or str(problem.params["message"])
    if isinstance(problem, AnswerProblem) and problem.code == "missing" and problem.severity == Severity.ERROR:
        return str(_REQUIRED)
    return str(SENTENCES[problem.code]) % {name: _shown(problem.code, name, value) for name, value in problem.params.items()}


def travelling(warnings: Sequence[str]) -> list[str]:
    """The sentences of an answer's warnings that go with the report; the last of them says so."""
    if not warnings:
        return []
    meaning = ngettext(
        "The report can also be sent as it is, with this note.",
        "The report can also be sent as it is, with these notes.",
        len(warnings),
    )
    return [*warnings[:-1], f"{warnings[-1]} {meaning}"]


def _shown(code: str, name: str, value: Param) -> str:
    """A parameter as the reader reads it: numbers and dates by the locale, names of shapes in words."""
    if isinstance(value, str):
        if name in _DATES:
            return day(date.fromisoformat(value))
        return str(_SHAPES.get(value, value)) if name == "expected" else value
    return str(value) if code in _YEARS or name == "point" else str(format_decimal(value))
